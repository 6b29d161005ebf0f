//! Check and practice: is this device fit, and is every way of answering familiar? Nothing here is
//! timed or recorded, and no data leaves the page. The button at the end starts the clock.

use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover};
use assay_web::i18n::Locale;
use assay_web::message::duration;
use assay_web::tr;
use assay_web::ui::{Remount, icon};
use leptos::prelude::*;

/// The content of the check.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckPage {
    /// Whether the browser is fit.
    pub browser: Outcome,
    /// Whether it keeps answers.
    pub storage: Outcome,
    /// Whether its clock is right.
    pub clock: Outcome,
    /// Whether the host answers that takes the answers in.
    pub endpoint: Outcome,
    /// Whether the content is here, and the program that runs the test.
    pub is_all_here: bool,
    /// The time granted, in seconds; `None` until the content is here.
    pub granted_seconds: Option<i64>,
    /// Whether the start waits for the program that runs the test.
    pub is_starting: bool,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It goes on.
    Running,
    /// All is well.
    Good,
    /// Something is amiss that candidates had better know of.
    Amiss,
    /// Nobody can say, which candidates had better know as well.
    Unknown,
    /// Not fit.
    Bad,
}

/// What a check says of how it came out.
#[derive(Clone, Copy)]
struct Hints {
    good: &'static str,
    problem: &'static str,
    /// Said where nobody can say how it is.
    unknown: &'static str,
}

impl Outcome {
    /// The mark it gets, and what is said about it.
    fn line(self, hints: Hints) -> CheckLine {
        let (mark, hint) = match self {
            Self::Running => (Mark::Running, ""),
            Self::Good => (Mark::Good, hints.good),
            Self::Amiss => (Mark::Note, hints.problem),
            Self::Unknown => (Mark::Note, hints.unknown),
            Self::Bad => (Mark::Bad, hints.problem),
        };
        CheckLine { mark, hint }
    }
}

/// More than this is worth telling the candidate, in milliseconds.
const CLOCK_NOTE_MS: i64 = 60_000;

impl Outcome {
    /// Returns the outcome of the check of a clock that is so far ahead of the host's; `None` where the host does not
    /// tell.
    pub fn of_clock(ahead_ms: Option<i64>) -> Self {
        match ahead_ms {
            Some(ahead_ms) if ahead_ms.abs() < CLOCK_NOTE_MS => Self::Good,
            Some(_) => Self::Amiss,
            None => Self::Unknown,
        }
    }
}

/// What stands in the line of a check.
#[derive(Debug, Clone, Copy, PartialEq)]
struct CheckLine {
    mark: Mark,
    hint: &'static str,
}

/// The mark of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    Running,
    Good,
    Note,
    Bad,
}

impl Mark {
    /// The class of its line.
    fn class(self) -> &'static str {
        match self {
            Self::Running => "is-running",
            Self::Good => "is-ok",
            Self::Note => "is-warning",
            Self::Bad => "is-failed",
        }
    }

    /// The lines of its picture, 20 units wide and high.
    fn path(self) -> &'static str {
        match self {
            Self::Running => "M10 2a8 8 0 1 1-8 8",
            Self::Good => "M4 10.5l4 4L16.5 6",
            Self::Note => "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1",
            Self::Bad => "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6",
        }
    }

    /// What it says, in a word.
    fn state(self, locale: Locale) -> &'static str {
        match self {
            Self::Running => tr!(locale, check.state_checking),
            Self::Good => tr!(locale, check.state_ok),
            Self::Note => tr!(locale, check.state_note),
            Self::Bad => tr!(locale, check.state_problem),
        }
    }
}

/// The check screen.
#[component]
pub fn Check(
    /// What it shows.
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
        let lead = |seconds| tr!(locale, check.start_lead, time = duration(locale, seconds));
        page.with(|page| page.granted_seconds.map(lead))
    };
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
                        disabled=move || page.with(|page| page.granted_seconds.is_none())
                        aria-busy=move || page.with(|page| page.is_starting).then_some("true")
                        on:click=move |_| on_start.run(())
                    >
                        {tr!(locale, check.start)}
                    </button>
                    <button type="button" class="btn-quiet" on:click=move |_| on_back.run(())>
                        {tr!(locale, check.back)}
                    </button>
                </div>
            </section>
        </Cover>
    }
}

/// Shows whether this device is fit: the outcome of each check.
#[component]
fn Checks(
    /// What the screen shows.
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
                mark: Mark::Good,
                hint: tr!(locale, check.content_ok),
            }
        } else {
            CheckLine {
                mark: Mark::Running,
                hint: tr!(locale, check.content_loading),
            }
        }
    };
    view! {
        <ul class="checks" aria-live="polite">
            <Line name=tr!(locale, check.browser) said=Signal::derive(browser) />
            <Line name=tr!(locale, check.storage) said=Signal::derive(storage) />
            <Line name=tr!(locale, check.clock) said=Signal::derive(clock) />
            <Line name=tr!(locale, check.endpoint) said=Signal::derive(endpoint) />
            <Line name=tr!(locale, check.content) said=Signal::derive(content) />
        </ul>
    }
}

/// A check's line. It is built again when the check has come out, so that screen readers say all of it.
#[component]
fn Line(
    /// What is checked.
    name: &'static str,
    /// The mark it gets, and what is said about it.
    said: Signal<CheckLine>,
) -> impl IntoView {
    let locale = use_locale();
    let line = move |CheckLine { mark, hint }: CheckLine| {
        view! {
            <li class=mark.class()>
                <span class="check-mark">{icon(mark.path())}</span>
                <strong>{name}</strong>
                <span class="check-state">{mark.state(locale)}</span>
                <p class="hint">{hint}</p>
            </li>
        }
    };
    let said = Memo::new(move |_| said.get());
    view! { <Remount value=said children=line /> }
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
        assert_eq!(Outcome::of_clock(Some(-59_999)), Outcome::Good);
        assert_eq!(Outcome::of_clock(Some(60_000)), Outcome::Amiss);
        assert_eq!(Outcome::of_clock(Some(-60_000)), Outcome::Amiss);
        assert_eq!(Outcome::of_clock(None), Outcome::Unknown);
    }
}
