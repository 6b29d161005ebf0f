//! Pieces of forms: a text that has to be written, radio buttons, tables in a region that scrolls.

use super::Person;
use crate::rating::Drafts;
use assay_evaluation::reason_length;
use assay_web::browser::{nodes, page};
use assay_web::ui::dom::{Child, El, View, el, views};
use leptos::prelude::*;

/// A text that has to be written before something is done, with what is wrong with it beside the field. It is kept
/// as a draft until then, so that neither another tab nor a reload takes it away.
#[derive(Clone, Copy)]
pub struct Written {
    id: RwSignal<String>,
    drafts: Drafts,
    key: RwSignal<String>,
    text: Memo<String>,
    error: RwSignal<&'static str>,
}

impl Written {
    /// One with what was written last and not saved. `id` is unique on all of the candidate's pages.
    pub fn new(person: Person, id: String) -> Self {
        let drafts = person.drafts;
        let key = ["reason ", &person.now().case.sha256, " ", &id].concat();
        let followed = key.clone();
        Self {
            id: RwSignal::new(id),
            drafts,
            key: RwSignal::new(key),
            text: Memo::new(move |_| drafts.get(&followed).unwrap_or_default()),
            error: RwSignal::new(""),
        }
    }

    /// The field.
    pub fn field(self, label: &'static str, hint: &'static str) -> View {
        let id = self.id.get_untracked();
        let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
        el("div.field")
            .child(el("label.field-label").attr("for", id.clone()).child(label))
            .child(el("p.hint").attr("id", hint_id.clone()).child(hint))
            .child(
                el("textarea.input person-reason")
                    .attr("id", id)
                    .attr("rows", "3")
                    .attr("aria-describedby", [&hint_id, " ", &error_id].concat())
                    .live("aria-invalid", move || {
                        (!self.error.get().is_empty()).then_some("true")
                    })
                    .value(move || self.text.get())
                    .on("input", move |event| self.typed(nodes::value_of(&event))),
            )
            .child(
                el("p.field-error")
                    .attr("role", "alert")
                    .attr("id", error_id)
                    .child(move || self.error.get()),
            )
            .view()
    }

    fn typed(self, text: String) {
        self.drafts.keep(self.key.get_untracked(), text);
        if self.error.with_untracked(|error| !error.is_empty()) {
            self.error.set("");
        }
    }

    /// What was written, if it has at least so many characters; otherwise the field says what is missing.
    pub fn taken(self, least: usize, missing: &'static str) -> Option<String> {
        let text = self.drafts.get_untracked(&self.key.get_untracked());
        let text = text.unwrap_or_default().trim().to_owned();
        if reason_length(&text) >= least.max(1) {
            return Some(text);
        }
        self.refuse(missing);
        None
    }

    /// Says what is wrong, and moves the focus to the field.
    pub fn refuse(self, error: &'static str) {
        self.error.set(error);
        page::focus_id(&self.id.get_untracked());
    }

    /// Empties the field: what was in it is saved.
    pub fn clear(self) {
        self.drafts.forget(&self.key.get_untracked());
        self.error.set("");
    }
}

/// Some options of which one is chosen; `error` says what is missing. Each option has a name and a hint.
pub fn radios<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &str,
    legend: String,
    options: Vec<(T, &'static str, &'static str)>,
    chosen: RwSignal<Option<T>>,
    error: RwSignal<&'static str>,
) -> View {
    let error_id = [id, "-error"].concat();
    let rows = options
        .into_iter()
        .zip(1_usize..)
        .map(|((value, name, hint), at)| {
            let option_id = [id, "-", &at.to_string()].concat();
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "radio")
                        .attr("id", option_id)
                        .attr("name", id.to_owned())
                        .attr("aria-describedby", error_id.clone())
                        .flag("checked", move || chosen.get() == Some(value))
                        .on("change", move |_| {
                            chosen.set(Some(value));
                            error.set("");
                        }),
                )
                .child(
                    el("span")
                        .child(name)
                        .child((!hint.is_empty()).then(|| el("small.hint").child(hint))),
                )
        });
    el("fieldset.person-radios")
        .child(el("legend.field-label").child(legend))
        .child(rows.collect::<Vec<_>>())
        .child(
            el("p.field-error")
                .attr("role", "alert")
                .attr("id", error_id)
                .child(move || error.get()),
        )
        .view()
}

/// Moves the focus to the first of some radio buttons.
pub fn focus_first(id: &str) {
    page::focus_id(&[id, "-1"].concat());
}

/// A wide table, in a region that scrolls.
pub fn scrolling(label: String, table: El) -> View {
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", label)
        .child(table)
        .view()
}

/// A row of headings over a table.
pub fn headings(names: &[&'static str]) -> View {
    let cells: Vec<El> = names
        .iter()
        .map(|name| el("th").attr("scope", "col").child(*name))
        .collect();
    el("thead").child(el("tr").child(cells)).view()
}

/// Terms, each with its text.
pub fn terms(pairs: Vec<(String, String)>) -> View {
    let rows: Vec<View> = pairs
        .into_iter()
        .map(|(name, text)| views((el("dt").child(name), el("dd").child(text))))
        .collect();
    el("dl.person-terms").child(rows).view()
}

/// Paragraphs of one class.
pub fn lines(class: &'static str, texts: Vec<String>) -> View {
    let rows: Vec<El> = texts
        .into_iter()
        .map(|text| el("p").class(class).child(text))
        .collect();
    rows.view()
}
