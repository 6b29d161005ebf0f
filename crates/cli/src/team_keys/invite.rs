//! `assay invite`: links for one candidate, or for everybody in a table.

use assay_core::assessment::Assessment;
use assay_core::document::Problems;
use assay_crypto::{GrantedTime, Invitation, PrivateKeys, Window};
use assay_evaluation::{InvitationDefaults, InvitationList, RefusedLine, link, read_instant};
use std::path::Path;

/// What `assay invite` is asked for, beside the candidates.
#[derive(Debug, Clone, clap::Args)]
pub struct InviteOrder {
    /// The address of the test, such as https://jobs.example.com/cto/
    #[arg(long)]
    pub site: String,
    /// The pack that candidates will take
    #[arg(long)]
    pub pack: std::path::PathBuf,
    /// The round of hiring, as `campaign` in config.json
    #[arg(long)]
    pub campaign: String,
    /// The first moment at which the test may be started, such as "2026-12-01 09:00"
    #[arg(long)]
    pub opens: Option<String>,
    /// The last moment at which it may be started
    #[arg(long)]
    pub start_by: Option<String>,
    /// The moment at which it ends, whatever time is left
    #[arg(long)]
    pub finish_by: Option<String>,
    /// The time zone of these moments, as the candidate will read them
    #[arg(long, default_value = "UTC")]
    pub time_zone: String,
    /// Time in percent of the usual: every limit is multiplied
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(100..=400))]
    pub time_percent: u32,
    /// Minutes that are added once, to the whole
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=1440))]
    pub extra_minutes: u32,
    /// No time limit
    #[arg(long, conflicts_with_all = ["time_percent", "extra_minutes"])]
    pub untimed: bool,
    /// Scenarios are answered in words, where the pack offers it
    #[arg(long)]
    pub narrative: bool,
    /// Language of buttons and messages
    #[arg(long)]
    pub language: Option<String>,
    /// Good for the practice only
    #[arg(long)]
    pub practice_only: bool,
}

/// What came of inviting many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The table for mail merge.
    pub table: String,
    /// How many were invited.
    pub count: usize,
    /// The lines that nobody was invited from.
    pub refused: Vec<RefusedLine>,
}

/// Invites one candidate, and returns the link.
///
/// # Errors
/// Says what is wrong with the order.
pub fn invite(
    order: &InviteOrder,
    reference: &str,
    replaces: Option<String>,
    keys: &PrivateKeys,
) -> Result<String, Problems> {
    let defaults = defaults(order)?;
    if let Some(why) = defaults.no_narrative.filter(|_| order.narrative) {
        let remedy = "Invite without --narrative, or name a pack that offers it.";
        return Err(Problems::one("--narrative", "$", &why.to_string(), remedy));
    }
    let invitation = Invitation {
        id: uuid::Uuid::new_v4().to_string(),
        campaign: defaults.campaign,
        reference: Some(reference.into()),
        pack_sha256: defaults.pack_sha256,
        window: defaults.window,
        time: defaults.time,
        is_narrative: defaults.is_narrative,
        language: defaults.language,
        is_practice_only: defaults.is_practice_only,
        replaces,
    };
    link(&order.site, &invitation, keys).ok_or_else(|| {
        Problems::one(
            "invitation",
            "$",
            "The times are out of order, or a text is too long or blank.",
            "The test has to open before the last start, and end after it. A reference has at most 200 characters.",
        )
    })
}

/// Invites everybody in a table.
///
/// # Errors
/// Says what is wrong with the order or with the table as a whole; wrong lines are in what is returned.
pub fn invite_many(
    order: &InviteOrder,
    table: &Path,
    keys: &PrivateKeys,
) -> Result<Invited, Problems> {
    let defaults = defaults(order)?;
    let name = table.display().to_string();
    let unread = |message: &str| {
        let remedy = "Save the table as CSV in UTF-8, with a first line that names the columns.";
        Problems::one(&name, "$", message, remedy)
    };
    let text = std::fs::read_to_string(table)
        .map_err(|error| unread(&format!("The table could not be read: {error}.")))?;
    let new_id = || uuid::Uuid::new_v4().to_string();
    let list = InvitationList::read(&text, &defaults, new_id).map_err(|why| unread(&why))?;
    Ok(Invited {
        table: list.mail_merge(keys, &order.site),
        count: list.invited.len(),
        refused: list.refused,
    })
}

fn defaults(order: &InviteOrder) -> Result<InvitationDefaults, Problems> {
    let site = url::Url::parse(&order.site).ok();
    if !site.is_some_and(|site| matches!(site.scheme(), "https" | "http")) {
        let message = "This is no address of a site.";
        let remedy =
            "Write the address that candidates open, such as https://jobs.example.com/cto/.";
        return Err(Problems::one("--site", "$", message, remedy));
    }
    let file = order.pack.display().to_string();
    let pack = Assessment::parse(&file, &crate::read(&order.pack)?)?;
    let instant = |name: &str, text: &Option<String>| {
        text.as_deref()
            .map(|text| read_instant(text, &order.time_zone))
            .transpose()
            .map_err(|why| Problems::one(name, "$", &why, "Correct it, and run the command again."))
    };
    // Also where no time is given: the candidate reads the window in it.
    read_instant("2026-01-01 00:00", &order.time_zone).map_err(|why| {
        Problems::one(
            "--time-zone",
            "$",
            &why,
            "Correct it, and run the command again.",
        )
    })?;
    Ok(InvitationDefaults {
        campaign: order.campaign.clone(),
        is_narrative: order.narrative,
        no_narrative: pack.no_narrative(),
        pack_sha256: pack.sha256,
        window: Window {
            opens_ms: instant("--opens", &order.opens)?,
            start_by_ms: instant("--start-by", &order.start_by)?,
            finish_by_ms: instant("--finish-by", &order.finish_by)?,
            time_zone: order.time_zone.clone(),
        },
        time: if order.untimed {
            GrantedTime::Untimed
        } else {
            GrantedTime::Limited {
                percent: order.time_percent,
                extra_minutes: order.extra_minutes,
            }
        },
        language: order.language.clone(),
        is_practice_only: order.practice_only,
    })
}
