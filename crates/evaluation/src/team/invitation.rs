//! An invitation as a team file holds it.

use super::super::document::text;
use super::super::invitations::board::kept::KeptInvitation;
use assay_core::attempt::GrantedTime;
use assay_crypto::{Invitation, Window};
use serde::{Deserialize, Serialize};

/// An invitation of a team file. Neither link nor signature is in it: whoever has them can take the test.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "TeamInvitation")
)]
pub(super) struct InvitationDocument {
    /// Identifier.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    id: String,
    /// The round of hiring.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    campaign: String,
    /// How the team refers to the candidate; absent where it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// The candidate's name; absent where it is not kept, or names were left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The candidate's e-mail address; absent where it is not kept, or names were left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// SHA-256 of the pack.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    pack_sha256: String,
    /// When the test opens, in milliseconds since the epoch; absent where it is open already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opens_ms: Option<i64>,
    /// The last instant to begin, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start_by_ms: Option<i64>,
    /// The instant at which the test ends, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    finish_by_ms: Option<i64>,
    /// The time zone in which the candidate reads these instants.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    time_zone: String,
    /// Percent of every time limit: 100 is the usual time. It says nothing where the test is untimed.
    time_percent: u32,
    /// Minutes that are added once, to the whole; likewise.
    extra_minutes: u32,
    /// Whether there is no time limit.
    is_untimed: bool,
    /// Whether scenarios are answered in words.
    is_narrative: bool,
    /// Whether it is good for the practice only.
    is_practice_only: bool,
    /// Language of buttons and messages, a BCP 47 tag; absent where it is that of the configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// The invitation that this one replaces; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<String>,
    /// When it was made, or read from a table, in milliseconds since the epoch.
    made_ms: i64,
}

impl InvitationDocument {
    /// Writes an invitation of the board.
    pub(super) fn of(kept: &KeptInvitation) -> Self {
        let KeptInvitation {
            invitation,
            made_ms,
            name,
            email,
        } = kept.clone();
        let (time_percent, extra_minutes) = match invitation.time {
            GrantedTime::Limited {
                percent,
                extra_minutes,
            } => (percent, extra_minutes),
            GrantedTime::Untimed => (100, 0),
        };
        Self {
            id: invitation.id,
            campaign: invitation.campaign,
            reference: invitation.reference,
            name,
            email,
            pack_sha256: invitation.pack_sha256,
            opens_ms: invitation.window.opens_ms,
            start_by_ms: invitation.window.start_by_ms,
            finish_by_ms: invitation.window.finish_by_ms,
            time_zone: invitation.window.time_zone,
            time_percent,
            extra_minutes,
            is_untimed: invitation.time == GrantedTime::Untimed,
            is_narrative: invitation.is_narrative,
            is_practice_only: invitation.is_practice_only,
            language: invitation.language,
            replaces: invitation.replaces,
            made_ms,
        }
    }

    /// Reads it as the board keeps it; `None` where it says what no invitation may say.
    pub(super) fn read(self) -> Option<KeptInvitation> {
        let time = if self.is_untimed {
            GrantedTime::Untimed
        } else {
            GrantedTime::Limited {
                percent: self.time_percent,
                extra_minutes: self.extra_minutes,
            }
        };
        let invitation = Invitation {
            id: self.id,
            campaign: self.campaign,
            reference: self.reference,
            pack_sha256: self.pack_sha256,
            window: Window {
                opens_ms: self.opens_ms,
                start_by_ms: self.start_by_ms,
                finish_by_ms: self.finish_by_ms,
                time_zone: self.time_zone,
            },
            time,
            is_narrative: self.is_narrative,
            language: self.language,
            is_practice_only: self.is_practice_only,
            replaces: self.replaces,
        };
        invitation.is_sound().then_some(KeptInvitation {
            invitation,
            made_ms: self.made_ms,
            name: self.name,
            email: self.email,
        })
    }
}
