//! What the team asks of candidates on the welcome screen: who they are, and that they have read the rules.

use crate::app::App;
use assay_core::attempt::Acknowledgement;
use assay_core::config::{ASKS, Ask};
use assay_core::digest::sha256_hex;
use assay_core::limit;
use assay_core::person_text::is_blank;
use assay_web::browser::{clock, page};
use assay_web::ui::{Limit, LimitNote};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The fields that the team asks for, the acknowledgement, and the way on.
#[component]
pub fn You(
    /// The app.
    app: App,
    /// What the team asks for.
    asks: [Ask; 3],
) -> impl IntoView {
    let words = &app.words.welcome;
    let told = app.inner.with_value(|inner| inner.candidate.clone());
    let values: [RwSignal<String>; 3] = std::array::from_fn(|ask| {
        let from_link = page::query_parameter(ASKS[ask]).unwrap_or_default();
        let from_link = limit::cut(&from_link, limit::CANDIDATE[ask]);
        RwSignal::new(told[ask].clone().unwrap_or(from_link))
    });
    let agreed = RwSignal::new(app.inner.with_value(|inner| !inner.acknowledged.is_empty()));
    // Nothing is complained about before the candidate asks to go on.
    let tried = RwSignal::new(false);
    let problem = move |ask: usize, told: &str| -> &'static str {
        let told = told.trim();
        if is_blank(told) && asks[ask] == Ask::Required {
            words.fill_in
        } else if ask == 1 && !told.is_empty() && !told.contains('@') {
            words.fill_in_email
        } else {
            ""
        }
    };
    let fields = (0..3)
        .filter(|ask| asks[*ask] != Ask::Absent)
        .map(|ask| {
            let shown = move || {
                if tried.get() {
                    values[ask].with(|told| problem(ask, told))
                } else {
                    ""
                }
            };
            view! {
                <Field
                    app
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
            let problem = values[ask].with_untracked(|told| problem(ask, told));
            asks[ask] != Ask::Absent && !problem.is_empty()
        };
        if let Some(ask) = (0..3).find(|ask| is_wrong(*ask)) {
            page::focus_id(ASKS[ask]);
        } else if !agreed.get_untracked() {
            page::focus_id("rules");
        } else {
            let told = std::array::from_fn(|ask| {
                (asks[ask] != Ask::Absent).then(|| values[ask].get_untracked().trim().into())
            });
            acknowledge(app, told);
        }
    };
    let missing = move || tried.get() && !agreed.get();
    let missing_text = move || {
        if missing() {
            words.acknowledge_missing
        } else {
            ""
        }
    };
    let title = if asks == [Ask::Absent; 3] {
        words.go_on
    } else {
        words.you
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
                    <span>{words.acknowledge}</span>
                </label>
                <p class="field-error" id="rules-error" hidden=move || !missing()>
                    {missing_text}
                </p>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">
                        {words.go_on}
                    </button>
                    <span class="hint">{words.not_yet}</span>
                </div>
            </div>
        </form>
    }
}

/// A field in which candidates tell something about themselves.
#[component]
fn Field(
    /// The app.
    app: App,
    /// Which of the things that are asked for.
    ask: usize,
    /// Whether it must be filled in.
    is_required: bool,
    /// What is told.
    value: RwSignal<String>,
    /// What is wrong with it; empty where nothing is.
    problem: Signal<&'static str>,
) -> impl IntoView {
    let words = &app.words.welcome;
    let id = ASKS[ask];
    let (kind, complete) = [("text", "name"), ("email", "email"), ("text", "off")][ask];
    let error_id = [id, "-error"].concat();
    let described_by = error_id.clone();
    let optional = (!is_required).then(|| {
        view! {
            " "
            <span class="hint">"(" {words.optional} ")"</span>
        }
    });
    let limit = Limit::new(
        app.words,
        limit::CANDIDATE[ask],
        Callback::new(move |told| value.set(told)),
        Callback::new(|_| {}),
    );
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {words.asks[ask]}
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

/// Goes on. What was acknowledged is recorded by the digest of its words.
fn acknowledge(app: App, told: [Option<String>; 3]) {
    let words = app.words.welcome.acknowledge;
    app.update_inner(|inner| {
        inner.candidate = told;
        inner.acknowledged = vec![Acknowledgement {
            id: "rules".into(),
            text_sha256: sha256_hex(words.as_bytes()),
            wall_ms: clock::now().wall_ms,
        }];
    });
    spawn_local(crate::session::arrival::go_on(app));
}
