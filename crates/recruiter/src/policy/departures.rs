//! Where a policy drops or changes rules of the keys that it fits.

use crate::outcome_names::area_name;
use crate::workspace::Workspace;
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::{Departure, InterviewQuestion, ScoringPolicy};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Names the rules of each key that the policy drops or changes; nothing where it keeps them all.
#[component]
pub fn DeparturesNote(
    /// The workspace.
    workspace: Workspace,
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The core questions of the interview; none while no kit is available.
    questions: Vec<InterviewQuestion>,
) -> impl IntoView {
    move || {
        let fitting = workspace.library.with(|library| {
            let fits = |pack: &Arc<Assessment>| {
                let key = library.key(&pack.sha256)?;
                let is_fitting = policy.check_pair("policy.json", key).is_ok();
                is_fitting.then(|| (pack.clone(), key.clone()))
            };
            library.packs.iter().filter_map(fits).collect::<Vec<_>>()
        });
        fitting
            .into_iter()
            .map(|(pack, key)| of_key(&policy, &pack, &key, &questions))
            .collect_view()
    }
}

/// The rules of one key.
fn of_key(
    policy: &ScoringPolicy,
    pack: &Assessment,
    key: &Key,
    questions: &[InterviewQuestion],
) -> Option<AnyView> {
    let departures = policy.departures(key);
    let lines: Vec<_> = departures
        .iter()
        .map(|departure| {
            let line = line(departure, pack, questions);
            view! { <li>{text(line)}</li> }
        })
        .collect();
    let lead = tr!(policy.departs, title = pack.title, version = pack.version);
    (!lines.is_empty()).then(|| {
        view! {
            <div class="notice is-warning">
                <p>{text(lead)}</p>
                <ul>{lines}</ul>
            </div>
        }
        .into_any()
    })
}

/// A rule, with what it is by the key and by the policy.
fn line(departure: &Departure, pack: &Assessment, questions: &[InterviewQuestion]) -> String {
    let section = |id: &str| {
        let section = pack.section(id);
        String::from(section.map_or(id, |section| section.title.as_str()))
    };
    let percent = |percent: u32| tr!(policy.percent, percent = percent);
    let optional =
        |there: Option<u32>| there.map_or_else(|| tr!(policy.no_minimum).into(), percent);
    let (rule, key, policy) = match departure {
        Departure::Threshold { key, policy } => (
            tr!(policy.threshold).into(),
            percent(*key),
            percent(*policy),
        ),
        Departure::Minimum {
            section: id,
            key,
            policy,
        } => {
            let rule = tr!(sign.rule_minimum, section = section(id));
            (rule, percent(*key), optional(*policy))
        }
        Departure::RatedMinimum {
            section: id,
            key,
            policy,
        } => {
            let rule = tr!(sign.rule_rated, section = section(id));
            (rule, percent(*key), optional(*policy))
        }
        Departure::InterviewMinimum { area, key, policy } => {
            let rule = tr!(sign.rule_area, area = area_name(*area));
            (rule, percent(*key), optional(*policy))
        }
        Departure::InterviewWeight {
            question: id,
            key,
            policy,
        } => {
            let question = questions.iter().find(|question| question.id == *id);
            let title = question.map_or(id.as_str(), |question| question.title.as_str());
            let rule = tr!(policy.weight_of_question, question = title);
            (rule, key.to_string(), policy.to_string())
        }
        Departure::SecondRater => (
            tr!(policy.second_rater).into(),
            tr!(policy.second_near).into(),
            tr!(policy.second_never).into(),
        ),
    };
    tr!(policy.departure, rule = rule, key = key, policy = policy)
}
