//! What is known about the validity of a key.

use crate::standard_error::error_basis;
use assay_core::assessment::{Key, Validity};
use assay_evaluation::decimals;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Everything that a key says of its validity.
#[component]
pub fn KeyValidity(
    /// The key.
    key: Arc<Key>,
) -> impl IntoView {
    let Validity {
        summary,
        keyed_by,
        known,
        unknown,
        standard_error,
    } = key.validity.clone();
    let keyed_by = (!keyed_by.is_empty()).then(|| {
        view! {
            <dt>{tr!(keys.keyed_by)}</dt>
            <dd>{text(keyed_by)}</dd>
        }
    });
    let error = standard_error.map(|error| {
        let line = tr!(
            keys.error_is,
            error = decimals(error.percent).0,
            basis = error_basis(error.basis),
            how = error.how
        );
        view! {
            <dt>{tr!(keys.error)}</dt>
            <dd>{text(line)}</dd>
        }
    });
    view! {
        <dl class="particulars">
            <dt>{tr!(keys.validity)}</dt>
            <dd>{text(summary)}</dd>
            {keyed_by}
            {points(tr!(keys.known), known)}
            {points(tr!(keys.unknown), unknown)}
            {error}
        </dl>
    }
}

/// Some points under their name; nothing where there are none.
fn points(name: &'static str, points: Vec<String>) -> Option<impl IntoView> {
    (!points.is_empty()).then(|| {
        let lines = points
            .into_iter()
            .map(|point| view! { <li>{text(point)}</li> })
            .collect_view();
        view! {
            <dt>{name}</dt>
            <dd>
                <ul>{lines}</ul>
            </dd>
        }
    })
}
