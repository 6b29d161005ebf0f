//! Messages of the workspace, and how each is meant.

use assay_web::ui::State;

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
    fn state(self) -> State {
        match self {
            Self::Ok => State::Ok,
            Self::Warning => State::Note,
            Self::Failed => State::Failed,
        }
    }

    /// Returns the class of its color.
    pub fn class(self) -> &'static str {
        self.state().class()
    }

    /// Returns the path of its icon.
    pub fn icon(self) -> &'static str {
        self.state().path()
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
