//! Results so near a limit that one rating may decide: there a policy may ask for a second rater.
//!
//! It is worked out from the ratings there are, once everything has at least one. A section is near its minimum where it
//! lies within one step of it: the greatest change that one rating by one point on one criterion makes. The overall result
//! is near the threshold where it lies within one standard error of it.

use super::answer_mark::is_rated;
use super::bounds::Bounds;
use super::interview_score::QuestionScore;
use super::policy::ScoringPolicy;
use super::rule_id::RuleId;
use super::score::ItemScore;
use super::sources::{SectionScore, Sources};
use super::state::State;
use assay_core::scoring::Fraction;

/// A result that is near its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near<'a> {
    /// The section; `None` for the overall result.
    pub section: Option<&'a SectionScore>,
    /// The rules whose limits are near. They stay open while a second rater is missing.
    pub rules: Vec<RuleId>,
    /// What lies near what, as the beginning of a sentence.
    pub says: String,
    /// Whether an answer lacks a second rater.
    pub lacks: bool,
    /// Whether one does though two people rated it, because the second had seen what the first gave.
    pub had_seen: bool,
}

/// All that is near a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearLimits<'a> {
    /// The results for which a second person has to rate, or has rated: the sections in their order, and the overall result
    /// last. None where the policy asks for no second rater.
    pub results: Vec<Near<'a>>,
    /// Whether the overall result is within one standard error of the threshold, whatever the policy asks for.
    pub is_near_threshold: bool,
}

/// Returns the results near a limit. `None` where a number is too fine to be written down.
pub fn near_limits<'a>(
    sources: &Sources<'_>,
    sections: &'a [SectionScore],
    questions: &[QuestionScore],
    state: &State,
) -> Option<NearLimits<'a>> {
    let policy = sources.policy();
    let near = |section, rules, says, of: &[SectionScore]| Near {
        section,
        rules,
        says,
        lacks: of.iter().any(lacks),
        had_seen: of.iter().any(|section| had_seen(section, state)),
    };
    let threshold = near_threshold(sources, sections, questions)?;
    let is_near_threshold = threshold.is_some();
    let mut results = Vec::new();
    if policy.second_rater.is_some() {
        for section in sections {
            let minima = near_minima(section, policy)?;
            if !minima.is_empty() {
                let (rules, says): (Vec<RuleId>, Vec<String>) = minima.into_iter().unzip();
                let says = ["The ", &says.join(", and the ")].concat();
                let of = std::slice::from_ref(section);
                results.push(near(Some(section), rules, says, of));
            }
        }
        let is_any_rated = sections.iter().any(has_raters);
        let threshold = threshold.filter(|_| is_any_rated);
        results.extend(threshold.map(|says| near(None, vec![RuleId::Threshold], says, sections)));
    }
    Some(NearLimits {
        results,
        is_near_threshold,
    })
}

/// Returns whether people rate an answer of a section.
fn has_raters(section: &SectionScore) -> bool {
    let mut parts = section.items.iter().flat_map(|item| &item.parts);
    parts.any(|part| part.raters.is_some())
}

/// Returns whether fewer than two people rated an answer of a section.
fn lacks(section: &SectionScore) -> bool {
    let mut parts = section.items.iter().flat_map(|item| &item.parts);
    parts.any(|part| part.raters.is_some_and(|raters| raters < 2))
}

/// Returns whether an answer of a section lacks a second rater though two people rated it.
fn had_seen(section: &SectionScore, state: &State) -> bool {
    section.items.iter().any(|item| {
        let mut parts = item.parts.iter();
        parts.any(|part| {
            let given = state.ratings_of(&item.id, &part.name).len();
            given > 1 && part.raters.is_some_and(|raters| raters < 2)
        })
    })
}

/// Returns the minima of a section of which it lies within one step: the rule about each, and what to say of it.
fn near_minima(section: &SectionScore, policy: &ScoringPolicy) -> Option<Vec<(RuleId, String)>> {
    let all: Vec<&ItemScore> = section.items.iter().collect();
    let rated: Vec<&ItemScore> = all.iter().copied().filter(|item| is_rated(item)).collect();
    let minima = [
        (
            RuleId::Minimum(section.id.clone()),
            "section",
            all,
            policy.minimum_percent.get(&section.id),
        ),
        (
            RuleId::RatedMinimum(section.id.clone()),
            "rated part of the section",
            rated,
            policy.rated_minimum_percent.get(&section.id),
        ),
    ];
    let mut near = Vec::new();
    for (rule, what, items, minimum) in minima {
        let Some(minimum) = minimum.filter(|_| has_raters(section)) else {
            continue;
        };
        let Some(percent) = percent_so_far(&items)? else {
            continue;
        };
        let step = step_percent(&items, policy)?;
        if is_within(percent, Fraction::whole(*minimum), step)? {
            let what = [what, " “", &section.title, "”"].concat();
            let says = sentence(&what, percent, "one step of rating", step, *minimum);
            near.push((rule, says));
        }
    }
    Some(near)
}

