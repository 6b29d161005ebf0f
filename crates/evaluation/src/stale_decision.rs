//! A decision after which something changed: it stays in force, and the app asks people to look at it again.

use super::attributed::Attributed;
use super::deciding::blocking;
use super::review_event::Decision;
use super::scorecard::Scorecard;

/// Returns whether the rules say something else now than at the decision, or a finding came that nobody has judged.
/// `held` is the decision with what the rules said then. Without decision or scorecard nothing is stale.
pub fn is_stale(
    decision: Option<&Attributed<(Decision, String)>>,
    card: Option<&Scorecard>,
) -> bool {
    decision.zip(card).is_some_and(|(decision, card)| {
        decision.value.1 != card.recommendation.name() || !blocking(card).is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::super::bounds::Bounds;
    use super::super::rules::{Outcome, Recommendation, Rule};
    use super::*;

    fn card(recommendation: Recommendation, id: &str, result: Outcome) -> Scorecard {
        Scorecard {
            sections: Vec::new(),
            test: Bounds::NOTHING,
            questions: Vec::new(),
            interview: Bounds::NOTHING,
            areas: Vec::new(),
            overall: Bounds::NOTHING,
            is_near_threshold: false,
            standard_error: None,
            rules: vec![Rule {
                id: id.into(),
                says: String::new(),
                result,
                is_idle: false,
            }],
            recommendation,
            why: String::new(),
            open: Vec::new(),
            is_single_rater: false,
            second_ratings: Vec::new(),
            flags: Vec::new(),
            policy_notes: Vec::new(),
        }
    }

    #[test]
    fn a_decision_is_stale_where_rules_or_findings_changed() {
        let attributed = Attributed {
            value: (Decision::Advance, "pass".into()),
            by: "Ann".into(),
            by_id: "name:ann".into(),
            at: "2026-11-21T10:00:00.000Z".into(),
            why: "Read every answer twice.".into(),
        };
        for (card, expected) in [
            (card(Recommendation::Pass, "threshold", Outcome::Met), false),
            (
                card(Recommendation::NotPass, "threshold", Outcome::NotMet),
                true,
            ),
            (card(Recommendation::Open, "threshold", Outcome::Open), true),
            (
                card(Recommendation::Pass, "red-flag:x", Outcome::Open),
                true,
            ),
            (
                card(Recommendation::Pass, "red-flag:x", Outcome::Met),
                false,
            ),
        ] {
            let found = is_stale(Some(&attributed), Some(&card));
            assert_eq!(found, expected, "{card:?}");
        }
        let card = card(Recommendation::Open, "threshold", Outcome::Open);
        assert!(!is_stale(None, Some(&card)) && !is_stale(Some(&attributed), None));
    }
}
