//! The last word on a sitting: the bundle that arrived, held against what was done.

use super::witness::{Act, Begun, Did, Oracle, flag_of, pasted, worth};
use crate::content::{Content, ITEMS};
use assay_core::digest::sha256_hex;
use assay_core::document::{self, Value};
use assay_core::record::{Receipt, verify};

/// From so many lines on, a record tells no order.
const LINES: usize = 290;

/// What came of a sitting.
pub struct Evidence<'a> {
    /// When it was looked at.
    pub at_ms: i64,
    /// The bundle that arrived.
    pub bundle: &'a str,
    /// The receipt on screen.
    pub receipt: Option<Receipt>,
    /// What is deployed.
    pub content: &'a Content,
    /// What was shown of the end: by true time.
    pub seen_end_ms: Option<i64>,
}

impl Oracle {
    /// Returns whether the page warned that answers were not kept, and then went.
    pub fn was_warned(&self) -> bool {
        self.begun.as_ref().is_some_and(|begun| begun.was_warned)
    }

    /// Holds the bundle against what was done.
    pub fn judge(&mut self, evidence: &Evidence<'_>) {
        let at_ms = evidence.at_ms;
        let Ok(bundle) = document::from_text(evidence.bundle) else {
            self.complain(at_ms, "the bundle is no document".into());
            return;
        };
        let Some(begun) = &self.begun else {
            self.complain(at_ms, "a bundle of an attempt that nobody began".into());
            return;
        };
        let pack = &evidence.content.versions[begun.version].pack;
        let found = verify("bundle", &bundle, Some(pack), None);
        let mut complaints = Vec::new();
        if !found.contradictions.0.is_empty() {
            complaints.push(format!("the bundle is accused: {}", found.contradictions));
        }
        if bundle["content"]["sha256"] != pack.sha256.as_str() {
            complaints.push("the content changed under the attempt".into());
        }
        if bundle["timing"]["granted_ms"] != self.granted_ms {
            complaints.push(format!("{} are granted", bundle["timing"]["granted_ms"]));
        }
        let damaged = bundle["timing"]["damaged_records"].as_u64().unwrap_or(0);
        if damaged > u64::from(self.torn) {
            complaints.push(format!("{damaged} records are damaged"));
        }
        if let Some(receipt) = &evidence.receipt
            && (receipt.sha256 != sha256_hex(evidence.bundle.as_bytes())
                || bundle["timing"]["elapsed_ms"] != receipt.elapsed_ms)
        {
            complaints.push("the receipt is of another bundle".into());
        }
        complaints.extend(self.fewest_contradictions(begun, &bundle, evidence.seen_end_ms));
        for complaint in complaints {
            self.complain(at_ms, complaint);
        }
    }

    /// What contradicts the bundle, if as much is lost as contradicts it least.
    fn fewest_contradictions(
        &self,
        begun: &Begun,
        bundle: &Value,
        seen_end_ms: Option<i64>,
    ) -> Vec<String> {
        let ways = begun.histories.iter().flat_map(|history| {
            let counts = (history.certain..=history.acts.len()).rev();
            counts.map(|count| &history.acts[..count])
        });
        let ways = ways.map(|acts| {
            let acts: Vec<&Act> = acts.iter().collect();
            self.contradictions(&acts, bundle, seen_end_ms)
        });
        let mut fewest: Option<Vec<String>> = None;
        for found in ways {
            if found.is_empty() {
                return found;
            }
            if fewest
                .as_ref()
                .is_none_or(|before| found.len() < before.len())
            {
                fewest = Some(found);
            }
        }
        fewest.unwrap_or_default()
    }

    fn contradictions(
        &self,
        acts: &[&Act],
        bundle: &Value,
        seen_end_ms: Option<i64>,
    ) -> Vec<String> {
        let mut found = Vec::new();
        self.check_items(acts, bundle, &mut found);
        self.check_end(acts, bundle, seen_end_ms, &mut found);
        check_order(acts, bundle, &mut found);
        found
    }

    fn check_items(&self, acts: &[&Act], bundle: &Value, found: &mut Vec<String>) {
        let sections = bundle["sections"].as_array().into_iter().flatten();
        let items: Vec<&Value> = sections
            .flat_map(|section| section["items"].as_array().into_iter().flatten())
            .collect();
        let graded = bundle["grade"]["sections"].as_array().into_iter().flatten();
        let graded: Vec<&Value> = graded
            .flat_map(|section| section["items"].as_array().into_iter().flatten())
            .collect();
        if graded.is_empty() && self.is_graded {
            found.push(format!("there is no grade: {}", bundle["grade"]));
        }
        for (place, name) in ITEMS.into_iter().enumerate() {
            let Some(item) = items.iter().find(|item| item["id"] == name) else {
                found.push(format!("{name} is missing"));
                continue;
            };
            let outcomes = self.outcomes(acts, place);
            let fitting = outcomes.iter().find(|outcome| {
                item["response"] == document::to_value(&outcome.response)
                    && item.get("late").unwrap_or(&Value::Null)
                        == &document::to_value(&outcome.late)
            });
            let Some(outcome) = fitting else {
                found.push(format!(
                    "{name} is {}, late {}, but {outcomes:?} was given",
                    item["response"], item["late"]
                ));
                continue;
            };
            // A flag after the end is refused.
            let end_ms = self.end_ms(acts);
            let slack_ms = self.slack_ms(end_ms);
            let until = |until_ms: i64| {
                let before = acts.iter().filter(|act| act.at.at_ms <= until_ms);
                flag_of(&before.copied().collect::<Vec<_>>(), place)
            };
            let flags = [until(end_ms - slack_ms), until(end_ms + slack_ms)];
            if !flags.iter().any(|flag| item["flagged"] == *flag) {
                found.push(format!("{name} has another flag"));
            }
            let score = graded.iter().find(|grade| grade["id"] == name);
            let decimal = score.and_then(|grade| grade["score"]["decimal"].as_str());
            let percent = worth(place, outcome.response.as_ref());
            if let Some((decimal, percent)) = decimal.zip(percent) {
                let given: f64 = decimal.parse().unwrap_or(-1.0);
                if (given * 100.0 - f64::from(percent)).abs() > 0.1 {
                    found.push(format!(
                        "{name} is worth {percent} %, and {decimal} is given"
                    ));
                }
            }
        }
    }

