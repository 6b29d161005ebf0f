//! The line below the first line of a cell.

use assay_web::ui::text;
use leptos::prelude::*;

/// Returns the line below the first line of a cell.
pub fn second(line: &str) -> impl IntoView + use<> {
    view! { <small class="recruiter-second">{text(line)}</small> }
}
