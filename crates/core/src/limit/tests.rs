use super::*;

fn fitted(text: &str, most: usize) -> (String, usize) {
    fit(text, most).map_or_else(|| (text.into(), 0), |fitted| (fitted.text, fitted.left_out))
}

#[test]
fn what_fits_stays_as_it_is() {
    for text in ["", "a", "abc", "a\tb\r\n", "😀😀😀", "e\u{301}a"] {
        assert_eq!(fit(text, 5), None, "{text:?}");
    }
    assert_eq!(fit("", 0), None);
}

#[test]
fn what_is_too_long_loses_its_end_and_it_is_counted() {
    assert_eq!(fitted("abcdef", 4), ("abcd".into(), 2));
    assert_eq!(fitted("äöüß", 3), ("äöü".into(), 1));
    assert_eq!(fitted("😀😁😂", 2), ("😀😁".into(), 1));
    assert_eq!(fitted("abc", 0), (String::new(), 3));
}

#[test]
fn what_belongs_together_is_not_cut_apart() {
    let family = "👩\u{200d}👩\u{200d}👧";
    for (text, most, kept) in [
        ("ae\u{301}", 2, "a"),
        (&["x", family].concat(), 3, "x"),
        (&["x", family].concat(), 5, "x"),
        (&[family, "x"].concat(), 5, family),
        ("👍🏽!", 1, ""),
        ("❤\u{fe0f}!", 1, ""),
        ("🇩🇪🇫🇷", 3, "🇩🇪"),
        ("🇩🇪🇫🇷", 1, ""),
        ("a\r\nb", 2, "a"),
    ] {
        assert_eq!(fitted(text, most).0, kept, "{text:?} in {most}");
    }
}

#[test]
fn a_heap_of_accents_is_cut_all_the_same() {
    let heap = ["a", &"\u{301}".repeat(1_000)].concat();
    let (kept, left_out) = fitted(&heap, 500);
    assert_eq!((kept.chars().count(), left_out), (500, 501));
}

#[test]
fn control_characters_go_and_line_breaks_stay() {
    assert_eq!(
        fitted("a\u{0}b\u{1f}c\u{b}d\u{c}e\tf\ng", 50),
        ("abc\nd\ne\tf\ng".into(), 0)
    );
    let worst = "\u{1}".repeat(1_000);
    assert_eq!(fitted(&worst, 500), (String::new(), 0));
}

#[test]
fn after_fitting_no_character_takes_more_than_four_bytes_of_a_document() {
    for code in 0..=0x10_ffff_u32 {
        let Some(character) = char::from_u32(code) else {
            continue;
        };
        let text = cut(&String::from(character), 1);
        let bytes = crate::document::to_text(&text.as_str().into()).len() - 2;
        assert!(bytes <= 4, "U+{code:04X}: {bytes}");
    }
}

#[test]
fn names_that_are_too_long_are_still_distinguished() {
    let long = "x".repeat(5_000);
    let (one, other) = (
        naming(&[&long, "1"].concat()),
        naming(&[&long, "2"].concat()),
    );
    assert_ne!(one, other);
    assert_eq!(one.chars().count(), NAMING);
    assert!(one.starts_with(&long[..200]));
    assert_eq!(naming(&one), one);
    let fits = "y".repeat(NAMING);
    assert_eq!(naming(&fits), fits);
}

fn put(before: &str, new: &str, at: usize, most: usize) -> Option<(String, usize, usize)> {
    let now = [&before[..at], new, &before[at..]].concat();
    let caret = now[..at + new.len()].encode_utf16().count();
    inserted(before, &now, Some(caret), most).map(|i| (i.text, i.caret, i.left_out))
}

#[test]
fn a_paste_brings_what_fits_and_all_that_was_there_stays() {
    assert_eq!(put("abcd", "xy", 2, 6), None);
    assert_eq!(put("abcd", "xyz", 2, 6), Some(("abxycd".into(), 4, 1)));
    assert_eq!(put("abcd", "xyz", 0, 6), Some(("xyabcd".into(), 2, 1)));
    assert_eq!(put("abcd", "xyz", 4, 6), Some(("abcdxy".into(), 6, 1)));
    assert_eq!(put("abcdef", "xyz", 3, 6), Some(("abcdef".into(), 3, 3)));
    // The same letters on both sides of the cursor.
    assert_eq!(put("aaaa", "a", 2, 4), Some(("aaaa".into(), 2, 1)));
    assert_eq!(put("ab", "a", 0, 2), Some(("ab".into(), 0, 1)));
}

#[test]
fn the_cursor_is_counted_as_browsers_do() {
    assert_eq!(put("😀b", "😁😂", 4, 3), Some(("😀😁b".into(), 4, 1)));
    let cut = inserted("", "😀", Some(1), 0);
    assert_eq!(cut.map(|cut| cut.text), Some(String::new()));
}

#[test]
fn a_selection_that_was_written_over_makes_room() {
    // "cd" of "abcdef" was selected, and "wxyz" pasted.
    let cut = inserted("abcdef", "abwxyzef", Some(6), 6).unwrap();
    assert_eq!((&*cut.text, cut.caret, cut.left_out), ("abwxef", 4, 2));
    // Everything was selected.
    let cut = inserted("abcdef", "ghijklmn", Some(8), 6).unwrap();
    assert_eq!((&*cut.text, cut.caret, cut.left_out), ("ghijkl", 6, 2));
}

#[test]
fn where_the_cursor_tells_nothing_what_is_new_is_found_by_comparing() {
    for caret in [None, Some(0), Some(99)] {
        let cut = inserted("abcdef", "abxyzcdef", caret, 7).unwrap();
        assert_eq!((&*cut.text, cut.left_out), ("abxcdef", 2));
    }
}

#[test]
fn a_paste_that_fits_is_the_browsers_own() {
    assert_eq!(pasted("abcd", (2, 2), "xy", 6), None);
    assert_eq!(pasted("abcd", (0, 4), "uvwxyz", 6), None);
    assert_eq!(pasted("", (0, 0), "a\r\nb", 3), None);
    let fitted = pasted("abcd", (1, 3), &"x".repeat(1_000_000), 6).unwrap();
    assert_eq!((&*fitted.text, fitted.left_out), ("xxxx", 999_996));
}

#[test]
fn whatever_is_put_anywhere_fits_and_keeps_what_was_there() {
    let pieces = [
        "", "a", "é", "😀", "e\u{301}", "🇩🇪", "\u{0}", "\r\n", "ab ab",
    ];
    let mut number = 0_usize;
    let mut next = |below: usize| {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % below
    };
    for _ in 0..20_000 {
        let mut some = |count: usize| -> String {
            (0..next(count))
                .map(|_| pieces[next(pieces.len())])
                .collect()
        };
        let (before, new) = (cut(&some(6), 20), some(8));
        let most = before.chars().count() + next(6);
        let places: Vec<usize> = before
            .char_indices()
            .map(|(at, _)| at)
            .chain([before.len()])
            .collect();
        let at = places[next(places.len())];
        if let Some((text, caret, _)) = put(&before, &new, at, most) {
            assert!(text.chars().count() <= most, "{before:?} + {new:?}");
            let kept = text.len() - before.len();
            assert_eq!([&text[..at], &text[at + kept..]].concat(), before);
            assert_eq!(byte_at(&text, caret), at + kept, "{before:?} + {new:?}");
        }
    }
}
