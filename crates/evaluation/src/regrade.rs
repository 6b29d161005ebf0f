//! The changes that another key makes for a candidate: the result before and after, and the items whose score changes.

use super::bounds::Bounds;
use super::rules::Recommendation;
use super::scorecard::Scorecard;

/// The share that an item earned, under each of two keys; `None` where it was not scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Identifier of the item.
    pub item: String,
    /// Before.
    pub before: Option<Bounds>,
    /// After.
    pub after: Option<Bounds>,
}

/// The change of a candidate's result by another key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regrade {
    /// The overall result before; `None` where it was not scored, as for the next three.
    pub before: Option<Bounds>,
    /// And after.
    pub after: Option<Bounds>,
    /// The recommendation before.
    pub stood: Option<Recommendation>,
    /// And what they say after.
    pub stands: Option<Recommendation>,
    /// The items that move, in the order of the test.
    pub moved: Vec<Moved>,
}

impl Regrade {
    /// Compares two scorecards of the same answers.
    pub fn of(before: Option<&Scorecard>, after: Option<&Scorecard>) -> Self {
        let (former, latter) = (shares(before), shares(after));
        let mut moved: Vec<Moved> = Vec::new();
        for (item, share) in &former {
            let then = latter.iter().find(|one| one.0 == *item).map(|one| one.1);
            if then != Some(*share) {
                moved.push(Moved {
                    item: (*item).into(),
                    before: Some(*share),
                    after: then,
                });
            }
        }
        let is_new = |item: &str| !former.iter().any(|one| one.0 == item);
        for (item, share) in latter.iter().filter(|one| is_new(one.0)) {
            moved.push(Moved {
                item: (*item).into(),
                before: None,
                after: Some(*share),
            });
        }
        Self {
            before: before.map(|card| card.overall),
            after: after.map(|card| card.overall),
            stood: before.map(|card| card.recommendation),
            stands: after.map(|card| card.recommendation),
            moved,
        }
    }

    /// Returns whether anything changes.
    pub fn is_change(&self) -> bool {
        self.before != self.after || self.stood != self.stands || !self.moved.is_empty()
    }
}

/// Returns the share that each item of a scorecard earned.
fn shares(card: Option<&Scorecard>) -> Vec<(&str, Bounds)> {
    let sections = card.map_or(&[][..], |card| &card.sections);
    let items = sections.iter().flat_map(|section| &section.items);
    items.map(|item| (item.id.as_str(), item.share)).collect()
}
