//! Icons.

use leptos::prelude::*;

/// An icon drawn as one path on a grid of 20 by 20; decoration, so hidden from screen readers.
pub fn icon(path: &'static str) -> AnyView {
    view! {
        <span class="drawing">
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
                <path d=path />
            </svg>
        </span>
    }
    .into_any()
}

/// A state that a line or a notice is marked with: by an icon and by its color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Something is under way.
    Busy,
    /// All is well.
    Ok,
    /// Something should be noted.
    Note,
    /// Something has failed.
    Failed,
}

impl State {
    /// Returns the class of what is in the state.
    pub fn class(self) -> &'static str {
        match self {
            Self::Busy => "is-running",
            Self::Ok => "is-ok",
            Self::Note => "is-warning",
            Self::Failed => "is-failed",
        }
    }

    /// Returns the path of its icon.
    pub fn path(self) -> &'static str {
        match self {
            Self::Busy => "M10 2a8 8 0 1 1-8 8",
            Self::Ok => "M4 10.5l4 4L16.5 6",
            Self::Note => "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1",
            Self::Failed => "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6",
        }
    }
}

/// Paths of the icons.
pub mod icons {
    /// An arrow up.
    pub const UP: &str = "M10 16V4.5M5.5 9L10 4.5 14.5 9";
    /// An arrow down.
    pub const DOWN: &str = "M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5";
    /// A flag.
    pub const FLAG: &str = "M5 17.5V3M5 3.5h10l-2.5 3.5L15 10.5H5";
    /// A list.
    pub const LIST: &str = "M3 5h1M3 10h1M3 15h1M7.5 5H17M7.5 10H17M7.5 15H17";
    /// A loudspeaker.
    pub const SAY: &str =
        "M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15.3 5.2a6.7 6.7 0 0 1 0 9.6";
    /// An eye, struck out.
    pub const HIDE: &str = "M3 3l14 14M8.2 8.3a2.5 2.5 0 0 0 3.5 3.5M5.4 5.6C3.6 6.7 2.4 8.4 1.8 10c1.2 3 4.2 5.6 8.2 5.6 1.4 0 2.7-.3 3.8-.9M8.4 4.5c.5-.1 1-.1 1.6-.1 4 0 7 2.6 8.2 5.6-.4 1-1 2-1.8 2.8";
}
