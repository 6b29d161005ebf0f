//! `assay grant`: time that is given back to one attempt.

use super::problem::order_problem;
use assay_core::document::Problems;
use assay_core::record::BundleHeader;
use assay_crypto::{PrivateKeys, TimeGrant};
use assay_evaluation::read_instant;
use std::path::PathBuf;

/// So long a grant is good where nothing else is said, in milliseconds: seven days.
const USUAL_MS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// What `assay grant` is asked for.
#[derive(Debug, Clone, clap::Args)]
#[command(group(clap::ArgGroup::new("whose").required(true)))]
pub struct GrantOrder {
    /// The address of the test, such as https://jobs.example.com/cto/
    #[arg(long)]
    pub site: String,
    /// The identifier of the invitation that the test was begun with
    #[arg(long, group = "whose")]
    pub invitation: Option<String>,
    /// The identifier of the attempt, as in the candidate's receipt
    #[arg(long, group = "whose")]
    pub attempt: Option<String>,
    /// The answers that the attempt has sent, sealed or opened
    #[arg(long, group = "whose")]
    pub bundle: Option<PathBuf>,
    /// Minutes that are given
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes: u32,
    /// The last moment at which they may be used, such as "2026-12-07 18:00"; seven days from now otherwise
    #[arg(long)]
    pub until: Option<String>,
    /// The time zone of this moment
    #[arg(long, default_value = "UTC")]
    pub time_zone: String,
}

/// Time that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenTime {
    /// The link that uses it.
    pub link: String,
    /// The code alone, for the field of the page.
    pub code: String,
    /// What it says.
    pub grant: TimeGrant,
}

/// Signs a grant of more time. `now_ms` is the time now, in milliseconds since the epoch.
///
/// # Errors
/// Says what is wrong with the order.
pub fn grant(order: &GrantOrder, now_ms: i64, keys: &PrivateKeys) -> Result<GivenTime, Problems> {
    let site = url::Url::parse(&order.site).ok();
    if !site.is_some_and(|site| matches!(site.scheme(), "https" | "http")) {
        return Err(order_problem("--site", "This is no address of a site."));
    }
    let until_ms = match &order.until {
        Some(text) => {
            read_instant(text, &order.time_zone).map_err(|why| order_problem("--until", &why))?
        }
        None => now_ms.saturating_add(USUAL_MS),
    };
    let grant = TimeGrant {
        id: uuid::Uuid::new_v4().to_string(),
        attempt: attempt(order)?,
        minutes: order.minutes,
        until_ms,
    };
    let signed = grant.sign(keys).zip(grant.link(&order.site, keys));
    let (code, link) = signed.ok_or_else(|| {
        order_problem(
            "grant",
            "The minutes are out of range, or the identifier is too long or blank.",
        )
    })?;
    Ok(GivenTime { link, code, grant })
}

/// The invitation or the attempt that the time is for.
fn attempt(order: &GrantOrder) -> Result<String, Problems> {
    if let Some(file) = &order.bundle {
        // An envelope names its attempt in the open.
        let header = BundleHeader::of(&crate::read(file)?);
        let id = header.attempt_id;
        if crate::is_uuid(&id) {
            return Ok(id);
        }
        let name = file.display().to_string();
        return Err(order_problem(
            &name,
            "It names no attempt: these are no answers of a test.",
        ));
    }
    let named = order.invitation.clone().or_else(|| order.attempt.clone());
    let named = named.unwrap_or_default().trim().to_owned();
    if order.attempt.is_some() && !crate::is_uuid(&named) {
        let why = "This is no identifier of an attempt. It looks like 3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11 and stands in the receipt.";
        return Err(order_problem("--attempt", why));
    }
    Ok(named)
}
