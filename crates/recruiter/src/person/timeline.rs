//! The timeline of one attempt: a picture, the same as a table, and what the record holds about each item, with the
//! candidate's explanation beside it. It tells what is on record, and judges nothing.

use crate::desk::{Desk, Dossier};
use crate::opening::fill;
use assay_core::assessment::Assessment;
use assay_core::person_text;
use assay_evaluation::Case;
use assay_evaluation::{
    ItemRecord, Labels, MOST_EVENTS, Mark, Picture, Replay, Sort, elapsed_text, first_events, gaps,
    item_records, replay, seconds_text, tenths_text, timeline_svg, without_grant,
};
use assay_web::ui::dom::{Child, View, drawing, el, views};
use leptos::prelude::*;
use std::sync::Arc;

fn words() -> &'static assay_web::words::test::timeline::Words {
    &assay_web::words::test::timeline::ENGLISH
}

/// What sections and items are called; by their identifiers where the pack is not at hand.
struct Names {
    sections: Vec<(String, String)>,
    items: Vec<(String, String)>,
}

/// The tab.
pub fn timeline(desk: Desk, dossier: &Dossier) -> View {
    let words = words();
    let case = &dossier.case;
    let pack = desk
        .library
        .with(|library| library.pack(&case.content_sha256).cloned());
    let records = item_records(case);
    let names = Arc::new(names(pack.as_ref(), &records));
    // How much was granted, and often the explanation too, tells of an accommodation, which is nobody's affair while
    // names are hidden.
    let is_blind = desk.is_blind.get();
    let whole = if is_blind {
        without_grant(&replay(case))
    } else {
        replay(case)
    };
    let description = description(&whole, &names, is_blind);
    let (first, count) = first_events(&whole, MOST_EVENTS);
    let first = Arc::new(first);
    let cut = (count > MOST_EVENTS).then(|| {
        let counts = [MOST_EVENTS.to_string(), count.to_string()];
        el("p.notice is-warning").child(fill(words.cut, &[&counts[0], &counts[1]]))
    });
    views((
        el("h2").child(words.title),
        el("div.timeline-top")
            .child(
                el("div.read")
                    .child(el("p").child(words.note))
                    .child(el("p").child(words.note_limits)),
            )
            .child(explanation(case, is_blind)),
        el("h3").child(words.picture),
        cut,
        picture(&first, &names, &description),
        legend(is_blind),
        table(first, names.clone()),
        summary(&records, &names),
        left_out(case),
    ))
}

fn explanation(case: &Case, is_blind: bool) -> View {
    let words = words();
    let text = if is_blind {
        el("p.hint").child(words.explanation_hidden)
    } else if case.explanation.is_empty() {
        el("p.hint").child(words.no_explanation)
    } else {
        el("blockquote.read").child(person_text::block(&case.explanation))
    };
    el("section.timeline-explanation")
        .attr("aria-labelledby", "timeline-explanation")
        .child(
            el("h3")
                .attr("id", "timeline-explanation")
                .child(words.explanation),
        )
        .child(text)
        .view()
}

/// What everything is called: sections in the order of the attempt.
fn names(pack: Option<&Arc<Assessment>>, records: &[ItemRecord]) -> Names {
    let mut names = Names {
        sections: Vec::new(),
        items: Vec::new(),
    };
    for record in records {
        let section = pack.and_then(|pack| pack.section(&record.section));
        let item = pack.and_then(|pack| pack.item(&record.item));
        if names
            .sections
            .last()
            .is_none_or(|(id, _)| *id != record.section)
        {
            let title = section.map_or(&record.section, |section| &section.title);
            names.sections.push((record.section.clone(), title.clone()));
        }
        let title = item.map_or(&record.item, |item| &item.title);
        names.items.push((record.item.clone(), title.clone()));
    }
    names
}

/// The name that stands beside an identifier, or the identifier itself.
fn name_of<'a>(names: &'a [(String, String)], id: &'a str) -> &'a str {
    let found = names.iter().find(|known| known.0 == id);
    found.map_or(id, |known| &known.1)
}

/// The attempt in two sentences: what the whole record holds.
fn description(replay: &Replay, names: &Names, is_blind: bool) -> String {
    let words = words();
    let left = |mark: &&Mark| ["blurred", "hidden"].contains(&mark.kind.as_str());
    let away: i64 = replay
        .marks
        .iter()
        .filter(left)
        .map(|mark| mark.times)
        .sum();
    let time = if is_blind {
        fill(words.time_used, &[&elapsed_text(replay.elapsed_ms)])
    } else {
        let times = [replay.elapsed_ms, replay.granted_ms].map(elapsed_text);
        fill(words.time_of, &times.each_ref().map(String::as_str))
    };
    let told = [
        time,
        names.sections.len().to_string(),
        replay.count(Sort::Change).to_string(),
        replay.count(Sort::Paste).to_string(),
        away.to_string(),
        replay.count(Sort::Reload).to_string(),
    ];
    fill(words.picture_text, &told.each_ref().map(String::as_str))
}

