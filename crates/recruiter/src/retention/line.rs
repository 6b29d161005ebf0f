//! Until when the record of a candidate is kept, in a line.

use super::clock::{Kept, Retention};
use crate::routes::{self, Tab};
use crate::workspace::CandidateRecord;
use leptos::prelude::*;
use std::sync::Arc;

/// The line at the head of a candidate's page; nothing where no period is configured.
#[component]
pub fn RetentionLine(
    /// The record of the candidate.
    #[prop(into)]
    record: Signal<Arc<CandidateRecord>>,
) -> impl IntoView {
    let retention = Retention::here();
    let kept = Memo::new(move |_| record.with(|record| retention.of(record)));
    let link = move || {
        let sha256 = record.with(|record| record.opened.sha256.clone());
        view! { <a href=routes::person_at(&sha256, Tab::Log, RIGHTS)>{tr!(rights.to_rights)}</a> }
    };
    move || {
        let kept = kept.get()?;
        let line = if kept.is_over() {
            view! {
                <p class="notice is-warning retention-line no-print">
                    {tr!(rights.is_over_long, day = kept.day())} " " {link()}
                </p>
            }
            .into_any()
        } else {
            let line = [kept.words(), left(&kept)].join(", ");
            view! { <p class="hint retention-line">{line} "." <span class="no-print">" " {link()}</span></p> }
            .into_any()
        };
        Some(line)
    }
}

/// Returns how much is left, in words.
fn left(kept: &Kept) -> String {
    match kept.days_left {
        1 => tr!(rights.ends_today).into(),
        count => tr!(rights.days_left, count = count),
    }
}

/// Identifier of the heading over the rights of the candidate.
pub const RIGHTS: &str = "rights-title";
