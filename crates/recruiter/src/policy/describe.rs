//! A policy in words: what each setting is and what it means.

use super::rater_fields::second_rater_name;
use super::table::{PolicyTable, TextRow};
use crate::outcome_names::{area_name, need_name};
use assay_core::assessment::{Assessment, CoreArea};
use assay_evaluation::{
    Consequence, InterviewQuestion, LimitOf, ScoringPolicy, WORTH_FROM_A_FIFTH, WORTH_FROM_NOTHING,
    other_limits, other_weights,
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
    /// The core questions of the interview; none while no kit is available.
    questions: Vec<InterviewQuestion>,
) -> impl IntoView {
    let settings = settings(&policy)
        .into_iter()
        .chain(interview_settings(&policy, &questions))
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
        <ToldNote policy=policy.clone() pack=pack.clone() />
        <h3>{tr!(policy.sections)}</h3>
        <p class="hint">
            {[tr!(policy.sections_says), " ", tr!(policy.rated_minimum_says)].concat()}
        </p>
        <SectionsTable policy=policy.clone() pack />
        <h3>{tr!(policy.fields)}</h3>
        <dl class="policy-settings">{settings}</dl>
        <h3>{tr!(policy.worth)}</h3>
        <p class="hint">{[tr!(policy.worth_says), " ", tr!(policy.worth_compare)].concat()}</p>
        <WorthTable policy />
    }
}

/// The weight of each section, and its minima.
#[component]
fn SectionsTable(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The pack with the sections.
    pack: Arc<Assessment>,
) -> impl IntoView {
    let rows = pack
        .sections
        .iter()
        .map(|section| {
            let cells = vec![
                percent(policy.weight(&section.id)),
                percent(section.weight_percent),
                minimum(policy.minimum_percent.get(&section.id)),
                minimum(policy.rated_minimum_percent.get(&section.id)),
            ];
            view! { <TextRow head=section.title.clone() cells /> }
        })
        .collect_view();
    let heads = vec![
        tr!(policy.section),
        tr!(policy.weight),
        tr!(policy.published),
        tr!(policy.minimum),
        tr!(policy.rated_minimum),
    ];
    view! {
        <PolicyTable region=tr!(policy.sections_region) caption=tr!(policy.sections_caption) heads>
            {rows}
        </PolicyTable>
    }
}

/// The worth of each rating, here and by the usual scales.
#[component]
fn WorthTable(
    /// The policy.
    policy: Arc<ScoringPolicy>,
) -> impl IntoView {
    let rows = (0..5)
        .map(|at| {
            let here = policy.rating_percent[at];
            let cells = [here, WORTH_FROM_NOTHING[at], WORTH_FROM_A_FIFTH[at]].map(percent);
            view! { <TextRow head=(at + 1).to_string() cells=cells.into() /> }
        })
        .collect_view();
    let heads = vec![
        tr!(policy.worth_head),
        tr!(policy.worth_here),
        tr!(policy.worth_nothing),
        tr!(policy.worth_fifth),
    ];
    view! {
        <PolicyTable region=tr!(policy.worth_region) caption=tr!(policy.worth_caption) heads>
            {rows}
        </PolicyTable>
    }
}

/// Shows where something counts otherwise than candidates were told: the weights of sections, and what a pass takes.
#[component]
pub fn ToldNote(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The pack, with what candidates were told.
    pack: Arc<Assessment>,
) -> impl IntoView {
    let weights = other_weights(&policy, &pack)
        .into_iter()
        .map(|other| {
            tr!(
                policy.other_weight,
                section = other.title,
                published = other.announced_percent,
                counted = other.counted_percent
            )
        })
        .collect();
    let limits = other_limits(&policy, &pack)
        .into_iter()
        .map(|other| {
            let (told, counted) = (
                minimum(other.announced_percent.as_ref()),
                minimum(other.counted_percent.as_ref()),
            );
            tr!(
                policy.other_limit,
                limit = limit_name(other.of),
                told = told,
                counted = counted
            )
        })
        .collect();
    view! {
        {told_notice(tr!(policy.other_weights), weights)}
        {told_notice(tr!(policy.other_limits), limits)}
    }
}

