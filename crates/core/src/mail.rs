//! Addresses that open a mail program with a message that is written already.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself beside letters and digits (RFC 6068, section 2, which allows more). All else is encoded, so that
/// nothing that somebody wrote ends a field or begins another.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What stands for itself in an address of mail.
const ENCODED_IN_ADDRESS: &AsciiSet = &ENCODED.remove(b'@').remove(b'+');

/// Returns the address that opens a message to somebody, with subject and body (RFC 6068). Line breaks of the body become
/// CR LF, as mail has them; a subject has none.
///
/// ```
/// use assay_core::mail::mailto;
///
/// assert_eq!(
///     mailto("ida@example.com", "Time & place", "Hello\nIda"),
///     "mailto:ida@example.com?subject=Time%20%26%20place&body=Hello%0D%0AIda"
/// );
/// ```
pub fn mailto(address: &str, subject: &str, body: &str) -> String {
    let subject = subject.lines().collect::<Vec<_>>().join(" ");
    let body = body.lines().collect::<Vec<_>>().join("\r\n");
    let field = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    [
        "mailto:",
        &utf8_percent_encode(address.trim(), ENCODED_IN_ADDRESS).to_string(),
        "?subject=",
        &field(&subject),
        "&body=",
        &field(&body),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_somebody_writes_becomes_a_field_of_the_message() {
        let link = mailto(
            "ida@example.com?cc=eve@example.com",
            "a\r\nBcc: eve@example.com",
            "x&bcc=eve@example.com#y%0Az+1",
        );
        let (address, fields) = link.split_once('?').unwrap();
        assert_eq!(address, "mailto:ida@example.com%3Fcc%3Deve@example.com");
        assert_eq!(
            fields,
            "subject=a%20Bcc%3A%20eve%40example.com&body=x%26bcc%3Deve%40example.com%23y%250Az%2B1"
        );
    }

    #[test]
    fn every_script_is_encoded_as_utf_8_and_every_line_break_as_mail_has_it() {
        assert_eq!(
            mailto("zoë+a@example.com", "é", "ж\n\n字\r\n"),
            "mailto:zo%C3%AB+a@example.com?subject=%C3%A9&body=%D0%B6%0D%0A%0D%0A%E5%AD%97"
        );
    }
}
