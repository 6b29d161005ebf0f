//! The part in which answers are rated: how to go through them, how far one is, the current answer.

use super::calibration::CalibrationPart;
use super::plan::PlanPart;
use super::rater::{NEXT, Rater};
use super::sheet::RatingSheet;
use crate::rating::shared::NothingThere;
use crate::rating::shared::PartHead;
use crate::rating::shared::WhoFirst;
use crate::rating::shared::policy_of;
use crate::rating::shared::sheet_key;
use crate::routes::RatingPart;
use crate::workspace::Workspace;
use assay_core::assessment::SecondRater;
use assay_evaluation::Order;
use assay_web::ui::LiveText;
use assay_web::ui::text;
use leptos::prelude::*;

/// The part.
#[component]
pub fn AnswersPart(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let rater = Rater::new(workspace);
    let is_known = Memo::new(move |_| !workspace.who.with(String::is_empty));
    let has_any = Memo::new(move |_| rater.queue.with(|queue| !queue.sheets.is_empty()));
    let without_rubric = move || {
        let count = rater.queue.with(|queue| queue.without_rubric);
        let progress_line = tr!(rating.without_rubric, count = count);
        (count > 0).then(|| view! { <p class="notice is-warning">{progress_line}</p> })
    };
    let body = move || match (is_known.get(), has_any.get()) {
        (false, _) => view! { <WhoFirst /> }.into_any(),
        (true, false) => {
            view! { <NothingThere title=tr!(rating.nothing) lead=tr!(rating.nothing_lead) /> }
                .into_any()
        }
        (true, true) => view! { <RatingScreen rater /> }.into_any(),
    };
    // It takes the focus when somebody clicks beside the fields, so that keys go on to work.
    view! {
        <div class="rating" tabindex="-1" on:keydown=move |event| rater.press(&event)>
            <PartHead workspace title=tr!(rating.title) part=RatingPart::Answers />
            <p class="lead">{tr!(rating.lead)}</p>
            <PlanPart workspace queue=rater.queue />
            <CalibrationPart workspace is_trying=rater.is_trying />
            {without_rubric}
            {body}
            <p class="visually-hidden" role="status">
                <LiveText words=rater.said />
            </p>
        </div>
    }
}

/// The current answer, with the ways to others.
#[component]
fn RatingScreen(
    /// Who rates.
    rater: Rater,
) -> impl IntoView {
    let workspace = rater.workspace;
    let progress = Memo::new(move |_| rater.progress());
    let progress_line = move || {
        let (done, all) = progress.get();
        tr!(rating.progress, count = done, total = all)
    };
    let is_done = Memo::new(move |_| {
        let (done, all) = progress.get();
        done == all
    });
    let raters = Memo::new(move |_| {
        let policy = rater
            .here
            .get()
            .and_then(|here| policy_of(workspace, &here));
        policy.map_or((1, None), |policy| (policy.raters, policy.second_rater))
    });
    let raters_line = move || match raters.get() {
        (2, _) => tr!(rating.two_raters),
        (_, Some(SecondRater::NearLimits)) => tr!(rating.second_near),
        (_, None) => tr!(rating.one_rater),
    };
    let here = move || Some((rater.here.get()?, workspace.who_id.get()));
    let is_first = Memo::new(move |_| rater.place().0 == 0);
    let is_last = Memo::new(move |_| {
        let (at, count) = rater.place();
        at + 1 >= count
    });
    view! {
        <div class="rating-bar">
            <p class="rating-progress">
                <strong>{progress_line}</strong>
                " "
                <button
                    type="button"
                    class="btn-quiet"
                    hidden=is_done
                    on:click=move |_| rater.go_to_open()
                >
                    {tr!(rating.next_open)}
                </button>
            </p>
            <OrderChoice rater />
            <Shortcuts rater />
        </div>
        <p class="hint">{raters_line}</p>
        <p class="hint">{tr!(rating.names_inside)}</p>
        // Another answer, or another person, has a sheet of its own.
        <For each=here key=|(sheet, who)| (sheet_key(sheet), who.clone()) let((sheet, who))>
            <RatingSheet rater sheet who />
        </For>
        <div class="actions rating-moves">
            <button
                type="button"
                class="btn"
                aria-disabled=move || is_first.get().then_some("true")
                on:click=move |_| rater.go(false)
            >
                {tr!(rating.previous)}
            </button>
            <button
                type="button"
                class="btn"
                aria-disabled=move || is_last.get().then_some("true")
                on:click=move |_| rater.go(true)
                id=NEXT
            >
                {tr!(rating.next)}
            </button>
            // For the eye; the same is read out from the region for what was done.
            <p class="hint" aria-hidden="true">
                {move || text(rater.said.get())}
            </p>
        </div>
    }
}

/// Shows how to go through the answers.
#[component]
fn OrderChoice(
    /// Who rates.
    rater: Rater,
) -> impl IntoView {
    let choice = |order: Order, name: &'static str| {
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name="rating-order"
                    prop:checked=move || rater.order.get() == order
                    on:change=move |_| rater.set_order(order)
                />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="rating-order">
            <legend>{tr!(rating.order)}</legend>
            {choice(Order::ByAnswer, tr!(rating.by_answer))}
            {choice(Order::ByCriterion, tr!(rating.by_criterion))}
        </fieldset>
    }
}

/// The switch for single keys, and what they do.
#[component]
fn Shortcuts(
    /// Who rates.
    rater: Rater,
) -> impl IntoView {
    let line = |(key, does): (&'static str, &'static str)| {
        view! {
            <dt>
                <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
        }
    };
    let lines = [
        (tr!(rating.key_digits), tr!(rating.key_digits_does)),
        (tr!(rating.key_criterion), tr!(rating.key_criterion_does)),
        (tr!(rating.key_answer), tr!(rating.key_answer_does)),
        (tr!(rating.key_arrows), tr!(rating.key_arrows_does)),
    ]
    .map(line);
    view! {
        <div class="rating-keys">
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="rating-keys-hint"
                    prop:checked=move || rater.has_keys.get()
                    on:change=move |event| rater.set_keys(event_target_checked(&event))
                />
                {tr!(rating.keys)}
            </label>
            <p class="hint" id="rating-keys-hint">
                {tr!(rating.keys_hint)}
            </p>
            <details>
                <summary>{tr!(rating.keys_help)}</summary>
                <dl class="particulars">{lines}</dl>
                <p class="hint">{tr!(rating.keys_not_in_text)}</p>
            </details>
        </div>
    }
}
