//! The names of what the rules recommend and of what people decide.

use assay_evaluation::Recommendation;
use assay_evaluation::review_event::Decision;

/// Returns the name of a decision.
pub fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::Advance => tr!(outcome.advance),
        Decision::Hold => tr!(outcome.hold),
        Decision::Decline => tr!(outcome.decline),
    }
}

/// Returns the name of a recommendation, for a line of its own and for sentences.
pub fn recommendation_name(recommendation: Recommendation) -> &'static str {
    match recommendation {
        Recommendation::Pass => tr!(outcome.pass),
        Recommendation::NotPass => tr!(outcome.not_pass),
        Recommendation::Open => tr!(outcome.open),
    }
}

/// Returns the name of the recommendation that a document calls by a word; "…" where no version knows the word.
pub fn recommendation_named(word: &str) -> &'static str {
    let all = [
        Recommendation::Pass,
        Recommendation::NotPass,
        Recommendation::Open,
    ];
    all.into_iter()
        .find(|one| one.name() == word)
        .map_or("…", recommendation_name)
}

/// Returns how the rules stand by a recommendation, for the tables of what a change would do.
pub fn rules_state(recommendation: Recommendation) -> &'static str {
    match recommendation {
        Recommendation::Pass => tr!(outcome.rules_met),
        Recommendation::NotPass => tr!(outcome.rule_not_met),
        Recommendation::Open => tr!(outcome.rules_open),
    }
}
