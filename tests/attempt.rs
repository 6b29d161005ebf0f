//! One sitting, driven event by event: nothing is lost, no time is gained, and a resumed attempt is
//! the attempt that was left.

use assay::assessment::Assessment;
use assay::attempt::{
    Attempt, Effect, EndedBy, Entry, Event, HostSample, Place, Plan, Reading, Response,
};
use serde_json::json;
use std::rc::Rc;

const NOON_MS: i64 = 1_800_000_000_000;

fn pack(enforce: bool) -> Rc<Assessment> {
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
    Rc::new(Assessment::parse("pack", &value).unwrap())
}

/// A machine whose clocks a test commands, and the journal that it keeps.
struct Sitting {
    attempt: Attempt,
    records: Vec<String>,
    effects: Vec<Effect>,
    true_ms: i64,
    wall_ahead_ms: i64,
    page_ms: i64,
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
            offset: Some(sample(NOON_MS, reading(0, 0)).offset()),
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
        };
        sitting.perform(effects);
        sitting
    }

    fn now(&self) -> Reading {
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
            self.at(Event::HostHeard(heard));
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
        let assessment = self.attempt.assessment.clone();
        let resumed = Attempt::resume(assessment, &self.records).unwrap();
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

    fn delivered(&self) -> usize {
        let asked = |effect: &&Effect| **effect == Effect::Deliver;
        self.effects.iter().filter(asked).count()
    }
}

fn reading(wall_ms: i64, mono_ms: i64) -> Reading {
    Reading {
        wall_ms: NOON_MS + wall_ms,
        mono_ms,
    }
}

fn sample(host_ms: i64, at: Reading) -> HostSample {
    HostSample {
        date_ms: host_ms.div_euclid(1_000) * 1_000,
        sent: at,
        received: at,
    }
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
    let resumed = Attempt::resume(sitting.attempt.assessment.clone(), &sitting.records).unwrap();
    assert_eq!(resumed.damaged, 1);
    assert_eq!(resumed.slots[1].response, Some(text("second")));
}

#[test]
fn a_number_beyond_reason_is_damage() {
    for (reasonable, number) in [
        (true, "253402300799999"),
        (false, "-9223372036854775808"),
        (false, "9223372036854775807"),
    ] {
        let record = format!(r#"{{"seq":1,"wall_ms":{number},"mono_ms":0,"kind":"hidden"}}"#);
        assert_eq!(
            Entry::from_record(&record).is_some(),
            reasonable,
            "{number}"
        );
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) as i64) % bound
    }
}

#[test]
fn sleep_reloads_and_a_clock_that_is_set_leave_the_elapsed_time_true_within_a_second() {
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let mut sitting = Sitting::start(false);
        for step in 0..12 {
            match dice.below(6) {
                // Set once: the host tells whole seconds, so every further change adds doubt.
                0 if sitting.wall_ahead_ms == 0 => {
                    sitting.wall_ahead_ms = dice.below(7_200_000) - 3_600_000;
                }
                1 => {
                    // Sleep: the page's clock stands still.
                    let slept = dice.below(5_000);
                    sitting.page_ms += slept;
                    sitting.true_ms += slept;
                }
                2 => sitting.reload(dice.below(5_000)),
                3 => sitting.write(0, &step.to_string()),
                4 => sitting.at(Event::Flagged {
                    item: 1,
                    on: step % 2 == 0,
                }),
                _ => {}
            }
            sitting.pass(dice.below(4_000));
            let wrong_ms = sitting.attempt.elapsed_ms() - sitting.true_ms.min(120_000);
            assert!(
                wrong_ms.abs() <= 1_000,
                "seed {seed}, step {step}: {wrong_ms} ms"
            );
        }
    }
}
