//! A candidate's own copy of their answers, to be read and printed: what they answered, in the words of the test.

use crate::assessment::{
    Assessment, Choice, Document, DocumentKind, InteractionKind, Item, NO_ERROR,
};
use crate::attempt::Response;
use crate::document::{from_text, header, lenient};
use serde::Deserialize;

/// A candidate's answers, in the order in which the questions stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersCopy {
    /// The sections with their questions.
    pub sections: Vec<CopiedSection>,
    /// What the candidate explained before handing in; empty where they did not.
    pub explanation: String,
}

/// A section of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedSection {
    /// Its title.
    pub title: String,
    /// Its questions.
    pub items: Vec<CopiedItem>,
}

/// A question of a copy. It names what was asked by its title, and leaves the rest of the test out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedItem {
    /// Its title.
    pub title: String,
    /// The answer; empty where there is none.
    pub answer: Vec<AnswerLine>,
}

/// A line of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerLine {
    /// Something that was chosen or written, or one of several in their order.
    Text(String),
    /// What was chosen as best.
    Best(String),
    /// What was chosen as worst.
    Worst(String),
    /// A line of a document, counted from 1, with its text.
    Line(usize, String),
    /// That there is no error in a document.
    NoError,
    /// Something with what was said of it: a consideration and its level, a field and its text.
    Named(String, String),
}

/// The parts of a bundle that a copy is made of.
#[derive(Default, Deserialize)]
struct Answered {
    #[serde(default, deserialize_with = "lenient")]
    content: AnsweredContent,
    #[serde(default, deserialize_with = "lenient")]
    sections: Vec<AnsweredPart>,
    #[serde(default, deserialize_with = "lenient")]
    explanation: Option<String>,
}

#[derive(Default, Deserialize)]
struct AnsweredContent {
    sha256: String,
}

#[derive(Deserialize)]
struct AnsweredPart {
    id: String,
    items: Vec<AnsweredOne>,
}

#[derive(Deserialize)]
struct AnsweredOne {
    id: String,
    response: Option<Response>,
}

impl AnswersCopy {
    /// Makes a copy of the answers in a bundle. `None` where the bundle is of another test, or cannot be read.
    pub fn of(assessment: &Assessment, bundle: &str) -> Option<Self> {
        let answered: Answered = header(&from_text(bundle).ok()?);
        if answered.content.sha256 != assessment.sha256 {
            return None;
        }
        let sections = answered.sections.into_iter().filter_map(|part| {
            let section = assessment.sections.iter().find(|it| it.id == part.id)?;
            let items = part.items.into_iter().filter_map(|one| {
                let item = section.items.iter().find(|item| item.id == one.id)?;
                Some(CopiedItem {
                    title: item.title.clone(),
                    answer: one
                        .response
                        .map_or_else(Vec::new, |it| answer_lines(item, it)),
                })
            });
            Some(CopiedSection {
                title: section.title.clone(),
                items: items.collect(),
            })
        });
        Some(Self {
            sections: sections.collect(),
            explanation: answered.explanation.unwrap_or_default(),
        })
    }
}

/// Returns an answer line by line; nothing of it where nothing is answered.
pub fn answer_lines(item: &Item, response: Response) -> Vec<AnswerLine> {
    let kind = &item.interaction.kind;
    let option = |id: &str| text_in(kind.options(), id);
    match response {
        _ if response.is_empty() => Vec::new(),
        Response::Choices(chosen) | Response::Order(chosen) => {
            let lines = chosen.iter().map(|id| AnswerLine::Text(option(id)));
            lines.collect()
        }
        Response::BestWorst { best, worst } => {
            let best = best.map(|id| AnswerLine::Best(option(&id)));
            let worst = worst.map(|id| AnswerLine::Worst(option(&id)));
            best.into_iter().chain(worst).collect()
        }
        Response::Matches(levels) => {
            let level = |id: &str| match kind {
                InteractionKind::Match { levels, .. } => text_in(levels, id),
                _ => id.into(),
            };
            let named = levels
                .iter()
                .map(|(id, chosen)| (option(id), level(chosen)));
            named
                .map(|(name, text)| AnswerLine::Named(name, text))
                .collect()
        }
        Response::Hottext { places, correction } => {
            let InteractionKind::Hottext { document, .. } = kind else {
                return places.into_iter().map(AnswerLine::Text).collect();
            };
            let mut lines: Vec<_> = places.iter().map(|id| place(document, id)).collect();
            // What was typed before "No error" was chosen is not part of the answer.
            if !lines.contains(&AnswerLine::NoError) && !correction.trim().is_empty() {
                let label = kind.entry().map(|entry| entry.label.clone());
                lines.push(AnswerLine::Named(label.unwrap_or_default(), correction));
            }
            lines
        }
        Response::Text(text) => vec![AnswerLine::Text(text)],
    }
}

/// The text of an option, by its identifier.
fn text_in(options: &[Choice], id: &str) -> String {
    let option = options.iter().find(|option| option.id == id);
    option.map_or(id, |option| &option.text).into()
}

/// A place in a document, with what stands there: a line, a row, or a cell by the names of its row and column.
fn place(document: &Document, id: &str) -> AnswerLine {
    if id == NO_ERROR {
        return AnswerLine::NoError;
    }
    find_place(document, id).unwrap_or_else(|| AnswerLine::Text(id.into()))
}

