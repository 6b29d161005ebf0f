//! Acts of the log in words: what somebody did, and why.

use crate::outcome_names::{decision_name, recommendation_named, stage_name, verdict_name};
use crate::person::shown::Person;
use crate::short_digest::short_digest;
use assay_core::assessment::{Assessment, ItemKey, Key};
use assay_core::document::{self, DocumentHeader};
use assay_evaluation::review_event::{
    Coverage, RevealedRatings, ReviewAction, StageVerdict, Verdict,
};
use assay_evaluation::{Kit, People, marked, part_name};
use std::sync::Arc;

/// The names that identifiers stand for. Where a pack, key or kit is not available, they stand for themselves.
pub struct Names {
    content: Option<(Arc<Assessment>, Arc<Key>)>,
    kit: Option<Arc<Kit>>,
    people: People,
}

impl Names {
    /// The names of what a candidate's page is about.
    pub fn of(person: Person) -> Self {
        Self {
            content: person.content(),
            kit: person.kit(),
            people: person.record().state.people.clone(),
        }
    }

    /// An author with what tells them from others of the same name.
    pub fn author(&self, id: &str) -> String {
        let known = self.people.authors().iter().find(|known| known.id == id);
        known.map_or_else(|| id.into(), |known| marked(&known.name, id))
    }

    fn item(&self, id: &str) -> String {
        let item = self.content.as_ref().and_then(|(pack, _)| pack.item(id));
        item.map_or_else(|| id.into(), |item| item.title.clone())
    }

    fn criterion(&self, item: &str, id: &str) -> String {
        let key = self.content.as_ref().and_then(|(_, key)| key.item(item));
        let Some(ItemKey::Rubric(rubric)) = key else {
            return id.into();
        };
        let found = rubric.criteria.iter().find(|criterion| criterion.id == id);
        found.map_or_else(|| id.into(), |criterion| criterion.title.clone())
    }

    fn part(&self, item: &str, part: &str) -> String {
        let item = self.content.as_ref().and_then(|(pack, _)| pack.item(item));
        item.map_or_else(|| part.into(), |item| part_name(item, part))
    }

    fn question(&self, id: &str) -> String {
        let found = self
            .kit
            .as_ref()
            .and_then(|kit| kit.core.iter().find(|question| question.id == id));
        found.map_or_else(|| id.into(), |question| question.title.clone())
    }

    fn flag(&self, id: &str) -> String {
        let found = self
            .kit
            .as_ref()
            .and_then(|kit| kit.red_flags.iter().find(|flag| flag.id == id));
        found.map_or_else(|| id.into(), |flag| flag.title.clone())
    }
}

