//! One item of the test on one screen.

use crate::pages::context::{use_dispatch, use_locale};
use crate::pages::frame::Colophon;
use crate::pages::head::{Head, TestStatus};
use crate::pages::instructions::SectionNote;
use crate::pages::notices::StandingNotices;
use crate::pages::overview::{OpenSection, Overview};
use assay_core::assessment::{Assessment, Item, Section};
use assay_core::attempt::{Attempt, Event, Place, Slot};
use assay_web::browser::{files, screen};
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::{Answering, Change, Dialog, Question, icon, icons, interaction, stem, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The content of the page of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPage {
    assessment: Arc<Assessment>,
    slot: Slot,
    /// Counted from 0 through the whole form.
    number: usize,
    /// Its number in its section, from 1.
    position: usize,
    /// The number of items of its section.
    section_items: usize,
    /// In how many seconds its section is meant to be done; `None` where limits are enforced.
    pace_seconds: Option<i64>,
    /// Whether no item before it can be gone to.
    is_first: bool,
    /// The place that the way on leads to.
    next: Next,
    /// Whether its section can be finished, for good, to go on to the next.
    can_finish_section: bool,
    /// How many of the items that can be gone to are unanswered.
    unanswered: usize,
}

/// The step after an item.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Next {
    Item,
    SectionEnd,
    Review,
}

impl ItemPage {
    /// An item of an attempt, counted from 0 through the whole form; `None` where there is no such item.
    pub fn of(attempt: &Attempt, number: usize) -> Option<Self> {
        let slot = attempt.slots.get(number)?.clone();
        let section = attempt.sections.get(slot.section)?;
        let (first, end) = section.items;
        let open = attempt.open_items();
        let can_finish_section = attempt.can_finish_section();
        let next = if number + 1 != open.1 {
            Next::Item
        } else if can_finish_section {
            Next::SectionEnd
        } else {
            Next::Review
        };
        let is_paced = !attempt.has_section_limits();
        let open_slots = attempt.slots.get(open.0..open.1).unwrap_or_default();
        Some(Self {
            assessment: attempt.assessment.clone(),
            slot,
            number,
            position: number - first + 1,
            section_items: end - first,
            pace_seconds: (is_paced && !attempt.plan.is_untimed)
                .then_some(section.limit_ms / 1_000),
            is_first: number == open.0,
            next,
            can_finish_section,
            unanswered: open_slots
                .iter()
                .filter(|slot| !attempt.mark(slot).answered)
                .count(),
        })
    }

    fn section(&self) -> &Section {
        &self.assessment.sections[self.slot.section]
    }

    fn item(&self) -> &Item {
        &self.section().items[self.slot.drawn.item]
    }

    /// Returns the place of the item in its section, in words.
    fn place(&self, locale: Locale) -> String {
        tr!(
            locale,
            test.item_of,
            number = self.position,
            total = self.section_items
        )
    }

    /// Returns which section it is, and how its time is meant to be spent.
    fn pace(&self, locale: Locale) -> String {
        let of = tr!(
            locale,
            test.section_of,
            number = self.slot.section + 1,
            total = self.assessment.sections.len()
        );
        match self.pace_seconds {
            Some(seconds) => [&of, ", ", &pace(locale, seconds)].concat(),
            None => of,
        }
    }
}

/// The pace of a section that is granted so many seconds, in half minutes.
fn pace(locale: Locale, seconds: i64) -> String {
    let halves = (seconds + 15) / 30;
    let minutes = halves / 2;
    match (minutes, halves % 2) {
        (0, _) => tr!(locale, test.pace_half).into(),
        (_, 0) => tr!(locale, test.pace, count = minutes),
        _ => tr!(locale, test.pace_and_half, minutes = minutes),
    }
}

