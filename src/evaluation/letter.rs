//! A draft of a letter to a candidate, from a template and the scorecard. No numbers, and nothing about others; a
//! person edits and sends it.

use super::kit::Letter;
use super::scorecard::Scorecard;
use crate::scoring::Fraction;

/// What a letter says about whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// The candidate's name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The team.
    pub team: String,
    /// Where to write to.
    pub contact: String,
}

/// The draft: subject, then paragraphs with an empty line between them.
pub fn draft(letter: &Letter, about: &Particulars, scorecard: &Scorecard) -> String {
    let (strengths, development) = sections(scorecard);
    let fill = |text: &str| {
        let mut filled = text.to_owned();
        for (name, value) in [
            ("{name}", or(&about.name, "…")),
            ("{role}", or(&about.role, "…")),
            ("{team}", or(&about.team, "…")),
            ("{contact}", or(&about.contact, "…")),
            ("{strengths}", or(&strengths, "…")),
            ("{development}", or(&development, "…")),
        ] {
            filled = filled.replace(name, value);
        }
        filled
    };
    let mut paragraphs = vec![fill(&letter.subject)];
    paragraphs.extend(letter.body.iter().map(|text| fill(text)));
    paragraphs.join("\n\n")
}

fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.is_empty() { otherwise } else { text }
}

/// The best two sections and the weakest, by name. Only what is settled, and only where it stands out: 70 % and
/// more, or less than 50 %.
fn sections(scorecard: &Scorecard) -> (String, String) {
    let mut settled: Vec<_> = scorecard
        .sections
        .iter()
        .filter(|section| section.percent.is_settled())
        .collect();
    settled.sort_by_key(|section| std::cmp::Reverse(section.percent.lowest));
    let strong = settled
        .iter()
        .take_while(|section| section.percent.lowest >= Fraction::whole(70));
    let weak = settled
        .iter()
        .rev()
        .take_while(|section| section.percent.lowest < Fraction::whole(50));
    let names = |list: Vec<&str>| list.join("; ");
    (
        names(
            strong
                .take(2)
                .map(|section| section.title.as_str())
                .collect(),
        ),
        names(weak.take(1).map(|section| section.title.as_str()).collect()),
    )
}
