//! Done: the receipt, the state of the delivery, and the answers to take along.

mod answers;
mod delivery;

use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover, Paragraphs};
use crate::pages::more_time::CodeForTime;
use crate::pages::notices::Unkept;
use answers::AnswersClause;
use assay_core::attempt::clock_face;
use assay_core::config::Config;
use assay_core::record::time::rfc3339;
use assay_core::record::{AnswersCopy, Receipt};
use assay_web::browser::files;
use assay_web::browser::screen::{zoned_clock, zoned_time};
use assay_web::browser::store::StoreError;
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::LiveText;
use assay_web::ui::particulars;
use assay_web::ui::text;
use delivery::DeliveryNotice;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

pub use delivery::Delivery;

/// The content of the page after the end.
#[derive(Debug, Clone, PartialEq)]
pub struct DonePage {
    /// The receipt.
    pub receipt: Receipt,
    /// The bundle, once it is made; gone where the copy here is erased.
    pub bundle: Option<Arc<str>>,
    /// The envelope that the bundle is sealed in, where only the team can read what is sent.
    pub envelope: Option<Arc<str>>,
    /// The state of the delivery; `None` while the bundle is being made.
    pub delivery: Option<Delivery>,
    /// The reason why the browser does not keep the bundle, while that would lose it.
    pub unkept: Option<StoreError>,
}

impl DonePage {
    /// The file that is sent and given out, once it is made.
    fn file(&self) -> Option<&Arc<str>> {
        self.envelope.as_ref().or(self.bundle.as_ref())
    }
}

/// The fate of the copy in this browser.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LocalCopy {
    /// It stays.
    Stays,
    /// It is erased when the answers have arrived and the page is left.
    Goes,
    /// It is erased.
    Erased,
}

/// The page after the end.
#[component]
pub fn Done(
    /// The team's configuration.
    config: Arc<Config>,
    /// The fate of the copy in this browser.
    copy: LocalCopy,
    /// View model of the page.
    page: Memo<DonePage>,
    /// The answers in words; `None` where they are not here.
    answers: Memo<Option<AnswersCopy>>,
    /// Called when the candidate wants the answers sent again.
    on_send_again: Callback<()>,
    /// Called when the candidate leaves, with whether they want the copy erased.
    on_leave: Callback<bool>,
    /// Called with a code for more time; none where the team gives no time back.
    on_code: Option<Callback<String, Option<String>>>,
) -> impl IntoView {
    let locale = use_locale();
    let (title, lead) = if page.with_untracked(|page| page.receipt.timed_out) {
        (
            tr!(locale, done.title_timeout),
            tr!(locale, done.lead_timeout),
        )
    } else {
        (tr!(locale, done.title), tr!(locale, done.lead))
    };
    let next = vec![
        String::from(tr!(locale, done.next)),
        String::from(match copy {
            LocalCopy::Erased => tr!(locale, earlier.copy_gone),
            LocalCopy::Goes => tr!(locale, done.local_erased),
            LocalCopy::Stays => tr!(locale, done.local_kept),
        }),
    ];
    let delivery = Memo::new(move |_| page.with(|page| page.delivery));
    let receipt = Memo::new(move |_| page.with(|page| page.receipt.clone()));
    let unkept = Memo::new(move |_| page.with(|page| page.unkept.clone()));
    let is_delivered = move || delivery.get().is_some_and(Delivery::is_delivered);
    let is_full = Signal::derive(move || unkept.get() == Some(StoreError::Full));
    let on_download = Callback::new(move |()| download(page));
    let keep = (copy != LocalCopy::Erased).then(|| {
        view! {
            <Clause id="d-keep" title=tr!(locale, done.keep)>
                <Copies page on_download />
            </Clause>
            {move || answers.get().map(|copy| view! { <AnswersClause copy /> })}
        }
    });
    view! {
        <Cover title lead>
            <div role="status">
                <DeliveryNotice config delivery on_send_again on_download />
                <Show when=move || unkept.with(Option::is_some)>
                    <div class="notice is-warning">
                        <Unkept is_full />
                    </div>
                </Show>
            </div>
            {move || view! { <ReceiptClause receipt=receipt.get() /> }}
            {keep}
            <Clause id="d-next" title=tr!(locale, done.what_next)>
                <div class="stack">
                    <Paragraphs texts=next />
                    {on_code.map(|on_code| view! { <CodeForTime on_code /> })}
                    <Show when=is_delivered>
                        <div class="actions">
                            <Leave copy on_leave />
                        </div>
                    </Show>
                </div>
            </Clause>
        </Cover>
    }
}

/// Saves the bytes that are sent as a file.
fn download(page: Memo<DonePage>) {
    page.with_untracked(|page| {
        if let Some(file) = page.file() {
            files::download(&[&page.receipt.attempt_id, ".json"].concat(), file);
        }
    });
}

/// The ways to leave once the answers have arrived.
#[component]
fn Leave(
    /// The fate of the copy in this browser.
    copy: LocalCopy,
    /// Called with whether the candidate wants the copy erased.
    on_leave: Callback<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let way = |label: &'static str, erase: bool| {
        view! {
            <button type="button" class="btn" on:click=move |_| on_leave.run(erase)>
                {label}
            </button>
        }
    };
    let leave = (copy != LocalCopy::Goes).then(|| way(tr!(locale, done.leave), false));
    let erase = (copy != LocalCopy::Erased).then(|| way(tr!(locale, done.leave_and_erase), true));
    view! {
        {leave}
        {erase}
    }
}

