//! The state of the delivery in plain words.

use crate::pages::context::use_locale;
use crate::pages::frame::Mail;
use assay_core::address::host_of;
use assay_core::config::Config;
use assay_core::question::Question;
use assay_core::record::delivery::{DeliveryState, Trouble};
use assay_core::record::time::rfc3339;
use assay_web::browser::page;
use assay_web::browser::screen::{zoned_clock, zoned_time};
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::{State, icon, text};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The state of the delivery.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Delivery {
    state: DeliveryState,
    /// The number of seconds until the next try.
    wait_seconds: i64,
    /// Whether the browser has a network.
    is_online: bool,
    /// When the answers arrived, where that is known.
    arrival: Option<Arrival>,
}

/// When answers arrived, in milliseconds since the epoch.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Arrival {
    /// So lately that the time of day says it.
    Lately(i64),
    /// On a day that has to be named.
    Before(i64),
}

/// Identifiers of the title, and of the button that has the answers sent again.
const NEWS: &str = "delivery-news";
const AGAIN: &str = "send-again";

/// For so long the time of day says when something was, in milliseconds.
const LATELY_MS: i64 = 12 * 3_600_000;

impl Delivery {
    /// Returns the state of the delivery at a time, in milliseconds of the wall clock, with or without a network.
    /// `delivered_ms` is when the answers arrived, where that is known.
    pub fn at(
        state: DeliveryState,
        now_ms: i64,
        is_online: bool,
        delivered_ms: Option<i64>,
    ) -> Self {
        let wait_ms = state.due_in_ms(now_ms).unwrap_or(0);
        Self {
            state,
            wait_seconds: i64::try_from(wait_ms.div_ceil(1_000)).unwrap_or(0),
            is_online,
            arrival: delivered_ms.map(|ms| {
                // A clock that was set back meanwhile leaves the arrival in the future.
                if now_ms.saturating_sub(ms).saturating_abs() < LATELY_MS {
                    Arrival::Lately(ms)
                } else {
                    Arrival::Before(ms)
                }
            }),
        }
    }

    /// Returns the seconds until the next try, where there was trouble and another try is to come.
    fn next_try_seconds(self) -> Option<i64> {
        let is_again = matches!(
            self.state,
            DeliveryState::Waiting {
                trouble: Some(_),
                ..
            }
        );
        is_again.then_some(self.wait_seconds)
    }

    /// Returns whether the answers have arrived.
    pub fn is_delivered(self) -> bool {
        matches!(self.state, DeliveryState::Delivered { .. })
    }
}

/// Returns the classes of a notice; while the delivery is under way it looks like any other.
fn notice_class(tone: State) -> String {
    match tone {
        State::Busy => "notice delivery".into(),
        tone => ["notice delivery ", tone.class()].concat(),
    }
}

/// The message about a delivery.
#[derive(Clone, PartialEq)]
struct News {
    tone: State,
    title: String,
    text: String,
}

