//! What an item measures, what its key rests on, and how hard it is, as far as the key says.

use assay_core::assessment::{Basis, Key};
use assay_web::ui::text;
use leptos::prelude::*;

/// Returns requirement, source and difficulty of an item; nothing where the key says none of it.
pub fn item_facts(key: &Key, item: &str) -> Option<AnyView> {
    let blueprint = Key::beside(&key.blueprint, item);
    let difficulty = Key::beside(&key.difficulty, item);
    if blueprint.is_none() && difficulty.is_none() {
        return None;
    }
    let requirement = blueprint.map(|blueprint| {
        view! {
            <dt>{tr!(test.requirement)}</dt>
            <dd>{text(&blueprint.requirement)}</dd>
        }
    });
    let source = blueprint.filter(|blueprint| !blueprint.source.is_empty());
    let source = source.map(|blueprint| {
        view! {
            <dt>{tr!(test.source)}</dt>
            <dd>{text(&blueprint.source)}</dd>
        }
    });
    let difficulty = difficulty.map(|difficulty| {
        let percent = difficulty.right_percent;
        let line = match difficulty.basis {
            Basis::Estimated => tr!(test.difficulty_estimated, percent = percent),
            Basis::Measured => tr!(test.difficulty_measured, percent = percent),
        };
        view! {
            <dt>{tr!(test.difficulty)}</dt>
            <dd>{line}</dd>
        }
    });
    let facts =
        view! { <dl class="particulars item-facts">{requirement} {source} {difficulty}</dl> };
    Some(facts.into_any())
}
