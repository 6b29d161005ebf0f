//! One sitting, driven event by event: nothing is lost, no time is gained, and a resumed attempt is
//! the attempt that was left.

use assay_core::assessment::Assessment;
use assay_core::attempt::{
    Attempt, ClockSample, Effect, EndedBy, Entry, Event, HostSample, PageEvent, Place, Plan,
    Response,
};
use serde_json::json;
use std::sync::Arc;

#[path = "attempt/limits.rs"]
mod limits;

const NOON_MS: i64 = 1_800_000_000_000;

fn pack(enforce: bool) -> Arc<Assessment> {
    let item = |id: &str| {
        json!({"id": id, "title": id, "interaction": {
            "kind": "extended-text", "prompt": "Write.", "suggested_words": {"from": 1, "to": 9}}})
    };
    let section = |id: &str, items: Vec<serde_json::Value>| {
        json!({"id": id, "title": id, "measures": "m", "instructions": "i", "weight_percent": 50,
            "duration_seconds": 60, "draw": [{"rule": "all"}], "items": items})
    };
    let value = json!({"schema": "assay/assessment/1", "id": "p", "version": "1",
        "language": "en", "title": "t", "role": "r", "duration_seconds": 120,
        "enforce_section_limits": enforce, "sections": [
            section("one", vec![item("a"), item("b")]), section("two", vec![item("c")])]});
    Arc::new(Assessment::parse("pack", &value).unwrap())
}

/// A machine whose clocks a test commands, and the journal that it keeps.
struct Sitting {
    attempt: Attempt,
    records: Vec<String>,
    effects: Vec<Effect>,
    true_ms: i64,
    wall_ahead_ms: i64,
    page_ms: i64,
    host_is_silent: bool,
}

impl Sitting {
    fn start(enforce: bool) -> Self {
        Self::with(enforce, 100)
    }

    fn with(enforce: bool, time_percent: u32) -> Self {
        let plan = Plan {
            attempt_id: "id".into(),
            seed: "seed".into(),
            time_percent,
            offset: sample(NOON_MS, reading(0, 0)).offset(reading(0, 0)),
            ..Plan::default()
        };
        let (attempt, effects) = Attempt::start(pack(enforce), plan, reading(0, 0));
        let mut sitting = Self {
            attempt,
            records: Vec::new(),
            effects: Vec::new(),
            true_ms: 0,
            wall_ahead_ms: 0,
            page_ms: 0,
            host_is_silent: false,
        };
        sitting.perform(effects);
        sitting
    }

    fn now(&self) -> ClockSample {
        reading(
            self.true_ms + self.wall_ahead_ms,
            self.true_ms - self.page_ms,
        )
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let asks = effects.contains(&Effect::AskHost);
        for effect in effects {
            match effect {
                Effect::Save { seq, record } => {
                    assert_eq!(seq as usize, self.records.len(), "journal has no gaps");
                    self.records.push(record);
                }
                Effect::AskHost => {}
                other => self.effects.push(other),
            }
        }
        // The host answers later than everything else is done.
        if asks {
            let heard = sample(NOON_MS + self.true_ms, self.now());
            self.at(if self.host_is_silent {
                Event::HostSilent
            } else {
                Event::HostHeard(heard)
            });
        }
    }

    fn at(&mut self, event: Event) {
        let effects = self.attempt.update(self.now(), event);
        self.perform(effects);
    }

    fn pass(&mut self, ms: i64) {
        self.true_ms += ms;
        self.at(Event::Ticked);
    }

    fn write(&mut self, item: usize, text: &str) {
        self.at(Event::Answered {
            item,
            response: Response::Text(text.into()),
        });
    }

    fn text(&self, item: usize) -> Option<&Response> {
        self.attempt.slots[item].response.as_ref()
    }

    /// The page is closed and opened again after a while.
    fn reload(&mut self, away_ms: i64) {
        let resumed = self.resumed();
        assert_eq!(resumed.slots.len(), self.attempt.slots.len());
        for (one, other) in resumed.slots.iter().zip(&self.attempt.slots) {
            assert_eq!(one.response, other.response);
            assert_eq!(one.flagged, other.flagged);
            assert_eq!(one.late, other.late);
        }
        assert_eq!(resumed.place, self.attempt.place);
        self.attempt = resumed;
        self.true_ms += away_ms;
        self.page_ms = self.true_ms;
        self.at(Event::Reopened { last_seen: None });
    }

