//! How each number comes about: sections, items and their parts, test, interview, and what they make together.

use super::cover;
use super::form::{headings, lines, scrolling, terms};
use super::{Person, Tab, words};
use crate::opening::fill;
use assay_evaluation::{
    Bounds, Cover, Held, ItemScore, PartScore, QuestionScore, Scorecard, ScoringPolicy,
    SectionScore, spelled,
};
use assay_web::browser::page;
use assay_web::ui::dom::{Child, El, View, el, views};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The explanation of the test.
pub const TEST: &str = "why-test";
/// The explanation of the interview.
pub const INTERVIEW: &str = "why-interview";
/// The explanation of the overall result.
pub const OVERALL: &str = "why-overall";

/// The explanation of a section.
pub fn section_id(section: &str) -> String {
    ["why-section-", section].concat()
}

/// A score in percent, for reading.
pub fn percent(score: Bounds) -> String {
    [&score.text(2), " %"].concat()
}

/// Which explanations are open. It outlives the explanations themselves, which are made anew when a score changes.
#[derive(Clone, Copy)]
pub struct Opened {
    known: RwSignal<Vec<String>>,
    open: RwSignal<Vec<String>>,
}

impl Default for Opened {
    fn default() -> Self {
        Self {
            known: RwSignal::new(Vec::new()),
            open: RwSignal::new(Vec::new()),
        }
    }
}

impl Opened {
    /// Opens or closes every explanation.
    pub fn show(self, every: bool) {
        let open = if every {
            self.known.get_untracked()
        } else {
            Vec::new()
        };
        self.open.set(open);
    }

    /// Only ever updates: the browser tells of an explanation that opened even after the page around it is gone, and
    /// reading would fail then.
    fn put(self, id: &str, is_open: bool) {
        self.open.update(|open| {
            open.retain(|one| one != id);
            if is_open {
                open.push(id.into());
            }
        });
    }

    /// A number that leads to its explanation.
    pub fn number(self, id: &str, text: String) -> View {
        let target = id.to_owned();
        let open = move |_| {
            self.put(&target, true);
            page::focus_id(&summary_id(&target));
        };
        el("button.person-number")
            .on("click", open)
            .child(text)
            .child(el("span.visually-hidden").child(words().how))
            .view()
    }

    /// An explanation under a line that opens and closes it.
    fn details(self, id: &str, summary: View, content: View) -> View {
        let (own, toggled) = (id.to_owned(), id.to_owned());
        if self.known.with_untracked(|known| !known.contains(&own)) {
            self.known.update(|known| known.push(own.clone()));
        }
        el("details.person-why")
            .attr("id", id.to_owned())
            .flag("open", move || self.open.with(|open| open.contains(&own)))
            .on("toggle", move |event| self.put(&toggled, is_open(&event)))
            .child(el("summary").attr("id", summary_id(id)).child(summary))
            .child(el("div.person-because").child(content))
            .view()
    }
}

fn summary_id(id: &str) -> String {
    [id, "-summary"].concat()
}

fn is_open(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}

fn line(name: &str, score: String) -> View {
    views((
        el("span").child(name),
        " ",
        el("span.person-score").child(score),
    ))
}

/// Every explanation, in the order in which the numbers build on each other.
pub fn explanations(
    person: Person,
    card: &Scorecard,
    policy: &ScoringPolicy,
    opened: Opened,
    cover: &Cover,
) -> View {
    let words = words();
    let sections: Vec<View> = card
        .sections
        .iter()
        .map(|section| self::section(person, section, opened, cover))
        .collect();
    let test = views((
        el("p").child(words.test_is),
        sum(cover.test(), || spelled::test_sum(card)),
    ));
    let overall = views((
        el("p").child(words.overall_is),
        sum(cover.any(), || spelled::overall_sum(card, policy)),
    ));
    views((
        el("h2").child(words.explanations),
        sections,
        opened.details(
            TEST,
            line(words.test_row, cover::percent(cover.test(), card.test)),
            test,
        ),
        opened.details(
            INTERVIEW,
            line(
                words.interview_row,
                cover::percent(cover.interview(), card.interview),
            ),
            interview(person, card, cover),
        ),
        opened.details(
            OVERALL,
            line(words.overall_row, cover::percent(cover.any(), card.overall)),
            overall,
        ),
    ))
}

/// A sum, unless something in it is covered.
fn sum(is_covered: bool, lines_of: impl Fn() -> Vec<String>) -> View {
    let all = if is_covered {
        vec![words().covered_yet.into()]
    } else {
        lines_of()
    };
    lines("person-sum", all)
}

fn section(person: Person, section: &SectionScore, opened: Opened, cover: &Cover) -> View {
    let words = words();
    let is_covered = cover.section(section);
    let chance = match section.chance_percent {
        Some(chance) => fill(words.chance_is, &[&chance.decimal_text(2)]),
        None => words.chance_none.into(),
    };
    let items: Vec<View> = section
        .items
        .iter()
        .map(|item| self::item(person, item, opened, cover.item(item)))
        .collect();
    let content = views((
        el("p").child(fill(words.mean_of, &[&section.items.len().to_string()])),
        sum(is_covered, || spelled::section_mean(section)),
        el("p").child(words.weight_of),
        sum(is_covered, || spelled::section_weight(section)),
        el("p.hint").child(chance),
        items,
    ));
    let id = section_id(&section.id);
    let score = cover::percent(is_covered, section.percent);
    opened.details(&id, line(&section.title, score), content)
}

