//! Grading: from a key and the answers to a [`Grade`].

use super::grade::{
    Finding, Grade, GradedAssessment, ItemGrade, ItemState, KnockOut, KnockOutStatus, MinimumGrade,
    MinimumResult, PartGrade, ProvisionalGrade, SCHEMA, SectionGrade, ThresholdResult, TotalGrade,
};
use super::rules::judge;
use super::rules::outcome::{Outcome, Part, Points, shortened};
use super::total::{Reach, Tally};
use crate::assessment::Key;
use crate::attempt::Response;
use crate::document::Value;
use crate::exact::Fraction;

/// The answers in one section: every item that was drawn, answered or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionAnswers {
    /// Identifier of the section.
    pub id: String,
    /// Identifiers of the drawn items, each with its response if there is one.
    pub items: Vec<(String, Option<Response>)>,
}

/// Grades answers, and returns the grade as a document. See [`Grade::of`].
pub fn grade(key: &Key, sections: &[SectionAnswers]) -> Value {
    // A grade is made of texts, numbers and lists, which are always JSON.
    serde_json::to_value(Grade::of(key, sections)).unwrap_or_default()
}

impl Grade {
    /// Grades answers. Items within a section weigh as the key's policy says; what is unanswered earns nothing.
    ///
    /// Which items and sections there are is taken from `sections`; whoever receives answers from elsewhere must first make
    /// sure that they are those of the form that was drawn.
    ///
    /// ```
    /// use assay_core::assessment::Key;
    /// use assay_core::attempt::Response;
    /// use assay_core::document;
    /// use assay_core::scoring::{Grade, SectionAnswers};
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.key.json"));
    /// let key = Key::parse("small.key.json", &document::parse("small.key.json", text).unwrap()).unwrap();
    /// let response = Response::Choices(vec!["b".into()]);
    /// let items = vec![("one".into(), Some(response)), ("several".into(), None)];
    /// let sections = [SectionAnswers { id: "reasoning".into(), items }];
    /// let Grade::Provisional(grade) = Grade::of(&key, &sections) else { panic!("no grade") };
    /// assert_eq!(grade.sections[0].items[0].score.decimal, "1.0000");
    /// assert_eq!(grade.sections[0].lowest_percent.rounded, "50.00");
    /// ```
    pub fn of(key: &Key, sections: &[SectionAnswers]) -> Self {
        let mut grader = Grader {
            key,
            sections_seen: Vec::new(),
            items_seen: Vec::new(),
            findings: Vec::new(),
            knock_outs: Vec::new(),
            minima: Vec::new(),
            total: Tally::NOTHING,
        };
        let grade = grader.grade(sections);
        grade.map_or_else(
            || Self::NotGraded {
                reason: "The points are too fine to be added up exactly.".into(),
            },
            |grade| Self::Provisional(Box::new(grade)),
        )
    }
}

/// The most findings that are written down; one is enough to look at the answers.
const MOST_FINDINGS: usize = 20;

struct Grader<'a> {
    key: &'a Key,
    /// Sections met so far, to notice what comes twice.
    sections_seen: Vec<&'a str>,
    /// Items met so far.
    items_seen: Vec<&'a str>,
    findings: Vec<Finding>,
    knock_outs: Vec<KnockOut>,
    minima: Vec<MinimumGrade>,
    /// The whole, in percent.
    total: Tally,
}

/// `None` anywhere below means that an exact number became too large to write down.
impl<'a> Grader<'a> {
    fn grade(&mut self, answers: &'a [SectionAnswers]) -> Option<ProvisionalGrade> {
        let key = self.key;
        let mut sections = Vec::new();
        for section in answers {
            let is_known = Key::beside(&key.policy.weights_percent, &section.id).is_some();
            if !is_known {
                self.find(Finding::of_section(
                    &section.id,
                    "The key has no such section.",
                ));
            } else if is_new(&mut self.sections_seen, &section.id) {
                sections.push(self.section(&section.id, &section.items)?);
            } else {
                self.find(Finding::of_section(
                    &section.id,
                    "This section is there twice.",
                ));
            }
        }
        for (id, _) in &key.policy.weights_percent {
            if is_new(&mut self.sections_seen, id) {
                self.find(Finding::of_section(id, "This section is missing."));
                sections.push(self.section(id, &[])?);
            }
        }
        Some(ProvisionalGrade {
            schema: SCHEMA.into(),
            key_sha256: key.sha256.clone(),
            assessment: GradedAssessment {
                id: key.assessment_id.clone(),
                version: key.assessment_version.clone(),
                sha256: key.assessment_sha256.clone(),
            },
            sections,
            total: self.total()?,
            minima: std::mem::take(&mut self.minima),
            knock_outs: std::mem::take(&mut self.knock_outs),
            findings: std::mem::take(&mut self.findings),
        })
    }

