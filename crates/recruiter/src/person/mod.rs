//! One candidate: every part of the evaluation, behind tabs.
//!
//! A page is built once for each bundle, pack, key and kit. What was done since is followed by closures, so that a
//! form in which somebody writes stays as it is.

mod acts;
mod answers;
mod cover;
mod decision;
mod explain;
mod flags;
mod form;
mod interview;
mod judging;
mod letter;
mod log;
mod overview;
mod percent;
mod review;
mod scorecard;
mod shown;
mod timeline;

use super::desk::Desk;
use crate::heading;
use crate::words::person::words;
use answers::AnswersTab;
use leptos::prelude::*;
use log::LogTab;
use overview::{Findings, PersonHead};
use shown::{Frame, Person, Tab};
use timeline::TimelineTab;

/// The screen; `tab` is empty for the first.
pub fn person(desk: Desk, sha256: &str, tab: &str) -> AnyView {
    let Some(tab) = Tab::named(tab) else {
        return heading::not_found();
    };
    let sha256 = sha256.to_owned();
    view! { <PersonScreen desk sha256 tab /> }.into_any()
}

/// The screen of one candidate.
#[component]
fn PersonScreen(
    /// The desk.
    desk: Desk,
    /// The first digits of the bundle's digest.
    sha256: String,
    /// What is shown of the candidate.
    tab: Tab,
) -> impl IntoView {
    let frame = Memo::new(move |_| Frame::of(desk, &sha256));
    move || {
        let frame = frame.get();
        // A function within: Leptos builds what it makes anew, instead of changing what is on screen.
        move || match frame.clone() {
            Some(frame) => view! { <PersonPage person=Person::of(desk, frame) tab /> }.into_any(),
            None => heading::not_found(),
        }
    }
}

/// The page of one candidate: the head, the tabs, and one of them.
#[component]
fn PersonPage(
    /// Whom it is about.
    person: Person,
    /// The tab that is shown.
    tab: Tab,
) -> impl IntoView {
    let links = Tab::ALL
        .map(|other| {
            let is_here = (other == tab).then_some("page");
            view! {
                <li>
                    <a href=person.address(other) aria-current=is_here>
                        {other.names().1}
                    </a>
                </li>
            }
        })
        .collect_view();
    let content = match tab {
        Tab::Scorecard => scorecard::scorecard(person),
        Tab::Answers => view! { <AnswersTab person /> }.into_any(),
        Tab::Timeline => view! { <TimelineTab person /> }.into_any(),
        Tab::Interview => interview::interview(person.desk, &person.now().case.sha256),
        Tab::Flags => flags::flags(person),
        Tab::Decision => decision::decision(person),
        Tab::Log => view! { <LogTab person /> }.into_any(),
    };
    let in_full = tab == Tab::Scorecard;
    view! {
        <PersonHead person tab />
        <nav class="person-tabs" aria-label=words().tabs>
            <ul>{links}</ul>
        </nav>
        <Findings person in_full />
        <div class="person-tab">{content}</div>
    }
}
