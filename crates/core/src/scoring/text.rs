//! Comparing short texts that candidates type with the texts that a key accepts.

/// Whether a typed text is one of the accepted ones. White space at the ends and its amount
/// between words do not count, nor do the kinds of quotation marks that keyboards substitute.
pub fn is_accepted(typed: &str, accepted: &[String], ignore_case: bool) -> bool {
    accepted
        .iter()
        .any(|text| is_same(typed, text, ignore_case))
}

/// Whether two texts are the same, but for white space and quotation marks, and case if asked so.
pub fn is_same(one: &str, two: &str, ignore_case: bool) -> bool {
    let mut words = two.split_whitespace();
    for word in one.split_whitespace() {
        let same = words
            .next()
            .is_some_and(|other| is_same_word(word, other, ignore_case));
        if !same {
            return false;
        }
    }
    words.next().is_none()
}

/// A text without what [`is_same`] passes over, case included: texts that are the same have the same.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(|character| fold(character, true)));
    }
    folded
}

fn is_same_word(one: &str, two: &str, ignore_case: bool) -> bool {
    let mut others = two.chars();
    for character in one.chars() {
        let same = others
            .next()
            .is_some_and(|other| fold(character, ignore_case) == fold(other, ignore_case));
        if !same {
            return false;
        }
    }
    others.next().is_none()
}

/// Case for ASCII, Latin, Greek and Cyrillic letters. The tables for all scripts would cost the
/// candidate more bytes than this library.
fn fold(character: char, ignore_case: bool) -> char {
    let code = match character {
        '\u{2018}' | '\u{2019}' => return '\'',
        '\u{201c}'..='\u{201e}' => return '"',
        _ if !ignore_case => return character,
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => {
            character as u32 + 32
        }
        'Ѐ'..='Џ' => character as u32 + 80,
        // Here the capital letters have even numbers and stand before their small ones, ...
        '\u{100}'..='\u{12f}' | '\u{132}'..='\u{137}' | '\u{14a}'..='\u{177}' => {
            character as u32 | 1
        }
        // ... and here odd ones.
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => (character as u32 + 1) & !1,
        _ => return character,
    };
    char::from_u32(code).unwrap_or(character)
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
    fn case_is_folded_in_the_scripts_that_are_named() {
        let letters = ('A'..='Z')
            .chain('À'..='Ö')
            .chain('Ø'..='Þ')
            .chain('\u{100}'..='\u{12e}')
            .chain('\u{132}'..='\u{136}')
            .chain('\u{139}'..='\u{147}')
            .chain('\u{14a}'..='\u{176}')
            .chain('\u{179}'..='\u{17d}')
            .chain('Α'..='Ρ')
            .chain('Σ'..='Ω')
            .chain('Ѐ'..='Я');
        for letter in letters {
            let small: String = letter.to_lowercase().collect();
            assert!(same(&letter.to_string(), &small), "{letter}");
            let same_case = letter.is_lowercase() || small == letter.to_string();
            assert!(same_case || !is_accepted(&letter.to_string(), &[small], false));
        }
        assert!(!same("×", "÷"));
    }
}
