//! The four-fifths check on counts that somebody types in. Nothing of it is kept, and no candidate's data goes in.

use super::opening::fill;
use super::shell::heading;
use assay_evaluation::{Column, FEW, Fault, Group, Impact, TypedCounts, TypedGroup, four_fifths};
use assay_web::browser::clock::sleep;
use assay_web::browser::{nodes, page, screen};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What is typed: each group with a number of its own, which stays when others are removed.
type Rows = RwSignal<Vec<(u32, TypedGroup)>>;

/// The screen.
pub fn fairness() -> View {
    let words = words();
    let rows: Rows = RwSignal::new(vec![(0, TypedGroup::default()), (1, TypedGroup::default())]);
    let read = Memo::new(move |_| rows.with(|rows| read(rows)));
    views((
        heading(words.title),
        el("p.lead").child(words.lead),
        el("div.fairness")
            .child(clause(words.counts, counts(rows, read)))
            .child(clause(words.results, results(read)))
            .child(clause(words.rule, el("p.read").child(words.rule_text)))
            .child(clause(
                words.rule_not,
                Vec::from(
                    [words.rule_thumb, words.rule_above, words.rule_few]
                        .map(|text| el("p.read").child(text).view()),
                ),
            ))
            .child(clause(
                words.privacy,
                (
                    el("p.read").child(words.privacy_text),
                    el("p.read").child(words.privacy_kept),
                ),
            )),
    ))
}

fn clause(title: &str, content: impl Child) -> View {
    el("section.clause")
        .child(el("h2").child(title))
        .child(el("div").child(content))
        .view()
}

fn read(rows: &[(u32, TypedGroup)]) -> TypedCounts {
    TypedCounts::read(&rows.iter().map(|row| row.1.clone()).collect::<Vec<_>>())
}

/// The form. Its rows are made anew only when their number changes, so that the focus stays where it is.
fn counts(rows: Rows, read: Memo<TypedCounts>) -> View {
    let words = words();
    let numbers =
        Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.0).collect::<Vec<_>>()));
    let add = move |_| {
        let number =
            rows.with_untracked(|rows| rows.iter().map(|row| row.0 + 1).max().unwrap_or_default());
        rows.update(|rows| rows.push((number, TypedGroup::default())));
        focus_later(field_id(number, Column::Name));
    };
    let clear = move |_| {
        let number =
            rows.with_untracked(|rows| rows.iter().map(|row| row.0 + 1).max().unwrap_or_default());
        rows.set(vec![
            (number, TypedGroup::default()),
            (number + 1, TypedGroup::default()),
        ]);
        focus_later(field_id(number, Column::Name));
    };
    let shown = move || {
        let numbers = numbers.get();
        let can_go = numbers.len() > 2;
        let lines = (1_usize..)
            .zip(numbers)
            .map(|(at, number)| row(rows, read, at, number, can_go));
        lines.collect::<Vec<_>>()
    };
    views((
        el("p.hint").child(words.counts_hint),
        el("div.count-rows").child(shown),
        el("div.actions")
            .child(el("button.btn").on("click", add).child(words.add))
            .child(el("button.btn-quiet").on("click", clear).child(words.clear)),
    ))
}

/// A group, with what cannot be about it.
fn row(rows: Rows, read: Memo<TypedCounts>, at: usize, number: u32, can_go: bool) -> View {
    let words = words();
    let place = at.to_string();
    let remove = move |_| {
        let next = rows.with_untracked(|rows| {
            let here = rows
                .iter()
                .position(|row| row.0 == number)
                .unwrap_or_default();
            rows.get(here + 1)
                .or_else(|| rows.get(here.wrapping_sub(1)))
                .map(|row| row.0)
        });
        rows.update(|rows| rows.retain(|row| row.0 != number));
        if let Some(next) = next {
            focus_later(field_id(next, Column::Name));
        }
    };
    let remove = can_go.then(|| {
        el("button.btn-quiet")
            .attr("aria-label", fill(words.remove_of, &[&place]))
            .on("click", remove)
            .child(words.remove)
    });
    el("fieldset.count-row")
        .child(el("legend").child(fill(words.row_of, &[&place])))
        .child(field(rows, read, number, Column::Name))
        .child(field(rows, read, number, Column::Applicants))
        .child(field(rows, read, number, Column::Selected))
        .child(remove)
        .view()
}

fn field(rows: Rows, read: Memo<TypedCounts>, number: u32, column: Column) -> View {
    let words = words();
    let (label, mode) = match column {
        Column::Name => (words.name, "text"),
        Column::Applicants => (words.applicants, "numeric"),
        Column::Selected => (words.selected, "numeric"),
    };
    let id = field_id(number, column);
    let told = [&id, "-told"].concat();
    let fault = move || {
        let at = rows.with(|rows| rows.iter().position(|row| row.0 == number))?;
        read.with(|read| read.fault(at, column))
    };
    let value = move || {
        let text = |row: &(u32, TypedGroup)| of(&row.1, column).clone();
        rows.with(|rows| rows.iter().find(|row| row.0 == number).map(text))
            .unwrap_or_default()
    };
    let write = move |event: web_sys::Event| {
        let text = nodes::value_of(&event);
        rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.0 == number) {
                match column {
                    Column::Name => row.1.name = text,
                    Column::Applicants => row.1.applicants = text,
                    Column::Selected => row.1.selected = text,
                }
            }
        });
    };
    el("div.field")
        .child(el("label.field-label").attr("for", id.clone()).child(label))
        .child(
            el("input.input")
                .attr("id", id)
                .attr("type", "text")
                .attr("inputmode", mode)
                .attr("autocomplete", "off")
                .attr("aria-describedby", told.clone())
                .live("aria-invalid", move || fault().map(|_| "true"))
                .value(value)
                .on("input", write),
        )
        .child(
            el("p.field-error")
                .attr("id", told)
                .child(move || fault().map(says)),
        )
        .view()
}

