//! English, for the preview.

use super::preview::Preview;

/// English.
pub static WORDS: Preview = Preview {
    mark: "Preview · nothing is recorded or sent",
    lead: "Every item of the bank, as candidates see it. This is no attempt: nothing is kept, and nothing can be submitted.",
    tools: "Preview settings",
    bank: "Items",
    clock: "Clock",
    speeds: ["No clock", "Real time", "60 times as fast"],
    clock_end: "Here the test would end.",
    open_key: "Open a key file",
    no_key: "No key is opened. Choose the key file from your disk to see answers and rubrics; it stays on this device.",
    key_opened: |validity| ["Key opened. ", validity].concat(),
    key: "Key",
    right: "right",
    wrong: "counts against",
    value: "right value",
    neutral: "counts neither way",
    harmful: "harmful: a knock-out for a person to confirm",
    why: "Why",
    expected: "Expected points",
    any_order: "in any order",
    no_submit: "In a real test, answers are submitted here.",
    practice: "Practice",
};
