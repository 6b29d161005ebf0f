//! What a candidate has answered to one item, and its form in journals and bundles.

use crate::assessment::InteractionKind;
use crate::json::{Map, Value};
use crate::limit;

/// A response to one item. Identifiers are those of options, or of places in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Whether nothing is answered: the candidate cleared it, or never began.
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

    /// Whether a part that the interaction asks for is missing, although something is answered.
    pub fn lacks_a_part(&self, kind: &InteractionKind) -> bool {
        match self {
            Self::BestWorst { best, worst } => best.is_none() || worst.is_none(),
            Self::Matches(matches) => matches.len() < kind.options().len(),
            Self::Hottext { places, correction } => {
                places.is_empty() || (kind.entry().is_some() && correction.trim().is_empty())
            }
            Self::Choices(_) | Self::Order(_) | Self::Text(_) => false,
        }
    }

    /// Length of the typed text in characters; 0 for responses without any.
    pub fn text_length(&self) -> usize {
        match self {
            Self::Text(text) => text.chars().count(),
            Self::Hottext { correction, .. } => correction.chars().count(),
            _ => 0,
        }
    }

    /// Makes the typed text fit into so many characters. Returns how many were left out.
    pub fn fit(&mut self, most: usize) -> usize {
        match self {
            Self::Text(text) => limit::fit_in_place(text, most),
            Self::Hottext { correction, .. } => limit::fit_in_place(correction, most),
            _ => 0,
        }
    }

    /// The response as it stands in journals and bundles.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        let mut put = |name: &str, value: Value| {
            map.insert(name.into(), value);
        };
        match self {
            Self::Choices(choices) => put("choices", texts(choices)),
            Self::BestWorst { best, worst } => {
                if let Some(best) = best {
                    put("best", best.as_str().into());
                }
                if let Some(worst) = worst {
                    put("worst", worst.as_str().into());
                }
            }
            Self::Order(order) => put("order", texts(order)),
            Self::Matches(matches) => {
                let mut levels = Map::new();
                for (option, level) in matches {
                    levels.insert(option.clone(), level.as_str().into());
                }
                put("matches", Value::Object(levels));
            }
            Self::Hottext { places, correction } => {
                put("hottext", texts(places));
                put("correction", correction.as_str().into());
            }
            Self::Text(text) => put("text", text.as_str().into()),
        }
        Value::Object(map)
    }

    /// Reads a response from a journal or a bundle; `None` if it is of no known form.
    pub fn from_json(value: &Value) -> Option<Self> {
        let map = value.as_object()?;
        if let Some(choices) = map.get("choices") {
            return Some(Self::Choices(read_texts(choices)?));
        }
        if let Some(order) = map.get("order") {
            return Some(Self::Order(read_texts(order)?));
        }
        if let Some(matches) = map.get("matches") {
            let mut levels = Vec::new();
            for (option, level) in matches.as_object()? {
                levels.push((option.clone(), level.as_str()?.into()));
            }
            return Some(Self::Matches(levels));
        }
        if let Some(places) = map.get("hottext") {
            return Some(Self::Hottext {
                places: read_texts(places)?,
                correction: map.get("correction")?.as_str()?.into(),
            });
        }
        if let Some(text) = map.get("text") {
            return Some(Self::Text(text.as_str()?.into()));
        }
        let pick = |name: &str| match map.get(name) {
            None => Some(None),
            Some(value) => value.as_str().map(|text| Some(String::from(text))),
        };
        map.keys()
            .all(|name| name == "best" || name == "worst")
            .then_some(())?;
        Some(Self::BestWorst {
            best: pick("best")?,
            worst: pick("worst")?,
        })
    }
}

fn texts(list: &[String]) -> Value {
    list.iter().map(String::as_str).collect()
}

fn read_texts(value: &Value) -> Option<Vec<String>> {
    value
        .as_array()?
        .iter()
        .map(|entry| entry.as_str().map(String::from))
        .collect()
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
            assert_eq!(Response::from_json(&response.to_json()), Some(response));
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
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(Response::from_json(&value), None, "{text}");
        }
    }
}
