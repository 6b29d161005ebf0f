//! The response of a candidate to one item, and its form in journals and bundles.

use crate::assessment::{InteractionKind, NO_ERROR};
use crate::limit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A response to one item. Identifiers are those of options, or of places in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "ResponseDocument", into = "ResponseDocument")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Response {
    /// The chosen options of a choice, in the order of their identifiers.
    Choices(Vec<String>),
    /// The option chosen as best and the one chosen as worst; either may be missing.
    BestWorst {
        /// Chosen as best.
        best: Option<String>,
        /// Chosen as worst.
        worst: Option<String>,
    },
    /// All options, first to last.
    Order(Vec<String>),
    /// A level for each option that has been given one, each option once.
    Matches(Vec<(String, String)>),
    /// The places pointed at and the value typed as the right one.
    Hottext {
        /// Identifiers of lines or cells.
        places: Vec<String>,
        /// The text typed; empty where nothing was.
        correction: String,
    },
    /// The text typed.
    Text(String),
}

impl Response {
    /// Returns the response to a kind of item that says nothing.
    ///
    /// ```
    /// use assay_core::assessment::InteractionKind;
    /// use assay_core::attempt::Response;
    ///
    /// let kind = InteractionKind::Order { options: Vec::new() };
    /// assert_eq!(Response::nothing(&kind), Response::Order(Vec::new()));
    /// ```
    pub fn nothing(kind: &InteractionKind) -> Self {
        match kind {
            InteractionKind::Choice { .. } => Self::Choices(Vec::new()),
            InteractionKind::BestWorst { .. } => Self::BestWorst {
                best: None,
                worst: None,
            },
            InteractionKind::Order { .. } => Self::Order(Vec::new()),
            InteractionKind::Match { .. } => Self::Matches(Vec::new()),
            InteractionKind::Hottext { .. } => Self::Hottext {
                places: Vec::new(),
                correction: String::new(),
            },
            InteractionKind::TextEntry(_) | InteractionKind::ExtendedText { .. } => {
                Self::Text(String::new())
            }
        }
    }

    /// Returns whether nothing is answered: the candidate cleared it, or never began.
    ///
    /// ```
    /// use assay_core::attempt::Response;
    ///
    /// let response: Response = serde_json::from_str(r#"{"choices": ["a"]}"#).unwrap();
    /// assert!(!response.is_empty());
    /// assert!(Response::Text("  ".into()).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Choices(choices) => choices.is_empty(),
            Self::BestWorst { best, worst } => best.is_none() && worst.is_none(),
            Self::Order(order) => order.is_empty(),
            Self::Matches(matches) => matches.is_empty(),
            Self::Hottext { places, correction } => {
                places.is_empty() && correction.trim().is_empty()
            }
            Self::Text(text) => text.trim().is_empty(),
        }
    }

    /// Returns whether a part that the interaction asks for is missing, although something is answered.
    ///
    /// ```
    /// use assay_core::assessment::InteractionKind;
    /// use assay_core::attempt::Response;
    ///
    /// let kind = InteractionKind::BestWorst { shuffle: false, options: Vec::new() };
    /// let response = Response::BestWorst { best: Some("a".into()), worst: None };
    /// assert!(response.lacks_a_part(&kind));
    /// ```
    pub fn lacks_a_part(&self, kind: &InteractionKind) -> bool {
        match self {
            Self::BestWorst { best, worst } => best.is_none() || worst.is_none(),
            Self::Matches(matches) => matches.len() < kind.options().len(),
            Self::Hottext { places, correction } => {
                let needs_correction = kind.entry().is_some() && !self.sees_no_error();
                places.is_empty() || (needs_correction && correction.trim().is_empty())
            }
            Self::Choices(_) | Self::Order(_) | Self::Text(_) => false,
        }
    }

    /// Returns whether it says that a document has no error: nothing is to be corrected then.
    ///
    /// ```
    /// use assay_core::attempt::Response;
    ///
    /// let response: Response = serde_json::from_str(r#"{"hottext": ["none"], "correction": ""}"#).unwrap();
    /// assert!(response.sees_no_error());
    /// ```
    pub fn sees_no_error(&self) -> bool {
        match self {
            Self::Hottext { places, .. } => places.iter().any(|place| place == NO_ERROR),
            _ => false,
        }
    }

    /// The typed text, for responses that have some.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Self::Text(text)
            | Self::Hottext {
                correction: text, ..
            } => Some(text),
            _ => None,
        }
    }

    /// Length of the typed text in characters; 0 for responses without any.
    pub fn text_length(&self) -> usize {
        self.typed().map_or(0, |text| text.chars().count())
    }

    /// Makes the typed text fit into so many characters. Returns how many were left out.
    ///
    /// ```
    /// use assay_core::attempt::Response;
    ///
    /// let mut response = Response::Text("twelve words".into());
    /// assert_eq!(response.fit(6), 6);
    /// assert_eq!(response.typed(), Some("twelve"));
    /// ```
    pub fn fit(&mut self, most: usize) -> usize {
        match self {
            Self::Text(text) => limit::fit_in_place(text, most),
            Self::Hottext { correction, .. } => limit::fit_in_place(correction, most),
            _ => 0,
        }
    }
}