/// Describes an event: the action, and the reason. Where it is covered, the rating and its note are left out.
pub fn describe_action(what: &ReviewAction, names: &Names, is_covered: bool) -> (String, String) {
    let number = |rating: u32| {
        if is_covered {
            tr!(person.covered_rating).into()
        } else {
            rating.to_string()
        }
    };
    let (text, why) = match what {
        ReviewAction::Rated {
            item,
            criterion,
            rating,
            note,
        } => {
            let (item, criterion) = (names.item(item), names.criterion(item, criterion));
            let text = match rating {
                Some(rating) => {
                    tr!(
                        person.event_rated,
                        item = item,
                        criterion = criterion,
                        rating = number(*rating)
                    )
                }
                None => tr!(person.event_unrated, item = item, criterion = criterion),
            };
            (text, note.as_deref().unwrap_or_default())
        }
        ReviewAction::Annotated {
            item,
            criterion,
            note,
        } => {
            let (item, criterion) = (names.item(item), names.criterion(item, criterion));
            (
                tr!(person.event_annotated, item = item, criterion = criterion),
                note.as_str(),
            )
        }
        ReviewAction::Covered {
            item,
            point,
            coverage,
        } => {
            let (item, point) = (names.item(item), (point + 1).to_string());
            let text = match coverage {
                Some(_) if is_covered => {
                    tr!(
                        person.event_covered,
                        item = item,
                        point = point,
                        coverage = tr!(person.covered_rating)
                    )
                }
                Some(coverage) => tr!(
                    person.event_covered,
                    item = item,
                    point = point,
                    coverage = coverage_name(*coverage)
                ),
                None => tr!(person.event_uncovered, item = item, point = point),
            };
            (text, "")
        }
        ReviewAction::Adjudicated {
            item,
            criterion,
            rating,
            reason,
        } => {
            let (item, criterion) = (names.item(item), names.criterion(item, criterion));
            let text = match rating {
                Some(rating) => tr!(
                    person.event_adjudicated,
                    item = item,
                    criterion = criterion,
                    rating = number(*rating)
                ),
                None => tr!(
                    person.event_unadjudicated,
                    item = item,
                    criterion = criterion
                ),
            };
            (text, reason.as_str())
        }
        ReviewAction::Reviewed {
            item,
            part,
            share,
            reason,
        } => {
            let (item, part) = (names.item(item), names.part(item, part));
            let text = match share {
                Some(share) => tr!(
                    person.event_reviewed,
                    item = item,
                    part = part,
                    share = assay_evaluation::decimals(*share).0
                ),
                None => tr!(person.event_unreviewed, item = item, part = part),
            };
            (text, reason.as_str())
        }
        ReviewAction::Interviewed {
            question,
            rating,
            note,
        } => {
            let question = names.question(question);
            let text = match rating {
                Some(rating) => {
                    tr!(
                        person.event_interviewed,
                        question = question,
                        rating = number(*rating)
                    )
                }
                None => tr!(person.event_uninterviewed, question = question),
            };
            (text, note.as_deref().unwrap_or_default())
        }
        ReviewAction::InterviewAnnotated { question, note } => {
            let question = names.question(question);
            (
                tr!(person.event_interview_annotated, question = question),
                note.as_str(),
            )
        }
        ReviewAction::Agreed {
            question,
            rating,
            reason,
        } => {
            let question = names.question(question);
            let text = match rating {
                Some(rating) => tr!(
                    person.event_agreed,
                    question = question,
                    rating = number(*rating)
                ),
                None => tr!(person.event_unagreed, question = question),
            };
            (text, reason.as_str())
        }
        ReviewAction::Flagged {
            flag,
            ticked,
            evidence,
        } => {
            let flag = names.flag(flag);
            let text = if *ticked {
                tr!(person.event_flagged, flag = flag)
            } else {
                tr!(person.event_unflagged, flag = flag)
            };
            (text, evidence.as_str())
        }
        ReviewAction::FlagSettled {
            flag,
            verdict,
            reason,
            is_alone,
        } => {
            let about = tr!(person.the_flag, flag = names.flag(flag));
            let mut text = settled(*verdict, &about);
            if *is_alone {
                text = [text.as_str(), " (", tr!(person.alone_said), ")"].concat();
            }
            (text, reason.as_str())
        }
        ReviewAction::PickSettled {
            item,
            verdict,
            reason,
        } => {
            let about = tr!(person.the_pick, item = names.item(item));
            (settled(*verdict, &about), reason.as_str())
        }
        ReviewAction::Decided {
            decision,
            recommendation: standing,
            reason,
        } => {
            let text = match decision {
                Some(decision) => {
                    let standing = if is_covered {
                        tr!(person.covered_yet)
                    } else {
                        recommendation_named(standing)
                    };
                    tr!(
                        person.event_decided,
                        decision = decision_name(*decision),
                        standing = standing
                    )
                }
                None => tr!(person.event_reopened).into(),
            };
            // The reason is no rating: it stands on the decision's own tab too.
            return (text, reason.clone());
        }
        ReviewAction::StageJudged {
            stage,
            verdict,
            reason,
        } => {
            let said = |verdict: &StageVerdict| match is_covered {
                true => tr!(person.covered_yet),
                false => verdict_name(*stage, *verdict),
            };
            let text = match verdict {
                Some(verdict) => tr!(outcome.stage_said, verdict = said(verdict)),
                None => tr!(outcome.stage_taken_back, stage = stage_name(*stage)),
            };
            (text, reason.as_str())
        }
        ReviewAction::PolicySet {
            sha256,
            policy,
            reason,
        } => {
            let version = document::header::<DocumentHeader>(policy).version;
            let version = version.unwrap_or_default();
            let name = [&*version, " (", short_digest(sha256), "…)"].concat();
            (tr!(person.event_policy, version = name), reason.as_str())
        }
        ReviewAction::KeySet {
            from, to, reason, ..
        } => {
            let short = |sha256: &str| match short_digest(sha256) {
                "" => tr!(person.event_no_key).into(),
                digits => [digits, "…"].concat(),
            };
            (
                tr!(person.event_key, new = short(to), old = short(from)),
                reason.as_str(),
            )
        }
        ReviewAction::Noted { text } => (tr!(person.event_noted).into(), text.as_str()),
        ReviewAction::Exported { form } => (tr!(person.event_exported, form = form), ""),
        ReviewAction::RatingsRevealed { of } => {
            let text = match of {
                RevealedRatings::Interview => tr!(person.event_revealed_interview),
                RevealedRatings::Answers => tr!(person.event_revealed),
            };
            (text.into(), "")
        }
        ReviewAction::Identified {
            one,
            other,
            is_same,
        } => {
            let (one, other) = (names.author(one), names.author(other));
            let text = match is_same {
                Some(true) => tr!(person.event_same, one = one, another = other),
                Some(false) => tr!(person.event_not_same, one = one, another = other),
                None => tr!(person.event_same_back, one = one, another = other),
            };
            (text, "")
        }
    };
    let why = if is_covered {
        String::new()
    } else {
        why.into()
    };
    (text, why)
}

fn settled(verdict: Option<Verdict>, about: &str) -> String {
    match verdict {
        Some(Verdict::Confirmed) => tr!(person.event_confirmed, subject = about),
        Some(Verdict::Dismissed) => tr!(person.event_dismissed, subject = about),
        None => tr!(person.event_unsettled, subject = about),
    }
}

fn coverage_name(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Yes => tr!(person.covered_yes),
        Coverage::Partly => tr!(person.covered_partly),
        Coverage::No => tr!(person.covered_no),
    }
}
