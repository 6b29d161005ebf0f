//! Files that an editor did not save as plain UTF-8, or whose quotation marks it made typographic: what is wrong is named.

use crate::document::Problems;

/// The byte order mark with which some editors begin UTF-8 files.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The fault of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// It is saved as UTF-16, which Windows calls Unicode.
    Utf16,
    /// It is saved in an encoding of one byte for each character, such as Windows-1252.
    Ansi,
    /// A quotation mark of JSON is a typographic one.
    Quote(char),
    /// A byte order mark stands within it.
    InnerMark,
}

/// Decodes the bytes of a JSON file. A byte order mark of UTF-8 at its start stays; the reader of documents passes over
/// it.
///
/// # Errors
/// Returns one problem: the file is UTF-16, or in an older encoding such as Windows-1252 (ANSI), or its quotation marks
/// are typographic.
///
/// ```
/// use assay_core::encoding::text_of;
///
/// assert_eq!(text_of("config.json", "{\"name\": \"Müller\"}".as_bytes()).unwrap(), "{\"name\": \"Müller\"}");
/// let problems = text_of("config.json", b"{\"name\": \"M\xfcller\"}").unwrap_err();
/// assert!(problems.0[0].message.contains("ANSI"));
/// ```
pub fn text_of(file: &str, bytes: &[u8]) -> Result<String, Problems> {
    let decoded = match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err((Fault::Utf16, String::new())),
        Ok(text) => match misplaced(text) {
            Some((fault, at)) => Err((fault, place(text, at))),
            None => Ok(text.into()),
        },
        Err(_) if is_utf16(bytes) => Err((Fault::Utf16, String::new())),
        Err(error) => {
            let (sound, _) = bytes.split_at(error.valid_up_to());
            let sound = String::from_utf8_lossy(sound);
            Err((Fault::Ansi, place(&sound, sound.len())))
        }
    };
    decoded.map_err(|(fault, place)| problem(file, fault, &place))
}

/// Checks a text that was decoded as UTF-8 already, with U+FFFD for what is none, as browsers do with a file of a site.
///
/// # Errors
/// Returns the same problems as [`text_of`].
///
/// ```
/// use assay_core::encoding::check_text;
///
/// assert!(check_text("config.json", "{\"name\": \"Müller\"}").is_ok());
/// assert!(check_text("config.json", "{\"name\": \"M\u{fffd}ller\"}").is_err());
/// assert!(check_text("config.json", "{“name”: “Ada”}").is_err());
/// ```
pub fn check_text(file: &str, text: &str) -> Result<(), Problems> {
    let fault = if text.contains('\0') {
        Some((Fault::Utf16, String::new()))
    } else if let Some(at) = text.find(char::REPLACEMENT_CHARACTER) {
        Some((Fault::Ansi, place(text, at)))
    } else {
        misplaced(text).map(|(fault, at)| (fault, place(text, at)))
    };
    match fault {
        Some((fault, place)) => Err(problem(file, fault, &place)),
        None => Ok(()),
    }
}

/// Returns whether a file begins with a byte order mark of UTF-8. Assay reads such files; other programs may not.
pub fn has_byte_order_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0)
}

/// Finds a typographic quotation mark where JSON wants a straight one, or a byte order mark between the parts of a
/// document; the fault and its offset in bytes. Prose in quotation marks of its own is left alone.
fn misplaced(text: &str) -> Option<(Fault, usize)> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.len() - body.len();
    let found = |(at, quote): (usize, char)| (Fault::Quote(quote), start + at);
    let mut is_inside = false;
    let mut is_escaped = false;
    // A quotation mark in the string that is being read, or was read last, that stands as if it ended the string.
    let mut suspect = None;
    for (at, letter) in body.char_indices() {
        if is_inside {
            match letter {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '"' => is_inside = false,
                // No string of JSON goes on in the next line.
                '\n' => return suspect.map(found),
                _ if is_double(letter) && ends_here(&body[at + letter.len_utf8()..]) => {
                    suspect = suspect.or(Some((at, letter)));
                }
                _ => {}
            }
        } else if is_double(letter) || is_single(letter) {
            return Some(found((at, letter)));
        } else if letter == '\u{feff}' {
            return Some((Fault::InnerMark, start + at));
        } else if letter == '"' {
            (is_inside, suspect) = (true, None);
        } else if ",:}]".contains(letter) {
            suspect = None;
        } else if !letter.is_whitespace() && suspect.is_some() {
            // Something else than JSON follows: the string ended where it was not meant to.
            return suspect.map(found);
        }
    }
    suspect.filter(|_| is_inside).map(found)
}

/// Returns whether a string of JSON could have ended before this.
fn ends_here(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t', '\r']).chars().next();
    next.is_none_or(|next| ":,}]\n".contains(next))
}

fn is_double(letter: char) -> bool {
    "“”„‟«»″".contains(letter)
}

