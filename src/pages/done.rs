//! Done: the receipt, where delivery stands, and the answers to take along.

use crate::app::App;
use crate::pages::frame::{button, clause, cover, paragraphs, particulars};
use crate::session::deliver;
use crate::session::erasing;
use assay_core::address::host_of;
use assay_core::attempt::clock_face;
use assay_core::digits::Digits;
use assay_core::record::Receipt;
use assay_core::record::delivery::{DeliveryState, Trouble};
use assay_core::record::receipt::{count_in, text_in};
use assay_web::browser::screen::local_clock;
use assay_web::browser::{clock, files, page};
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::ui::icon;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The screen after the end.
#[inline(never)]
pub fn done(app: App) -> View {
    let words = &app.words.done;
    let timed_out = app
        .receipt
        .with_untracked(|receipt| receipt.as_ref().is_some_and(Receipt::timed_out));
    let (title, lead) = if timed_out {
        (words.title_timeout, words.lead_timeout)
    } else {
        (words.title, words.lead)
    };
    let erases = app
        .config()
        .is_some_and(|config| config.erase_after_delivery);
    let is_erased = app.inner.with_value(|inner| inner.is_erased);
    let next = vec![
        String::from(words.next),
        String::from(if is_erased {
            app.words.earlier.copy_gone
        } else if erases {
            words.local_erased
        } else {
            words.local_kept
        }),
    ];
    let delivered =
        Memo::new(move |_| matches!(app.delivery.get(), Some(DeliveryState::Delivered { .. })));
    let leave = move || {
        delivered.get().then(|| {
            let leave = (is_erased || !erases)
                .then(|| button("btn", words.leave, move || erasing::leave(app, false)));
            let erase = (!is_erased).then(|| {
                button("btn", words.leave_and_erase, move || {
                    erasing::leave(app, true)
                })
            });
            views((leave, erase))
        })
    };
    let keep = (!is_erased).then(|| clause("d-keep", words.keep, copies(app)));
    let content = views((
        el("div")
            .attr("role", "status")
            .child(move || delivery(app))
            .child(move || {
                app.would_lose()
                    .then(|| el("div.notice is-warning").child(crate::pages::item::unkept(app)))
            }),
        move || {
            app.receipt
                .get()
                .map(|receipt| receipt_clause(app, &receipt))
        },
        keep,
        clause("d-next", words.what_next, paragraphs(next)),
        el("div.actions").child(leave),
    ));
    cover(app, title.into(), lead.into(), content.view())
}

const MARKS: [(&str, &str); 4] = [
    ("notice delivery", "M10 2a8 8 0 1 1-8 8"),
    ("notice delivery is-ok", "M4 10.5l4 4L16.5 6"),
    (
        "notice delivery is-warning",
        "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1",
    ),
    (
        "notice delivery is-failed",
        "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6",
    ),
];

/// Where delivery stands, in plain words: an outage is not a refusal.
fn delivery(app: App) -> View {
    let words = &app.words.done;
    let Some(config) = app.config() else {
        return ().view();
    };
    let for_backup = app.delivery.with(|state| {
        let state = state.as_ref();
        state.is_some_and(DeliveryState::is_for_backup)
    });
    let host = host_of(&config.target(for_backup).url, &page::origin());
    let trouble_text = |trouble: Trouble| match trouble {
        Trouble::Unreachable | Trouble::TimedOut => words.unreachable.into(),
        Trouble::Status(status) | Trouble::Unconfirmed(status) => (words.failing)(status),
    };
    let again = || button("btn", words.send_again, move || deliver::send_again(app));
    let (mark, title, text, action) = match app.delivery.get() {
        None => (0, words.preparing.into(), String::new(), ().view()),
        Some(DeliveryState::Waiting { trouble: None, .. }) => {
            (0, (words.sending)(&host), String::new(), ().view())
        }
        Some(DeliveryState::Sending { trouble, .. }) => (
            0,
            (words.sending)(&host),
            trouble.map_or_else(String::new, trouble_text),
            ().view(),
        ),
        Some(DeliveryState::Delivered { .. }) => {
            (1, (words.delivered)(&host), String::new(), ().view())
        }
        Some(
            state @ DeliveryState::Waiting {
                trouble: Some(trouble),
                ..
            },
        ) => {
            let wait_ms = state.due_in_ms(clock::now().wall_ms).unwrap_or(0);
            let seconds = i64::try_from(wait_ms.div_ceil(1_000)).unwrap_or(0);
            let text = [&trouble_text(trouble), " ", &(words.waiting)(seconds)].concat();
            (2, words.not_yet.into(), text, again())
        }
        Some(DeliveryState::Refused { status, .. }) => {
            let contact = if config.submission.fallback_contact.is_empty() {
                &config.contact.name
            } else {
                &config.submission.fallback_contact
            };
            let text = [&(words.refused)(status), " ", &(words.refused_do)(contact)].concat();
            (3, words.not_accepted.into(), text, again())
        }
    };
    let (class, path) = MARKS[mark];
    let text = (!text.is_empty()).then(|| el("p").child(text));
    el("div")
        .attr("class", class)
        .child(el("p.notice-title").child(icon(path)).child(title))
        .child(text)
        .child(el("div.actions").child(action))
        .view()
}

