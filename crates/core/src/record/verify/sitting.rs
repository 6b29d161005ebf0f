//! The record against the answers: an answer that counts was given, and the record tells of it.

use super::{Found, at, field, is_corrected, items, list, number, quoted, response, text};
use crate::assessment::Assessment;
use crate::attempt::Response;
use crate::json::Value;
use std::collections::BTreeMap;

/// What the record tells of one kind of event on one item.
#[derive(Default, Clone, Copy)]
struct Told {
    times: i64,
    /// Of the last of them.
    amount: Option<i64>,
    /// When the last of them was, in milliseconds of elapsed time.
    until_ms: i64,
}

/// What the record tells, by kind and item.
struct Record<'a>(BTreeMap<(&'a str, &'a str), Told>);

impl<'a> Record<'a> {
    fn of(bundle: &'a Value) -> Self {
        let mut all: BTreeMap<(&str, &str), Told> = BTreeMap::new();
        for event in list(bundle, "/events") {
            let told = all
                .entry((text(event, "/kind"), text(event, "/item")))
                .or_default();
            told.times = told.times.saturating_add(number(event, "/times").max(1));
            told.amount = at(event, "/amount").and_then(Value::as_i64);
            let until = at(event, "/until_ms").or(at(event, "/at_ms"));
            told.until_ms = until.and_then(Value::as_i64).unwrap_or_default();
        }
        Self(all)
    }

    fn told(&self, kind: &'a str, item: &'a str) -> Option<Told> {
        self.0.get(&(kind, item)).copied()
    }

    fn times(&self, kind: &'a str, item: &'a str) -> i64 {
        self.told(kind, item).map_or(0, |told| told.times)
    }
}

/// Whether answers, counts and record fit each other.
pub(super) fn answers(bundle: &Value, pack: Option<&Assessment>, found: &mut Found<'_>) {
    let record = Record::of(bundle);
    let ids: Vec<&str> = items(bundle).map(|(_, item)| text(item, "/id")).collect();
    for (position, event) in list(bundle, "/events").iter().enumerate() {
        let item = text(event, "/item");
        if !item.is_empty() && !ids.contains(&item) {
            let path = ["$.events[", &position.to_string(), "].item"].concat();
            let message = [
                "The record tells of item ",
                &quoted(item),
                ", which is not among the items.",
            ];
            found.changed(&path, &message.concat());
            break;
        }
    }
    for (position, (path, item)) in items(bundle).enumerate() {
        let mut of_item = OfItem {
            bundle,
            pack,
            record: &record,
            path,
            item,
            is_first: position == 0,
            found,
        };
        of_item.answer();
        of_item.counts();
        of_item.length();
    }
    explanation(bundle, &record, found);
}

/// The explanation is as long as the record says.
fn explanation(bundle: &Value, record: &Record<'_>, found: &mut Found<'_>) {
    let length = characters(text(bundle, "/explanation"));
    let told = record.told("explained", "").and_then(|told| told.amount);
    if told.unwrap_or(0) != length {
        found.changed(
            "$.explanation",
            "The explanation is not as long as the record says.",
        );
    }
}

fn characters(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

struct OfItem<'a, 'b, 'f> {
    bundle: &'a Value,
    pack: Option<&'a Assessment>,
    record: &'b Record<'a>,
    path: String,
    item: &'a Value,
    is_first: bool,
    found: &'b mut Found<'f>,
}

