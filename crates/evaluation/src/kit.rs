//! The interview kit: questions with anchors, guides, red flags and message templates, as data that a team may change.

mod check;
mod document;
mod parts;

pub use parts::{
    BankArea, BankQuestion, CoreQuestion, Entry, InterviewQuestion, MessageTemplate, RedFlag,
    ReferenceQuestion, RoleGuide, SampleAnswer, SampleRating, Theme,
};

use assay_core::document::{self as documents, Problems, Value};
use document::KitDocument;

/// The schema name of kits.
pub const SCHEMA: &str = "assay/kit/1";

/// A kit for one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// Identifier of the assessment that it goes with.
    pub assessment_id: String,
    /// The role.
    pub role: String,
    /// What the role is.
    pub guide: RoleGuide,
    /// How to use the questions.
    pub intro: String,
    /// How many rounds there usually are.
    pub process: String,
    /// What strong answers show.
    pub signs: Vec<String>,
    /// The questions that every candidate is asked, and that count.
    pub core: Vec<CoreQuestion>,
    /// Further questions.
    pub bank: Vec<BankQuestion>,
    /// How to run the panel.
    pub panel: Vec<Theme>,
    /// What to say before asking references.
    pub reference_intro: String,
    /// What to ask them.
    pub references: Vec<ReferenceQuestion>,
    /// What outweighs the numbers, once confirmed.
    pub red_flags: Vec<RedFlag>,
    /// Drafts of messages to candidates.
    pub messages: Vec<MessageTemplate>,
    /// Written answers on which raters try themselves first; may be empty.
    pub samples: Vec<SampleAnswer>,
}

impl Kit {
    /// Reads a kit. `file` is the name used in messages.
    ///
    /// # Errors
    /// Returns the first field that does not fit, or else everything that is blank, empty, or there twice.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        let document: KitDocument = documents::read(file, value)?;
        let mut problems = Problems::default();
        check::blanks(file, value, &mut problems);
        check::identifiers(file, &document, &mut problems);
        problems.none_or(document.into())
    }

    /// Returns the JSON Schema of kits, for editors and for `assay check`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        document::schema()
    }

    /// Returns the core questions as a scorecard needs them.
    pub fn questions(&self) -> Vec<InterviewQuestion> {
        let core = self.core.iter();
        core.map(|one| InterviewQuestion {
            id: one.id.clone(),
            title: one.title.clone(),
            area: one.area,
        })
        .collect()
    }

    /// Returns identifier and title of each red flag.
    pub fn flags(&self) -> Vec<(String, String)> {
        self.red_flags
            .iter()
            .map(|one| (one.id.clone(), one.title.clone()))
            .collect()
    }
}

impl From<KitDocument> for Kit {
    fn from(document: KitDocument) -> Self {
        let KitDocument {
            interview,
            reference_guide,
            ..
        } = document;
        Self {
            assessment_id: document.assessment_id.into(),
            role: document.role,
            guide: document.role_guide,
            intro: interview.intro,
            process: interview.process,
            signs: interview.signs,
            core: interview.core,
            bank: interview.bank,
            panel: document.panel_guide,
            reference_intro: reference_guide.intro,
            references: reference_guide.questions,
            red_flags: document.red_flags,
            messages: document.messages,
            samples: document.samples,
        }
    }
}

#[cfg(test)]
mod tests;
