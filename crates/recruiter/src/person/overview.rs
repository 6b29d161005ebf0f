//! The head above every tab: who it is about, how it stands, what is odd about the bundle.

mod findings;

pub use findings::Findings;

use super::tabs::tab_name;
use crate::outcome_names::decision_name;
use crate::person::shown::Person;
use crate::retention::RetentionLine;
use crate::routes::{self, Tab};
use crate::{doubt, heading};
use assay_core::attempt::clock_face;
use assay_core::person_text;
use assay_evaluation::OpenedBundle;
use assay_web::browser::screen;
use assay_web::ui::text;
use findings::Problems;
use leptos::prelude::*;
use std::sync::Arc;

/// Name, code, what was changed in the bundle, test, times, and how it stands.
#[component]
pub fn PersonHead(
    /// Whom it is about.
    person: Person,
    /// The tab below.
    tab: Tab,
) -> impl IntoView {
    let opened = person.now().opened.clone();
    let named = opened.clone();
    let title = move || heading::heading_of(&person.workspace.name_of(&named), Some(tab_name(tab)));
    let record = Signal::derive(move || person.record());
    view! {
        <header class="person-head">
            {title} <Doubt person opened=opened.clone() tab />
            <Contact person opened=opened.clone() /> <Facts person opened />
            <RetentionLine record />
            <p class="person-status" role="status" aria-label=tr!(person.state)>
                {move || text(status(person))}
            </p>
        </header>
    }
}

/// Shows how the candidate can be reached, unless names are hidden.
#[component]
fn Contact(
    /// Whom it is about.
    person: Person,
    /// Their bundle.
    opened: Arc<OpenedBundle>,
) -> impl IntoView {
    let candidate = &opened.candidate;
    let line: Vec<String> = [candidate.email.as_str(), candidate.reference.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| person_text::isolated(&person_text::brief(text, 254)))
        .collect();
    let line = line.join(" · ");
    move || {
        let is_shown = !person.workspace.is_blind.get() && !line.is_empty();
        is_shown.then(|| view! { <p class="hint">{text(&line)}</p> })
    }
}

/// Test and times. The code is the heading while names are hidden, and never stands beside the name: raters know
/// answers by it.
#[component]
fn Facts(
    /// Whom it is about.
    person: Person,
    /// Their bundle.
    opened: Arc<OpenedBundle>,
) -> impl IntoView {
    let test = person
        .content()
        .map_or_else(|| opened.campaign.clone(), |(pack, _)| pack.role.clone());
    let version = tr!(person.version, version = opened.content_version);
    let taken = screen::local_time(&opened.started_at);
    let earlier = earlier(&opened);
    let in_words = opened
        .is_narrative
        .then(|| view! { <small>{tr!(person.in_words)}</small> });
    let given_back = opened.given_back_minutes();
    let sha256 = opened.sha256.clone();
    let give = move || {
        let address = routes::time_grant_of_person(&sha256);
        let is_shown = !person.workspace.is_blind.get();
        is_shown.then(|| {
            view! {
                <a class="no-print" href=address>
                    {tr!(person.give_time)}
                </a>
            }
        })
    };
    let time = move || {
        // How much was granted tells of an accommodation, which is nobody's affair while names are hidden.
        if person.workspace.is_blind.get() {
            return tr!(person.time_hidden).into_any();
        }
        let mut more = tr!(person.time_of, granted = clock_face(opened.granted_ms));
        if given_back > 0 {
            more.push_str("; ");
            more.push_str(&tr!(person.given_back, count = given_back));
        }
        if opened.is_expired {
            more.push_str("; ");
            more.push_str(tr!(person.ran_out));
        }
        view! {
            {clock_face(opened.elapsed_ms)}
            <small>{more}</small>
        }
        .into_any()
    };
    view! {
        <dl class="facts person-facts">
            <div>
                <dt>{tr!(person.test)}</dt>
                <dd>{text(test)} <small>{text(version)}</small> {in_words}</dd>
            </div>
            <div>
                <dt>{tr!(person.taken)}</dt>
                <dd>{taken} {earlier}</dd>
            </div>
            <div>
                <dt>{tr!(person.time)}</dt>
                <dd>{time} " " {give}</dd>
            </div>
        </dl>
    }
}

/// Shows what no attempt leaves behind, above all else: in full where the findings stand, in short everywhere else.
#[component]
fn Doubt(
    /// Whom it is about.
    person: Person,
    /// Their bundle.
    opened: Arc<OpenedBundle>,
    /// The tab below.
    tab: Tab,
) -> impl IntoView {
    if opened.contradiction().is_some() && tab == Tab::Scorecard {
        return view! { <Problems person opened /> }.into_any();
    }
    let shown = move || {
        let is_blind = person.workspace.is_blind.get();
        doubt::at_head(&opened, person.address(Tab::Scorecard), is_blind)
    };
    shown.into_any()
}

/// Returns when the same person had begun other attempts, as the bundle says: a fact, and no reproach.
fn earlier(opened: &OpenedBundle) -> impl IntoView + use<> {
    opened
        .earlier_attempts
        .iter()
        .map(|one| {
            let started = screen::local_time(&one.started_at);
            let line = if one.ended_at.is_empty() {
                tr!(person.began_before, start = started)
            } else {
                tr!(
                    person.took_before,
                    start = started,
                    end = screen::local_time(&one.ended_at)
                )
            };
            view! { <small>{text(line)}</small> }
        })
        .collect_view()
}

/// How it stands, in a line.
fn status(person: Person) -> String {
    let record = person.record();
    let Some(card) = &record.scorecard else {
        return tr!(person.not_scored).into();
    };
    let mut parts = vec![String::from(if card.is_final() {
        tr!(person.all_final)
    } else {
        tr!(person.provisional)
    })];
    if card.is_single_rater {
        parts.push(tr!(person.single_rater).into());
    }
    parts.push(match &record.state.decision {
        None => tr!(person.undecided).into(),
        Some(entry) => tr!(
            person.decided_is,
            decision = decision_name(entry.value.0),
            author = entry.by,
            time = screen::local_time(&entry.at)
        ),
    });
    if person
        .cover()
        .is_stale(record.state.decision.as_ref(), record.scorecard.as_deref())
    {
        parts.push(tr!(person.stale).into());
    }
    parts.join(" ")
}