fn picture(replay: &Replay, names: &Names, description: &str) -> View {
    let words = words();
    let svg = timeline_svg(&Picture {
        replay,
        sections: &names.sections,
        items: &names.items,
        labels: Labels {
            title: words.picture_title,
            description,
            review: words.review,
            lanes: [
                words.lane_change,
                words.lane_paste,
                words.lane_attention,
                words.lane_reload,
                words.lane_clock,
                words.lane_device,
            ],
            end: words.end,
            minutes: words.minutes,
        },
    });
    views((
        el("p").child(description),
        el("div.table-scroll timeline-scroll")
            .attr("role", "region")
            .attr("tabindex", "0")
            .attr("aria-label", words.picture_region)
            .child(drawing(&svg)),
    ))
}

fn legend(is_blind: bool) -> View {
    let words = words();
    let lines = [
        words.legend_items,
        words.legend_change,
        words.legend_paste,
        words.legend_attention,
        words.legend_reload,
        words.legend_clock,
        words.legend_device,
        if is_blind {
            words.legend_end_only
        } else {
            words.legend_end
        },
    ];
    el("details.timeline-legend")
        .child(el("summary").child(words.legend))
        .child(el("ul").child(Vec::from(lines.map(|line| el("li").child(line)))))
        .view()
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
        item: name_of(&names.items, &view.item),
        times: view.times,
        amount: String::new(),
        place: view.place,
    });
    let marks = replay.marks.iter().map(|mark| Entry {
        at_ms: mark.at_ms,
        until_ms: mark.until_ms,
        what: what(&mark.kind).map_or_else(|| mark.kind.clone(), String::from),
        item: name_of(&names.items, &mark.item),
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
        "pasted" | "explained" => fill(words.characters, &[&amount.to_string()]),
        "answered" => fill(words.characters_in_answer, &[&amount.to_string()]),
        "noticed" => fill(words.seconds_left, &[&seconds_text(amount)]),
        "wall-clock-ahead" | "wall-clock-behind" | "host-ahead" | "host-behind"
        | "corrected-by-host" | "unaccounted" => fill(words.seconds, &[&tenths_text(amount)]),
        _ => amount.to_string(),
    }
}

/// The table under a line that opens it. Its rows are made when it is opened for the first time: there may be many.
fn table(replay: Arc<Replay>, names: Arc<Names>) -> View {
    let was_opened = RwSignal::new(false);
    let content = move || was_opened.get().then(|| rows(&replay, &names));
    let open = move |_| {
        if !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    el("details.timeline-table")
        .on("toggle", open)
        .child(el("summary").child(words().table))
        .child(content)
        .view()
}

fn rows(replay: &Replay, names: &Names) -> View {
    let words = words();
    let entries = entries(replay, names);
    let rows = entries.iter().map(|entry| {
        let from = elapsed_text(entry.at_ms);
        let until = elapsed_text(entry.until_ms);
        let time = if from == until {
            from
        } else {
            fill(words.until, &[&from, &until])
        };
        el("tr")
            .child(el("td").child(time))
            .child(el("td").child(entry.what.as_str()))
            .child(el("td").child(entry.item))
            .child(el("td.end").child(entry.times.to_string()))
            .child(el("td").child(entry.amount.as_str()))
    });
    let headings = [
        (words.at, "th"),
        (words.what, "th"),
        (words.item, "th"),
        (words.times, "th.end"),
        (words.amount, "th"),
    ];
    if entries.is_empty() {
        return el("p").child(words.nothing).view();
    }
    ruled(
        words.table_region,
        words.table_caption,
        &headings,
        rows.map(Child::view).collect(),
    )
}

fn summary(records: &[ItemRecord], names: &Names) -> View {
    let words = words();
    let rows = records.iter().map(|record| {
        let (times, characters) = record.pasted;
        let pasted = if times == 0 {
            words.none.into()
        } else {
            fill(words.pasted, &[&times.to_string(), &characters.to_string()])
        };
        el("tr")
            .child(
                el("th")
                    .attr("scope", "row")
                    .child(name_of(&names.items, &record.item)),
            )
            .child(el("td").child(name_of(&names.sections, &record.section)))
            .child(el("td.end").child(elapsed_text(record.duration_ms)))
            .child(el("td.end").child(record.visits.to_string()))
            .child(el("td.end").child(record.changes.to_string()))
            .child(el("td.end").child(pasted))
            .view()
    });
    let headings = [
        (words.item, "th"),
        (words.section, "th"),
        (words.on_item, "th.end"),
        (words.visits, "th.end"),
        (words.changes, "th.end"),
        (words.pastes, "th.end"),
    ];
    views((
        el("h3").child(words.summary),
        ruled(
            words.summary_region,
            words.summary_caption,
            &headings,
            rows.collect(),
        ),
    ))
}

/// A table that scrolls by itself where the window is narrow.
fn ruled(
    region: &'static str,
    caption: &'static str,
    headings: &[(&'static str, &'static str)],
    rows: Vec<View>,
) -> View {
    let headings = headings
        .iter()
        .map(|(name, element)| el(element).attr("scope", "col").child(*name));
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", region)
        .child(
            el("table.contents timeline-lines")
                .child(el("caption").child(caption))
                .child(el("thead").child(el("tr").child(headings.collect::<Vec<_>>())))
                .child(el("tbody").child(rows)),
        )
        .view()
}

/// How much did not get into the record; nothing where all did.
fn left_out(case: &Case) -> View {
    let (refused, damaged) = gaps(case);
    if refused == 0 && damaged == 0 {
        return ().view();
    }
    let text = fill(words().gaps, &[&refused.to_string(), &damaged.to_string()]);
    el("p.hint").child(text).view()
}
