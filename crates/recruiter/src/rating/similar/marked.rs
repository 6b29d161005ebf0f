//! A text with passages marked: underlined, with a number before each, and said to those who hear the page.

use assay_web::ui::text;
use leptos::prelude::*;
use std::ops::Range;

/// Shows a text. `places` are the passages in the order of their numbers, in bytes; none overlap.
pub fn marked_text(whole: &str, places: &[Range<usize>]) -> AnyView {
    pieces(whole, places)
        .into_iter()
        .map(|(piece, number)| match number {
            None => text(piece),
            Some(number) => view! {
                <mark class="similar-passage">
                    <span class="visually-hidden">
                        {tr!(similar.passage_begins, number = number)} " "
                    </span>
                    <b class="similar-number" aria-hidden="true">
                        {number}
                    </b>
                    {text(piece)}
                    <span class="visually-hidden">
                        " " {tr!(similar.passage_ends, number = number)} " "
                    </span>
                </mark>
            }
            .into_any(),
        })
        .collect_view()
        .into_any()
}

/// Takes a text apart: each piece with the number of its passage, where it is one.
fn pieces<'a>(whole: &'a str, places: &[Range<usize>]) -> Vec<(&'a str, Option<usize>)> {
    let mut numbered: Vec<(usize, &Range<usize>)> = places
        .iter()
        .enumerate()
        .map(|(at, place)| (at + 1, place))
        .collect();
    numbered.sort_by_key(|(_, place)| place.start);
    let mut pieces = Vec::new();
    let mut from = 0;
    for (number, place) in numbered {
        // What does not lie in the text is of another one.
        let between = whole.get(from..place.start);
        let (Some(between), Some(passage)) = (between, whole.get(place.clone())) else {
            continue;
        };
        pieces.push((between, None));
        pieces.push((passage, Some(number)));
        from = place.end;
    }
    pieces.push((&whole[from..], None));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places of passages, and the pieces with the number of their passage.
    type Case<'a> = (&'a [Range<usize>], &'a [(&'a str, Option<usize>)]);

    #[test]
    fn a_text_is_taken_apart_and_nothing_of_it_is_lost() {
        let whole = "Café, then tea.";
        let all = 0..16;
        let cases: [Case; 5] = [
            (&[], &[(whole, None)]),
            (
                &[7..11, 0..5],
                &[
                    ("Café", Some(2)),
                    (", ", None),
                    ("then", Some(1)),
                    (" tea.", None),
                ],
            ),
            (std::slice::from_ref(&all), &[(whole, Some(1))]),
            // Of another text: in the middle of a letter, behind the end, into each other.
            (&[4..9, 20..30], &[(whole, None)]),
            (&[0..5, 3..9], &[("Café", Some(1)), (", then tea.", None)]),
        ];
        for (places, expected) in cases {
            let found = pieces(whole, places);
            assert_eq!(found, expected);
            let joined: String = found.iter().map(|(piece, _)| *piece).collect();
            assert_eq!(joined, whole);
        }
    }
}
