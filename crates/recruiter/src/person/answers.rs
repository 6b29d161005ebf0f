//! Every item as the candidate saw it, with what was answered, what the key says, and what people make of it.

use super::cover::unveil;
use super::form::terms;
use super::{Person, explain, review, words};
use crate::desk::Dossier;
use crate::opening::fill;
use assay_core::assessment::{Assessment, Choice, DocumentKind, InteractionKind, Item};
use assay_core::attempt::{Response, clock_face};
use assay_core::json::Value;
use assay_core::scoring::SectionAnswers;
use assay_evaluation::{ItemScore, told};
use assay_web::ui::dom::{Child, El, View, el, views};
use assay_web::ui::{code_lines, data_table, stem};

/// The tab.
pub fn answers(person: Person) -> View {
    let words = words();
    let dossier = person.now();
    let Some((pack, _)) = person.content().filter(|_| dossier.scorecard.is_some()) else {
        return el("div.notice is-failed")
            .child(el("p.notice-title").child(words.not_scored))
            .child(el("p").child(words.not_scored_more))
            .view();
    };
    let sections: Vec<View> = dossier
        .case
        .answers
        .iter()
        .map(|given| section(person, &dossier, &pack, given))
        .collect();
    views((unveil(person), sections))
}

fn section(person: Person, dossier: &Dossier, pack: &Assessment, given: &SectionAnswers) -> View {
    let title = pack
        .section(&given.id)
        .map_or(given.id.as_str(), |section| section.title.as_str());
    let items: Vec<View> = given
        .items
        .iter()
        .map(|(id, response)| match pack.item(id) {
            Some(item) => article(person, dossier, item, response.as_ref()),
            None => el("p.notice is-warning")
                .child(fill(words().not_of_pack, &[id]))
                .view(),
        })
        .collect();
    el("section.person-section")
        .child(el("h2").child(String::from(title)))
        .child(items)
        .view()
}

/// An item of the bundle, by its identifier.
fn recorded<'a>(dossier: &'a Dossier, id: &str) -> Option<&'a Value> {
    let list = |value: &'a Value, name: &str| value.get(name).and_then(Value::as_array);
    let sections = list(&dossier.case.bundle, "sections").into_iter().flatten();
    let mut items = sections
        .filter_map(|section| list(section, "items"))
        .flatten();
    items.find(|item| item.get("id").and_then(Value::as_str) == Some(id))
}

fn article(person: Person, dossier: &Dossier, item: &Item, response: Option<&Response>) -> View {
    let words = words();
    let record = recorded(dossier, &item.id);
    let answered = match response.filter(|response| !response.is_empty()) {
        Some(response) => given(item, response),
        None => el("p").child(words.no_answer).view(),
    };
    let late = record
        .and_then(|record| record.get("late"))
        .and_then(Response::from_json);
    let late = late
        .filter(|response| !response.is_empty())
        .map(|response| {
            el("div.notice is-warning person-late")
                .child(el("p.notice-title").child(words.late))
                .child(given(item, &response))
        });
    let reviews: Vec<View> = scored(dossier, &item.id)
        .map_or(&[][..], |scored| &scored.parts)
        .iter()
        .filter(|part| part.needs_review)
        .map(|part| review::review(person, &item.id, part))
        .collect();
    let id = item.id.clone();
    el("article.person-item")
        .child(el("h3").child(item.title.clone()))
        .child(el("p.hint").child(record.map(facts)))
        .child(
            el("details.person-why")
                .child(el("summary").child(words.asked_as))
                .child(el("div.person-because").child(question(item, record))),
        )
        .child(el("p.field-label").child(words.the_answer))
        .child(answered)
        .child(late)
        .child(move || score(person, &id))
        .child(reviews)
        .view()
}

fn scored<'a>(dossier: &'a Dossier, id: &str) -> Option<&'a ItemScore> {
    let card = dossier.scorecard.as_deref()?;
    card.sections
        .iter()
        .flat_map(|section| &section.items)
        .find(|item| item.id == id)
}

