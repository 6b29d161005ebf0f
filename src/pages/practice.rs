//! Practice: is every way of answering familiar? Beside it, before the start, stands how each section works; on a page of
//! its own, how the test begins. Nothing here is timed or recorded.

mod feedback;
mod feedback_notice;

use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover, Paragraphs};
use crate::pages::instructions::AllInstructions;
use crate::pages::trouble::{Broken, Loading};
use assay_core::assessment::{Assessment, FormItem, Item, ItemKey};
use assay_core::attempt::Response;
use assay_core::document::Problems;
use assay_web::browser::arming::PageArming;
use assay_web::browser::page;
use assay_web::tr;
use assay_web::ui::{Answering, Remount, interaction, stem, text};
use feedback::Feedback;
use feedback_notice::{FeedbackNotice, VERDICT};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The content of the practice page.
#[derive(Debug, Clone, PartialEq)]
pub enum PracticePage {
    /// Configuration and pack are on their way.
    Loading,
    /// They cannot be used.
    Broken(Problems),
    /// The practice.
    Ready(Arc<Assessment>),
}

/// How each section works, and the practice items: a part of the screen before the start.
#[component]
pub fn Practice(
    /// The content.
    assessment: Arc<Assessment>,
) -> impl IntoView {
    let locale = use_locale();
    let instructions = view! { <AllInstructions assessment=assessment.clone() /> };
    let practice = (!assessment.practice.is_empty()).then(|| {
        view! {
            <Clause id="c-practice" title=tr!(locale, check.practice)>
                <div>
                    <p class="read">{tr!(locale, check.practice_lead)}</p>
                    <Examples assessment />
                </div>
            </Clause>
        }
    });
    view! {
        {instructions}
        {practice}
    }
}

/// The practice on a page of its own, which does not lead to the test.
#[component]
pub fn PracticeScreen(
    /// View model of the page.
    page: Memo<PracticePage>,
    /// Called when somebody asks to load configuration and pack again.
    on_try_again: Callback<()>,
) -> impl IntoView {
    move || match page.get() {
        PracticePage::Loading => view! { <Loading /> }.into_any(),
        PracticePage::Broken(problems) => view! { <Broken problems on_try_again /> }.into_any(),
        PracticePage::Ready(assessment) => view! { <PracticeCover assessment /> }.into_any(),
    }
}

/// The practice page, once the content is there.
#[component]
fn PracticeCover(
    /// The content.
    assessment: Arc<Assessment>,
) -> impl IntoView {
    let locale = use_locale();
    let begin = vec![
        String::from(tr!(locale, practice.begin_where)),
        String::from(tr!(locale, practice.begin_when)),
    ];
    let examples = if assessment.practice.is_empty() {
        view! { <p class="read">{tr!(locale, practice.none)}</p> }.into_any()
    } else {
        view! { <Examples assessment /> }.into_any()
    };
    view! {
        <Cover title=tr!(locale, practice.title) lead=tr!(locale, practice.lead)>
            <Clause id="c-practice" title=tr!(locale, practice.examples)>
                <div>{examples}</div>
            </Clause>
            <Clause id="c-begin" title=tr!(locale, practice.begin)>
                <Paragraphs texts=begin />
            </Clause>
        </Cover>
    }
}

/// The practice items, one at a time; there is at least one. What is answered here is forgotten.
#[component]
fn Examples(
    /// The content.
    assessment: Arc<Assessment>,
) -> impl IntoView {
    let locale = use_locale();
    let last = assessment.practice.len().saturating_sub(1);
    let position = RwSignal::new(0_usize);
    let arming = PageArming::here();
    let step = move |by: isize| {
        position.update(|at| *at = at.saturating_add_signed(by).min(last));
        arming.opened();
        spawn_local(async {
            page::focus_id("practice-item");
        });
    };
    let at = Memo::new(move |_| position.get());
    view! {
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
                disabled=move || position.get() == last
                on:click=move |_| step(1)
            >
                {tr!(locale, check.practice_next)}
            </button>
        </div>
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
        let check = assessment.practice_key_of(&item.id).map(|key| {
            view! { <CheckAnswer item=item.clone() key_of_item=key.clone() answering /> }
        });
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
                {check}
            </article>
        }
    })
}

/// The button that checks an answer, and the feedback on it. That is about the answer as it was checked, and goes when the
/// answer changes.
#[component]
fn CheckAnswer(
    /// The item.
    item: Item,
    /// Its key.
    key_of_item: ItemKey,
    /// The response being given.
    answering: Answering,
) -> impl IntoView {
    let locale = use_locale();
    let checked = RwSignal::new(None::<Response>);
    let arming = PageArming::here();
    let current = Memo::new(move |_| {
        let response = answering.response.get();
        checked.get().filter(|checked| *checked == response)
    });
    let is_unanswered = Memo::new(move |_| {
        current.with(|current| current.as_ref().is_some_and(Response::is_empty))
    });
    let feedback = Memo::new(move |_| {
        let response = current.get().filter(|response| !response.is_empty())?;
        Some(Feedback::of(&item, &key_of_item, &response))
    });
    let press = move |_| {
        let is_told = current.with_untracked(Option::is_some);
        checked.set(Some(answering.response.get_untracked()));
        // The feedback moves what lies under it.
        arming.opened();
        // What stands there already is announced by moving there.
        if is_told {
            page::focus_id(VERDICT);
        }
    };
    view! {
        <div class="actions">
            <button type="button" class="btn" on:click=press>
                {tr!(locale, practice.check)}
            </button>
        </div>
        <FeedbackNotice feedback is_unanswered />
    }
}
