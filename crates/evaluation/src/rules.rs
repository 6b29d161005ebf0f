//! The rules for a pass, the outcome of each, and the recommendation that follows. The rules advise; people decide.

use super::bounds::Bounds;
use super::interview_score::AreaScore;
use super::near_limit::Near;
use super::policy::Consequence;
use super::review_event::Verdict;
use super::rule_id::RuleId;
use super::sources::{SectionScore, Sources};
use super::state::State;
use assay_core::scoring::Fraction;

/// The outcome of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The rule is met.
    Met,
    /// The rule is not met, and nothing that is still open can change that.
    NotMet,
    /// It depends on something that people have to settle first.
    Open,
}

impl Outcome {
    /// Returns its name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Open => "open",
        }
    }

    /// Compares a score with a limit that it has to reach, unrounded.
    fn of(score: Bounds, limit: Fraction) -> Self {
        if score.lowest >= limit {
            Self::Met
        } else if score.highest < limit {
            Self::NotMet
        } else {
            Self::Open
        }
    }
}

/// One rule, applied to a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The subject.
    pub id: RuleId,
    /// The outcome in words, with the numbers.
    pub says: String,
    /// The outcome.
    pub result: Outcome,
    /// Whether there is nothing that the rule could be about. It is met then, and explains nothing.
    pub is_idle: bool,
}

/// The recommendation that follows from the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recommendation {
    /// Every rule is met.
    Pass,
    /// A rule is not met, and nothing that is still open can change that.
    NotPass,
    /// It depends on what is still open.
    Open,
}

impl Recommendation {
    /// Returns its name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::NotPass => "not-pass",
            Self::Open => "open",
        }
    }
}