    fn check_end(
        &self,
        acts: &[&Act],
        bundle: &Value,
        seen_end_ms: Option<i64>,
        found: &mut Vec<String>,
    ) {
        let timing = &bundle["timing"];
        let began_ms = self.begun.as_ref().map_or(0, |begun| begun.at.at_ms);
        let elapsed_ms = timing["elapsed_ms"].as_i64().unwrap_or(-1);
        let limit_ms = self.end_ms(acts) - began_ms;
        let slack_ms = self.slack_ms(began_ms + limit_ms);
        // Who hands in after the end, on a page that has not noticed it yet, has run out of time.
        let is_late = |act: &&&Act| act.at.at_ms > began_ms + limit_ms + slack_ms;
        let submitted = acts.iter().find(|act| act.did == Did::Submitted);
        let submitted = submitted.filter(|act| !is_late(act));
        match submitted {
            Some(act) => {
                let used_ms = act.at.at_ms - began_ms;
                let slack_ms = slack_ms.max(self.slack_ms(act.at.at_ms));
                let is_close = (used_ms - limit_ms).abs() <= slack_ms;
                // The time of somebody who hands in while the host is being asked, or before it has shown that clocks run slow,
                // is the clock's.
                let least_ms = used_ms * self.speed_percent / 100 - slack_ms;
                let is_right = (least_ms..=used_ms + slack_ms).contains(&elapsed_ms);
                if !is_right && self.is_settled(act.at.at_ms) {
                    found.push(format!("{elapsed_ms} ms are used instead of {used_ms}"));
                }
                if timing["ended_by"] != "candidate" && !is_close {
                    found.push("the candidate handed in, and the bundle does not say so".into());
                }
            }
            None => {
                if timing["ended_by"] != "timeout" {
                    found.push("nobody handed in, but the bundle says so".into());
                }
                if (elapsed_ms - limit_ms).abs() > slack_ms {
                    found.push(format!("{elapsed_ms} ms are used instead of {limit_ms}"));
                }
                if let Some(seen_ms) = seen_end_ms
                    && seen_ms < began_ms + limit_ms - slack_ms
                {
                    let early_ms = began_ms + limit_ms - seen_ms;
                    found.push(format!("the test ended {early_ms} ms early"));
                }
            }
        }
    }
}

/// Holds the order of what is on record against the order in which it was done.
fn check_order(acts: &[&Act], bundle: &Value, found: &mut Vec<String>) {
    let lines: Vec<&Value> = bundle["events"].as_array().into_iter().flatten().collect();
    let on_record: u64 = lines
        .iter()
        .filter(|line| line["kind"] == "pasted")
        .filter_map(|line| line["amount"].as_u64())
        .sum();
    let pasted = pasted(acts);
    if on_record != pasted as u64 {
        found.push(format!(
            "{on_record} characters are on record, {pasted} were pasted"
        ));
    }
    if lines.len() >= LINES {
        return;
    }
    let mut done: Vec<(&str, &str)> = acts
        .iter()
        .filter_map(|act| match act.did {
            Did::Viewed(item) => Some(("viewed", ITEMS[item])),
            Did::Reviewed => Some(("viewed", "")),
            Did::Answered { item, .. } => Some(("answered", ITEMS[item])),
            Did::Flagged { item, on: true } => Some(("flagged", ITEMS[item])),
            Did::Flagged { item, on: false } => Some(("unflagged", ITEMS[item])),
            Did::FinishedSection => Some(("section-finished", "")),
            Did::Submitted => Some(("submitted", "")),
            Did::Pasted { .. } => None,
        })
        .collect();
    done.dedup();
    let mut recorded: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| {
            let item = line["item"].as_str().unwrap_or_default();
            (line["kind"].as_str().unwrap_or_default(), item)
        })
        .filter(|(kind, _)| {
            [
                "viewed",
                "answered",
                "flagged",
                "unflagged",
                "section-finished",
                "submitted",
            ]
            .contains(kind)
        })
        .collect();
    recorded.dedup();
    if done != recorded {
        let same = done
            .iter()
            .zip(&recorded)
            .take_while(|(a, b)| a == b)
            .count();
        found.push(format!(
            "from place {same} on the record has {:?}, and {:?} was done",
            &recorded[same..],
            &done[same..]
        ));
    }
}
