//! The questions that candidates may be asked about themselves.

use serde::{Deserialize, Serialize};

/// A question that candidates may be asked about themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Their name.
    Name,
    /// Their email address.
    Email,
    /// A reference, such as the number of an application.
    Reference,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Name, Self::Email, Self::Reference];

    /// Returns the name of the question in configurations and links.
    ///
    /// ```
    /// use assay_core::question::Question;
    ///
    /// assert_eq!(Question::ALL.map(Question::name), ["name", "email", "reference"]);
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Reference => "reference",
        }
    }

    /// Returns the limit on the answer, in characters. RFC 5321 allows addresses of 320.
    pub fn limit(self) -> usize {
        match self {
            Self::Name | Self::Reference => 200,
            Self::Email => 320,
        }
    }

    /// Returns whether a text can be an answer. A name has a letter. An address has one `@` between a mailbox and a
    /// domain of two labels or more; everything else about addresses is for mail servers to say. An empty text can be
    /// one: whether an answer is needed is for the team to say.
    ///
    /// ```
    /// use assay_core::question::Question;
    ///
    /// assert!(Question::Name.can_be("李"));
    /// assert!(!Question::Name.can_be("12345"));
    /// assert!(Question::Email.can_be("ada+cto@mail.example.com"));
    /// assert!(!Question::Email.can_be("ada@example"));
    /// ```
    pub fn can_be(self, text: &str) -> bool {
        let text = text.trim();
        text.is_empty()
            || match self {
                Self::Name => text.chars().any(char::is_alphabetic),
                Self::Email => is_address(text),
                Self::Reference => true,
            }
    }
}

fn is_address(text: &str) -> bool {
    let Some((mailbox, domain)) = text.split_once('@') else {
        return false;
    };
    let labels = || domain.split('.');
    !mailbox.is_empty()
        && !domain.contains('@')
        && !text.contains(char::is_whitespace)
        && labels().count() > 1
        && labels().all(|label| !label.is_empty())
}

/// A value for each question. In documents it is a list, in the order of [`Question::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "[T; 3]", into = "[T; 3]")]
#[serde(bound(
    deserialize = "T: Deserialize<'de>",
    serialize = "T: Serialize + Clone"
))]
pub struct ByQuestion<T> {
    /// The value for the name.
    pub name: T,
    /// The value for the email address.
    pub email: T,
    /// The value for the reference.
    pub reference: T,
}

impl<T> ByQuestion<T> {
    /// Makes a value for each question.
    ///
    /// ```
    /// use assay_core::question::{ByQuestion, Question};
    ///
    /// let limits = ByQuestion::from_fn(Question::limit);
    /// assert_eq!(limits, ByQuestion { name: 200, email: 320, reference: 200 });
    /// ```
    pub fn from_fn(mut make: impl FnMut(Question) -> T) -> Self {
        Question::ALL.map(&mut make).into()
    }

    /// Returns the value for a question.
    pub fn of(&self, question: Question) -> &T {
        match question {
            Question::Name => &self.name,
            Question::Email => &self.email,
            Question::Reference => &self.reference,
        }
    }

    /// Returns the value for a question, to change it.
    pub fn of_mut(&mut self, question: Question) -> &mut T {
        match question {
            Question::Name => &mut self.name,
            Question::Email => &mut self.email,
            Question::Reference => &mut self.reference,
        }
    }
}

impl<T> From<[T; 3]> for ByQuestion<T> {
    fn from([name, email, reference]: [T; 3]) -> Self {
        Self {
            name,
            email,
            reference,
        }
    }
}

impl<T> From<ByQuestion<T>> for [T; 3] {
    fn from(by_question: ByQuestion<T>) -> Self {
        [by_question.name, by_question.email, by_question.reference]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_no_name_or_address_is_recognized() {
        for name in ["Ada", "李", "O’Neill", "5 Ada", ""] {
            assert!(Question::Name.can_be(name), "{name}");
        }
        for name in ["12345", "---", "@", "🚢"] {
            assert!(!Question::Name.can_be(name), "{name}");
        }
        for email in ["a@b.example", "ü@bücher.example", " a@b.example ", ""] {
            assert!(Question::Email.can_be(email), "{email}");
        }
        for email in [
            "a",
            "a@",
            "@b.example",
            "a@b",
            "a@b.",
            "a@.b",
            "a@@b.example",
            "a b@c.example",
        ] {
            assert!(!Question::Email.can_be(email), "{email}");
        }
    }
}
