//! English.

pub(super) mod answer;
mod earlier;

use super::{Check, ClockWords, Done, Review, Test, Trouble, Welcome, Words};

/// Joins texts and numbers; smaller than the formatting machinery.
fn join(parts: &[&str]) -> String {
    parts.concat()
}

fn counted(count: i64, one: &str, many: &str) -> String {
    join(&[&count.to_string(), " ", if count == 1 { one } else { many }])
}

/// A time in words, from seconds.
fn duration(seconds: i64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let minutes_text = counted(minutes, "minute", "minutes");
    let seconds_text = counted(seconds, "second", "seconds");
    match (minutes, seconds) {
        (0, _) => seconds_text,
        (_, 0) => minutes_text,
        _ => join(&[&minutes_text, " and ", &seconds_text]),
    }
}

/// The usual time beside a granted one: a number alone where both are whole minutes.
fn usual(granted: i64, usual: i64) -> String {
    if granted % 60 == 0 && usual % 60 == 0 {
        (usual / 60).to_string()
    } else {
        duration(usual)
    }
}

/// The English catalogue.
pub static WORDS: Words = Words {
    lang: "en",
    dir: "ltr",
    welcome: Welcome {
        title: "Welcome to your test",
        lead: |team| {
            join(&[
                team,
                " invites you to this test. Please read this page first: no clock is running, and none starts before you say so.",
            ])
        },
        role: "The role",
        time: "Time",
        time_fact: |granted| {
            join(&[
                &duration(granted),
                ", in one go. Plan about ten more for reading and practice, which are not timed.",
            ])
        },
        time_granted: |granted, usually| {
            join(&[
                "Your time: ",
                &duration(granted),
                " (the usual time is ",
                &usual(granted, usually),
                "). Plan about ten more for reading and practice, which are not timed.",
            ])
        },
        unknown_code: "The code for extra time in your link is not known here. Please ask before you start.",
        at_zero: "When time is up",
        at_zero_fact: "The test ends by itself. Whatever you have written by then counts, also the sentence you are in the middle of. There is no pause.",
        interruptions: "If something breaks",
        interruptions_fact: "Every answer is kept in this browser as you give it. After a reload, a crash or a lost connection, open the same link on the same device and go on where you were. The clock keeps running meanwhile.",
        aids: "Allowed",
        aids_default: "A calculator, pen and paper. Please work alone and without AI tools.",
        scoring: "Scoring",
        scoring_fact: "Fixed rules score the questions that have one right answer. People read and rate what you write, and people decide. No AI is involved, and no score alone rejects anyone.",
        sections: "The sections",
        section: "Section",
        items: "Questions",
        minutes: "Minutes",
        weight: "Weight",
        total: "Total",
        pace_note: "The minutes per section are a guide. Only the total is enforced, and you can move between all questions until the end.",
        limits_note: "Each section has its own limit. You can move freely within a section; once it is closed you cannot return to it.",
        loading_sections: "Loading the sections…",
        data: "Your data",
        data_recorded: "Recorded are your answers, when and for how long you worked on each question, when you left or reloaded the page, when the network was gone, and how much text you pasted; never what you do elsewhere. None of it is scored, and before you submit you can explain it.",
        data_host: [
            "At the end everything is sent to ",
            ", or if that fails to ",
            ", and to no one else. Until then it stays in this browser.",
        ],
        data_readers: "Read by",
        data_retention: "Kept for",
        data_rights: "Your rights",
        help: "Accommodations and questions",
        help_fact: |name| {
            join(&[
                "If you need more time, another format or any other arrangement, ask ",
                name,
                " before you start. You need not give a reason here.",
            ])
        },
        you: "About you",
        asks: ["Name", "E-mail", "Reference"],
        optional: "optional",
        fill_in: "Please fill this in.",
        fill_in_email: "Please write an e-mail address, with an @ in it.",
        acknowledge: "I have read this page. I will do the test myself and follow the rules on aids.",
        acknowledge_missing: "Please tick this box if you agree. It does not start the clock.",
        go_on: "Continue",
        not_yet: "Next: a short check of your device, and practice. The clock does not start yet.",
    },
    check: Check {
        title: "Check and practice",
        lead: "Take the time you need here. Nothing on this page is timed, recorded or scored.",
        checks: "Your device",
        states: ["Checking", "In order", "Please note", "Problem"],
        storage: [
            "Keeping answers",
            "This browser keeps your answers safe.",
            "This browser does not let us keep answers, perhaps because of a private window. You can take the test, but a reload would lose your work. Better: use a normal window or another browser.",
        ],
        clock: [
            "Clock",
            "Your clock agrees with ours.",
            "Your clock differs from ours. That is no disadvantage: your time is measured independently.",
            "We could not compare clocks. Your time is measured by this device.",
        ],
        endpoint: [
            "Sending answers",
            "The place your answers go to can be reached.",
            "The place your answers go to cannot be reached right now. You can take the test; answers are kept and sent later, and you can always download them.",
        ],
        browser: [
            "Browser",
            "Your browser has everything the test needs.",
            "Your browser is old. Please update it, or use another one.",
        ],
        content: [
            "Questions",
            "Still loading.",
            "All questions are loaded. No connection is needed during the test.",
        ],
        practice: "Practice",
        practice_lead: "One example of each way of answering. Try them until they feel familiar.",
        practice_of: |position, count| {
            join(&[
                "Example ",
                &position.to_string(),
                " of ",
                &count.to_string(),
            ])
        },
        practice_next: "Next example",
        practice_back: "Previous example",
        start_title: "Ready?",
        start_lead: |granted| {
            join(&[
                "The button below starts the clock. You will then have ",
                &duration(granted),
                ", and the clock cannot be stopped.",
            ])
        },
        start: "Start the test",
        back: "Read the first page again",
    },
    limits: answer::LIMITS,
    earlier: &earlier::WORDS,
    trouble: Trouble {
        download: "Download my answers",
        damaged: "Some of what this browser kept could not be read. Please look through your answers.",
        loading: "Loading…",
        broken: "This test cannot be shown",
        broken_lead: "This is not your fault, no time is running and nothing is lost. Please tell the hiring team what stands below.",
        broken_detail: "For the hiring team",
        broken_columns: ["File", "Place", "What is wrong", "What to do"],
        missing: "The file could not be loaded.",
        missing_do: "Check that it is there and that the connection works, then try again.",
        try_again: "Try again",
        not_found: "There is nothing at this address",
        not_found_lead: "Perhaps the link was cut off. Please use the whole link from your invitation.",
        to_start: "To the start of the test",
        elsewhere: "The test is open in another tab",
        elsewhere_lead: "It can be worked on in one place at a time. Nothing is lost, and the clock keeps running.",
        take_over: "Continue here",
        gate: "A test is running in this browser",
        gate_lead: |started| join(&["It was started on ", started, " and its clock is running."]),
        gate_prove: "If it is yours, write what you gave at the start:",
        gate_wrong: "That is not what was given at the start. Please check the spelling.",
        gate_go_on: "Continue this test",
        gate_other: "This is not my test",
        contact: |name| join(&["Questions, or an accommodation? ", name]),
    },
};