/// A response as it stands in journals and bundles: an object whose fields tell its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "response")
)]
pub(super) enum ResponseDocument {
    /// A choice.
    Choices {
        /// Identifiers of the chosen options.
        choices: Vec<String>,
    },
    /// An order.
    Order {
        /// Identifiers of all options, first to last.
        order: Vec<String>,
    },
    /// A match.
    Matches {
        /// The level given to each option that has been given one.
        matches: BTreeMap<String, String>,
    },
    /// Places in a document, and a correction.
    Hottext {
        /// Identifiers of the lines or cells pointed at.
        hottext: Vec<String>,
        /// The text typed as the right one; empty where nothing was.
        correction: String,
    },
    /// Text.
    Text {
        /// The text typed.
        text: String,
    },
    /// Best and worst; an empty object where both are missing.
    BestWorst {
        /// The option chosen as best.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        best: Option<String>,
        /// The option chosen as worst.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        worst: Option<String>,
    },
}

impl From<Response> for ResponseDocument {
    fn from(response: Response) -> Self {
        match response {
            Response::Choices(choices) => Self::Choices { choices },
            Response::BestWorst { best, worst } => Self::BestWorst { best, worst },
            Response::Order(order) => Self::Order { order },
            Response::Matches(matches) => Self::Matches {
                matches: matches.into_iter().collect(),
            },
            Response::Hottext { places, correction } => Self::Hottext {
                hottext: places,
                correction,
            },
            Response::Text(text) => Self::Text { text },
        }
    }
}

impl From<ResponseDocument> for Response {
    fn from(document: ResponseDocument) -> Self {
        use ResponseDocument as D;
        match document {
            D::Choices { choices } => Self::Choices(choices),
            D::BestWorst { best, worst } => Self::BestWorst { best, worst },
            D::Order { order } => Self::Order(order),
            D::Matches { matches } => Self::Matches(matches.into_iter().collect()),
            D::Hottext {
                hottext,
                correction,
            } => Self::Hottext {
                places: hottext,
                correction,
            },
            D::Text { text } => Self::Text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_response_survives_the_journal() {
        let responses = [
            Response::Choices(vec!["a".into()]),
            Response::Choices(vec![]),
            Response::BestWorst {
                best: Some("a".into()),
                worst: None,
            },
            Response::BestWorst {
                best: None,
                worst: None,
            },
            Response::Order(vec!["b".into(), "a".into()]),
            Response::Matches(vec![("x".into(), "decides".into())]),
            Response::Hottext {
                places: vec!["L5C3".into()],
                correction: "80 000".into(),
            },
            Response::Text("Dear …\n\"quoted\"".into()),
        ];
        for response in responses {
            let written = serde_json::to_value(&response).unwrap();
            assert_eq!(serde_json::from_value(written).ok(), Some(response));
        }
    }

    #[test]
    fn where_no_error_is_seen_no_right_value_is_missing() {
        let text = include_str!("../../../../tests/data/scoring/weighted.json");
        let pack = crate::document::parse("pack", text).unwrap();
        let pack = crate::assessment::Assessment::parse("pack", &pack).unwrap();
        let kind = &pack.item("bill").unwrap().interaction.kind;
        for (place, lacks) in [("none", false), ("L2C2", true)] {
            let response = Response::Hottext {
                places: vec![place.into()],
                correction: String::new(),
            };
            assert_eq!(response.lacks_a_part(kind), lacks, "{place}");
        }
    }

    #[test]
    fn what_is_no_response_is_refused() {
        for text in [
            "7",
            "[]",
            r#"{"choices":[1]}"#,
            r#"{"other":"x"}"#,
            r#"{"best":1}"#,
            r#"{"text":"x","other":1}"#,
            r#"{"hottext":[]}"#,
        ] {
            assert!(serde_json::from_str::<Response>(text).is_err(), "{text}");
        }
    }
}