    fn resumed(&self) -> Attempt {
        let assessment = self.attempt.assessment.clone();
        Attempt::resume(assessment, &self.records[0], &self.records).unwrap()
    }

    fn delivered(&self) -> usize {
        let asked = |effect: &&Effect| **effect == Effect::Deliver;
        self.effects.iter().filter(asked).count()
    }
}

fn reading(wall_ms: i64, mono_ms: i64) -> ClockSample {
    ClockSample {
        wall_ms: NOON_MS + wall_ms,
        mono_ms,
    }
}

fn sample(host_ms: i64, at: ClockSample) -> HostSample {
    HostSample::of_reply(host_ms.div_euclid(1_000) * 1_000, at, at)
}

fn text(text: &str) -> Response {
    Response::Text(text.into())
}

#[test]
fn an_answer_is_kept_changed_and_cleared() {
    let mut sitting = Sitting::start(false);
    sitting.write(0, "one");
    sitting.write(0, "two");
    assert_eq!(sitting.text(0), Some(&text("two")));
    sitting.reload(1_000);
    assert_eq!(sitting.text(0), Some(&text("two")));
    sitting.write(0, "  ");
    assert_eq!(sitting.text(0), None);
    assert_eq!(sitting.attempt.slots[0].changes, 3);
}

#[test]
fn a_reload_never_adds_time() {
    let mut sitting = Sitting::start(false);
    sitting.pass(30_000);
    sitting.reload(20_000);
    assert_eq!(sitting.attempt.left_ms(), 70_000);
}

#[test]
fn a_clock_set_back_before_a_reload_adds_no_time() {
    let mut sitting = Sitting::start(false);
    sitting.pass(30_000);
    sitting.wall_ahead_ms = -3_600_000;
    sitting.reload(20_000);
    assert!((sitting.attempt.left_ms() - 70_000).abs() <= 1_000);
    assert!(!sitting.attempt.findings.is_empty());
}

#[test]
fn a_clock_set_forward_takes_no_time() {
    let mut sitting = Sitting::start(false);
    sitting.pass(30_000);
    sitting.wall_ahead_ms = 3_600_000;
    sitting.pass(1_000);
    assert_eq!(sitting.attempt.seal, None);
    assert!((sitting.attempt.left_ms() - 89_000).abs() <= 1_000);
}

#[test]
fn at_the_end_the_attempt_is_sealed_once_and_delivered_once() {
    let mut sitting = Sitting::start(false);
    sitting.write(0, "draft");
    sitting.pass(120_000);
    let seal = sitting.attempt.seal.unwrap();
    assert_eq!((seal.by, seal.elapsed_ms), (EndedBy::Timeout, 120_000));
    sitting.pass(5_000);
    sitting.reload(5_000);
    assert_eq!(sitting.delivered(), 1);
    assert_eq!(sitting.text(0), Some(&text("draft")));
}

#[test]
fn an_attempt_that_ended_while_the_page_was_closed_is_sealed_on_the_next_visit() {
    let mut sitting = Sitting::start(false);
    sitting.write(1, "kept");
    sitting.reload(600_000);
    let seal = sitting.attempt.seal.unwrap();
    assert_eq!(seal.elapsed_ms, 120_000);
    assert_eq!(seal.wall_ms, NOON_MS + 120_000);
    assert_eq!(sitting.delivered(), 1);
    assert_eq!(sitting.text(1), Some(&text("kept")));
}

#[test]
fn what_was_typed_before_the_end_counts_and_what_comes_later_is_kept_as_late() {
    let mut sitting = Sitting::start(false);
    sitting.pass(119_000);
    let typed = sitting.now();
    sitting.true_ms += 2_000;
    let effects = sitting.attempt.update(
        typed,
        Event::Answered {
            item: 0,
            response: text("in time"),
        },
    );
    sitting.perform(effects);
    sitting.at(Event::Ticked);
    sitting.write(0, "too late");
    assert_eq!(sitting.text(0), Some(&text("in time")));
    assert_eq!(sitting.attempt.slots[0].late, Some(text("too late")));
}

#[test]
fn nothing_but_late_answers_happens_after_the_end() {
    let mut sitting = Sitting::start(false);
    sitting.at(Event::Submitted);
    assert_eq!(sitting.attempt.seal.unwrap().by, EndedBy::Candidate);
    let place = sitting.attempt.place;
    sitting.at(Event::Viewed(Place::Item(2)));
    sitting.at(Event::Flagged { item: 0, on: true });
    assert_eq!(sitting.attempt.place, place);
    assert_eq!(sitting.attempt.refused, 2);
    assert_eq!(sitting.delivered(), 1);
}

