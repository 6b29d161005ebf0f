//! Messages of the workspace, and how each is meant.

/// Something that the workspace has to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// How it is meant.
    pub level: Level,
    /// The text.
    pub text: String,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It is fine.
    Ok,
    /// It is worth a look.
    Warning,
    /// It is a problem.
    Failed,
}

impl Level {
    /// Returns the class of its color.
    pub fn class(self) -> &'static str {
        match self {
            Self::Ok => "is-ok",
            Self::Warning => "is-warning",
            Self::Failed => "is-failed",
        }
    }

    /// Returns the path of its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Ok => "M4 10.5l4 4L16.5 6",
            Self::Warning => "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1",
            Self::Failed => "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6",
        }
    }

    /// Returns its name, for those who do not see the icon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => tr!(workspace.level_ok),
            Self::Warning => tr!(workspace.level_warning),
            Self::Failed => tr!(workspace.level_failed),
        }
    }
}
