//! Nobody begins with this link: why, what to do, and whom to ask.

use crate::admission::Refusal;
use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover, Mail};
use assay_core::config::Contact;
use assay_web::browser::screen;
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::{particulars, text};
use leptos::prelude::*;

/// Says why nobody begins with this link.
#[component]
pub fn Uninvited(
    /// Why.
    refusal: Refusal,
    /// Whom the candidate can ask.
    contact: Contact,
    /// The way to ask for an accommodation.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let (title, lead, advice) = words(locale, &refusal);
    let moments = moments(locale, &refusal).map(particulars);
    // Only this passes by itself.
    let again = matches!(refusal, Refusal::Early { .. }).then(|| {
        view! {
            <button type="button" class="btn btn-primary" on:click=|_| screen::reload()>
                {tr!(locale, trouble.try_again)}
            </button>
        }
    });
    let ask = tr!(locale, invitation.ask, name = contact.name);
    view! {
        <Cover title lead>
            {moments}
            <Clause id="u-do" title=tr!(locale, invitation.what_to_do)>
                <div class="stack">
                    <div class="read">
                        <p>{advice}</p>
                        <p>{text(ask)} <Mail address=contact.email /></p>
                        <p>{tr!(locale, invitation.nothing_lost)}</p>
                    </div>
                    {children()}
                    <div class="actions">
                        {again} <a class="btn" href="./?practice" rel="external">
                            {tr!(locale, invitation.practice)}
                        </a>
                    </div>
                </div>
            </Clause>
        </Cover>
    }
}

/// Returns the title, the lead, and what to do.
fn words(locale: Locale, refusal: &Refusal) -> (&'static str, &'static str, &'static str) {
    match refusal {
        Refusal::Missing => (
            tr!(locale, invitation.missing),
            tr!(locale, invitation.missing_lead),
            tr!(locale, invitation.missing_do),
        ),
        Refusal::Damaged => (
            tr!(locale, invitation.damaged),
            tr!(locale, invitation.damaged_lead),
            tr!(locale, invitation.damaged_do),
        ),
        Refusal::Unconfirmed => (
            tr!(locale, invitation.unconfirmed),
            tr!(locale, invitation.unconfirmed_lead),
            tr!(locale, invitation.unconfirmed_do),
        ),
        Refusal::OtherRound => (
            tr!(locale, invitation.other_round),
            tr!(locale, invitation.other_round_lead),
            tr!(locale, invitation.other_round_do),
        ),
        Refusal::OtherContent => (
            tr!(locale, invitation.other_content),
            tr!(locale, invitation.other_content_lead),
            tr!(locale, invitation.other_content_do),
        ),
        Refusal::Early { .. } => (
            tr!(locale, invitation.early),
            tr!(locale, invitation.early_lead),
            tr!(locale, invitation.early_do),
        ),
        Refusal::Expired { .. } => (
            tr!(locale, invitation.expired),
            tr!(locale, invitation.expired_lead),
            tr!(locale, invitation.expired_do),
        ),
    }
}

/// Returns the instant that a refusal is about, in the time zone of the invitation and in that of this device.
fn moments(locale: Locale, refusal: &Refusal) -> Option<Vec<(&'static str, AnyView)>> {
    let (name, ms, time_zone) = match refusal {
        Refusal::Early {
            opens_ms,
            time_zone,
        } => (tr!(locale, invitation.opens), *opens_ms, time_zone),
        Refusal::Expired {
            start_by_ms,
            time_zone,
        } => (tr!(locale, invitation.start_by), *start_by_ms, time_zone),
        _ => return None,
    };
    let invited = screen::moment_in(ms, Some(time_zone));
    let own = screen::moment_in(ms, None);
    let mut rows = Vec::new();
    if !invited.is_empty() && invited != own {
        rows.push((name, text(invited)));
        rows.push((tr!(locale, invitation.on_this_device), text(own)));
    } else {
        rows.push((name, text(own)));
    }
    Some(rows)
}
