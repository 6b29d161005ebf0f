//! An ended attempt in the browser's store: the bundle until it may go, and the trace that stays after that.

use super::delivery::DeliveryState;
use super::receipt::Receipt;
use super::trace::Trace;
use crate::attempt::Plan;
use crate::document::{self, Value, from_text, to_text, to_value};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

/// An ended attempt as the outbox keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeptAttempt {
    /// With its answers. Damage to receipt or state holds no answers back: the state starts again, the receipt is empty.
    Whole {
        /// The plan of the attempt.
        plan: Box<Plan>,
        /// The bundle, byte for byte as it is sent where it is not sealed to the team.
        bundle: String,
        /// The envelope that the bundle is sealed in, byte for byte as it is sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        envelope: Option<String>,
        /// The identifiers under which the same attempt was handed in before, the first first: its journal stands under that.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        former: Vec<String>,
        /// The receipt.
        #[serde(deserialize_with = "or_default")]
        receipt: Box<Receipt>,
        /// The state of the delivery.
        #[serde(deserialize_with = "or_default")]
        state: DeliveryState,
    },
    /// Without them: they have arrived, and were erased here.
    Erased {
        /// That it took place, and whose it was.
        trace: Box<Trace>,
        /// The identifiers under which the same attempt was handed in before, the first first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        former: Vec<String>,
        /// The receipt without the score.
        #[serde(deserialize_with = "or_default")]
        receipt: Box<Receipt>,
    },
}

impl KeptAttempt {
    /// Writes it as it is kept.
    pub fn write(&self) -> String {
        to_text(&to_value(self))
    }

    /// Reads what was kept; `None` where it is damaged.
    ///
    /// ```
    /// use assay_core::record::{KeptAttempt, Receipt, Trace};
    /// use assay_core::attempt::Plan;
    ///
    /// let trace = Trace::of(&Plan::default(), "2026-03-01T09:00:00.000Z", "");
    /// let kept = KeptAttempt::Erased { trace: Box::new(trace), former: Vec::new(), receipt: Box::new(Receipt::default()) };
    /// assert_eq!(KeptAttempt::read(&kept.write()), Some(kept));
    /// assert_eq!(KeptAttempt::read("{"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        document::read("", &from_text(text).ok()?).ok()
    }
}

/// Reads a part, or takes its default where it is damaged.
fn or_default<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: DeserializeOwned + Default,
    D: Deserializer<'de>,
{
    let value = Value::deserialize(deserializer)?;
    Ok(document::read("", &value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = r#"{"accommodation":"","acknowledgements":[],"attempt_id":"a","campaign":"c","candidate":["Ada",null,null],"content_sha256":"","invitation":"","seed":"","time_percent":100,"user_agent":""}"#;

    fn whole(receipt: &str, state: &str) -> String {
        format!(r#"{{"bundle":"{{}}","plan":{PLAN},"receipt":{receipt},"state":{state}}}"#)
    }

    #[test]
    fn what_was_kept_is_read_and_written_as_it_was() {
        let receipt = r#"{"answered":1,"attempt_id":"a","elapsed_ms":9,"ended_at":"e","events_head":"h","granted_ms":10,"items":2,"scores":[{"pending":1,"percent":"62.50","title":"Reasoning"}],"sha256":"d","started_at":"s","timed_out":true,"tries":[{"at_ms":5,"status":201}]}"#;
        let delivered = r#"{"by_backup":true,"delivered":true,"tries":0}"#;
        let trace = r#"{"attempt_id":"a","campaign":"c","ended_at":"e","invitation":"","started_at":"s","told":["d","",""]}"#;
        let sealed = whole(receipt, delivered).replacen(
            r#""bundle":"{}","#,
            r#""bundle":"{}","envelope":"{\"key\":1}","#,
            1,
        );
        for text in [
            whole(receipt, delivered),
            sealed,
            whole(receipt, delivered).replacen(
                r#""bundle":"{}","#,
                r#""bundle":"{}","former":["z"],"#,
                1,
            ),
            format!(r#"{{"former":["y","z"],"receipt":{receipt},"trace":{trace}}}"#),
            format!(r#"{{"receipt":{receipt},"trace":{trace}}}"#),
        ] {
            let kept = KeptAttempt::read(&text);
            assert_eq!(kept.map(|kept| kept.write()), Some(text));
        }
    }

    #[test]
    fn damage_to_receipt_or_state_keeps_no_answers_back() {
        for (receipt, state) in [("7", "null"), ("{}", r#"{"tries":-1}"#)] {
            let kept = KeptAttempt::read(&whole(receipt, state));
            let Some(KeptAttempt::Whole {
                bundle,
                receipt,
                state,
                ..
            }) = kept
            else {
                panic!("{kept:?}")
            };
            assert_eq!(bundle, "{}");
            assert_eq!(*receipt, Receipt::default());
            assert_eq!(state, DeliveryState::default());
        }
        assert_eq!(KeptAttempt::read(r#"{"plan":7}"#), None);
        assert_eq!(KeptAttempt::read("{"), None);
    }
}
