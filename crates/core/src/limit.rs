//! Limits on text: how much fits into a field, and what becomes of more.
//!
//! Lengths are counted in characters as Unicode has them (code points): a letter, a digit, a space, a line break
//! and most emoji are one each; an emoji that is put together of several, such as a family or a flag, counts as
//! several. A limit in code points bounds the bytes of a bundle, which one in glyphs would not. Text is never cut
//! within a code point, nor within what belongs together on screen.

/// The usual limit on prose, in characters: six times the hundred words that our own tests suggest.
pub const PROSE: usize = 4_000;

/// Prose that a pack suggests more words for has this many characters for each of them.
const PROSE_PER_WORD: usize = 15;

/// The usual limit on a short value, in characters.
pub const ENTRY: usize = 500;

/// The limit on what a candidate explains to those who read the record, in characters.
pub const EXPLANATION: usize = 2_000;

/// The limit on what a candidate writes about an accommodation that they ask for, in characters.
pub const REQUEST: usize = 500;

/// The limit on what comes from a link or a configuration and names something: campaign, invitation, accommodation,
/// seed; in characters.
pub const NAMING: usize = 300;

/// The limit on the token of an invitation, in characters. No sound invitation has a longer one.
pub const TOKEN: usize = 2_000;

/// The limit on what a browser says of itself, in characters.
pub const USER_AGENT: usize = 500;

/// So many earlier attempts of the same person are named in a bundle: the first ones.
pub const EARLIER: usize = 20;

/// The most characters that are kept together because they are shown as one.
const LONGEST_CLUSTER: usize = 32;

/// The limit on prose for which a pack names none.
pub fn prose(suggested_words: u32) -> usize {
    PROSE.max(PROSE_PER_WORD * suggested_words as usize)
}

/// A text that was made to fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// The text that fits.
    pub text: String,
    /// The number of characters that did not fit.
    pub left_out: usize,
}

/// Returns the part of a text that fits into so many characters; `None` where it may stay as it is.
///
/// Control characters are left out without being counted: nobody types or sees them, and each would take six bytes
/// of a bundle. Of those that break lines, a line break is made.
///
/// ```
/// use assay_core::limit::{Fitted, fit};
///
/// assert_eq!(fit("short", 10), None);
/// let fitted = Fitted { text: "too".into(), left_out: 5 };
/// assert_eq!(fit("too long", 3), Some(fitted));
/// ```
pub fn fit(text: &str, most: usize) -> Option<Fitted> {
    let is_clean = !text.chars().any(is_unseen);
    if is_clean && text.chars().nth(most).is_none() {
        return None;
    }
    let clean: Vec<char> = text.chars().filter_map(cleaned).collect();
    let kept = boundary(&clean, most);
    Some(Fitted {
        text: clean[..kept].iter().collect(),
        left_out: clean.len() - kept,
    })
}

/// A text that came with a link, a configuration or a browser, cut to so many characters.
pub fn cut(text: &str, most: usize) -> String {
    fit(text, most).map_or_else(|| text.into(), |fitted| fitted.text)
}

/// Makes a response, a name or an explanation fit. Returns how many characters were left out.
pub fn fit_in_place(text: &mut String, most: usize) -> usize {
    match fit(text, most) {
        Some(fitted) => {
            *text = fitted.text;
            fitted.left_out
        }
        None => 0,
    }
}

/// A name that differs where the text does, in at most [`NAMING`] characters: of one that is longer, the end is
/// replaced by digits that only this text has.
///
/// ```
/// use assay_core::limit::{NAMING, naming};
///
/// assert_eq!(naming("spring"), "spring");
/// let long = |end: &str| ["x".repeat(1_000), end.into()].concat();
/// assert_eq!(naming(&long("1")).len(), NAMING);
/// assert_ne!(naming(&long("1")), naming(&long("2")));
/// ```
pub fn naming(text: &str) -> String {
    const DIGITS: usize = 32;
    let Some(fitted) = fit(text, NAMING - DIGITS - 1).filter(|_| fit(text, NAMING).is_some())
    else {
        return text.into();
    };
    let digest = crate::digest::sha256_hex(text.as_bytes());
    let digits = digest.get(..DIGITS).unwrap_or_default();
    [fitted.text.as_str(), "~", digits].concat()
}

/// The text of a field after something was put into it that did not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserted {
    /// The text that was there, with as much of the new as fits.
    pub text: String,
    /// The place of the cursor, in UTF-16 units, as browsers count.
    pub caret: usize,
    /// The number of new characters that were left out.
    pub left_out: usize,
}

