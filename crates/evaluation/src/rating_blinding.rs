//! Who had ratings of others revealed without rating: that is remembered, so that a rating which they give later is
//! known to have been given after seeing them. What is covered until then is in [`super::Cover`].

use super::review_event::RevealedRatings;
use super::state::State;

impl State {
    /// Returns whether somebody saw the ratings of written answers before they did something; `who` is an identifier.
    pub fn had_seen_answers(&self, who: &str, at: &str) -> bool {
        self.had_seen(who, at, &[RevealedRatings::Answers])
    }

    /// Returns whether somebody has seen the ratings of written answers without rating; `who` is an identifier.
    pub fn has_seen_answers(&self, who: &str) -> bool {
        let mut revealed = self.revealed.iter();
        revealed.any(|one| self.is_by(one, who) && one.value == RevealedRatings::Answers)
    }

    /// Returns whether somebody saw the ratings of the interview before they did something.
    pub fn had_seen_interview(&self, who: &str, at: &str) -> bool {
        self.had_seen(who, at, RevealedRatings::ALL)
    }

    /// Times are of one form, so their texts stand in the order of time.
    fn had_seen(&self, who: &str, at: &str, of: &[RevealedRatings]) -> bool {
        let mut revealed = self.revealed.iter();
        revealed.any(|one| self.is_by(one, who) && one.at.as_str() <= at && of.contains(&one.value))
    }
}

#[cfg(test)]
mod tests {
    use super::super::review_event::{ReviewAction, ReviewEvent};
    use super::*;

    #[test]
    fn what_was_seen_first_is_remembered() {
        let revealed = |of| ReviewAction::RatingsRevealed { of };
        let asked = ReviewAction::Interviewed {
            question: "q".into(),
            rating: Some(2),
            note: None,
        };
        let events = [
            ("Ann", revealed(RevealedRatings::Interview)),
            ("Ben", asked),
            ("Ben", revealed(RevealedRatings::Answers)),
        ];
        let events: Vec<ReviewEvent> = events
            .into_iter()
            .zip(0..)
            .map(|((by, what), second)| ReviewEvent {
                at: format!("2026-11-21T10:00:0{second}.000Z"),
                by: by.into(),
                by_id: [by, "-identifier"].concat(),
                what,
            })
            .collect();
        let state = State::after(&events);
        let (ann, ben) = ("Ann-identifier", "Ben-identifier");
        let (before, after) = ("2026-11-21T10:00:01.000Z", "2026-11-21T10:00:05.000Z");
        assert!(state.had_seen_interview(ann, before));
        assert!(!state.had_seen_answers(ann, after));
        assert!(!state.had_seen_answers(ben, before) && state.had_seen_answers(ben, after));
        assert!(state.had_seen_interview(ben, after));
        assert!(!state.had_seen_interview("Cleo-identifier", after));
    }
}
