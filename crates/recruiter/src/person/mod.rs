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
mod review;
mod scorecard;
mod timeline;

use super::desk::{CandidateRecord, Desk};
use super::rating::Drafts;
use super::veil::ANSWERS;
use crate::heading;
use crate::words::person::words;
use answers::AnswersTab;
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Cover, Kit};
use assay_web::browser::page;
use leptos::prelude::*;
use log::LogTab;
use overview::{Findings, PersonHead};
use std::sync::Arc;
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

/// The tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Scorecard,
    Answers,
    Timeline,
    Interview,
    Flags,
    Decision,
    Log,
}

impl Tab {
    const ALL: [Self; 7] = [
        Self::Scorecard,
        Self::Answers,
        Self::Timeline,
        Self::Interview,
        Self::Flags,
        Self::Decision,
        Self::Log,
    ];

    /// The part of the address, and what it is called.
    fn names(self) -> (&'static str, &'static str) {
        let words = words();
        match self {
            Self::Scorecard => ("scorecard", words.scorecard),
            Self::Answers => ("answers", words.answers),
            Self::Timeline => ("timeline", words.timeline),
            Self::Interview => ("interview", words.interview),
            Self::Flags => ("flags", words.flags),
            Self::Decision => ("decision", words.decision),
            Self::Log => ("log", words.log),
        }
    }

    fn named(name: &str) -> Option<Self> {
        if name.is_empty() {
            return Some(Self::Scorecard);
        }
        Self::ALL.into_iter().find(|tab| tab.names().0 == name)
    }
}

/// What a page is built for. Where any of it changes, the page is built anew.
#[derive(Clone, PartialEq)]
struct Frame {
    first: Seen,
    content: Option<(Arc<Assessment>, Arc<Key>)>,
    kit: Option<Arc<Kit>>,
    is_scored: bool,
}

impl Frame {
    fn of(desk: Desk, sha256: &str) -> Option<Self> {
        let dossier = desk.dossier(sha256)?;
        Some(Self {
            content: desk.content(&dossier.case),
            kit: desk.kit.get(),
            is_scored: dossier.scorecard.is_some(),
            first: Seen {
                dossier,
                is_by_case: true,
            },
        })
    }
}

/// A dossier, compared without reading all of it.
#[derive(Clone)]
struct Seen {
    dossier: Arc<CandidateRecord>,
    /// Whether only another bundle makes a difference.
    is_by_case: bool,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        if self.is_by_case {
            self.dossier.case.sha256 == other.dossier.case.sha256
                && self.dossier.case.problems == other.dossier.case.problems
        } else {
            Arc::ptr_eq(&self.dossier, &other.dossier)
        }
    }
}

/// The candidate whom a page is about; a handle, copied freely.
#[derive(Clone, Copy)]
struct Person {
    desk: Desk,
    frame: StoredValue<Frame>,
    seen: Memo<Seen>,
    /// What is being written and is not in the log.
    drafts: Drafts,
}

impl Person {
    fn of(desk: Desk, frame: Frame) -> Self {
        let first = frame.first.dossier.clone();
        let follow = move || Seen {
            // A candidate taken off the desk is shown as last seen, until the page is gone too.
            dossier: desk
                .dossier(&first.case.sha256)
                .unwrap_or_else(|| first.clone()),
            is_by_case: false,
        };
        Self {
            desk,
            frame: StoredValue::new(frame),
            seen: Memo::new(move |_| follow()),
            drafts: Drafts::new(desk),
        }
    }

    /// The dossier, followed.
    fn dossier(self) -> Arc<CandidateRecord> {
        self.seen.with(|seen| seen.dossier.clone())
    }

    /// The dossier as it is now.
    fn now(self) -> Arc<CandidateRecord> {
        self.seen.with_untracked(|seen| seen.dossier.clone())
    }

    /// Pack and key, where both are at hand.
    fn content(self) -> Option<(Arc<Assessment>, Arc<Key>)> {
        self.frame.with_value(|frame| frame.content.clone())
    }

    /// The interview kit, where it is at hand.
    fn kit(self) -> Option<Arc<Kit>> {
        self.frame.with_value(|frame| frame.kit.clone())
    }

    /// The address of a tab.
    fn address(self, tab: Tab) -> String {
        let sha256 = &self.now().case.sha256;
        ["#/candidate/", sha256, "/", tab.names().0].concat()
    }

    /// Does something about the candidate; tells whether it was done. It is not while nobody has said who they are:
    /// then the field for that has the focus.
    fn act(self, what: ReviewAction) -> bool {
        self.desk.act(&self.now().case.sha256, what);
        let is_known = self.desk.who.with_untracked(|who| !who.is_empty());
        if !is_known {
            page::focus_id("who");
        }
        is_known
    }

    /// What of the evaluation is covered for the one at the desk; followed.
    fn cover(self) -> Cover {
        self.desk.cover(&self.dossier())
    }

    /// Whether the veil over every rating is lifted for the one at the desk; followed.
    fn is_lifted(self) -> bool {
        self.desk.is_lifted(&self.dossier().case.sha256, ANSWERS)
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