/// A notice with what is otherwise than told; nothing where nothing is.
fn told_notice(says: &'static str, lines: Vec<String>) -> Option<impl IntoView> {
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .map(|line| view! { <li>{text(line)}</li> })
            .collect_view();
        view! {
            <div class="notice is-warning">
                <p>{says}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}

/// Returns the name of a limit.
fn limit_name(of: LimitOf) -> String {
    match of {
        LimitOf::Total => tr!(policy.threshold).into(),
        LimitOf::Section(title) => named(tr!(policy.minimum), &title),
        LimitOf::Rated(title) => named(tr!(policy.rated_minimum), &title),
    }
}

/// Settings outside the tables: name, value, meaning.
fn settings(policy: &ScoringPolicy) -> Vec<(&'static str, String, &'static str)> {
    let interview = 100_u32.saturating_sub(policy.test_percent);
    let shares = tr!(
        policy.shares_value,
        test = policy.test_percent,
        interview = interview
    );
    let raters = if policy.raters < 2 {
        tr!(policy.raters_one)
    } else {
        tr!(policy.raters_two)
    };
    let adjudicate = tr!(policy.adjudicate_value, points = policy.adjudicate_from);
    vec![
        (
            tr!(policy.version),
            policy.version.clone(),
            tr!(policy.version_says),
        ),
        (
            tr!(policy.threshold),
            percent(policy.threshold_percent),
            tr!(policy.threshold_says),
        ),
        (tr!(policy.shares), shares, tr!(policy.shares_says)),
        (tr!(policy.raters), raters.into(), tr!(policy.raters_says)),
        (
            tr!(policy.second_rater),
            second_rater_name(policy.second_rater).into(),
            tr!(policy.second_rater_says),
        ),
        (
            tr!(policy.adjudicate),
            adjudicate,
            tr!(policy.adjudicate_says),
        ),
        (
            tr!(policy.harmful),
            consequence(policy.harmful_pick).into(),
            tr!(policy.harmful_says),
        ),
        (
            tr!(policy.flag),
            consequence(policy.red_flag).into(),
            tr!(policy.flag_says),
        ),
        (tr!(policy.stages), stages(policy), tr!(policy.stages_says)),
    ]
}

/// Settings of the interview: name, value, meaning.
fn interview_settings(
    policy: &ScoringPolicy,
    questions: &[InterviewQuestion],
) -> [(&'static str, String, &'static str); 2] {
    let areas = CoreArea::ALL.map(|area| {
        let least = minimum(policy.interview_minimum_percent.get(&area));
        named(area_name(area), &least)
    });
    [
        (
            tr!(policy.area_minimum),
            areas.join("; "),
            tr!(policy.area_minimum_says),
        ),
        (
            tr!(policy.question_weight),
            question_weights(policy, questions),
            tr!(policy.question_weight_says),
        ),
    ]
}

/// How much each question of the interview counts, in words.
fn question_weights(policy: &ScoringPolicy, questions: &[InterviewQuestion]) -> String {
    let title = |id: &String| {
        let known = questions.iter().find(|question| question.id == *id);
        known
            .map_or(id.as_str(), |question| question.title.as_str())
            .to_owned()
    };
    let each = policy.interview_weights.iter();
    let mut lines: Vec<String> = each
        .map(|(id, weight)| named(&title(id), &weight.to_string()))
        .collect();
    if lines.is_empty() {
        return tr!(policy.questions_alike).into();
    }
    let is_named =
        |question: &InterviewQuestion| policy.interview_weights.contains_key(&question.id);
    if questions.is_empty() || !questions.iter().all(is_named) {
        lines.push(tr!(policy.questions_rest).into());
    }
    lines.join("; ")
}

/// What each stage waits for, in words.
fn stages(policy: &ScoringPolicy) -> String {
    let needs = &policy.stages;
    let each = [
        (tr!(outcome.stage_test), &needs.test),
        (tr!(outcome.stage_shortlist), &needs.shortlist),
        (tr!(outcome.stage_interview), &needs.interview),
        (tr!(outcome.stage_decision), &needs.decision),
    ];
    let waiting = each.into_iter().filter(|(_, needs)| !needs.is_empty());
    let lines: Vec<String> = waiting
        .map(|(stage, needs)| {
            let names: Vec<&str> = needs.iter().map(|need| need_name(*need)).collect();
            tr!(policy.stage_waits, stage = stage, needs = names.join(", "))
        })
        .collect();
    if lines.is_empty() {
        tr!(policy.stages_none).into()
    } else {
        lines.join("; ")
    }
}

/// Every setting of a policy with its value; the same settings in the same order for every policy of a pack.
pub fn values(
    policy: &ScoringPolicy,
    pack: &Assessment,
    questions: &[InterviewQuestion],
) -> Vec<(String, String)> {
    let weights = pack.sections.iter().map(|section| {
        let weight = percent(policy.weight(&section.id));
        (named(tr!(policy.weight), &section.title), weight)
    });
    let minima = pack.sections.iter().map(|section| {
        let minimum = minimum(policy.minimum_percent.get(&section.id));
        (named(tr!(policy.minimum), &section.title), minimum)
    });
    let rated = pack.sections.iter().map(|section| {
        let minimum = minimum(policy.rated_minimum_percent.get(&section.id));
        (named(tr!(policy.rated_minimum), &section.title), minimum)
    });
    let rest = settings(policy)
        .into_iter()
        .chain(interview_settings(policy, questions))
        .map(|(name, value, _)| (String::from(name), value));
    let worth = policy.rating_percent.iter().enumerate().map(|(at, worth)| {
        let value = tr!(policy.percent, percent = worth);
        (named(tr!(policy.worth), &(at + 1).to_string()), value)
    });
    rest.chain(weights)
        .chain(minima)
        .chain(rated)
        .chain(worth)
        .collect()
}

fn named(what: &str, of: &str) -> String {
    [what, ": ", of].concat()
}

fn percent(number: u32) -> String {
    tr!(policy.percent, percent = number)
}

fn minimum(minimum: Option<&u32>) -> String {
    minimum.map_or_else(|| tr!(policy.no_minimum).into(), |limit| percent(*limit))
}

/// Returns the consequence of a finding, in words.
pub fn consequence(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Fails => tr!(policy.fails),
        Consequence::Noted => tr!(policy.noted),
    }
}