/// Applies the rules of the policy about numbers. While a second person has to rate because a result is near its limit,
/// whether it reaches that limit is open.
pub(super) fn limits(
    sources: &Sources<'_>,
    sections: &[SectionScore],
    areas: &[AreaScore],
    overall: Bounds,
    near: &[Near<'_>],
) -> Vec<Rule> {
    let policy = sources.policy();
    let is_held = |id: &RuleId| {
        let mut all = near.iter().filter(|near| near.lacks);
        all.any(|near| near.rules.contains(id))
    };
    let is_threshold_held = is_held(&RuleId::Threshold);
    let mut rules = vec![limit_rule(
        RuleId::Threshold,
        "The overall result",
        overall,
        policy.threshold_percent,
        is_threshold_held,
    )];
    for section in sections {
        if let Some(minimum) = policy.minimum_percent.get(&section.id) {
            let id = RuleId::Minimum(section.id.clone());
            let what = ["The section “", &section.title, "”"].concat();
            let is_held = is_held(&id);
            rules.push(limit_rule(id, &what, section.percent, *minimum, is_held));
        }
        if let Some(minimum) = policy.rated_minimum_percent.get(&section.id) {
            let id = RuleId::RatedMinimum(section.id.clone());
            let is_held = is_held(&id);
            let what = ["The rated part of the section “", &section.title, "”"].concat();
            rules.push(match section.rated_percent {
                Some(percent) => limit_rule(id, &what, percent, *minimum, is_held),
                None => idle_rule(id, &what, *minimum),
            });
        }
    }
    for area in areas {
        let id = RuleId::InterviewMinimum(area.area);
        let what = ["The interview on ", area.area.topic()].concat();
        let minimum = area.minimum_percent;
        rules.push(match area.percent {
            Some(percent) => limit_rule(id, &what, percent, minimum, false),
            None => unasked_rule(id, &what, minimum),
        });
    }
    rules.extend(near.iter().map(second_rater_rule));
    rules
}

/// A rule about rated answers where none was drawn.
fn idle_rule(id: RuleId, what: &str, limit: u32) -> Rule {
    let limit = limit.to_string();
    let why = " has no score, since nobody rates an answer there; the ";
    Rule {
        id,
        says: [what, why, &limit, " % that is needed holds nothing"].concat(),
        result: Outcome::Met,
        is_idle: true,
    }
}

/// A rule about an area of the interview on which the kit has no question.
fn unasked_rule(id: RuleId, what: &str, limit: u32) -> Rule {
    let limit = limit.to_string();
    let why = " has no score yet, since the kit has no question on it; whether it reaches the ";
    Rule {
        id,
        says: [what, why, &limit, " % that is needed is open"].concat(),
        result: Outcome::Open,
        is_idle: false,
    }
}

fn second_rater_rule(near: &Near<'_>) -> Rule {
    let (of, answers) = match near.section {
        Some(section) => (Some(section.id.clone()), "its answers"),
        None => (None, "every written answer"),
    };
    let (says, result) = if near.lacks {
        (", so a second person has to rate ", Outcome::Open)
    } else {
        (", and two people have rated ", Outcome::Met)
    };
    let seen = if near.had_seen {
        "; a rating given after seeing the first does not count as the second"
    } else {
        ""
    };
    Rule {
        id: RuleId::SecondRater(of),
        says: [&near.says, says, answers, seen].concat(),
        result,
        is_idle: false,
    }
}

/// Applies the rules of the policy about findings. Adds to `open` what people have to judge first.
pub(super) fn findings(
    sources: &Sources<'_>,
    sections: &[SectionScore],
    state: &State,
    open: &mut Vec<String>,
) -> Vec<Rule> {
    let policy = sources.policy();
    let mut rules = Vec::new();
    for item in sections.iter().flat_map(|section| &section.items) {
        let Some((option, _)) = &item.harmful else {
            continue;
        };
        let what = ["the harmful pick ", option, " in “", &item.title, "”"].concat();
        let verdict = state
            .picks
            .get(&item.id)
            .map(|given| (given.value, given.by.as_str(), given.why.as_str()));
        let id = RuleId::HarmfulPick(item.id.clone());
        rules.push(verdict_rule(id, &what, verdict, policy.harmful_pick, open));
    }
    for flag in state.raised_flags() {
        // Whatever kit is available now, what was found stays found.
        let known = sources.flags.iter().find(|known| known.0 == flag);
        let title = known.map_or(flag, |known| known.1.as_str());
        let what = ["the red flag “", title, "”"].concat();
        let verdict = state
            .flag_verdicts
            .get(flag)
            .map(|given| (given.value, given.by.as_str(), given.why.as_str()));
        let id = RuleId::RedFlag(flag.into());
        rules.push(verdict_rule(id, &what, verdict, policy.red_flag, open));
    }
    rules
}

fn limit_rule(id: RuleId, what: &str, score: Bounds, limit: u32, is_held: bool) -> Rule {
    let result = if is_held {
        Outcome::Open
    } else {
        Outcome::of(score, Fraction::whole(limit))
    };
    let verb = match result {
        Outcome::Met => " reaches",
        Outcome::NotMet => " stays below",
        Outcome::Open => " may or may not reach",
    };
    // Rounded numbers may look equal where the exact ones are not.
    let close = score.is_settled()
        && score.lowest.decimal_text(2) == Fraction::whole(limit).decimal_text(2);
    let exact = if close && result == Outcome::NotMet {
        [" (exactly ", &score.lowest.text(), ")"].concat()
    } else {
        String::new()
    };
    let says = [
        what,
        ", ",
        &score.text(2),
        " %",
        &exact,
        if is_held { " so far," } else { "," },
        verb,
        " the ",
        &limit.to_string(),
        " % that is needed",
    ];
    Rule {
        id,
        says: says.concat(),
        result,
        is_idle: false,
    }
}

fn verdict_rule(
    id: RuleId,
    what: &str,
    verdict: Option<(Verdict, &str, &str)>,
    consequence: Consequence,
    open: &mut Vec<String>,
) -> Rule {
    let (says, result) = match (verdict, consequence) {
        (None, _) => {
            open.push(["Confirm or dismiss ", what, "."].concat());
            (["Nobody has judged ", what, " yet"].concat(), Outcome::Open)
        }
        (Some((Verdict::Dismissed, by, why)), _) => {
            ([by, " dismissed ", what, ": ", why].concat(), Outcome::Met)
        }
        (Some((Verdict::Confirmed, by, why)), Consequence::Noted) => (
            [
                by,
                " confirmed ",
                what,
                ", which this policy only notes: ",
                why,
            ]
            .concat(),
            Outcome::Met,
        ),
        (Some((Verdict::Confirmed, by, why)), Consequence::Fails) => (
            [
                by,
                " confirmed ",
                what,
                ", which outweighs every number: ",
                why,
            ]
            .concat(),
            Outcome::NotMet,
        ),
    };
    Rule {
        id,
        says,
        result,
        is_idle: false,
    }
}

/// Returns the recommendation that follows from the rules. A finding that nobody has judged keeps a pass open.
pub(super) fn recommendation(rules: &[Rule], overall: Bounds) -> Recommendation {
    let any = |wanted| rules.iter().any(|rule| rule.result == wanted);
    if any(Outcome::NotMet) {
        Recommendation::NotPass
    } else if any(Outcome::Open) || !overall.is_settled() {
        Recommendation::Open
    } else {
        Recommendation::Pass
    }
}

/// Explains the recommendation in one sentence.
pub(super) fn why(
    rules: &[Rule],
    recommendation: Recommendation,
    overall: Bounds,
    open: &[String],
) -> String {
    let says = |wanted| {
        let found = rules
            .iter()
            .filter(move |rule| rule.result == wanted && !rule.is_idle);
        found
            .map(|rule| decapitalized(&rule.says))
            .collect::<Vec<_>>()
    };
    match recommendation {
        Recommendation::Pass => {
            ["A pass by the rules: ", &says(Outcome::Met).join("; "), "."].concat()
        }
        Recommendation::NotPass => [
            "Not a pass, because ",
            &says(Outcome::NotMet).join("; and "),
            ".",
        ]
        .concat(),
        Recommendation::Open => {
            let count = open.len().to_string();
            let things = if open.len() == 1 {
                " thing is"
            } else {
                " things are"
            };
            let range = ["the overall result lies at ", &overall.text(2), " %"].concat();
            [
                "Not decided yet, because ",
                &count,
                things,
                " still open; ",
                &range,
                ".",
            ]
            .concat()
        }
    }
}

fn decapitalized(text: &str) -> String {
    match text.strip_prefix("The ") {
        Some(rest) => ["the ", rest].concat(),
        None => match text.strip_prefix("Nobody") {
            Some(rest) => ["nobody", rest].concat(),
            None => text.into(),
        },
    }
}
