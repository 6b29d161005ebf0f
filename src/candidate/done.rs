//! Done: the receipt, where delivery stands, and the answers to take along.

use super::app::App;
use super::deliver;
use super::frame::{button, clause, cover, paragraphs, particulars};
use crate::attempt::clock_face;
use crate::browser::{clock, files, page};
use crate::record::Receipt;
use crate::record::delivery::{DeliveryState, Trouble, host_of};
use crate::ui::icon;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The screen after the end.
pub fn done(app: App) -> AnyView {
    let words = &app.words.done;
    let timed_out = app
        .receipt
        .with_untracked(|receipt| receipt.as_ref().is_some_and(|receipt| receipt.timed_out));
    let (title, lead) = if timed_out {
        (words.title_timeout, words.lead_timeout)
    } else {
        (words.title, words.lead)
    };
    let erases = app
        .config()
        .is_some_and(|config| config.erase_after_delivery);
    let next = vec![
        String::from(words.next),
        String::from(if erases { words.local_erased } else { words.local_kept }),
    ];
    let delivered = Memo::new(move |_| matches!(app.delivery.get(), Some(DeliveryState::Delivered { .. })));
    let leave = move || {
        delivered.get().then(|| {
            let label = if erases { words.leave_and_erase } else { words.leave };
            button("btn", label, move || deliver::leave(app))
        })
    };
    let content = view! {
        <div role="status">{move || delivery(app)}</div>
        {move || app.receipt.get().map(|receipt| receipt_clause(app, &receipt))}
        {clause("d-keep", words.keep, copies(app))}
        {clause("d-next", words.what_next, paragraphs(next))}
        <div class="actions">{leave}</div>
    };
    cover(app, title.into(), lead.into(), content.into_any())
}

const MARKS: [(&str, &str); 4] = [
    ("notice delivery", "M10 2a8 8 0 1 1-8 8"),
    ("notice delivery is-ok", "M4 10.500l4 4L16.500 6"),
    ("notice delivery is-warning", "M10 2.500l8 14.500H2zM10 8v4M10 14.500v.1"),
    ("notice delivery is-failed", "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6"),
];

/// Where delivery stands, in plain words: an outage is not a refusal.
fn delivery(app: App) -> AnyView {
    let words = &app.words.done;
    let Some(config) = app.config() else {
        return ().into_any();
    };
    let host = host_of(&config.submission.url, &page::origin());
    let trouble_text = |trouble: Trouble| match trouble {
        Trouble::Unreachable | Trouble::TimedOut => words.unreachable.into(),
        Trouble::Status(status) | Trouble::Unconfirmed(status) => (words.failing)(status),
    };
    let again = || button("btn", words.send_again, move || deliver::send_again(app));
    let (mark, title, text, action) = match app.delivery.get() {
        None => (0, words.preparing.into(), String::new(), ().into_any()),
        Some(DeliveryState::Waiting { trouble: None, .. }) => {
            (0, (words.sending)(&host), String::new(), ().into_any())
        }
        Some(DeliveryState::Sending { trouble, .. }) => (
            0,
            (words.sending)(&host),
            trouble.map_or_else(String::new, trouble_text),
            ().into_any(),
        ),
        Some(DeliveryState::Delivered { .. }) => {
            (1, (words.delivered)(&host), String::new(), ().into_any())
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
    let text = (!text.is_empty()).then(|| view! { <p>{text}</p> });
    view! {
        <div class=class>
            <p class="notice-title">{icon(path)} {title}</p>
            {text}
            <div class="actions">{action}</div>
        </div>
    }
    .into_any()
}

fn receipt_clause(app: App, receipt: &Receipt) -> AnyView {
    let words = &app.words.done;
    let digest = |text: &str| view! { <span class="digest">{String::from(text)}</span> }.into_any();
    let mut rows = vec![
        (words.attempt, digest(&receipt.attempt_id)),
        (words.started, moment(&receipt.started_at)),
        (words.ended, moment(&receipt.ended_at)),
        (words.used, clock_face(receipt.elapsed_ms).into_any()),
        (
            words.answered,
            (words.answered_of)(receipt.answered, receipt.items).into_any(),
        ),
    ];
    if !receipt.sha256.is_empty() {
        rows.push((words.digest, digest(&receipt.sha256)));
    }
    let content = view! {
        <div>
            {particulars(rows)}
            <p class="hint">{words.digest_note}</p>
        </div>
    };
    view! {
        {clause("d-receipt", words.receipt, content.into_any())}
        {scores(app, receipt)}
    }
    .into_any()
}

/// An instant as people read it, with the exact one for machines.
fn moment(rfc3339: &str) -> AnyView {
    let readable = crate::browser::screen::local_time(rfc3339);
    view! { <time datetime=String::from(rfc3339)>{readable}</time> }.into_any()
}

fn scores(app: App, receipt: &Receipt) -> AnyView {
    if receipt.scores.is_empty() {
        return ().into_any();
    }
    let words = &app.words.done;
    let rows = receipt
        .scores
        .iter()
        .map(|score| {
            let pending = (score.pending > 0).then_some(words.pending);
            view! {
                <tr>
                    <th scope="row">{score.title.clone()}</th>
                    <td class="end">{[&score.percent, " %"].concat()}</td>
                    <td>{pending}</td>
                </tr>
            }
        })
        .collect_view();
    let content = view! {
        <div>
            <table class="contents"><tbody>{rows}</tbody></table>
            <p class="hint">{words.score_note}</p>
        </div>
    };
    clause("d-score", words.score, content.into_any())
}

/// The same bytes that are sent, as a file or on the clipboard.
fn copies(app: App) -> AnyView {
    let words = &app.words.done;
    let said = RwSignal::new("");
    let bundle = move || app.inner.with_value(|inner| inner.bundle.clone());
    let ready = Memo::new(move |_| {
        app.delivery.track();
        bundle().is_some()
    });
    let download = move |_| {
        let id = app
            .receipt
            .with_untracked(|receipt| receipt.as_ref().map(|receipt| receipt.attempt_id.clone()));
        if let (Some(text), Some(id)) = (bundle(), id) {
            files::download(&[&id, ".json"].concat(), &text);
        }
    };
    let copy = move |_| {
        if let Some(text) = bundle() {
            let copying = files::copy(&text);
            spawn_local(async move {
                said.set(if copying.await { words.copied } else { words.not_copied });
            });
        }
    };
    view! {
        <div>
            <div class="actions">
                <button class="btn" type="button" prop:disabled=move || !ready.get() on:click=download>
                    {words.download}
                </button>
                <button class="btn" type="button" prop:disabled=move || !ready.get() on:click=copy>
                    {words.copy}
                </button>
                <span class="hint" role="status">{said}</span>
            </div>
        </div>
    }
    .into_any()
}
