//! Pieces that every rating is given with: the scale from 1 to 5 with its anchors, and the note beside it.

use super::drafts::Drafts;
use assay_web::browser::{keys, nodes, page};
use assay_web::ui::dom::{El, View, el};
use leptos::prelude::untrack;
use leptos::prelude::*;
use std::sync::Arc;

/// A scale from 1 to 5.
pub struct Scale {
    /// Identifier, unique on the page; the radios are called by it with their number behind.
    pub id: String,
    /// What is rated.
    pub title: View,
    /// What each rating means.
    pub anchors: [String; 5],
    /// The rating that stands.
    pub chosen: Signal<Option<u32>>,
    /// Whether nothing can be chosen now.
    pub is_closed: Signal<bool>,
    /// What a choice does.
    pub choose: Arc<dyn Fn(u32)>,
}

/// The scale. A choice takes effect at once, so arrow keys only move the focus, and Space chooses.
pub fn scale(scale: Scale) -> El {
    let Scale {
        id,
        title,
        anchors,
        chosen,
        is_closed,
        choose,
    } = scale;
    let rows: Vec<View> = anchors
        .into_iter()
        .zip(1_u32..)
        .map(|(anchor, rating)| {
            let choose = choose.clone();
            el("label.anchor")
                .child(
                    el("input")
                        .attr("type", "radio")
                        .attr("name", id.clone())
                        .attr("id", radio(&id, rating))
                        .attr("value", rating.to_string())
                        .flag("checked", move || chosen.get() == Some(rating))
                        .flag("disabled", move || is_closed.get())
                        .on("change", move |_| choose(rating)),
                )
                .child(el("span.anchor-number").child(rating.to_string()))
                .child(" ")
                .child(el("span.anchor-text").child(anchor))
                .view()
        })
        .collect();
    let legend = [&id, "-title"].concat();
    el("fieldset.scale")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", legend.clone())
        .on("keydown", move |event| move_focus(&event, &id))
        .child(el("legend.scale-title").attr("id", legend).child(title))
        .child(rows)
}

fn radio(id: &str, rating: u32) -> String {
    [id, "-", &rating.to_string()].concat()
}

/// Moves the focus into a scale: to the rating that stands, or else to the first.
pub fn focus(id: &str, chosen: Option<u32>) {
    page::focus_id(&radio(id, chosen.unwrap_or(1)));
}

fn move_focus(event: &web_sys::Event, id: &str) {
    let step = match keys::pressed(event).as_deref() {
        Some("ArrowDown" | "ArrowRight") => 1,
        // Five places on, one back.
        Some("ArrowUp" | "ArrowLeft") => 4,
        _ => return,
    };
    let Ok(rating) = nodes::value_of(event).parse::<u32>() else {
        return;
    };
    event.prevent_default();
    page::focus_id(&radio(id, (rating - 1 + step) % 5 + 1));
}

/// A note beside a rating.
pub struct Note {
    /// Identifier, unique on the page.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What becomes of it, in a sentence.
    pub hint: &'static str,
    /// The name that the draft goes by; it may change with the person at the desk.
    pub key: Arc<dyn Fn() -> String + Send + Sync>,
    /// The note that is saved beside the own rating; `None` while there is no rating. It is followed.
    pub stands: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    /// Saves the note with the rating that stands.
    pub save: Arc<dyn Fn(String)>,
    /// Whether nothing can be written now.
    pub is_closed: Signal<bool>,
}

/// The note. It is saved with the rating; if the rating stands already, when the field is left.
pub fn note(drafts: Drafts, note: Note) -> View {
    let Note {
        id,
        label,
        hint,
        key,
        stands,
        save,
        is_closed,
    } = note;
    let shown = {
        let key = key.clone();
        let stands = stands.clone();
        Memo::new(move |_| drafts.get(&key()).or_else(|| stands()).unwrap_or_default())
    };
    let on_input = {
        let key = key.clone();
        move |event| drafts.keep(key(), nodes::value_of(&event))
    };
    let leave = move |text: &str| {
        let Some(stands) = stands() else { return };
        if stands != text {
            save(text.into());
        }
        drafts.forget(&key());
    };
    // The field may be left because it is taken off the page. Then whoever takes it off must not come to follow what
    // is read here, and the values of this screen are gone already.
    let on_blur = move |event| untrack(|| leave(nodes::value_of(&event).trim()));
    let hint_id = [&id, "-hint"].concat();
    el("div.field rating-note")
        .child(el("label.field-label").attr("for", id.clone()).child(label))
        .child(
            el("textarea.input")
                .attr("id", id)
                .attr("rows", "2")
                .attr("dir", "auto")
                .attr("aria-describedby", hint_id.clone())
                .flag("disabled", move || is_closed.get())
                .value(move || shown.get())
                .on("input", on_input)
                .on("blur", on_blur),
        )
        .child(el("p.hint").attr("id", hint_id).child(hint))
        .view()
}
