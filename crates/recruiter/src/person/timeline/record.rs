//! Everything on record as a table.

use super::names::Names;
use super::ruled::Ruled;
use assay_evaluation::{Mark, Replay, elapsed_text, seconds_text, tenths_text};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The table under a line that opens it. Its rows are made when it is opened for the first time: there may be many.
#[component]
pub fn RecordTable(
    /// The attempt.
    replay: Arc<Replay>,
    /// The names of sections and items.
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
            <summary>{tr!(timeline.table)}</summary>
            {content}
        </details>
    }
}

fn rows(replay: &Replay, names: &Names) -> AnyView {
    let entries = entries(replay, names);
    if entries.is_empty() {
        return view! { <p>{tr!(timeline.nothing)}</p> }.into_any();
    }
    let rows = entries.into_iter().map(row).collect_view();
    let headings = vec![
        (tr!(timeline.at), false),
        (tr!(timeline.what), false),
        (tr!(timeline.item), false),
        (tr!(timeline.times), true),
        (tr!(timeline.amount), false),
    ];
    view! {
        <Ruled region=tr!(timeline.table_region) caption=tr!(timeline.table_caption) headings>
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
        tr!(timeline.until, from = from, to = until)
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
    let views = replay.views.iter().map(|view| Entry {
        at_ms: view.from_ms,
        until_ms: view.to_ms,
        what: String::from(if view.item.is_empty() {
            tr!(timeline.viewed_review)
        } else {
            tr!(timeline.viewed)
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

/// Returns the words for a kind of event in the record; `None` for kinds that this version does not know.
fn what(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "started" => tr!(timeline.started),
        "reopened" => tr!(timeline.reopened),
        "clock-read" => tr!(timeline.clock_read),
        "host-heard" => tr!(timeline.host_heard),
        "host-silent" => tr!(timeline.host_silent),
        "answered" => tr!(timeline.answered),
        "flagged" => tr!(timeline.flagged),
        "unflagged" => tr!(timeline.unflagged),
        "pasted" => tr!(timeline.was_pasted),
        "shortened" => tr!(timeline.shortened),
        "section-finished" => tr!(timeline.section_finished),
        "noticed" => tr!(timeline.noticed),
        "hidden" => tr!(timeline.hidden),
        "shown" => tr!(timeline.shown),
        "blurred" => tr!(timeline.blurred),
        "focused" => tr!(timeline.focused),
        "offline" => tr!(timeline.offline),
        "online" => tr!(timeline.online),
        "unkept" => tr!(timeline.unkept),
        "kept" => tr!(timeline.kept),
        "explained" => tr!(timeline.explained),
        "time-granted" => tr!(timeline.time_granted),
        "submitted" => tr!(timeline.submitted),
        "sealed" => tr!(timeline.sealed),
        "wall-clock-ahead" => tr!(timeline.clock_ahead),
        "wall-clock-behind" => tr!(timeline.clock_behind),
        "host-ahead" => tr!(timeline.host_ahead),
        "host-behind" => tr!(timeline.host_behind),
        "corrected-by-host" => tr!(timeline.corrected),
        "unaccounted" => tr!(timeline.unaccounted),
        _ => return None,
    })
}

/// The amount of a mark with its unit.
fn amount(mark: &Mark) -> String {
    let Some(amount) = mark.amount else {
        return String::new();
    };
    match mark.kind.as_str() {
        "pasted" | "explained" => tr!(timeline.characters, count = amount),
        "answered" => tr!(timeline.characters_in_answer, count = amount),
        "noticed" => tr!(timeline.seconds_left, time = seconds_text(amount)),
        "wall-clock-ahead" | "wall-clock-behind" | "host-ahead" | "host-behind"
        | "corrected-by-host" | "unaccounted" | "time-granted" => {
            tr!(timeline.seconds, seconds = tenths_text(amount))
        }
        _ => amount.to_string(),
    }
}
