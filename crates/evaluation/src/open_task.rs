//! What people still have to do about a candidate: each task with the very thing that it is about, so that a link can lead
//! there.

use super::rule_id::RuleId;
use super::rules::Outcome;
use super::score::ItemScore;
use super::scorecard::Scorecard;
use super::settle::DIFFERING;

/// A task that is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenTask<'a> {
    /// The task in words.
    pub text: &'a str,
    /// The thing that it is about.
    pub target: Target<'a>,
}

/// The thing that a task or a finding is about, by its identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// A criterion of a written answer that somebody has to rate.
    Rating {
        /// The item.
        item: &'a str,
        /// The criterion.
        criterion: &'a str,
    },
    /// A criterion of a written answer on which raters differ too much.
    Settling {
        /// The item.
        item: &'a str,
        /// The criterion.
        criterion: &'a str,
    },
    /// An answer that no rule could read.
    Answer {
        /// The item.
        item: &'a str,
    },
    /// A question of the interview; `None` while no interview kit is open, or none that asks about an area.
    Question(Option<&'a str>),
    /// A harmful pick, by its item.
    Pick(&'a str),
    /// A red flag.
    Flag(&'a str),
    /// A file that is missing: no screen helps.
    File,
}

/// Returns everything that people still have to do, in the scorecard's order.
pub fn open_tasks(card: &Scorecard) -> Vec<OpenTask<'_>> {
    // The scorecard lists what is open in answers first, then in the interview with the areas that the kit leaves out, then
    // what a second person has to rate, then findings.
    let mut targets = Vec::new();
    for item in card.sections.iter().flat_map(|section| &section.items) {
        targets.extend((0..item.open.len()).map(|at| target_in(item, at)));
    }
    let open = card.questions.iter().filter(|one| one.open.is_some());
    let mut asked: Vec<Target<'_>> = open.map(|one| Target::Question(Some(&one.id))).collect();
    let unasked = card.areas.iter().filter(|area| area.percent.is_none());
    asked.extend(unasked.map(|_| Target::Question(None)));
    let second = card.second_ratings.iter().map(|one| Target::Rating {
        item: &one.item,
        criterion: &one.criterion,
    });
    let rules = card
        .rules
        .iter()
        .filter(|rule| rule.result == Outcome::Open);
    let findings: Vec<Target<'_>> = rules.filter_map(|rule| finding_target(&rule.id)).collect();
    let known = targets.len() + asked.len() + card.second_ratings.len() + findings.len();
    if card.open.len() > known {
        // No interview kit is open.
        asked.push(Target::Question(None));
    }
    targets.extend(asked);
    targets.extend(second);
    targets.extend(findings);
    let texts = card.open.iter().map(String::as_str);
    texts
        .zip(targets)
        .map(|(text, target)| OpenTask { text, target })
        .collect()
}

/// Returns the part of an item that its open task at a position is about: tasks stand in the order of the parts.
fn target_in(item: &ItemScore, at: usize) -> Target<'_> {
    let open = || item.parts.iter().filter(|part| !part.points.is_settled());
    let Some(part) = open().nth(at).or_else(|| open().next_back()) else {
        return Target::Answer { item: &item.id };
    };
    let (item_id, criterion) = (item.id.as_str(), part.name.as_str());
    if part.needs_review {
        Target::Answer { item: item_id }
    } else if criterion == "rating" {
        // The key is an excerpt without rubrics.
        Target::File
    } else if item.open[at].starts_with(DIFFERING) {
        Target::Settling {
            item: item_id,
            criterion,
        }
    } else {
        Target::Rating {
            item: item_id,
            criterion,
        }
    }
}

