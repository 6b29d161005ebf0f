//! The versions and digests of everything that the result was made from, so that it can be made again.

use crate::person::cover;
use crate::person::shown::Person;
use crate::workspace::CandidateRecord;
use assay_core::assessment::{Assessment, Key};
use assay_core::record::time::rfc3339;
use assay_evaluation::{Cover, ScoringPolicy, readable, sentence as sentence_of};
use assay_web::browser::screen;
use assay_web::ui::particulars;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The basis of the result.
#[component]
pub(super) fn Basis(
    /// Whom it is about.
    person: Person,
    /// The record of the candidate.
    record: Arc<CandidateRecord>,
    /// The test.
    pack: Arc<Assessment>,
    /// Its key.
    key: Arc<Key>,
    /// The policy that the result was made with.
    policy: Arc<ScoringPolicy>,
    /// The part of the result that is covered.
    cover: Arc<Cover>,
    /// The time when the page was made.
    made_at: RwSignal<i64>,
) -> impl IntoView {
    let opened = record.opened.clone();
    let bundle = opened.sha256.clone();
    let head = opened.bundle.integrity.events_head.clone();
    let author_logs: Vec<&str> = record
        .log
        .author_logs()
        .iter()
        .map(|author_log| author_log.head.as_str())
        .collect();
    let heads = if author_logs.is_empty() {
        tr!(person.no_log).into()
    } else {
        author_logs.join("; ")
    };
    let name = move || text(person.workspace.name_of(&opened));
    let made = move || screen::local_time(&rfc3339(made_at.get()));
    let test = [
        &pack.role,
        ", ",
        &tr!(person.version, version = pack.version),
    ]
    .concat();
    let card = record.scorecard.as_deref();
    let notes = card.map_or_else(Vec::new, |card| card.policy_notes.clone());
    let rows = vec![
        // The code does not stand beside the name: raters know answers by it.
        (tr!(person.candidate), name.into_any()),
        (tr!(person.test), text(test)),
        (tr!(person.decided_by), text(decided(&record, &cover))),
        (tr!(person.made_at), made.into_any()),
        (tr!(person.pack), versioned(&pack.version, &pack.sha256)),
        (
            tr!(person.key_digest),
            versioned(&key.assessment_version, &key.sha256),
        ),
        (tr!(person.policy), of_policy(&policy, &notes)),
        (tr!(person.bundle), digest(&bundle)),
        (tr!(person.record_head), digest(&head)),
        (tr!(person.log_heads), digest(&heads)),
        (tr!(person.validity), text(&key.validity.summary)),
    ];
    view! {
        <h2>{tr!(person.basis)}</h2>
        {particulars(rows)}
    }
}

/// Returns who decided what, when and why.
fn decided(record: &CandidateRecord, cover: &Cover) -> String {
    let Some(entry) = &record.state.decision else {
        return tr!(person.undecided).into();
    };
    let line = cover::decided_line(cover, entry);
    let mut sentence = sentence_of(&[&line, " ", &entry.why].concat());
    if cover.is_stale(Some(entry), record.scorecard.as_deref()) {
        sentence.push(' ');
        sentence.push_str(tr!(person.stale));
    }
    sentence
}

fn digest(digits: &str) -> AnyView {
    view! { <span class="digest">{text(digits)}</span> }.into_any()
}

/// The policy by version and digest, with the rules that it takes from the test's key.
fn of_policy(policy: &ScoringPolicy, notes: &[String]) -> AnyView {
    let added = (!notes.is_empty()).then(|| {
        let line = readable(&notes.join(" "));
        view! { <p>{text(line)}</p> }
    });
    view! {
        {versioned(&policy.version, &policy.sha256())}
        {added}
    }
    .into_any()
}

fn versioned(version: &str, sha256: &str) -> AnyView {
    digest(&tr!(
        person.version_digest,
        version = version,
        digest = sha256
    ))
}
