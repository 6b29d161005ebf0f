//! The record against the answers: an answer that counts was given, and the record shows it.

use super::describe::{name_of, quoted};
use super::found::Found;
use super::response;
use crate::assessment::Assessment;
use crate::attempt::Response;
use crate::record::answer_bundle::AnswerBundle;
use crate::record::answered::{AnsweredItem, Status};
use std::collections::BTreeMap;

/// The entries of the record about one kind of event on one item.
#[derive(Default, Clone, Copy)]
struct Recorded {
    times: i64,
    /// Of the last of them.
    amount: Option<i64>,
    /// The time when the last of them was, in milliseconds of elapsed time.
    until_ms: i64,
}

/// The entries of the record by kind and item; the item is empty for events that are about none.
struct Record<'a>(BTreeMap<(&'a str, &'a str), Recorded>);

impl<'a> Record<'a> {
    fn of(bundle: &'a AnswerBundle) -> Self {
        let mut all: BTreeMap<(&str, &str), Recorded> = BTreeMap::new();
        for event in &bundle.events {
            let item = event.item.as_deref().unwrap_or_default();
            let recorded = all.entry((&event.kind, item)).or_default();
            let times = event.times.unwrap_or(1).max(1);
            recorded.times = recorded.times.saturating_add(times);
            recorded.amount = event.amount;
            recorded.until_ms = event.until_ms.unwrap_or(event.at_ms);
        }
        Self(all)
    }

    fn last(&self, kind: &'a str, item: &'a str) -> Option<Recorded> {
        self.0.get(&(kind, item)).copied()
    }

    fn times(&self, kind: &'a str, item: &'a str) -> i64 {
        self.last(kind, item).map_or(0, |recorded| recorded.times)
    }
}

/// Checks that answers, counts and record fit each other.
pub(super) fn answers(bundle: &AnswerBundle, pack: Option<&Assessment>, found: &mut Found<'_>) {
    let record = Record::of(bundle);
    let ids: Vec<&str> = items(bundle).map(|(_, item)| item.id.as_str()).collect();
    for (position, event) in bundle.events.iter().enumerate() {
        let item = event.item.as_deref().unwrap_or_default();
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

/// Returns every item with its path.
fn items(bundle: &AnswerBundle) -> impl Iterator<Item = (String, &AnsweredItem)> {
    let sections = bundle.sections.iter().enumerate();
    sections.flat_map(|(section, inner)| {
        let items = inner.items.iter().enumerate();
        items.map(move |(item, answered)| {
            let path = ["$.sections[", &section.to_string(), "].items["].concat();
            ([&path, &item.to_string(), "]"].concat(), answered)
        })
    })
}

/// Checks that the explanation is as long as the record says.
fn explanation(bundle: &AnswerBundle, record: &Record<'_>, found: &mut Found<'_>) {
    let length = characters(bundle.explanation.as_deref().unwrap_or_default());
    let recorded = record.last("explained", "").and_then(|last| last.amount);
    if recorded.unwrap_or(0) != length {
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
    bundle: &'a AnswerBundle,
    pack: Option<&'a Assessment>,
    record: &'b Record<'a>,
    path: String,
    item: &'a AnsweredItem,
    is_first: bool,
    found: &'b mut Found<'f>,
}

impl OfItem<'_, '_, '_> {
    fn add(&mut self, field: &str, parts: &[&str]) {
        let start = ["Item ", &quoted(&self.item.id), ": "].concat();
        let path = [&self.path, ".", field].concat();
        self.found
            .changed(&path, &[&start, &*parts.concat()].concat());
    }

    /// Checks what is answered, and what is said of it.
    fn answer(&mut self) {
        let item = self.item;
        let own = self.pack.and_then(|pack| pack.item(&item.id));
        for (name, given) in [("response", &item.response), ("late", &item.late)] {
            let Some(given) = given else { continue };
            let odd = match own {
                Some(own) => response::odd(&own.interaction.kind, given),
                None => response::odd_kind(item.kind, given),
            };
            if let Some(odd) = odd {
                self.add(name, &[odd]);
            }
        }
        let (status, what) = match (&item.response, item.visits) {
            (Some(_), _) => (Status::Answered, "there is an answer"),
            (None, 0) => (Status::NotReached, "there is no answer"),
            (None, _) => (Status::Skipped, "there is no answer"),
        };
        if item.status != status {
            let given = quoted(&name_of(&item.status));
            self.add("status", &["it is called ", &given, ", and ", what, "."]);
        }
        if let Some(own) = own {
            let normalized = response::normalized(&own.interaction.kind, item.response.as_ref());
            if normalized != item.normalized {
                let message = "what was typed does not read as the number that stands beside it.";
                self.add("normalised", &[message]);
            }
        }
    }

    /// Checks how often it was answered, visited and flagged.
    fn counts(&mut self) {
        let item = self.item;
        let is_answered = item.response.is_some();
        let changes = i64::from(item.changes);
        let answered = self.record.times("answered", &item.id);
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
        } else if item.late.is_some() && answered == 0 {
            self.add("late", &["the record tells of no answer."]);
        }
        let visits = i64::from(item.visits);
        let viewed = self.record.times("viewed", &item.id);
        // Where limits bind by section, a section opens at its first item by itself.
        let has_one_limit = self.pack.is_some_and(|pack| !pack.enforce_section_limits);
        let by_itself = i64::from(!has_one_limit);
        let refused = i64::from(self.bundle.timing.refused_events);
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
        let flags = self.record.times("flagged", &item.id);
        let taken = self.record.times("unflagged", &item.id);
        if (item.flagged && flags == 0)
            || (!item.flagged && flags > 0 && taken == 0 && refused == 0)
        {
            let message = "whether it is flagged is not what the record tells.";
            self.add("flagged", &[message]);
        }
        // The clock runs on the first item until another is gone to.
        if visits == 0 && !self.is_first && item.duration_ms != 0 {
            let message = "it was never gone to, and was on screen for some time.";
            self.add("duration_ms", &[message]);
        }
    }

    /// Checks that a text is as long as it was when it was last typed. What was cleared after the end is not on record.
    fn length(&mut self) {
        let last = self.record.last("answered", &self.item.id);
        let length = |given: &Option<Response>| {
            let length = given.as_ref()?.text_length();
            Some(i64::try_from(length).unwrap_or(i64::MAX))
        };
        let (Some(last), Some(typed)) = (last, length(&self.item.response)) else {
            return;
        };
        let has_one_limit = self.pack.is_some_and(|pack| !pack.enforce_section_limits);
        // What came late is not in time, also where the test went on from there.
        let mut grants = self.bundle.timing.grants.iter();
        let is_in_time = last.until_ms < self.bundle.timing.elapsed_ms
            && grants.all(|grant| last.until_ms != grant.at_ms);
        let recorded = last.amount.unwrap_or(0);
        if has_one_limit
            && is_in_time
            && !self.bundle.is_corrected_by_host()
            && recorded != typed
            && length(&self.item.late) != Some(recorded)
        {
            let (typed, recorded) = (typed.to_string(), recorded.to_string());
            let message = [
                "what was typed has ",
                &typed,
                " characters, and the record tells of ",
                &recorded,
                " when it was last changed.",
            ];
            self.add("response", &message);
        }
    }
}
