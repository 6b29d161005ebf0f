//! Acts of the log in words: what somebody did, and why.

use super::overview::{decision_name, standing_named};
use crate::format_message::format_message;
use crate::person::shown::Person;
use crate::words::person::words;
use assay_core::assessment::{Assessment, ItemKey, Key};
use assay_core::document::Value;
use assay_evaluation::review_event::{Coverage, RevealedRatings, ReviewAction, Verdict};
use assay_evaluation::{Kit, People, marked, part_name};
use std::sync::Arc;

/// What identifiers stand for. Where a pack, key or kit is not at hand, they stand for themselves.
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

/// What was done, and why. Where it is covered, the rating and its note are left out.
pub fn told(what: &ReviewAction, names: &Names, is_covered: bool) -> (String, String) {
    let words = words();
    let number = |rating: u32| {
        if is_covered {
            words.covered_rating.into()
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
                    format_message(words.act_rated, &[&item, &criterion, &number(*rating)])
                }
                None => format_message(words.act_unrated, &[&item, &criterion]),
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
                format_message(words.act_annotated, &[&item, &criterion]),
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
                    format_message(words.act_covered, &[&item, &point, words.covered_rating])
                }
                Some(coverage) => format_message(
                    words.act_covered,
                    &[&item, &point, coverage_name(*coverage)],
                ),
                None => format_message(words.act_uncovered, &[&item, &point]),
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
                Some(rating) => format_message(
                    words.act_adjudicated,
                    &[&item, &criterion, &number(*rating)],
                ),
                None => format_message(words.act_unadjudicated, &[&item, &criterion]),
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
                Some(share) => format_message(words.act_reviewed, &[&item, &part, &share.text()]),
                None => format_message(words.act_unreviewed, &[&item, &part]),
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
                    format_message(words.act_interviewed, &[&question, &number(*rating)])
                }
                None => format_message(words.act_uninterviewed, &[&question]),
            };
            (text, note.as_deref().unwrap_or_default())
        }
        ReviewAction::InterviewAnnotated { question, note } => {
            let question = names.question(question);
            (
                format_message(words.act_interview_annotated, &[&question]),
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
                Some(rating) => format_message(words.act_agreed, &[&question, &number(*rating)]),
                None => format_message(words.act_unagreed, &[&question]),
            };
            (text, reason.as_str())
        }
        ReviewAction::Flagged {
            flag,
            ticked,
            evidence,
        } => {
            let sentence = if *ticked {
                words.act_flagged
            } else {
                words.act_unflagged
            };
            (
                format_message(sentence, &[&names.flag(flag)]),
                evidence.as_str(),
            )
        }
        ReviewAction::FlagSettled {
            flag,
            verdict,
            reason,
            is_alone,
        } => {
            let about = format_message(words.the_flag, &[&names.flag(flag)]);
            let mut text = settled(*verdict, &about);
            if *is_alone {
                text = [&text, " (", words.alone_told, ")"].concat();
            }
            (text, reason.as_str())
        }
        ReviewAction::PickSettled {
            item,
            verdict,
            reason,
        } => {
            let about = format_message(words.the_pick, &[&names.item(item)]);
            (settled(*verdict, &about), reason.as_str())
        }
        ReviewAction::Decided {
            decision,
            standing,
            reason,
        } => {
            let text = match decision {
                Some(decision) => {
                    let standing = if is_covered {
                        words.covered_yet
                    } else {
                        standing_named(standing)
                    };
                    format_message(words.act_decided, &[decision_name(*decision), standing])
                }
                None => words.act_reopened.into(),
            };
            // The reason is no rating: it stands on the decision's own tab too.
            return (text, reason.clone());
        }
        ReviewAction::PolicySet {
            sha256,
            policy,
            reason,
        } => {
            let version = policy
                .get("version")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let name = [version, " (", sha256.get(..12).unwrap_or(sha256), "…)"].concat();
            (format_message(words.act_policy, &[&name]), reason.as_str())
        }
        ReviewAction::KeySet {
            from, to, reason, ..
        } => {
            let short = |sha256: &str| match sha256.get(..12) {
                Some(digits) => [digits, "…"].concat(),
                None => words.act_no_key.into(),
            };
            let keys = [short(to), short(from)];
            (
                format_message(words.act_key, &[&keys[0], &keys[1]]),
                reason.as_str(),
            )
        }
        ReviewAction::Noted { text } => (words.act_noted.into(), text.as_str()),
        ReviewAction::Exported { form } => (format_message(words.act_exported, &[form]), ""),
        ReviewAction::RatingsRevealed { of } => {
            let text = match of {
                RevealedRatings::Interview => words.act_unveiled_interview,
                RevealedRatings::Answers => words.act_unveiled,
            };
            (text.into(), "")
        }
        ReviewAction::Identified {
            one,
            other,
            is_same,
        } => {
            let text = match is_same {
                Some(true) => words.act_same,
                Some(false) => words.act_not_same,
                None => words.act_same_back,
            };
            let (one, other) = (names.author(one), names.author(other));
            (format_message(text, &[&one, &other]), "")
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
    let words = words();
    let sentence = match verdict {
        Some(Verdict::Confirmed) => words.act_confirmed,
        Some(Verdict::Dismissed) => words.act_dismissed,
        None => words.act_unsettled,
    };
    format_message(sentence, &[about])
}

fn coverage_name(coverage: Coverage) -> &'static str {
    let words = words();
    match coverage {
        Coverage::Yes => words.covered_yes,
        Coverage::Partly => words.covered_partly,
        Coverage::No => words.covered_no,
    }
}
