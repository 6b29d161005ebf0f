//! A file that is kept in the browser.

use assay_evaluation::Kept;

/// A kept file: what it is for, its name, its text.
pub type KeptFile = (Kept, String, String);
