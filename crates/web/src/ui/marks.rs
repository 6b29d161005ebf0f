//! The marks in a document: which of them can stand together, and what the last of them took away.

use super::answering::{Answering, toggled};
use crate::tr;
use assay_core::assessment::NO_ERROR;
use assay_core::attempt::Response;
use leptos::prelude::*;

/// Says which marks the last one took away, where several places can be marked.
#[component]
pub fn ClearedNote(
    /// The response being given.
    answering: Answering,
) -> impl IntoView {
    let locale = answering.locale;
    let marks = Memo::new(move |before: Option<&Marks>| {
        let places = answering.response.with(|response| parts(response).0);
        Marks::after(before, places)
    });
    let words = move || {
        marks.with(|marks| match marks.cleared {
            Cleared::Nothing => None,
            Cleared::Places(count) => Some(tr!(locale, answer.places_cleared, count = count)),
            Cleared::NoError => Some(tr!(locale, answer.no_error_cleared).into()),
        })
    };
    view! {
        <p class="count" role="status">
            {words}
        </p>
    }
}

/// The marks in a document, and what the last of them took away.
#[derive(Debug, PartialEq)]
struct Marks {
    places: Vec<String>,
    cleared: Cleared,
}

/// What a mark took away.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cleared {
    Nothing,
    /// So many places.
    Places(usize),
    NoError,
}

impl Marks {
    /// The marks as they are now, and as they were before.
    fn after(before: Option<&Self>, places: Vec<String>) -> Self {
        let is_no_error = |places: &[String]| places.iter().any(|place| place == NO_ERROR);
        let cleared = match before {
            Some(before) if before.places == places => before.cleared,
            Some(before) if places.is_empty() || before.places.is_empty() => Cleared::Nothing,
            Some(before) => match (is_no_error(&before.places), is_no_error(&places)) {
                (false, true) => Cleared::Places(before.places.len()),
                (true, false) => Cleared::NoError,
                _ => Cleared::Nothing,
            },
            None => Cleared::Nothing,
        };
        Self { places, cleared }
    }
}

/// Marks a place, or takes its mark away. "No error" takes the place of all others, and any other the place of it.
pub fn marked(mut places: Vec<String>, id: &str, on: bool, most: usize) -> Vec<String> {
    if id == NO_ERROR {
        places.clear();
    }
    places.retain(|place| place != NO_ERROR);
    toggled(places, id, on, most)
}

/// Returns the marks of a response and the value beside them.
pub fn parts(response: &Response) -> (Vec<String>, String) {
    match response {
        Response::Hottext { places, correction } => (places.clone(), correction.clone()),
        _ => (Vec::new(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_never_stands_beside_a_place() {
        let places = |list: &[&str]| list.iter().map(|id| String::from(*id)).collect::<Vec<_>>();
        for most in [1, 2] {
            let none = marked(places(&["L1"]), NO_ERROR, true, most);
            assert_eq!(none, [NO_ERROR]);
            assert_eq!(marked(none.clone(), "L2", true, most), ["L2"]);
            assert!(marked(none, NO_ERROR, false, most).is_empty());
        }
        assert_eq!(marked(places(&["L1"]), "L2", true, 2), ["L1", "L2"]);
        let full = places(&["L1", "L2"]);
        assert_eq!(marked(full, NO_ERROR, true, 2), [NO_ERROR]);
    }

    #[test]
    fn a_mark_says_what_it_took_away_until_the_next() {
        let cleared = |before: Option<&Marks>, list: &[&str]| {
            Marks::after(before, list.iter().map(|id| String::from(*id)).collect())
        };
        let two = cleared(None, &["L1", "L2"]);
        assert_eq!(two.cleared, Cleared::Nothing);
        let none = cleared(Some(&two), &[NO_ERROR]);
        assert_eq!(none.cleared, Cleared::Places(2));
        assert_eq!(
            cleared(Some(&none), &[NO_ERROR]).cleared,
            Cleared::Places(2),
            "a value was typed"
        );
        let one = cleared(Some(&none), &["L1"]);
        assert_eq!(one.cleared, Cleared::NoError);
        assert_eq!(cleared(Some(&one), &["L1", "L2"]).cleared, Cleared::Nothing);
        assert_eq!(cleared(Some(&none), &[]).cleared, Cleared::Nothing);
        let nothing = cleared(None, &[]);
        assert_eq!(
            cleared(Some(&nothing), &[NO_ERROR]).cleared,
            Cleared::Nothing
        );
    }
}
