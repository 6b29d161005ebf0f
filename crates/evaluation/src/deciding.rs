//! The steps between a result and a decision: what people have to judge first, and whether a decision goes against what
//! the rules say. Nothing here decides.

use super::open_task::finding_target;
use super::review_event::Decision;
use super::rules::{Outcome, Recommendation, Rule};
use super::scorecard::Scorecard;

/// Returns the findings that nobody has judged yet. While there are any, nothing is decided.
pub fn blocking(card: &Scorecard) -> Vec<&Rule> {
    let open = card
        .rules
        .iter()
        .filter(|rule| rule.result == Outcome::Open);
    open.filter(|rule| finding_target(&rule.id).is_some())
        .collect()
}

/// What stands in the way of deciding about a candidate together with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// The attempt went on in another file, which counts in the place of this one.
    Continued,
    /// There is no result to decide on.
    NotScored,
    /// There is a finding that nobody has judged.
    Finding,
    /// Somebody has decided already. It is opened again with a reason of its own.
    Decided,
}

/// Returns what stands in the way of deciding about a candidate together with others; `None` where nothing does. Nobody is
/// decided about twice: `is_continued` says that another file counts in the place of this one.
pub fn obstacle(
    decision: Option<Decision>,
    card: Option<&Scorecard>,
    is_continued: bool,
) -> Option<Obstacle> {
    match card {
        _ if is_continued => Some(Obstacle::Continued),
        _ if decision.is_some() => Some(Obstacle::Decided),
        None => Some(Obstacle::NotScored),
        Some(card) if !blocking(card).is_empty() => Some(Obstacle::Finding),
        Some(_) => None,
    }
}

/// Returns whether a decision goes against the rules, so that its reason has to say why.
pub fn departs(decision: Decision, recommendation: Recommendation) -> bool {
    matches!(
        (decision, recommendation),
        (Decision::Advance, Recommendation::NotPass) | (Decision::Decline, Recommendation::Pass)
    )
}

/// Returns whether a decision went against what the rules said at that moment, by the word that the log has for it.
///
/// ```
/// use assay_evaluation::{is_override, review_event::Decision};
///
/// assert!(is_override(Decision::Advance, "not-pass"));
/// assert!(!is_override(Decision::Advance, "open"));
/// ```
pub fn is_override(decision: Decision, said: &str) -> bool {
    [Recommendation::Pass, Recommendation::NotPass]
        .into_iter()
        .any(|one| one.name() == said && departs(decision, one))
}

#[cfg(test)]
mod tests {
    use super::super::bounds::Bounds;
    use super::super::score::{ItemScore, PartScore};
    use super::super::sources::SectionScore;
    use super::*;
    use assay_core::scoring::Fraction;

    fn item(part: &str, needs_review: bool, open: &[&str]) -> ItemScore {
        ItemScore {
            id: part.into(),
            title: String::new(),
            weight: 1,
            rule: "",
            parts: vec![PartScore {
                name: part.into(),
                title: String::new(),
                expected: String::new(),
                given: String::new(),
                of: Fraction::ONE,
                points: Bounds::open(Fraction::ONE),
                how: String::new(),
                needs_review,
                raters: None,
                so_far: None,
            }],
            share: Bounds::open(Fraction::ONE),
            reasons: Vec::new(),
            finding: "",
            harmful: None,
            open: open.iter().map(|text| String::from(*text)).collect(),
        }
    }

    fn card() -> Scorecard {
        let rule = |id: &str, result| Rule {
            id: id.into(),
            says: String::new(),
            result,
            is_idle: false,
        };
        Scorecard {
            sections: vec![SectionScore {
                id: "a".into(),
                title: "A".into(),
                weight_percent: 100,
                items: vec![
                    item("value", true, &["say"]),
                    item("tone", false, &["rate", "rate too"]),
                    item("rating", false, &["open the key"]),
                ],
                percent: Bounds::open(Fraction::ONE),
                weighted: Bounds::open(Fraction::ONE),
                rated_percent: None,
                chance_percent: None,
            }],
            test: Bounds::NOTHING,
            questions: Vec::new(),
            interview: Bounds::NOTHING,
            areas: Vec::new(),
            overall: Bounds::NOTHING,
            is_near_threshold: false,
            standard_error: None,
            rules: vec![
                rule("threshold", Outcome::Open),
                rule("harmful-pick:x", Outcome::Open),
                rule("red-flag:y", Outcome::Met),
            ],
            recommendation: Recommendation::Open,
            why: String::new(),
            open: ["say", "rate", "rate too", "open the key", "ask", "judge"]
                .map(String::from)
                .into(),
            is_single_rater: false,
            second_ratings: Vec::new(),
            flags: Vec::new(),
            policy_notes: Vec::new(),
        }
    }

    #[test]
    fn only_findings_that_nobody_judged_block() {
        let card = card();
        let ids: Vec<String> = blocking(&card)
            .iter()
            .map(|rule| rule.id.to_string())
            .collect();
        assert_eq!(ids, ["harmful-pick:x"]);
    }

    #[test]
    fn only_who_can_be_decided_about_has_no_obstacle() {
        let blocked = card();
        let free = Scorecard {
            rules: Vec::new(),
            ..card()
        };
        assert_eq!(obstacle(None, Some(&free), false), None);
        assert_eq!(
            obstacle(None, Some(&blocked), false),
            Some(Obstacle::Finding)
        );
        assert_eq!(obstacle(None, None, false), Some(Obstacle::NotScored));
        let decided = Some(Decision::Hold);
        assert_eq!(
            obstacle(decided, Some(&blocked), false),
            Some(Obstacle::Decided)
        );
        assert_eq!(obstacle(None, Some(&free), true), Some(Obstacle::Continued));
        assert_eq!(obstacle(decided, None, true), Some(Obstacle::Continued));
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
