//! The head of the test: team, place, clock, progress, notices.

use crate::pages::context::{use_letterhead, use_locale};
use crate::pages::frame::TeamMark;
use crate::pages::notices::Standing;
use assay_core::attempt::{Attempt, Mark, Place, clock_face};
use assay_web::tr;
use assay_web::ui::LiveText;
use assay_web::ui::{icon, icons, text};
use leptos::prelude::*;

/// The frame around every page of a running test. Copied freely.
#[derive(Clone, Copy)]
pub struct TestStatus {
    /// The progress, an item a segment.
    pub segments: Memo<Vec<Segment>>,
    /// Whole seconds left, rounded up.
    pub left_seconds: Memo<i64>,
    /// Whether the time left is shown; otherwise there is no limit.
    pub shows_time: Memo<bool>,
    /// Whether the candidate has hidden the countdown.
    pub is_clock_hidden: RwSignal<bool>,
    /// The notice of what just happened; empty where nothing did.
    pub notice: Signal<String>,
    /// The notices that stay while their reason lasts.
    pub standing: Memo<Standing>,
    /// Called when the time left is to be said.
    pub on_say: Callback<()>,
    /// Called when the candidate wants the journal so far as a file.
    pub on_download: Callback<()>,
}

/// An item in the progress.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// The mark of the item.
    pub mark: Mark,
    /// Whether it is the first of its section.
    pub begins_section: bool,
    /// Whether it is on screen.
    pub is_current: bool,
}

impl Segment {
    /// The items of an attempt, in order.
    pub fn all(attempt: &Attempt) -> Vec<Self> {
        let begins = |item| attempt.sections.iter().any(|it| it.items.0 == item);
        let slots = attempt.slots.iter().enumerate();
        slots
            .map(|(item, slot)| Self {
                mark: attempt.mark(slot),
                begins_section: begins(item),
                is_current: attempt.place == Place::Item(item),
            })
            .collect()
    }

    fn class(self) -> String {
        let mut class = String::new();
        for (name, on) in [
            ("section-start ", self.begins_section),
            ("is-answered ", self.mark.answered),
            ("is-flagged ", self.mark.flagged),
            ("is-current", self.is_current),
        ] {
            if on {
                class.push_str(name);
            }
        }
        class
    }
}

/// The head. `title` and `position` say where the candidate is.
#[component]
pub fn Head(
    /// The frame around the page.
    status: TestStatus,
    /// The section, or what the screen is called.
    #[prop(into)]
    title: String,
    /// The place in it.
    position: String,
    /// The suggested pace; empty where it makes no difference.
    #[prop(optional)]
    pace: String,
    /// Opens the overview; no button where there is none.
    #[prop(optional)]
    overview: Option<RwSignal<bool>>,
) -> impl IntoView {
    let team = use_letterhead().with_untracked(|it| it.as_ref().map(|it| it.team.clone()));
    let overview = overview.map(|open| {
        view! {
            <div class="tools">
                <button
                    type="button"
                    class="tool"
                    aria-haspopup="dialog"
                    on:click=move |_| open.set(true)
                >
                    {icon(icons::LIST)}
                    <span>{tr!(use_locale(), test.overview)}</span>
                </button>
            </div>
        }
    });
    view! {
        <header class="test-head">
            <div class="page">
                <div class="test-head-row">
                    {team.map(|team| view! { <TeamMark team /> })} <p class="place">
                        <strong>{text(title)}</strong>
                        {position}
                    </p> <Show when=move || status.shows_time.get()>
                        <Countdown status />
                    </Show> {overview}
                </div>
                <Progress segments=status.segments />
                <div class="head-line">
                    <p class="pace">{pace}</p>
                    <Notice notice=status.notice />
                </div>
            </div>
        </header>
    }
}

/// Returns whether so little time is left that the countdown stands out.
fn is_last_minute(left_seconds: i64) -> bool {
    left_seconds <= 60
}

/// The countdown. Silent; hidden if the candidate wants; spoken when asked.
#[component]
fn Countdown(
    /// The frame around the page.
    status: TestStatus,
) -> impl IntoView {
    let locale = use_locale();
    let hidden = status.is_clock_hidden;
    let face = move || clock_face(status.left_seconds.get() * 1_000);
    let toggle = move || {
        if hidden.get() {
            tr!(locale, clock.show)
        } else {
            tr!(locale, clock.hide)
        }
    };
    view! {
        <div class="time">
            <p
                class="clock"
                class:is-last-minute=move || is_last_minute(status.left_seconds.get())
                role="timer"
                aria-label=tr!(locale, clock.name)
                hidden=move || hidden.get()
            >
                {face}
            </p>
            <button
                type="button"
                class="tool"
                title=toggle
                on:click=move |_| hidden.update(|hidden| *hidden = !*hidden)
            >
                {icon(icons::HIDE)}
                <span class="tool-text">{toggle}</span>
            </button>
            <button
                type="button"
                class="tool"
                title=tr!(locale, clock.say)
                aria-keyshortcuts="Alt+T"
                on:click=move |_| status.on_say.run(())
            >
                {icon(icons::SAY)}
                <span class="tool-text">{tr!(locale, clock.say)}</span>
            </button>
        </div>
    }
}

/// One segment for each item, grouped by section.
#[component]
fn Progress(
    /// The items.
    segments: Memo<Vec<Segment>>,
) -> impl IntoView {
    let segments = move || {
        let segments = segments.get().into_iter();
        segments
            .map(|segment| view! { <i class=segment.class()></i> })
            .collect_view()
    };
    view! {
        <div class="bar" aria-hidden="true">
            {segments}
        </div>
    }
}

/// The line that says what just happened.
#[component]
fn Notice(
    /// The text of the notice.
    notice: Signal<String>,
) -> impl IntoView {
    let class = move || {
        if notice.with(String::is_empty) {
            "time-notice"
        } else {
            "time-notice is-on"
        }
    };
    view! {
        <p class=class role="status">
            <LiveText words=notice />
        </p>
    }
}