/// Returns what a rule about a finding is about; `None` for rules about numbers.
pub(super) fn finding_target(rule: &RuleId) -> Option<Target<'_>> {
    match rule {
        RuleId::HarmfulPick(item) => Some(Target::Pick(item)),
        RuleId::RedFlag(flag) => Some(Target::Flag(flag)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::bounds::Bounds;
    use super::super::interview_score::QuestionScore;
    use super::super::rules::{Recommendation, Rule};
    use super::super::score::PartScore;
    use super::super::sources::SectionScore;
    use super::*;
    use assay_core::assessment::CoreArea;
    use assay_core::scoring::Fraction;

    fn part(name: &str, points: Bounds, needs_review: bool) -> PartScore {
        PartScore {
            name: name.into(),
            title: String::new(),
            expected: String::new(),
            given: String::new(),
            of: Fraction::HALF,
            points,
            how: String::new(),
            needs_review,
            raters: None,
            so_far: None,
        }
    }

    fn item(id: &str, parts: Vec<PartScore>, open: &[&str]) -> ItemScore {
        ItemScore {
            id: id.into(),
            title: String::new(),
            weight: 1,
            rule: "",
            parts,
            share: Bounds::open(Fraction::ONE),
            reasons: Vec::new(),
            finding: "",
            harmful: None,
            open: open.iter().map(|text| String::from(*text)).collect(),
        }
    }

    fn question(id: &str, share: Bounds) -> QuestionScore {
        QuestionScore {
            id: id.into(),
            title: String::new(),
            area: CoreArea::Technical,
            weight: 1,
            share,
            given: String::new(),
            how: String::new(),
            open: (!share.is_settled()).then(|| "Rate the interview question.".into()),
            so_far: None,
        }
    }

    fn card(items: Vec<ItemScore>, questions: Vec<QuestionScore>, open: &[&str]) -> Scorecard {
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
                items,
                percent: Bounds::NOTHING,
                weighted: Bounds::NOTHING,
                rated_percent: None,
                chance_percent: None,
            }],
            test: Bounds::NOTHING,
            questions,
            interview: Bounds::NOTHING,
            areas: Vec::new(),
            overall: Bounds::NOTHING,
            is_near_threshold: false,
            standard_error: None,
            rules: vec![
                rule("harmful-pick:fog", Outcome::Open),
                rule("red-flag:blames", Outcome::Open),
                rule("red-flag:lies", Outcome::Met),
            ],
            recommendation: Recommendation::Open,
            why: String::new(),
            open: open.iter().map(|text| String::from(*text)).collect(),
            is_single_rater: false,
            second_ratings: Vec::new(),
            flags: Vec::new(),
            policy_notes: Vec::new(),
        }
    }

    #[test]
    fn every_task_names_the_very_thing_that_it_is_about() {
        let open = Bounds::open(Fraction::HALF);
        let settled = Bounds::settled(Fraction::HALF);
        let letter = [
            "Rate “Letter”: Tone.",
            "Settle the differing ratings of “Letter”: Length.",
        ];
        let items = vec![
            item(
                "sum",
                vec![part("value", open, true)],
                &["Say what was meant in “Sum”."],
            ),
            item(
                "letter",
                vec![
                    part("tone", open, false),
                    part("clarity", settled, false),
                    part("length", open, false),
                ],
                &letter,
            ),
            item(
                "note",
                vec![part("rating", open, false)],
                &["Open the whole key."],
            ),
        ];
        let questions = vec![
            question("failure", settled),
            question("budget", Bounds::open(Fraction::ONE)),
        ];
        let all = [
            "Say what was meant in “Sum”.",
            letter[0],
            letter[1],
            "Open the whole key.",
            "Rate the interview question “Budget”.",
            "Confirm or dismiss the harmful pick.",
            "Confirm or dismiss the red flag.",
        ];
        let card = card(items, questions, &all);
        let targets: Vec<Target<'_>> = open_tasks(&card).iter().map(|task| task.target).collect();
        let (item, letter) = ("sum", "letter");
        let expected = [
            Target::Answer { item },
            Target::Rating {
                item: letter,
                criterion: "tone",
            },
            Target::Settling {
                item: letter,
                criterion: "length",
            },
            Target::File,
            Target::Question(Some("budget")),
            Target::Pick("fog"),
            Target::Flag("blames"),
        ];
        assert_eq!(targets, expected);
    }

    #[test]
    fn without_an_interview_kit_no_question_is_named() {
        let open = ["Open an interview kit.", "Confirm.", "Confirm."];
        let card = card(Vec::new(), Vec::new(), &open);
        assert_eq!(open_tasks(&card)[0].target, Target::Question(None));
    }
}