#[test]
fn section_limits_bind_one_after_the_other_also_while_the_page_is_closed() {
    let mut sitting = Sitting::start(true);
    assert_eq!(sitting.attempt.left_ms(), 60_000);
    sitting.at(Event::Viewed(Place::Item(2)));
    assert_eq!(sitting.attempt.refused, 1);
    sitting.reload(70_000);
    assert_eq!(sitting.attempt.place, Place::Item(2));
    assert_eq!(sitting.attempt.left_ms(), 50_000);
    sitting.write(0, "section is closed");
    assert_eq!(sitting.text(0), None);
    assert!(sitting.attempt.slots[0].late.is_some());
    sitting.pass(50_000);
    assert_eq!(sitting.attempt.seal.unwrap().by, EndedBy::Timeout);
}

#[test]
fn time_saved_in_a_section_is_not_carried_over() {
    let mut sitting = Sitting::start(true);
    sitting.pass(10_000);
    sitting.at(Event::SectionFinished);
    assert_eq!(sitting.attempt.left_ms(), 60_000);
    assert!(!sitting.attempt.is_open(Place::Item(0)));
}

#[test]
fn extra_time_is_granted_in_full() {
    let mut sitting = Sitting::with(false, 125);
    sitting.pass(149_000);
    assert_eq!(sitting.attempt.seal, None);
    sitting.pass(1_000);
    assert_eq!(sitting.attempt.seal.unwrap().elapsed_ms, 150_000);
}

#[test]
fn after_a_sleep_only_the_latest_notice_is_given() {
    let mut sitting = Sitting::start(false);
    sitting.pass(110_000);
    let notices: Vec<&Effect> = sitting.effects.iter().collect();
    assert_eq!(notices, [&Effect::Announce { left_seconds: 15 }]);
}

#[test]
fn damaged_records_are_skipped_and_counted_and_the_rest_is_kept() {
    let mut sitting = Sitting::start(false);
    sitting.write(0, "first");
    sitting.write(1, "second");
    let torn = sitting.records.len() - 2;
    sitting.records[torn].truncate(20);
    let resumed = sitting.resumed();
    assert_eq!(resumed.damaged, 1);
    assert_eq!(resumed.slots[1].response, Some(text("second")));
}

#[test]
fn no_single_damage_to_a_journal_goes_unnoticed_or_costs_more_than_its_record() {
    let mut sitting = Sitting::start(false);
    sitting.write(0, "first");
    sitting.write(1, "second");
    sitting.write(2, "third");
    let whole = sitting.records.clone();
    let kept = |attempt: &Attempt| {
        let answered = attempt.slots.iter().filter(|slot| slot.response.is_some());
        answered.count()
    };
    for torn in 0..whole.len() {
        for at in 0..whole[torn].len() {
            let mut bytes = whole[torn].clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(decayed) = String::from_utf8(bytes) else {
                continue;
            };
            sitting.records[torn] = decayed;
            let attempt = Attempt::resume(pack(false), &whole[0], &sitting.records).unwrap();
            assert_eq!(attempt.damaged, 1, "record {torn}, byte {at}");
            assert!(kept(&attempt) >= 2, "record {torn}, byte {at}");
        }
        sitting.records.clone_from(&whole);
    }
}

