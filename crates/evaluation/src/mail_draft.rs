//! Drafts of letters as files that mail programs open to be finished and sent (RFC 5322). Nothing is sent from here.
//!
//! A draft has neither date nor sender: the program that sends it adds its own. `X-Unsent: 1` is what mail programs take for
//! the mark of a draft.

use assay_core::person_text;

/// The most octets of a line of a header, without the line break (RFC 2047, section 2; RFC 5322, section 2.1.1).
const HEADER_LINE: usize = 76;
/// The most octets of an encoded word (RFC 2047, section 2).
const ENCODED_WORD: usize = 75;
/// The most characters of a line of an encoded body (RFC 2045, section 6.7).
const BODY_LINE: usize = 76;

/// A letter that somebody finishes and sends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailDraft {
    /// The name of the addressee; may be empty.
    pub name: String,
    /// The address; may be empty. What is no address is left out, to be filled in by a person.
    pub email: String,
    /// The subject.
    pub subject: String,
    /// The text, with empty lines between paragraphs.
    pub body: String,
}

impl MailDraft {
    /// Writes the draft.
    ///
    /// ```
    /// use assay_evaluation::MailDraft;
    ///
    /// let draft = MailDraft {
    ///     name: "Ada".into(),
    ///     email: "ada@example.org".into(),
    ///     subject: "Your test".into(),
    ///     body: "Dear Ada".into(),
    /// };
    /// let text = draft.to_eml();
    /// assert!(text.starts_with("X-Unsent: 1\r\nTo: \"Ada\" <ada@example.org>\r\nSubject: Your test\r\n"));
    /// assert!(text.ends_with("\r\n\r\nDear Ada\r\n"));
    /// ```
    pub fn to_eml(&self) -> String {
        let mut text = String::from("X-Unsent: 1\r\n");
        if let Some(address) = address(&self.email) {
            let name = person_text::plain(&self.name);
            let to = if name.is_empty() {
                vec![Word::Plain(address.into())]
            } else {
                let mut words = phrase(&name);
                words.push(Word::Plain(["<", address, ">"].concat()));
                words
            };
            header(&mut text, "To", &to);
        }
        header(
            &mut text,
            "Subject",
            &unstructured(&person_text::plain(&self.subject)),
        );
        text.push_str("MIME-Version: 1.0\r\n");
        text.push_str("Content-Type: text/plain; charset=utf-8\r\n");
        text.push_str("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        text.push_str(&quoted_printable(&self.body));
        text
    }
}

/// Returns an address that can stand in a header as it is (RFC 5322, section 3.4.1): a dot-atom on either side of one `@`.
fn address(text: &str) -> Option<&str> {
    let text = text.trim();
    let (local, domain) = text.split_once('@')?;
    let is_atom = |part: &str| {
        !part.is_empty()
            && part
                .split('.')
                .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_sign))
    };
    (text.len() <= 254 && is_atom(local) && is_atom(domain)).then_some(text)
}

fn is_atom_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// A part of a header that no line break may come into.
enum Word {
    Plain(String),
    /// Blanks between two of these belong to no text.
    Encoded(String),
}

impl Word {
    fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Encoded(text) => text,
        }
    }
}

/// A display name: a quoted string where it is ASCII, otherwise encoded words.
fn phrase(name: &str) -> Vec<Word> {
    if name.is_ascii() && name.len() < HEADER_LINE {
        let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
        return vec![Word::Plain(["\"", &escaped, "\""].concat())];
    }
    encoded(name)
}

/// A text as it is where it is ASCII and looks like no encoded word, otherwise encoded words.
fn unstructured(text: &str) -> Vec<Word> {
    let is_plain = text.is_ascii()
        && !text.contains("=?")
        && text.split(' ').all(|word| word.len() < HEADER_LINE - 1);
    if is_plain {
        let words = text.split(' ');
        return words.map(|word| Word::Plain(word.into())).collect();
    }
    encoded(text)
}

/// Writes encoded words (RFC 2047, section 4.2, as the phrase of section 5 allows), each with whole characters.
fn encoded(text: &str) -> Vec<Word> {
    const OPEN: &str = "=?utf-8?Q?";
    const CLOSE: &str = "?=";
    let mut words = Vec::new();
    let mut word = String::from(OPEN);
    for sign in text.chars() {
        let piece = match sign {
            ' ' => "_".into(),
            sign if sign.is_ascii_alphanumeric() || "!*+-/".contains(sign) => sign.to_string(),
            sign => hexadecimal(sign),
        };
        if word.len() + piece.len() + CLOSE.len() > ENCODED_WORD {
            words.push(Word::Encoded([&word, CLOSE].concat()));
            word = OPEN.into();
        }
        word.push_str(&piece);
    }
    words.push(Word::Encoded([&word, CLOSE].concat()));
    words
}

/// Returns the octets of a character as `=C3=A9`.
fn hexadecimal(sign: char) -> String {
    let mut buffer = [0; 4];
    let octets = sign.encode_utf8(&mut buffer).bytes();
    octets.map(|octet| format!("={octet:02X}")).collect()
}

