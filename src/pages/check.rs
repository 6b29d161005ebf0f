//! Check and practice: is this device fit, and is every way of answering familiar? Nothing here is
//! timed or recorded, and no data leaves the page. The button at the end starts the clock.

use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover};
use assay_core::attempt::Offset;
use assay_web::browser::screen;
use assay_web::i18n::Locale;
use assay_web::message::duration;
use assay_web::tr;
use assay_web::ui::{Remount, State, icon};
use leptos::prelude::*;

/// The content of the check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckPage {
    /// Whether the browser is fit.
    pub browser: Outcome,
    /// Whether the browser keeps answers.
    pub storage: Outcome,
    /// Whether the device's clock is right.
    pub clock: Outcome,
    /// Whether the place that answers go to can be reached.
    pub endpoint: Outcome,
    /// Whether the content is here, and the program that runs the test.
    pub is_all_here: bool,
    /// The time that the start gives; `None` until the content is here.
    pub time: Option<StartTime>,
    /// Whether the start waits for the program that runs the test.
    pub is_starting: bool,
}

/// The time that the start gives.
#[derive(Debug, Clone, PartialEq)]
pub struct StartTime {
    /// The time granted, in seconds; `None` for no limit.
    pub granted_seconds: Option<i64>,
    /// When the test ends, whatever time is left, in milliseconds since the epoch, and the time zone of the invitation.
    pub finish_by: Option<(i64, String)>,
}

impl StartTime {
    fn words(&self, locale: Locale) -> String {
        let lead = match self.granted_seconds {
            Some(seconds) => tr!(locale, check.start_lead, time = duration(locale, seconds)),
            None => tr!(locale, check.start_untimed).into(),
        };
        let Some((ms, zone)) = &self.finish_by else {
            return lead;
        };
        let time = match screen::moment_in(*ms, Some(zone)) {
            unknown if unknown.is_empty() => screen::moment_in(*ms, None),
            time => time,
        };
        let end = tr!(locale, check.start_finish_by, time = time);
        [lead, end].join(" ")
    }
}

/// The outcome of a check.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// The check is still running.
    Running,
    /// All is well.
    Good,
    /// Something differs from what it should be; the test can be taken all the same.
    Warning,
    /// It cannot be found out.
    Unknown,
    /// Not fit.
    Bad,
}

/// The hints of a check, by its outcome.
#[derive(Clone, Copy)]
struct Hints {
    good: &'static str,
    problem: &'static str,
    unknown: &'static str,
}

impl Outcome {
    /// Returns the outcome of the check of the clock, from its offset to the host's; `None` where the host does not
    /// tell the time.
    pub fn of_clock(offset: Option<Offset>) -> Self {
        match offset {
            Some(offset) if offset.is_notable() => Self::Warning,
            Some(_) => Self::Good,
            None => Self::Unknown,
        }
    }

    /// The line of a check with this outcome.
    fn line(self, hints: Hints) -> CheckLine {
        let (state, hint) = match self {
            Self::Running => (State::Busy, ""),
            Self::Good => (State::Ok, hints.good),
            Self::Warning => (State::Note, hints.problem),
            Self::Unknown => (State::Note, hints.unknown),
            Self::Bad => (State::Failed, hints.problem),
        };
        CheckLine { state, hint }
    }
}

/// The content of a check's line.
#[derive(Debug, Clone, Copy, PartialEq)]
struct CheckLine {
    state: State,
    hint: &'static str,
}

/// Returns the word for the state of a check.
fn word(locale: Locale, state: State) -> &'static str {
    match state {
        State::Busy => tr!(locale, check.state_checking),
        State::Ok => tr!(locale, check.state_ok),
        State::Note => tr!(locale, check.state_note),
        State::Failed => tr!(locale, check.state_problem),
    }
}

/// The check screen.
#[component]
pub fn Check(
    /// View model of the page.
    page: Memo<CheckPage>,
    /// Called when the candidate starts the test.
    on_start: Callback<()>,
    /// Called when the candidate goes back to the welcome screen.
    on_back: Callback<()>,
    /// The practice.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let granted = move || {
        let words = |time: &StartTime| time.words(locale);
        page.with(|page| page.time.as_ref().map(words))
    };
    let waits = move || page.with(|page| page.is_starting && !page.is_all_here);
    view! {
        <Cover title=tr!(locale, check.title) lead=tr!(locale, check.lead)>
            <Clause id="c-checks" title=tr!(locale, check.checks)>
                <Checks page />
            </Clause>
            {children()}
            <section class="start" aria-labelledby="c-start">
                <h2 id="c-start">{tr!(locale, check.start_title)}</h2>
                <p class="read">{granted}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="btn btn-primary"
                        disabled=move || page.with(|page| page.time.is_none())
                        aria-busy=move || page.with(|page| page.is_starting).then_some("true")
                        on:click=move |_| on_start.run(())
                    >
                        {tr!(locale, check.start)}
                    </button>
                    <button type="button" class="btn-quiet" on:click=move |_| on_back.run(())>
                        {tr!(locale, check.back)}
                    </button>
                </div>
                <div role="status">
                    <Show when=waits>
                        <p class="read">{tr!(locale, check.start_waits)}</p>
                    </Show>
                </div>
            </section>
        </Cover>
    }
}