fn item(person: Person, item: &ItemScore, opened: Opened, is_covered: bool) -> View {
    let words = words();
    if is_covered {
        let content = views((
            el("p").child(fill(words.rule_is, &[rule_name(item.rule)])),
            rate_first(),
        ));
        let id = ["why-item-", &item.id].concat();
        return opened.details(&id, line(&item.title, words.covered_yet.into()), content);
    }
    let share = fill(words.of_one, &[&spelled::exact(item.share)]);
    let finding =
        (!item.finding.is_empty()).then(|| el("p").child(fill(words.finding, &[item.finding])));
    let content = views((
        el("p").child(fill(words.rule_is, &[rule_name(item.rule)])),
        finding,
        parts(person, item),
        reasons(&item.reasons),
        el("p.no-print").child(
            el("a")
                .attr("href", person.address(Tab::Answers))
                .child(words.see_answer),
        ),
    ));
    let id = ["why-item-", &item.id].concat();
    opened.details(&id, line(&item.title, share), content)
}

/// Says that others' ratings are shown after one's own, and where to give it.
pub fn rate_first() -> View {
    let words = words();
    el("p.notice")
        .child(words.rate_first)
        .child(" ")
        .child(el("a").attr("href", "#/rate").child(words.to_rating))
        .view()
}

/// Who gave what, with who had seen the ratings of others first.
fn with_seen(given: &str, ratings: &[Held<u32>], had_seen: impl Fn(&Held<u32>) -> bool) -> String {
    let names: Vec<&str> = ratings
        .iter()
        .filter(|one| had_seen(one))
        .map(|one| one.by.as_str())
        .collect();
    if names.is_empty() {
        return given.into();
    }
    let told = [&names.join(", "), ": ", words().after_seeing].concat();
    [given, " (", &told, ")"].concat()
}

/// The parts of an item: what was answered, what the key says, what it earned and how.
pub fn parts(person: Person, item: &ItemScore) -> View {
    let words = words();
    let dossier = person.dossier();
    let state = &dossier.state;
    let given_by = |part: &PartScore| {
        let ratings = state.ratings_of(&item.id, &part.name);
        with_seen(&part.given, ratings, |one| {
            state.had_seen_answers(&one.by_id, &one.at)
        })
    };
    let row = |part: &PartScore| {
        el("tr")
            .child(el("th").attr("scope", "row").child(part.title.clone()))
            .child(el("td").child(given_by(part)))
            .child(el("td").child(part.expected.clone()))
            .child(el("td.end").child(part.of.text()))
            .child(el("td.end").child(spelled::exact(part.points)))
            .child(el("td").child(part.how.clone()))
    };
    let given = if item.rule == "rubric/1" {
        words.ratings
    } else {
        words.given
    };
    let rows: Vec<El> = item.parts.iter().map(row).collect();
    let table = el("table.person-parts")
        .child(el("caption.visually-hidden").child(item.title.clone()))
        .child(headings(&[
            words.asked,
            given,
            words.key,
            words.worth,
            words.earned,
            words.how_head,
        ]))
        .child(el("tbody").child(rows));
    scrolling(item.title.clone(), table)
}

/// Why the key is as it is.
pub fn reasons(reasons: &[(String, String)]) -> View {
    let words = words();
    if reasons.is_empty() {
        return ().view();
    }
    let whole: Vec<String> = reasons
        .iter()
        .filter(|reason| reason.0.is_empty())
        .map(|reason| reason.1.clone())
        .collect();
    let each: Vec<(String, String)> = reasons
        .iter()
        .filter(|reason| !reason.0.is_empty())
        .cloned()
        .collect();
    el("div.person-reasons")
        .child(el("p.field-label").child(words.reasons))
        .child(lines("person-reason-line", whole))
        .child((!each.is_empty()).then(|| terms(each)))
        .view()
}

/// What a rule does, in words.
fn rule_name(rule: &str) -> &'static str {
    let words = words();
    match rule.split('/').next().unwrap_or_default() {
        "choice" => words.choice,
        "choice-partial" => words.choice_partial,
        "best-worst-table" => words.best_worst,
        "order-pairs" => words.order_pairs,
        "match" => words.matching,
        "hottext" => words.hottext,
        "text-entry" => words.text_entry,
        "rubric" => words.rubric,
        _ => words.no_rule,
    }
}

fn interview(person: Person, card: &Scorecard, cover: &Cover) -> View {
    let words = words();
    if card.questions.is_empty() {
        return el("p").child(words.no_questions).view();
    }
    let dossier = person.dossier();
    let state = &dossier.state;
    let given = |question: &QuestionScore| {
        let ratings = state.interview.get(&question.id);
        let ratings = ratings.map_or(&[][..], Vec::as_slice);
        with_seen(&question.given, ratings, |one| {
            state.had_seen_interview(&one.by_id, &one.at)
        })
    };
    let row = |question: &QuestionScore| {
        let title = el("th").attr("scope", "row").child(question.title.clone());
        if cover.question(question) {
            let covered = el("td").attr("colspan", "3").child(words.covered_yet);
            return el("tr").child(title).child(covered);
        }
        el("tr")
            .child(title)
            .child(el("td").child(given(question)))
            .child(el("td.end").child(spelled::exact(question.share)))
            .child(el("td").child(question.how.clone()))
    };
    let rows: Vec<El> = card.questions.iter().map(row).collect();
    let table = el("table.person-parts")
        .child(el("caption.visually-hidden").child(words.interview_row))
        .child(headings(&[
            words.question,
            words.ratings,
            words.earned,
            words.how_head,
        ]))
        .child(el("tbody").child(rows));
    views((
        el("p").child(fill(
            words.interview_is,
            &[&card.questions.len().to_string()],
        )),
        sum(cover.interview(), || spelled::interview_mean(card)),
        scrolling(words.interview_row.into(), table),
    ))
}
