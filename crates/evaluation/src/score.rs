//! The score of one item: parts with their points, each with how they came about.

use super::bounds::Bounds;
use super::policy::ScoringPolicy;
use super::response_label::{part_name, response_label};
use super::settle::{people, settle, so_far};
use super::state::State;
use assay_core::assessment::{Item, ItemKey, Key, Rubric};
use assay_core::attempt::Response;
use assay_core::document::Value;
use assay_core::scoring::Fraction;
use assay_core::scoring::rules::judge;
use assay_core::scoring::rules::outcome::{Outcome, Points};

/// The score of an item, with the reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemScore {
    /// Identifier of the item.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it counts among the items of its section that were drawn; 1 where the pack says nothing.
    pub weight: u32,
    /// Name and version of the rule.
    pub rule: &'static str,
    /// The parts; their shares add up to 1.
    pub parts: Vec<PartScore>,
    /// The share of the item that was earned, from 0 to 1.
    pub share: Bounds,
    /// The reasons that the key gives, each with the option that it is about, or without.
    pub reasons: Vec<(String, String)>,
    /// The finding about an odd response; empty if nothing is odd.
    pub finding: &'static str,
    /// The harmful option that was picked as most effective, with the key's reason.
    pub harmful: Option<(String, String)>,
    /// The tasks that people have before the score is settled, in words.
    pub open: Vec<String>,
}

/// The score of a part of an item, with the reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartScore {
    /// Its name in documents: "best", an option, a criterion.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// The answer that earns all of it, in words.
    pub expected: String,
    /// The answer, in words.
    pub given: String,
    /// The worth of the part, as a share of the item.
    pub of: Fraction,
    /// The points that it earned.
    pub points: Bounds,
    /// How that came about.
    pub how: String,
    /// Whether a person has to say what was meant.
    pub needs_review: bool,
    /// How many people rated it, or settled its ratings, without whoever had seen the first rating; `None` where nobody rates
    /// it.
    pub raters: Option<usize>,
    /// The points by what there is so far, also where more people have to rate; `None` where there is nothing yet.
    pub so_far: Option<Fraction>,
}

/// Scores one item; `None` where a number is too fine to be written exactly.
pub fn score(
    item: &Item,
    key: &Key,
    response: Option<&Response>,
    policy: &ScoringPolicy,
    state: &State,
) -> Option<ItemScore> {
    let item_key = key.item(&item.id);
    let outcome = match item_key {
        Some(item_key) => judge(item_key, response),
        None => Outcome {
            rule: "none",
            finding: "The key has no such item.",
            ..Outcome::default()
        },
    };
    let mut open = Vec::new();
    let mut parts = Vec::new();
    for part in &outcome.parts {
        if let (Points::Pending, Some(ItemKey::Rubric(rubric))) = (part.points, item_key) {
            parts.extend(criteria(item, rubric, policy, state, &mut open)?);
            continue;
        }
        let mut scored = PartScore {
            name: part.name.into(),
            title: part_name(item, part.name),
            expected: label(item, part.name, &part.expected),
            given: label(item, part.name, &part.given),
            of: part.of,
            points: Bounds::open(part.of),
            how: part.note.clone(),
            needs_review: false,
            raters: None,
            so_far: None,
        };
        match part.points {
            Points::Settled(points) => scored.points = Bounds::settled(points),
            Points::Pending => {}
            Points::Review => {
                scored.needs_review = true;
                let key = (item.id.clone(), String::from(part.name));
                match state.reviews.get(&key) {
                    Some(review) => {
                        scored.points = Bounds::settled(review.value.times(part.of)?);
                        scored.how = [&review.by, " read it: ", &review.why].concat();
                    }
                    None => open.push(["Say what was meant in “", &item.title, "”."].concat()),
                }
            }
        }
        scored.so_far = scored.points.is_settled().then_some(scored.points.lowest);
        parts.push(scored);
    }
    let mut share = Bounds::NOTHING;
    for part in &parts {
        share = share.plus(part.points)?;
    }
    let reasons = reasons(item, &outcome);
    let harmful = outcome.knock_out.map(|option| {
        let why = outcome.reasons.iter().find(|reason| reason.0 == option);
        (
            part_name(item, option),
            why.map_or_else(String::new, |reason| reason.1.into()),
        )
    });
    Some(ItemScore {
        id: item.id.clone(),
        title: item.title.clone(),
        weight: item.item_weight,
        rule: outcome.rule,
        parts,
        share,
        reasons,
        finding: outcome.finding,
        harmful,
        open,
    })
}

/// Returns an expected or a given value in words. A typed value is never the name of anything.
fn label(item: &Item, part: &str, value: &Value) -> String {
    match value.as_str() {
        Some(typed) if part == "correct" || part == "value" => ["“", typed, "”"].concat(),
        _ => response_label(item, value),
    }
}

fn reasons(item: &Item, outcome: &Outcome) -> Vec<(String, String)> {
    let whole = (!outcome.reason.is_empty()).then(|| (String::new(), outcome.reason.into()));
    let of_options = outcome
        .reasons
        .iter()
        .map(|(option, why)| (part_name(item, option), String::from(*why)));
    whole.into_iter().chain(of_options).collect()
}

/// The criteria of a rubric as parts; they weigh equally.
fn criteria(
    item: &Item,
    rubric: &Rubric,
    policy: &ScoringPolicy,
    state: &State,
    open: &mut Vec<String>,
) -> Option<Vec<PartScore>> {
    if rubric.criteria.is_empty() {
        let how = "The key at hand is an excerpt without rubrics. Open the whole key.";
        open.push(how.into());
        return Some(vec![PartScore {
            name: "rating".into(),
            title: part_name(item, "rating"),
            expected: String::new(),
            given: "a text".into(),
            of: Fraction::ONE,
            points: Bounds::open(Fraction::ONE),
            how: how.into(),
            needs_review: false,
            raters: None,
            so_far: None,
        }]);
    }
    let of = Fraction::share(1, rubric.criteria.len());
    let mut parts = Vec::new();
    for criterion in &rubric.criteria {
        let ratings = state.ratings_of(&item.id, &criterion.id);
        let agreed = state.adjudication(&item.id, &criterion.id);
        let settled = settle(ratings, agreed, policy.raters, policy)?;
        let so_far = so_far(ratings, agreed, policy)?;
        if let Some(what) = settled.missing {
            open.push([what, " “", &item.title, "”: ", &criterion.title, "."].concat());
        }
        parts.push(PartScore {
            name: criterion.id.clone(),
            title: criterion.title.clone(),
            expected: ["5: ", &criterion.anchors[4]].concat(),
            given: settled.given,
            of,
            points: settled.share.times(of)?,
            how: settled.how,
            needs_review: false,
            raters: Some(people(ratings, agreed, |rating| {
                state.had_seen_answers(&rating.by_id, &rating.at)
            })),
            so_far: match so_far {
                Some(share) => Some(share.times(of)?),
                None => None,
            },
        });
    }
    Some(parts)
}