#[test]
fn a_number_beyond_reason_is_damage() {
    for (reasonable, number) in [
        (true, "253402300799999"),
        (false, "-9223372036854775808"),
        (false, "9223372036854775807"),
    ] {
        let text = format!(r#"{{"seq":1,"wall_ms":{number},"mono_ms":0,"kind":"hidden"}}"#);
        let check = assay_core::digest::sha256_hex(text.as_bytes());
        let record = [&check[..8], &text].concat();
        assert_eq!(
            Entry::from_record(&record).is_some(),
            reasonable,
            "{number}"
        );
    }
}

#[test]
fn records_that_are_missing_are_counted() {
    let mut sitting = Sitting::start(false);
    sitting.write(0, "first");
    sitting.write(1, "second");
    sitting.write(2, "third");
    let started = sitting.records[0].clone();
    let count = sitting.records.len();
    sitting.records.drain(count - 3..count - 1);
    assert_eq!(sitting.resumed().damaged, 2);
    sitting.records.remove(0);
    let resumed = Attempt::resume(pack(false), &started, &sitting.records).unwrap();
    assert_eq!(resumed.damaged, 3);
    assert_eq!(resumed.slots[2].response, Some(text("third")));
    assert!(Attempt::resume(pack(false), "", &sitting.records).is_none());
}

#[test]
fn an_eventful_sitting_has_a_short_record_that_counts_everything() {
    let mut sitting = Sitting::start(false);
    for turn in 0..2_000 {
        sitting.at(Event::Noted(if turn % 2 == 0 {
            PageEvent::Blurred
        } else {
            PageEvent::Focused
        }));
        sitting.at(Event::Viewed(Place::Item(turn % 3)));
        sitting.at(Event::Pasted { item: 0, length: 2 });
    }
    let log = &sitting.attempt.log;
    assert!(log.len() < 320, "{}", log.len());
    let times = |kind: &str| -> u32 {
        let lines = log.iter().filter(|line| line.kind == kind);
        lines.map(|line| line.times).sum()
    };
    assert_eq!(times("blurred"), 1_000);
    assert_eq!(times("pasted"), 2_000);
    let pasted = log.iter().filter(|line| line.kind == "pasted");
    assert_eq!(pasted.filter_map(|line| line.amount).sum::<i64>(), 4_000);
}

#[test]
fn an_explanation_is_kept_with_the_attempt_and_travels_in_its_bundle() {
    let mut sitting = Sitting::start(false);
    sitting.at(Event::Explained("My screen reader took the focus.".into()));
    sitting.reload(1_000);
    sitting.at(Event::Submitted);
    let text = assay_core::record::bundle(&sitting.attempt, json!({})).unwrap();
    let bundle: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(bundle["explanation"], "My screen reader took the focus.");
}

#[test]
fn the_chain_of_events_in_a_bundle_holds_and_its_head_is_in_the_receipt() {
    use assay_core::record::{Receipt, bundle, chain};
    let mut sitting = Sitting::start(false);
    sitting.write(0, "first");
    sitting.at(Event::Submitted);
    let text = bundle(&sitting.attempt, json!({})).unwrap();
    let mut bundle: serde_json::Value = serde_json::from_str(&text).unwrap();
    let head = bundle["integrity"]["events_head"]
        .as_str()
        .unwrap()
        .to_owned();
    let receipt = Receipt::of(&sitting.attempt).unwrap();
    assert_eq!(receipt.events_head, head);
    let events = bundle["events"].as_array_mut().unwrap();
    assert_eq!(chain::follow("id", events, &head), Ok(()));
    events[2]["at_ms"] = 77.into();
    assert_eq!(
        chain::follow("id", events, &head),
        Err(chain::Broken::Event(2))
    );
}

#[test]
fn a_host_that_was_silent_is_asked_again_and_settles_what_was_in_doubt() {
    let mut sitting = Sitting::start(false);
    sitting.pass(10_000);
    sitting.host_is_silent = true;
    sitting.wall_ahead_ms = -60_000;
    sitting.reload(30_000);
    assert!(
        sitting.attempt.elapsed_ms() <= 11_000,
        "nobody has said otherwise"
    );
    assert!(sitting.attempt.is_unsure());
    sitting.at(Event::HostHeard(sample(
        NOON_MS + sitting.true_ms,
        sitting.now(),
    )));
    assert!((sitting.attempt.elapsed_ms() - 40_000).abs() <= 1_000);
    assert!(!sitting.attempt.is_unsure());
}

#[test]
fn a_clock_that_is_set_again_while_the_host_is_asked_leads_to_another_question() {
    let mut sitting = Sitting::start(false);
    let at = |wall_ms: i64, mono_ms: i64| reading(wall_ms, mono_ms);
    let asks = |effects: &[Effect]| effects.contains(&Effect::AskHost);
    const DAY_MS: i64 = 86_400_000;
    let ticked = sitting
        .attempt
        .update(at(10_000 + DAY_MS, 10_000), Event::Ticked);
    assert!(asks(&ticked));
    let late = HostSample::of_reply(NOON_MS + 10_000, at(0, 10_000), at(0, 10_000));
    let now = at(10_300 + DAY_MS + 1_000, 10_300);
    let heard = sitting.attempt.update(now, Event::HostHeard(late));
    assert!(asks(&heard), "the answer is older than the second change");
    let told = HostSample::of_reply(NOON_MS + 10_000, now, now);
    let heard = sitting.attempt.update(now, Event::HostHeard(told));
    assert!(!asks(&heard));
    assert!((sitting.attempt.elapsed_ms() - 10_300).abs() <= 1_000);
    assert!(!sitting.attempt.in_doubt());
}
