//! What a file is that cannot be read as one of ours: a picture, an archive, a text in another encoding, and so on. Without
//! it, all of them would be "not valid JSON".

/// The reason why a text cannot be a document, where there is a better one than that its JSON is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// There is nothing in it.
    Empty,
    /// It is a picture.
    Picture,
    /// It is a zip archive, or a document of an office program, which is one as well.
    Archive,
    /// It is a PDF.
    Pdf,
    /// It is a web page.
    WebPage,
    /// It is a text in UTF-16, as some editors save it.
    Utf16,
    /// It is no text.
    Binary,
    /// It is a text and no JSON, such as a table or a letter.
    PlainText,
    /// Its quotation marks are curly, as text processors write them.
    CurlyQuotes,
    /// It is JSON that is nested more deeply than any document.
    TooDeep,
}

/// The number of levels that a document may have; the parser refuses more.
const MOST_LEVELS: usize = 127;
/// The number of characters at the beginning that tell what a file is.
const HEAD: usize = 64;
/// Stands for a byte that is not UTF-8.
const NOT_TEXT: char = '\u{fffd}';

/// Returns why a text cannot be a document, from how it begins; `None` where it looks like JSON. Browsers decode files as
/// UTF-8: a byte that is not part of it arrives as U+FFFD.
///
/// ```
/// use assay_evaluation::{TextFault, text_fault};
///
/// assert_eq!(text_fault(" \n"), Some(TextFault::Empty));
/// assert_eq!(text_fault("PK\u{3}\u{4}..."), Some(TextFault::Archive));
/// assert_eq!(text_fault("{\"hello\": "), None);
/// ```
pub fn text_fault(text: &str) -> Option<TextFault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Some(TextFault::Empty);
    }
    let head: String = text.chars().take(HEAD).collect();
    signature(&head).or_else(|| {
        let json = text.trim_start();
        if !json.starts_with(['{', '[']) {
            Some(TextFault::PlainText)
        } else if json[1..]
            .trim_start()
            .starts_with(['“', '”', '„', '‘', '’'])
        {
            Some(TextFault::CurlyQuotes)
        } else {
            (levels(json) > MOST_LEVELS).then_some(TextFault::TooDeep)
        }
    })
}

/// Recognizes a file by the bytes that its kind begins with.
fn signature(head: &str) -> Option<TextFault> {
    let lower = head.trim_start().to_ascii_lowercase();
    let after = |count: usize| head.chars().skip(count).collect::<String>();
    let is_picture = head.starts_with("\u{fffd}PNG")
        || head.starts_with("GIF8")
        || head.starts_with("\u{fffd}\u{fffd}\u{fffd}")
        || (head.starts_with("RIFF") && head.contains("WEBP"))
        || (head.starts_with("BM") && head.contains('\0'))
        || after(4).starts_with("ftyp")
        || lower.starts_with("<svg")
        || (lower.starts_with("<?xml") && lower.contains("<svg"));
    if is_picture {
        Some(TextFault::Picture)
    } else if [
        "PK\u{3}\u{4}",
        "PK\u{5}\u{6}",
        "\u{1f}\u{fffd}\u{8}",
        "Rar!",
        "7z\u{fffd}",
    ]
    .iter()
    .any(|start| head.starts_with(start))
    {
        Some(TextFault::Archive)
    } else if head.starts_with("%PDF") {
        Some(TextFault::Pdf)
    } else if is_utf16(head) {
        Some(TextFault::Utf16)
    } else if head.contains('\0') || head.starts_with(NOT_TEXT) {
        Some(TextFault::Binary)
    } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        Some(TextFault::WebPage)
    } else {
        None
    }
}

/// Returns whether every other character is a zero byte, as Latin letters in UTF-16 are.
fn is_utf16(head: &str) -> bool {
    let plain = head.trim_start_matches(NOT_TEXT);
    let count = plain.chars().count();
    let is_zero = |offset: usize| {
        let mut every_other = plain.chars().skip(offset).step_by(2);
        every_other.all(|sign| sign == '\0')
    };
    count > 1 && (is_zero(0) != is_zero(1))
}

/// Returns how deeply lists and objects are nested, outside of texts.
fn levels(json: &str) -> usize {
    let (mut level, mut most) = (0_usize, 0);
    let (mut is_in_text, mut is_escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_in_text => is_escaped = true,
            b'"' => is_in_text = !is_in_text,
            b'{' | b'[' if !is_in_text => {
                level += 1;
                most = most.max(level);
            }
            b'}' | b']' if !is_in_text => level = level.saturating_sub(1),
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes bytes as a browser does.
    fn fault(bytes: &[u8]) -> Option<TextFault> {
        text_fault(&String::from_utf8_lossy(bytes))
    }

    #[test]
    fn files_of_other_kinds_are_told_apart_by_their_first_bytes() {
        for (bytes, expected) in [
            (&b""[..], TextFault::Empty),
            (b"\xef\xbb\xbf \r\n", TextFault::Empty),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", TextFault::Picture),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", TextFault::Picture),
            (b"\xff\xd8\xff\xe1\x1c\x45Exif", TextFault::Picture),
            (b"GIF89a\x01\0", TextFault::Picture),
            (b"RIFF\x24\x10\0\0WEBPVP8 ", TextFault::Picture),
            (b"\0\0\0\x18ftypheic", TextFault::Picture),
            (
                b"<?xml version=\"1.0\"?><svg xmlns=\"\"/>",
                TextFault::Picture,
            ),
            (b"PK\x03\x04\x14\0\x06\0", TextFault::Archive),
            (b"PK\x05\x06\0\0", TextFault::Archive),
            (b"\x1f\x8b\x08\0\0", TextFault::Archive),
            (b"%PDF-1.7\n%\xe2\xe3", TextFault::Pdf),
            (b"<!DOCTYPE html><html>", TextFault::WebPage),
            (b"\xff\xfe{\0\"\0a\0\"\0", TextFault::Utf16),
            (b"\xfe\xff\0{\0\"\0a\0\"", TextFault::Utf16),
            (b"{\0\"\0a\0\"\0", TextFault::Utf16),
            (b"\x7fELF\x02\x01\0\0", TextFault::Binary),
            (b"name;points\nAda;3\n", TextFault::PlainText),
            ("{“schema”: “a”}".as_bytes(), TextFault::CurlyQuotes),
        ] {
            assert_eq!(fault(bytes), Some(expected), "{bytes:?}");
        }
    }

    #[test]
    fn what_looks_like_json_is_left_to_the_parser() {
        for bytes in [
            &b"{"[..],
            b"{\"hello\": ",
            b"\xef\xbb\xbf{}",
            b" [1, 2",
            b"{\"name\": \"PK and <svg>\"}",
            "{\"a\": \"“quoted”\"}".as_bytes(),
        ] {
            assert_eq!(fault(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn deep_nesting_is_told_from_broken_json() {
        let nested = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
        assert_eq!(text_fault(&nested(127)), None);
        assert_eq!(text_fault(&nested(128)), Some(TextFault::TooDeep));
        assert!(assay_core::document::parse("deep.json", &nested(127)).is_ok());
        assert!(assay_core::document::parse("deep.json", &nested(128)).is_err());
        // Brackets in texts are no levels.
        let text = ["{\"a\": \"\\\"", &"[".repeat(500), "\"}"].concat();
        assert_eq!(text_fault(&text), None);
    }
}
