//! Who a candidate is, as typed on the welcome screen, and the only way from there to an [`Identity`].

use super::plan::Identity;
use crate::config::{Ask, CandidateQuestions};
use crate::document::{self, from_text, to_text, to_value};
use crate::person_text::is_blank;
use crate::question::{ByQuestion, Question};
use serde::{Deserialize, Serialize};

/// The texts of the fields in which candidates say who they are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IdentityDraft(pub ByQuestion<String>);

/// The form of the welcome screen as a tab keeps it until the start, so that a reload loses nothing. It belongs to the
/// link that it was filled in under: another link is another person's. What was agreed to holds for its words only.
///
/// ```
/// use assay_core::attempt::WelcomeDraft;
///
/// let draft = WelcomeDraft { agreed: true, ..WelcomeDraft::default() };
/// let kept = draft.clone().keep("?invitation=ada", "No aids.");
/// assert_eq!(WelcomeDraft::read("?invitation=ada", "No aids.", &kept), Some(draft));
/// assert!(!WelcomeDraft::read("?invitation=ada", "All aids.", &kept).unwrap().agreed);
/// assert_eq!(WelcomeDraft::read("?invitation=ben", "No aids.", &kept), None);
/// assert_eq!(WelcomeDraft::read("", "", "{"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WelcomeDraft {
    /// The fields.
    pub identity: IdentityDraft,
    /// Whether the rules are acknowledged.
    pub agreed: bool,
}

#[derive(Serialize, Deserialize)]
struct KeptDraft {
    link: String,
    /// The words that were on screen, or their digest.
    terms: String,
    draft: WelcomeDraft,
}

impl WelcomeDraft {
    /// The form of somebody who has told who they are, and acknowledged the rules.
    pub fn entered(identity: Identity) -> Self {
        let text = |question| identity.of(question).clone().unwrap_or_default();
        Self {
            identity: IdentityDraft(ByQuestion::from_fn(text)),
            agreed: true,
        }
    }

    /// Writes it as it is kept, with the query of the link and the terms that are agreed to, or their digest.
    pub fn keep(self, link: &str, terms: &str) -> String {
        to_text(&to_value(&KeptDraft {
            link: link.into(),
            terms: terms.into(),
            draft: self,
        }))
    }

    /// Reads what was kept under the link with this query; `None` where it is another's, or damaged. Where the terms have
    /// changed since, nothing is agreed to.
    pub fn read(link: &str, terms: &str, kept: &str) -> Option<Self> {
        let kept: KeptDraft = document::read("", &from_text(kept).ok()?).ok()?;
        let mut draft = (kept.link == link).then_some(kept.draft)?;
        draft.agreed &= kept.terms == terms;
        Some(draft)
    }
}

/// A field that cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityProblem {
    /// The question that the field is for.
    pub question: Question,
    /// The fault of its text.
    pub fault: IdentityFault,
}

/// The fault of an answer about oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityFault {
    /// It must be given, and nothing of it can be seen.
    Missing,
    /// No answer to the question can look like this.
    NotAnAnswer,
}

