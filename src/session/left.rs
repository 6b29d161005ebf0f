//! Reads an attempt that was left from the browser's store.

use crate::app::ResumableAttempt;
use assay_core::attempt::Attempt;
use assay_web::browser::store::Store;

/// Reads an attempt that was left; `None` where it cannot be resumed.
pub async fn read_left(store: &Store, id: &str, kept: String) -> Option<ResumableAttempt> {
    let records = store.events(id).await.unwrap_or_default();
    let (attempt, records) = Attempt::of_kept(&kept, &records)?;
    Some(ResumableAttempt {
        attempt,
        records,
        kept,
    })
}
