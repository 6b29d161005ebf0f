//! The retention periods as they run.

use crate::workspace::{CandidateRecord, Workspace};
use assay_core::record::time::rfc3339;
use assay_evaluation::RetentionPeriod;
use assay_web::browser::{clock, screen};
use leptos::prelude::*;
use std::sync::Arc;

/// The time is read again so often, in milliseconds: days are counted.
const AGAIN_MS: u32 = 60_000;

/// The retention periods as they run; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Retention {
    workspace: Workspace,
    /// The time, in milliseconds since the epoch.
    now_ms: RwSignal<i64>,
}

/// Until when the record of a candidate is kept, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The day on which the period ends, such as `2027-03-12`.
    day: String,
    /// How many days are left, the one that has begun included; 0 where it is over.
    pub days_left: i64,
    /// The instant at which it is over, in milliseconds since the epoch.
    pub ends_ms: i64,
}

impl Kept {
    /// Returns whether the period is over.
    pub fn is_over(&self) -> bool {
        self.days_left == 0
    }

    /// Returns the day on which the period ends, as people here write it.
    pub fn day(&self) -> String {
        screen::local_day(&self.day)
    }

    /// Returns how it stands in a few words.
    pub fn words(&self) -> String {
        if self.is_over() {
            tr!(rights.is_over, day = self.day())
        } else {
            tr!(rights.delete_by, day = self.day())
        }
    }
}

impl Retention {
    /// Provides them for all screens.
    pub fn provide(workspace: Workspace) {
        let now_ms = RwSignal::new(clock::now().wall_ms);
        let ticker = clock::every(AGAIN_MS, move || {
            now_ms.try_set(clock::now().wall_ms);
        });
        StoredValue::new_local(ticker);
        provide_context(Self { workspace, now_ms });
    }

    /// Returns those that were provided.
    pub fn here() -> Self {
        expect_context()
    }

    /// Returns the period in days; `None` where the configuration names none. Followed.
    pub fn days(self) -> Option<u32> {
        self.workspace.config.with(|config| {
            let config = config.as_ref()?;
            config.privacy.retention_days
        })
    }

    /// Returns until when the record of a candidate is kept; followed.
    pub fn of(self, record: &CandidateRecord) -> Option<Kept> {
        let days = self.days()?;
        // A decision that was just written is not ahead of the clock.
        let now_ms = self.now_ms.get().max(clock::now().wall_ms);
        let period = RetentionPeriod::of(&record.opened, &record.state, days, now_ms);
        Some(Kept {
            day: rfc3339(period.ends_ms).get(..10)?.into(),
            days_left: period.days_left(now_ms),
            ends_ms: period.ends_ms,
        })
    }

    /// Returns every candidate with their period, the one that ends first first; followed.
    pub fn all(self) -> Vec<(Arc<CandidateRecord>, Kept)> {
        let records = self.workspace.records.get().into_iter();
        let each = records.filter_map(|record| {
            let kept = self.of(&record)?;
            Some((record, kept))
        });
        let mut all: Vec<_> = each.collect();
        all.sort_by_key(|one| one.1.ends_ms);
        all
    }
}