/// Writes a header, folded between words.
fn header(text: &mut String, name: &str, words: &[Word]) {
    text.push_str(name);
    text.push(':');
    let mut length = name.len() + 1;
    for word in words {
        let word = word.text();
        // What is folded at once after the name would be a line of blanks.
        if length + 1 + word.len() > HEADER_LINE && length > name.len() + 1 {
            text.push_str("\r\n");
            length = 0;
        }
        text.push(' ');
        text.push_str(word);
        length += 1 + word.len();
    }
    text.push_str("\r\n");
}

/// Writes a text as RFC 2045, section 6.7 has it: no line is longer than a mail program keeps, so that a link stays whole.
fn quoted_printable(body: &str) -> String {
    let mut text = String::new();
    let body = person_text::safe(body);
    for line in body.lines() {
        let mut length = 0;
        let mut signs = line.chars().peekable();
        while let Some(sign) = signs.next() {
            let is_last = signs.peek().is_none();
            let piece = match sign {
                // A blank at the end of a line gets lost on the way.
                ' ' | '\t' if is_last => hexadecimal(sign),
                ' ' | '\t' => sign.to_string(),
                sign if sign.is_ascii_graphic() && sign != '=' => sign.to_string(),
                sign => hexadecimal(sign),
            };
            // A soft line break takes one character itself.
            let most = if is_last { BODY_LINE } else { BODY_LINE - 1 };
            if length + piece.len() > most {
                text.push_str("=\r\n");
                length = 0;
            }
            length += piece.len();
            text.push_str(&piece);
        }
        text.push_str("\r\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, email: &str, subject: &str, body: &str) -> String {
        MailDraft {
            name: name.into(),
            email: email.into(),
            subject: subject.into(),
            body: body.into(),
        }
        .to_eml()
    }

    fn head(text: &str, name: &str) -> String {
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let unfolded = head.replace("\r\n ", " ");
        let start = [name, ": "].concat();
        let line = unfolded.lines().find_map(|line| line.strip_prefix(&start));
        line.unwrap_or_default().into()
    }

    #[test]
    fn names_and_subjects_beyond_ascii_are_encoded_words() {
        let text = draft("Zoë Grün", "zoe@example.org", "Prüfung für Zoë", "");
        assert_eq!(
            head(&text, "To"),
            "=?utf-8?Q?Zo=C3=AB_Gr=C3=BCn?= <zoe@example.org>"
        );
        assert_eq!(
            head(&text, "Subject"),
            "=?utf-8?Q?Pr=C3=BCfung_f=C3=BCr_Zo=C3=AB?="
        );
        let long = "ü".repeat(60);
        let text = draft("", "", &long, "");
        assert!(text.is_ascii());
        for word in head(&text, "Subject").split(' ') {
            assert!(word.len() <= ENCODED_WORD && word.ends_with("?="), "{word}");
        }
        let octets = head(&text, "Subject").matches("=C3=BC").count();
        assert_eq!(octets, 60, "no character is split");
    }

    #[test]
    fn nobody_writes_a_header_of_their_own() {
        let text = draft(
            "Ada\" <x@example.org>\r\nBcc: all@example.org",
            "ada@example.org\r\nBcc: all@example.org",
            "Test\r\nBcc: all@example.org",
            "Hello\r\n.\r\nBcc: nobody",
        );
        assert!(!text.contains("\r\nBcc: all"));
        assert_eq!(head(&text, "To"), "", "an address with more in it is none");
        assert_eq!(head(&text, "Subject"), "Test Bcc: all@example.org");
        for other in [
            "ada",
            "a b@example.org",
            "@example.org",
            "ada@",
            "a@b@c",
            "zoë@example.org",
        ] {
            assert_eq!(address(other), None, "{other}");
        }
        let quoted = draft("Ada \"A\" \\ L", "ada@example.org", "x", "");
        assert_eq!(head(&quoted, "To"), r#""Ada \"A\" \\ L" <ada@example.org>"#);
    }

    #[test]
    fn no_line_is_longer_than_mail_allows_and_a_link_stays_whole() {
        let link = [
            "https://jobs.example.com/cto/#invitation=",
            &"AB7".repeat(200),
        ]
        .concat();
        let subject = ["long"; 40].join(" ");
        let text = draft("", "", &subject, &["Grüße =\n\n", &link, " \nEnd"].concat());
        assert!(text.lines().all(|line| line.len() <= 76), "{text}");
        let (_, body) = text.split_once("\r\n\r\n").unwrap();
        let joined = body.replace("=\r\n", "").replace("=3D", "=");
        assert!(joined.contains(&link));
        assert!(joined.starts_with("Gr=C3=BC=C3=9Fe =\r\n\r\n"));
        assert!(
            joined.contains("=20\r\nEnd\r\n"),
            "a blank at the end is kept"
        );
        assert_eq!(head(&text, "Subject"), subject);
    }
}