impl OfItem<'_, '_, '_> {
    fn id(&self) -> &str {
        text(self.item, "/id")
    }

    fn add(&mut self, field: &str, parts: &[&str]) {
        let start = ["Item ", &quoted(self.id()), ": "].concat();
        let path = [&self.path, ".", field].concat();
        self.found
            .changed(&path, &[&start, &*parts.concat()].concat());
    }

    /// What is answered, and what is said of it.
    fn answer(&mut self) {
        let own = self.pack.and_then(|pack| pack.item(self.id()));
        for name in ["response", "late"] {
            let given = field(self.item, name);
            if given.is_null() {
                continue;
            }
            let kind = text(self.item, "/kind");
            let odd = match own {
                Some(own) => response::odd(&own.interaction.kind, given),
                None => response::odd_kind(kind, given),
            };
            if let Some(odd) = odd {
                self.add(name, &[odd]);
            }
        }
        let given = field(self.item, "response");
        let status = text(self.item, "/status");
        let is_right = match (given.is_null(), number(self.item, "/visits")) {
            (false, _) => status == "answered",
            (true, 0) => status == "not-reached",
            (true, _) => status == "skipped",
        };
        if !is_right {
            let what = if given.is_null() {
                "there is no answer"
            } else {
                "there is an answer"
            };
            self.add(
                "status",
                &["it is called ", &quoted(status), ", and ", what, "."],
            );
        }
        if let Some(own) = own {
            let read = Response::from_json(given);
            let normalised = response::normalised(&own.interaction.kind, read.as_ref());
            if normalised != *field(self.item, "normalised") {
                let message = "what was typed does not read as the number that stands beside it.";
                self.add("normalised", &[message]);
            }
        }
    }

    /// How often it was answered, visited and flagged.
    fn counts(&mut self) {
        let is_answered = !field(self.item, "response").is_null();
        let changes = number(self.item, "/changes");
        let answered = self.record.times("answered", text(self.item, "/id"));
        if is_answered && changes < 1 {
            self.add("changes", &["it has an answer, and none was ever given."]);
        } else if !is_answered && changes == 1 {
            let message = "an answer was given once and never taken back, and there is none.";
            self.add("response", &[message]);
        } else if changes > answered {
            let (changes, answered) = (changes.to_string(), answered.to_string());
            let message = [
                "it was answered ",
                &changes,
                " times, and the record tells of ",
                &answered,
                ".",
            ];
            self.add("changes", &message);
        } else if !field(self.item, "late").is_null() && answered == 0 {
            self.add("late", &["the record tells of no answer."]);
        }
        let visits = number(self.item, "/visits");
        let viewed = self.record.times("viewed", text(self.item, "/id"));
        // Where limits bind by section, a section opens at its first item by itself.
        let has_one_limit = self.pack.is_some_and(|pack| !pack.enforce_section_limits);
        let by_itself = i64::from(!has_one_limit);
        let refused = number(self.bundle, "/timing/refused_events");
        if visits > viewed.saturating_add(by_itself) || viewed > visits.saturating_add(refused) {
            let (visits, viewed) = (visits.to_string(), viewed.to_string());
            let message = [
                "it was gone to ",
                &visits,
                " times, and the record tells of ",
                &viewed,
                ".",
            ];
            self.add("visits", &message);
        }
        let flags = self.record.times("flagged", text(self.item, "/id"));
        let taken = self.record.times("unflagged", text(self.item, "/id"));
        let is_flagged = field(self.item, "flagged").as_bool() == Some(true);
        if (is_flagged && flags == 0) || (!is_flagged && flags > 0 && taken == 0 && refused == 0) {
            let message = "whether it is flagged is not what the record tells.";
            self.add("flagged", &[message]);
        }
        // The clock runs on the first item until another is gone to.
        if visits == 0 && !self.is_first && number(self.item, "/duration_ms") != 0 {
            let message = "it was never gone to, and was on screen for some time.";
            self.add("duration_ms", &[message]);
        }
    }

    /// A text is as long as it was when it was last typed. What was cleared after the end is not told.
    fn length(&mut self) {
        let last = self.record.told("answered", text(self.item, "/id"));
        let length = |name: &str| {
            let read = Response::from_json(field(self.item, name))?;
            Some(i64::try_from(read.text_length()).unwrap_or(i64::MAX))
        };
        let (Some(last), Some(typed)) = (last, length("response")) else {
            return;
        };
        let has_one_limit = self.pack.is_some_and(|pack| !pack.enforce_section_limits);
        let is_in_time = last.until_ms < number(self.bundle, "/timing/elapsed_ms");
        let told = last.amount.unwrap_or(0);
        if has_one_limit
            && is_in_time
            && !is_corrected(self.bundle)
            && told != typed
            && length("late") != Some(told)
        {
            let (typed, told) = (typed.to_string(), told.to_string());
            let message = [
                "what was typed has ",
                &typed,
                " characters, and the record tells of ",
                &told,
                " when it was last changed.",
            ];
            self.add("response", &message);
        }
    }
}
