//! The names of what the rules recommend, of what people decide, and of the areas of the interview.

use assay_core::assessment::CoreArea;
use assay_evaluation::review_event::{Decision, Milestone, StageVerdict};
use assay_evaluation::{Need, Recommendation};

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

/// Returns the name of a stage that ends with a verdict.
pub fn stage_name(stage: Milestone) -> &'static str {
    match stage {
        Milestone::Test => tr!(outcome.stage_test),
        Milestone::Shortlist => tr!(outcome.stage_shortlist),
        Milestone::Interview => tr!(outcome.stage_interview),
        Milestone::Offer => tr!(outcome.stage_offer),
    }
}

/// Returns the name of a verdict on a stage.
pub fn verdict_name(stage: Milestone, verdict: StageVerdict) -> &'static str {
    match (stage, verdict) {
        (Milestone::Test, StageVerdict::Yes) => tr!(outcome.test_passed),
        (Milestone::Test, StageVerdict::No) => tr!(outcome.test_not_passed),
        (Milestone::Shortlist, StageVerdict::Yes) => tr!(outcome.shortlisted),
        (Milestone::Shortlist, StageVerdict::No) => tr!(outcome.not_shortlisted),
        (Milestone::Interview, StageVerdict::Yes) => tr!(outcome.interviewed),
        (Milestone::Interview, StageVerdict::No) => tr!(outcome.not_interviewed),
        (Milestone::Offer, StageVerdict::Yes) => tr!(outcome.offered),
        (Milestone::Offer, StageVerdict::No) => tr!(outcome.declined),
    }
}

/// Returns the name of an area of the interview.
pub fn area_name(area: CoreArea) -> &'static str {
    match area {
        CoreArea::Technical => tr!(outcome.area_technical),
        CoreArea::Leadership => tr!(outcome.area_leadership),
    }
}

/// Returns the name of something that a stage waits for.
pub fn need_name(need: Need) -> &'static str {
    match need {
        Need::AnswersRated => tr!(outcome.need_rated),
        Need::TestPassed => tr!(outcome.need_passed),
        Need::Shortlisted => tr!(outcome.need_shortlisted),
        Need::Interviewed => tr!(outcome.need_interviewed),
    }
}
