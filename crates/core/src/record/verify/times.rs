//! The times: those that the bundle gives twice, and those that its record confirms.

use super::found::Found;
use super::grants::last_stretch;
use crate::assessment::Assessment;
use crate::attempt::{EndedBy, MOST_FINDINGS, MOST_LINES, clock_face};
use crate::record::answer_bundle::{AnswerBundle, RecordedEvent};
use crate::record::time::{WRITABLE_MS, parse_rfc3339};

/// By how much the two clocks may be apart without a word in the record, in milliseconds. The clock of an attempt
/// puts half a second on record; the rest is room.
const TOLERANCE_MS: i64 = 2_000;

/// The names of disagreements of the clocks.
const DISAGREEMENTS: [&str; 5] = [
    "wall-clock-ahead",
    "wall-clock-behind",
    "host-ahead",
    "host-behind",
    "corrected-by-host",
];

/// Finds times that cannot be.
pub(super) fn times(bundle: &AnswerBundle, pack: Option<&Assessment>, found: &mut Found<'_>) {
    let timing = &bundle.timing;
    let granted_ms = timing.granted_ms;
    let is_within = timing.elapsed_ms <= granted_ms;
    if !is_within {
        found.add(
            "$.timing.elapsed_ms",
            "More time was used than was granted.",
            "No attempt ends like this. Ask the candidate for their file.",
        );
    }
    let has_code = timing
        .accommodation
        .as_ref()
        .is_some_and(|code| !code.is_empty());
    let is_invited = bundle.invitation_token.is_some();
    if timing.time_percent != 100 && !has_code && !is_invited {
        found.changed(
            "$.timing.time_percent",
            "More time was granted than usual, without a code that grants it.",
        );
    }
    instants(bundle, found);
    events(bundle, granted_ms, found);
    if is_within {
        clocks(bundle, found);
        end(bundle, pack, found);
    }
    disagreements(bundle, found);
    sections(bundle, pack, granted_ms, found);
}

/// The wall clock at start and end, and what lies between them.
fn instants(bundle: &AnswerBundle, found: &mut Found<'_>) {
    let timing = &bundle.timing;
    let ends = (
        parse_rfc3339(&timing.started_at),
        parse_rfc3339(&timing.ended_at),
    );
    match ends {
        (Some(began), Some(ended)) if ended - began == timing.wall_ms => {}
        // A clock so far off that its years have five digits, which instants cannot say.
        (Some(began), Some(ended)) if [began, ended].iter().any(|ms| WRITABLE_MS.end() == ms) => {}
        _ => found.changed(
            "$.timing.wall_ms",
            "Between the instants of start and end lies another time than the bundle says.",
        ),
    }
}

/// The time used against the wall clock, where the record says that both agreed.
fn clocks(bundle: &AnswerBundle, found: &mut Found<'_>) {
    let timing = &bundle.timing;
    let is_sure = timing.disagreements.is_empty()
        && timing.damaged_records == 0
        && !bundle
            .events
            .iter()
            .any(|event| DISAGREEMENTS.contains(&event.kind.as_str()));
    let (wall_ms, elapsed_ms) = (timing.wall_ms, timing.elapsed_ms);
    let more_ms = wall_ms.saturating_sub(elapsed_ms);
    // Between an end and the start of the clock after it, time passes by the wall clock alone.
    let has_stood = !timing.grants.is_empty();
    if is_sure && (more_ms < -TOLERANCE_MS || (more_ms > TOLERANCE_MS && !has_stood)) {
        let message = [
            "By the wall clock ",
            &clock_face(wall_ms),
            " passed between start and end, by the time used ",
            &clock_face(elapsed_ms),
            ", and the record tells of no disagreement of the clocks.",
        ];
        found.changed("$.timing.elapsed_ms", &message.concat());
    }
}

/// The order of the record, and its bounds.
fn events(bundle: &AnswerBundle, granted_ms: i64, found: &mut Found<'_>) {
    let events = &bundle.events;
    let place =
        |position: usize, name: &str| ["$.events[", &position.to_string(), "]", name].concat();
    let is_start = |event: &RecordedEvent| event.kind == "started" && event.at_ms == 0;
    if !events.first().is_some_and(is_start) {
        found.changed("$.events", "The record does not begin with the start.");
    }
    // Where the host gave time back, the record's own clock went back too.
    let given_back = bundle.is_corrected_by_host();
    let mut latest_ms = 0;
    for (position, event) in events.iter().enumerate() {
        let (at_ms, until_ms) = (event.at_ms, event.until_ms);
        if at_ms < latest_ms && !given_back {
            let message = "This event is recorded as earlier than the one before it.";
            let remedy = "Ask the candidate for their file.";
            found.add(&place(position, ".at_ms"), message, remedy);
            return;
        }
        if until_ms.is_some_and(|until_ms| until_ms < at_ms) && !given_back {
            let message = "The last of these events is recorded as earlier than the first.";
            found.changed(&place(position, ".until_ms"), message);
            return;
        }
        if at_ms < 0 || at_ms.max(until_ms.unwrap_or(at_ms)) > granted_ms {
            let message = "This event is recorded outside of the time that was granted.";
            found.changed(&place(position, ".at_ms"), message);
            return;
        }
        latest_ms = latest_ms.max(at_ms);
    }
}

