//! Comparing short texts that candidates type with the texts that a key accepts.

use super::former_text::was_same;
use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Returns whether a typed text is one of the accepted ones. White space at the ends and its amount
/// between words do not count, nor do the kinds of quotation marks that keyboards substitute.
///
/// ```
/// use assay_core::scoring::text::is_accepted;
///
/// assert!(is_accepted(" max_connections  = 20", &["max_connections = 20".into()], false));
/// assert!(!is_accepted("30", &["20".into()], false));
/// ```
pub fn is_accepted(typed: &str, accepted: &[String], ignore_case: bool) -> bool {
    accepted
        .iter()
        .any(|text| is_same(typed, text, ignore_case))
}

/// Which texts are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// As [`is_same`] says.
    #[default]
    Canonical,
    /// As earlier versions compared, for grades that they made.
    Former,
}

impl Comparison {
    /// Returns whether a typed text is one of the accepted ones.
    pub fn is_accepted(self, typed: &str, accepted: &[String], ignore_case: bool) -> bool {
        match self {
            Self::Canonical => is_accepted(typed, accepted, ignore_case),
            Self::Former => accepted
                .iter()
                .any(|text| was_same(typed, text, ignore_case)),
        }
    }
}

/// Returns whether two texts are the same, but for white space and quotation marks, and case if asked so. Case is
/// folded in full and in every script, and composed letters are the same as decomposed ones: canonical caseless
/// matching, definition D145 of the Unicode Standard, section 3.13.
///
/// ```
/// use assay_core::scoring::text::is_same;
///
/// assert!(is_same("Straße", "STRASSE", true));
/// assert!(is_same("e\u{301}", "é", false));
/// assert!(!is_same("Total", "total", false));
/// ```
pub fn is_same(one: &str, two: &str, ignore_case: bool) -> bool {
    prepared(one, ignore_case) == prepared(two, ignore_case)
}

/// A text without what [`is_same`] passes over, case included: texts that are the same have the same.
pub fn folded(text: &str) -> String {
    prepared(text, true)
}

fn prepared(text: &str, ignore_case: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text: String = words.join(" ").chars().map(plain_quotation_mark).collect();
    let composing = ComposingNormalizerBorrowed::new_nfc();
    if !ignore_case {
        return composing.normalize(&text).into_owned();
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&text);
    let folded = CaseMapper::new().fold_string(&decomposed);
    composing.normalize(&folded).into_owned()
}

/// Keyboards substitute typographic marks for the plain ones.
fn plain_quotation_mark(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}'..='\u{201e}' => '"',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, two: &str) -> bool {
        is_accepted(one, &[two.into()], true)
    }

    #[test]
    fn white_space_and_quotation_marks_do_not_count() {
        assert!(is_accepted(
            "  “max_connections”:\u{a0} 20, ",
            &["\"max_connections\": 20,".into()],
            false
        ));
        assert!(!is_accepted("a b", &["ab".into()], true));
        assert!(!is_accepted("a", &["a b".into()], true));
        assert!(!is_accepted("a b c", &["a b".into()], true));
        assert!(!is_accepted("", &["a".into()], true));
    }

    #[test]
    fn case_counts_only_where_it_is_measured() {
        assert!(!is_accepted("Total", &["total".into()], false));
        assert!(same("TOTAL", "total"));
    }

    #[test]
    fn letters_of_every_script_are_the_same_in_either_case() {
        for (one, two) in [
            ("ς", "Σ"),
            ("ς", "σ"),
            ("Ÿ", "ÿ"),
            ("ß", "SS"),
            ("ẞ", "ss"),
            ("ﬃ", "FFI"),
            ("Ж", "ж"),
            ("Ա", "ա"),
            ("Ⴀ", "ⴀ"),
            ("ᾳ", "ΑΙ"),
        ] {
            assert!(same(one, two), "{one} {two}");
            assert!(!is_accepted(one, &[two.into()], false), "{one} {two}");
        }
        assert!(!same("×", "÷"));
        assert!(!same("i", "ı"));
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        for ignore_case in [false, true] {
            assert!(is_same("caf\u{e9}", "cafe\u{301}", ignore_case));
            assert!(is_same("\u{1e69}", "s\u{307}\u{323}", ignore_case));
            assert!(!is_same("cafe", "café", ignore_case));
        }
        assert!(is_same("CAFE\u{301}", "caf\u{e9}", true));
    }

    /// The fields of the lines of one of Unicode's own files.
    fn fields(file: &str) -> impl Iterator<Item = Vec<String>> {
        let lines = file.lines().map(|line| line.split('#').next().unwrap());
        lines.filter(|line| line.contains(';')).map(|line| {
            line.split(';')
                .map(|field| field.trim().to_owned())
                .collect()
        })
    }

    fn letters(codes: &str) -> String {
        codes
            .split_whitespace()
            .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
            .collect()
    }

    #[test]
    fn every_full_folding_of_unicode_is_passed_over() {
        let mut count = 0;
        for line in fields(include_str!(
            "../../../../tests/data/unicode/CaseFolding.txt"
        )) {
            if ["C", "F"].contains(&&*line[1]) {
                count += 1;
                let (letter, folding) = (letters(&line[0]), letters(&line[2]));
                assert!(is_same(&letter, &folding, true), "{line:?}");
            }
        }
        assert!(count > 1_400, "{count}");
    }

    #[test]
    fn every_canonical_equivalence_of_unicode_is_passed_over() {
        let mut count = 0;
        for line in fields(include_str!(
            "../../../../tests/data/unicode/NormalizationTest.txt"
        )) {
            // Source, composed, decomposed; what follows is about compatibility.
            let [source, composed, decomposed] = [0, 1, 2].map(|at: usize| letters(&line[at]));
            for ignore_case in [false, true] {
                count += 1;
                assert!(is_same(&source, &composed, ignore_case), "{line:?}");
                assert!(is_same(&source, &decomposed, ignore_case), "{line:?}");
            }
        }
        assert!(count > 2_000, "{count}");
    }
}