/// Says that the overall result lies within one standard error of the threshold; the inner `None` where it does not.
fn near_threshold(
    sources: &Sources<'_>,
    sections: &[SectionScore],
    questions: &[QuestionScore],
) -> Option<Option<String>> {
    let policy = sources.policy();
    let Some(error) = &sources.key.validity.standard_error else {
        return Some(None);
    };
    let mut test = Fraction::ZERO;
    for section in sections {
        let items: Vec<&ItemScore> = section.items.iter().collect();
        let Some(percent) = percent_so_far(&items)? else {
            return Some(None);
        };
        let weight = Fraction::share(section.weight_percent as usize, 100);
        test = test.plus(percent.times(weight)?)?;
    }
    let Some(interview) = interview_so_far(questions, policy)? else {
        return Some(None);
    };
    let share = Fraction::share(policy.test_percent as usize, 100);
    let rest = Fraction::ONE.plus(share.negated())?;
    let overall = test.times(share)?.plus(interview.times(rest)?)?;
    let threshold = policy.threshold_percent;
    let is_near = is_within(overall, Fraction::whole(threshold), error.percent)?;
    Some(is_near.then(|| {
        sentence(
            "The overall result",
            overall,
            "one standard error",
            error.percent,
            threshold,
        )
    }))
}

/// The interview in percent by what there is so far; nothing where it does not count.
fn interview_so_far(
    questions: &[QuestionScore],
    policy: &ScoringPolicy,
) -> Option<Option<Fraction>> {
    if policy.test_percent == 100 {
        return Some(Some(Fraction::ZERO));
    }
    let shares: Option<Vec<(u32, Bounds)>> = questions
        .iter()
        .map(|question| Some((question.weight, Bounds::settled(question.so_far?))))
        .collect();
    match shares.filter(|shares| !shares.is_empty()) {
        Some(shares) => Some(Some(Bounds::mean_percent(shares)?.lowest)),
        None => Some(None),
    }
}

/// The percent of some items by what there is so far; the inner `None` where a part has nothing yet.
fn percent_so_far(items: &[&ItemScore]) -> Option<Option<Fraction>> {
    let mut shares = Vec::new();
    for item in items {
        let mut share = Fraction::ZERO;
        for part in &item.parts {
            let Some(points) = part.so_far else {
                return Some(None);
            };
            share = share.plus(points)?;
        }
        shares.push((item.weight, Bounds::settled(share)));
    }
    Some(Some(Bounds::mean_percent(shares)?.lowest))
}

/// The greatest change that one rating by one point on one criterion makes in the percent of some items.
fn step_percent(items: &[&ItemScore], policy: &ScoringPolicy) -> Option<Fraction> {
    let rises = policy.rating_percent.windows(2);
    let rise = rises.map(|pair| pair[1].saturating_sub(pair[0])).max();
    let weights: usize = items.iter().map(|item| item.weight as usize).sum();
    let mut greatest = Fraction::ZERO;
    for item in items {
        let criteria = item.parts.iter().filter(|part| part.raters.is_some());
        let Some(of) = criteria.map(|part| part.of).max() else {
            continue;
        };
        let weight = Fraction::share(item.weight as usize, weights);
        greatest = greatest.max(of.times(weight)?);
    }
    greatest.times(Fraction::whole(rise.unwrap_or(0)))
}

/// Returns whether a number is no further from another than a distance.
pub fn is_within(number: Fraction, from: Fraction, distance: Fraction) -> Option<bool> {
    let apart = number.plus(from.negated())?;
    Some((distance.negated()..=distance).contains(&apart))
}

fn sentence(what: &str, percent: Fraction, within: &str, distance: Fraction, limit: u32) -> String {
    [
        what,
        ", ",
        &percent.decimal_text(2),
        " % by the mean of the ratings so far, lies within ",
        within,
        ", ",
        &distance.decimal_text(2),
        " points, of the ",
        &limit.to_string(),
        " % that is needed",
    ]
    .concat()
}
