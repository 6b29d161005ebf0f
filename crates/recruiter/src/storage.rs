//! What the page writes to.

use assay_web::browser::desk_store::DeskStore;

/// What the page writes to.
#[derive(Clone, Default)]
pub struct Storage {
    /// The browser's database; `None` where it offers none.
    pub store: Option<DeskStore>,
    /// Identifier of this page's strand.
    pub strand: String,
}
