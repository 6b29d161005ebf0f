//! The rules that a policy of the former version takes from the test's key.

use crate::outcome_names::area_name;
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::{AddedRule, ScoringPolicy};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Says which rules of the test apply though the policy cannot say them; nothing where it says everything itself.
#[component]
pub fn UpgradeNote(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The pack with the sections.
    pack: Arc<Assessment>,
    /// The key with the test's own rules.
    key: Arc<Key>,
) -> impl IntoView {
    let added = added_rules(&policy, &pack, &key);
    (!added.is_empty()).then(|| {
        let lines = added
            .into_iter()
            .map(|line| view! { <li>{text(line)}</li> })
            .collect_view();
        view! {
            <div class="notice is-warning">
                <p>{tr!(policy.upgraded)}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}

/// Returns the rules of the test that apply though the policy cannot say them, a sentence each.
pub fn added_rules(policy: &ScoringPolicy, pack: &Assessment, key: &Key) -> Vec<String> {
    let added = policy.upgraded(key).added;
    added.iter().map(|rule| sentence(rule, pack)).collect()
}

fn sentence(rule: &AddedRule, pack: &Assessment) -> String {
    match rule {
        AddedRule::RatedMinimum { section, percent } => {
            let section = pack
                .section(section)
                .map_or(section.as_str(), |section| section.title.as_str());
            tr!(policy.upgraded_rated, section = section, percent = percent)
        }
        AddedRule::InterviewMinimum { area, percent } => tr!(
            policy.upgraded_area,
            area = area_name(*area),
            percent = *percent
        ),
        AddedRule::InterviewWeights(_) => tr!(policy.upgraded_weights).into(),
        AddedRule::SecondRater(_) => tr!(policy.upgraded_second).into(),
    }
}
