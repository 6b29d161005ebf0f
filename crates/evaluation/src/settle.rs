//! From several people's ratings to one: the mean, or what was agreed where they differ too much.

use super::attributed::Attributed;
use super::bounds::Bounds;
use super::policy::ScoringPolicy;
use assay_core::scoring::Fraction;

/// Begins the task to settle ratings that differ too much.
pub(super) const DIFFERING: &str = "Settle the differing ratings of";

/// The result of several ratings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The share of the criterion, from 0 to 1.
    pub share: Bounds,
    /// Who gave what: "Ann 4, Ben 3".
    pub given: String,
    /// How the share is computed.
    pub how: String,
    /// The task that people have, as the beginning of a sentence; `None` where it is settled.
    pub missing: Option<&'static str>,
}

/// Settles ratings from 1 to 5. What was agreed on counts alone; otherwise `wanted` people have to rate, and where
/// any two differ by `policy.adjudicate_from` or more, nothing is settled until somebody adjudicates.
/// `None` where a number is too fine to be written down.
pub fn settle(
    ratings: &[Attributed<u32>],
    agreed: Option<&Attributed<u32>>,
    wanted: u32,
    policy: &ScoringPolicy,
) -> Option<Settled> {
    let each: Vec<String> = ratings
        .iter()
        .map(|one| [&one.by, " ", &one.value.to_string()].concat())
        .collect();
    let given = if each.is_empty() {
        "not rated".into()
    } else {
        each.join(", ")
    };
    if let Some(agreed) = agreed {
        let share = policy.share_of(agreed.value);
        return Some(Settled {
            share: Bounds::settled(share),
            given,
            how: [
                "Settled by ",
                &agreed.by,
                " at ",
                &agreed.value.to_string(),
                ", which counts ",
                &share.percent_text(0),
                " %: ",
                &agreed.why,
            ]
            .concat(),
            missing: None,
        });
    }
    let open = |how: &str, missing| Settled {
        share: Bounds::open(Fraction::ONE),
        given: given.clone(),
        how: how.into(),
        missing: Some(missing),
    };
    let values = || ratings.iter().map(|one| one.value);
    let (Some(lowest), Some(highest)) = (values().min(), values().max()) else {
        return Some(open("Nobody has rated this yet.", "Rate"));
    };
    if highest - lowest >= policy.adjudicate_from {
        let how = "The ratings differ too much for a mean; a person has to settle them.";
        return Some(open(how, DIFFERING));
    }
    if ratings.len() < wanted as usize {
        return Some(open(
            "A second person has to rate this.",
            "Have a second person rate",
        ));
    }
    let mut sum = Fraction::ZERO;
    for value in values() {
        sum = sum.plus(policy.share_of(value))?;
    }
    let share = sum.times(Fraction::share(1, ratings.len()))?;
    let worth: Vec<String> = values()
        .map(|value| [&policy.share_of(value).percent_text(0), " %"].concat())
        .collect();
    let how = if ratings.len() == 1 {
        [
            "A rating of ",
            &highest.to_string(),
            " counts ",
            &worth[0],
            "; single rater.",
        ]
        .concat()
    } else {
        [
            "Mean of ",
            &worth.join(" and "),
            ": ",
            &share.percent_text(2),
            " %.",
        ]
        .concat()
    };
    Some(Settled {
        share: Bounds::settled(share),
        given,
        how,
        missing: None,
    })
}

/// Returns the share of a criterion by what there is so far: what was agreed on, or else the mean of the ratings, whether or
/// not more people have to rate or somebody has to settle them. The inner `None` says that there is nothing yet, the outer
/// one that a number is too fine to be written down.
pub(super) fn so_far(
    ratings: &[Attributed<u32>],
    agreed: Option<&Attributed<u32>>,
    policy: &ScoringPolicy,
) -> Option<Option<Fraction>> {
    if let Some(agreed) = agreed {
        return Some(Some(policy.share_of(agreed.value)));
    }
    if ratings.is_empty() {
        return Some(None);
    }
    let mut sum = Fraction::ZERO;
    for rating in ratings {
        sum = sum.plus(policy.share_of(rating.value))?;
    }
    sum.times(Fraction::share(1, ratings.len())).map(Some)
}

/// Returns how many people rated a criterion, or settled its ratings. Whoever came after the first and `had_seen` what others
/// gave is none of them.
pub(super) fn people(
    ratings: &[Attributed<u32>],
    agreed: Option<&Attributed<u32>>,
    had_seen: impl Fn(&Attributed<u32>) -> bool,
) -> usize {
    let is_another = agreed.is_some_and(|agreed| {
        let mut raters = ratings.iter();
        raters.all(|rating| (&rating.by_id, &rating.by) != (&agreed.by_id, &agreed.by))
    });
    let later = ratings.iter().skip(1).filter(|rating| !had_seen(rating));
    ratings.len().min(1) + later.count() + usize::from(is_another)
}