/// The end, and who ended it.
fn end(bundle: &AnswerBundle, pack: Option<&Assessment>, found: &mut Found<'_>) {
    let timing = &bundle.timing;
    let elapsed_ms = timing.elapsed_ms;
    // An end after which time was given back is none.
    let events = last_stretch(&bundle.events);
    let of_kind = |kind: &'static str| {
        let is_of_kind = move |event: &&RecordedEvent| event.kind == kind;
        events.iter().filter(is_of_kind)
    };
    let corrected = bundle.is_corrected_by_host();
    let last_ms = |event: &RecordedEvent| event.until_ms.unwrap_or(event.at_ms);
    match of_kind("sealed").next() {
        None => found.changed("$.events", "The record does not tell of the end."),
        Some(event) if last_ms(event) < elapsed_ms && !corrected => found.changed(
            "$.timing.elapsed_ms",
            &[
                "The time used is ",
                &clock_face(elapsed_ms),
                ", and the record was over at ",
                &clock_face(last_ms(event)),
                ".",
            ]
            .concat(),
        ),
        Some(_) => {}
    }
    let is_at_end =
        |event: &RecordedEvent| (event.at_ms..=last_ms(event)).contains(&elapsed_ms) || corrected;
    let handed_in = of_kind("submitted").next();
    match timing.ended_by {
        EndedBy::Candidate => {
            // What the host proved only after the end, that was missed before it, counts as well.
            let granted_ms = timing.granted_ms;
            let ends = handed_in.is_some_and(|event| {
                let at_ms = event.at_ms;
                let proved_ms = at_ms.saturating_add(corrected_after_end(events));
                at_ms == elapsed_ms
                    || proved_ms.clamp(0, granted_ms) == elapsed_ms
                    || corrected && bundle.events.len() >= MOST_LINES
            }) || of_kind("section-finished").any(is_at_end);
            if !ends {
                let message = [
                    "It says that the candidate handed the test in at ",
                    &clock_face(elapsed_ms),
                    ", and the record does not tell of that.",
                ];
                found.changed("$.timing.ended_by", &message.concat());
            }
        }
        EndedBy::Timeout => {
            let early = handed_in.filter(|event| event.at_ms < elapsed_ms);
            if let Some(event) = early.filter(|_| !corrected) {
                let message = [
                    "It says that the time ran out, and the record that the candidate handed the test in at ",
                    &clock_face(event.at_ms),
                    ".",
                ];
                found.changed("$.timing.ended_by", &message.concat());
            }
            // Where a record of the end was damaged, it is taken for a timeout when it is found.
            let is_whole = timing.damaged_records == 0;
            let has_one_limit = pack.is_some_and(|pack| !pack.enforce_section_limits);
            if has_one_limit && is_whole && elapsed_ms != timing.granted_ms {
                let message = "It says that the time ran out, and there was time left.";
                found.changed("$.timing.ended_by", message);
            }
        }
    }
}

/// Returns the time that the host corrected after the end, in milliseconds.
fn corrected_after_end(events: &[RecordedEvent]) -> i64 {
    events
        .iter()
        .skip_while(|event| event.kind != "sealed")
        .filter(|event| event.kind == "corrected-by-host")
        .fold(0, |sum, event| {
            sum.saturating_add(event.amount.unwrap_or(0))
        })
}

/// The disagreements of the clocks stand in a list of their own and in the record.
fn disagreements(bundle: &AnswerBundle, found: &mut Found<'_>) {
    let listed = &bundle.timing.disagreements;
    let of_kind = |kind: &str| listed.iter().filter(|one| one.kind == kind).count();
    let recorded = |kind: &str| -> usize {
        let lines = bundle.events.iter();
        let times = lines
            .filter(|event| event.kind == kind)
            .map(|event| usize::try_from(event.times.unwrap_or(1).max(1)).unwrap_or(usize::MAX));
        times.fold(0, usize::saturating_add)
    };
    let counts = DISAGREEMENTS.map(|kind| (of_kind(kind), recorded(kind)));
    let all = counts
        .iter()
        .fold(0_usize, |sum, count| sum.saturating_add(count.1));
    let fits = if all <= MOST_FINDINGS {
        listed.len() == all && counts.iter().all(|(listed, recorded)| listed == recorded)
    } else {
        listed.len() == MOST_FINDINGS
    };
    if !fits {
        found.changed(
            "$.timing.disagreements",
            "The disagreements of the clocks are not those of the record.",
        );
    }
}

/// The time in sections and items.
fn sections(
    bundle: &AnswerBundle,
    pack: Option<&Assessment>,
    granted_ms: i64,
    found: &mut Found<'_>,
) {
    let mut all_ms = 0_i64;
    let sections = &bundle.sections;
    for (position, section) in sections.iter().enumerate() {
        let durations = section.items.iter().map(|item| item.duration_ms);
        let used_ms = durations.fold(0_i64, i64::saturating_add);
        all_ms = all_ms.saturating_add(used_ms);
        if used_ms != section.used_ms {
            let path = ["$.sections[", &position.to_string(), "].used_ms"].concat();
            found.changed(&path, "It is not the sum of the times of its items.");
        }
    }
    // Where limits bind by section, the last item may have been on screen beyond the end, asleep.
    let has_one_limit = pack.is_some_and(|pack| !pack.enforce_section_limits);
    let most_ms = if has_one_limit {
        bundle.timing.elapsed_ms
    } else {
        granted_ms
    };
    if all_ms > most_ms && !bundle.is_corrected_by_host() {
        let message = [
            "The items were on screen for ",
            &clock_face(all_ms),
            " together, in an attempt of ",
            &clock_face(most_ms),
            ".",
        ];
        found.changed("$.sections", &message.concat());
    }
    let last = sections.last().map(|section| section.ended_by);
    let ended_by = bundle.timing.ended_by;
    let all_alike = !has_one_limit || sections.iter().all(|section| section.ended_by == ended_by);
    if last.is_some_and(|last| last != ended_by) || !all_alike {
        found.changed(
            "$.timing.ended_by",
            "Who ended the sections is not who ended the test.",
        );
    }
}
