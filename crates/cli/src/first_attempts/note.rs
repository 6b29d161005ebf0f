//! What a file of `first-attempts` says: the attempt that came first for an invitation, or only that one did and was erased.

use crate::files::is_uuid;
use std::fs;
use std::path::Path;

/// The folder of these files, below the bundles.
pub const FOLDER: &str = "first-attempts";

/// What the file says of an attempt that was erased.
const ERASED: &str = "erased";

/// What is noted for an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The attempt that came first.
    Attempt(String),
    /// One came first, and was erased on request. Which one is not known any more; whatever comes now is later.
    Erased,
}

impl Note {
    /// Reads a file; `None` where there is none, or it says neither.
    pub fn read(place: &Path) -> Option<Self> {
        let text = fs::read_to_string(place).ok()?;
        if text == ERASED {
            return Some(Self::Erased);
        }
        is_uuid(&text).then_some(Self::Attempt(text))
    }

    /// Returns it as the file has it.
    pub fn text(&self) -> &str {
        match self {
            Self::Attempt(attempt_id) => attempt_id,
            Self::Erased => ERASED,
        }
    }

    /// Returns the attempt that it names.
    pub fn attempt_id(&self) -> Option<&str> {
        match self {
            Self::Attempt(attempt_id) => Some(attempt_id),
            Self::Erased => None,
        }
    }
}
