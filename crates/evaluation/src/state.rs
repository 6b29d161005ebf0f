//! The state after some events: the latest word on everything. A fold over events; it never fails.

mod own;

use super::attributed::Attributed;
use super::consensus::least_reason;
use super::people::People;
use super::reason::reason_length;
use super::review_event::{
    Coverage, Decision, Milestone, RevealedRatings, ReviewAction, ReviewEvent, StageVerdict,
    Verdict,
};
use assay_core::scoring::Fraction;
use own::Own;
use std::collections::BTreeMap;

/// An event that is in the log and does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Void {
    /// When, as RFC 3339.
    pub at: String,
    /// Who did it, by the identifier in the event itself.
    pub by_id: String,
    /// The reason why it does not count.
    pub why: &'static str,
}

/// The ratings, findings and decisions that stand. Keys are pairs of item and criterion (or part), or the identifier of a question or flag.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Ratings of written answers: one of each rater, in the order in which raters began.
    pub ratings: BTreeMap<(String, String), Vec<Attributed<u32>>>,
    /// Notes on written answers of people who have not rated them yet; the note is the `why`.
    pub notes: BTreeMap<(String, String), Vec<Attributed<()>>>,
    /// Expected points, by item and position: one of each rater.
    pub coverage: BTreeMap<(String, u32), Vec<Attributed<Coverage>>>,
    /// Ratings that count in place of the raters'.
    pub adjudications: BTreeMap<(String, String), Attributed<u32>>,
    /// The shares of values that no rule could read.
    pub reviews: BTreeMap<(String, String), Attributed<Fraction>>,
    /// Ratings of interview answers: one of each panel member.
    pub interview: BTreeMap<String, Vec<Attributed<u32>>>,
    /// Notes on interview answers of people who have not rated them yet; the note is the `why`.
    pub interview_notes: BTreeMap<String, Vec<Attributed<()>>>,
    /// Ratings that the panel agreed on.
    pub agreed: BTreeMap<String, Attributed<u32>>,
    /// Red flags that are ticked, each by whom, with the evidence.
    pub flags: BTreeMap<String, Vec<Attributed<()>>>,
    /// The verdicts on red flags.
    pub flag_verdicts: BTreeMap<String, Attributed<Verdict>>,
    /// The verdicts on harmful picks, by item.
    pub picks: BTreeMap<String, Attributed<Verdict>>,
    /// The decision; its `value` is the decision with what the rules said at that moment.
    pub decision: Option<Attributed<(Decision, String)>>,
    /// The verdicts on stages.
    pub stages: BTreeMap<Milestone, Attributed<StageVerdict>>,
    /// Who had ratings of others revealed without having rated.
    pub revealed: Vec<Attributed<RevealedRatings>>,
    /// Who did something, and who of them is one person.
    pub people: People,
    /// The events that do not count, because they lack what such an event needs.
    pub void: Vec<Void>,
}

impl State {
    /// Returns the state after these events, in their order.
    pub fn after(events: &[ReviewEvent]) -> Self {
        let mut state = Self {
            people: People::of(events),
            ..Self::default()
        };
        for event in events {
            state.apply(event);
        }
        state
    }

