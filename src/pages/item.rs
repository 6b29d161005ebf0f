//! One item of the test on one screen.

use crate::app::App;
use crate::pages::frame::colophon;
use crate::pages::head::Head;
use crate::pages::notices::StandingNotices;
use crate::pages::overview::Overview;
use assay_core::assessment::{Assessment, Item, Section};
use assay_core::attempt::{Event, Place, Slot};
use assay_web::browser::{files, screen};
use assay_web::ui::{Answering, Change, Dialog, Question, icon, icons, interaction, stem, text};
use leptos::prelude::*;
use std::sync::Arc;

/// An item as it stands in the attempt when its screen opens.
#[derive(Clone)]
struct Sheet {
    assessment: Arc<Assessment>,
    slot: Slot,
    /// Counted from 0 through the whole form.
    number: usize,
    /// Where it stands in its section, in words.
    place: String,
    /// Which section it is, and how its time is meant to be spent.
    pace: String,
    /// Whether it is the first of its section.
    begins_section: bool,
    /// Whether no item before it can be gone to.
    is_first: bool,
    /// Where the way on leads.
    next: Next,
}

/// What follows an item.
#[derive(Clone, Copy)]
enum Next {
    Item,
    SectionEnd,
    Review,
}

impl Sheet {
    fn of(app: App, number: usize) -> Option<Self> {
        let sheet = app.with_attempt(|attempt| {
            let slot = attempt.slots.get(number)?.clone();
            let section = attempt.sections.get(slot.section)?;
            let (first, end) = section.items;
            let words = app.words.test();
            let of = (words.section_of)(slot.section + 1, attempt.sections.len());
            let pace = if attempt.assessment.enforce_section_limits {
                of
            } else {
                [&of, ", ", &(words.pace)(section.limit_ms / 1_000)].concat()
            };
            let open = attempt.open_items();
            let open_section = attempt.open_section();
            let next = if number + 1 != open.1 {
                Next::Item
            } else if open_section.is_some_and(|open| open < attempt.sections.len() - 1) {
                Next::SectionEnd
            } else {
                Next::Review
            };
            Some(Self {
                assessment: attempt.assessment.clone(),
                slot,
                number,
                place: (words.item_of)(number - first + 1, end - first),
                pace,
                begins_section: first == number,
                is_first: number == open.0,
                next,
            })
        });
        sheet.flatten()
    }

    fn section(&self) -> &Section {
        &self.assessment.sections[self.slot.section]
    }

    fn item(&self) -> &Item {
        &self.section().items[self.slot.drawn.item]
    }
}

/// The screen of an item.
#[component]
pub fn ItemScreen(
    /// The app.
    app: App,
    /// Which item, counted from 0 through the whole form.
    number: usize,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    Sheet::of(app, number).map(|sheet| {
        let title = sheet.section().title.clone();
        let position = sheet.place.clone();
        let pace = sheet.pace.clone();
        let (is_first, next) = (sheet.is_first, sheet.next);
        screen::set_title(&[&position, " · ", &title].concat());
        view! {
            <Head app title position pace overview=is_open />
            <main class="page">
                <StandingNotices app />
                <Article app sheet />
                <Navigation app number is_first next />
            </main>
            {colophon(app)}
            <Overview app open=is_open />
        }
    })
}

/// The item itself.
#[component]
fn Article(
    /// The app.
    app: App,
    /// The item as it stands.
    sheet: Sheet,
) -> impl IntoView {
    let number = sheet.number;
    let item = sheet.item();
    let answering = Answering::new(
        app.words,
        &item.interaction.kind,
        sheet.slot.response.clone(),
        move |change| match change {
            Change::Given(response) => app.answered(number, response),
            Change::Typed(response) => app.typed(Event::Answered {
                item: number,
                response,
            }),
            Change::LeftOut(left_out) => app.dispatch(Event::Shortened {
                item: Some(number),
                left_out,
            }),
        },
    );
    let pasted = move |event: web_sys::ClipboardEvent| {
        if let Some(length) = files::pasted_length(&event) {
            app.dispatch(Event::Pasted {
                item: number,
                length,
            });
        }
    };
    view! {
        <article class="item" aria-labelledby="item-title" on:paste=pasted>
            <h1 class="item-title" id="item-title" tabindex="-1">
                <span class="item-number">
                    {sheet.place.clone()} <span class="visually-hidden">": "</span>
                </span>
                {text(&item.title)}
            </h1>
            <details class="section-note" open=sheet.begins_section>
                <summary>{app.words.test().instructions}</summary>
                <p class="read">{text(&sheet.section().instructions)}</p>
            </details>
            {stem(&item.stem)}
            {interaction(answering, &item.interaction, &sheet.slot.drawn.presented)}
        </article>
    }
}

/// The ways from an item to others, and its flag.
#[component]
fn Navigation(
    /// The app.
    app: App,
    /// The item.
    number: usize,
    /// Whether no item before it can be gone to.
    is_first: bool,
    /// Where the way on leads.
    next: Next,
) -> impl IntoView {
    let words = app.words.test();
    let is_flagged = Memo::new(move |_| {
        app.shown
            .with(|shown| shown.marks.get(number).is_some_and(|mark| mark.flagged))
    });
    let flag = move |_| {
        app.take_draft();
        app.dispatch(Event::Flagged {
            item: number,
            on: !is_flagged.get_untracked(),
        });
    };
    let way_on = |label: &'static str, place: Place| {
        view! {
            <button type="button" class="btn btn-primary" on:click=move |_| app.go(place)>
                {label}
            </button>
        }
        .into_any()
    };
    let next = match next {
        Next::Item => way_on(words.next, Place::Item(number + 1)),
        Next::Review => way_on(words.review, Place::Review),
        Next::SectionEnd => view! { <FinishSection app /> }.into_any(),
    };
    view! {
        <div class="item-nav" role="group" aria-label=words.navigation>
            <button
                type="button"
                class="btn"
                disabled=is_first
                on:click=move |_| app.go(Place::Item(number.saturating_sub(1)))
            >
                {words.back}
            </button>
            <button
                type="button"
                class="btn flag"
                aria-pressed=move || is_flagged.get().to_string()
                on:click=flag
            >
                {icon(icons::FLAG)}
                {words.flag}
            </button>
            {next}
        </div>
    }
}

/// Where limits bind, a section is closed for good, so it is asked about.
#[component]
fn FinishSection(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.test();
    let asking = RwSignal::new(false);
    let ask = move |_| {
        app.take_draft();
        asking.set(true);
    };
    view! {
        <button type="button" class="btn btn-primary" on:click=ask>
            {words.finish_section}
        </button>
        <Dialog id="finish" open=asking title=words.finish_section>
            <FinishQuestion app asking />
        </Dialog>
    }
}

/// Counts what is unanswered in the section, and asks.
#[component]
fn FinishQuestion(
    /// The app.
    app: App,
    /// Whether it is being asked.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let words = app.words.test();
    let unanswered = app.shown.with_untracked(|shown| {
        shown
            .marks
            .get(shown.open.0..shown.open.1)
            .unwrap_or_default()
            .iter()
            .filter(|mark| !mark.answered)
            .count()
    });
    let finish = move |()| {
        asking.set(false);
        app.dispatch(Event::SectionFinished);
    };
    view! {
        <Question
            id="finish"
            back=app.words.review().keep_working
            on_back=Callback::new(move |()| asking.set(false))
            go_on=words.finish_section
            on_go_on=Callback::new(finish)
        >
            <p>{(words.finish_ask)(unanswered)}</p>
        </Question>
    }
}
