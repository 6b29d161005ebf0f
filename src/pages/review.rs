//! Overview, review, and submission.

use crate::app::App;
use crate::pages::frame::{Clause, colophon};
use crate::pages::head::Head;
use crate::pages::item::{StandingNotices, go_to};
use assay_core::attempt::{Event, Place};
use assay_core::limit;
use assay_web::browser::screen;
use assay_web::ui::{Dialog, Limit, LimitNote, Question, icon, icons, text};
use leptos::prelude::*;

/// An item in a list: its number in the section, its number in the form, its title.
#[derive(Clone)]
struct Line {
    number: usize,
    item: usize,
    title: String,
}

/// The sections that can be gone to now, each with its items.
fn lines(app: App) -> Vec<(String, Vec<Line>)> {
    app.with_attempt(|attempt| {
        let open = attempt.open_items();
        attempt
            .sections
            .iter()
            .zip(&attempt.assessment.sections)
            .filter(|(state, _)| state.items.0 >= open.0 && state.items.1 <= open.1)
            .map(|(state, section)| {
                let items = (state.items.0..state.items.1)
                    .map(|item| Line {
                        number: item - state.items.0 + 1,
                        item,
                        title: attempt.item(&attempt.slots[item]).title.clone(),
                    })
                    .collect();
                (section.title.clone(), items)
            })
            .collect()
    })
    .unwrap_or_default()
}

/// The overview: a chip for each item that can be gone to.
#[component]
pub fn Overview(
    /// The app.
    app: App,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog id="overview" open title=app.words.review.overview>
            <Chips app open />
        </Dialog>
    }
}

/// What the overview shows: the legend, and each section with its items.
#[component]
fn Chips(
    /// The app.
    app: App,
    /// Whether the overview is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = &app.words.review;
    let sections = lines(app)
        .into_iter()
        .map(|(title, items)| {
            let chips = items
                .into_iter()
                .map(|line| view! { <Chip app open line /> })
                .collect_view();
            view! {
                <section class="overview-section">
                    <h3>{text(title)}</h3>
                    <ul class="chips">{chips}</ul>
                </section>
            }
        })
        .collect_view();
    let review = move |_| {
        open.set(false);
        app.go(Place::Review);
    };
    view! {
        <ul class="legend">
            <li>
                <span class="chip is-answered" aria-hidden="true"></span>
                {words.answered}
            </li>
            <li>
                <span class="chip" aria-hidden="true"></span>
                {words.unanswered}
            </li>
            <li>{icon(icons::FLAG)} {words.flagged}</li>
            <li>
                <span class="chip is-current" aria-hidden="true"></span>
                {words.current}
            </li>
        </ul>
        {sections}
        <div class="actions">
            <button type="button" class="btn" on:click=review>
                {app.words.test.review}
            </button>
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                {words.close}
            </button>
        </div>
    }
}

/// An item in the overview.
#[component]
fn Chip(
    /// The app.
    app: App,
    /// Whether the overview is open.
    open: RwSignal<bool>,
    /// The item.
    line: Line,
) -> impl IntoView {
    let words = &app.words.review;
    let (mark, is_current) = app.shown.with_untracked(|shown| {
        (
            shown.marks.get(line.item).copied().unwrap_or_default(),
            shown.place == Place::Item(line.item),
        )
    });
    let mut class = String::from("chip");
    let mut name = (words.go_to)(line.number, &line.title);
    let mut add = |class_name: &str, word: &str| {
        class.push_str(class_name);
        name.push_str(", ");
        name.push_str(word);
    };
    if mark.answered {
        add(
            " is-answered",
            if mark.half {
                words.half
            } else {
                words.answered
            },
        );
    } else {
        add("", words.unanswered);
    }
    if mark.flagged {
        add("", words.flagged);
    }
    if is_current {
        add(" is-current", words.current);
    }
    let press = move |_| {
        open.set(false);
        go_to(app, line.item);
    };
    view! {
        <li>
            <button
                type="button"
                class=class
                aria-label=name
                aria-current=is_current.then_some("true")
                on:click=press
            >
                {line.number.to_string()}
                {mark.flagged.then(|| icon(icons::FLAG))}
            </button>
        </li>
    }
}

