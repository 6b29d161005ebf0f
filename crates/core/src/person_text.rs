//! Text that people typed, made fit to stand beside other text: nothing in it turns, hides or drowns what is around it.
//!
//! A record keeps what was typed. Only what is shown, printed or exported passes through here.
//!
//! - [`safe`] is for any text on screen: it takes out what acts on the surroundings.
//! - [`name`] and [`brief`] are for one line of bounded length, [`field`] and [`paragraphs`] for what machines read.
//! - [`isolated`] and [`within`] put a text into plain text, so that its direction ends where it ends.
//!
//! The rules are those of Unicode Standard Annex 9 (directions) and of the property `Default_Ignorable_Code_Point`.

mod signs;

use signs::{
    PDI, is_harmful, is_hidden, is_isolate, is_joiner, is_right_to_left, is_visible, most_marks,
};
use std::borrow::Cow;

/// First strong isolate: what follows has the direction of its own first letter.
pub const FSI: char = '\u{2068}';

/// So many characters of a name are shown.
pub const NAME_CHARS: usize = 120;
/// So many characters of a line, such as an address or a finding, are shown.
pub const LINE_CHARS: usize = 2_000;
/// So many characters of a reason, a note or an explanation are shown; a cell of a spreadsheet holds 32,767.
pub const TEXT_CHARS: usize = 20_000;

/// The text shown where somebody wrote nothing that can be seen.
pub const NOTHING_VISIBLE: &str = "(no visible text)";

/// So many isolates stand in each other; UAX 9 follows 125 levels.
const MOST_DEPTH: usize = 60;

/// The text without what acts on its surroundings: overrides and embeddings of direction, isolates that are not closed,
/// control characters, tags, and more combining marks on a letter than any script writes.
///
/// ```
/// use assay_core::person_text::safe;
///
/// assert_eq!(safe("Ada\u{202e} Lovelace"), "Ada Lovelace");
/// ```
pub fn safe(text: &str) -> Cow<'_, str> {
    let is_plain = |sign: char| sign < '\u{300}' && !is_harmful(sign);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(cleaned(text, is_harmful))
}

/// Returns the visible part of a text, in one line: single spaces, none at the ends. Two texts that look the same in
/// this form are taken for the same.
pub fn plain(text: &str) -> String {
    let visible = cleaned(text, |sign| is_hidden(sign) || is_isolate(sign));
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as it is shown; empty where none was given.
pub fn name(text: &str) -> String {
    brief(text, NAME_CHARS)
}

/// A name as it stands on screens and in sentences: see [`name`] and [`isolated`].
pub fn shown(text: &str) -> String {
    isolated(&name(text))
}

/// One line of at most so many characters, with "…" where it was cut. Where nothing in it can be seen, that is said.
///
/// ```
/// use assay_core::person_text::brief;
///
/// assert_eq!(brief("one\n two", 20), "one two");
/// assert_eq!(brief("\u{200b}", 20), "(no visible text)");
/// ```
pub fn brief(text: &str, most: usize) -> String {
    let line = plain(text);
    if is_blank(&line) && !text.trim().is_empty() {
        return NOTHING_VISIBLE.into();
    }
    cut(line, most)
}

/// Returns whether nothing can be seen of a text.
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(is_visible)
}

/// One line for machines that read it: what can be seen, without isolates.
pub fn field(text: &str) -> String {
    cut(plain(text), LINE_CHARS)
}

/// Several lines for machines that read them: what can be seen, without isolates.
pub fn paragraphs(text: &str) -> String {
    cut(
        cleaned(text, |sign| is_hidden(sign) || is_isolate(sign)),
        TEXT_CHARS,
    )
}

/// Returns a long text of a person as it is shown: safe, and bounded.
pub fn block(text: &str) -> String {
    if is_blank(text) && !text.trim().is_empty() {
        return NOTHING_VISIBLE.into();
    }
    cut(safe(text).into_owned(), TEXT_CHARS)
}

/// The text for a place in a sentence of the program, which is written from left to right: isolated where it, or a part
/// of it, is written from right to left.
///
/// ```
/// use assay_core::person_text::isolated;
///
/// assert_eq!(isolated("Ada"), "Ada");
/// assert_eq!(isolated("עדה"), "\u{2068}עדה\u{2069}");
/// ```
pub fn isolated(text: &str) -> String {
    let text = safe(text);
    if stands_apart(&text) {
        return apart(&text);
    }
    text.into_owned()
}

/// The text for a gap in a sentence that somebody else wrote; isolated where either is written from right to left.
pub fn within(sentence: &str, text: &str) -> String {
    let text = safe(text);
    if stands_apart(&text) || sentence.chars().any(is_right_to_left) {
        return apart(&text);
    }
    text.into_owned()
}

/// The text for a gap in a message of the program: it keeps its direction to itself and has at most [`TEXT_CHARS`].
pub fn in_gap(text: &str) -> String {
    isolated(&cut(text.to_owned(), TEXT_CHARS))
}

/// Lines for a terminal: nothing in them moves its cursor or speaks to it.
pub fn printed(text: &str) -> String {
    safe(text).replace('\r', "")
}

/// A part of a message, in one line: isolated and bounded.
pub fn one_line(text: &str) -> String {
    let line: String = safe(text)
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .take(LINE_CHARS)
        .collect();
    isolated(&line)
}

/// Returns whether letters that are written from right to left stand in it outside of isolates, so that it has to be
/// isolated as a whole.
pub fn stands_apart(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().any(|sign| {
        if sign == PDI {
            depth = depth.saturating_sub(1);
        } else if is_isolate(sign) {
            depth += 1;
        }
        depth == 0 && is_right_to_left(sign)
    })
}

fn apart(text: &str) -> String {
    let mut isolated = String::from(FSI);
    isolated.push_str(text);
    isolated.push(PDI);
    isolated
}

/// The first so many characters, all isolates closed.
fn cut(text: String, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text;
    };
    let mut kept = safe(text[..end].trim_end()).into_owned();
    kept.push('…');
    kept
}

/// The text without what `is_out`, unmatched isolates, joiners that join nothing, and marks beyond measure.
fn cleaned(text: &str, is_out: fn(char) -> bool) -> String {
    let mut kept: Vec<char> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut marks = 0;
    let mut signs = text.chars().filter(|sign| !is_out(*sign)).peekable();
    while let Some(sign) = signs.next() {
        if is_joiner(sign) {
            let joins = kept.last().is_some_and(|before| is_joined(*before))
                && signs.peek().is_some_and(|after| is_joined(*after));
            if joins {
                kept.push(sign);
            }
            continue;
        }
        if sign == PDI {
            if open.pop().is_none() {
                continue;
            }
        } else if is_isolate(sign) {
            if open.len() == MOST_DEPTH {
                continue;
            }
            open.push(kept.len());
        }
        match most_marks(sign) {
            Some(most) if marks >= most => continue,
            Some(_) => marks += 1,
            None => marks = 0,
        }
        kept.push(sign);
    }
    for at in open.into_iter().rev() {
        kept.remove(at);
    }
    kept.into_iter().collect()
}

/// Returns whether joiners have something to do beside it: in scripts from Arabic on, and between emoji.
fn is_joined(sign: char) -> bool {
    sign >= '\u{600}' && !is_joiner(sign) && !is_isolate(sign) && !sign.is_whitespace()
}

#[cfg(test)]
mod tests;
