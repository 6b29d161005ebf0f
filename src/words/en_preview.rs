//! English, for the preview.

use super::preview::{Preview, Probe};

/// English.
pub static WORDS: Preview = Preview {
    mark: "Preview · nothing is recorded or sent",
    watermark: "PREVIEW",
    lead: "Every item of the bank, as candidates see it. This is no attempt: nothing is kept, and nothing can be submitted.",
    tools: "Preview settings",
    bank: "Items",
    clock: "Clock",
    speeds: ["No clock", "Real time", "60 times as fast"],
    clock_end: "Here the test would end.",
    open_key: "Open a key file",
    no_key: "No key is opened. Choose the key file from your disk to see answers and rubrics; it stays on this device.",
    open_bundle: "Verify a bundle",
    bundle_holds: |name| {
        [
            name,
            " is as it was sealed: digest, record of events, draw, and grade if a key is open.",
        ]
        .concat()
    },
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
    to_probe: "Test the endpoint",
    probe: Probe {
        mark: "Endpoint test · no candidate's answers",
        watermark: "TRIAL",
        title: "Would answers arrive?",
        lead: "This page sends a marked probe to the place where answers go, in the way a candidate's browser sends them, and sends it once more to see what becomes of copies. The probe says that it is a trial; it holds nobody's answers.",
        name: "In config.json",
        host: "Answers go to",
        address: "Address",
        send: "Send a probe",
        again: "Send another probe",
        sending: "The probe is on its way…",
        arrives: "A candidate's answers would arrive.",
        does_not: "A candidate's answers would not arrive, or the candidate would be told so.",
        levels: ["in order", "look at this", "problem"],
        to_preview: "Look at the questions",
    },
};
