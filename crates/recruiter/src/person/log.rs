//! The log: everything that was done, in the order of time, bound together; and what leaves the desk.

use super::acts::{Names, told};
use super::cover::unveil;
use super::form::{Written, headings, scrolling};
use super::{Person, words};
use crate::opening::fill;
use crate::veil::ANSWERS;
use assay_evaluation::State;
use assay_evaluation::act::{Act, What};
use assay_web::browser::{files, page, screen};
use assay_web::ui::dom::{El, View, el, views};
use leptos::prelude::*;

/// The tab.
pub fn log(person: Person) -> View {
    let words = words();
    views((
        el("h2").child(words.log),
        el("p.read").child(words.log_lead),
        unveil(person),
        move || acts(person),
        (identities(person), note(person)),
        export(person),
        el("h2").child(words.heads),
        el("p.read").child(words.heads_lead),
        move || strands(person),
    ))
}

fn acts(person: Person) -> View {
    let words = words();
    let all = person.dossier().log.acts();
    if all.is_empty() {
        return el("p").child(words.log_empty).view();
    }
    let names = Names::of(person);
    let rows: Vec<El> = all.iter().map(|act| row(person, &names, act)).collect();
    let table = el("table.person-parts person-log")
        .child(el("caption.visually-hidden").child(words.log))
        .child(headings(&[words.when, words.who, words.what, words.why]))
        .child(el("tbody").child(rows));
    scrolling(words.log.into(), table)
}

fn row(person: Person, names: &Names, act: &Act) -> El {
    let words = words();
    let dossier = person.dossier();
    let state = &dossier.state;
    let (mut what, why) = told(&act.what, names, person.cover().act(state, act));
    if had_seen(state, act) {
        what = [&what, " (", words.after_seeing, ")"].concat();
    }
    if let Some(void) = state.why_void(act) {
        what = [&what, " (", &fill(words.void, &[void]), ")"].concat();
    }
    let (by, _) = state.people.author(act);
    el("tr")
        .child(el("td").child(screen::local_time(&act.at)))
        .child(el("th").attr("scope", "row").child(by))
        .child(el("td").child(what))
        .child(el("td").child(why))
}

/// Whether a rating was given by somebody who had the others shown first.
fn had_seen(state: &State, act: &Act) -> bool {
    let (_, by_id) = state.people.author(act);
    match &act.what {
        What::Rated {
            rating: Some(_), ..
        } => state.had_seen_answers(by_id, &act.at),
        What::Interviewed {
            rating: Some(_), ..
        } => state.had_seen_interview(by_id, &act.at),
        _ => false,
    }
}

/// Who is said to be one person, or two, with the way to take that back.
fn identities(person: Person) -> View {
    let words = words();
    let answers = move || person.dossier().state.people.answers().to_vec();
    let each = move || {
        let names = Names::of(person);
        let rows = answers().into_iter().map(|answer| {
            let text = if answer.is_same {
                words.same_person
            } else {
                words.two_people
            };
            let (one, other) = answer.pair.clone();
            let told = [
                &names.author(&one),
                &names.author(&other),
                &answer.by,
                &screen::local_time(&answer.at),
            ];
            let back = move |_| {
                let what = What::Identified {
                    one: one.clone(),
                    other: other.clone(),
                    is_same: None,
                };
                if person.act(what) {
                    // The button goes away with the answer.
                    page::focus_heading();
                }
            };
            el("li")
                .child(fill(text, &told.map(|text| text.as_str())))
                .child(" ")
                .child(
                    el("button.btn-quiet")
                        .on("click", back)
                        .child(words.take_back),
                )
        });
        rows.collect::<Vec<_>>()
    };
    el("section.person-judging")
        .attr("aria-labelledby", "identities")
        .live("hidden", move || answers().is_empty())
        .child(el("h2").attr("id", "identities").child(words.identities))
        .child(el("p").child(words.identities_lead))
        .child(el("ul").child(each))
        .view()
}

/// The strands of the log with their heads.
fn strands(person: Person) -> View {
    let words = words();
    let dossier = person.dossier();
    if dossier.log.strands().is_empty() {
        return el("p").child(words.no_log).view();
    }
    let rows = dossier.log.strands().iter().map(|strand| {
        el("tr")
            .child(
                el("th")
                    .attr("scope", "row")
                    .child(el("span.digest").child(strand.id.clone())),
            )
            .child(el("td.end").child(strand.entries.len().to_string()))
            .child(el("td").child(el("span.digest").child(strand.head.clone())))
    });
    let table = el("table.person-parts")
        .child(el("caption.visually-hidden").child(words.heads))
        .child(headings(&[words.strand, words.entries, words.head]))
        .child(el("tbody").child(rows.collect::<Vec<_>>()));
    scrolling(words.heads.into(), table)
}

fn note(person: Person) -> View {
    let words = words();
    let note = Written::new(person, "note".into());
    let said = RwSignal::new("");
    let save = move |_| {
        if let Some(text) = note.taken(1, words.note_needed)
            && person.act(What::Noted { text })
        {
            note.clear();
            said.set(words.noted);
        }
    };
    el("section.person-judging")
        .attr("aria-labelledby", "note-title")
        .child(el("h2").attr("id", "note-title").child(words.note_title))
        .child(note.field(words.note_label, words.note_hint))
        .child(el("div.actions").child(el("button.btn").on("click", save).child(words.note_save)))
        .child(
            el("p.hint")
                .attr("role", "status")
                .child(move || said.get()),
        )
        .view()
}

fn export(person: Person) -> View {
    let words = words();
    let said = RwSignal::new(String::new());
    let export = move |_| {
        if person.content().is_none() {
            said.set(words.export_failed.into());
            return;
        }
        // Whoever holds the file can read every rating in it.
        let sha256 = person.now().case.sha256.clone();
        if person.desk.cover(&person.now()).any() {
            person.desk.note_unveiled(&[sha256], ANSWERS);
        }
        // The file tells that it was taken out: the log comes first.
        let done = person.act(What::Exported {
            form: "evaluation".into(),
        });
        if !done {
            return;
        }
        // What follows the desk learns of the act a moment later; the desk itself knows it already.
        let sha256 = person.now().case.sha256.clone();
        let Some(text) = person
            .desk
            .dossier(&sha256)
            .and_then(|dossier| person.desk.evaluation(&dossier))
        else {
            said.set(words.export_failed.into());
            return;
        };
        let name = ["evaluation-", &sha256[..12], ".json"].concat();
        files::download(&name, &text);
        said.set(fill(words.exported, &[&name]));
    };
    el("section.person-judging")
        .attr("aria-labelledby", "export-title")
        .child(el("h2").attr("id", "export-title").child(words.export))
        .child(el("p").child(words.export_lead))
        .child(
            el("div.actions").child(
                el("button.btn")
                    .on("click", export)
                    .child(words.export_button),
            ),
        )
        .child(
            el("p.hint")
                .attr("role", "status")
                .child(move || said.get()),
        )
        .view()
}
