//! Bytes as a text that survives mail programs, paper and typing: base32 (RFC 4648), with check digits at its end.
//!
//! Upper and lower case are the same, and whatever a mail program puts around or into a text is left out: blanks, line
//! breaks, invisible signs, quotation marks, a full stop at the end.

use assay_core::digest::sha256;
use data_encoding::BASE32_NOPAD;

/// How many bytes of a SHA-256 stand at the end.
const CHECK_BYTES: usize = 4;

/// Why a text could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeProblem {
    /// It has a character that no code has, or ends within a byte.
    NotACode,
    /// Its check digits do not fit: it is cut off, or a character is wrong.
    Checksum,
}

/// Writes bytes as a text.
pub(crate) fn write(bytes: &[u8]) -> String {
    let mut all = bytes.to_vec();
    all.extend_from_slice(&sha256(bytes)[..CHECK_BYTES]);
    BASE32_NOPAD.encode(&all)
}

/// Reads a text back into bytes.
pub(crate) fn read(text: &str) -> Result<Vec<u8>, CodeProblem> {
    let clean = clean(text);
    let bytes = match BASE32_NOPAD.decode(clean.as_bytes()) {
        Ok(bytes) => bytes,
        // A text that is cut off may end within a byte; what makes it one is that every character is one of a code.
        Err(_) if clean.bytes().all(is_of_code) && !clean.is_empty() => {
            return Err(CodeProblem::Checksum);
        }
        Err(_) => return Err(CodeProblem::NotACode),
    };
    let Some((content, check)) = bytes.split_last_chunk::<CHECK_BYTES>() else {
        return Err(CodeProblem::NotACode);
    };
    if sha256(content)[..CHECK_BYTES] == *check {
        Ok(content.to_vec())
    } else {
        Err(CodeProblem::Checksum)
    }
}

fn is_of_code(byte: u8) -> bool {
    byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte)
}

/// Leaves out what mail programs add, and takes lower case for upper.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .filter(|sign| sign.is_ascii_alphanumeric() || !is_noise(*sign))
        .map(|sign| sign.to_ascii_uppercase())
        .collect()
}

/// Returns whether a sign is one that stands around or within a text that was sent, and never belongs to it.
fn is_noise(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(
            sign,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '>'
                | '<'
                | '('
                | ')'
                | '['
                | ']'
                | '"'
                | '\''
                | '='
                | '-'
                | '‐'
                | '–'
                | '“'
                | '”'
                | '„'
                | '‘'
                | '’'
                | '«'
                | '»'
                | '\u{ad}'
                | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_program_does_to_a_text_does_not_count() {
        let text = write(b"an invitation");
        let middle = text.len() / 2;
        let (head, tail) = text.split_at(middle);
        for sent in [
            text.to_lowercase(),
            format!("<{text}>."),
            format!("> {head}=\r\n> {tail}"),
            format!("{head}\u{ad}\u{200b}{tail}\u{feff}"),
            format!("“{head} {tail}”,"),
        ] {
            assert_eq!(read(&sent).as_deref(), Ok(&b"an invitation"[..]), "{sent}");
        }
    }

    #[test]
    fn a_text_that_is_cut_off_or_mistyped_is_told_from_one_that_is_no_code() {
        let text = write(b"an invitation");
        for length in 8..text.len() {
            assert_eq!(
                read(&text[..length]),
                Err(CodeProblem::Checksum),
                "{length}"
            );
        }
        let wrong = if text.starts_with('A') { "B" } else { "A" };
        assert_eq!(
            read(&[wrong, &text[1..]].concat()),
            Err(CodeProblem::Checksum)
        );
        for other in ["", "page 1 of 9", "https://example.com/?x=1&y=2", "ä"] {
            assert_eq!(read(other), Err(CodeProblem::NotACode), "{other}");
        }
    }
}
