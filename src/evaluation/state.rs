//! What stands after some acts: the latest word on everything. A fold over acts; it never fails.

use super::act::{Act, Coverage, Decision, Verdict, What};
use crate::scoring::Fraction;
use std::collections::BTreeMap;

/// Something that somebody said, with when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<T> {
    /// What was said.
    pub value: T,
    /// Who said it.
    pub by: String,
    /// When, as RFC 3339.
    pub at: String,
    /// Why: a note, a reason, the evidence; may be empty.
    pub why: String,
}

/// What stands. Keys are pairs of item and criterion (or part), or the identifier of a question or flag.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Ratings of written answers: one of each rater, in the order in which raters began.
    pub ratings: BTreeMap<(String, String), Vec<Held<u32>>>,
    /// Expected points, by item and position: one of each rater.
    pub coverage: BTreeMap<(String, u32), Vec<Held<Coverage>>>,
    /// Ratings that count in place of the raters'.
    pub adjudications: BTreeMap<(String, String), Held<u32>>,
    /// What values are worth that no rule could read.
    pub reviews: BTreeMap<(String, String), Held<Fraction>>,
    /// Ratings of interview answers: one of each panel member.
    pub interview: BTreeMap<String, Vec<Held<u32>>>,
    /// Ratings that the panel agreed on.
    pub agreed: BTreeMap<String, Held<u32>>,
    /// Red flags that are ticked, each by whom, with the evidence.
    pub flags: BTreeMap<String, Vec<Held<()>>>,
    /// What red flags were found to be.
    pub flag_verdicts: BTreeMap<String, Held<Verdict>>,
    /// What harmful picks were found to be, by item.
    pub picks: BTreeMap<String, Held<Verdict>>,
    /// The decision; its `value` is the decision with what the rules said at that moment.
    pub decision: Option<Held<(Decision, String)>>,
    /// Who had the ratings of others shown without having rated: "answers", which is every rating, or "interview".
    pub unveiled: Vec<Held<String>>,
}

impl State {
    /// What stands after these acts, in their order.
    pub fn after(acts: &[Act]) -> Self {
        let mut state = Self::default();
        for act in acts {
            state.apply(act);
        }
        state
    }

    fn apply(&mut self, act: &Act) {
        match &act.what {
            What::Rated {
                item,
                criterion,
                rating,
                note,
            } => {
                let key = (item.clone(), criterion.clone());
                let ratings = self.ratings.entry(key.clone()).or_default();
                // What was settled was settled about other ratings.
                if put_own(ratings, act, *rating, note) {
                    self.adjudications.remove(&key);
                }
            }
            What::Covered {
                item,
                point,
                coverage,
            } => {
                let told = self.coverage.entry((item.clone(), *point)).or_default();
                put_own(told, act, *coverage, "");
            }
            What::Adjudicated {
                item,
                criterion,
                rating,
                reason,
            } => {
                let key = (item.clone(), criterion.clone());
                put(&mut self.adjudications, key, act, *rating, reason);
            }
            What::Reviewed {
                item,
                part,
                share,
                reason,
            } => {
                put(
                    &mut self.reviews,
                    (item.clone(), part.clone()),
                    act,
                    *share,
                    reason,
                );
            }
            What::Interviewed {
                question,
                rating,
                note,
            } => {
                let ratings = self.interview.entry(question.clone()).or_default();
                if put_own(ratings, act, *rating, note) {
                    self.agreed.remove(question);
                }
            }
            What::Agreed {
                question,
                rating,
                reason,
            } => {
                put(&mut self.agreed, question.clone(), act, *rating, reason);
            }
            What::Flagged {
                flag,
                ticked,
                evidence,
            } => {
                // Something new to judge opens what was dismissed. What was confirmed stands until somebody takes
                // that back, with a reason.
                let verdict = self.flag_verdicts.get(flag).map(|held| held.value);
                if *ticked && verdict == Some(Verdict::Dismissed) {
                    self.flag_verdicts.remove(flag);
                }
                let ticks = self.flags.entry(flag.clone()).or_default();
                put_own(ticks, act, ticked.then_some(()), evidence);
                if ticks.is_empty() {
                    self.flags.remove(flag);
                }
            }
            What::FlagSettled {
                flag,
                verdict,
                reason,
            } => {
                put(&mut self.flag_verdicts, flag.clone(), act, *verdict, reason);
            }
            What::PickSettled {
                item,
                verdict,
                reason,
            } => {
                put(&mut self.picks, item.clone(), act, *verdict, reason);
            }
            What::Decided {
                decision,
                standing,
                reason,
            } => {
                self.decision =
                    decision.map(|decision| held(act, (decision, standing.clone()), reason));
            }
            // They are in the log, and nothing follows from them.
            What::PolicySet { .. } | What::Noted { .. } | What::Exported { .. } => {}
            What::Unveiled { what } => self.unveiled.push(held(act, what.clone(), "")),
        }
    }

    /// Identifiers of the red flags that count: ticked by somebody, or confirmed.
    pub fn raised_flags(&self) -> Vec<&str> {
        let confirmed = self.flag_verdicts.iter();
        let confirmed = confirmed.filter(|(_, held)| held.value == Verdict::Confirmed);
        let mut raised: Vec<&str> = self.flags.keys().map(String::as_str).collect();
        raised.extend(confirmed.map(|(flag, _)| flag.as_str()));
        raised.sort_unstable();
        raised.dedup();
        raised
    }

    /// The ratings of a criterion.
    pub fn ratings_of(&self, item: &str, criterion: &str) -> &[Held<u32>] {
        let key = (String::from(item), String::from(criterion));
        self.ratings.get(&key).map_or(&[], Vec::as_slice)
    }

    /// What counts in place of the ratings of a criterion.
    pub fn adjudication(&self, item: &str, criterion: &str) -> Option<&Held<u32>> {
        self.adjudications.get(&(item.into(), criterion.into()))
    }

    /// The rating that somebody gave, if any.
    pub fn rating_by(&self, item: &str, criterion: &str, who: &str) -> Option<&Held<u32>> {
        self.ratings_of(item, criterion)
            .iter()
            .find(|rating| is_same_name(&rating.by, who))
    }
}

fn held<T>(act: &Act, value: T, why: &str) -> Held<T> {
    Held {
        value,
        by: act.by.clone(),
        at: act.at.clone(),
        why: why.into(),
    }
}

/// Whether two names are one person's: capitals and spaces make no second rater.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| crate::person_text::plain(name).to_lowercase();
    plain(one) == plain(other)
}

/// Puts a value in its place, or takes it away.
fn put<K: Ord, T>(map: &mut BTreeMap<K, Held<T>>, key: K, act: &Act, value: Option<T>, why: &str) {
    match value {
        Some(value) => {
            map.insert(key, held(act, value, why));
        }
        None => {
            map.remove(&key);
        }
    }
}

/// Puts somebody's own value in its place among those of others, or takes it away; whether that changed it.
fn put_own<T: PartialEq>(list: &mut Vec<Held<T>>, act: &Act, value: Option<T>, why: &str) -> bool {
    let at = list.iter().position(|one| is_same_name(&one.by, &act.by));
    let is_same = at.map(|at| &list[at].value) == value.as_ref();
    match (at, value) {
        (Some(at), Some(value)) => list[at] = held(act, value, why),
        (Some(at), None) => {
            list.remove(at);
        }
        (None, Some(value)) => list.push(held(act, value, why)),
        (None, None) => {}
    }
    !is_same
}
