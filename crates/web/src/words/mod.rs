//! All words of the user interface, one catalogue per language.
//!
//! A further language is one more file like `en.rs`, one more line in [`words`], and one more arm in each method of
//! [`Words`], which go by its tag. The compiler
//! refuses a catalogue that leaves a word out. Sentences with numbers in them are functions, because
//! languages differ in how they count.

#[macro_use]
mod catalogue;

mod answer;
mod done;
pub mod earlier;
mod en;
pub mod probe;

pub use answer::{Answer, Limits};
pub use done::Done;

/// Everything that the candidate's screens say, apart from the assessment's own content.
pub struct Words {
    /// BCP 47 tag of the language.
    pub lang: &'static str,
    /// Writing direction: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The welcome screen.
    pub welcome: Welcome,
    /// The check and practice screen.
    pub check: Check,
    /// Fields that hold so many characters and no more.
    pub limits: Limits,
    /// Earlier attempts in this browser.
    pub earlier: &'static earlier::Earlier,
    /// When something is not as it should be.
    pub trouble: Trouble,
}

/// Words of the welcome screen.
pub struct Welcome {
    /// Heading.
    pub title: &'static str,
    /// Who asks.
    pub lead: fn(&str) -> String,
    /// Label: the role.
    pub role: &'static str,
    /// Label: time.
    pub time: &'static str,
    /// The time granted in seconds, and about how long the visit takes.
    pub time_fact: fn(i64) -> String,
    /// The time with an accommodation: granted seconds, usual seconds.
    pub time_granted: fn(i64, i64) -> String,
    /// A code in the link that is not known.
    pub unknown_code: &'static str,
    /// Label: at the end.
    pub at_zero: &'static str,
    /// What happens at zero.
    pub at_zero_fact: &'static str,
    /// Label: interruptions.
    pub interruptions: &'static str,
    /// What happens on reload, crash, offline.
    pub interruptions_fact: &'static str,
    /// Label: aids.
    pub aids: &'static str,
    /// The rule where the team states none.
    pub aids_default: &'static str,
    /// Label: scoring.
    pub scoring: &'static str,
    /// Who scores and decides.
    pub scoring_fact: &'static str,
    /// Heading of the sections.
    pub sections: &'static str,
    /// Column heading.
    pub section: &'static str,
    /// Column heading.
    pub items: &'static str,
    /// Column heading.
    pub minutes: &'static str,
    /// Column heading.
    pub weight: &'static str,
    /// Foot of the table.
    pub total: &'static str,
    /// Below the table when section limits do not bind.
    pub pace_note: &'static str,
    /// Below the table when they do.
    pub limits_note: &'static str,
    /// While the pack is on its way.
    pub loading_sections: &'static str,
    /// Heading: data.
    pub data: &'static str,
    /// What is recorded.
    pub data_recorded: &'static str,
    /// Where it is sent: before, between and after the names of host and backup.
    pub data_host: [&'static str; 3],
    /// Who reads it.
    pub data_readers: &'static str,
    /// How long it is kept.
    pub data_retention: &'static str,
    /// Rights.
    pub data_rights: &'static str,
    /// Heading: accommodations and questions.
    pub help: &'static str,
    /// Who to ask: name.
    pub help_fact: fn(&str) -> String,
    /// Heading: you.
    pub you: &'static str,
    /// Labels for name, e-mail, reference.
    pub asks: [&'static str; 3],
    /// Beside an optional field.
    pub optional: &'static str,
    /// A required field is empty.
    pub fill_in: &'static str,
    /// The e-mail address has no @.
    pub fill_in_email: &'static str,
    /// What the candidate acknowledges.
    pub acknowledge: &'static str,
    /// The acknowledgement is missing.
    pub acknowledge_missing: &'static str,
    /// To the next screen.
    pub go_on: &'static str,
    /// That the clock does not start yet.
    pub not_yet: &'static str,
}

/// Words of the check and practice screen.
pub struct Check {
    /// Heading.
    pub title: &'static str,
    /// Introduction.
    pub lead: &'static str,
    /// Heading of the checks.
    pub checks: &'static str,
    /// Names of the states: running, good, worth knowing, not good.
    pub states: [&'static str; 4],
    /// Storage: name, good, bad.
    pub storage: [&'static str; 3],
    /// Clock: name, good, differs by minutes, host gives no time.
    pub clock: [&'static str; 4],
    /// Endpoint: name, good, bad.
    pub endpoint: [&'static str; 3],
    /// Browser: name, good, old.
    pub browser: [&'static str; 3],
    /// Test content: name, loading, good.
    pub content: [&'static str; 3],
    /// Heading of practice.
    pub practice: &'static str,
    /// What practice is.
    pub practice_lead: &'static str,
    /// To a practice item: position, count.
    pub practice_of: fn(usize, usize) -> String,
    /// To the next practice item.
    pub practice_next: &'static str,
    /// To the one before.
    pub practice_back: &'static str,
    /// Heading of the start.
    pub start_title: &'static str,
    /// What the button does: seconds granted.
    pub start_lead: fn(i64) -> String,
    /// The button that starts the clock.
    pub start: &'static str,
    /// Back to the welcome screen.
    pub back: &'static str,
}

/// Words of the test itself.
pub struct Test {
    /// Position of the section: number, count.
    pub section_of: fn(usize, usize) -> String,
    /// Position of the item in its section: number, count.
    pub item_of: fn(usize, usize) -> String,
    /// Pace of a section, in seconds granted.
    pub pace: fn(i64) -> String,
    /// To the previous item.
    pub back: &'static str,
    /// To the next item.
    pub next: &'static str,
    /// Flag an item.
    pub flag: &'static str,
    /// To the review.
    pub review: &'static str,
    /// Opens the overview.
    pub overview: &'static str,
    /// Finish a section whose limit binds.
    pub finish_section: &'static str,
    /// Ask before a section is closed: unanswered.
    pub finish_ask: fn(usize) -> String,
    /// A section ran out of time.
    pub section_over: &'static str,
    /// Name of the buttons that lead from item to item.
    pub navigation: &'static str,
    /// How this section works.
    pub instructions: &'static str,
    /// Progress of the whole: answered, count.
    pub progress: fn(usize, usize) -> String,
    /// The end waits for the host's time.
    pub in_doubt: &'static str,
}

/// Words of the clock.
pub struct ClockWords {
    /// Name of the timer.
    pub name: &'static str,
    /// Hides it.
    pub hide: &'static str,
    /// Shows it.
    pub show: &'static str,
    /// Speaks the time left.
    pub say: &'static str,
    /// The time left in words, from seconds.
    pub left: fn(i64) -> String,
    /// The host has shown that this machine's clocks run slow, and less time is left than they said.
    pub slow: &'static str,
}

/// Words of overview, review and submission.
pub struct Review {
    /// Heading of the box for an explanation.
    pub explain: &'static str,
    /// What it is for, and who reads it.
    pub explain_lead: &'static str,
    /// Label of the box.
    pub explain_label: &'static str,
    /// Heading of the overview.
    pub overview: &'static str,
    /// Closes a dialogue.
    pub close: &'static str,
    /// Heading of the review.
    pub title: &'static str,
    /// Introduction: answered, count.
    pub lead: fn(usize, usize) -> String,
    /// States of an item.
    pub answered: &'static str,
    /// States of an item.
    pub half: &'static str,
    /// States of an item.
    pub unanswered: &'static str,
    /// States of an item.
    pub flagged: &'static str,
    /// The item that is on screen.
    pub current: &'static str,
    /// Goes to an item: number, title.
    pub go_to: fn(usize, &str) -> String,
    /// Goes to an item, on a button.
    pub open: &'static str,
    /// Heading of the submission.
    pub hand_in: &'static str,
    /// Submits.
    pub submit: &'static str,
    /// Heading of the confirmation.
    pub confirm_title: &'static str,
    /// Unanswered and flagged items.
    pub confirm: fn(usize, usize) -> String,
    /// That there is no way back.
    pub confirm_end: &'static str,
    /// Does not submit.
    pub keep_working: &'static str,
    /// Back to the items.
    pub back: &'static str,
}

/// Words when something is not as it should be.
pub struct Trouble {
    /// Some of what was kept could not be read.
    pub damaged: &'static str,
    /// Loading.
    pub loading: &'static str,
    /// Heading of a broken pack or configuration.
    pub broken: &'static str,
    /// What it means for a candidate.
    pub broken_lead: &'static str,
    /// Where the mistakes are, for the hiring team.
    pub broken_detail: &'static str,
    /// Labels: file, place, what is wrong, what to do.
    pub broken_columns: [&'static str; 4],
    /// A file that could not be loaded.
    pub missing: &'static str,
    /// What to do about it.
    pub missing_do: &'static str,
    /// Saves the answers as a file.
    pub download: &'static str,
    /// Try again.
    pub try_again: &'static str,
    /// Not found.
    pub not_found: &'static str,
    /// What to do.
    pub not_found_lead: &'static str,
    /// Link to the start.
    pub to_start: &'static str,
    /// Another tab holds the attempt.
    pub elsewhere: &'static str,
    /// What to do.
    pub elsewhere_lead: &'static str,
    /// Takes over.
    pub take_over: &'static str,
    /// An attempt is running in this browser.
    pub gate: &'static str,
    /// What it is: start time.
    pub gate_lead: fn(&str) -> String,
    /// How to prove it.
    pub gate_prove: &'static str,
    /// What was typed does not match.
    pub gate_wrong: &'static str,
    /// Goes on.
    pub gate_go_on: &'static str,
    /// Is someone else.
    pub gate_other: &'static str,
    /// Whom to ask.
    pub contact: fn(&str) -> String,
}

// What only the later parts of the program say is reached by a function each, so that it is in their files.
impl Words {
    /// The test itself.
    pub fn test(&self) -> &'static Test {
        &en::TEST
    }

    /// Answering an item.
    pub fn answer(&self) -> &'static Answer {
        &en::answer::ANSWER
    }

    /// The clock.
    pub fn clock(&self) -> &'static ClockWords {
        &en::CLOCK
    }

    /// Overview, review and submission.
    pub fn review(&self) -> &'static Review {
        &en::REVIEW
    }

    /// After the end.
    pub fn done(&self) -> &'static Done {
        &en::DONE
    }
}

/// Every catalogue; the first is what other languages fall back to.
static CATALOGUES: [&Words; 1] = [&en::WORDS];

/// The catalogue of a language, by the first part of its tag; English where there is none.
pub fn words(language: &str) -> &'static Words {
    let wanted = language.split('-').next().unwrap_or(language);
    CATALOGUES
        .into_iter()
        .find(|words| words.lang == wanted)
        .unwrap_or(&en::WORDS)
}
