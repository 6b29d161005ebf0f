//! A policy in words: what each setting is and what it means.

use super::table::{PolicyTable, TextRow};
use crate::format_message::format_message;
use crate::words::policy::words;
use assay_core::assessment::Assessment;
use assay_evaluation::{
    Consequence, ScoringPolicy, WORTH_FROM_A_FIFTH, WORTH_FROM_NOTHING, other_weights,
};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Everything about a policy.
#[component]
pub fn PolicyDescription(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The pack that it is about.
    pack: Arc<Assessment>,
) -> impl IntoView {
    let words = words();
    let settings = settings(&policy)
        .into_iter()
        .map(|(name, value, says)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>
                        <strong>{text(value)}</strong>
                    </dd>
                    <dd class="hint">{says}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <WeightsNote policy=policy.clone() pack=pack.clone() />
        <h3>{words.sections}</h3>
        <p class="hint">{words.sections_says}</p>
        <SectionsTable policy=policy.clone() pack />
        <h3>{words.fields}</h3>
        <dl class="policy-settings">{settings}</dl>
        <h3>{words.worth}</h3>
        <p class="hint">{[words.worth_says, " ", words.worth_compare].concat()}</p>
        <WorthTable policy />
    }
}

/// What each section counts, and how much is needed in it.
#[component]
fn SectionsTable(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The pack with the sections.
    pack: Arc<Assessment>,
) -> impl IntoView {
    let words = words();
    let rows = pack
        .sections
        .iter()
        .map(|section| {
            let cells = vec![
                percent(policy.weight(&section.id)),
                percent(section.weight_percent),
                minimum(&policy, &section.id),
            ];
            view! { <TextRow head=section.title.clone() cells /> }
        })
        .collect_view();
    let heads = vec![words.section, words.weight, words.told, words.minimum];
    view! {
        <PolicyTable region=words.sections_region caption=words.sections_caption heads>
            {rows}
        </PolicyTable>
    }
}

/// What each rating is worth, here and by the usual scales.
#[component]
fn WorthTable(
    /// The policy.
    policy: Arc<ScoringPolicy>,
) -> impl IntoView {
    let words = words();
    let rows = (0..5)
        .map(|at| {
            let here = policy.rating_percent[at];
            let cells = [here, WORTH_FROM_NOTHING[at], WORTH_FROM_A_FIFTH[at]].map(percent);
            view! { <TextRow head=(at + 1).to_string() cells=cells.into() /> }
        })
        .collect_view();
    let heads = vec![
        words.worth_head,
        words.worth_here,
        words.worth_nothing,
        words.worth_fifth,
    ];
    view! {
        <PolicyTable region=words.worth_region caption=words.worth_caption heads>
            {rows}
        </PolicyTable>
    }
}

/// Where sections count otherwise than candidates were told.
#[component]
pub fn WeightsNote(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The pack, with what candidates were told.
    pack: Arc<Assessment>,
) -> impl IntoView {
    let words = words();
    let others = other_weights(&policy, &pack);
    (!others.is_empty()).then(|| {
        let lines = others
            .iter()
            .map(|(title, told, here)| {
                let line = format_message(
                    words.other_weight,
                    &[title, &told.to_string(), &here.to_string()],
                );
                view! { <li>{text(line)}</li> }
            })
            .collect_view();
        view! {
            <div class="notice is-warning">
                <p>{words.other_weights}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}

/// Settings outside the tables: name, value, meaning.
fn settings(policy: &ScoringPolicy) -> Vec<(&'static str, String, &'static str)> {
    let words = words();
    let interview = 100_u32.saturating_sub(policy.test_percent);
    let shares = format_message(
        words.shares_value,
        &[&policy.test_percent.to_string(), &interview.to_string()],
    );
    let raters = if policy.raters < 2 {
        words.raters_one
    } else {
        words.raters_two
    };
    let adjudicate = format_message(
        words.adjudicate_value,
        &[&policy.adjudicate_from.to_string()],
    );
    vec![
        (words.version, policy.version.clone(), words.version_says),
        (
            words.threshold,
            percent(policy.threshold_percent),
            words.threshold_says,
        ),
        (words.shares, shares, words.shares_says),
        (words.raters, raters.into(), words.raters_says),
        (words.adjudicate, adjudicate, words.adjudicate_says),
        (
            words.harmful,
            consequence(policy.harmful_pick).into(),
            words.harmful_says,
        ),
        (
            words.flag,
            consequence(policy.red_flag).into(),
            words.flag_says,
        ),
    ]
}

/// Every setting of a policy with its value; the same settings in the same order for every policy of a pack.
pub fn values(policy: &ScoringPolicy, pack: &Assessment) -> Vec<(String, String)> {
    let words = words();
    let named = |what: &str, of: &str| [what, ": ", of].concat();
    let weights = pack.sections.iter().map(|section| {
        let weight = percent(policy.weight(&section.id));
        (named(words.weight, &section.title), weight)
    });
    let minima = pack.sections.iter().map(|section| {
        let minimum = minimum(policy, &section.id);
        (named(words.minimum, &section.title), minimum)
    });
    let rest = settings(policy)
        .into_iter()
        .map(|(name, value, _)| (String::from(name), value));
    let worth = policy.rating_percent.iter().enumerate().map(|(at, worth)| {
        let value = format_message(words.percent, &[&worth.to_string()]);
        (named(words.worth, &(at + 1).to_string()), value)
    });
    rest.chain(weights).chain(minima).chain(worth).collect()
}

fn percent(number: u32) -> String {
    format_message(words().percent, &[&number.to_string()])
}

fn minimum(policy: &ScoringPolicy, section: &str) -> String {
    let minimum = policy.minimum_percent.get(section);
    minimum.map_or_else(|| words().no_minimum.into(), |limit| percent(*limit))
}

/// What a finding does, in words.
pub fn consequence(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Fails => words().fails,
        Consequence::Noted => words().noted,
    }
}
