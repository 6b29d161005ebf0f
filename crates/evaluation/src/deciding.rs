//! The steps between a result and a decision: what people have to judge first, and whether a decision goes against what
//! the rules say. Nothing here decides.

use super::review_event::Decision;
use super::rules::{Outcome, Recommendation, Rule};
use super::scorecard::Scorecard;

/// Returns the findings that nobody has judged yet. While there are any, nothing is decided.
pub fn blocking(card: &Scorecard) -> Vec<&Rule> {
    let is_finding =
        |rule: &&Rule| rule.id.starts_with("harmful-pick:") || rule.id.starts_with("red-flag:");
    let open = card
        .rules
        .iter()
        .filter(|rule| rule.result == Outcome::Open);
    open.filter(is_finding).collect()
}

/// Returns whether a decision goes against the rules, so that its reason has to say why.
pub fn departs(decision: Decision, recommendation: Recommendation) -> bool {
    matches!(
        (decision, recommendation),
        (Decision::Advance, Recommendation::NotPass) | (Decision::Decline, Recommendation::Pass)
    )
}

#[cfg(test)]
mod tests {
    use super::super::bounds::Bounds;
    use super::*;

    fn card() -> Scorecard {
        let rule = |id: &str, result| Rule {
            id: id.into(),
            says: String::new(),
            result,
        };
        Scorecard {
            sections: Vec::new(),
            test: Bounds::NOTHING,
            questions: Vec::new(),
            interview: Bounds::NOTHING,
            overall: Bounds::NOTHING,
            rules: vec![
                rule("threshold", Outcome::Open),
                rule("harmful-pick:x", Outcome::Open),
                rule("red-flag:y", Outcome::Met),
            ],
            recommendation: Recommendation::Open,
            why: String::new(),
            open: Vec::new(),
            is_single_rater: false,
        }
    }

    #[test]
    fn only_findings_that_nobody_judged_block() {
        let card = card();
        let ids: Vec<&str> = blocking(&card)
            .iter()
            .map(|rule| rule.id.as_str())
            .collect();
        assert_eq!(ids, ["harmful-pick:x"]);
    }

    #[test]
    fn a_decision_departs_from_the_rules_only_where_they_say_the_opposite() {
        for decision in Decision::ALL {
            for recommendation in [
                Recommendation::Pass,
                Recommendation::NotPass,
                Recommendation::Open,
            ] {
                let expected = matches!(
                    (decision.name(), recommendation.name()),
                    ("advance", "not-pass") | ("decline", "pass")
                );
                assert_eq!(departs(*decision, recommendation), expected);
            }
        }
    }
}