    fn apply(&mut self, event: &ReviewEvent) {
        let (by, by_id) = self.people.author(event);
        let own = Own {
            by: by.into(),
            by_id: by_id.into(),
            at: event.at.clone(),
        };
        match &event.what {
            ReviewAction::Rated {
                item,
                criterion,
                rating,
                note,
            } => {
                let key = (item.clone(), criterion.clone());
                // A note that was written first comes to stand beside the rating.
                let former = rating.and_then(|_| own.take_note(&mut self.notes, &key));
                let note = note.as_ref().or(former.as_ref());
                let ratings = self.ratings.entry(key.clone()).or_default();
                // What was settled was settled about other ratings.
                if own.put_own(ratings, *rating, note.map(String::as_str)) {
                    self.adjudications.remove(&key);
                }
            }
            ReviewAction::Annotated {
                item,
                criterion,
                note,
            } => {
                let key = (item.clone(), criterion.clone());
                let ratings = self.ratings.get_mut(&key);
                own.annotate(ratings, &mut self.notes, key, note);
            }
            ReviewAction::Covered {
                item,
                point,
                coverage,
            } => {
                let given = self.coverage.entry((item.clone(), *point)).or_default();
                own.put_own(given, *coverage, None);
            }
            ReviewAction::Adjudicated {
                item,
                criterion,
                rating,
                reason,
            } => {
                let key = (item.clone(), criterion.clone());
                if is_too_short(event, self.ratings.get(&key), *rating, reason) {
                    self.void(event, TOO_SHORT);
                } else {
                    own.put(&mut self.adjudications, key, *rating, reason);
                }
            }
            ReviewAction::Reviewed {
                item,
                part,
                share,
                reason,
            } => {
                let key = (item.clone(), part.clone());
                own.put(&mut self.reviews, key, *share, reason);
            }
            ReviewAction::Interviewed {
                question,
                rating,
                note,
            } => {
                let former =
                    rating.and_then(|_| own.take_note(&mut self.interview_notes, question));
                let note = note.as_ref().or(former.as_ref());
                let ratings = self.interview.entry(question.clone()).or_default();
                if own.put_own(ratings, *rating, note.map(String::as_str)) {
                    self.agreed.remove(question);
                }
            }
            ReviewAction::InterviewAnnotated { question, note } => {
                let ratings = self.interview.get_mut(question);
                own.annotate(ratings, &mut self.interview_notes, question.clone(), note);
            }
            ReviewAction::Agreed {
                question,
                rating,
                reason,
            } => {
                if is_too_short(event, self.interview.get(question), *rating, reason) {
                    self.void(event, TOO_SHORT);
                } else {
                    own.put(&mut self.agreed, question.clone(), *rating, reason);
                }
            }
            ReviewAction::Flagged {
                flag,
                ticked,
                evidence,
            } => {
                // Something new to judge opens what was dismissed. What was confirmed stands until somebody takes
                // that back, with a reason.
                let verdict = self
                    .flag_verdicts
                    .get(flag)
                    .map(|attributed| attributed.value);
                if *ticked && verdict == Some(Verdict::Dismissed) {
                    self.flag_verdicts.remove(flag);
                }
                let ticks = self.flags.entry(flag.clone()).or_default();
                own.put_own(ticks, ticked.then_some(()), Some(evidence));
                if ticks.is_empty() {
                    self.flags.remove(flag);
                }
            }
            ReviewAction::FlagSettled {
                flag,
                verdict,
                reason,
                is_alone,
            } => {
                let needs_another = *verdict == Some(Verdict::Confirmed)
                    && !event.by_id.is_empty()
                    && !is_alone
                    && self.needs_second_person(flag, &own.by_id);
                if needs_another {
                    self.void(event, NEEDS_ANOTHER);
                } else {
                    own.put(&mut self.flag_verdicts, flag.clone(), *verdict, reason);
                }
            }
            ReviewAction::PickSettled {
                item,
                verdict,
                reason,
            } => own.put(&mut self.picks, item.clone(), *verdict, reason),
            ReviewAction::Decided {
                decision,
                recommendation,
                reason,
            } => {
                self.decision = decision
                    .map(|decision| own.attributed((decision, recommendation.clone()), reason));
            }
            ReviewAction::StageJudged {
                stage,
                verdict,
                reason,
            } => own.put(&mut self.stages, *stage, *verdict, reason),
            // They are in the log, and nothing follows from them here; see `in_force` for policies.
            ReviewAction::PolicySet { .. }
            | ReviewAction::KeySet { .. }
            | ReviewAction::Noted { .. }
            | ReviewAction::Exported { .. }
            | ReviewAction::Identified { .. } => {}
            ReviewAction::RatingsRevealed { of } => self.revealed.push(own.attributed(*of, "")),
        }
    }

    fn void(&mut self, event: &ReviewEvent, why: &'static str) {
        self.void.push(Void {
            at: event.at.clone(),
            by_id: event.by_id.clone(),
            why,
        });
    }

