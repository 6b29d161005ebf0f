//! Words of the recruiter's preview. They stand apart, so that no candidate downloads them.

use super::en_preview;

/// Everything the preview says besides what candidates see.
pub struct Preview {
    /// What stands at the head of every screen.
    pub mark: &'static str,
    /// The watermark.
    pub watermark: &'static str,
    /// What the preview is.
    pub lead: &'static str,
    /// Name of the controls.
    pub tools: &'static str,
    /// Heading of the list of items.
    pub bank: &'static str,
    /// Heading of the clock controls.
    pub clock: &'static str,
    /// Clock choices: none, real time, sixty times as fast.
    pub speeds: [&'static str; 3],
    /// The clock has run out.
    pub clock_end: &'static str,
    /// Opens a key file.
    pub open_key: &'static str,
    /// Key states: none opened.
    pub no_key: &'static str,
    /// Key opened: validity note.
    pub key_opened: fn(&str) -> String,
    /// Heading of an item's key.
    pub key: &'static str,
    /// Labels in keys.
    pub right: &'static str,
    /// Labels in keys.
    pub wrong: &'static str,
    /// Labels in keys.
    pub value: &'static str,
    /// Labels in keys.
    pub neutral: &'static str,
    /// Labels in keys.
    pub harmful: &'static str,
    /// Labels in keys.
    pub why: &'static str,
    /// Labels in keys.
    pub expected: &'static str,
    /// Labels in keys.
    pub any_order: &'static str,
    /// Nothing can be submitted here.
    pub no_submit: &'static str,
    /// Practice items.
    pub practice: &'static str,
    /// Leads to the trial of the endpoint.
    pub to_probe: &'static str,
    /// The trial of the endpoint.
    pub probe: Probe,
}

/// Words of the trial of the endpoint. What it finds is told in English, as mistakes in files are.
pub struct Probe {
    /// What stands at the head of the screen.
    pub mark: &'static str,
    /// The watermark.
    pub watermark: &'static str,
    /// Heading.
    pub title: &'static str,
    /// What happens here.
    pub lead: &'static str,
    /// Label of the host that answers go to.
    pub host: &'static str,
    /// Label of method and address.
    pub address: &'static str,
    /// Sends a probe.
    pub send: &'static str,
    /// Sends another.
    pub again: &'static str,
    /// A probe is on its way.
    pub sending: &'static str,
    /// The verdict: answers would arrive.
    pub arrives: &'static str,
    /// The verdict: they would not.
    pub does_not: &'static str,
    /// How much a finding matters: not, somewhat, much.
    pub levels: [&'static str; 3],
    /// Leads back to the questions.
    pub to_preview: &'static str,
}

/// Every catalogue, by the first part of its language's tag; the first is what others fall back to.
static CATALOGUES: [(&str, &Preview); 1] = [("en", &en_preview::WORDS)];

/// The catalogue of a language; English where there is none.
pub fn words(language: &str) -> &'static Preview {
    let wanted = language.split('-').next().unwrap_or(language);
    CATALOGUES
        .into_iter()
        .find(|(tag, _)| *tag == wanted)
        .unwrap_or(CATALOGUES[0])
        .1
}
