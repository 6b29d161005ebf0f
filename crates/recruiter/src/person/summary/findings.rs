//! The findings that weigh more than numbers, each with how it stands and the way to where it is judged.

use crate::oddity_list::OddityList;
use crate::person::links::{address, shown_sentence};
use crate::person::shown::Person;
use crate::sign::Sign;
use assay_evaluation::{Oddity, Outcome, Scorecard, findings};
use assay_web::ui::icon;
use leptos::prelude::*;
use std::sync::Arc;

/// The findings.
#[component]
pub(super) fn FindingsList(
    /// Whom they are about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
    /// What is out of the ordinary about the attempt.
    oddities: Vec<Oddity>,
) -> impl IntoView {
    let rows: Vec<_> = findings(&card)
        .into_iter()
        .map(|finding| {
            let sign = Sign::from(finding.rule.result);
            let link = match finding.rule.result {
                Outcome::Open => tr!(person.to_flags),
                Outcome::Met | Outcome::NotMet => tr!(person.see_finding),
            };
            let way = address(person, finding.target).map(|address| {
                view! {
                    <a class="no-print" href=address>
                        {link}
                    </a>
                }
            });
            view! {
                <li class=sign.class()>
                    <span class="check-mark">{icon(sign.path())}</span>
                    <span>{shown_sentence(&finding.rule.says)} " " {way}</span>
                </li>
            }
        })
        .collect();
    let content = if rows.is_empty() {
        view! { <p>{tr!(person.no_findings)}</p> }.into_any()
    } else {
        view! { <ul class="person-found">{rows}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="weighty">
            <h3 class="caps" id="weighty">
                {tr!(person.weighty)}
            </h3>
            {content}
            <OddityList oddities />
        </section>
    }
}
