//! The next act in words, and where it is done.

use crate::outcome_names::stage_name;
use crate::routes::{self, RatingPart, Screen, Tab};
use assay_evaluation::campaign::{NextAct, Stage};
use assay_evaluation::review_event::Milestone;

/// Identifier of what says on a scorecard that numbers are covered.
const COVERED: &str = "covered";

/// Returns the identifier of the line that says which verdict on a stage stands, on a candidate's page.
pub fn verdict_id(stage: Milestone) -> &'static str {
    match stage {
        Milestone::Test => "way-test-state",
        Milestone::Shortlist => "way-shortlist-state",
        Milestone::Interview => "way-interview-state",
        Milestone::Offer => "way-offer-state",
    }
}

/// Where acts on answers begin for whoever works at the page, by their own order: while names are on screen, no link
/// beside a name may lead to an answer of that person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Starts {
    /// Whether names are hidden.
    pub is_blind: bool,
    /// Bundle and item of the answer to rate.
    pub rating: Option<(String, String)>,
    /// Bundle and item of the answer with ratings to settle.
    pub dispute: Option<(String, String)>,
}

impl Starts {
    /// Returns the address of the screen that rates, at the answer that comes first.
    pub fn rating_address(&self) -> String {
        named(RatingPart::Answers, self.rating.as_ref())
    }

    /// Returns where an act is done; `None` where it is done nowhere on this page. `sha256` is the digest of the
    /// candidate's bundle.
    pub fn address(&self, act: &NextAct, sha256: &str) -> Option<String> {
        let person = |tab| routes::person(sha256, tab);
        Some(match act {
            NextAct::OpenContent | NextAct::OpenKit => Screen::Candidates.address(),
            NextAct::Rate { item, .. } if self.is_blind => {
                routes::answer(RatingPart::Answers, sha256, item)
            }
            NextAct::Rate { .. } => self.rating_address(),
            NextAct::Settle { item, .. } if self.is_blind => {
                routes::answer(RatingPart::Settle, sha256, item)
            }
            NextAct::Settle { .. } => named(RatingPart::Settle, self.dispute.as_ref()),
            NextAct::Read { .. } => person(Tab::Answers),
            NextAct::JudgeFindings { .. } => person(Tab::Flags),
            NextAct::Uncover { .. } => routes::person_at(sha256, Tab::Scorecard, COVERED),
            NextAct::Judge(stage) => routes::person_at(sha256, Tab::Scorecard, verdict_id(*stage)),
            NextAct::Interview { .. } => person(Tab::Interview),
            NextAct::Decide | NextAct::LookAgain => person(Tab::Decision),
            NextAct::AwaitRater { .. } | NextAct::Nothing => return None,
        })
    }
}

/// Returns the address of a part of rating that begins with an answer, or at its head where there is none.
fn named(part: RatingPart, answer: Option<&(String, String)>) -> String {
    match answer {
        Some((sha256, item)) => routes::answer(part, sha256, item),
        None => Screen::Rating(part).address(),
    }
}

/// Returns what comes next, in words.
pub fn act_words(act: &NextAct) -> String {
    match act {
        NextAct::OpenContent => tr!(home.open_content).into(),
        NextAct::Rate { answers, .. } => tr!(home.rate, count = *answers),
        NextAct::AwaitRater { answers } => tr!(home.await_rater, count = *answers),
        NextAct::Uncover { answers } => tr!(home.uncover, count = *answers),
        NextAct::Settle { criteria, .. } => tr!(home.settle, count = *criteria),
        NextAct::Read { values } => tr!(home.read, count = *values),
        NextAct::JudgeFindings { findings } => tr!(home.judge_findings, count = *findings),
        NextAct::Judge(Milestone::Offer) => tr!(home.judge_offer).into(),
        NextAct::Judge(stage) => tr!(home.judge, stage = stage_name(*stage)),
        NextAct::OpenKit => tr!(home.open_kit).into(),
        NextAct::Interview { questions } => tr!(home.interview, count = *questions),
        NextAct::Decide => tr!(home.decide).into(),
        NextAct::LookAgain => tr!(home.look_again).into(),
        NextAct::Nothing => tr!(home.nothing).into(),
    }
}

/// Returns the name of a stage of the campaign.
pub fn campaign_stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Arrived => tr!(home.stage_arrived),
        Stage::ToRate => tr!(home.stage_to_rate),
        Stage::ToSettle => tr!(home.stage_to_settle),
        Stage::Shortlist => tr!(home.stage_shortlist),
        Stage::Interview => tr!(home.stage_interview),
        Stage::ToDecide => tr!(home.stage_to_decide),
        Stage::Decided => tr!(home.stage_decided),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_a_name_no_link_leads_to_that_persons_answer() {
        let starts = |is_blind| Starts {
            is_blind,
            rating: Some(("1b".into(), "mail".into())),
            dispute: None,
        };
        let rate = NextAct::Rate {
            answers: 2,
            item: "letter".into(),
        };
        let settle = NextAct::Settle {
            criteria: 1,
            item: "letter".into(),
        };
        let at = |act: &NextAct, is_blind| starts(is_blind).address(act, "0f3a").unwrap();
        assert_eq!(at(&rate, true), "rating/?attempt=0f3a&item=letter");
        assert_eq!(at(&rate, false), "rating/?attempt=1b&item=mail");
        assert_eq!(at(&settle, true), "rating/settle/?attempt=0f3a&item=letter");
        assert_eq!(at(&settle, false), "rating/settle/");
        assert_eq!(at(&NextAct::Decide, false), "person/decision/?attempt=0f3a");
        assert_eq!(
            at(&NextAct::Judge(Milestone::Offer), false),
            "person/?attempt=0f3a&at=way-offer-state"
        );
        assert_eq!(starts(true).address(&NextAct::Nothing, "0f3a"), None);
    }
}
