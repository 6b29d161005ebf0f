//! What the page writes to.

use assay_web::browser::workspace_store::WorkspaceStore;

/// What the page writes to.
#[derive(Clone, Default)]
pub struct Storage {
    /// The browser's database; `None` where it offers none.
    pub store: Option<WorkspaceStore>,
    /// Identifier of this page's log.
    pub log_id: String,
}
