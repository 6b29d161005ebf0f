//! One file that changes.

/// A file that is written or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Where it is, from the folder of the release, with slashes: `candidate/config.json`.
    pub path: String,
    /// What will be in it; `None` where it is removed.
    pub content: Option<Vec<u8>>,
}

impl FileChange {
    /// A file that is written.
    pub fn written(path: &str, content: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            content: Some(content.into()),
        }
    }

    /// A file that is removed.
    pub fn removed(path: &str) -> Self {
        Self {
            path: path.into(),
            content: None,
        }
    }
}