impl News {
    /// Returns the state of the delivery in plain words: an outage is not a refusal.
    fn of(locale: Locale, config: &Config, origin: &str, delivery: Option<Delivery>) -> Self {
        let state = delivery.map(|it| it.state);
        let is_online = delivery.is_none_or(|it| it.is_online);
        let for_backup = state.as_ref().is_some_and(DeliveryState::is_for_backup);
        let host = host_of(&config.target(for_backup).url, origin);
        let trouble_text = |trouble: Trouble| match trouble {
            Trouble::Unreachable | Trouble::TimedOut if !is_online => {
                tr!(locale, done.offline).into()
            }
            Trouble::Unreachable | Trouble::TimedOut => tr!(locale, done.unreachable).into(),
            Trouble::Status(status) | Trouble::Unconfirmed(status) => {
                tr!(locale, done.failing, status = status)
            }
        };
        let (tone, title, text) = match state {
            None => (
                State::Busy,
                tr!(locale, done.preparing).into(),
                String::new(),
            ),
            Some(DeliveryState::Waiting { trouble: None, .. }) => (
                State::Busy,
                tr!(locale, done.sending, host = host),
                String::new(),
            ),
            Some(DeliveryState::Sending { trouble, .. }) => (
                State::Busy,
                tr!(locale, done.sending, host = host),
                trouble.map_or_else(String::new, trouble_text),
            ),
            Some(DeliveryState::Delivered { .. }) => {
                let title = match delivery.and_then(|it| it.arrival) {
                    None => tr!(locale, done.delivered, host = host),
                    Some(Arrival::Lately(ms)) => {
                        let time = zoned_clock(ms);
                        tr!(locale, done.delivered_at, time = time, host = host)
                    }
                    Some(Arrival::Before(ms)) => {
                        let time = zoned_time(&rfc3339(ms));
                        tr!(locale, done.delivered_on, time = time, host = host)
                    }
                };
                (State::Ok, title, String::new())
            }
            Some(DeliveryState::Waiting {
                trouble: Some(trouble),
                ..
            }) => (
                State::Note,
                tr!(locale, done.not_yet).into(),
                trouble_text(trouble),
            ),
            Some(DeliveryState::Refused { status, .. }) => {
                let contact = if config.submission.fallback_contact.is_empty() {
                    &config.contact.name
                } else {
                    &config.submission.fallback_contact
                };
                let text = [
                    &tr!(locale, done.refused, status = status),
                    " ",
                    &tr!(locale, done.refused_do, contact = contact),
                ]
                .concat();
                (State::Failed, tr!(locale, done.not_accepted).into(), text)
            }
        };
        Self { tone, title, text }
    }

    /// Returns whether the candidate can have it sent again.
    fn can_repeat(&self) -> bool {
        matches!(self.tone, State::Note | State::Failed)
    }
}

/// Returns the address to write to where answers are refused; empty where the team names none.
fn address_for_help(config: &Config) -> String {
    let own = &config.submission.fallback_contact;
    let is_address = !own.is_empty() && Question::Email.can_be(own);
    if is_address {
        own.clone()
    } else {
        config.contact.email.clone()
    }
}

