//! Acts as entries of a log.

use super::super::reason::{is_reason, reason_length};
use super::{Coverage, Decision, ReviewAction, ReviewEvent, Verdict};
use assay_core::json::{Map, Value};
use assay_core::person_text::is_blank;
use assay_core::record::time::parse_rfc3339;
use assay_core::scoring::Fraction;

/// The beginning of 2200. No act is dated later, so that what is done next can always be dated after it: the latest
/// instant that can be written is in 9999.
const LATEST_MS: i64 = 7_258_118_400_000;

impl ReviewEvent {
    /// The act as an entry of a log.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        let mut put = |name: &str, value: Value| {
            map.insert(name.into(), value);
        };
        put("at", self.at.as_str().into());
        put("by", self.by.as_str().into());
        if !self.by_id.is_empty() {
            put("by_id", self.by_id.as_str().into());
        }
        put("kind", self.what.kind().into());
        match &self.what {
            ReviewAction::Rated {
                item,
                criterion,
                rating,
                note,
            } => {
                put("item", item.as_str().into());
                put("criterion", criterion.as_str().into());
                put("rating", number(*rating));
                if let Some(note) = note {
                    put("note", note.as_str().into());
                }
            }
            ReviewAction::Annotated {
                item,
                criterion,
                note,
            } => {
                put("item", item.as_str().into());
                put("criterion", criterion.as_str().into());
                put("note", note.as_str().into());
            }
            ReviewAction::Covered {
                item,
                point,
                coverage,
            } => {
                put("item", item.as_str().into());
                put("point", (*point).into());
                put("coverage", word(coverage.map(Coverage::name)));
            }
            ReviewAction::Adjudicated {
                item,
                criterion,
                rating,
                reason,
            } => {
                put("item", item.as_str().into());
                put("criterion", criterion.as_str().into());
                put("rating", number(*rating));
                put("reason", reason.as_str().into());
            }
            ReviewAction::Reviewed {
                item,
                part,
                share,
                reason,
            } => {
                put("item", item.as_str().into());
                put("part", part.as_str().into());
                put(
                    "share",
                    share.map_or(Value::Null, |share| share.text().into()),
                );
                put("reason", reason.as_str().into());
            }
            ReviewAction::Interviewed {
                question,
                rating,
                note,
            } => {
                put("question", question.as_str().into());
                put("rating", number(*rating));
                if let Some(note) = note {
                    put("note", note.as_str().into());
                }
            }
            ReviewAction::InterviewAnnotated { question, note } => {
                put("question", question.as_str().into());
                put("note", note.as_str().into());
            }
            ReviewAction::Agreed {
                question,
                rating,
                reason,
            } => {
                put("question", question.as_str().into());
                put("rating", number(*rating));
                put("reason", reason.as_str().into());
            }
            ReviewAction::Flagged {
                flag,
                ticked,
                evidence,
            } => {
                put("flag", flag.as_str().into());
                put("ticked", (*ticked).into());
                put("evidence", evidence.as_str().into());
            }
            ReviewAction::FlagSettled {
                flag,
                verdict,
                reason,
                is_alone,
            } => {
                put("flag", flag.as_str().into());
                put("verdict", word(verdict.map(Verdict::name)));
                put("reason", reason.as_str().into());
                if *is_alone {
                    put("alone", true.into());
                }
            }
            ReviewAction::PickSettled {
                item,
                verdict,
                reason,
            } => {
                put("item", item.as_str().into());
                put("verdict", word(verdict.map(Verdict::name)));
                put("reason", reason.as_str().into());
            }
            ReviewAction::Decided {
                decision,
                standing,
                reason,
            } => {
                put("decision", word(decision.map(Decision::name)));
                put("standing", standing.as_str().into());
                put("reason", reason.as_str().into());
            }
            ReviewAction::PolicySet {
                sha256,
                policy,
                reason,
            } => {
                put("sha256", sha256.as_str().into());
                put("policy", policy.clone());
                if !reason.is_empty() {
                    put("reason", reason.as_str().into());
                }
            }
            ReviewAction::KeySet {
                content_sha256,
                from,
                to,
                reason,
            } => {
                put("content_sha256", content_sha256.as_str().into());
                put("from", from.as_str().into());
                put("to", to.as_str().into());
                put("reason", reason.as_str().into());
            }
            ReviewAction::Noted { text } => put("text", text.as_str().into()),
            ReviewAction::Exported { form } => put("form", form.as_str().into()),
            ReviewAction::Unveiled { what } => put("of", what.as_str().into()),
            ReviewAction::Identified {
                one,
                other,
                is_same,
            } => {
                put("one", one.as_str().into());
                put("other", other.as_str().into());
                put("same", is_same.map_or(Value::Null, Value::from));
            }
        }
        Value::Object(map)
    }

    /// Reads an entry of a log; `None` where it is of no known form, and where a judgement or a decision has a
    /// shorter reason than any page writes down. Acts without an identifier are of an earlier version, which asked
    /// for a reason of any length.
    pub fn from_json(value: &Value) -> Option<Self> {
        Self::read(value).filter(|act| {
            let least = act.what.least_reason();
            let least = if act.by_id.is_empty() {
                least.min(1)
            } else {
                least
            };
            reason_length(act.what.reason()) >= least
                && parse_rfc3339(&act.at).is_some_and(|ms| ms < LATEST_MS)
                && is_author(&act.by)
                && !act.is_unexplained()
        })
    }

    /// Whether it puts another policy or key in force without a reason. Acts of an earlier version needed none.
    fn is_unexplained(&self) -> bool {
        match &self.what {
            ReviewAction::PolicySet { reason, .. } => {
                let is_earlier = reason.is_empty() && self.by_id.is_empty();
                !is_earlier && !is_reason(reason)
            }
            ReviewAction::KeySet { reason, .. } => !is_reason(reason),
            _ => false,
        }
    }

    /// Whether an entry of a log is by nobody who can be told by name.
    pub fn is_unnamed(entry: &Value) -> bool {
        let by = entry.get("by").and_then(Value::as_str).unwrap_or_default();
        !is_author(by)
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| Some(String::from(value.get(name)?.as_str()?));
        let note = || match value.get("note") {
            None => Some(None),
            Some(note) => Some(Some(String::from(note.as_str()?))),
        };
        let rating = || rating(value.get("rating")?);
        let verdict = || match value.get("verdict")? {
            Value::Null => Some(None),
            told => Verdict::named(told.as_str()?).map(Some),
        };
        let what = match value.get("kind")?.as_str()? {
            "rated" => ReviewAction::Rated {
                item: text("item")?,
                criterion: text("criterion")?,
                rating: rating()?,
                note: note()?,
            },
            "annotated" => ReviewAction::Annotated {
                item: text("item")?,
                criterion: text("criterion")?,
                note: text("note")?,
            },
            "covered" => ReviewAction::Covered {
                item: text("item")?,
                point: u32::try_from(value.get("point")?.as_i64()?).ok()?,
                coverage: match value.get("coverage")? {
                    Value::Null => None,
                    told => Some(Coverage::named(told.as_str()?)?),
                },
            },
            "adjudicated" => ReviewAction::Adjudicated {
                item: text("item")?,
                criterion: text("criterion")?,
                rating: rating()?,
                reason: text("reason")?,
            },
            "reviewed" => ReviewAction::Reviewed {
                item: text("item")?,
                part: text("part")?,
                share: match value.get("share")? {
                    Value::Null => None,
                    told => Some(share(told.as_str()?)?),
                },
                reason: text("reason")?,
            },
            "interviewed" => ReviewAction::Interviewed {
                question: text("question")?,
                rating: rating()?,
                note: note()?,
            },
            "interview-annotated" => ReviewAction::InterviewAnnotated {
                question: text("question")?,
                note: text("note")?,
            },
            "agreed" => ReviewAction::Agreed {
                question: text("question")?,
                rating: rating()?,
                reason: text("reason")?,
            },
            "flagged" => ReviewAction::Flagged {
                flag: text("flag")?,
                ticked: value.get("ticked")?.as_bool()?,
                evidence: text("evidence")?,
            },
            "flag-settled" => ReviewAction::FlagSettled {
                flag: text("flag")?,
                verdict: verdict()?,
                reason: text("reason")?,
                is_alone: match value.get("alone") {
                    None => false,
                    Some(told) => told.as_bool()?,
                },
            },
            "pick-settled" => ReviewAction::PickSettled {
                item: text("item")?,
                verdict: verdict()?,
                reason: text("reason")?,
            },
            "decided" => ReviewAction::Decided {
                decision: match value.get("decision")? {
                    Value::Null => None,
                    told => Some(Decision::named(told.as_str()?)?),
                },
                standing: text("standing")?,
                reason: text("reason")?,
            },
            "policy-set" => ReviewAction::PolicySet {
                sha256: text("sha256")?,
                policy: value.get("policy")?.clone(),
                // Those of an earlier version have none.
                reason: match value.get("reason") {
                    None => String::new(),
                    Some(_) => text("reason")?,
                },
            },
            "key-set" => ReviewAction::KeySet {
                content_sha256: text("content_sha256")?,
                from: text("from")?,
                to: text("to")?,
                reason: text("reason")?,
            },
            "noted" => ReviewAction::Noted {
                text: text("text")?,
            },
            "exported" => ReviewAction::Exported {
                form: text("form")?,
            },
            "unveiled" => ReviewAction::Unveiled {
                what: text("of").filter(|of| ["answers", "interview"].contains(&of.as_str()))?,
            },
            "identified" => ReviewAction::Identified {
                one: text("one")?,
                other: text("other")?,
                is_same: match value.get("same")? {
                    Value::Null => None,
                    told => Some(told.as_bool()?),
                },
            },
            _ => return None,
        };
        Some(Self {
            at: text("at")?,
            by: text("by")?,
            by_id: match value.get("by_id") {
                None => String::new(),
                Some(id) => id.as_str().filter(|id| is_identifier(id))?.into(),
            },
            what,
        })
    }
}

