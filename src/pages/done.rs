//! Done: the receipt, where delivery stands, and the answers to take along.

use crate::app::App;
use crate::pages::frame::{Clause, Cover, Paragraphs};
use crate::pages::notices::Unkept;
use crate::session::deliver;
use crate::session::erasing;
use assay_core::address::host_of;
use assay_core::attempt::clock_face;
use assay_core::config::Config;
use assay_core::record::Receipt;
use assay_core::record::delivery::{DeliveryState, Trouble};
use assay_web::browser::screen::{local_clock, local_time};
use assay_web::browser::{clock, files, page};
use assay_web::ui::LiveText;
use assay_web::ui::particulars;
use assay_web::ui::{icon, text};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The screen after the end.
#[component]
pub fn Done(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.done();
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
    let is_delivered = move || matches!(app.delivery.get(), Some(DeliveryState::Delivered { .. }));
    let receipt = move || {
        let receipt = app.receipt.get();
        receipt.map(|receipt| view! { <ReceiptClause app receipt /> })
    };
    let keep = (!is_erased).then(|| {
        view! {
            <Clause id="d-keep" title=words.keep>
                <Copies app />
            </Clause>
        }
    });
    view! {
        <Cover app title lead>
            <div role="status">
                <Delivery app />
                <Show when=move || app.would_lose()>
                    <div class="notice is-warning">
                        <Unkept app />
                    </div>
                </Show>
            </div>
            {receipt}
            {keep}
            <Clause id="d-next" title=words.what_next>
                <Paragraphs texts=next />
            </Clause>
            <div class="actions">
                <Show when=is_delivered>
                    <Leave app is_erased erases />
                </Show>
            </div>
        </Cover>
    }
}

/// The ways to leave once the answers have arrived.
#[component]
fn Leave(
    /// The app.
    app: App,
    /// Whether the copy here is erased.
    is_erased: bool,
    /// Whether the team wants it erased.
    erases: bool,
) -> impl IntoView {
    let words = app.words.done();
    let way = |label: &'static str, erase: bool| {
        view! {
            <button type="button" class="btn" on:click=move |_| erasing::leave(app, erase)>
                {label}
            </button>
        }
    };
    let leave = (is_erased || !erases).then(|| way(words.leave, false));
    let erase = (!is_erased).then(|| way(words.leave_and_erase, true));
    view! {
        {leave}
        {erase}
    }
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

/// What is said of a delivery.
struct News {
    /// Which of the [`MARKS`].
    mark: usize,
    title: String,
    text: String,
    /// Whether the candidate can have it sent again.
    can_repeat: bool,
}

impl News {
    /// Where delivery stands, in plain words: an outage is not a refusal.
    fn of(app: App, config: &Config) -> Self {
        let words = app.words.done();
        let state = app.delivery.get();
        let for_backup = state.as_ref().is_some_and(DeliveryState::is_for_backup);
        let host = host_of(&config.target(for_backup).url, &page::origin());
        let trouble_text = |trouble: Trouble| match trouble {
            Trouble::Unreachable | Trouble::TimedOut => words.unreachable.into(),
            Trouble::Status(status) | Trouble::Unconfirmed(status) => (words.failing)(status),
        };
        let (mark, title, text) = match state {
            None => (0, words.preparing.into(), String::new()),
            Some(DeliveryState::Waiting { trouble: None, .. }) => {
                (0, (words.sending)(&host), String::new())
            }
            Some(DeliveryState::Sending { trouble, .. }) => (
                0,
                (words.sending)(&host),
                trouble.map_or_else(String::new, trouble_text),
            ),
            Some(DeliveryState::Delivered { .. }) => (1, (words.delivered)(&host), String::new()),
            Some(
                state @ DeliveryState::Waiting {
                    trouble: Some(trouble),
                    ..
                },
            ) => {
                let wait_ms = state.due_in_ms(clock::now().wall_ms).unwrap_or(0);
                let seconds = i64::try_from(wait_ms.div_ceil(1_000)).unwrap_or(0);
                let text = [&trouble_text(trouble), " ", &(words.waiting)(seconds)].concat();
                (2, words.not_yet.into(), text)
            }
            Some(DeliveryState::Refused { status, .. }) => {
                let contact = if config.submission.fallback_contact.is_empty() {
                    &config.contact.name
                } else {
                    &config.submission.fallback_contact
                };
                let text = [&(words.refused)(status), " ", &(words.refused_do)(contact)].concat();
                (3, words.not_accepted.into(), text)
            }
        };
        Self {
            mark,
            title,
            text,
            can_repeat: mark > 1,
        }
    }
}