/// What the English catalogue has for [`Words::test`].
pub(super) static TEST: Test = Test {
    section_of: |number, count| {
        join(&["Section ", &number.to_string(), " of ", &count.to_string()])
    },
    item_of: |number, count| join(&["Question ", &number.to_string(), " of ", &count.to_string()]),
    pace: |seconds| {
        let halves = (seconds + 15) / 30;
        let minutes = (halves / 2).to_string();
        match (halves / 2, halves % 2) {
            (0, _) => String::from("about half a minute"),
            (1, 0) => String::from("about 1 minute"),
            (_, 0) => join(&["about ", &minutes, " minutes"]),
            _ => join(&["about ", &minutes, "½ minutes"]),
        }
    },
    back: "Back",
    next: "Next",
    flag: "Flag for review",
    review: "Review answers",
    overview: "Overview",
    finish_section: "Finish section",
    finish_ask: |unanswered| {
        if unanswered == 0 {
            String::from(
                "You have answered every question of this section. You cannot return to it.",
            )
        } else {
            join(&[
                "Unanswered in this section: ",
                &unanswered.to_string(),
                ". You cannot return to it.",
            ])
        }
    },
    section_over: "The time for that section is up. Your answers are kept. This is the next section.",
    navigation: "Move between questions",
    instructions: "How this section works",
    progress: |answered, count| {
        join(&[
            &answered.to_string(),
            " of ",
            &count.to_string(),
            " answered",
        ])
    },
    in_doubt: "Your clock has changed. One moment: we are checking how much time is left. Your answers are safe.",
};

