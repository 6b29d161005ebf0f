//! Pieces of forms: a text that has to be written, radio buttons, tables in a region that scrolls.

use crate::person::shown::Person;
use crate::rating::Drafts;
use assay_evaluation::reason_length;
use assay_web::browser::page;
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::prelude::*;

/// A text that has to be written before something is done, with what is wrong with it beside the field. It is kept
/// as a draft until then, so that neither another tab nor a reload takes it away.
#[derive(Clone, Copy)]
pub struct Written {
    id: StoredValue<String>,
    drafts: Drafts,
    key: StoredValue<String>,
    text: Memo<String>,
    error: RwSignal<&'static str>,
}

impl Written {
    /// One with what was written last and not saved. `id` is unique on all of the candidate's pages.
    pub fn new(person: Person, id: String) -> Self {
        let drafts = person.drafts;
        let key = ["reason ", &person.now().opened.sha256, " ", &id].concat();
        let followed = key.clone();
        Self {
            id: StoredValue::new(id),
            drafts,
            key: StoredValue::new(key),
            text: Memo::new(move |_| drafts.get(&followed).unwrap_or_default()),
            error: RwSignal::new(""),
        }
    }

    /// The field.
    pub fn field(self, label: &'static str, hint: &'static str) -> impl IntoView {
        view! { <WrittenField written=self label hint /> }
    }

    fn typed(self, text: String) {
        self.drafts.keep(self.key.get_value(), text);
        if self.error.with_untracked(|error| !error.is_empty()) {
            self.error.set("");
        }
    }

    /// Returns the text, if it has at least so many characters; otherwise the field says what is missing.
    pub fn taken(self, least: usize, missing: &'static str) -> Option<String> {
        let text = self
            .key
            .with_value(|key| self.drafts.get_untracked(key))
            .unwrap_or_default();
        let text = text.trim().to_owned();
        if reason_length(&text) >= least.max(1) {
            return Some(text);
        }
        self.refuse(missing);
        None
    }

    /// Says what is wrong, and moves the focus to the field.
    pub fn refuse(self, error: &'static str) {
        self.error.set(error);
        self.id.with_value(|id| page::focus_id(id));
    }

    /// Empties the field: what was in it is saved.
    pub fn clear(self) {
        self.key.with_value(|key| self.drafts.forget(key));
        self.error.set("");
    }
}

/// The field of a text that has to be written.
#[component]
fn WrittenField(
    /// The text.
    written: Written,
    /// The label of the field.
    label: &'static str,
    /// The hint.
    hint: &'static str,
) -> impl IntoView {
    let id = written.id.get_value();
    let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
    let described_by = [&hint_id, " ", &error_id].concat();
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <p class="hint" id=hint_id>
                {hint}
            </p>
            <textarea
                class="input person-reason"
                id=id
                rows="3"
                aria-describedby=described_by
                aria-invalid=move || (!written.error.get().is_empty()).then_some("true")
                use:field_value=Signal::from(written.text)
                on:input=move |event| written.typed(event_target_value(&event))
            ></textarea>
            <p class="field-error" role="alert" id=error_id>
                {move || written.error.get()}
            </p>
        </div>
    }
}

/// Some options of which one is chosen; `error` says what is missing. Each option has a name and a hint.
pub fn radios<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &str,
    legend: String,
    options: Vec<(T, &'static str, &'static str)>,
    chosen: RwSignal<Option<T>>,
    error: RwSignal<&'static str>,
) -> impl IntoView + use<T> {
    let id = id.to_owned();
    view! { <Radios id legend options chosen error /> }
}

/// Some options of which one is chosen.
#[component]
fn Radios<T: Copy + PartialEq + Send + Sync + 'static>(
    /// Their name, unique on the page.
    id: String,
    /// The question that they answer.
    legend: String,
    /// The options, each with a name and a hint.
    options: Vec<(T, &'static str, &'static str)>,
    /// The one that is chosen.
    chosen: RwSignal<Option<T>>,
    /// The fault; empty where there is none.
    error: RwSignal<&'static str>,
) -> impl IntoView {
    let error_id = [&id, "-error"].concat();
    // What is missing may be something else once one is chosen.
    let is_invalid = move || (!error.get().is_empty() && chosen.get().is_none()).then_some("true");
    let rows = options
        .into_iter()
        .zip(1_usize..)
        .map(|((value, name, hint), at)| {
            let option_id = [&id, "-", &at.to_string()].concat();
            let hint = (!hint.is_empty()).then(|| view! { <small class="hint">{hint}</small> });
            view! {
                <label class="tick">
                    <input
                        type="radio"
                        id=option_id
                        name=id.clone()
                        aria-describedby=error_id.clone()
                        aria-invalid=is_invalid
                        prop:checked=move || chosen.get() == Some(value)
                        on:change=move |_| {
                            chosen.set(Some(value));
                            error.set("");
                        }
                    />
                    <span>{name} {hint}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="person-radios">
            <legend class="field-label">{text(legend)}</legend>
            {rows}
            <p class="field-error" role="alert" id=error_id>
                {move || error.get()}
            </p>
        </fieldset>
    }
}

/// Moves the focus to the first of some radio buttons.
pub fn focus_first(id: &str) {
    page::focus_id(&[id, "-1"].concat());
}

/// A wide table, in a region that scrolls.
pub fn scrolling<T: IntoView>(label: String, table: T) -> impl IntoView + use<T> {
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=label>
            {table}
        </div>
    }
}

/// A row of headings over a table.
pub fn headings(names: &[&'static str]) -> impl IntoView + use<> {
    let cells = names
        .iter()
        .map(|name| view! { <th scope="col">{*name}</th> })
        .collect_view();
    view! {
        <thead>
            <tr>{cells}</tr>
        </thead>
    }
}

/// Terms, each with its text.
pub fn terms(pairs: Vec<(String, String)>) -> impl IntoView {
    let rows = pairs
        .into_iter()
        .map(|(name, sentence)| {
            view! {
                <dt>{text(name)}</dt>
                <dd>{text(sentence)}</dd>
            }
        })
        .collect_view();
    view! { <dl class="person-terms">{rows}</dl> }
}

/// Paragraphs of one class.
pub fn lines(class: &'static str, texts: Vec<String>) -> impl IntoView {
    texts
        .into_iter()
        .map(|line| view! { <p class=class>{text(line)}</p> })
        .collect_view()
}
