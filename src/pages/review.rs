//! Overview, review, and submission.

use crate::app::App;
use crate::pages::frame::{Clause, colophon};
use crate::pages::head::Head;
use crate::pages::notices::{StandingNotices, go_to};
use crate::pages::overview::{Line, lines};
use assay_core::attempt::{Event, Place};
use assay_core::limit;
use assay_web::browser::screen;
use assay_web::ui::{Dialog, Limit, LimitNote, Question, icon, icons, text};
use leptos::prelude::*;

/// The review screen.
#[component]
pub fn Review(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.review();
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
    let progress = (app.words.test().progress)(answered, count);
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
    let words = app.words.review();
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
                    {(app.words.limits.most)(limit::EXPLANATION)}
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
    let words = app.words.review();
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
    let words = app.words.review();
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
