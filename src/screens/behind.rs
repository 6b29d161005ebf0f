//! The screens behind the door: those of the test, those after it, and those about attempts that are known here.

use super::after::done;
use super::running::running;
use crate::admission::Refusal;
use crate::app::{App, Stage};
use crate::pages::earlier::{IdentityCheck, Taken};
use crate::pages::more_time::{MoreTime, NoMoreTime};
use crate::pages::trouble::{Farewell, FarewellPage, OpenInOtherTab};
use crate::pages::uninvited::Uninvited;
use crate::screens::accommodation::request;
use crate::session::entry::back_to_welcome;
use crate::session::identity_check::{leave_identity_check, pass_identity_check};
use crate::session::{resume, time_grant};
use crate::time_grant::GrantRefusal;
use assay_core::record::{KnownAttempt, Whose};
use leptos::prelude::*;

/// A screen behind the door.
pub fn screen(app: App, stage: Stage) -> AnyView {
    match stage {
        Stage::IdentityCheck(known) => identity_check(app, known),
        Stage::Taken(known) => taken(app, known),
        Stage::OpenInOtherTab { ends_at_ms } => {
            let on_take_over = Callback::new(move |()| app.take_over());
            view! { <OpenInOtherTab ends_at_ms on_take_over /> }.into_any()
        }
        Stage::MoreTime(offer) => {
            let on_start = Callback::new(move |()| time_grant::start(app));
            view! { <MoreTime offer on_start /> }.into_any()
        }
        Stage::NoMoreTime { why, instead } => no_more_time(app, why, *instead),
        Stage::Test => running(app),
        Stage::Done => done(app),
        Stage::Farewell => farewell(app),
        Stage::Uninvited(refusal) => uninvited(app, refusal),
        Stage::Loading | Stage::Broken { .. } | Stage::Welcome | Stage::Check(_) => ().into_any(),
    }
}

fn farewell(app: App) -> AnyView {
    app.config()
        .map(|config| {
            let page = FarewellPage::of(&config);
            view! { <Farewell page /> }
        })
        .into_any()
}

/// Nobody begins with this link.
fn uninvited(app: App, refusal: Refusal) -> AnyView {
    app.config()
        .map(|config| {
            let contact = config.contact.clone();
            view! {
                <Uninvited refusal contact>
                    {request(app)}
                </Uninvited>
            }
        })
        .into_any()
}

/// A link or a code gives no time.
fn no_more_time(app: App, why: GrantRefusal, instead: Stage) -> AnyView {
    let on_go_on = Callback::new(move |()| time_grant::go_on_without(app, instead.clone()));
    app.config()
        .map(|config| {
            let contact = config.contact.clone();
            view! { <NoMoreTime why contact on_go_on /> }
        })
        .into_any()
}

fn identity_check(app: App, all: Vec<KnownAttempt>) -> AnyView {
    let latest = all.first().cloned();
    let on_proof = Callback::new(move |written: String| pass_identity_check(app, &all, &written));
    let on_other = Callback::new(move |()| leave_identity_check(app));
    let on_code = app
        .reads_grants()
        .then(|| Callback::new(move |typed| time_grant::enter(app, typed)));
    latest
        .map(|known| view! { <IdentityCheck known on_proof on_other on_code /> })
        .into_any()
}

fn taken(app: App, all: Vec<(KnownAttempt, Whose)>) -> AnyView {
    let latest = all.first().cloned();
    let earlier: Vec<_> = all
        .into_iter()
        .map(|(known, _)| known.trace.attempt)
        .collect();
    let on_again = Callback::new(move |()| app.stage.set(Stage::Check(earlier.clone())));
    let on_back = Callback::new(move |()| back_to_welcome(app));
    latest
        .map(|(known, whose)| {
            let shown = known.clone();
            let on_show = Callback::new(move |()| show(app, &shown, whose));
            view! { <Taken known whose on_show on_back on_again /> }
        })
        .into_any()
}

/// Shows an attempt to the person who has begun it. Who has entered nothing yet shows first that it is theirs.
fn show(app: App, known: &KnownAttempt, whose: Whose) {
    if whose == Whose::Unknown && known.trace.asks().is_some() {
        app.stage.set(Stage::IdentityCheck(vec![known.clone()]));
    } else {
        resume::show_own(app, known.id().into());
    }
}