fn is_single(letter: char) -> bool {
    "‘’‚‛′".contains(letter)
}

/// Returns the place of a byte in words; lines and columns are counted from 1, in characters.
fn place(text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let in_line = before[start..].trim_start_matches('\u{feff}');
    format!("line {line}, column {}", in_line.chars().count() + 1)
}

fn problem(file: &str, fault: Fault, place: &str) -> Problems {
    const SAVE: &str = "Open it in a text editor and save it again with the encoding UTF-8 (on Windows: Save as, Encoding).";
    let place = if place.is_empty() { "$" } else { place };
    match fault {
        Fault::Utf16 => Problems::one(
            file,
            place,
            "This file is saved as UTF-16 (“Unicode” on Windows); it has to be UTF-8.",
            SAVE,
        ),
        Fault::Ansi => Problems::one(
            file,
            place,
            "This file is not saved as UTF-8, but in an older encoding such as Windows-1252 (“ANSI”).",
            SAVE,
        ),
        Fault::Quote(quote) => Problems::one(
            file,
            place,
            &format!(
                "This quotation mark ({quote}) is a typographic one; JSON needs straight ones (\")."
            ),
            "Write \" before and after each name and text, in a plain text editor: word processors change them.",
        ),
        Fault::InnerMark => Problems::one(
            file,
            place,
            "An invisible byte order mark (BOM) stands here.",
            "Remove it: set the cursor after it and press the backspace key, or type the line again.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn fault(bytes: &[u8]) -> Option<(String, String)> {
        let problems = text_of("config.json", bytes).err()?;
        let problem = problems.0.into_iter().next()?;
        Some((problem.path, problem.message))
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        let text = "{\"schema\": \"assay/config/1\", \"name\": \"Müller\"}";
        for bytes in [
            utf16(&["\u{feff}", text].concat(), u16::to_le_bytes),
            utf16(&["\u{feff}", text].concat(), u16::to_be_bytes),
            utf16(text, u16::to_le_bytes),
            utf16("{}", u16::to_be_bytes),
        ] {
            assert!(fault(&bytes).unwrap().1.contains("UTF-16"));
            let decoded = String::from_utf8_lossy(&bytes);
            let problems = check_text("config.json", &decoded).unwrap_err();
            assert!(problems.0[0].message.contains("UTF-16"));
        }
    }

    #[test]
    fn an_older_encoding_is_named_at_its_first_letter() {
        let bytes = b"{\n  \"name\": \"M\xfcller \x96 \xfc\"\n}";
        let (place, message) = fault(bytes).unwrap();
        assert_eq!(place, "line 2, column 13");
        assert!(message.contains("Windows-1252 (“ANSI”)"));
        let decoded = String::from_utf8_lossy(bytes);
        let problems = check_text("config.json", &decoded).unwrap_err();
        assert_eq!(problems.0[0].path, "line 2, column 13");
    }

    #[test]
    fn typographic_quotation_marks_of_json_are_named() {
        for (text, place) in [
            ("{“schema”: “a”}", "line 1, column 2"),
            ("{\n  ‘schema’: 1}", "line 2, column 3"),
            ("{\"schema”: \"a\"}", "line 1, column 9"),
            ("{\"schema\": \"a”,\n\"b\": 1}", "line 1, column 14"),
            ("{\"schema\": \"a”}", "line 1, column 14"),
            ("{\"schema\": „a\"}", "line 1, column 12"),
        ] {
            let (path, message) = fault(text.as_bytes()).unwrap();
            assert_eq!(path, place, "{text}");
            assert!(message.contains("typographic"), "{text}");
            assert!(parse("a", text).is_err(), "{text}");
        }
    }

    #[test]
    fn prose_in_quotation_marks_and_other_mistakes_are_left_alone() {
        for text in [
            "{\"aids\": \"She said “yes”, and “no”.\"}",
            "{\"aids\": \"“All of it”\", \"b\": [\"«x»\", \"the team’s\"]}",
            "{\"aids\": \"a \\\" “b” \\\\\"}",
            "\u{feff}{}",
            "{\"a\": \"the “b” of\n\"}",
            "{\"a\": \"“b”\" \"c\": 1}",
            "",
        ] {
            assert_eq!(fault(text.as_bytes()), None, "{text}");
        }
        let lost = "{\"a\": \"\u{fffd}\"}";
        assert_eq!(
            fault(lost.as_bytes()),
            None,
            "it was decoded once, and may be meant"
        );
    }

    #[test]
    fn a_mark_is_harmless_at_the_start_and_named_within() {
        assert!(has_byte_order_mark("\u{feff}{}".as_bytes()));
        assert!(!has_byte_order_mark(b"{}"));
        let (place, message) = fault("\u{feff}{\n\u{feff}\"a\": 1}".as_bytes()).unwrap();
        assert!(message.contains("BOM"));
        assert_eq!(place, "line 2, column 1");
    }
}
