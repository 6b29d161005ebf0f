//! Acts as entries of a log.

use super::{Act, Coverage, Decision, Verdict, What};
use crate::json::{Map, Value};
use crate::person_text::is_blank;
use crate::record::time::parse_rfc3339;
use crate::scoring::Fraction;

impl Act {
    /// The act as an entry of a log.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        let mut put = |name: &str, value: Value| {
            map.insert(name.into(), value);
        };
        put("at", self.at.as_str().into());
        put("by", self.by.as_str().into());
        put("kind", self.what.kind().into());
        match &self.what {
            What::Rated {
                item,
                criterion,
                rating,
                note,
            } => {
                put("item", item.as_str().into());
                put("criterion", criterion.as_str().into());
                put("rating", number(*rating));
                put("note", note.as_str().into());
            }
            What::Covered {
                item,
                point,
                coverage,
            } => {
                put("item", item.as_str().into());
                put("point", (*point).into());
                put("coverage", word(coverage.map(Coverage::name)));
            }
            What::Adjudicated {
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
            What::Reviewed {
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
            What::Interviewed {
                question,
                rating,
                note,
            } => {
                put("question", question.as_str().into());
                put("rating", number(*rating));
                put("note", note.as_str().into());
            }
            What::Agreed {
                question,
                rating,
                reason,
            } => {
                put("question", question.as_str().into());
                put("rating", number(*rating));
                put("reason", reason.as_str().into());
            }
            What::Flagged {
                flag,
                ticked,
                evidence,
            } => {
                put("flag", flag.as_str().into());
                put("ticked", (*ticked).into());
                put("evidence", evidence.as_str().into());
            }
            What::FlagSettled {
                flag,
                verdict,
                reason,
            } => {
                put("flag", flag.as_str().into());
                put("verdict", word(verdict.map(Verdict::name)));
                put("reason", reason.as_str().into());
            }
            What::PickSettled {
                item,
                verdict,
                reason,
            } => {
                put("item", item.as_str().into());
                put("verdict", word(verdict.map(Verdict::name)));
                put("reason", reason.as_str().into());
            }
            What::Decided {
                decision,
                standing,
                reason,
            } => {
                put("decision", word(decision.map(Decision::name)));
                put("standing", standing.as_str().into());
                put("reason", reason.as_str().into());
            }
            What::PolicySet { sha256, policy } => {
                put("sha256", sha256.as_str().into());
                put("policy", policy.clone());
            }
            What::Noted { text } => put("text", text.as_str().into()),
            What::Exported { form } => put("form", form.as_str().into()),
            What::Unveiled { what } => put("of", what.as_str().into()),
        }
        Value::Object(map)
    }

    /// Reads an entry of a log; `None` where it is of no known form, and where a judgement or a decision has no
    /// reason, which no page writes down.
    pub fn from_json(value: &Value) -> Option<Self> {
        Self::read(value)
            .filter(|act| !act.what.lacks_a_reason() && parse_rfc3339(&act.at).is_some())
            .filter(|act| is_author(&act.by))
    }

    /// Whether an entry of a log is by nobody who can be told by name.
    pub fn is_unnamed(entry: &Value) -> bool {
        let by = entry.get("by").and_then(Value::as_str).unwrap_or_default();
        !is_author(by)
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| Some(String::from(value.get(name)?.as_str()?));
        let rating = || rating(value.get("rating")?);
        let verdict = || match value.get("verdict")? {
            Value::Null => Some(None),
            told => Verdict::named(told.as_str()?).map(Some),
        };
        let what = match value.get("kind")?.as_str()? {
            "rated" => What::Rated {
                item: text("item")?,
                criterion: text("criterion")?,
                rating: rating()?,
                note: text("note")?,
            },
            "covered" => What::Covered {
                item: text("item")?,
                point: u32::try_from(value.get("point")?.as_i64()?).ok()?,
                coverage: match value.get("coverage")? {
                    Value::Null => None,
                    told => Some(Coverage::named(told.as_str()?)?),
                },
            },
            "adjudicated" => What::Adjudicated {
                item: text("item")?,
                criterion: text("criterion")?,
                rating: rating()?,
                reason: text("reason")?,
            },
            "reviewed" => What::Reviewed {
                item: text("item")?,
                part: text("part")?,
                share: match value.get("share")? {
                    Value::Null => None,
                    told => Some(share(told.as_str()?)?),
                },
                reason: text("reason")?,
            },
            "interviewed" => What::Interviewed {
                question: text("question")?,
                rating: rating()?,
                note: text("note")?,
            },
            "agreed" => What::Agreed {
                question: text("question")?,
                rating: rating()?,
                reason: text("reason")?,
            },
            "flagged" => What::Flagged {
                flag: text("flag")?,
                ticked: value.get("ticked")?.as_bool()?,
                evidence: text("evidence")?,
            },
            "flag-settled" => What::FlagSettled {
                flag: text("flag")?,
                verdict: verdict()?,
                reason: text("reason")?,
            },
            "pick-settled" => What::PickSettled {
                item: text("item")?,
                verdict: verdict()?,
                reason: text("reason")?,
            },
            "decided" => What::Decided {
                decision: match value.get("decision")? {
                    Value::Null => None,
                    told => Some(Decision::named(told.as_str()?)?),
                },
                standing: text("standing")?,
                reason: text("reason")?,
            },
            "policy-set" => What::PolicySet {
                sha256: text("sha256")?,
                policy: value.get("policy")?.clone(),
            },
            "noted" => What::Noted {
                text: text("text")?,
            },
            "exported" => What::Exported {
                form: text("form")?,
            },
            "unveiled" => What::Unveiled {
                what: text("of").filter(|of| ["answers", "interview"].contains(&of.as_str()))?,
            },
            _ => return None,
        };
        Some(Self {
            at: text("at")?,
            by: text("by")?,
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
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_act_survives_its_log() {
        let text = |text: &str| String::from(text);
        let acts = [
            What::Rated {
                item: text("a"),
                criterion: text("b"),
                rating: Some(4),
                note: text(""),
            },
            What::Rated {
                item: text("a"),
                criterion: text("b"),
                rating: None,
                note: text("no"),
            },
            What::Covered {
                item: text("a"),
                point: 2,
                coverage: Some(Coverage::Partly),
            },
            What::Adjudicated {
                item: text("a"),
                criterion: text("b"),
                rating: Some(1),
                reason: text("c"),
            },
            What::Reviewed {
                item: text("a"),
                part: text("b"),
                share: Some(Fraction::HALF),
                reason: text("c"),
            },
            What::Interviewed {
                question: text("q"),
                rating: Some(5),
                note: text("“x”\n"),
            },
            What::Agreed {
                question: text("q"),
                rating: Some(3),
                reason: text("r"),
            },
            What::Flagged {
                flag: text("f"),
                ticked: true,
                evidence: text("e"),
            },
            What::FlagSettled {
                flag: text("f"),
                verdict: Some(Verdict::Dismissed),
                reason: text("r"),
            },
            What::PickSettled {
                item: text("i"),
                verdict: None,
                reason: text("r"),
            },
            What::Decided {
                decision: Some(Decision::Hold),
                standing: text("open"),
                reason: text("r"),
            },
            What::PolicySet {
                sha256: text("0"),
                policy: Value::Null,
            },
            What::Noted { text: text("t") },
            What::Exported { form: text("csv") },
            What::Unveiled {
                what: text("interview"),
            },
        ];
        for what in acts {
            let act = Act {
                at: text("2026-11-21T10:00:00.000Z"),
                by: text("Ann"),
                what,
            };
            assert_eq!(Act::from_json(&act.to_json()), Some(act));
        }
    }

    #[test]
    fn what_is_out_of_range_is_no_act() {
        for (field, told) in [
            ("rating", 0.into()),
            ("rating", 6.into()),
            ("item", Value::Null),
        ] {
            let act = Act {
                at: "2026".into(),
                by: "Ann".into(),
                what: What::Rated {
                    item: "a".into(),
                    criterion: "b".into(),
                    rating: Some(3),
                    note: String::new(),
                },
            };
            let mut entry = act.to_json();
            entry
                .as_object_mut()
                .expect("an object")
                .insert(field.into(), told);
            assert_eq!(Act::from_json(&entry), None, "{field}");
        }
        let by = |by: &str| {
            let what = What::Noted { text: "t".into() };
            let (at, by) = ("2026-11-21T10:00:00.000Z".into(), by.into());
            Act { at, by, what }.to_json()
        };
        for name in ["", "\u{200b}\u{2069}", &"x".repeat(100_000)] {
            assert_eq!(Act::from_json(&by(name)), None);
            assert!(Act::is_unnamed(&by(name)));
        }
        assert!(Act::from_json(&by("שרה")).is_some());
        assert_eq!(share("3/2"), None);
        assert_eq!(share("-1"), None);
    }
}
