//! Order: a list whose steps are moved by buttons or keys. An untouched list is no answer.

use super::answering::Answering;
use super::answering::{AnswerFoot, leave_button};
use super::icon::icon;
use super::icon::icons;
use super::text;
use crate::browser::arming::PageArming;
use crate::browser::page;
use crate::tr;
use assay_core::assessment::Choice;
use assay_core::attempt::Response;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{KeyboardEvent, MouseEvent};

/// A list that is being put in order. Copied freely into event handlers.
#[derive(Clone, Copy)]
struct List {
    answering: Answering,
    /// The steps as presented.
    presented: StoredValue<Vec<Choice>>,
    /// What is said of the last move.
    move_notice: RwSignal<String>,
}

/// The options of an order item.
#[component]
pub fn Order(
    /// The response being given.
    answering: Answering,
    /// The options as presented.
    options: Vec<Choice>,
) -> impl IntoView {
    let list = List {
        answering,
        presented: StoredValue::new(options),
        move_notice: RwSignal::new(String::new()),
    };
    let locale = answering.locale;
    let state = move || {
        let moved = list.move_notice.get();
        if !answering.is_given() {
            text(tr!(locale, answer.order_untouched))
        } else if moved.is_empty() {
            text(tr!(locale, answer.order_kept))
        } else {
            text(moved)
        }
    };
    let arming = PageArming::here();
    let keep = move |event: MouseEvent| {
        let presented = list
            .presented
            .with_value(|options| options.iter().map(|option| option.id.clone()).collect());
        list.move_notice.set(String::new());
        answering.give(Response::Order(presented));
        leave_button(&event, arming);
    };
    let keep = view! {
        <button type="button" class="btn" hidden=move || answering.is_given() on:click=keep>
            {tr!(locale, answer.keep_order)}
        </button>
    }
    .into_any();
    view! {
        <ol class="order">
            <For
                each=move || list.sequence()
                key=|option| option.id.clone()
                children=move |option| view! { <Step list option /> }
            />
        </ol>
        <AnswerFoot answering before=keep>
            <p role="status">{state}</p>
        </AnswerFoot>
    }
}

/// One step of the list.
#[component]
fn Step(
    /// The list.
    list: List,
    /// The step.
    option: Choice,
) -> impl IntoView {
    let locale = list.answering.locale;
    let Choice { id, text: name } = option;
    let up_label = tr!(locale, answer.up, option = name);
    let down_label = tr!(locale, answer.down, option = name);
    let (up_id, down_id) = (["up-", &id].concat(), ["down-", &id].concat());
    let shown = text(&name);
    let own = id.clone();
    let position = Memo::new(move |_| {
        let place = list.sequence().iter().position(|option| option.id == own);
        place.unwrap_or_default()
    });
    let count = list.presented.with_value(Vec::len);
    let shift = Callback::new(move |by| list.shift(&id, &name, by));
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        shift.run(by);
    };
    view! {
        <li class="row" on:keydown=on_key>
            <span class="order-place" aria-hidden="true">
                {move || (position.get() + 1).to_string()}
            </span>
            <span class="row-text">{shown}</span>
            <span class="moves">
                <span on:click=move |_| shift.run(-1)>
                    <MoveButton
                        id=up_id
                        label=up_label
                        path=icons::UP
                        is_barred=move || position.get() == 0
                    />
                </span>
                <span on:click=move |_| shift.run(1)>
                    <MoveButton
                        id=down_id
                        label=down_label
                        path=icons::DOWN
                        is_barred=move || position.get() + 1 == count
                    />
                </span>
            </span>
        </li>
    }
}

/// A button that moves a step. What a press does is announced where the button stands.
#[component]
fn MoveButton(
    /// Identifier, unique on the page.
    id: String,
    /// Its name.
    label: String,
    /// The path of its icon.
    path: &'static str,
    /// Whether the step is at that end of the list already.
    #[prop(into)]
    is_barred: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="btn move"
            id=id
            aria-label=label
            aria-disabled=move || is_barred.get().then_some("true")
        >
            {icon(path)}
        </button>
    }
}

impl List {
    /// The candidate's order; empty while there is none.
    fn current(self) -> Vec<String> {
        self.answering.response.with(|response| match response {
            Response::Order(order) => order.clone(),
            _ => Vec::new(),
        })
    }

    /// The options as they stand: in the candidate's order, or as presented while there is none.
    fn sequence(self) -> Vec<Choice> {
        let order = self.current();
        self.presented.with_value(|options| {
            let ordered: Vec<Choice> = order
                .iter()
                .filter_map(|id| options.iter().find(|option| option.id == *id))
                .cloned()
                .collect();
            if ordered.len() == options.len() {
                ordered
            } else {
                options.clone()
            }
        })
    }

    /// Moves a step up (-1) or down (1).
    fn shift(self, id: &str, name: &str, by: isize) {
        let mut order = untrack(|| self.sequence());
        let count = order.len();
        let place = order.iter().position(|option| option.id == id);
        let target = place
            .and_then(|place| place.checked_add_signed(by))
            .filter(|target| *target < count);
        let Some((place, target)) = place.zip(target) else {
            return;
        };
        order.swap(place, target);
        let moved = tr!(
            self.answering.locale,
            answer.moved,
            option = name,
            number = target + 1,
            total = count,
        );
        self.move_notice.set(moved);
        self.answering.give(Response::Order(
            order.into_iter().map(|option| option.id).collect(),
        ));
        // A step that changes its place may lose the focus; at an end of the list it goes to the other button.
        let edge = if by < 0 {
            target == 0
        } else {
            target + 1 == count
        };
        let towards_up = (by < 0) != edge;
        let button = [if towards_up { "up-" } else { "down-" }, id].concat();
        spawn_local(async move {
            page::focus_id(&button);
        });
    }
}