/// The screen of an item.
#[component]
pub fn ItemScreen(
    /// What it shows.
    page: Memo<ItemPage>,
    /// The sections that can be gone to.
    sections: Memo<Vec<OpenSection>>,
    /// The frame around the page.
    status: TestStatus,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let is_overview_open = RwSignal::new(false);
    let is_finishing = RwSignal::new(false);
    let on_finish = Callback::new(move |()| {
        dispatch.settle();
        is_finishing.set(true);
    });
    let sheet = page.get_untracked();
    let title = sheet.section().title.clone();
    let position = sheet.place(locale);
    let pace = sheet.pace(locale);
    let finish = sheet
        .can_finish_section
        .then(|| view! { <FinishSection page asking=is_finishing /> });
    screen::set_title(&[&position, " · ", &title].concat());
    view! {
        <Head status title position pace overview=is_overview_open />
        <main class="page">
            <StandingNotices standing=status.standing on_download=status.on_download />
            <Article sheet />
            <Navigation page on_finish />
        </main>
        <Colophon />
        <Overview sections open=is_overview_open on_finish />
        {finish}
    }
}

/// The item itself.
#[component]
fn Article(
    /// The item as it stands when its page opens.
    sheet: ItemPage,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let number = sheet.number;
    let item = sheet.item();
    let answering = Answering::new(
        locale,
        &item.interaction.kind,
        sheet.slot.response.clone(),
        move |change| match change {
            Change::Given(response) => dispatch.done(Event::Answered {
                item: number,
                response,
            }),
            Change::Typed(response) => dispatch.typed(Event::Answered {
                item: number,
                response,
            }),
            Change::LeftOut(left_out) => dispatch.meanwhile(Event::Shortened {
                item: Some(number),
                left_out,
            }),
        },
    );
    let pasted = move |event: web_sys::ClipboardEvent| {
        if let Some(length) = files::pasted_length(&event) {
            dispatch.meanwhile(Event::Pasted {
                item: number,
                length,
            });
        }
    };
    view! {
        <article class="item" aria-labelledby="item-title" on:paste=pasted>
            <h1 class="item-title" id="item-title" tabindex="-1">
                <span class="item-number">
                    {sheet.place(locale)} <span class="visually-hidden">": "</span>
                </span>
                {text(&item.title)}
            </h1>
            <SectionNote section=sheet.section().clone() is_first=sheet.position == 1 />
            {stem(&item.stem)}
            {interaction(answering, &item.interaction, &sheet.slot.drawn.presented)}
        </article>
    }
}

/// The ways from an item to others, and its flag.
#[component]
fn Navigation(
    /// What the page shows.
    page: Memo<ItemPage>,
    /// Called when the candidate wants to finish the section.
    on_finish: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let (number, is_first, next) =
        page.with_untracked(|page| (page.number, page.is_first, page.next));
    let is_flagged = Memo::new(move |_| page.with(|page| page.slot.flagged));
    let flag = move |_| {
        dispatch.done(Event::Flagged {
            item: number,
            on: !is_flagged.get_untracked(),
        });
    };
    let label = match next {
        Next::Item => tr!(locale, test.next),
        Next::Review => tr!(locale, test.review),
        Next::SectionEnd => tr!(locale, test.finish_section),
    };
    let go_on = move |_| match next {
        Next::Item => dispatch.go(Place::Item(number + 1)),
        Next::Review => dispatch.go(Place::Review),
        Next::SectionEnd => on_finish.run(()),
    };
    view! {
        <div class="item-nav" role="group" aria-label=tr!(locale, test.navigation)>
            <button
                type="button"
                class="btn"
                disabled=is_first
                on:click=move |_| dispatch.go(Place::Item(number.saturating_sub(1)))
            >
                {tr!(locale, test.back)}
            </button>
            <button
                type="button"
                class="btn flag"
                aria-pressed=move || is_flagged.get().to_string()
                on:click=flag
            >
                {icon(icons::FLAG)}
                {tr!(locale, test.flag)}
            </button>
            <button type="button" class="btn btn-primary" on:click=go_on>
                {label}
            </button>
        </div>
    }
}

