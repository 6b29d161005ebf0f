//! How a form comes out of a seed, and what another seed gives instead.

use super::{Looked, chosen, words};
use crate::desk::Desk;
use crate::opening::fill;
use assay_core::assessment::{Assessment, GENERATOR};
use assay_evaluation::{DrawnItem, DrawnSection, common, drawn, find_drawn};
use assay_web::browser::nodes;
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;

/// The forms of one seed or two.
pub fn form(desk: Desk, looked: Looked) -> View {
    let words = words();
    let seed = RwSignal::new(chosen::seed());
    let second = RwSignal::new(chosen::get().second);
    let pack = looked.pack.clone();
    let said = Memo::new(move |_| told(&pack, &seed.get(), &second.get()));
    let first_field = field(
        "form-seed",
        words.seed,
        words.seed_hint,
        seed,
        |chosen, typed| {
            chosen.seed = Some(typed);
        },
    );
    let second_field = field(
        "form-second",
        words.second_seed,
        words.second_hint,
        second,
        |chosen, typed| {
            chosen.second = typed;
        },
    );
    let pack = looked.pack.clone();
    let tables = move || {
        let seeds = [seed.get(), second.get()];
        let forms = seeds
            .each_ref()
            .map(|seed| (!seed.is_empty()).then(|| drawn(&pack, seed)));
        let [first, other] = &forms;
        views((
            first
                .as_ref()
                .map(|form| table("one", &seeds[0], form, other.as_deref())),
            other
                .as_ref()
                .map(|form| table("other", &seeds[1], form, first.as_deref())),
        ))
    };
    views((
        el("p.lead").child(words.form_lead),
        el("div.test-seeds")
            .child(first_field)
            .child(second_field)
            .child(seeds_at_hand(desk)),
        el("p").attr("role", "status").child(move || said.get()),
        el("div.test-forms").child(tables),
        el("p.hint").child(words.options_note),
        el("p.hint").child(fill(words.generator, &[GENERATOR])),
    ))
}

/// A field for a seed; what is typed is remembered.
fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    seed: RwSignal<String>,
    remember: fn(&mut chosen::Chosen, String),
) -> View {
    let hint_id = [id, "-hint"].concat();
    let typed = move |event: web_sys::Event| {
        let text = nodes::value_of(&event);
        chosen::change(|chosen| remember(chosen, text.clone()));
        seed.set(text);
    };
    el("div.field")
        .child(el("label.field-label").attr("for", id).child(label))
        .child(
            el("input.input")
                .attr("id", id)
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("list", "form-seeds")
                .attr("aria-describedby", hint_id.clone())
                .value(move || seed.get())
                .on("input", typed),
        )
        .child(el("p.hint").attr("id", hint_id).child(hint))
        .view()
}

/// The seeds of the candidates on the desk, as suggestions.
fn seeds_at_hand(desk: Desk) -> View {
    let mut seeds: Vec<String> = desk.dossiers.with_untracked(|all| {
        let seeds = all.iter().map(|dossier| dossier.case.seed.clone());
        seeds.filter(|seed| !seed.is_empty()).collect()
    });
    seeds.sort();
    seeds.dedup();
    let options = seeds
        .into_iter()
        .map(|seed| el("option").attr("value", seed));
    el("datalist")
        .attr("id", "form-seeds")
        .child(options.collect::<Vec<_>>())
        .view()
}

/// What came of what was typed, in a sentence.
fn told(pack: &Assessment, seed: &str, second: &str) -> String {
    if seed.is_empty() {
        return words().no_seed.into();
    }
    let form = drawn(pack, seed);
    if second.is_empty() {
        let items: usize = form.iter().map(|section| section.items.len()).sum();
        return fill(words().drawn, &[seed, &items.to_string()]);
    }
    let common = common(&form, &drawn(pack, second));
    let counts = [common.items, common.of, common.alike].map(|count| count.to_string());
    fill(words().drawn_both, &counts.each_ref().map(String::as_str))
}

fn table(id: &str, seed: &str, form: &[DrawnSection], other: Option<&[DrawnSection]>) -> View {
    let words = words();
    let mut headings = vec![words.number, words.item, words.kind, words.options];
    headings.extend(other.map(|_| words.in_both));
    let columns = headings.len().to_string();
    let headings = headings
        .into_iter()
        .map(|name| el("th").attr("scope", "col").child(name));
    let mut number = 0;
    let mut groups = Vec::new();
    for section in form {
        let heading = el("th")
            .attr("scope", "colgroup")
            .attr("colspan", columns.clone())
            .child(section.title.as_str());
        let rows = section.items.iter().map(|item| {
            number += 1;
            row(number, item, other)
        });
        let rows = rows.collect::<Vec<_>>();
        groups.push(
            el("tbody")
                .child(el("tr.test-group").child(heading))
                .child(rows),
        );
    }
    let caption = fill(words.form_of, &[seed]);
    let caption_id = ["form-", id].concat();
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-labelledby", caption_id.clone())
        .child(
            el("table.contents test-form")
                .child(el("caption").attr("id", caption_id).child(caption))
                .child(el("thead").child(el("tr").child(headings.collect::<Vec<_>>())))
                .child(groups),
        )
        .view()
}

fn row(number: usize, item: &DrawnItem, other: Option<&[DrawnSection]>) -> View {
    let words = words();
    let letters = if item.letters.is_empty() {
        words.as_in_bank
    } else {
        &item.letters
    };
    let shared = other.map(|other| {
        el("td").child(match find_drawn(other, &item.id) {
            Some(same) if same.letters == item.letters => words.yes,
            Some(_) => words.yes_other_order,
            None => words.no,
        })
    });
    el("tr")
        .child(el("td").child(number.to_string()))
        .child(
            el("th")
                .attr("scope", "row")
                .child(item.title.as_str())
                .child(el("small.test-id").child(item.id.as_str())),
        )
        .child(el("td").child(item.kind))
        .child(el("td.test-letters").child(letters))
        .child(shared)
        .view()
}
