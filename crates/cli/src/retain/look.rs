//! Looking through a folder for what is past the period.

use super::erase::{Reserved, erase};
use super::held::{Folder, HeldAttempt, read_folder};
use super::order::{RetainOrder, Retained};
use crate::files::read;
use assay_core::config::Config;
use assay_core::document::Problems;
use assay_evaluation::RetentionPeriod;

/// Looks through a folder, and erases what is past the period where that is asked for.
///
/// # Errors
/// Says that the folder or the configuration cannot be read, that there is no period, or that the proof could not be
/// written. Nothing is erased then, unless the disk failed after that.
pub fn retain(order: &RetainOrder<'_>) -> Result<Retained, Problems> {
    let days = match order.attempt {
        Some(_) => None,
        None => Some(days(order)?),
    };
    let reserved = order.proof.map(Reserved::at).transpose()?;
    let Folder {
        attempts,
        mut problems,
    } = read_folder(order.folder, order.keys, order.now_ms)?;
    let is_found = |one: &HeldAttempt| match (order.attempt, days, one.ended_ms) {
        (Some(id), _, _) => one.attempt_id == id,
        (None, Some(days), Some(ended_ms)) => {
            RetentionPeriod::from(ended_ms, days).is_over(order.now_ms)
        }
        _ => false,
    };
    let (mut found, rest): (Vec<_>, Vec<_>) = attempts.into_iter().partition(is_found);
    found.sort_by(|one, other| {
        (one.ended_ms, &one.attempt_id).cmp(&(other.ended_ms, &other.attempt_id))
    });
    if let Some(id) = order.attempt {
        // The name says whose it is; nothing has to be read for that.
        problems.0.retain(|problem| !problem.file.contains(id));
        if found.is_empty() {
            problems.add(
                &order.folder.display().to_string(),
                "$",
                &format!("Nothing lies here under the attempt {id}."),
                "Check the identifier: it stands in the candidate's receipt.",
            );
        }
    }
    let mut retained = Retained {
        days,
        kept: rest.iter().filter(|one| one.ended_ms.is_some()).count(),
        found,
        problems,
        ..Retained::default()
    };
    if order.is_erasing {
        erase(order, &mut retained, &rest, reserved)?;
    }
    Ok(retained)
}

/// Returns the retention period in days.
fn days(order: &RetainOrder<'_>) -> Result<u32, Problems> {
    if let Some(days) = order.days {
        return Ok(days);
    }
    let Some(file) = order.config else {
        return Err(without_period(
            "retain",
            "Name it with --config, or give --days.",
        ));
    };
    let name = file.display().to_string();
    let config = Config::parse(&name, &read(file)?)?;
    config.privacy.retention_days.ok_or_else(|| {
        without_period(
            &name,
            "Add \"privacy\": { \"retention_days\": 180 } with your own number, or give --days.",
        )
    })
}

fn without_period(file: &str, remedy: &str) -> Problems {
    Problems::one(
        file,
        "$.privacy.retention_days",
        "There is no retention period, so nothing is past it.",
        remedy,
    )
}
