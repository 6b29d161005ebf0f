//! The questions of the interview: the core that everyone is asked, with what each rating means, and the bank.

use crate::guide::prose::{Sentences, Side, bank_area_name, question_id};
use crate::outcome_names::area_name;
use assay_evaluation::{BankQuestion, CoreQuestion, Kit};
use assay_web::browser::page;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The core questions.
#[component]
pub fn CoreQuestions(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let count = kit.core.len();
    let links = kit
        .core
        .iter()
        .map(|one| (question_id("core", &one.id), one.title.clone()))
        .collect();
    let articles = (1_usize..)
        .zip(&kit.core)
        .map(|(number, one)| view! { <CoreArticle question=one.clone() number count /> })
        .collect_view();
    view! {
        <p class="lead">{tr!(guide.core_lead)}</p>
        <Jumps links />
        {articles}
    }
}

/// A core question.
#[component]
fn CoreArticle(
    /// The question.
    question: CoreQuestion,
    /// Which one it is.
    number: usize,
    /// How many there are.
    count: usize,
) -> impl IntoView {
    let mut mark = tr!(guide.number, number = number, total = count);
    mark.push_str(" · ");
    mark.push_str(area_name(question.area));
    if question.is_deep_dive {
        mark.push_str(" · ");
        mark.push_str(tr!(guide.deep_dive));
    }
    let id = question_id("core", &question.id);
    let labeled_by = id.clone();
    let anchors = view! { <Anchors question=question.clone() /> };
    view! {
        <article class="guide-question" aria-labelledby=labeled_by>
            <p class="caps">{mark}</p>
            <h2 id=id tabindex="-1">
                {text(question.title)}
            </h2>
            <Ask question=question.question />
            <Side class="guide-side" title=tr!(guide.probes)>
                <p class="read">{text(question.probes)}</p>
            </Side>
            <Side class="guide-side" title=tr!(guide.follow_ups)>
                <p class="hint">{tr!(guide.follow_ups_hint)}</p>
                <Sentences of=question.follow_ups />
            </Side>
            <Side class="guide-side" title=tr!(guide.anchors)>
                {anchors}
            </Side>
        </article>
    }
}

/// The meaning of each rating, as a table.
#[component]
pub fn Anchors(
    /// The question that is rated.
    question: CoreQuestion,
) -> impl IntoView {
    let caption = tr!(guide.anchors_of, question = question.title);
    let rows = (1_u32..)
        .zip(question.anchors)
        .map(|(rating, meaning)| {
            view! {
                <tr>
                    <th scope="row">{rating}</th>
                    <td>{text(meaning)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="guide-anchors">
            <caption class="visually-hidden">{text(caption)}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr!(guide.rating)}</th>
                    <th scope="col">{tr!(guide.meaning)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The bank, of which an area can be chosen.
#[component]
pub fn BankQuestions(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let area: RwSignal<&'static str> = RwSignal::new("");
    let articles = kit
        .bank
        .iter()
        .map(|question| view! { <BankArticle question=question.clone() area /> })
        .collect_view();
    let choices = [
        ("", tr!(guide.area_all)),
        ("technical", tr!(guide.area_technical)),
        ("behavioural", tr!(guide.area_behavioral)),
    ];
    let choices = choices
        .map(|(value, name)| view! { <AreaChoice area value name /> })
        .collect_view();
    let shown = move || {
        let area = area.get();
        let is_shown = |one: &&BankQuestion| area.is_empty() || one.area.name() == area;
        let count = kit.bank.iter().filter(is_shown).count();
        tr!(guide.shown, count = count)
    };
    view! {
        <p class="lead">{tr!(guide.bank_lead)}</p>
        <div class="guide-filter">
            <fieldset>
                <legend>{tr!(guide.area)}</legend>
                {choices}
            </fieldset>
            <p class="hint" role="status">
                {shown}
            </p>
        </div>
        {articles}
    }
}

/// An area that can be chosen.
#[component]
fn AreaChoice(
    /// The area that is chosen; empty for all.
    area: RwSignal<&'static str>,
    /// The area that it stands for.
    value: &'static str,
    /// Its name.
    name: &'static str,
) -> impl IntoView {
    let choose = move |event| {
        if event_target_checked(&event) {
            area.set(value);
        }
    };
    view! {
        <label class="tick">
            <input
                type="radio"
                name="bank-area"
                prop:checked=move || area.get() == value
                on:change=choose
            />
            {name}
        </label>
    }
}

/// A question of the bank; hidden while another area is chosen.
#[component]
fn BankArticle(
    /// The question.
    question: BankQuestion,
    /// The area that is chosen; empty for all.
    area: RwSignal<&'static str>,
) -> impl IntoView {
    let name = bank_area_name(question.area);
    let own = question.area.name();
    let is_hidden = move || !area.get().is_empty() && area.get() != own;
    let id = question_id("bank", &question.id);
    let labeled_by = id.clone();
    view! {
        <article class="guide-question" aria-labelledby=labeled_by hidden=is_hidden>
            <p class="caps">{name}</p>
            <h2 id=id tabindex="-1">
                {text(question.title)}
            </h2>
            <Ask question=question.question />
            <Side class="guide-side" title=tr!(guide.probes)>
                <Sentences of=question.probes />
            </Side>
            <Side class="guide-side" title=tr!(guide.follow_ups)>
                <Sentences of=question.follow_ups />
            </Side>
            <Side class="guide-side" title=tr!(guide.strong)>
                <Sentences of=question.strong />
            </Side>
        </article>
    }
}

/// The question as it is read out.
#[component]
fn Ask(
    /// The question.
    question: String,
) -> impl IntoView {
    view! {
        <div class="guide-ask">
            <p class="hint">{tr!(guide.ask)}</p>
            <p class="read">{text(question)}</p>
        </div>
    }
}

/// The ways down the page. They move the focus and add nothing to the history, so they are buttons.
#[component]
fn Jumps(
    /// Identifiers of headings, each with its name.
    links: Vec<(String, String)>,
) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|(id, title)| {
            let go = move |_| {
                page::focus_id(&id);
            };
            view! {
                <li>
                    <button type="button" class="btn-quiet" on:click=go>
                        {text(title)}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="guide-jump" aria-label=tr!(guide.on_page)>
            <ol>{links}</ol>
        </nav>
    }
}
