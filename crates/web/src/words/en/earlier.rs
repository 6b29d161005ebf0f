//! English, of earlier attempts and of what stays in the browser.

use super::join;
use crate::words::earlier::Earlier;

pub(super) static WORDS: Earlier = Earlier {
    gate: "A test was taken in this browser",
    gate_lead: |started| join(&["It was started on ", started, " and has ended. "]),
    gate_answers: [
        "Its answers were delivered.",
        "Its answers are kept here and are being delivered.",
    ],
    gate_prove: "If it was yours, write what you gave at the start to see your receipt:",
    gate_nameless: "It was taken without a name and without an invitation, so this page cannot tell whose it was and does not show the receipt here. If it was yours, there is nothing more to do.",
    show_receipt: "Show my receipt",
    erased: "A test was taken in this browser and has ended. The copy of its answers here is erased.",
    erased_look: "Show what happened",
    taken: "You have started this test before",
    taken_runs: |started| join(&["It was started on ", started, ", and its clock is running."]),
    taken_ended: |started| {
        join(&[
            "It was started on ",
            started,
            " and has ended. It was handed in then, or when its time was up.",
        ])
    },
    taken_unsure: "This page cannot tell for sure that it was you: the name is the same, or none was given.",
    again: "Take the test another time",
    again_means: "Do this only if the hiring team asked for it, or if the earlier test was not yours. The earlier one stands as it is. The answers to this one say that it is another one, and when the earlier one was started.",
    again_tick: "I want to take the test another time, and I know that the hiring team will see this.",
    again_start: "Go on to another attempt",
    copy_gone: "The copy of your answers in this browser is erased. This receipt stays, without your name.",
    on_its_way: "Answers from an earlier test on this device are being delivered.",
    no_storage: "This browser does not keep your answers: do not reload or close this page. You can download them at any time.",
    storage_blocked: "The reason: the browser forbids this page to store anything, as private windows and some settings do. It asks you before it closes or reloads the page.",
    no_space: "The reason: there is no space left for this page on this device. The browser asks you before it closes or reloads the page.",
    runs_lead: "This is not your fault. A test that runs in this browser is kept here with all its answers, and its clock keeps running. Try again now. If that does not help, download your answers and send the file to the person who invited you.",
};