fn find_place(document: &Document, id: &str) -> Option<AnswerLine> {
    let (line, column) = match id.strip_prefix('L')?.split_once('C') {
        Some((line, column)) => (line, Some(column)),
        None => (id.strip_prefix('L')?, None),
    };
    let index = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
    let line = index(line)?;
    match (&document.kind, column) {
        (DocumentKind::Code { lines, .. }, _) => {
            Some(AnswerLine::Line(line + 1, lines.get(line)?.trim().into()))
        }
        (DocumentKind::Table(table), None) => Some(AnswerLine::Line(
            line + 1,
            table.rows.get(line)?.join(" · "),
        )),
        (DocumentKind::Table(table), Some(column)) => {
            let column = index(column)?;
            let (row, title) = (table.rows.get(line)?, &table.columns.get(column)?.title);
            let name = match row.first() {
                Some(header) if table.row_header => [header, ", ", title].concat(),
                _ => title.clone(),
            };
            Some(AnswerLine::Named(name, row.get(column)?.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::{Attempt, ClockSample, Event, Plan};
    use crate::document::{parse, to_value};
    use crate::record::{NotGraded, bundle};
    use std::sync::Arc;

    fn pack() -> Assessment {
        let text = include_str!("../../../../tests/data/packs/2026.1/cto-smb.json");
        Assessment::parse("pack", &parse("pack", text).unwrap()).unwrap()
    }

    /// The item of a pack with this identifier.
    fn item<'a>(pack: &'a Assessment, id: &str) -> &'a Item {
        let mut all = pack.sections.iter().flat_map(|section| &section.items);
        all.find(|item| item.id == id).unwrap()
    }

    #[test]
    fn answers_are_told_in_the_words_of_the_test() {
        let pack = pack();
        let correction = Response::Hottext {
            places: vec!["L5C4".into()],
            correction: "80,000".into(),
        };
        assert_eq!(
            answer_lines(item(&pack, "acc-q3"), correction),
            [
                AnswerLine::Named("Total, Remaining".into(), "$100,000".into()),
                AnswerLine::Named("Right amount".into(), "80,000".into())
            ]
        );
        let row = Response::Hottext {
            places: vec!["L1".into()],
            correction: " ".into(),
        };
        assert_eq!(
            answer_lines(item(&pack, "acc-window"), row),
            [AnswerLine::Line(1, "1 Back up · 22:00 · 22:35 · 35".into())]
        );
        let clean = Response::Hottext {
            places: vec![NO_ERROR.into()],
            correction: String::new(),
        };
        assert_eq!(
            answer_lines(item(&pack, "acc-window"), clean),
            [AnswerLine::NoError]
        );
        let case = item(&pack, "sjt-date");
        let options = case.interaction.kind.options();
        let pair = Response::BestWorst {
            best: Some(options[1].id.clone()),
            worst: None,
        };
        assert_eq!(
            answer_lines(case, pair),
            [AnswerLine::Best(options[1].text.clone())]
        );
        assert!(answer_lines(case, Response::nothing(&case.interaction.kind)).is_empty());
        let unknown = Response::Choices(vec!["gone".into()]);
        assert_eq!(
            answer_lines(item(&pack, "cog-plans"), unknown),
            [AnswerLine::Text("gone".into())]
        );
    }

    #[test]
    fn beside_no_error_nothing_typed_is_told() {
        let pack = pack();
        let response = Response::Hottext {
            places: vec![NO_ERROR.into()],
            correction: "80,000".into(),
        };
        let lines = answer_lines(item(&pack, "acc-q3"), response);
        assert_eq!(lines, [AnswerLine::NoError]);
    }

    #[test]
    fn a_bundle_is_copied_in_its_order_and_only_with_its_own_test() {
        let pack = Arc::new(pack());
        let now = ClockSample {
            wall_ms: 1_800_000_000_000,
            mono_ms: 0,
        };
        let plan = Plan {
            seed: "spring".into(),
            time_percent: 100,
            ..Plan::default()
        };
        let (mut attempt, _) = Attempt::start(pack.clone(), plan, now);
        let last = attempt.slots.len() - 1;
        let response = Response::Text("Dear client".into());
        attempt.update(
            now,
            Event::Answered {
                item: last,
                response,
            },
        );
        attempt.update(now, Event::Submitted);
        let text = bundle(
            &attempt,
            to_value(&NotGraded::because("graded by the reviewer")),
        )
        .unwrap();
        let copy = AnswersCopy::of(&pack, &text).unwrap();
        let titles: Vec<&str> = copy.sections.iter().map(|it| it.title.as_str()).collect();
        let own: Vec<&str> = pack.sections.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, own);
        let items: Vec<&CopiedItem> = copy.sections.iter().flat_map(|it| &it.items).collect();
        assert_eq!(items.len(), last + 1);
        assert_eq!(items[last].answer, [AnswerLine::Text("Dear client".into())]);
        assert!(items[..last].iter().all(|item| item.answer.is_empty()));
        let mut other = (*pack).clone();
        other.sha256 = "0".repeat(64);
        assert_eq!(AnswersCopy::of(&other, &text), None);
        assert_eq!(AnswersCopy::of(&pack, "{"), None);
    }
}
