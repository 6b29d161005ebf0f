//! Saying what was meant by a value that no rule could read.

use super::form::{Written, focus_first, radios};
use crate::person::shown::Person;
use assay_core::scoring::Fraction;
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{PartScore, decimals, sentence as sentence_of, unquoted};
use assay_web::browser::{page, screen};
use assay_web::ui::text;
use leptos::prelude::*;

/// The form for one part of an item.
#[component]
pub fn Review(
    /// Whose answer it is.
    person: Person,
    /// The identifier of the item.
    item: String,
    /// The part.
    part: PartScore,
) -> impl IntoView {
    let id = ["review-", &item, "-", &part.name].concat();
    let (chosen, error) = (RwSignal::new(None::<Fraction>), RwSignal::new(""));
    let reason = Written::new(person, [&id, "-reason"].concat());
    let state_id = [&id, "-state"].concat();
    let legend = tr!(person.review, answer = unquoted(&part.given));
    let place = StoredValue::new((item, part.name));
    let entry = move || {
        let record = person.record();
        place.with_value(|place| record.state.reviews.get(place).cloned())
    };
    let state = move || {
        let sentence = match entry() {
            None => tr!(person.review_none).to_owned(),
            Some(entry) => {
                let share = decimals(entry.value).0;
                sentence_of(&tr!(
                    person.review_is,
                    author = entry.by,
                    share = share,
                    time = screen::local_time(&entry.at),
                    reason = entry.why
                ))
            }
        };
        text(sentence)
    };
    let write = {
        let state_id = state_id.clone();
        Callback::new(move |share: Option<Fraction>| {
            let Some(why) = reason.taken(1, tr!(person.reason_needed)) else {
                return;
            };
            let (item, part) = place.get_value();
            let done = person.record_action(ReviewAction::Reviewed {
                item,
                part,
                share,
                reason: why,
            });
            if done {
                reason.clear();
                page::focus_id(&state_id);
            }
        })
    };
    let shares = vec![
        (Fraction::ZERO, tr!(person.share_none), ""),
        (Fraction::HALF, tr!(person.share_half), ""),
        (Fraction::ONE, tr!(person.share_all), ""),
    ];
    let choices = radios(&id, legend, shares, chosen, error);
    let save = move |_| match chosen.get_untracked() {
        None => {
            error.set(tr!(person.choose_share));
            focus_first(&id);
        }
        share => write.run(share),
    };
    view! {
        <div class="person-judging">
            {choices} <p class="hint">{tr!(person.review_lead)}</p>
            {reason.field(tr!(person.reason), tr!(person.judge_hint))} <div class="actions">
                <button type="button" class="btn" on:click=save>
                    {tr!(person.review_save)}
                </button>
                <button
                    type="button"
                    class="btn"
                    hidden=move || entry().is_none()
                    on:click=move |_| write.run(None)
                >
                    {tr!(person.take_back)}
                </button>
            </div> <p class="person-state" role="status" id=state_id>
                {state}
            </p>
        </div>
    }
}
