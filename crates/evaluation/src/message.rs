//! A draft of a message to a candidate, from a template and the scorecard. It has no numbers and nothing about others; a
//! person edits and sends it.

use super::cover::Cover;
use super::kit::MessageTemplate;
use super::scorecard::Scorecard;
use assay_core::person_text;
use assay_core::scoring::Fraction;

/// Who a message is about, and who sends it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// The candidate's name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The team.
    pub team: String,
    /// The address to write to.
    pub contact: String,
}

/// Returns the draft: subject, then paragraphs with an empty line between them.
pub fn draft(
    template: &MessageTemplate,
    about: &Particulars,
    scorecard: &Scorecard,
    cover: &Cover,
) -> String {
    let (strengths, development) = sections(scorecard, cover);
    let gaps = [
        ("{name}", about.name.as_str()),
        ("{role}", &about.role),
        ("{team}", &about.team),
        ("{contact}", &about.contact),
        ("{strengths}", &strengths),
        ("{development}", &development),
    ];
    let fill = |text: &str| filled(text, &gaps);
    let mut paragraphs = vec![fill(&template.subject)];
    paragraphs.extend(template.body.iter().map(|text| fill(text)));
    paragraphs.join("\n\n")
}

/// A paragraph with its gaps filled, once: what somebody is called fills no further gap. Each text keeps its direction to
/// itself; where nothing of it can be seen, "…" is left for a person to fill in.
fn filled(paragraph: &str, gaps: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = paragraph;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let gap = gaps.iter().find(|(name, _)| from.starts_with(name));
        let Some((name, value)) = gap else {
            text.push('{');
            rest = &from[1..];
            continue;
        };
        let value = if person_text::is_blank(value) {
            "…".into()
        } else {
            person_text::brief(value, person_text::LINE_CHARS)
        };
        text.push_str(&person_text::within(paragraph, &value));
        rest = &from[name.len()..];
    }
    text.push_str(rest);
    text
}

/// The best two sections and the weakest, by name. Only what is settled, and only where it stands out: 70 % and
/// more, or less than 50 %; and only what is not covered for whoever writes.
fn sections(scorecard: &Scorecard, cover: &Cover) -> (String, String) {
    let mut settled: Vec<_> = scorecard
        .sections
        .iter()
        .filter(|section| section.percent.is_settled() && !cover.section(section))
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
