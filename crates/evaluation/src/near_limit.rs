//! Results so near a limit that one rating may decide: there a policy may ask for a second rater.
//!
//! It is worked out from the ratings there are, once everything has at least one. A section is near its minimum where it
//! lies within one step of it: the greatest change that one rating by one point on one criterion makes. The overall result
//! is near the threshold where it lies within one standard error of it.

use super::answer_mark::is_rated;
use super::bounds::Bounds;
use super::interview_score::QuestionScore;
use super::policy::ScoringPolicy;
use super::score::ItemScore;
use super::sources::{SectionScore, Sources};
use assay_core::scoring::Fraction;

/// A result that is near its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near<'a> {
    /// The section; `None` for the overall result.
    pub section: Option<&'a SectionScore>,
    /// What lies near what, as the beginning of a sentence.
    pub says: String,
    /// Whether an answer lacks a second rater.
    pub lacks: bool,
}

/// Returns the results near a limit, the sections in their order and the overall result last; none where the policy asks
/// for no second rater. `None` where a number is too fine to be written down.
pub fn near_limits<'a>(
    sources: &Sources<'_>,
    sections: &'a [SectionScore],
    questions: &[QuestionScore],
) -> Option<Vec<Near<'a>>> {
    let policy = sources.policy;
    if policy.second_rater.is_none() {
        return Some(Vec::new());
    }
    let mut near = Vec::new();
    for section in sections {
        if let Some(says) = near_minimum(section, policy)? {
            near.push(Near {
                section: Some(section),
                says,
                lacks: lacks(section),
            });
        }
    }
    let is_any_rated = sections.iter().any(has_raters);
    if let Some(says) = near_threshold(sources, sections, questions)?.filter(|_| is_any_rated) {
        near.push(Near {
            section: None,
            says,
            lacks: sections.iter().any(lacks),
        });
    }
    Some(near)
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

/// Says what of a section lies within one step of its minimum; the inner `None` where nothing does.
fn near_minimum(section: &SectionScore, policy: &ScoringPolicy) -> Option<Option<String>> {
    let all: Vec<&ItemScore> = section.items.iter().collect();
    let rated: Vec<&ItemScore> = all.iter().copied().filter(|item| is_rated(item)).collect();
    let minima = [
        ("The section", all, policy.minimum_percent.get(&section.id)),
        (
            "The rated part of the section",
            rated,
            policy.rated_minimum_percent.get(&section.id),
        ),
    ];
    for (what, items, minimum) in minima {
        let Some(minimum) = minimum.filter(|_| has_raters(section)) else {
            continue;
        };
        let Some(percent) = percent_so_far(&items)? else {
            continue;
        };
        let step = step_percent(&items, policy)?;
        if is_within(percent, Fraction::whole(*minimum), step)? {
            let what = [what, " “", &section.title, "”"].concat();
            return Some(Some(sentence(
                &what,
                percent,
                "one step of rating",
                step,
                *minimum,
            )));
        }
    }
    Some(None)
}

/// Says that the overall result lies within one standard error of the threshold; the inner `None` where it does not.
fn near_threshold(
    sources: &Sources<'_>,
    sections: &[SectionScore],
    questions: &[QuestionScore],
) -> Option<Option<String>> {
    let policy = sources.policy;
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
        " %, lies within ",
        within,
        ", ",
        &distance.decimal_text(2),
        " %, of the ",
        &limit.to_string(),
        " % that is needed",
    ]
    .concat()
}
