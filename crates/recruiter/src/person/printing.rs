//! What goes on paper. The first page is the summary; what follows it is chosen before printing. What is closed on screen
//! stays closed on paper.

use assay_web::browser::{clock, screen};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The parts that follow the summary on paper; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct PrintChoice {
    /// The explanations that are open on screen.
    pub explanations: RwSignal<bool>,
    /// What the result rests on.
    pub basis: RwSignal<bool>,
    /// Every question with its answer.
    pub answers: RwSignal<bool>,
}

impl Default for PrintChoice {
    fn default() -> Self {
        Self {
            explanations: RwSignal::new(true),
            basis: RwSignal::new(true),
            answers: RwSignal::new(false),
        }
    }
}

/// The choice, and the button that prints.
#[component]
pub fn PrintPanel(
    /// The parts that are chosen.
    choice: PrintChoice,
    /// How many explanations are open.
    open_count: Signal<usize>,
    /// Called before the browser prints.
    on_print: Callback<()>,
) -> impl IntoView {
    let print = move |_| {
        on_print.run(());
        spawn_local(async {
            // So that the page is as chosen.
            clock::sleep(0).await;
            screen::print();
        });
    };
    let explanations = move || tr!(person.print_explanations, count = open_count.get());
    view! {
        <details class="person-printing no-print">
            <summary>{tr!(person.print)}</summary>
            <fieldset>
                <legend>{tr!(person.print_legend)}</legend>
                <p class="hint">{tr!(person.print_hint)}</p>
                <Tick is_on=choice.explanations>{explanations}</Tick>
                <Tick is_on=choice.basis>{tr!(person.basis)}</Tick>
                <Tick is_on=choice.answers>{tr!(person.print_answers)}</Tick>
            </fieldset>
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=print>
                    {tr!(person.print_now)}
                </button>
            </div>
        </details>
    }
}

/// A part that can be chosen.
#[component]
fn Tick(
    /// Whether it is chosen.
    is_on: RwSignal<bool>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || is_on.get()
                on:change=move |event| is_on.set(event_target_checked(&event))
            />
            <span>{children()}</span>
        </label>
    }
}

/// A part of the page that paper leaves out unless it is chosen. It begins a page of its own.
#[component]
pub fn PaperPart(
    /// Whether it is chosen.
    is_on: RwSignal<bool>,
    /// The part.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="person-part" class:no-print=move || !is_on.get()>
            {children()}
        </div>
    }
}
