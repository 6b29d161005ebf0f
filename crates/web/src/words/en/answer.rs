//! What is said where an item is answered.

use super::{counted, join};
use crate::words::answer::{Answer, Limits};

pub(in crate::words) static ANSWER: Answer = Answer {
    best: "Best",
    worst: "Worst",
    not_both: |carried, asked| {
        join(&[
            "Nothing was changed. This one is marked ",
            carried,
            ", so it cannot be ",
            asked,
            " too.",
        ])
    },
    instead: |asked| join(&["Make it ", asked, " instead"]),
    remarked: |carried, free| {
        join(&[
            "This one is marked ",
            carried,
            " now. Nothing is marked ",
            free,
            " any more.",
        ])
    },
    undo: "Undo",
    keys: "Arrow keys move without answering. Space or Enter chooses.",
    clear: "Clear answer",
    chosen_of: |most, chosen| {
        join(&[
            "Choose up to ",
            &most.to_string(),
            ". Chosen: ",
            &chosen.to_string(),
            ".",
        ])
    },
    chosen_all: |most| {
        join(&[
            "You have chosen all ",
            &most.to_string(),
            ". To change one, first take another away.",
        ])
    },
    up: |text| join(&["Move up: ", text]),
    down: |text| join(&["Move down: ", text]),
    moved: |text, position, count| {
        join(&[
            text,
            ": now ",
            &position.to_string(),
            " of ",
            &count.to_string(),
        ])
    },
    keep_order: "This order is right",
    order_untouched: "Not answered yet: move a step, or confirm the order as it stands.",
    line: |number| join(&["Line ", &number.to_string()]),
    line_heading: "Line",
    ambiguous: "Check this number: it can be read in two ways. Which do you mean?",
    reading: |text| join(&["I mean ", text]),
    unreadable: "Check this number: it cannot be read as one. It is kept as it is.",
    words: |count, from, to| {
        join(&[
            &counted(count as i64, "word", "words"),
            " · suggested ",
            &from.to_string(),
            " to ",
            &to.to_string(),
        ])
    },
    your_text: "Your answer",
};

pub(super) const LIMITS: Limits = Limits {
    most: |most| join(&["At most ", &grouped(most), " characters"]),
    full: |most| {
        join(&[
            "This field is full: it holds ",
            &grouped(most),
            " characters. Delete something to write more.",
        ])
    },
    left_out: |left_out, most| {
        join(&[
            "Not all of it fitted: the last ",
            &match left_out {
                1 => String::from("character was"),
                _ => join(&[&grouped(left_out), " characters were"]),
            },
            " left out. This field holds ",
            &grouped(most),
            ". What was there before is unchanged.",
        ])
    },
};

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.char_indices() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
