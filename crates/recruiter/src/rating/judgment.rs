//! A form for a rating that counts in place of others: a choice from 1 to 5 and a reason, saved together.

use super::drafts::Drafts;
use super::scale::{self, RatingScale};
use assay_evaluation::{Attributed, reason_length};
use assay_web::browser::page;
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::prelude::*;

/// The form.
#[component]
pub fn JudgmentForm(
    /// The place where the reason is kept while it is written.
    drafts: Drafts,
    /// Identifier, unique on the page.
    id: String,
    /// The legend of the scale.
    legend: &'static str,
    /// The meaning of each rating.
    anchors: [String; 5],
    /// The entry that stands.
    stands: Memo<Option<Attributed<u32>>>,
    /// Tells who said what and why.
    stands_text: fn(&Attributed<u32>) -> String,
    /// The text shown while nothing stands.
    open_text: &'static str,
    /// The label of the button.
    save: &'static str,
    /// The name that the draft of the reason goes by.
    key: String,
    /// The least number of characters of the reason of a rating.
    least: Callback<u32, usize>,
    /// Does it; `None` opens it again.
    on_save: Callback<(Option<u32>, String)>,
) -> impl IntoView {
    // What somebody picked, and what stood then: once something else stands, whoever said it, that is chosen.
    let picked = RwSignal::new(None::<(Option<Attributed<u32>>, u32)>);
    let chosen = Memo::new(move |_| {
        let stands = stands.get();
        let own = picked.get().filter(|(basis, _)| *basis == stands);
        own.map(|(_, rating)| rating)
            .or(stands.map(|entry| entry.value))
    });
    let fault = RwSignal::new("");
    let reason = {
        let key = key.clone();
        Memo::new(move |_| {
            let stands = || stands.get().map(|entry| entry.why);
            drafts.get(&key).or_else(stands).unwrap_or_default()
        })
    };
    let [reason_id, fault_id, button_id] =
        ["-reason", "-fault", "-save"].map(|part| [&id, part].concat());
    let submit = {
        let (id, reason_id, key) = (id.clone(), reason_id.clone(), key.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let text = String::from(reason.get_untracked().trim());
            let rating = chosen.get_untracked();
            if !drafts.has_author() {
                fault.set(tr!(rating.who_needed));
                page::focus_id("who");
            } else if rating.is_none() {
                fault.set(tr!(rating.choose_first));
                scale::focus(&id, None);
            } else if let length = reason_length(&text)
                && length < rating.map_or(1, |rating| least.run(rating))
            {
                fault.set(if length == 0 {
                    tr!(rating.reason_first)
                } else {
                    tr!(rating.reason_far)
                });
                page::focus_id(&reason_id);
            } else {
                fault.set("");
                on_save.run((rating, text));
                drafts.forget(&key);
            }
        }
    };
    let open_again = {
        let button_id = button_id.clone();
        move |_| {
            // The button goes away with what it takes back.
            page::focus_id(&button_id);
            on_save.run((None, String::new()));
        }
    };
    let standing = move || match stands.get() {
        Some(entry) => text(stands_text(&entry)),
        None => text(open_text),
    };
    let is_invalid = move || {
        [tr!(rating.reason_first), tr!(rating.reason_far)]
            .contains(&fault.get())
            .then_some("true")
    };
    let on_choose = Callback::new(move |rating| picked.set(Some((stands.get_untracked(), rating))));
    view! {
        <form class="judgment stack" novalidate=true on:submit=submit>
            <p class="judgment-state" role="status">
                {standing}
            </p>
            <RatingScale id anchors chosen on_choose>
                {legend}
            </RatingScale>
            <div class="field">
                <label class="field-label" for=reason_id.clone()>
                    {tr!(rating.settle_reason)}
                </label>
                <textarea
                    class="input"
                    id=reason_id
                    rows="2"
                    dir="auto"
                    required=true
                    aria-describedby=fault_id.clone()
                    aria-invalid=is_invalid
                    use:field_value=Signal::from(reason)
                    on:input=move |event| drafts.keep(key.clone(), event_target_value(&event))
                />
            </div>
            <p class="field-error" id=fault_id role="alert">
                {move || fault.get()}
            </p>
            <div class="actions">
                <button type="submit" class="btn" id=button_id>
                    {save}
                </button>
                <button
                    type="button"
                    class="btn-quiet"
                    hidden=move || stands.get().is_none()
                    on:click=open_again
                >
                    {tr!(rating.settle_back)}
                </button>
            </div>
        </form>
    }
}
