//! What the team asks of candidates on the welcome screen: who they are, and that they have read the rules.

use crate::pages::asks::ask_label;
use crate::pages::context::use_locale;
use assay_core::attempt::Identity;
use assay_core::config::{ASKS, Ask};
use assay_core::limit;
use assay_core::person_text::is_blank;
use assay_web::browser::page;
use assay_web::tr;
use assay_web::ui::{Limit, LimitNote};
use leptos::prelude::*;

/// The fields that the team asks for, the acknowledgement, and the way on.
#[component]
pub fn You(
    /// The fields that the team asks for.
    asks: [Ask; 3],
    /// The identity that the candidate entered before, when they acknowledged the rules.
    identity: Option<Identity>,
    /// Called with what they tell when they go on.
    on_go_on: Callback<Identity>,
) -> impl IntoView {
    let locale = use_locale();
    let agreed = RwSignal::new(identity.is_some());
    let given: [Option<String>; 3] = identity.unwrap_or_default().into();
    let values: [RwSignal<String>; 3] = std::array::from_fn(|ask| {
        let from_link = page::query_parameter(ASKS[ask]).unwrap_or_default();
        let from_link = limit::cut(&from_link, limit::CANDIDATE[ask]);
        RwSignal::new(given[ask].clone().unwrap_or(from_link))
    });
    // Nothing is complained about before the candidate asks to go on.
    let tried = RwSignal::new(false);
    let problem = move |ask: usize, typed: &str| -> &'static str {
        let typed = typed.trim();
        if is_blank(typed) && asks[ask] == Ask::Required {
            tr!(locale, welcome.fill_in)
        } else if ask == 1 && !typed.is_empty() && !typed.contains('@') {
            tr!(locale, welcome.fill_in_email)
        } else {
            ""
        }
    };
    let fields = (0..3)
        .filter(|ask| asks[*ask] != Ask::Absent)
        .map(|ask| {
            let shown = move || {
                if tried.get() {
                    values[ask].with(|typed| problem(ask, typed))
                } else {
                    ""
                }
            };
            view! {
                <Field
                    ask
                    is_required=asks[ask] == Ask::Required
                    value=values[ask]
                    problem=Signal::derive(shown)
                />
            }
        })
        .collect_view();
    let go_on = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let is_wrong = |ask: usize| {
            let problem = values[ask].with_untracked(|typed| problem(ask, typed));
            asks[ask] != Ask::Absent && !problem.is_empty()
        };
        if let Some(ask) = (0..3).find(|ask| is_wrong(*ask)) {
            page::focus_id(ASKS[ask]);
        } else if !agreed.get_untracked() {
            page::focus_id("rules");
        } else {
            let given: [Option<String>; 3] = std::array::from_fn(|ask| {
                (asks[ask] != Ask::Absent).then(|| values[ask].get_untracked().trim().into())
            });
            on_go_on.run(Identity::from(given));
        }
    };
    let missing = move || tried.get() && !agreed.get();
    let missing_text = move || {
        if missing() {
            tr!(locale, welcome.acknowledge_missing)
        } else {
            ""
        }
    };
    let title = if asks == [Ask::Absent; 3] {
        tr!(locale, welcome.go_on)
    } else {
        tr!(locale, welcome.you)
    };
    view! {
        <form class="clause gate" novalidate=true aria-labelledby="w-you" on:submit=go_on>
            <h2 id="w-you">{title}</h2>
            <div>
                <div class="fields">{fields}</div>
                <label class="tick">
                    <input
                        type="checkbox"
                        id="rules"
                        aria-describedby="rules-error"
                        aria-invalid=move || missing().to_string()
                        prop:checked=move || agreed.get()
                        on:change=move |event| agreed.set(event_target_checked(&event))
                    />
                    <span>{tr!(locale, welcome.acknowledge)}</span>
                </label>
                <p class="field-error" id="rules-error" hidden=move || !missing()>
                    {missing_text}
                </p>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">
                        {tr!(locale, welcome.go_on)}
                    </button>
                    <span class="hint">{tr!(locale, welcome.not_yet)}</span>
                </div>
            </div>
        </form>
    }
}

/// A field in which candidates tell something about themselves.
#[component]
fn Field(
    /// Which of the things that are asked for.
    ask: usize,
    /// Whether it must be filled in.
    is_required: bool,
    /// The text of the field.
    value: RwSignal<String>,
    /// The problem with it; empty where there is none.
    problem: Signal<&'static str>,
) -> impl IntoView {
    let locale = use_locale();
    let id = ASKS[ask];
    let (kind, complete) = [("text", "name"), ("email", "email"), ("text", "off")][ask];
    let error_id = [id, "-error"].concat();
    let described_by = error_id.clone();
    let optional = (!is_required).then(|| {
        view! {
            " "
            <span class="hint">"(" {tr!(locale, welcome.optional)} ")"</span>
        }
    });
    let limit = Limit::new(
        locale,
        limit::CANDIDATE[ask],
        Callback::new(move |typed| value.set(typed)),
        Callback::new(|_| {}),
    );
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {ask_label(locale, ask)}
                {optional}
            </label>
            <input
                {..limit.handlers()}
                class="input"
                id=id
                name=id
                type=kind
                autocomplete=complete
                required=is_required
                aria-describedby=described_by
                aria-invalid=move || (!problem.get().is_empty()).to_string()
                prop:value=value.get_untracked()
            />
            <LimitNote limit />
            <p class="field-error" id=error_id hidden=move || problem.get().is_empty()>
                {move || problem.get()}
            </p>
        </div>
    }
}
