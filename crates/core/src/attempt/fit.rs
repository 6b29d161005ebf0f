//! Keeps texts within the limits of their fields, whatever the page lets through: see [`crate::limit`].

use super::event::Event;
use super::state::Attempt;
use crate::limit;

impl Attempt {
    /// An event with its text made to fit, and the event that puts what was left out on record.
    pub(super) fn fitted(&self, mut event: Event) -> (Event, Option<Event>) {
        let (item, left_out) = match &mut event {
            Event::Answered { item, response } => {
                let most = self.max_characters(*item);
                (Some(*item), response.fit(most))
            }
            Event::Explained(text) => (None, limit::fit_in_place(text, limit::EXPLANATION)),
            _ => (None, 0),
        };
        let shortened = Event::Shortened { item, left_out };
        (event, (left_out > 0).then_some(shortened))
    }

    /// The most characters that may be written for an item; 0 where nothing is written, or there is no such item.
    fn max_characters(&self, item: usize) -> usize {
        self.slots
            .get(item)
            .map_or(0, |slot| self.item(slot).interaction.kind.max_characters())
    }
}