/// The review screen.
#[component]
pub fn Review(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = &app.words.review;
    screen::set_title(words.title);
    let (answered, count) = app.shown.with_untracked(|shown| {
        let answered = shown.marks.iter().filter(|mark| mark.answered).count();
        (answered, shown.marks.len())
    });
    let sections = lines(app)
        .into_iter()
        .enumerate()
        .map(|(position, (title, items))| {
            let id = ["r-", &position.to_string()].concat();
            let labelled_by = id.clone();
            let rows = items
                .into_iter()
                .map(|line| view! { <ReviewLine app line /> })
                .collect_view();
            view! {
                <section class="clause" aria-labelledby=labelled_by>
                    <h2 id=id>{text(title)}</h2>
                    <ol class="review">{rows}</ol>
                </section>
            }
        })
        .collect_view();
    let asking = RwSignal::new(false);
    let back = move |_| {
        let last = app.shown.with_untracked(|shown| shown.open.1);
        app.go(Place::Item(last.saturating_sub(1)));
    };
    let progress = (app.words.test.progress)(answered, count);
    view! {
        <Head app title=words.title position=progress />
        <main class="page cover">
            <StandingNotices app />
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{(words.lead)(answered, count)}</p>
            {sections}
            <Clause id="r-explain" title=words.explain>
                <Explanation app />
            </Clause>
            <section class="start" aria-labelledby="r-submit">
                <h2 id="r-submit">{words.hand_in}</h2>
                <p class="read">{words.confirm_end}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="btn btn-primary"
                        on:click=move |_| asking.set(true)
                    >
                        {words.submit}
                    </button>
                    <button type="button" class="btn" on:click=back>
                        {words.back}
                    </button>
                </div>
            </section>
        </main>
        {colophon(app)}
        <Dialog id="confirm" open=asking title=words.confirm_title>
            <Confirm app asking />
        </Dialog>
    }
}

/// A box in which the candidate may explain what the record shows.
#[component]
fn Explanation(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = &app.words.review;
    let written = app
        .with_attempt(|attempt| attempt.explanation.clone())
        .unwrap_or_default();
    let limit = Limit::new(
        app.words,
        limit::EXPLANATION,
        Callback::new(move |written| app.typed(Event::Explained(written))),
        Callback::new(move |left_out| {
            app.dispatch(Event::Shortened {
                item: None,
                left_out,
            });
        }),
    );
    view! {
        <div>
            <p class="read">{words.explain_lead}</p>
            <div class="field">
                <label class="field-label" for="explanation">
                    {words.explain_label}
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
                    {(app.words.answer.most)(limit::EXPLANATION)}
                </p>
                <LimitNote limit />
            </div>
        </div>
    }
}

/// An item on the review screen.
#[component]
fn ReviewLine(
    /// The app.
    app: App,
    /// The item.
    line: Line,
) -> impl IntoView {
    let words = &app.words.review;
    let mark = app
        .shown
        .with_untracked(|shown| shown.marks.get(line.item).copied().unwrap_or_default());
    let (class, state) = match (mark.answered, mark.half) {
        (true, false) => ("is-answered", words.answered),
        (true, true) => ("is-open", words.half),
        (false, _) => ("is-open", words.unanswered),
    };
    let flagged = mark
        .flagged
        .then(|| view! { <span>{icon(icons::FLAG)} {words.flagged}</span> });
    let name = (words.go_to)(line.number, &line.title);
    view! {
        <li>
            <span class="review-number" aria-hidden="true">
                {line.number.to_string()}
            </span>
            <div>
                <p class="review-title">{text(line.title)}</p>
                <p class="state">
                    <span class=class>{state}</span>
                    {flagged}
                </p>
            </div>
            <button
                type="button"
                class="btn"
                aria-label=name
                on:click=move |_| go_to(app, line.item)
            >
                {words.open}
            </button>
        </li>
    }
}

/// Counts what is unanswered, and asks.
#[component]
fn Confirm(
    /// The app.
    app: App,
    /// Whether it is being asked.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let words = &app.words.review;
    let (unanswered, flagged) = app.shown.with_untracked(|shown| {
        let unanswered = shown.marks.iter().filter(|mark| !mark.answered).count();
        let flagged = shown.marks.iter().filter(|mark| mark.flagged).count();
        (unanswered, flagged)
    });
    let submit = move |()| {
        asking.set(false);
        app.take_draft();
        app.dispatch(Event::Submitted);
    };
    view! {
        <Question
            id="confirm"
            back=words.keep_working
            on_back=Callback::new(move |()| asking.set(false))
            go_on=words.submit
            on_go_on=Callback::new(submit)
        >
            <p>
                <strong>{(words.confirm)(unanswered, flagged)}</strong>
            </p>
            <p class="hint">{words.confirm_end}</p>
        </Question>
    }
}