fn of(group: &TypedGroup, column: Column) -> &String {
    match column {
        Column::Name => &group.name,
        Column::Applicants => &group.applicants,
        Column::Selected => &group.selected,
    }
}

fn says(fault: Fault) -> &'static str {
    let words = words();
    match fault {
        Fault::SameName => words.same_name,
        Fault::NotWhole => words.not_whole,
        Fault::Nobody => words.nobody,
        Fault::MoreThanApplied => words.more_than_applied,
    }
}

fn field_id(number: u32, column: Column) -> String {
    let name = match column {
        Column::Name => "name",
        Column::Applicants => "applicants",
        Column::Selected => "selected",
    };
    ["group-", &number.to_string(), "-", name].concat()
}

/// The field may be on screen only after this handler has ended.
fn focus_later(id: String) {
    spawn_local(async move {
        sleep(0).await;
        page::focus_id(&id);
    });
}

/// What comes out. The sentence is announced; the table says it in full.
fn results(read: Memo<TypedCounts>) -> View {
    let sentence = Memo::new(move |_| read.with(summary));
    let table = move || {
        read.with(|read| {
            let groups = read.sound()?;
            Some(views((
                table(groups, &four_fifths(groups)?),
                el("div.actions").child(
                    el("button.btn")
                        .on("click", |_| screen::print())
                        .child(words().print),
                ),
            )))
        })
    };
    views((
        el("p.fairness-says")
            .attr("role", "status")
            .child(move || sentence.get()),
        table,
    ))
}

fn summary(read: &TypedCounts) -> String {
    let words = words();
    if !read.faults.is_empty() {
        return words.faulty.into();
    }
    if read.is_unfinished {
        return words.unfinished.into();
    }
    let Some((groups, impacts)) = read
        .sound()
        .and_then(|groups| Some((groups, four_fifths(groups)?)))
    else {
        return words.waiting.into();
    };
    if groups.iter().all(|group| group.selected == 0) {
        return words.none_selected.into();
    }
    let below: Vec<&str> = groups
        .iter()
        .zip(&impacts)
        .filter(|(_, impact)| impact.is_below)
        .map(|(group, _)| group.name.as_str())
        .collect();
    if below.is_empty() {
        words.none_below.into()
    } else {
        fill(words.some_below, &[&below.join(", ")])
    }
}

fn table(groups: &[Group], impacts: &[Impact]) -> View {
    let words = words();
    let heads = [
        words.group,
        words.rate,
        words.ratio,
        words.finding,
        words.remarks,
    ];
    let heads: Vec<View> = heads
        .into_iter()
        .map(|head| el("th").attr("scope", "col").child(head).view())
        .collect();
    let rows: Vec<View> = groups
        .iter()
        .zip(impacts)
        .map(|(group, impact)| line(group, impact))
        .collect();
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words.region)
        .child(
            el("table.contents rates")
                .child(el("caption.visually-hidden").child(words.table))
                .child(el("thead").child(el("tr").child(heads)))
                .child(el("tbody").child(rows)),
        )
        .view()
}

fn line(group: &Group, impact: &Impact) -> View {
    let words = words();
    let rate = impact.rate.percent_text(1);
    let rate = fill(
        words.rate_of,
        &[
            &rate,
            &group.selected.to_string(),
            &group.applicants.to_string(),
        ],
    );
    let finding = match (impact.ratio, impact.is_below) {
        (None, _) => words.no_ratio,
        (_, true) => words.below,
        (_, false) => words.not_below,
    };
    let mut remarks = Vec::new();
    if impact.is_small {
        remarks.push(el("p").child(fill(words.small, &[&FEW.to_string()])));
    }
    if impact.hangs_on_one {
        remarks.push(el("p").child(words.hangs));
    }
    if remarks.is_empty() {
        remarks.push(el("p.hint").child(words.no_remark));
    }
    el("tr")
        .child(el("th").attr("scope", "row").child(group.name.as_str()))
        .child(el("td").child(rate))
        .child(el("td").child(ratio(impact)))
        .child(el(if impact.is_below { "td.is-below" } else { "td" }).child(finding))
        .child(el("td").child(remarks))
        .view()
}

/// The ratio, rounded; exactly where rounding would hide that it is below.
fn ratio(impact: &Impact) -> String {
    let words = words();
    match impact.ratio {
        None => words.no_ratio.into(),
        Some(ratio) if ratio.text() == "1" => words.highest.into(),
        Some(ratio) => {
            let percent = ratio.percent_text(1);
            if impact.is_below && percent == "80.0" {
                fill(words.exactly, &[&percent, &ratio.text()])
            } else {
                fill(words.percent, &[&percent])
            }
        }
    }
}

fn words() -> &'static assay_web::words::fairness::Words {
    &assay_web::words::fairness::ENGLISH
}