/// Makes what was put into a field fit; `None` where it does.
///
/// `before` is what the field held, `now` what it holds, and `caret` where the cursor is in it, in UTF-16 units: just
/// behind what is new. All that stood before and behind that stays.
///
/// ```
/// use assay_core::limit::inserted;
///
/// // "23" was put between "1" and "4", where one more character fits.
/// let inserted = inserted("14", "1234", Some(3), 3).unwrap();
/// assert_eq!((&*inserted.text, inserted.caret, inserted.left_out), ("124", 2, 1));
/// ```
pub fn inserted(before: &str, now: &str, caret: Option<usize>, most: usize) -> Option<Inserted> {
    fit(now, most)?;
    let (start, end) = what_is_new(before, now, caret.map(|caret| byte_at(now, caret)));
    let (head, new, tail) = (&now[..start], &now[start..end], &now[end..]);
    let (new, left_out) = match fit(new, room(head, tail, most)) {
        Some(fitted) => (fitted.text, fitted.left_out),
        None => (new.into(), 0),
    };
    Some(Inserted {
        caret: utf16_length(head) + utf16_length(&new),
        text: [head, &new, tail].concat(),
        left_out,
    })
}

/// Returns the part of a text that fits into a field in place of its selection, which is given in UTF-16 units; `None`
/// where all of it does.
pub fn pasted(field: &str, selection: (usize, usize), text: &str, most: usize) -> Option<Fitted> {
    let head = &field[..byte_at(field, selection.0)];
    let tail = &field[byte_at(field, selection.1)..];
    // Fields hold one sign for a line break, wherever it comes from.
    let text = text.replace("\r\n", "\n");
    fit(&text, room(head, tail, most)).filter(|fitted| fitted.left_out > 0)
}

fn room(head: &str, tail: &str, most: usize) -> usize {
    most.saturating_sub(head.chars().count() + tail.chars().count())
}

/// Returns where in `now` that which is new begins and ends, in bytes.
fn what_is_new(before: &str, now: &str, caret: Option<usize>) -> (usize, usize) {
    let common = |one: &str, other: &str, reversed: bool| -> usize {
        let same = |(one, other): &(char, char)| one == other;
        let bytes = |(one, _): (char, char)| one.len_utf8();
        if reversed {
            let pairs = one.chars().rev().zip(other.chars().rev());
            pairs.take_while(same).map(bytes).sum()
        } else {
            let pairs = one.chars().zip(other.chars());
            pairs.take_while(same).map(bytes).sum()
        }
    };
    let start = common(before, now, false);
    let tail = common(&before[start..], &now[start..], true);
    let compared = (start, now.len() - tail);
    let pasted = caret.and_then(|caret| {
        let head = before.strip_suffix(&now[caret..])?;
        Some((common(head, &now[..caret], false), caret))
    });
    // Where the cursor shows less than comparing does, it stands elsewhere.
    pasted
        .filter(|(start, end)| end - start <= compared.1 - compared.0)
        .unwrap_or(compared)
}

/// The place in bytes of one in UTF-16 units; never within a character.
fn byte_at(text: &str, utf16: usize) -> usize {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        if units >= utf16 {
            return at;
        }
        units += character.len_utf16();
    }
    text.len()
}

fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn cleaned(character: char) -> Option<char> {
    match character {
        '\u{b}' | '\u{c}' => Some('\n'),
        _ if is_unseen(character) => None,
        _ => Some(character),
    }
}

/// Control characters that no field shows.
fn is_unseen(character: char) -> bool {
    character < ' ' && !matches!(character, '\t' | '\n' | '\r')
}

/// The last place, at most so many characters in, where a text may be cut.
fn boundary(text: &[char], most: usize) -> usize {
    if text.len() <= most {
        return text.len();
    }
    let least = most.saturating_sub(LONGEST_CLUSTER);
    (least..=most)
        .rev()
        .find(|at| !is_joined(text, *at))
        .unwrap_or(most)
}

/// Returns whether what stands before a place and what stands behind it are shown as one.
fn is_joined(text: &[char], at: usize) -> bool {
    let Some((before, after)) = at
        .checked_sub(1)
        .and_then(|before| text.get(before).copied().zip(text.get(at).copied()))
    else {
        return false;
    };
    let flags = || text[..at].iter().rev().take_while(|c| is_flag_letter(**c));
    before == JOINER
        || attaches(after)
        || (before, after) == ('\r', '\n')
        || (is_flag_letter(after) && flags().count() % 2 == 1)
}

const JOINER: char = '\u{200d}';

/// Characters that change the one before: accents, joiners, variants, skin tones, the letters of a tagged flag.
fn attaches(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | JOINER
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Two of these make a flag.
fn is_flag_letter(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests;
