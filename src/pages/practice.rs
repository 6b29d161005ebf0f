//! What comes before the start with the content: how each section works, and practice. Is every way of answering
//! familiar? Nothing here is timed or recorded.

use crate::pages::context::use_locale;
use crate::pages::frame::Clause;
use crate::pages::instructions::AllInstructions;
use assay_core::assessment::{Assessment, FormItem};
use assay_web::browser::arming::PageArming;
use assay_web::browser::page;
use assay_web::tr;
use assay_web::ui::{Answering, Remount, interaction, stem, text};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How each section works, and the practice items, one at a time. What is answered here is forgotten.
#[component]
pub fn Practice(
    /// The content.
    assessment: Arc<Assessment>,
) -> impl IntoView {
    let locale = use_locale();
    let count = assessment.practice.len();
    let position = RwSignal::new(0_usize);
    let arming = PageArming::here();
    let step = move |by: isize| {
        position.update(|at| *at = at.saturating_add_signed(by).min(count - 1));
        arming.opened();
        spawn_local(async {
            page::focus_id("practice-item");
        });
    };
    let at = Memo::new(move |_| position.get());
    let instructions = view! { <AllInstructions assessment=assessment.clone() /> };
    let practice = (count > 0).then(|| {
        view! {
            <Clause id="c-practice" title=tr!(locale, check.practice)>
                <div>
                    <p class="read">{tr!(locale, check.practice_lead)}</p>
                    <Remount value=at let(at)>
                        <PracticeItem assessment=assessment.clone() at />
                    </Remount>
                    <div class="actions">
                        <button
                            type="button"
                            class="btn"
                            disabled=move || position.get() == 0
                            on:click=move |_| step(-1)
                        >
                            {tr!(locale, check.practice_back)}
                        </button>
                        <button
                            type="button"
                            class="btn"
                            disabled=move || position.get() + 1 == count
                            on:click=move |_| step(1)
                        >
                            {tr!(locale, check.practice_next)}
                        </button>
                    </div>
                </div>
            </Clause>
        }
    });
    view! {
        {instructions}
        {practice}
    }
}

/// One practice item.
#[component]
fn PracticeItem(
    /// The content.
    assessment: Arc<Assessment>,
    /// Which it is, counted from 0.
    at: usize,
) -> impl IntoView {
    let locale = use_locale();
    assessment.practice.get(at).map(|item| {
        let number = tr!(
            locale,
            check.practice_of,
            number = at + 1,
            total = assessment.practice.len()
        );
        let answering = Answering::new(locale, &item.interaction.kind, None, |_| {});
        let drawn = FormItem::alone(item, "practice");
        view! {
            <article class="item practice-item" aria-labelledby="practice-item">
                <h3 class="item-title" id="practice-item" tabindex="-1">
                    <span class="item-number">
                        {number} <span class="visually-hidden">": "</span>
                    </span>
                    {text(&item.title)}
                </h3>
                {stem(&item.stem)}
                {interaction(answering, &item.interaction, &drawn.presented)}
            </article>
        }
    })
}
