//! The context of every page: the language, the letterhead, and in a running test the callback that takes events.

use assay_core::attempt::{Event, Place};
use assay_core::config::{Contact, Team};
use assay_web::i18n::Locale;
use leptos::prelude::*;

/// The language of the page.
pub fn use_locale() -> Locale {
    expect_context::<RwSignal<Locale>>().get_untracked()
}

/// The header and footer of every page.
#[derive(Debug, Clone, PartialEq)]
pub struct Letterhead {
    /// The team.
    pub team: Team,
    /// The person or team that candidates can ask.
    pub contact: Contact,
    /// The role that the test is for; empty until the content is there.
    pub role: String,
}

/// The letterhead; `None` until the configuration is there.
pub fn use_letterhead() -> Memo<Option<Letterhead>> {
    expect_context()
}

/// The input of a page of a running test.
pub enum Input {
    /// Something happened, after what was being typed.
    Done(Event),
    /// Something happened while somebody is typing, who goes on.
    Meanwhile(Event),
    /// The text of a field that is being typed in.
    Typed(Event),
    /// The text that was being typed counts from now on.
    Settled,
}

/// Takes in the events of the pages of a running test. A callback, since a signal would keep only the last of several.
#[derive(Clone, Copy)]
pub struct Dispatch(pub Callback<Input>);

/// Returns the callback that takes events.
pub fn use_dispatch() -> Dispatch {
    expect_context()
}

impl Dispatch {
    /// Something happened, after what was being typed.
    pub fn done(self, event: Event) {
        self.0.run(Input::Done(event));
    }

    /// Something happened while somebody is typing, who goes on.
    pub fn meanwhile(self, event: Event) {
        self.0.run(Input::Meanwhile(event));
    }

    /// A field that is being typed in holds something else.
    pub fn typed(self, event: Event) {
        self.0.run(Input::Typed(event));
    }

    /// Makes what was being typed count from now on.
    pub fn settle(self) {
        self.0.run(Input::Settled);
    }

    /// Goes to a place.
    pub fn go(self, place: Place) {
        self.done(Event::Viewed(place));
    }
}
