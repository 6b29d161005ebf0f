//! What is settled when an attempt starts, and never changes afterwards.

use super::host::Offset;
use crate::json::{Map, Value};
use crate::limit;

/// Everything about an attempt that is known before its clock starts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// A UUID; the same in journal, bundle and receipt.
    pub attempt_id: String,
    /// The campaign that the attempt belongs to.
    pub campaign: String,
    /// The invitation that the link carried; may be empty.
    pub invitation: String,
    /// What the candidate told: name, e-mail, reference. `None` where it was not asked for.
    pub candidate: [Option<String>; 3],
    /// The seed that the form is drawn from.
    pub seed: String,
    /// SHA-256 of the canonical pack.
    pub content_sha256: String,
    /// Time granted, in percent of the pack's.
    pub time_percent: u32,
    /// The accommodation code that the link carried; may be empty.
    pub accommodation: String,
    /// What the candidate acknowledged, when, in which words.
    pub acknowledgements: Vec<Acknowledgement>,
    /// The wall clock against the host, as far as known.
    pub offset: Option<Offset>,
    /// The browser, as it names itself.
    pub user_agent: String,
    /// Attempts that the same person, as far as the browser can tell, had begun in it before.
    pub earlier: Vec<EarlierAttempt>,
}

/// An attempt that the browser knew of when another was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierAttempt {
    /// Its UUID.
    pub attempt_id: String,
    /// When it was started, as RFC 3339.
    pub started_at: String,
    /// When it ended, as RFC 3339; empty where that was not known yet.
    pub ended_at: String,
}

/// Something the candidate acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// What was acknowledged.
    pub id: String,
    /// SHA-256 of the words shown.
    pub text_sha256: String,
    /// When, in milliseconds since the epoch by the wall clock.
    pub wall_ms: i64,
}

impl Plan {
    /// The plan with everything that a candidate, a link or a configuration can make long cut to its limit.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        for name in [
            &mut self.campaign,
            &mut self.invitation,
            &mut self.accommodation,
            &mut self.seed,
        ] {
            *name = limit::naming(name);
        }
        for (told, most) in self.candidate.iter_mut().zip(limit::TOLD) {
            if let Some(told) = told {
                limit::fit_in_place(told, most);
            }
        }
        limit::fit_in_place(&mut self.user_agent, limit::USER_AGENT);
        self.earlier.truncate(limit::EARLIER);
        self
    }

    /// The plan as written in the first record of a journal.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        let mut put = |name: &str, value: Value| {
            map.insert(name.into(), value);
        };
        put("attempt_id", self.attempt_id.as_str().into());
        put("campaign", self.campaign.as_str().into());
        put("invitation", self.invitation.as_str().into());
        put(
            "candidate",
            self.candidate
                .iter()
                .map(|told| told.as_deref().map_or(Value::Null, Value::from))
                .collect(),
        );
        put("seed", self.seed.as_str().into());
        put("content_sha256", self.content_sha256.as_str().into());
        put("time_percent", self.time_percent.into());
        put("accommodation", self.accommodation.as_str().into());
        put(
            "acknowledgements",
            self.acknowledgements
                .iter()
                .map(|given| {
                    let parts: [Value; 3] = [
                        given.id.as_str().into(),
                        given.text_sha256.as_str().into(),
                        given.wall_ms.into(),
                    ];
                    Value::from(Vec::from(parts))
                })
                .collect(),
        );
        put("user_agent", self.user_agent.as_str().into());
        if let Some(offset) = self.offset {
            put("offset_ms", offset.to_json());
        }
        if !self.earlier.is_empty() {
            let earlier = self.earlier.iter().map(EarlierAttempt::to_json);
            put("earlier", earlier.collect());
        }
        Value::Object(map)
    }

    /// Reads a plan; `None` if it is damaged.
    pub fn from_json(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str().map(String::from);
        let told = |index: usize| {
            value
                .get("candidate")
                .and_then(|told| told.get(index)?.as_str())
                .map(String::from)
        };
        Some(Self {
            attempt_id: text("attempt_id")?,
            campaign: text("campaign")?,
            invitation: text("invitation")?,
            candidate: [told(0), told(1), told(2)],
            seed: text("seed")?,
            content_sha256: text("content_sha256")?,
            time_percent: u32::try_from(value.get("time_percent")?.as_i64()?).ok()?,
            accommodation: text("accommodation")?,
            acknowledgements: value
                .get("acknowledgements")?
                .as_array()?
                .iter()
                .map(|given| {
                    Some(Acknowledgement {
                        id: given.get(0)?.as_str()?.into(),
                        text_sha256: given.get(1)?.as_str()?.into(),
                        wall_ms: given.get(2)?.as_i64()?,
                    })
                })
                .collect::<Option<_>>()?,
            offset: value.get("offset_ms").and_then(Offset::from_json),
            user_agent: text("user_agent")?,
            // Attempts that began with an older program have none.
            earlier: match value.get("earlier") {
                Some(earlier) => earlier
                    .as_array()?
                    .iter()
                    .map(EarlierAttempt::from_json)
                    .collect::<Option<_>>()?,
                None => Vec::new(),
            },
        })
    }
}

impl EarlierAttempt {
    fn to_json(&self) -> Value {
        let parts: [Value; 3] = [
            self.attempt_id.as_str().into(),
            self.started_at.as_str().into(),
            self.ended_at.as_str().into(),
        ];
        Value::from(Vec::from(parts))
    }

    fn from_json(value: &Value) -> Option<Self> {
        let text = |at: usize| value.get(at)?.as_str().map(String::from);
        Some(Self {
            attempt_id: text(0)?,
            started_at: text(1)?,
            ended_at: text(2)?,
        })
    }
}
