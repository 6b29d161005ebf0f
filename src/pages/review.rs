//! Overview, review, and submission.

use crate::pages::context::{use_dispatch, use_locale};
use crate::pages::frame::{Clause, Colophon};
use crate::pages::head::{Head, TestStatus};
use crate::pages::notices::StandingNotices;
use crate::pages::overview::{Line, OpenSection};
use assay_core::attempt::{Attempt, Event, Place};
use assay_core::limit;
use assay_web::browser::screen;
use assay_web::message::grouped;
use assay_web::tr;
use assay_web::ui::{Dialog, Limit, LimitNote, Question, icon, icons, text};
use leptos::prelude::*;

/// The content of the review.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewPage {
    sections: Vec<OpenSection>,
    counts: Counts,
    /// The explanation that the candidate has written so far.
    explanation: String,
    /// The last item that can be gone to.
    last: usize,
}

/// The numbers of items in the whole form.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Counts {
    all: usize,
    answered: usize,
    flagged: usize,
}

impl ReviewPage {
    /// The review of an attempt.
    pub fn of(attempt: &Attempt) -> Self {
        let marks = || attempt.slots.iter().map(|slot| attempt.mark(slot));
        Self {
            sections: OpenSection::all(attempt),
            counts: Counts {
                all: attempt.slots.len(),
                answered: marks().filter(|mark| mark.answered).count(),
                flagged: marks().filter(|mark| mark.flagged).count(),
            },
            explanation: attempt.explanation.clone(),
            last: attempt.open_items().1.saturating_sub(1),
        }
    }
}

/// The review screen.
#[component]
pub fn Review(
    /// View model of the page.
    page: Memo<ReviewPage>,
    /// The frame around the page.
    status: TestStatus,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    screen::set_title(tr!(locale, review.title));
    let ReviewPage {
        sections,
        counts,
        explanation,
        ..
    } = page.get_untracked();
    let sections = sections
        .into_iter()
        .enumerate()
        .map(|(position, OpenSection { title, items, .. })| {
            let id = ["r-", &position.to_string()].concat();
            let labeled_by = id.clone();
            let rows = items
                .into_iter()
                .map(|line| view! { <ReviewLine line /> })
                .collect_view();
            view! {
                <section class="clause" aria-labelledby=labeled_by>
                    <h2 id=id>{text(title)}</h2>
                    <ol class="review">{rows}</ol>
                </section>
            }
        })
        .collect_view();
    let asking = RwSignal::new(false);
    let back = move |_| {
        let last = page.with_untracked(|page| page.last);
        dispatch.go(Place::Item(last));
    };
    let progress = tr!(
        locale,
        test.progress,
        count = counts.answered,
        total = counts.all
    );
    view! {
        <Head status title=tr!(locale, review.title) position=progress />
        <main class="page cover">
            <StandingNotices standing=status.standing on_download=status.on_download />
            <h1 tabindex="-1">{tr!(locale, review.title)}</h1>
            <p class="lead">
                {tr!(locale, review.lead, count = counts.answered, total = counts.all)}
            </p>
            {sections}
            <Clause id="r-explain" title=tr!(locale, review.explain)>
                <Explanation written=explanation />
            </Clause>
            <section class="start" aria-labelledby="r-submit">
                <h2 id="r-submit">{tr!(locale, review.hand_in)}</h2>
                <p class="read">{tr!(locale, review.confirm_end)}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="btn btn-primary"
                        on:click=move |_| asking.set(true)
                    >
                        {tr!(locale, review.submit)}
                    </button>
                    <button type="button" class="btn" on:click=back>
                        {tr!(locale, review.back)}
                    </button>
                </div>
            </section>
        </main>
        <Colophon />
        <Dialog id="confirm" open=asking title=tr!(locale, review.confirm_title)>
            <Confirm page asking />
        </Dialog>
    }
}

/// A box in which the candidate may explain what the record shows.
#[component]
fn Explanation(
    /// The text written so far.
    written: String,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let limit = Limit::new(
        locale,
        limit::EXPLANATION,
        Callback::new(move |written| dispatch.typed(Event::Explained(written))),
        Callback::new(move |left_out| {
            dispatch.meanwhile(Event::Shortened {
                item: None,
                left_out,
            });
        }),
    );
    view! {
        <div>
            <p class="read">{tr!(locale, review.explain_lead)}</p>
            <div class="field">
                <label class="field-label" for="explanation">
                    {tr!(locale, review.explain_label)}
                </label>
                <textarea
                    {..limit.handlers()}
                    class="input ruled ruled-short"
                    id="explanation"
                    rows="4"
                    aria-describedby="explanation-most"
                    prop:value=written
                ></textarea>
                <p class="tally" id="explanation-most">
                    {tr!(locale, limits.most, most = grouped(locale, limit::EXPLANATION))}
                </p>
                <LimitNote limit />
            </div>
        </div>
    }
}