fn receipt_clause(app: App, receipt: &Receipt) -> View {
    let words = &app.words.done;
    let digest = |name: &str| {
        el("span.digest")
            .child(String::from(receipt.text(name)))
            .view()
    };
    let answered = (words.answered_of)(receipt.count("answered"), receipt.count("items"));
    let mut rows = vec![
        (words.attempt, digest("attempt_id")),
        (words.started, moment(receipt.text("started_at"))),
        (words.ended, moment(receipt.text("ended_at"))),
        (words.used, used(app, receipt).view()),
        (words.answered, answered.view()),
    ];
    if !receipt.text("sha256").is_empty() {
        rows.push((words.digest, digest("sha256")));
        rows.push((words.record, digest("events_head")));
    }
    if !receipt.list("tries").is_empty() {
        rows.push((words.tries, tries(app, receipt).view()));
    }
    let content = el("div")
        .child(particulars(rows))
        .child(el("p.hint").child(words.digest_note));
    views((
        clause("d-receipt", words.receipt, content.view()),
        scores(app, receipt),
    ))
}

/// The time used, and the time granted; receipts of earlier versions do not tell it.
fn used(app: App, receipt: &Receipt) -> String {
    let [used, granted] = ["elapsed_ms", "granted_ms"].map(|name| clock_face(receipt.count(name)));
    if receipt.count("granted_ms") > 0 {
        (app.words.done.used_of)(&used, &granted)
    } else {
        used
    }
}

/// When it was tried to deliver the bundle, and with which status the endpoint replied.
fn tries(app: App, receipt: &Receipt) -> String {
    let mut text = String::new();
    for ended in receipt.list("tries") {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&local_clock(count_in(ended, "at_ms")));
        text.push_str(": ");
        match count_in(ended, "status") {
            0 => text.push_str(app.words.done.no_reply),
            status => text.push_str(&status.digits()),
        }
    }
    text
}

/// An instant as people read it, with the exact one for machines.
fn moment(rfc3339: &str) -> View {
    let readable = assay_web::browser::screen::local_time(rfc3339);
    el("time")
        .attr("datetime", String::from(rfc3339))
        .child(readable)
        .view()
}

fn scores(app: App, receipt: &Receipt) -> View {
    if receipt.list("scores").is_empty() {
        return ().view();
    }
    let words = &app.words.done;
    let rows = receipt
        .list("scores")
        .iter()
        .map(|score| {
            let pending = (count_in(score, "pending") > 0).then_some(words.pending);
            el("tr")
                .child(
                    el("th")
                        .attr("scope", "row")
                        .child(String::from(text_in(score, "title"))),
                )
                .child(el("td.end").child([text_in(score, "percent"), " %"].concat()))
                .child(el("td").child(pending))
        })
        .collect::<Vec<_>>();
    let content = el("div")
        .child(el("table.contents").child(el("tbody").child(rows)))
        .child(el("p.hint").child(words.score_note));
    clause("d-score", words.score, content.view())
}

/// The same bytes that are sent, as a file or on the clipboard.
fn copies(app: App) -> View {
    let words = &app.words.done;
    let said = RwSignal::new("");
    let bundle = move || app.inner.with_value(|inner| inner.bundle.clone());
    let ready = Memo::new(move |_| {
        app.delivery.track();
        bundle().is_some()
    });
    let download = move |_| {
        let id = app.receipt.with_untracked(|receipt| {
            receipt
                .as_ref()
                .map(|receipt| String::from(receipt.text("attempt_id")))
        });
        if let (Some(text), Some(id)) = (bundle(), id) {
            files::download(&[&id, ".json"].concat(), &text);
        }
    };
    let copy = move |_| {
        if let Some(text) = bundle() {
            let copying = files::copy(&text);
            spawn_local(async move {
                said.set(if copying.await {
                    words.copied
                } else {
                    words.not_copied
                });
            });
        }
    };
    el("div")
        .child(
            el("div.actions")
                .child(
                    el("button.btn")
                        .flag("disabled", move || !ready.get())
                        .on("click", download)
                        .child(words.download),
                )
                .child(
                    el("button.btn")
                        .flag("disabled", move || !ready.get())
                        .on("click", copy)
                        .child(words.copy),
                )
                .child(
                    el("span.hint")
                        .attr("role", "status")
                        .child(move || said.get()),
                ),
        )
        .view()
}
