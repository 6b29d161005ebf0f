//! Reads an attempt that was left from the browser's store.

use crate::app::ResumableAttempt;
use assay_core::assessment::Assessment;
use assay_core::attempt::Attempt;
use assay_core::document;
use assay_web::browser::store::Store;
use std::sync::Arc;

/// Reads an attempt that was left; `None` where it cannot be resumed.
pub async fn read_left(store: &Store, id: &str, kept: String) -> Option<ResumableAttempt> {
    let records = store.events(id).await.unwrap_or_default();
    let attempt = read(&kept, &records)?;
    Some(ResumableAttempt {
        attempt,
        records,
        kept,
    })
}

fn read(kept: &str, records: &[String]) -> Option<Attempt> {
    let value = document::from_text(kept).ok()?;
    let pack = document::from_text(value.get("pack")?.as_str()?).ok()?;
    let assessment = Assessment::parse("pack", &pack).ok()?;
    let started = value.get("started")?.as_str()?;
    let attempt = Attempt::resume(Arc::new(assessment), started, records)?;
    (attempt.plan.content_sha256 == attempt.assessment.sha256).then_some(attempt)
}