/// An item on the review screen.
#[component]
fn ReviewLine(
    /// The item.
    line: Line,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let mark = line.mark;
    let (class, state) = match (mark.answered, mark.half) {
        (true, false) => ("is-answered", tr!(locale, review.answered)),
        (true, true) => ("is-open", tr!(locale, review.half)),
        (false, _) => ("is-open", tr!(locale, review.unanswered)),
    };
    let no_error = line
        .sees_no_error
        .then(|| view! { <span>{tr!(locale, answer.no_error)}</span> });
    let flagged = mark
        .flagged
        .then(|| view! { <span>{icon(icons::FLAG)} {tr!(locale, review.flagged)}</span> });
    let name = tr!(
        locale,
        review.go_to,
        number = line.number,
        title = line.title
    );
    view! {
        <li>
            <span class="review-number" aria-hidden="true">
                {line.number.to_string()}
            </span>
            <div>
                <p class="review-title">{text(line.title)}</p>
                <p class="state">
                    <span class=class>{state}</span>
                    {no_error}
                    {flagged}
                </p>
            </div>
            <button
                type="button"
                class="btn"
                aria-label=name
                on:click=move |_| dispatch.go(Place::Item(line.item))
            >
                {tr!(locale, review.open)}
            </button>
        </li>
    }
}

/// Counts what is unanswered, and asks.
#[component]
fn Confirm(
    /// View model of the page.
    page: Memo<ReviewPage>,
    /// Whether it is being asked.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let counts = page.with_untracked(|page| page.counts);
    let sentence = match (counts.all - counts.answered, counts.flagged) {
        (0, 0) => tr!(locale, review.confirm_all).into(),
        (0, flagged) => tr!(locale, review.confirm_all_flagged, flagged = flagged),
        (open, 0) => tr!(locale, review.confirm, count = open),
        (open, flagged) => tr!(
            locale,
            review.confirm_flagged,
            count = open,
            flagged = flagged
        ),
    };
    let submit = move |()| {
        asking.set(false);
        dispatch.done(Event::Submitted);
    };
    view! {
        <Question
            id="confirm"
            back=tr!(locale, review.keep_working)
            on_back=Callback::new(move |()| asking.set(false))
            go_on=tr!(locale, review.submit)
            on_go_on=Callback::new(submit)
        >
            <p>
                <strong>{sentence}</strong>
            </p>
            <p class="hint">{tr!(locale, review.confirm_end)}</p>
        </Question>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::assessment::Assessment;
    use assay_core::attempt::{ClockSample, Plan, Response};
    use assay_core::document;
    use std::sync::Arc;

    #[test]
    fn the_review_counts_all_items_and_lists_those_that_can_be_gone_to() {
        let text = include_str!("../../tests/data/golden/content/small.json");
        let pack = document::parse("small.json", text).unwrap();
        let mut pack = Assessment::parse("small.json", &pack).unwrap();
        pack.enforce_section_limits = true;
        let plan = Plan {
            time_percent: 100,
            ..Plan::default()
        };
        let now = ClockSample {
            wall_ms: 1_800_000_000_000,
            mono_ms: 0,
        };
        let (mut attempt, _) = Attempt::start(Arc::new(pack), plan, now);
        let response = Response::Choices(vec!["b".into()]);
        attempt.update(now, Event::Answered { item: 0, response });
        attempt.update(now, Event::Flagged { item: 1, on: true });
        attempt.update(now, Event::SectionFinished);
        attempt.update(now, Event::Viewed(Place::Item(5)));

        let page = ReviewPage::of(&attempt);
        assert_eq!(page.last, 7);
        let counts = (page.counts.all, page.counts.answered, page.counts.flagged);
        assert_eq!(counts, (8, 1, 1));
        let [section] = &page.sections[..] else {
            panic!("one section is open");
        };
        assert_eq!(section.title, "Writing");
        let lines = section.items.iter().map(|line| (line.number, line.item));
        assert_eq!(lines.collect::<Vec<_>>(), [(1, 4), (2, 5), (3, 6), (4, 7)]);
        let current = section.items.iter().filter(|line| line.is_current);
        assert_eq!(current.map(|line| line.item).collect::<Vec<_>>(), [5]);
    }
}
