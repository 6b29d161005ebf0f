//! Text that somebody else wrote, set apart from what is around it.

use assay_core::person_text;
use leptos::prelude::*;

/// Shows a text, whoever wrote it, so that nothing in it acts on what is around it. Text that is written from right to
/// left stands in a `bdi`, so that its direction ends with it.
pub fn text(text: impl AsRef<str>) -> AnyView {
    let text = person_text::safe(text.as_ref()).to_string();
    if person_text::stands_apart(&text) {
        view! { <bdi>{text}</bdi> }.into_any()
    } else {
        text.into_any()
    }
}