    fn find(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }

    fn total(&self) -> Option<TotalGrade> {
        let threshold_percent = self.key.policy.threshold_percent;
        Some(TotalGrade {
            lowest_percent: self.total.earned.into(),
            highest_percent: self.total.highest()?.into(),
            threshold_percent,
            threshold: match self.total.against(Fraction::whole(threshold_percent))? {
                Reach::Reached => ThresholdResult::Reached,
                Reach::Missed => ThresholdResult::NotReached,
                Reach::Open => ThresholdResult::Pending,
            },
        })
    }

    fn section(
        &mut self,
        id: &str,
        answers: &'a [(String, Option<Response>)],
    ) -> Option<SectionGrade> {
        let policy = &self.key.policy;
        let mut items = Vec::new();
        let mut points = Tally::NOTHING;
        let mut weights = 0_u32;
        let mut pending_count = 0_u32;
        for (item, response) in answers {
            if !is_new(&mut self.items_seen, item) {
                self.find(Finding::of_item(item, "This item is there twice."));
                continue;
            }
            let outcome = match self.key.item(item) {
                Some(key) => judge(key, response.as_ref()),
                None => Outcome {
                    rule: "none",
                    finding: "The key has no such item.",
                    ..Outcome::default()
                },
            };
            if !outcome.finding.is_empty() {
                self.find(Finding::of_item(item, outcome.finding));
            }
            if let Some(option) = outcome.knock_out {
                self.knock_outs.push(KnockOut {
                    item: item.into(),
                    option: option.into(),
                    // A person confirms or dismisses it; on its own it decides nothing.
                    status: KnockOutStatus::Unconfirmed,
                });
            }
            let tally = Tally::of(&outcome)?;
            pending_count += u32::from(!tally.open.is_zero());
            let weight = policy.item_weight(item);
            weights += weight;
            points = points.plus(tally.times(Fraction::whole(weight))?)?;
            items.push(item_grade(item, weight, outcome, tally));
        }
        let count = items.len();
        let mean = points.times(Fraction::share(1, weights as usize))?;
        let percent = mean.times(Fraction::whole(100))?;
        let weight_percent = Key::beside(&policy.weights_percent, id)
            .copied()
            .unwrap_or(0);
        let weighted = mean.times(Fraction::whole(weight_percent))?;
        self.total = self.total.plus(weighted)?;
        if let Some(&minimum_percent) = Key::beside(&policy.minimum_percent, id) {
            self.minima.push(MinimumGrade {
                section: id.into(),
                minimum_percent,
                result: match percent.against(Fraction::whole(minimum_percent))? {
                    Reach::Reached => MinimumResult::Met,
                    Reach::Missed => MinimumResult::NotMet,
                    Reach::Open => MinimumResult::Pending,
                },
            });
        }
        Some(SectionGrade {
            id: id.into(),
            weight_percent,
            items_count: count,
            pending_count,
            earned: points.earned.into(),
            settled: Fraction::whole(weights).plus(points.open.negated())?.into(),
            open: points.open.into(),
            lowest_percent: percent.earned.into(),
            highest_percent: percent.highest()?.into(),
            items,
        })
    }
}

fn is_new<'a>(seen: &mut Vec<&'a str>, id: &'a str) -> bool {
    let is_new = !seen.contains(&id);
    if is_new {
        seen.push(id);
    }
    is_new
}

fn item_grade(id: &str, weight: u32, outcome: Outcome, tally: Tally) -> ItemGrade {
    ItemGrade {
        id: shortened(id),
        rule: outcome.rule.into(),
        state: state(&outcome),
        weight,
        score: tally.earned.into(),
        open: (!tally.open.is_zero()).then(|| tally.open.into()),
        parts: outcome.parts.into_iter().map(part_grade).collect(),
    }
}

fn state(outcome: &Outcome) -> ItemState {
    let has = |points: Points| outcome.parts.iter().any(|part| part.points == points);
    if has(Points::Pending) {
        ItemState::Pending
    } else if has(Points::Review) {
        ItemState::Review
    } else {
        ItemState::Graded
    }
}

fn part_grade(part: Part) -> PartGrade {
    PartGrade {
        part: part.name.into(),
        expected: part.expected,
        given: part.given,
        of: part.of.into(),
        points: match part.points {
            Points::Settled(points) => Some(points.into()),
            Points::Pending | Points::Review => None,
        },
        note: part.note,
    }
}
