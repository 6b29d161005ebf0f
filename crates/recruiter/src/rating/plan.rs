//! Who is assigned to rate and until when, with how far each of them is; and the form for it.

use crate::rating::shared::states;
use crate::team::plan;
use crate::workspace::Workspace;
use assay_core::record::time::rfc3339;
use assay_evaluation::{Due, Queue, RatingPlan, rated_by_name};
use assay_web::browser::{clock, page, screen};
use assay_web::ui::{LiveText, field_value, text};
use leptos::prelude::*;

/// Identifier of the field for names.
const NAMES: &str = "plan-names";
const FAULT: &str = "plan-fault";

/// Who rates, and until when.
#[component]
pub fn PlanPart(
    /// The workspace.
    workspace: Workspace,
    /// The answers that are to be rated.
    queue: Memo<Queue>,
) -> impl IntoView {
    let standing = Memo::new(move |_| {
        let plan = workspace.team.plan.get()?;
        let all = workspace.records.get();
        let states = states(&all);
        let raters = queue.with(|queue| {
            let each = plan.raters.iter().map(|name| {
                let state_of = |sha256: &str| states.get(sha256).copied();
                let (done, total) = rated_by_name(&queue.sheets, state_of, name);
                tr!(rating.plan_rater, name = name, count = done, total = total)
            });
            each.collect::<Vec<_>>()
        });
        Some((raters, due_line(&plan)))
    });
    let lines = move || match standing.get() {
        None => view! { <p>{tr!(rating.plan_none)}</p> }.into_any(),
        Some((raters, due)) => {
            let raters = raters.into_iter();
            let raters = raters.map(|line| view! { <li>{text(line)}</li> });
            view! {
                <ul class="rating-raters">{raters.collect_view()}</ul>
                {due.map(|due| view! { <p>{text(due)}</p> })}
            }
            .into_any()
        }
    };
    view! {
        <details class="rating-plan">
            <summary>{tr!(rating.plan)}</summary>
            {lines}
            <PlanForm workspace />
        </details>
    }
}

/// Returns how much time is left, in words.
fn due_line(plan: &RatingPlan) -> Option<String> {
    let now = rfc3339(clock::now().wall_ms);
    let today = now.split('T').next().unwrap_or_default();
    let day = plan.due.as_deref().map(screen::local_day)?;
    Some(match plan.due_from(today)? {
        Due::In(days) => tr!(rating.plan_in, day = day, count = days),
        Due::Today => tr!(rating.plan_today).into(),
        Due::Over => tr!(rating.plan_over, day = day),
    })
}

/// The form.
#[component]
fn PlanForm(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let kept = workspace.team.plan;
    // What is kept arrives after the screen, and may come with a team file: it fills a field until somebody types there.
    let typed_names = RwSignal::new(None::<String>);
    let typed_due = RwSignal::new(None::<String>);
    let names = Signal::derive(move || {
        let raters = || kept.with(|plan| plan.as_ref().map(|plan| plan.raters.join(", ")));
        typed_names.get().or_else(raters).unwrap_or_default()
    });
    let due = Signal::derive(move || {
        let day = || kept.with(|plan| plan.as_ref().and_then(|plan| plan.due.clone()));
        typed_due.get().or_else(day).unwrap_or_default()
    });
    let keep = move |plan: Option<RatingPlan>| {
        plan::set(workspace, plan);
        typed_names.set(None);
        typed_due.set(None);
    };
    let said = RwSignal::new(String::new());
    let fault = RwSignal::new("");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let by = workspace.who.get_untracked();
        if by.is_empty() {
            fault.set(tr!(rating.who_needed));
            page::focus_id("who");
            return;
        }
        let at = rfc3339(clock::now().wall_ms);
        let read = RatingPlan::of_form(&names.get_untracked(), &due.get_untracked(), &at, &by);
        let Some(read) = read else {
            fault.set(tr!(rating.plan_missing));
            page::focus_id(NAMES);
            return;
        };
        fault.set("");
        keep(Some(read));
        said.set(tr!(rating.plan_saved).into());
    };
    let remove = move |_| {
        // The button goes away with what it takes back.
        page::focus_id(NAMES);
        keep(None);
        said.set(tr!(rating.plan_removed).into());
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <div class="field">
                <label class="field-label" for=NAMES>
                    {tr!(rating.plan_names)}
                </label>
                <input
                    class="input"
                    id=NAMES
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    aria-describedby="plan-names-hint plan-fault"
                    aria-invalid=move || (!fault.get().is_empty()).then_some("true")
                    use:field_value=names
                    on:input=move |event| typed_names.set(Some(event_target_value(&event)))
                />
                <p class="hint" id="plan-names-hint">
                    {tr!(rating.plan_names_hint)}
                </p>
                <p class="field-error" id=FAULT role="alert">
                    {move || fault.get()}
                </p>
            </div>
            <div class="field">
                <label class="field-label" for="plan-due">
                    {tr!(rating.plan_due)}
                </label>
                <input
                    class="input"
                    id="plan-due"
                    type="date"
                    use:field_value=due
                    on:input=move |event| typed_due.set(Some(event_target_value(&event)))
                />
            </div>
            <div class="actions">
                <button type="submit" class="btn">
                    {tr!(rating.plan_save)}
                </button>
                <button
                    type="button"
                    class="btn-quiet"
                    hidden=move || kept.with(Option::is_none)
                    on:click=remove
                >
                    {tr!(rating.plan_remove)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=said />
            </p>
        </form>
    }
}