    /// Returns why an event does not count; `None` where it does.
    pub fn why_void(&self, event: &ReviewEvent) -> Option<&'static str> {
        let mut void = self.void.iter();
        let found = void.find(|one| one.at == event.at && one.by_id == event.by_id);
        found.map(|one| one.why)
    }

    /// Returns whether somebody can confirm a red flag only by stating that nobody else is there: no other person has
    /// ticked it. `who` is an identifier.
    pub fn needs_second_person(&self, flag: &str, who: &str) -> bool {
        let ticks = self.flags.get(flag).map_or(&[][..], Vec::as_slice);
        ticks.iter().all(|tick| self.is_by(tick, who))
    }

    /// Returns whether a value is from somebody; `who` is an identifier.
    pub fn is_by<T>(&self, attributed: &Attributed<T>, who: &str) -> bool {
        !who.is_empty() && attributed.by_id == self.people.person(who)
    }

    /// Returns the value from somebody among those of several people; `who` is an identifier.
    pub fn own<'a, T>(&self, list: &'a [Attributed<T>], who: &str) -> Option<&'a Attributed<T>> {
        list.iter().find(|one| self.is_by(one, who))
    }

    /// Returns the identifiers of the red flags that count: ticked by somebody, or confirmed.
    pub fn raised_flags(&self) -> Vec<&str> {
        let confirmed = self.flag_verdicts.iter();
        let confirmed = confirmed.filter(|(_, attributed)| attributed.value == Verdict::Confirmed);
        let mut raised: Vec<&str> = self.flags.keys().map(String::as_str).collect();
        raised.extend(confirmed.map(|(flag, _)| flag.as_str()));
        raised.sort_unstable();
        raised.dedup();
        raised
    }

    /// Returns the ratings of a criterion.
    pub fn ratings_of(&self, item: &str, criterion: &str) -> &[Attributed<u32>] {
        let key = (String::from(item), String::from(criterion));
        self.ratings.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Returns the rating that counts in place of the ratings of a criterion.
    pub fn adjudication(&self, item: &str, criterion: &str) -> Option<&Attributed<u32>> {
        self.adjudications.get(&(item.into(), criterion.into()))
    }

    /// Returns the rating of a criterion that somebody gave, if any; `who` is an identifier.
    pub fn rating_by(&self, item: &str, criterion: &str, who: &str) -> Option<&Attributed<u32>> {
        self.own(self.ratings_of(item, criterion), who)
    }

    /// Returns the note on a criterion that somebody wrote: beside their own rating or, until there is one, by itself.
    /// `who` is an identifier.
    pub fn note_by(&self, item: &str, criterion: &str, who: &str) -> Option<&str> {
        let alone = self.notes.get(&(item.into(), criterion.into()));
        let alone = || self.own(alone.map_or(&[], Vec::as_slice), who);
        let rated = self.rating_by(item, criterion, who).map(|own| &own.why);
        rated
            .or_else(|| alone().map(|own| &own.why))
            .map(String::as_str)
    }

    /// Returns the note on a question of the interview that somebody wrote, as [`State::note_by`] does.
    pub fn interview_note_by(&self, question: &str, who: &str) -> Option<&str> {
        let alone = self.interview_notes.get(question);
        let alone = || self.own(alone.map_or(&[], Vec::as_slice), who);
        let rated = self.own(self.interview_of(question), who);
        rated
            .map(|own| &own.why)
            .or_else(|| alone().map(|own| &own.why))
            .map(String::as_str)
    }

    /// Returns the ratings of a question of the interview.
    pub fn interview_of(&self, question: &str) -> &[Attributed<u32>] {
        self.interview.get(question).map_or(&[], Vec::as_slice)
    }
}

const TOO_SHORT: &str = "so far from the ratings, it needs a reason of at least 20 characters";
const NEEDS_ANOTHER: &str = "a second person has to confirm the flag, or whoever confirms it has to say that they are alone";

/// Returns whether a rating that counts in place of others is far from them without a reason. Events without an
/// identifier are of an earlier version, which accepted a reason of any length.
fn is_too_short(
    event: &ReviewEvent,
    given: Option<&Vec<Attributed<u32>>>,
    rating: Option<u32>,
    reason: &str,
) -> bool {
    let given = given.map_or(&[][..], Vec::as_slice);
    let least = rating.map_or(0, |rating| least_reason(given, rating));
    !event.by_id.is_empty() && reason_length(reason) < least
}

#[cfg(test)]
mod tests;