/// What the item earned and why; of an answer that people rate only to those who have rated it.
fn score(person: Person, id: &str) -> View {
    let words = words();
    let dossier = person.dossier();
    let Some(scored) = scored(&dossier, id) else {
        return ().view();
    };
    if person.cover().item(scored) {
        return explain::rate_first();
    }
    let finding =
        (!scored.finding.is_empty()).then(|| el("p").child(fill(words.finding, &[scored.finding])));
    views((
        finding,
        explain::parts(person, scored),
        explain::reasons(&scored.reasons),
    ))
}

/// How the candidate went about the item, as far as the record tells.
fn facts(record: &Value) -> String {
    let words = words();
    let number = |name: &str| record.get(name).and_then(Value::as_i64).unwrap_or_default();
    let state = match record.get("status").and_then(Value::as_str) {
        Some("answered") => words.answered,
        Some("skipped") => words.skipped,
        _ => words.not_reached,
    };
    let mut parts = vec![
        state.to_owned(),
        fill(words.on_screen, &[&clock_face(number("duration_ms"))]),
        fill(words.visits, &[&number("visits").to_string()]),
        fill(words.changes, &[&number("changes").to_string()]),
    ];
    if record.get("flagged").and_then(Value::as_bool) == Some(true) {
        parts.push(words.flagged.into());
    }
    parts.join(" · ")
}

/// A response in words; a written answer in full.
fn given(item: &Item, response: &Response) -> View {
    match (&item.interaction.kind, response) {
        (InteractionKind::ExtendedText { .. }, Response::Text(text)) => {
            el("blockquote.person-written read")
                .child(text.clone())
                .view()
        }
        _ => terms(told(item, response)),
    }
}

/// The question: stem, instruction, options in the order in which they were presented.
fn question(item: &Item, record: Option<&Value>) -> View {
    let words = words();
    let kind = &item.interaction.kind;
    let presented = record
        .and_then(|record| record.get("presented"))
        .and_then(Value::as_array);
    let order: Vec<&str> = presented
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut options: Vec<&Choice> = kind.options().iter().collect();
    options.sort_by_key(|option| order.iter().position(|id| *id == option.id));
    let options: Vec<El> = options
        .iter()
        .map(|option| el("li").child(option.text.clone()))
        .collect();
    let more = match kind {
        InteractionKind::Match { levels, .. } => {
            let names: Vec<&str> = levels.iter().map(|level| level.text.as_str()).collect();
            el("p.hint")
                .child(fill(words.levels, &[&names.join(" · ")]))
                .view()
        }
        InteractionKind::Hottext {
            document,
            correction,
            ..
        } => {
            let document = match &document.kind {
                DocumentKind::Code { title, lines } => code_lines(title, lines),
                DocumentKind::Table(table) => data_table(table),
            };
            let label = correction
                .as_ref()
                .map(|entry| el("p.hint").child(entry.label.clone()));
            views((document, label))
        }
        InteractionKind::TextEntry(entry) => {
            let hint = (!entry.hint.is_empty()).then(|| [" · ", &entry.hint].concat());
            el("p.hint").child(entry.label.clone()).child(hint).view()
        }
        InteractionKind::ExtendedText {
            suggested_words, ..
        } => {
            let (from, to) = suggested_words;
            el("p.hint")
                .child(fill(
                    words.words_suggested,
                    &[&from.to_string(), &to.to_string()],
                ))
                .view()
        }
        _ => ().view(),
    };
    views((
        stem(&item.stem),
        el("p.field-label").child(item.interaction.prompt.clone()),
        (!options.is_empty()).then(|| el("ol.person-options read").child(options)),
        more,
    ))
}

/// The question of an item of a case, for screens on which something in it is judged.
pub fn question_of(dossier: &Dossier, item: &Item) -> View {
    question(item, recorded(dossier, &item.id))
}
