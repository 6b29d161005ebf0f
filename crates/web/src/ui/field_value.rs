//! The directive for fields whose text follows a signal.

use crate::browser::fields;
use leptos::prelude::*;
use web_sys::Element;

/// A directive, `use:field_value=signal`: the field shows the value, and is left alone while it holds that value already.
/// `prop:value` writes it again after every key, and in some browsers that moves the caret to the end.
pub fn field_value(field: Element, value: Signal<String>) {
    let Some(field) = fields::of(field) else {
        return;
    };
    Effect::new(move |_| {
        let value = value.get();
        if field.value() != value {
            field.set_value(&value);
        }
    });
}
