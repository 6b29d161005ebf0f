//! How a form comes out of a seed, and what another seed gives instead.

use super::chosen::{Choices, Chosen};
use crate::test::looked::Looked;
use crate::workspace::Workspace;
use assay_core::assessment::{Assessment, GENERATOR};
use assay_evaluation::{SelectedItem, SelectedSection, compare_forms, find_item, select_form};
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// A form that was drawn.
type Drawn = Arc<[SelectedSection]>;

/// The forms of one seed or two.
#[component]
pub(super) fn Forms(
    /// The workspace.
    workspace: Workspace,
    /// The pack that is looked at, with its key.
    looked: Looked,
) -> impl IntoView {
    let choices = Choices::here();
    let seed = RwSignal::new(choices.seed());
    let second = RwSignal::new(choices.get().second);
    let pack = looked.pack.clone();
    let said = Memo::new(move |_| summary(&pack, &seed.get(), &second.get()));
    let pack = looked.pack.clone();
    let tables = move || {
        let draw = |seed: &str| (!seed.is_empty()).then(|| Drawn::from(select_form(&pack, seed)));
        let seeds = [seed.get(), second.get()];
        let forms = seeds.each_ref().map(|seed| draw(seed));
        let [seed, second] = seeds;
        let [first, other] = forms;
        let one = first
            .clone()
            .map(|form| view! { <FormTable id="form-one" seed form other=other.clone() /> });
        let another =
            other.map(|form| view! { <FormTable id="form-other" seed=second form other=first /> });
        (one, another)
    };
    view! {
        <p class="lead">{tr!(test.form_lead)}</p>
        <div class="test-seeds">
            <SeedField
                id="form-seed"
                label=tr!(test.seed)
                hint=tr!(test.seed_hint)
                seed
                remember=|chosen, typed| chosen.seed = Some(typed)
            />
            <SeedField
                id="form-second"
                label=tr!(test.second_seed)
                hint=tr!(test.second_hint)
                seed=second
                remember=|chosen, typed| chosen.second = typed
            />
            <SeedsAtHand workspace />
        </div>
        <p role="status">{move || text(said.get())}</p>
        <div class="test-forms">{tables}</div>
        <p class="hint">{tr!(test.options_note)}</p>
        <p class="hint">{tr!(test.generator, generator = GENERATOR)}</p>
    }
}

/// A field for a seed; what is typed is remembered.
#[component]
fn SeedField(
    /// Identifier of the field.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// The hint under it.
    hint: &'static str,
    /// The seed.
    seed: RwSignal<String>,
    /// Keeps what was typed.
    remember: fn(&mut Chosen, String),
) -> impl IntoView {
    let hint_id = [id, "-hint"].concat();
    let described_by = hint_id.clone();
    let choices = Choices::here();
    let typed = move |event| {
        let typed = event_target_value(&event);
        choices.change(|chosen| remember(chosen, typed.clone()));
        seed.set(typed);
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <input
                class="input"
                id=id
                autocomplete="off"
                spellcheck="false"
                list="form-seeds"
                aria-describedby=described_by
                use:field_value=Signal::from(seed)
                on:input=typed
            />
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
}

/// The seeds of the candidates on the workspace, as suggestions.
#[component]
fn SeedsAtHand(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let mut seeds: Vec<String> = workspace.records.with_untracked(|all| {
        let seeds = all.iter().map(|record| record.opened.seed.clone());
        seeds.filter(|seed| !seed.is_empty()).collect()
    });
    seeds.sort();
    seeds.dedup();
    let options = seeds
        .into_iter()
        .map(|seed| view! { <option value=seed></option> })
        .collect_view();
    view! { <datalist id="form-seeds">{options}</datalist> }
}

/// Returns a sentence about the forms of the seeds that were typed.
fn summary(pack: &Assessment, seed: &str, second: &str) -> String {
    if seed.is_empty() {
        return tr!(test.no_seed).into();
    }
    let form = select_form(pack, seed);
    if second.is_empty() {
        let items: usize = form.iter().map(|section| section.items.len()).sum();
        return tr!(test.drawn, seed = seed, count = items);
    }
    let common = compare_forms(&form, &select_form(pack, second));
    tr!(
        test.drawn_both,
        count = common.items,
        total = common.of,
        alike = common.alike,
    )
}

/// A form, section by section.
#[component]
fn FormTable(
    /// Identifier of the caption.
    id: &'static str,
    /// The seed that it is drawn from.
    seed: String,
    /// The form.
    form: Drawn,
    /// The form that it is compared with.
    other: Option<Drawn>,
) -> impl IntoView {
    let mut headings = vec![
        tr!(test.number),
        tr!(test.item),
        tr!(test.kind),
        tr!(test.options),
    ];
    headings.extend(other.as_ref().map(|_| tr!(test.in_both)));
    let columns = headings.len().to_string();
    let headings = headings
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect_view();
    let mut number = 0;
    let groups = form
        .iter()
        .map(|section| {
            let rows = section
                .items
                .iter()
                .map(|item| {
                    number += 1;
                    row(number, item, other.as_deref())
                })
                .collect_view();
            view! {
                <tbody>
                    <tr class="test-group">
                        <th scope="colgroup" colspan=columns.clone()>
                            {text(&section.title)}
                        </th>
                    </tr>
                    {rows}
                </tbody>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby=id>
            <table class="contents test-form">
                <caption id=id>{text(tr!(test.form_of, seed = seed))}</caption>
                <thead>
                    <tr>{headings}</tr>
                </thead>
                {groups}
            </table>
        </div>
    }
}

/// An item of a form, and whether the other form has it.
fn row(
    number: usize,
    item: &SelectedItem,
    other: Option<&[SelectedSection]>,
) -> impl IntoView + use<> {
    let letters = if item.letters.is_empty() {
        tr!(test.as_in_bank).into()
    } else {
        item.letters.clone()
    };
    let shared = other.map(|other| {
        let shared = match find_item(other, &item.id) {
            Some(same) if same.letters == item.letters => tr!(test.yes),
            Some(_) => tr!(test.yes_other_order),
            None => tr!(test.no),
        };
        view! { <td>{shared}</td> }
    });
    view! {
        <tr>
            <td>{number}</td>
            <th scope="row">{text(&item.title)} <small class="test-id">{text(&item.id)}</small></th>
            <td>{item.kind}</td>
            <td class="test-letters">{letters}</td>
            {shared}
        </tr>
    }
}
