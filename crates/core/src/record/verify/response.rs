//! Whether a response is one that the page lets people give.

use crate::assessment::{InteractionKind, NO_ERROR};
use crate::attempt::Response;
use crate::document::Value;
use crate::record::answered::ItemKind;
use crate::scoring::normalize;

const OTHER_KIND: &str = "the answer is of another kind than the item.";
const UNKNOWN: &str = "the answer names something that the item does not have.";

/// Returns the oddity of a response to an item, if there is one.
pub(super) fn odd(kind: &InteractionKind, response: &Response) -> Option<&'static str> {
    if response.is_empty() {
        return Some("the answer says nothing, and counts as one.");
    }
    let is_option = |id: &String| kind.options().iter().any(|option| option.id == *id);
    match (kind, response) {
        (InteractionKind::Choice { max_choices, .. }, Response::Choices(chosen)) => {
            several(chosen, *max_choices, &is_option)
        }
        (InteractionKind::BestWorst { .. }, Response::BestWorst { best, worst }) => {
            if !best.iter().chain(worst).all(is_option) {
                Some(UNKNOWN)
            } else if best == worst {
                Some("one option is chosen as most and as least effective.")
            } else {
                None
            }
        }
        (InteractionKind::Order { options }, Response::Order(order)) => {
            several(order, options.len(), &is_option).or_else(|| {
                let is_whole = order.len() == options.len();
                (!is_whole).then_some("the answer does not order all options.")
            })
        }
        (InteractionKind::Match { levels, .. }, Response::Matches(matches)) => {
            let is_known = |(option, level): &(String, String)| {
                is_option(option) && levels.iter().any(|known| known.id == *level)
            };
            (!matches.iter().all(is_known)).then_some(UNKNOWN)
        }
        (
            InteractionKind::Hottext {
                max_choices,
                correction: entry,
                ..
            },
            Response::Hottext { places, correction },
        ) => {
            let known = kind.known_places();
            let has_both = places.len() > 1 && places.iter().any(|place| place == NO_ERROR);
            several(places, *max_choices, &|place| known.contains(place))
                .or_else(|| {
                    has_both.then_some("the answer says “No error” and names a place as well.")
                })
                .or_else(|| {
                    let is_asked = entry.is_some() || correction.is_empty();
                    (!is_asked)
                        .then_some("the answer has a correction, and the item asks for none.")
                })
        }
        (
            InteractionKind::TextEntry(_) | InteractionKind::ExtendedText { .. },
            Response::Text(_),
        ) => None,
        _ => Some(OTHER_KIND),
    }
}

/// The same by the name of the kind alone, where the pack is not available.
pub(super) fn odd_kind(kind: ItemKind, response: &Response) -> Option<&'static str> {
    let is_own = match response {
        Response::Choices(_) => kind == ItemKind::Choice,
        Response::BestWorst { .. } => kind == ItemKind::BestWorst,
        Response::Order(_) => kind == ItemKind::Order,
        Response::Matches(_) => kind == ItemKind::Match,
        Response::Hottext { .. } => kind == ItemKind::Hottext,
        Response::Text(_) => matches!(kind, ItemKind::TextEntry | ItemKind::ExtendedText),
    };
    (!is_own).then_some(OTHER_KIND)
}

fn several(
    chosen: &[String],
    most: usize,
    is_known: &dyn Fn(&String) -> bool,
) -> Option<&'static str> {
    if chosen.len() > most {
        Some("the answer names more than the item lets people choose.")
    } else if !chosen.iter().all(is_known) {
        Some(UNKNOWN)
    } else if (1..chosen.len()).any(|at| chosen[..at].contains(&chosen[at])) {
        Some("the answer names something twice.")
    } else {
        None
    }
}

/// Returns the reading of a typed number, as the bundle gives it beside the response.
pub(super) fn normalized(kind: &InteractionKind, response: Option<&Response>) -> Value {
    let typed = response.and_then(Response::typed);
    let format = kind.entry().and_then(|entry| entry.number.as_ref());
    typed
        .zip(format)
        .map_or(Value::Null, |(text, format)| normalize(text, format))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Document, DocumentKind};

    fn odd_places(has_no_error: bool, places: &[&str], typed: &str) -> Option<&'static str> {
        let kind = InteractionKind::Hottext {
            max_choices: 2,
            has_no_error,
            document: Document {
                kind: DocumentKind::Code {
                    title: "a".into(),
                    lines: vec!["x".into(), "y".into()],
                },
                by_cell: false,
            },
            correction: None,
        };
        let response = Response::Hottext {
            places: places.iter().map(|place| String::from(*place)).collect(),
            correction: typed.into(),
        };
        odd(&kind, &response)
    }

    #[test]
    fn no_error_is_an_answer_where_it_is_offered_and_stands_alone() {
        assert_eq!(odd_places(true, &["none"], ""), None);
        assert_eq!(odd_places(true, &["L1", "L2"], ""), None);
        assert_eq!(odd_places(false, &["none"], ""), Some(UNKNOWN));
        let both = odd_places(true, &["L1", "none"], "").unwrap();
        assert!(both.contains("“No error”"), "{both}");
        assert!(odd_places(true, &["none"], "x").is_some());
    }
}
