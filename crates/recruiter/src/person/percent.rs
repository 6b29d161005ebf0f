//! Numbers in percent as they stand on a page.

use assay_evaluation::Bounds;

/// A score in percent, for reading.
pub fn percent(score: Bounds) -> String {
    [&score.text(2), " %"].concat()
}
