//! One candidate: every part of the evaluation, behind tabs.
//!
//! A page is built once for each bundle, pack, key and kit. What was done since is followed by closures, so that a
//! form in which somebody writes stays as it is.

mod answers;
mod cover;
mod decision;
mod event_text;
mod explain;
mod flags;
mod form;
mod interview;
mod judging;
mod links;
mod log;
mod message;
mod overview;
mod printing;
mod review;
mod rights;
mod scorecard;
mod shown;
mod summary;
mod tabs;
mod timeline;

use super::workspace::Workspace;
use crate::focus::land_on;
use crate::heading::heading;
use crate::home::Way;
use crate::routes::{AT, ATTEMPT, Screen, Tab};
use answers::AnswersTab;
use assay_web::ui::Remount;
use decision::DecisionTab;
use flags::FlagsTab;
use interview::InterviewTab;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use log::LogTab;
use overview::{Findings, PersonHead};
use scorecard::ScorecardTab;
use shown::{Frame, Person};
use tabs::tab_name;
use timeline::TimelineTab;

/// The screen of one candidate, whom the query names.
#[component]
pub fn PersonScreen(
    /// The workspace.
    workspace: Workspace,
    /// The tab of the page.
    tab: Tab,
) -> impl IntoView {
    let query = use_query_map();
    let sha256 = Memo::new(move |_| query.with(|query| query.get(ATTEMPT)).unwrap_or_default());
    let frame = Memo::new(move |_| sha256.with(|sha256| Frame::of(workspace, sha256)));
    let asked = Memo::new(move |_| query.with(|query| query.get(AT)));
    let page = move |frame: Option<Frame>| match frame {
        Some(frame) => {
            view! { <PersonPage person=Person::of(workspace, frame) tab asked /> }.into_any()
        }
        None => view! { <NotHere /> }.into_any(),
    };
    view! { <Remount value=frame children=page /> }
}

/// Says that this browser does not hold the answers, and what to do.
#[component]
fn NotHere() -> impl IntoView {
    view! {
        {heading(tr!(person.not_here))}
        <p class="lead">{tr!(person.not_here_lead)}</p>
        <p class="read">{tr!(person.not_here_remedy)}</p>
        <div class="actions">
            <a class="btn btn-primary" href=Screen::Candidates.address()>
                {tr!(person.not_here_go)}
            </a>
        </div>
    }
}

/// The page of one candidate: the head, the tabs, and one of them.
#[component]
fn PersonPage(
    /// Whom it is about.
    person: Person,
    /// The tab that is shown.
    tab: Tab,
    /// What the link is about that led here, by the identifier of its element.
    asked: Memo<Option<String>>,
) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(id) = asked.get() {
            land_on(id);
        }
    });
    let links = Tab::ALL
        .map(|other| {
            let is_here = (other == tab).then_some("page");
            view! {
                <li>
                    <a href=person.address(other) aria-current=is_here>
                        {tab_name(other)}
                    </a>
                </li>
            }
        })
        .collect_view();
    let content = match tab {
        Tab::Scorecard => view! { <ScorecardTab person /> }.into_any(),
        Tab::Answers => view! { <AnswersTab person asked /> }.into_any(),
        Tab::Timeline => view! { <TimelineTab person /> }.into_any(),
        Tab::Interview => {
            let sha256 = person.now().opened.sha256.clone();
            view! { <InterviewTab workspace=person.workspace sha256 /> }.into_any()
        }
        Tab::Flags => view! { <FlagsTab person /> }.into_any(),
        Tab::Decision => view! { <DecisionTab person /> }.into_any(),
        Tab::Log => view! { <LogTab person /> }.into_any(),
    };
    let in_full = tab == Tab::Scorecard;
    view! {
        <PersonHead person tab />
        <Way workspace=person.workspace sha256=person.now().opened.sha256.clone() tab asked />
        <nav class="person-tabs" aria-label=tr!(person.tabs)>
            <ul>{links}</ul>
        </nav>
        <Findings person in_full />
        <div class="person-tab">{content}</div>
    }
}