/// Shows whether this device is fit: the outcome of each check.
#[component]
fn Checks(
    /// View model of the page.
    page: Memo<CheckPage>,
) -> impl IntoView {
    let locale = use_locale();
    let browser_hints = Hints {
        good: tr!(locale, check.browser_ok),
        problem: tr!(locale, check.browser_problem),
        unknown: "",
    };
    let storage_hints = Hints {
        good: tr!(locale, check.storage_ok),
        problem: tr!(locale, check.storage_problem),
        unknown: "",
    };
    let clock_hints = Hints {
        good: tr!(locale, check.clock_ok),
        problem: tr!(locale, check.clock_differs),
        unknown: tr!(locale, check.clock_unknown),
    };
    let endpoint_hints = Hints {
        good: tr!(locale, check.endpoint_ok),
        problem: tr!(locale, check.endpoint_problem),
        unknown: "",
    };
    let browser = move || page.with(|page| page.browser.line(browser_hints));
    let storage = move || page.with(|page| page.storage.line(storage_hints));
    let clock = move || page.with(|page| page.clock.line(clock_hints));
    let endpoint = move || page.with(|page| page.endpoint.line(endpoint_hints));
    let content = move || {
        if page.with(|page| page.is_all_here) {
            CheckLine {
                state: State::Ok,
                hint: tr!(locale, check.content_ok),
            }
        } else {
            CheckLine {
                state: State::Busy,
                hint: tr!(locale, check.content_loading),
            }
        }
    };
    view! {
        <ul class="checks" aria-live="polite">
            <Line name=tr!(locale, check.browser) content=Signal::derive(browser) />
            <Line name=tr!(locale, check.storage) content=Signal::derive(storage) />
            <Line name=tr!(locale, check.clock) content=Signal::derive(clock) />
            <Line name=tr!(locale, check.endpoint) content=Signal::derive(endpoint) />
            <Line name=tr!(locale, check.content) content=Signal::derive(content) />
        </ul>
    }
}

/// A check's line. It is built again when the check has come out, so that screen readers say all of it.
#[component]
fn Line(
    /// The name of the check.
    name: &'static str,
    /// The content of the line.
    content: Signal<CheckLine>,
) -> impl IntoView {
    let locale = use_locale();
    let line = move |CheckLine { state, hint }: CheckLine| {
        view! {
            <li class=state.class()>
                <span class="check-mark">{icon(state.path())}</span>
                <strong>{name}</strong>
                <span class="check-state">{word(locale, state)}</span>
                <p class="hint">{hint}</p>
            </li>
        }
    };
    let content = Memo::new(move |_| content.get());
    view! { <Remount value=content children=line /> }
}

/// In place of the practice where its part of the program did not come. It can be asked for again, and the test can be
/// started without it.
#[component]
pub fn PracticeMissing(
    /// Called when the candidate asks for it again.
    on_try_again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Clause id="c-practice" title=tr!(locale, check.practice)>
            <div class="stack" role="status">
                <p>{tr!(locale, trouble.missing)}</p>
                <div class="actions">
                    <button type="button" class="btn" on:click=move |_| on_try_again.run(())>
                        {tr!(locale, trouble.try_again)}
                    </button>
                </div>
            </div>
        </Clause>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_noted_that_is_a_minute_off_or_that_nobody_can_compare() {
        let by = |least_ms, most_ms| Some(Offset { least_ms, most_ms });
        assert_eq!(Outcome::of_clock(by(-59_999, -59_999)), Outcome::Good);
        assert_eq!(Outcome::of_clock(by(60_000, 60_000)), Outcome::Warning);
        assert_eq!(Outcome::of_clock(by(-60_000, -60_000)), Outcome::Warning);
        assert_eq!(Outcome::of_clock(None), Outcome::Unknown);
    }
}