/// So many characters has the name of somebody who does something, at most.
const AUTHOR_CHARS: usize = 200;

/// Whether somebody can be told by this name: something of it can be seen, and it is no longer than names are.
fn is_author(name: &str) -> bool {
    !is_blank(name) && name.chars().nth(AUTHOR_CHARS).is_none()
}

/// Whether a text can be somebody's identifier, as desks make them.
fn is_identifier(text: &str) -> bool {
    (8..=64).contains(&text.len())
        && text
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
}

fn number(rating: Option<u32>) -> Value {
    rating.map_or(Value::Null, Value::from)
}

fn word(name: Option<&'static str>) -> Value {
    name.map_or(Value::Null, Value::from)
}

fn rating(value: &Value) -> Option<Option<u32>> {
    match value {
        Value::Null => Some(None),
        told => {
            let rating = u32::try_from(told.as_i64()?).ok()?;
            (1..=5).contains(&rating).then_some(Some(rating))
        }
    }
}

/// A share from 0 to 1, written as "0", "1" or "1/2".
fn share(text: &str) -> Option<Fraction> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let share = Fraction::new(above.parse().ok()?, below.parse().ok()?)?;
    (Fraction::ZERO..=Fraction::ONE)
        .contains(&share)
        .then_some(share)
}

#[cfg(test)]
mod tests;