/// The receipt, and the score by section where the team shows it.
#[component]
fn ReceiptClause(
    /// The receipt.
    receipt: Receipt,
) -> impl IntoView {
    let locale = use_locale();
    let digest = |digest: &str| {
        let digest = text(digest);
        view! { <span class="digest">{digest}</span> }.into_any()
    };
    let answered = tr!(
        locale,
        done.answered_of,
        count = receipt.answered,
        total = receipt.items
    );
    let times = receipt.shown_times();
    let mut rows = vec![
        (tr!(locale, done.attempt), digest(&receipt.attempt_id)),
        (
            tr!(locale, done.started),
            moment(&receipt.started_at, times.map(|it| it.started_ms)),
        ),
        (
            tr!(locale, done.ended),
            moment(&receipt.ended_at, times.map(|it| it.ended_ms)),
        ),
        (tr!(locale, done.used), used(locale, &receipt).into_any()),
        (tr!(locale, done.answered), answered.into_any()),
    ];
    if !receipt.sha256.is_empty() {
        rows.push((tr!(locale, done.digest), digest(&receipt.sha256)));
        rows.push((tr!(locale, done.record), digest(&receipt.events_head)));
    }
    if !receipt.tries.is_empty() {
        rows.push((tr!(locale, done.tries), tries(locale, &receipt).into_any()));
    }
    view! {
        <Clause id="d-receipt" title=tr!(locale, done.receipt)>
            <div>{particulars(rows)} <p class="hint">{tr!(locale, done.digest_note)}</p></div>
        </Clause>
        <Scores receipt />
    }
}

/// The time used, and the time granted; receipts of earlier versions do not tell it.
fn used(locale: Locale, receipt: &Receipt) -> String {
    let [used, granted] = [receipt.elapsed_ms, receipt.granted_ms].map(clock_face);
    if receipt.granted_ms > 0 && !receipt.untimed {
        tr!(locale, done.used_of, used = used, granted = granted)
    } else {
        used
    }
}

/// Returns when it was tried to deliver the bundle, and with which status the endpoint replied.
fn tries(locale: Locale, receipt: &Receipt) -> String {
    let mut text = String::new();
    for ended in &receipt.tries {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&zoned_clock(ended.at_ms));
        text.push_str(": ");
        match ended.status {
            0 => text.push_str(tr!(locale, done.no_reply)),
            status => text.push_str(&status.to_string()),
        }
    }
    text
}

/// An instant as people read it, in milliseconds since the epoch, with the exact one for machines.
fn moment(exact: &str, shown_ms: Option<i64>) -> AnyView {
    let readable = match shown_ms {
        Some(ms) => zoned_time(&rfc3339(ms)),
        None => zoned_time(exact),
    };
    view! { <time datetime=String::from(exact)>{readable}</time> }.into_any()
}

/// The score by section, where the team shows it.
#[component]
fn Scores(
    /// The receipt.
    receipt: Receipt,
) -> impl IntoView {
    let locale = use_locale();
    let rows = receipt
        .scores
        .iter()
        .map(|score| {
            let percent = [&score.percent, " %"].concat();
            let pending = (score.pending > 0).then_some(tr!(locale, done.pending));
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
            <Clause id="d-score" title=tr!(locale, done.score)>
                <div>
                    <table class="contents">
                        <caption class="visually-hidden">{tr!(locale, done.score_table)}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{tr!(locale, done.score_section)}</th>
                                <th scope="col" class="end">
                                    {tr!(locale, done.score_percent)}
                                </th>
                                <th scope="col">{tr!(locale, done.score_status)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <p class="hint">{tr!(locale, done.score_note)}</p>
                </div>
            </Clause>
        }
    })
}

/// The same bytes that are sent, as a file or on the clipboard.
#[component]
fn Copies(
    /// View model of the page.
    page: Memo<DonePage>,
    /// Called when the candidate wants them as a file.
    on_download: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let said = RwSignal::new(String::new());
    let file = move || page.with_untracked(|page| page.file().cloned());
    let is_missing = Memo::new(move |_| page.with(|page| page.bundle.is_none()));
    let is_sealed = Memo::new(move |_| page.with(|page| page.envelope.is_some()));
    let copy = move |_| {
        if let Some(file) = file() {
            let copying = files::copy(&file);
            spawn_local(async move {
                let outcome = if copying.await {
                    tr!(locale, done.copied)
                } else {
                    tr!(locale, done.not_copied)
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
                    on:click=move |_| on_download.run(())
                >
                    {tr!(locale, trouble.download)}
                </button>
                <button type="button" class="btn" disabled=move || is_missing.get() on:click=copy>
                    {tr!(locale, done.copy)}
                </button>
                <span class="hint" role="status">
                    <LiveText words=said />
                </span>
            </div>
            <Show when=move || is_sealed.get()>
                <p class="hint">{tr!(locale, done.sealed_note)}</p>
            </Show>
        </div>
    }
}
