//! Reads an attempt that was left from the browser's store.

use crate::app::ResumableAttempt;
use crate::session::second_copies::second_copies;
use assay_core::assessment::Assessment;
use assay_core::attempt::{Attempt, with_second_copies};
use assay_core::document;
use assay_web::browser::store::Store;
use std::sync::Arc;

/// Reads an attempt that was left; `None` where it cannot be resumed.
pub async fn read_left(store: &Store, id: &str, kept: String) -> Option<ResumableAttempt> {
    let records = store.events(id).await.unwrap_or_default();
    let (attempt, records) = read(&kept, &records)?;
    Some(ResumableAttempt {
        attempt,
        records,
        kept,
    })
}

/// Returns the attempt, and its records: damaged ones that are kept twice are whole again.
fn read(kept: &str, records: &[String]) -> Option<(Attempt, Vec<String>)> {
    let value = document::from_text(kept).ok()?;
    let records = with_second_copies(records, &second_copies(&value));
    let pack = document::from_text(value.get("pack")?.as_str()?).ok()?;
    let assessment = Assessment::parse("pack", &pack).ok()?;
    let started = value.get("started")?.as_str()?;
    let attempt = Attempt::resume(Arc::new(assessment), started, &records)?;
    let is_its_pack = attempt.plan.content_sha256 == attempt.assessment.sha256;
    is_its_pack.then_some((attempt, records))
}
