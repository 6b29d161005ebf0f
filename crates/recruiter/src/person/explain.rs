//! How each number comes about: sections, items and their parts, test, interview, and what they make together.

mod interview;
mod item;

pub use item::{parts, rate_first, reasons};

use super::Person;
use super::cover;
use super::form::lines;
use crate::format_message::format_message;
use crate::words::person::words;
use assay_evaluation::{
    Attributed, Bounds, Cover, Scorecard, ScoringPolicy, SectionScore, score_derivation,
};
use assay_web::browser::page;
use assay_web::ui::text;
use interview::InterviewBecause;
use item::ItemExplanation;
use leptos::prelude::*;
use std::sync::Arc;
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

/// Which explanations are open. It outlives the explanations themselves, which may be made anew when a score changes.
#[derive(Clone, Copy)]
pub struct Opened {
    known: StoredValue<Vec<String>>,
    open: RwSignal<Vec<String>>,
}

impl Default for Opened {
    fn default() -> Self {
        Self {
            known: StoredValue::new(Vec::new()),
            open: RwSignal::new(Vec::new()),
        }
    }
}

impl Opened {
    /// Opens or closes every explanation.
    pub fn show(self, every: bool) {
        let open = if every {
            self.known.get_value()
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

    fn know(self, id: &str) {
        self.known.update_value(|known| {
            if !known.iter().any(|one| one == id) {
                known.push(id.into());
            }
        });
    }
}

/// A number that leads to its explanation.
#[component]
pub fn Number(
    /// Which explanations are open.
    opened: Opened,
    /// The explanation.
    #[prop(into)]
    id: String,
    /// The number.
    score: String,
) -> impl IntoView {
    let open = move |_| {
        opened.put(&id, true);
        page::focus_id(&summary_id(&id));
    };
    view! {
        <button type="button" class="person-number" on:click=open>
            {score}
            <span class="visually-hidden">{words().how}</span>
        </button>
    }
}

/// An explanation under a line that opens and closes it.
#[component]
fn Explanation(
    /// Which explanations are open.
    opened: Opened,
    /// Its identifier, unique on the page.
    #[prop(into)]
    id: String,
    /// What it explains the score of.
    #[prop(into)]
    name: String,
    /// The score.
    #[prop(into)]
    score: String,
    /// How the score comes about.
    children: Children,
) -> impl IntoView {
    opened.know(&id);
    let (own, toggled) = (id.clone(), id.clone());
    let summary_id = summary_id(&id);
    view! {
        <details
            class="person-why"
            id=id
            open=move || opened.open.with(|open| open.contains(&own))
            on:toggle=move |event| opened.put(&toggled, is_open(&event))
        >
            <summary id=summary_id>
                <span>{text(name)}</span>
                " "
                <span class="person-score">{score}</span>
            </summary>
            <div class="person-because">{children()}</div>
        </details>
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

/// Every explanation, in the order in which the numbers build on each other.
#[component]
pub fn Explanations(
    /// Whom they are about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
    /// The policy that it was made with.
    policy: Arc<ScoringPolicy>,
    /// Which explanations are open.
    opened: Opened,
    /// What of the result is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let words = words();
    let sections = card
        .sections
        .iter()
        .map(|section| {
            let section = section.clone();
            view! { <SectionExplanation person section opened cover=cover.clone() /> }
        })
        .collect_view();
    let test = cover::percent(cover.test(), card.test);
    let test_sum = sum((!cover.test()).then(|| score_derivation::test_sum(&card)));
    let interview = cover::percent(cover.interview(), card.interview);
    let overall = cover::percent(cover.any(), card.overall);
    let overall_sum = sum((!cover.any()).then(|| score_derivation::overall_sum(&card, &policy)));
    view! {
        <h2>{words.explanations}</h2>
        {sections}
        <Explanation opened id=TEST name=words.test_row score=test>
            <p>{words.test_is}</p>
            {test_sum}
        </Explanation>
        <Explanation opened id=INTERVIEW name=words.interview_row score=interview>
            <InterviewBecause person card cover />
        </Explanation>
        <Explanation opened id=OVERALL name=words.overall_row score=overall>
            <p>{words.overall_is}</p>
            {overall_sum}
        </Explanation>
    }
}

/// How the score of a section comes about.
#[component]
fn SectionExplanation(
    /// Whom it is about.
    person: Person,
    /// The section.
    section: SectionScore,
    /// Which explanations are open.
    opened: Opened,
    /// What of the result is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let words = words();
    let is_covered = cover.section(&section);
    let chance = match section.chance_percent {
        Some(chance) => format_message(words.chance_is, &[&chance.decimal_text(2)]),
        None => words.chance_none.into(),
    };
    let count = section.items.len().to_string();
    let score = cover::percent(is_covered, section.percent);
    let mean = sum((!is_covered).then(|| score_derivation::section_mean(&section)));
    let weight = sum((!is_covered).then(|| score_derivation::section_weight(&section)));
    let items = section
        .items
        .into_iter()
        .map(|item| {
            let is_covered = cover.item(&item);
            view! { <ItemExplanation person item opened is_covered /> }
        })
        .collect_view();
    view! {
        <Explanation opened id=section_id(&section.id) name=section.title score>
            <p>{format_message(words.mean_of, &[&count])}</p>
            {mean}
            <p>{words.weight_of}</p>
            {weight}
            <p class="hint">{chance}</p>
            {items}
        </Explanation>
    }
}

/// The lines of a sum; `None` where something in it is covered.
fn sum(spelled: Option<Vec<String>>) -> impl IntoView {
    lines(
        "person-sum",
        spelled.unwrap_or_else(|| vec![words().covered_yet.into()]),
    )
}

/// Who gave what, with who had seen the ratings of others first.
fn with_seen(
    given: &str,
    ratings: &[Attributed<u32>],
    had_seen: impl Fn(&Attributed<u32>) -> bool,
) -> String {
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