impl IdentityDraft {
    /// Reads the fields that a team asks for, trimmed; `None` stands for each that it does not ask for.
    ///
    /// # Errors
    /// Returns the problems in the order of [`Question::ALL`], at most one for each field.
    ///
    /// ```
    /// use assay_core::attempt::{IdentityDraft, IdentityFault};
    /// use assay_core::config::{Ask, CandidateQuestions};
    /// use assay_core::question::ByQuestion;
    ///
    /// let asks = CandidateQuestions { name: Ask::Required, email: Ask::Optional, reference: Ask::Absent };
    /// let text = |name: &str| IdentityDraft(ByQuestion { name: name.into(), ..ByQuestion::default() });
    /// let identity = text(" Ada ").read(&asks).unwrap();
    /// assert_eq!(identity.name.as_deref(), Some("Ada"));
    /// assert_eq!(identity.reference, None);
    /// assert_eq!(text("").read(&asks).unwrap_err()[0].fault, IdentityFault::Missing);
    /// ```
    pub fn read(&self, asks: &CandidateQuestions) -> Result<Identity, Vec<IdentityProblem>> {
        let problems: Vec<IdentityProblem> = Question::ALL
            .into_iter()
            .filter_map(|question| {
                let fault = self.fault(question, *asks.of(question))?;
                Some(IdentityProblem { question, fault })
            })
            .collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Identity::from_fn(|question| {
            let is_asked = *asks.of(question) != Ask::Absent;
            is_asked.then(|| self.0.of(question).trim().into())
        }))
    }

    fn fault(&self, question: Question, ask: Ask) -> Option<IdentityFault> {
        let text = self.0.of(question);
        match ask {
            Ask::Absent => None,
            Ask::Required if is_blank(text) => Some(IdentityFault::Missing),
            Ask::Optional | Ask::Required => {
                (!question.can_be(text)).then_some(IdentityFault::NotAnAnswer)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUIRED: CandidateQuestions = CandidateQuestions {
        name: Ask::Required,
        email: Ask::Required,
        reference: Ask::Required,
    };

    fn draft(name: &str, email: &str, reference: &str) -> IdentityDraft {
        IdentityDraft([name, email, reference].map(String::from).into())
    }

    fn faults(draft: &IdentityDraft, asks: CandidateQuestions) -> Vec<(Question, IdentityFault)> {
        let problems = draft.read(&asks).err().unwrap_or_default();
        let fault = |problem: &IdentityProblem| (problem.question, problem.fault);
        problems.iter().map(fault).collect()
    }

    #[test]
    fn odd_contents_of_a_tab_are_no_form() {
        let form = |link: &str| WelcomeDraft::default().keep(link, "terms");
        for kept in [
            String::new(),
            "null".into(),
            "[]".into(),
            "{\"link\":\"/\"}".into(),
            form("/").replace("false", "\"yes\""),
            form("/").replace("[\"\",\"\",\"\"]", "[\"\",\"\"]"),
            form("/").replace("[\"\",\"\",\"\"]", "[1,2,3]"),
            "[".repeat(100_000),
            form("/?invitation=ada"),
        ] {
            assert_eq!(WelcomeDraft::read("/", "terms", &kept), None, "{kept:.40}");
        }
        assert!(WelcomeDraft::read("/", "terms", &form("/")).is_some());
    }

    #[test]
    fn what_is_typed_is_taken_without_the_space_around_it() {
        let identity = draft(" Ada ", "ada@example.com\n", "").read(&CandidateQuestions {
            reference: Ask::Optional,
            ..REQUIRED
        });
        let [name, email, reference]: [Option<String>; 3] = identity.unwrap().into();
        assert_eq!(name.as_deref(), Some("Ada"));
        assert_eq!(email.as_deref(), Some("ada@example.com"));
        assert_eq!(reference.as_deref(), Some(""), "asked, and left empty");
    }

    #[test]
    fn what_must_be_given_and_cannot_be_seen_is_missing() {
        use IdentityFault::Missing;
        let typed = draft("", "  ", "\u{200b}");
        let all = Question::ALL.map(|question| (question, Missing));
        assert_eq!(faults(&typed, REQUIRED), all);
    }

    #[test]
    fn what_may_stay_empty_must_be_an_answer_where_it_is_given() {
        use IdentityFault::NotAnAnswer;
        let optional = CandidateQuestions::from([Ask::Optional; 3]);
        assert!(draft("", " ", "").read(&optional).is_ok());
        assert_eq!(
            faults(&draft("12345", "ada@example", "7"), optional),
            [
                (Question::Name, NotAnAnswer),
                (Question::Email, NotAnAnswer)
            ]
        );
    }

    #[test]
    fn what_is_not_asked_for_is_neither_judged_nor_kept() {
        let typed = draft("12345", "nobody", "7");
        let identity = typed.read(&CandidateQuestions::from([Ask::Absent; 3]));
        assert_eq!(identity, Ok(Identity::default()));
    }
}
