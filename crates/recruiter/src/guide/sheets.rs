//! Sheets to print: one for each chosen question, and one on which the panel comes together. What is on screen is
//! what comes out of the printer; the choice above it is not printed.

use super::{list, questions, words};
use crate::opening::fill;
use assay_evaluation::Kit;
use assay_web::browser::{nodes, screen};
use assay_web::ui::dom::{Child, El, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// Lines for notes: more than any sheet has room for. On paper those are seen that fit under the rest of the sheet, on
/// screen the first few.
const LINES: usize = 20;
/// The panel members that the sheet has room for.
const MEMBERS: [&str; 5] = ["A", "B", "C", "D", "E"];
/// What the consensus sheet is chosen by; questions are chosen by kind and identifier.
const PANEL: &str = "panel";

/// What is chosen.
type Chosen = RwSignal<Vec<String>>;

/// The sheets, and the choice of them.
pub fn sheets(kit: &Arc<Kit>) -> View {
    let words = words();
    let core: Vec<(String, String)> = kit
        .core
        .iter()
        .map(|one| (name("core", &one.id), one.title.clone()))
        .collect();
    let bank: Vec<(String, String)> = kit
        .bank
        .iter()
        .map(|one| (name("bank", &one.id), one.title.clone()))
        .collect();
    let at_first = core
        .iter()
        .map(|one| one.0.clone())
        .chain([PANEL.to_owned()]);
    let chosen: Chosen = RwSignal::new(at_first.collect());
    let count = move || match chosen.with(Vec::len) {
        0 => words.chosen_none.into(),
        count => fill(words.chosen, &[&count.to_string()]),
    };
    let print = move |_| {
        if chosen.with_untracked(|chosen| !chosen.is_empty()) {
            screen::print();
        }
    };
    let choice = el("div.sheet-choice")
        .child(el("p.lead").child(words.sheets_lead))
        .child(choices(
            words.choose_core,
            Some((words.choose_all_core, words.choose_none_core)),
            core,
            chosen,
        ))
        .child(choices(
            words.choose_bank,
            Some((words.choose_all_bank, words.choose_none_bank)),
            bank,
            chosen,
        ))
        .child(choices(
            words.choose_more,
            None,
            vec![(PANEL.into(), words.consensus.into())],
            chosen,
        ))
        .child(
            el("div.actions")
                .child(
                    el("button.btn btn-primary")
                        .live("aria-disabled", move || {
                            chosen.with(Vec::is_empty).then_some("true")
                        })
                        .on("click", print)
                        .child(words.print),
                )
                .child(el("p").attr("role", "status").child(count)),
        );
    let on_core = (1_usize..).zip(&kit.core).map(|(number, question)| {
        let mark = fill(
            words.sheet_core,
            &[&number.to_string(), &kit.core.len().to_string()],
        );
        let content = views((
            side(words.follow_ups, list(&question.follow_ups)),
            side(words.anchors, questions::anchors(question)),
            boxes(words.own_rating_hint),
            notes(),
        ));
        sheet(
            chosen,
            name("core", &question.id),
            &mark,
            &question.title,
            &question.question,
            content,
        )
    });
    let on_bank = kit.bank.iter().map(|question| {
        let content = views((
            side(words.probes, list(&question.probes)),
            side(words.follow_ups, list(&question.follow_ups)),
            side(words.strong, list(&question.strong)),
            boxes(words.own_rating_bank),
            notes(),
        ));
        sheet(
            chosen,
            name("bank", &question.id),
            words.sheet_bank,
            &question.title,
            &question.question,
            content,
        )
    });
    let all: Vec<View> = on_core.chain(on_bank).collect();
    let sheets = el("section.sheets")
        .attr("aria-label", words.the_sheets)
        .child(all)
        .child(consensus(kit, chosen));
    views((choice, sheets))
}

fn name(kind: &str, id: &str) -> String {
    [kind, "-", id].concat()
}

/// A group of sheets to choose from, with two buttons for all and none of them.
fn choices(
    title: &'static str,
    all_or_none: Option<(&'static str, &'static str)>,
    sheets: Vec<(String, String)>,
    chosen: Chosen,
) -> View {
    let words = words();
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.0.clone()).collect();
    let set_all = |is_in: bool| {
        let names = names.clone();
        move |_: web_sys::Event| {
            chosen.update(|chosen| {
                chosen.retain(|one| !names.contains(one));
                if is_in {
                    chosen.extend(names.iter().cloned());
                }
            });
        }
    };
    let quick = all_or_none.map(|(all, none)| {
        el("div.actions")
            .child(
                el("button.btn-quiet")
                    .attr("aria-label", all)
                    .on("click", set_all(true))
                    .child(words.choose_all),
            )
            .child(
                el("button.btn-quiet")
                    .attr("aria-label", none)
                    .on("click", set_all(false))
                    .child(words.choose_none),
            )
    });
    let ticks: Vec<View> = sheets
        .into_iter()
        .map(|(name, title)| tick(name, title, chosen))
        .collect();
    el("fieldset")
        .child(el("legend").child(title))
        .child(el("div.sheet-ticks").child(ticks))
        .child(quick)
        .view()
}