/// Where delivery stands.
#[component]
fn Delivery(
    /// The app.
    app: App,
) -> impl IntoView {
    let again = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| deliver::send_again(app)>
                {app.words.done().send_again}
            </button>
        }
    };
    app.config().map(|config| {
        move || {
            let news = News::of(app, &config);
            let (class, path) = MARKS[news.mark];
            let more = (!news.text.is_empty()).then(|| view! { <p>{text(news.text)}</p> });
            view! {
                <div class=class>
                    <p class="notice-title">{icon(path)} {text(news.title)}</p>
                    {more}
                    <div class="actions">{news.can_repeat.then(again)}</div>
                </div>
            }
        }
    })
}

/// What the candidate has to show for the test.
#[component]
fn ReceiptClause(
    /// The app.
    app: App,
    /// The receipt.
    receipt: Receipt,
) -> impl IntoView {
    let words = app.words.done();
    let digest = |digest: &str| {
        let digest = text(digest);
        view! { <span class="digest">{digest}</span> }.into_any()
    };
    let answered = (words.answered_of)(receipt.answered.into(), receipt.items.into());
    let mut rows = vec![
        (words.attempt, digest(&receipt.attempt_id)),
        (words.started, moment(&receipt.started_at)),
        (words.ended, moment(&receipt.ended_at)),
        (words.used, used(app, &receipt).into_any()),
        (words.answered, answered.into_any()),
    ];
    if !receipt.sha256.is_empty() {
        rows.push((words.digest, digest(&receipt.sha256)));
        rows.push((words.record, digest(&receipt.events_head)));
    }
    if !receipt.tries.is_empty() {
        rows.push((words.tries, tries(app, &receipt).into_any()));
    }
    view! {
        <Clause id="d-receipt" title=words.receipt>
            <div>{particulars(rows)} <p class="hint">{words.digest_note}</p></div>
        </Clause>
        <Scores app receipt />
    }
}

/// The time used, and the time granted; receipts of earlier versions do not tell it.
fn used(app: App, receipt: &Receipt) -> String {
    let [used, granted] = [receipt.elapsed_ms, receipt.granted_ms].map(clock_face);
    if receipt.granted_ms > 0 {
        (app.words.done().used_of)(&used, &granted)
    } else {
        used
    }
}

/// When it was tried to deliver the bundle, and with which status the endpoint replied.
fn tries(app: App, receipt: &Receipt) -> String {
    let mut text = String::new();
    for ended in &receipt.tries {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&local_clock(ended.at_ms));
        text.push_str(": ");
        match ended.status {
            0 => text.push_str(app.words.done().no_reply),
            status => text.push_str(&status.to_string()),
        }
    }
    text
}

/// An instant as people read it, with the exact one for machines.
fn moment(rfc3339: &str) -> AnyView {
    let readable = local_time(rfc3339);
    view! { <time datetime=String::from(rfc3339)>{readable}</time> }.into_any()
}

/// The score by section, where the team shows it.
#[component]
fn Scores(
    /// The app.
    app: App,
    /// The receipt.
    receipt: Receipt,
) -> impl IntoView {
    let words = app.words.done();
    let rows = receipt
        .scores
        .iter()
        .map(|score| {
            let percent = [&score.percent, " %"].concat();
            let pending = (score.pending > 0).then_some(words.pending);
            view! {
                <tr>
                    <th scope="row">{text(&score.title)}</th>
                    <td class="end">{text(percent)}</td>
                    <td>{pending}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <Clause id="d-score" title=words.score>
                <div>
                    <table class="contents">
                        <tbody>{rows}</tbody>
                    </table>
                    <p class="hint">{words.score_note}</p>
                </div>
            </Clause>
        }
    })
}

/// The same bytes that are sent, as a file or on the clipboard.
#[component]
fn Copies(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.done();
    let said = RwSignal::new(String::new());
    let bundle = move || app.inner.with_value(|inner| inner.bundle.clone());
    let is_missing = Memo::new(move |_| {
        app.delivery.track();
        bundle().is_none()
    });
    let download = move |_| {
        let id = app
            .receipt
            .with_untracked(|receipt| receipt.as_ref().map(|receipt| receipt.attempt_id.clone()));
        if let (Some(bundle), Some(id)) = (bundle(), id) {
            files::download(&[&id, ".json"].concat(), &bundle);
        }
    };
    let copy = move |_| {
        if let Some(bundle) = bundle() {
            let copying = files::copy(&bundle);
            spawn_local(async move {
                let outcome = if copying.await {
                    words.copied
                } else {
                    words.not_copied
                };
                said.set(outcome.into());
            });
        }
    };
    view! {
        <div>
            <div class="actions">
                <button
                    type="button"
                    class="btn"
                    disabled=move || is_missing.get()
                    on:click=download
                >
                    {app.words.trouble.download}
                </button>
                <button type="button" class="btn" disabled=move || is_missing.get() on:click=copy>
                    {words.copy}
                </button>
                <span class="hint" role="status">
                    <LiveText words=said />
                </span>
            </div>
        </div>
    }
}
