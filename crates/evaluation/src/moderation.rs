//! Moderation: the criteria on which raters differ, side by side, so that they can talk about why before more is rated.

use super::attributed::Attributed;
use super::cover::Cover;
use super::state::State;

/// A criterion of an answer on which raters differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How far the highest and the lowest rating are apart, from 1 to 4.
    pub spread: u32,
    /// What each rater gave, with the note.
    pub ratings: Vec<Attributed<u32>>,
    /// The rating that counts in their place, where somebody settled it.
    pub settled: Option<Attributed<u32>>,
}

impl Difference {
    /// Returns how raters differ on a criterion; `None` where they do not, or where what they gave is covered.
    pub fn of(state: &State, cover: &Cover, item: &str, criterion: &str) -> Option<Self> {
        if cover.criterion(item, criterion) {
            return None;
        }
        let ratings = state.ratings_of(item, criterion);
        let values = || ratings.iter().map(|one| one.value);
        let spread = values().max()? - values().min()?;
        (spread > 0).then(|| Self {
            spread,
            ratings: ratings.to_vec(),
            settled: state.adjudication(item, criterion).cloned(),
        })
    }

    /// Returns what somebody gave; `by` is a name as it stands in the ratings.
    pub fn given_by(&self, by: &str) -> Option<&Attributed<u32>> {
        self.ratings.iter().find(|one| one.by == by)
    }
}

/// Returns everybody who gave one of some ratings, by name, in the order of their names.
pub fn moderated<'a>(differences: impl Iterator<Item = &'a Difference>) -> Vec<String> {
    let ratings = differences.flat_map(|one| &one.ratings);
    let mut names: Vec<String> = ratings.map(|one| one.by.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Revealed;
    use crate::review_event::{ReviewAction, ReviewEvent};

    const ANN: &str = "aaaa1111-0b6f-4d50";
    const BEN: &str = "bbbb2222-0b6f-4d50";

    fn state(ratings: &[(&str, &str, u32)]) -> State {
        let events = ratings.iter().zip(10..);
        let events = events.map(|((by, by_id, rating), second)| ReviewEvent {
            at: format!("2026-11-21T10:00:{second}.000Z"),
            by: (*by).into(),
            by_id: (*by_id).into(),
            what: ReviewAction::Rated {
                item: "mail".into(),
                criterion: "tone".into(),
                rating: Some(*rating),
                note: Some("Why.".into()),
            },
        });
        State::after(&events.collect::<Vec<_>>())
    }

    #[test]
    fn raters_who_differ_stand_side_by_side() {
        let of = |ratings: &[_], who| {
            let state = state(ratings);
            let cover = Cover::of(&state, who, Revealed::default());
            Difference::of(&state, &cover, "mail", "tone")
        };
        let both = [("Ben", BEN, 2), ("Ann", ANN, 5)];
        let found = of(&both, ANN).unwrap();
        assert_eq!(found.spread, 3);
        assert_eq!(found.given_by("Ben").map(|one| one.value), Some(2));
        assert_eq!(moderated([found].iter()), ["Ann", "Ben"]);
        assert_eq!(of(&[("Ben", BEN, 3), ("Ann", ANN, 3)], ANN), None);
        assert_eq!(of(&both[..1], BEN), None);
        // Whoever has not rated sees nothing.
        assert_eq!(of(&both, "cccc3333-0b6f-4d50"), None);
    }
}