fn tick(name: String, title: String, chosen: Chosen) -> View {
    let own = name.clone();
    let toggle = move |event: web_sys::Event| {
        let is_in = nodes::is_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|one| *one != own);
            if is_in {
                chosen.push(own.clone());
            }
        });
    };
    el("label.tick")
        .child(
            el("input")
                .attr("type", "checkbox")
                .flag("checked", move || {
                    chosen.with(|chosen| chosen.contains(&name))
                })
                .on("change", toggle),
        )
        .child(title)
        .view()
}

/// A sheet: heading, who and when, the question, and what is below it. It is there while it is chosen.
fn sheet(
    chosen: Chosen,
    id: String,
    mark: &str,
    title: &str,
    question: &str,
    content: View,
) -> View {
    let words = words();
    bare_sheet(
        chosen,
        id,
        mark,
        title,
        &[words.candidate, words.interviewer, words.date],
    )
    .child(el("p.sheet-question").child(question))
    .child(content)
    .view()
}

fn bare_sheet(chosen: Chosen, id: String, mark: &str, title: &str, lines: &[&'static str]) -> El {
    let heading = ["sheet-", &id].concat();
    let fields: Vec<View> = lines
        .iter()
        .map(|line| {
            el("p")
                .child(el("span").child(*line))
                .child(el("i").attr("aria-hidden", "true"))
                .view()
        })
        .collect();
    el("article.sheet")
        .attr("aria-labelledby", heading.clone())
        .flag("hidden", move || {
            !chosen.with(|chosen| chosen.contains(&id))
        })
        .child(
            el("header")
                .child(el("p.caps").child(mark))
                .child(el("h2").attr("id", heading).child(title)),
        )
        .child(el("div.sheet-fields").child(fields))
}

fn side(title: &str, content: impl Child) -> View {
    el("div.sheet-side")
        .child(el("h3").child(title))
        .child(el("div").child(content))
        .view()
}

/// Boxes to mark a rating in.
fn boxes(hint: &'static str) -> View {
    let boxes = ["1", "2", "3", "4", "5"].map(|rating| el("li").child(rating));
    let content = (
        el("ol.sheet-boxes").child(Vec::from(boxes)),
        el("p.hint").child(hint),
    );
    side(words().own_rating, content)
}

fn notes() -> View {
    let words = words();
    let lines: Vec<El> = (0..LINES).map(|_| el("i")).collect();
    el("div.sheet-notes sheet-room")
        .child(el("h3").child(words.notes))
        .child(el("p.hint").child(words.notes_hint))
        .child(
            el("div.sheet-lines")
                .attr("aria-hidden", "true")
                .child(lines),
        )
        .view()
}

/// The sheet on which the panel comes together.
fn consensus(kit: &Kit, chosen: Chosen) -> View {
    let words = words();
    let column = |name: String| el("th").attr("scope", "col").child(name);
    let members: Vec<El> = MEMBERS
        .iter()
        .map(|member| column(fill(words.member, &[member])))
        .collect();
    let head = el("tr")
        .child(column(words.question.into()))
        .child(members)
        .child(column(words.agreed.into()))
        .child(column(words.sheet_evidence.into()));
    let row = |title: &str| {
        let cells: Vec<El> = (0..MEMBERS.len() + 2).map(|_| el("td")).collect();
        el("tr")
            .child(el("th").attr("scope", "row").child(title))
            .child(cells)
            .view()
    };
    let rows: Vec<View> = kit
        .core
        .iter()
        .map(|question| row(&question.title))
        .collect();
    let table = el("table.sheet-table")
        .child(el("caption.visually-hidden").child(words.consensus_table))
        .child(el("thead").child(head))
        .child(el("tbody").child(rows));
    let flags = kit.red_flags.iter().map(|flag| {
        el("li")
            .child(el("span").child(flag.title.as_str()))
            .child(el("i"))
    });
    let flags: Vec<El> = flags.collect();
    let fields = [words.candidate, words.date, words.owner, words.members];
    bare_sheet(chosen, PANEL.into(), &kit.role, words.consensus, &fields)
        .child(el("p.sheet-rule").child(words.consensus_hint))
        .child(
            el("div.table-scroll")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", words.consensus_region)
                .child(table),
        )
        .child(
            el("div.sheet-notes")
                .child(el("h3").child(words.sheet_flags))
                .child(el("p.hint").child(words.sheet_flags_hint))
                .child(el("ul.sheet-flags").child(flags)),
        )
        .child(notes())
        .view()
}