/// Asks before a section is finished: where limits bind, it is closed for good.
#[component]
fn FinishSection(
    /// What the page shows.
    page: Memo<ItemPage>,
    /// Whether it is being asked.
    asking: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog id="finish" open=asking title=tr!(use_locale(), test.finish_section)>
            <FinishQuestion page asking />
        </Dialog>
    }
}

/// Counts what is unanswered in the section, and asks.
#[component]
fn FinishQuestion(
    /// What the page shows.
    page: Memo<ItemPage>,
    /// Whether it is being asked.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let unanswered = page.with_untracked(|page| page.unanswered);
    let sentence = if unanswered == 0 {
        tr!(locale, test.finish_all).into()
    } else {
        tr!(locale, test.finish_unanswered, count = unanswered)
    };
    let finish = move |()| {
        asking.set(false);
        dispatch.done(Event::SectionFinished);
    };
    view! {
        <Question
            id="finish"
            back=tr!(locale, review.keep_working)
            on_back=Callback::new(move |()| asking.set(false))
            go_on=tr!(locale, test.finish_section)
            on_go_on=Callback::new(finish)
        >
            <p>{sentence}</p>
        </Question>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::attempt::{ClockSample, Plan, Response};
    use assay_core::document;

    const NOW: ClockSample = ClockSample {
        wall_ms: 1_800_000_000_000,
        mono_ms: 0,
    };

    fn attempt(enforce_section_limits: bool) -> Attempt {
        let text = include_str!("../../tests/data/golden/content/small.json");
        let pack = document::parse("small.json", text).unwrap();
        let mut pack = Assessment::parse("small.json", &pack).unwrap();
        pack.enforce_section_limits = enforce_section_limits;
        let plan = Plan {
            time_percent: 100,
            ..Plan::default()
        };
        Attempt::start(Arc::new(pack), plan, NOW).0
    }

    fn page(attempt: &Attempt, number: usize) -> ItemPage {
        ItemPage::of(attempt, number).unwrap()
    }

    #[test]
    fn without_limits_every_item_leads_to_the_next_and_the_last_to_the_review() {
        let attempt = attempt(false);
        let last = attempt.slots.len() - 1;
        let pages: Vec<ItemPage> = (0..=last).map(|item| page(&attempt, item)).collect();
        assert!(pages[0].is_first && pages[1..].iter().all(|page| !page.is_first));
        assert!(pages[..last].iter().all(|page| page.next == Next::Item));
        assert_eq!(pages[last].next, Next::Review);
        assert!(pages.iter().all(|page| !page.can_finish_section));
        assert_eq!((pages[4].position, pages[4].section_items), (1, 4));
        assert_eq!(pages[4].pace_seconds, Some(300));
        assert_eq!(ItemPage::of(&attempt, last + 1), None);
    }

    #[test]
    fn where_limits_bind_a_section_is_left_for_good_and_the_last_leads_to_the_review() {
        let mut attempt = attempt(true);
        assert_eq!(page(&attempt, 3).next, Next::SectionEnd);
        assert!(page(&attempt, 0).can_finish_section);
        assert!(OpenSection::all(&attempt)[0].can_be_finished);
        assert_eq!(page(&attempt, 3).pace_seconds, None);
        attempt.update(NOW, Event::SectionFinished);
        assert!(page(&attempt, 4).is_first);
        assert_eq!(page(&attempt, 7).next, Next::Review);
        assert!(!page(&attempt, 4).can_finish_section);
        assert!(!OpenSection::all(&attempt)[0].can_be_finished);
    }

    #[test]
    fn what_is_unanswered_is_counted_among_what_can_be_gone_to() {
        let mut attempt = attempt(true);
        assert_eq!(page(&attempt, 0).unanswered, 4);
        let response = Response::Choices(vec!["b".into()]);
        attempt.update(NOW, Event::Answered { item: 0, response });
        assert_eq!(page(&attempt, 0).unanswered, 3);
        attempt.update(NOW, Event::Flagged { item: 1, on: true });
        assert!(page(&attempt, 1).slot.flagged && !page(&attempt, 0).slot.flagged);
    }
}