/// What the English catalogue has for [`Words::clock`].
pub(super) static CLOCK: ClockWords = ClockWords {
    name: "Time left",
    hide: "Hide timer",
    show: "Show timer",
    say: "Say time left",
    left: |seconds| join(&[&duration(seconds), " left"]),
    slow: "The clock of this device runs slow. The time left is now as the test's server counts it.",
};

/// What the English catalogue has for [`Words::review`].
pub(super) static REVIEW: Review = Review {
    explain: "Anything to explain?",
    explain_lead: "The record shows when this page was left, reloaded or pasted into. If that needs explaining, such as a screen reader or a lost connection, write it here. People read it.",
    explain_label: "Your explanation (optional)",
    overview: "Overview",
    close: "Close",
    title: "Review answers",
    lead: |answered, count| {
        join(&[
            "You have answered ",
            &answered.to_string(),
            " of ",
            &count.to_string(),
            " questions. You can go back to any of them while time is left.",
        ])
    },
    answered: "answered",
    half: "half answered",
    unanswered: "not answered",
    flagged: "flagged",
    current: "you are here",
    go_to: |number, title| join(&["Question ", &number.to_string(), ": ", title]),
    open: "Open",
    hand_in: "Hand in",
    submit: "Submit test",
    confirm_title: "Submit your test?",
    confirm: |unanswered, flagged| {
        let unanswered_text = match unanswered {
            0 => String::from("Every question is answered"),
            1 => String::from("1 question is not answered"),
            _ => join(&[&unanswered.to_string(), " questions are not answered"]),
        };
        let flagged_text = match flagged {
            0 => String::new(),
            _ => join(&[", ", &flagged.to_string(), " flagged for review"]),
        };
        join(&[&unanswered_text, &flagged_text, "."])
    },
    confirm_end: "After this, answers cannot be changed.",
    keep_working: "Keep working",
    back: "Back to the questions",
};

/// What the English catalogue has for [`Words::done`].
pub(super) static DONE: Done = Done {
    record: "Record of events",
    tries: "Tries to send",
    no_reply: "no reply",
    title: "Thank you. Your test is complete.",
    title_timeout: "Time is up. Your test is complete.",
    lead: "Your answers are sealed and kept in this browser.",
    lead_timeout: "Everything you had entered counts. Your answers are sealed and kept in this browser.",
    preparing: "Preparing your answers…",
    sending: |host| join(&["Sending your answers to ", host, "…"]),
    delivered: |host| {
        join(&[
            "Delivered. ",
            host,
            " has confirmed that your answers arrived.",
        ])
    },
    waiting: |seconds| join(&["Next try in ", &counted(seconds, "second", "seconds"), "."]),
    not_yet: "Not delivered yet",
    not_accepted: "Not accepted",
    unreachable: "The place your answers go to cannot be reached. Your answers are safe here. We keep trying while this page is open, and again whenever you open this link.",
    failing: |status| {
        join(&[
            "The place your answers go to is having trouble (status ",
            &status.to_string(),
            "). Your answers are safe here. We keep trying while this page is open, and again whenever you open this link.",
        ])
    },
    refused: |status| {
        join(&[
            "The place your answers go to refused them (status ",
            &status.to_string(),
            "). This is not your fault, and your answers are safe here.",
        ])
    },
    refused_do: |contact| {
        join(&[
            "Please download your answers and send the file to ",
            contact,
            ".",
        ])
    },
    send_again: "Send again",
    keep: "A copy for you",
    copy: "Copy my answers",
    copied: "Copied.",
    not_copied: "Copying is not possible here. Please download instead.",
    receipt: "Your receipt",
    attempt: "Attempt",
    started: "Started",
    ended: "Ended",
    used: "Time used",
    used_of: |used, granted| join(&[used, " of ", granted]),
    answered: "Answered",
    answered_of: |answered, count| join(&[&answered.to_string(), " of ", &count.to_string()]),
    digest: "SHA-256",
    digest_note: "The digest is a fingerprint of the file with your answers. Keep it if you ever need to show what you sent.",
    score: "Provisional score",
    score_note: "Only what fixed rules can score. People still rate the rest, and people decide.",
    pending: "still to be rated",
    what_next: "What happens next",
    next: "You can close this page once your answers are delivered. The hiring team will contact you.",
    local_kept: "A copy stays in this browser.",
    local_erased: "When you leave after delivery, the copy in this browser is erased.",
    leave: "I am done here",
    leave_and_erase: "Leave and erase the copy here",
    left_title: "Goodbye, and good luck",
    left: "You can close this page.",
};
