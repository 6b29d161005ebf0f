//! The words for covered parts of a candidate's page, and the switch for those who do not rate.

use crate::outcome_names::{decision_name, recommendation_name, recommendation_named};
use crate::person::shown::Person;
use crate::routes::{RatingPart, Screen, Tab};
use crate::standard_error::with_error;
use assay_evaluation::review_event::{Decision, RevealedRatings};
use assay_evaluation::{
    Attributed, Bounds, Cover, Rule, RuleId, Scorecard, percent_text, section_of,
};
use assay_web::browser::screen;
use leptos::prelude::*;

/// Identifier of what says that numbers are covered.
const COVERED: &str = "covered";

/// Returns the words in place of a rule that tells a covered number; `None` where the rule may be read.
pub fn rule(cover: &Cover, card: &Scorecard, rule: &Rule) -> Option<String> {
    if !cover.rule(card, rule) {
        return None;
    }
    Some(if let Some(section) = section_of(card, rule) {
        tr!(person.covered_section, section = section.title)
    } else if matches!(rule.id, RuleId::InterviewMinimum(_)) {
        tr!(person.covered_area).into()
    } else {
        tr!(person.covered_overall).into()
    })
}

/// Returns the name of the recommendation, or the words for a covered one.
pub fn standing(cover: &Cover, card: &Scorecard) -> &'static str {
    cover
        .recommendation_of(card)
        .map_or(tr!(person.covered_yet), recommendation_name)
}

/// Returns who decided what and when, and what the rules said then unless that tells covered numbers.
pub fn decided_line(cover: &Cover, entry: &Attributed<(Decision, String)>) -> String {
    let (decision, said_then) = &entry.value;
    let standing = if cover.any() {
        tr!(person.covered_yet)
    } else {
        recommendation_named(said_then)
    };
    tr!(
        person.decided_line,
        decision = decision_name(*decision),
        author = entry.by,
        time = screen::local_time(&entry.at),
        standing = standing,
    )
}

/// A score in percent, or that it is covered.
pub fn percent(is_covered: bool, score: Bounds) -> String {
    percent_by(is_covered, score, None)
}

/// The same, with as many places as it takes to see that it misses its limit, in whole percent.
pub fn percent_by(is_covered: bool, score: Bounds, limit: Option<u32>) -> String {
    if is_covered {
        tr!(person.covered_yet).into()
    } else {
        percent_text(score, limit)
    }
}

/// Returns the overall result with as many places as it takes to see that it misses its limit, and with its standard error
/// where it is near the threshold; or that it is covered.
pub fn overall(cover: &Cover, card: &Scorecard, limit: Option<u32>) -> String {
    let score = percent_by(cover.any(), card.overall, limit);
    with_error(score, cover, card)
}

/// Returns why a result is as it is, unless that tells covered numbers.
pub fn why(cover: &Cover, card: &Scorecard) -> String {
    let why = cover.why_of(card);
    why.map_or_else(|| tr!(person.covered_why).into(), String::from)
}

/// Shows why numbers are covered, where to rate, and the switch for those who do not; it stays in its place while
/// numbers come and go.
#[component]
pub fn CoverLead(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let cover = Memo::new(move |_| person.cover());
    let is_revealed = Memo::new(move |_| person.is_revealed());
    let is_open = move || !cover.with(Cover::any);
    view! {
        <div
            class="person-cover"
            id=COVERED
            tabindex="-1"
            hidden=move || is_open() && !is_revealed.get()
        >
            <div class="notice is-warning" hidden=is_open>
                <p>{tr!(person.covered_lead)}</p>
                <div class="actions no-print">
                    <a
                        class="btn"
                        href=Screen::Rating(RatingPart::Answers).address()
                        hidden=move || !cover.with(Cover::test)
                    >
                        {tr!(person.to_rating)}
                    </a>
                    <a
                        class="btn"
                        href=person.address(Tab::Interview)
                        hidden=move || !cover.with(Cover::interview)
                    >
                        {tr!(person.to_interview)}
                    </a>
                </div>
            </div>
            <Reveal person />
        </div>
    }
}

/// A switch that shows the ratings of others.
#[component]
pub fn Reveal(
    /// Whose ratings they are.
    person: Person,
) -> impl IntoView {
    let reveal = move |event| {
        let sha256 = person.now().opened.sha256.clone();
        person.workspace.reveal(
            &[sha256],
            RevealedRatings::Answers,
            event_target_checked(&event),
        );
    };
    view! {
        <div class="person-reveal">
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="reveal-hint"
                    prop:checked=move || person.is_revealed()
                    on:change=reveal
                />
                {tr!(person.reveal)}
            </label>
            <p class="hint" id="reveal-hint">
                {tr!(person.reveal_hint)}
            </p>
        </div>
    }
}
