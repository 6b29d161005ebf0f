//! A whole response in words: what a candidate chose, ordered or wrote, as the candidate read it.

use super::response_label::{part_name, response_label};
use assay_core::assessment::Item;
use assay_core::attempt::Response;
use assay_core::document::Value;

/// Returns each part of a response: its name, and what it says. Texts are given in full.
pub fn describe_response(item: &Item, response: &Response) -> Vec<(String, String)> {
    let names = |list: &[String]| response_label(item, &list.iter().map(String::as_str).collect());
    let name =
        |id: &Option<String>| response_label(item, &id.as_deref().map_or(Value::Null, Value::from));
    let part = |name: &str, text: String| (part_name(item, name), text);
    match response {
        Response::Choices(chosen) => vec![part("choice", names(chosen))],
        Response::BestWorst { best, worst } => {
            vec![part("best", name(best)), part("worst", name(worst))]
        }
        Response::Order(order) => vec![part("order", names(order))],
        Response::Matches(levels) => levels
            .iter()
            .map(|(option, level)| part(option, response_label(item, &level.as_str().into())))
            .collect(),
        Response::Hottext { places, correction } => {
            let mut parts = vec![part("locate", names(places))];
            if response.sees_no_error() {
                let is_typed = !correction.trim().is_empty();
                parts.extend(is_typed.then(|| (BEFORE.into(), correction.clone())));
            } else if !correction.is_empty() {
                parts.push(part("correct", correction.clone()));
            }
            parts
        }
        Response::Text(text) => vec![part("value", text.clone())],
    }
}

/// The name of a value that was typed before "No error" was chosen. The candidate's own copy leaves it out.
const BEFORE: &str = "Typed before; does not count";

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::assessment::{
        Choice, Document, DocumentKind, Interaction, InteractionKind, NO_ERROR,
    };

    fn item(kind: InteractionKind) -> Item {
        Item {
            id: "item".into(),
            pool: String::new(),
            variant: String::new(),
            title: "Item".into(),
            stem: Vec::new(),
            item_weight: 1,
            interaction: Interaction {
                prompt: String::new(),
                kind,
            },
            acts: Vec::new(),
        }
    }

    fn options() -> Vec<Choice> {
        let choice = |id: &str, text: &str| Choice {
            id: id.into(),
            text: text.into(),
        };
        vec![choice("a", "Ask first"), choice("b", "Begin at once")]
    }

    #[test]
    fn responses_are_described_in_the_words_of_the_item() {
        let pair = item(InteractionKind::BestWorst {
            shuffle: false,
            options: options(),
        });
        let response = Response::BestWorst {
            best: Some("b".into()),
            worst: None,
        };
        let expected = [
            ("Most effective", "“Begin at once”"),
            ("Least effective", "nothing"),
        ];
        assert_eq!(
            describe_response(&pair, &response),
            expected.map(|(name, text)| (name.into(), text.into()))
        );
        let order = item(InteractionKind::Order { options: options() });
        let response = Response::Order(vec!["b".into(), "a".into()]);
        let expected = [(
            String::from("Order"),
            String::from("1. “Begin at once”; 2. “Ask first”"),
        )];
        assert_eq!(describe_response(&order, &response), expected);
    }

    #[test]
    fn texts_are_given_in_full() {
        let prose = item(InteractionKind::ExtendedText {
            suggested_words: (10, 20),
            max_characters: 4_000,
        });
        let long = "word ".repeat(100);
        assert_eq!(
            describe_response(&prose, &Response::Text(long.clone()))[0].1,
            long
        );
    }

    #[test]
    fn a_document_without_an_error_and_several_right_levels_have_words() {
        let document = |has_no_error| {
            item(InteractionKind::Hottext {
                max_choices: 1,
                has_no_error,
                document: Document {
                    kind: DocumentKind::Code {
                        title: "a.txt".into(),
                        lines: vec!["a = 1".into()],
                    },
                    by_cell: false,
                },
                correction: None,
            })
        };
        let none = Response::Hottext {
            places: vec![NO_ERROR.into()],
            correction: String::new(),
        };
        let expected_alone = [(String::from("Place of the error"), String::from("No error"))];
        assert_eq!(describe_response(&document(true), &none), expected_alone);
        assert_eq!(describe_response(&document(false), &none)[0].1, "“none”");
        let typed = |correction: &str| {
            let response = Response::Hottext {
                places: vec![NO_ERROR.into()],
                correction: correction.into(),
            };
            describe_response(&document(true), &response)
        };
        let before = (
            String::from("Typed before; does not count"),
            String::from("$500"),
        );
        assert_eq!(typed("$500")[1..], [before]);
        assert_eq!(typed(" "), expected_alone);
        let level = |id: &str, text: &str| Choice {
            id: id.into(),
            text: text.into(),
        };
        let weigh = item(InteractionKind::Match {
            levels: vec![
                level("decides", "Decides"),
                level("little", "Matters a little"),
            ],
            shuffle: false,
            options: options(),
        });
        let both = serde_json::json!(["decides", "little"]);
        assert_eq!(
            response_label(&weigh, &both),
            "“Decides” or “Matters a little”"
        );
    }
}
