//! A draft of a message to a candidate, from a template and the scorecard. It has no numbers and nothing about others; a
//! person edits and sends it.

mod gaps;
mod points;

pub use gaps::letter_gaps;
pub use points::Points;

use super::cover::Cover;
use super::kit::{Kit, MessageTemplate};
use super::review_event::Decision;
use super::scorecard::Scorecard;
use super::state::State;
use assay_core::config::Config;
use assay_core::person_text;

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
    /// Whether the interview has begun, so that a letter may speak of it.
    pub is_interviewed: bool,
}

/// Who sends letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sender {
    /// The team, as it signs; may be empty.
    pub team: String,
    /// Whom candidates write to; may be empty.
    pub contact: String,
}

impl Sender {
    /// Returns the sender that the configuration of the test names: the team, and the contact as
    /// "the hiring team (hiring@example.com)".
    pub fn of(config: &Config) -> Self {
        let contact = &config.contact;
        let contact = match contact.email.as_str() {
            "" => contact.name.clone(),
            email => [&contact.name, " (", email, ")"].concat(),
        };
        Self {
            team: config.team.name.clone(),
            contact,
        }
    }
}

/// Returns the template that goes with a decision. While nobody has decided, that is the one that says so: the one for
/// candidates who wait.
pub fn template_for(kit: &Kit, decision: Option<Decision>) -> Option<&MessageTemplate> {
    let wanted = decision.unwrap_or(Decision::Hold);
    kit.messages.iter().find(|template| template.id == wanted)
}

/// Returns whether the interview has begun: somebody has rated an answer in it.
pub fn is_interviewed(state: &State) -> bool {
    !state.agreed.is_empty() || state.interview.values().any(|ratings| !ratings.is_empty())
}

/// Returns the draft: subject, then paragraphs with an empty line between them. What is not known is left as a gap in
/// square brackets, such as "[contact]"; see [`letter_gaps`].
pub fn draft(
    template: &MessageTemplate,
    about: &Particulars,
    scorecard: Option<&Scorecard>,
    cover: &Cover,
) -> String {
    let points = Points::of(scorecard, cover);
    let (strengths, development) = (points.strengths.join("; "), points.development.join("; "));
    let fields = [
        ("{name}", about.name.as_str()),
        ("{role}", &about.role),
        ("{team}", &about.team),
        ("{contact}", &about.contact),
        ("{strengths}", &strengths),
        ("{development}", &development),
    ];
    let paragraphs = std::iter::once(&template.subject).chain(&template.body);
    paragraphs
        .filter_map(|paragraph| fitting(paragraph, about.is_interviewed))
        .map(|paragraph| filled(paragraph, &fields))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The paragraph without the mark at its start; `None` where the mark says that it does not fit.
fn fitting(paragraph: &str, is_interviewed: bool) -> Option<&str> {
    let marks = [("{interviewed}", true), ("{not_interviewed}", false)];
    for (mark, wanted) in marks {
        if let Some(rest) = paragraph.strip_prefix(mark) {
            return (is_interviewed == wanted).then(|| rest.trim_start());
        }
    }
    Some(paragraph)
}

/// A paragraph with its fields filled, once: what somebody is called fills no further field. Each text keeps its direction
/// to itself; where nothing of it can be seen, the name of the field is left in square brackets for a person to fill in.
fn filled(paragraph: &str, fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = paragraph;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let found = fields.iter().find(|(name, _)| from.starts_with(name));
        let Some((name, value)) = found else {
            text.push('{');
            rest = &from[1..];
            continue;
        };
        if person_text::is_blank(value) {
            text.push_str(&name.replace('{', "[").replace('}', "]"));
        } else {
            let value = person_text::brief(value, person_text::LINE_CHARS);
            text.push_str(&person_text::within(paragraph, &value));
        }
        rest = &from[name.len()..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests;