/// Shows the state of the delivery.
#[component]
pub fn DeliveryNotice(
    /// The team's configuration.
    config: Arc<Config>,
    /// The state of it.
    delivery: Memo<Option<Delivery>>,
    /// Called when the candidate wants the answers sent again.
    on_send_again: Callback<()>,
    /// Called when the candidate wants the answers as a file.
    on_download: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let address = StoredValue::new(address_for_help(&config));
    // What the message asks for stands beside it.
    let by_hand = move || {
        view! {
            <button type="button" class="btn-quiet" on:click=move |_| on_download.run(())>
                {tr!(locale, done.download_file)}
            </button>
            <Mail address=address.get_value() />
        }
    };
    let news = Memo::new(move |_| News::of(locale, &config, &page::origin(), delivery.get()));
    let can_repeat = Memo::new(move |_| news.with(News::can_repeat));
    // Once offered it stays until the answers have arrived, so that whoever has pressed it keeps the focus.
    let is_offered = Memo::new(move |was: Option<&bool>| {
        let is_under_way = news.with(|news| news.tone == State::Busy);
        can_repeat.get() || (is_under_way && was == Some(&true))
    });
    let press = move |_| {
        if can_repeat.get_untracked() {
            on_send_again.run(());
        }
    };
    let again = move || {
        let is_offered = is_offered.get();
        if !is_offered && page::has_focus(AGAIN) {
            spawn_local(async {
                page::focus_id(NEWS);
            });
        }
        is_offered.then(|| {
            view! {
                <button
                    type="button"
                    class="btn"
                    id=AGAIN
                    aria-disabled=move || (!can_repeat.get()).then_some("true")
                    on:click=press
                >
                    {tr!(locale, done.send_again)}
                </button>
            }
        })
    };
    let next_try = Memo::new(move |_| delivery.with(|it| it.and_then(Delivery::next_try_seconds)));
    // Screen readers hear how things stand, and not every second of the wait.
    let wait = move || {
        let seconds = next_try.get();
        seconds
            .map(|count| view! { <p role="timer">{tr!(locale, done.waiting, count = count)}</p> })
    };
    let is_refused = Memo::new(move |_| news.with(|news| news.tone == State::Failed));
    let title = move || {
        news.with(|news| {
            view! {
                {icon(news.tone.path())}
                {text(&news.title)}
            }
            .into_any()
        })
    };
    let more = move || {
        let words = news.with(|news| news.text.clone());
        (!words.is_empty()).then(|| view! { <p>{text(words)}</p> })
    };
    view! {
        <div class=move || news.with(|news| notice_class(news.tone))>
            <p class="notice-title" id=NEWS>
                {title}
            </p>
            {more}
            {wait}
            <div class="actions">{again} {move || is_refused.get().then(by_hand)}</div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::document;

    fn news(delivery: Option<Delivery>) -> News {
        let text = include_str!("../../../tests/data/golden/content/config.json");
        let config = document::parse("config.json", text).unwrap();
        let config = Config::parse("config.json", &config).unwrap();
        News::of(Locale::en, &config, "https://test.example", delivery)
    }

    #[test]
    fn only_an_outage_and_a_refusal_can_be_repeated_and_they_look_different() {
        let waiting = |trouble| DeliveryState::Waiting {
            tries: 1,
            next_at_ms: 3_500,
            trouble,
        };
        let cases = [
            (None, State::Busy),
            (Some(waiting(None)), State::Busy),
            (Some(waiting(Some(Trouble::Unreachable))), State::Note),
            (
                Some(DeliveryState::Delivered { by_backup: false }),
                State::Ok,
            ),
        ];
        for (state, tone) in cases {
            let news = news(state.map(|state| Delivery::at(state, 1_000, true, None)));
            assert_eq!(news.tone, tone);
            assert_eq!(news.can_repeat(), tone == State::Note);
        }
    }

    #[test]
    fn a_browser_without_a_network_is_told_from_a_host_that_cannot_be_reached() {
        let state = DeliveryState::Waiting {
            tries: 1,
            next_at_ms: 3_500,
            trouble: Some(Trouble::Unreachable),
        };
        let [offline, unreachable] = [false, true]
            .map(|is_online| news(Some(Delivery::at(state, 1_000, is_online, None))).text);
        assert!(offline.starts_with("You are offline."), "{offline}");
        assert!(unreachable.contains("can't be reached"), "{unreachable}");
    }

    #[test]
    fn begun_seconds_until_the_next_try_count() {
        let state = DeliveryState::Waiting {
            tries: 1,
            next_at_ms: 3_500,
            trouble: Some(Trouble::TimedOut),
        };
        assert_eq!(
            Delivery::at(state, 1_000, true, None).next_try_seconds(),
            Some(3)
        );
        assert_eq!(
            Delivery::at(state, 9_000, true, None).next_try_seconds(),
            Some(0)
        );
        let sending = DeliveryState::Waiting {
            tries: 0,
            next_at_ms: 3_500,
            trouble: None,
        };
        assert_eq!(
            Delivery::at(sending, 1_000, true, None).next_try_seconds(),
            None
        );
    }

    #[test]
    fn the_day_is_named_where_the_time_of_day_does_not_say_it() {
        let at = |now_ms| {
            let state = DeliveryState::Delivered { by_backup: false };
            Delivery::at(state, now_ms, true, Some(1_000)).arrival
        };
        assert_eq!(at(1_000), Some(Arrival::Lately(1_000)));
        assert_eq!(at(LATELY_MS), Some(Arrival::Lately(1_000)));
        assert_eq!(at(LATELY_MS + 1_000), Some(Arrival::Before(1_000)));
        assert_eq!(at(-LATELY_MS), Some(Arrival::Before(1_000)));
    }

    #[test]
    fn who_helps_is_written_to_at_an_address() {
        let text = include_str!("../../../tests/data/golden/content/config.json");
        let config = document::parse("config.json", text).unwrap();
        let mut config = Config::parse("config.json", &config).unwrap();
        config.contact.email = "ida@example.com".into();
        for (own, address) in [
            ("", "ida@example.com"),
            ("the front desk", "ida@example.com"),
            ("jobs@example.com", "jobs@example.com"),
        ] {
            config.submission.fallback_contact = own.into();
            assert_eq!(address_for_help(&config), address);
        }
    }
}
