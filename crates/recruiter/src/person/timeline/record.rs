//! Everything on record as a table.

use super::names::Names;
use super::ruled::Ruled;
use crate::format_message::format_message;
use crate::words::test::timeline::words;
use assay_evaluation::{Mark, Replay, elapsed_text, seconds_text, tenths_text};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The table under a line that opens it. Its rows are made when it is opened for the first time: there may be many.
#[component]
pub fn RecordTable(
    /// The attempt.
    replay: Arc<Replay>,
    /// What sections and items are called.
    names: Arc<Names>,
) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    let content = move || was_opened.get().then(|| rows(&replay, &names));
    let open = move |_| {
        // The browser tells of a table that opened even after the page around it is gone.
        if was_opened.try_get_untracked() == Some(false) {
            was_opened.set(true);
        }
    };
    view! {
        <details class="timeline-table" on:toggle=open>
            <summary>{words().table}</summary>
            {content}
        </details>
    }
}

fn rows(replay: &Replay, names: &Names) -> AnyView {
    let words = words();
    let entries = entries(replay, names);
    if entries.is_empty() {
        return view! { <p>{words.nothing}</p> }.into_any();
    }
    let rows = entries.into_iter().map(row).collect_view();
    let headings = vec![
        (words.at, false),
        (words.what, false),
        (words.item, false),
        (words.times, true),
        (words.amount, false),
    ];
    view! {
        <Ruled region=words.table_region caption=words.table_caption headings>
            {rows}
        </Ruled>
    }
    .into_any()
}

fn row(entry: Entry) -> impl IntoView + use<> {
    let from = elapsed_text(entry.at_ms);
    let until = elapsed_text(entry.until_ms);
    let time = if from == until {
        from
    } else {
        format_message(words().until, &[&from, &until])
    };
    view! {
        <tr>
            <td>{time}</td>
            <td>{text(entry.what)}</td>
            <td>{text(entry.item)}</td>
            <td class="end">{entry.times.to_string()}</td>
            <td>{entry.amount}</td>
        </tr>
    }
}

/// A line of the table.
struct Entry<'a> {
    at_ms: i64,
    until_ms: i64,
    what: String,
    item: &'a str,
    times: i64,
    amount: String,
    /// Its place in the record.
    place: usize,
}

/// Everything on record, in its order.
fn entries<'a>(replay: &'a Replay, names: &'a Names) -> Vec<Entry<'a>> {
    let words = words();
    let views = replay.views.iter().map(|view| Entry {
        at_ms: view.from_ms,
        until_ms: view.to_ms,
        what: String::from(if view.item.is_empty() {
            words.viewed_review
        } else {
            words.viewed
        }),
        item: names.item(&view.item),
        times: view.times,
        amount: String::new(),
        place: view.place,
    });
    let marks = replay.marks.iter().map(|mark| Entry {
        at_ms: mark.at_ms,
        until_ms: mark.until_ms,
        what: what(&mark.kind).map_or_else(|| mark.kind.clone(), String::from),
        item: names.item(&mark.item),
        times: mark.times,
        amount: amount(mark),
        place: mark.place,
    });
    let mut all: Vec<Entry> = views.chain(marks).collect();
    all.sort_by_key(|entry| entry.place);
    all
}

/// What happened, by its name in the record; `None` for names that this version does not know.
fn what(kind: &str) -> Option<&'static str> {
    let words = words();
    Some(match kind {
        "started" => words.started,
        "reopened" => words.reopened,
        "clock-read" => words.clock_read,
        "host-heard" => words.host_heard,
        "host-silent" => words.host_silent,
        "answered" => words.answered,
        "flagged" => words.flagged,
        "unflagged" => words.unflagged,
        "pasted" => words.was_pasted,
        "shortened" => words.shortened,
        "section-finished" => words.section_finished,
        "noticed" => words.noticed,
        "hidden" => words.hidden,
        "shown" => words.shown,
        "blurred" => words.blurred,
        "focused" => words.focused,
        "offline" => words.offline,
        "online" => words.online,
        "unkept" => words.unkept,
        "kept" => words.kept,
        "explained" => words.explained,
        "submitted" => words.submitted,
        "sealed" => words.sealed,
        "wall-clock-ahead" => words.clock_ahead,
        "wall-clock-behind" => words.clock_behind,
        "host-ahead" => words.host_ahead,
        "host-behind" => words.host_behind,
        "corrected-by-host" => words.corrected,
        "unaccounted" => words.unaccounted,
        _ => return None,
    })
}

/// The amount of a mark with its unit.
fn amount(mark: &Mark) -> String {
    let words = words();
    let Some(amount) = mark.amount else {
        return String::new();
    };
    match mark.kind.as_str() {
        "pasted" | "explained" => format_message(words.characters, &[&amount.to_string()]),
        "answered" => format_message(words.characters_in_answer, &[&amount.to_string()]),
        "noticed" => format_message(words.seconds_left, &[&seconds_text(amount)]),
        "wall-clock-ahead" | "wall-clock-behind" | "host-ahead" | "host-behind"
        | "corrected-by-host" | "unaccounted" => {
            format_message(words.seconds, &[&tenths_text(amount)])
        }
        _ => amount.to_string(),
    }
}
