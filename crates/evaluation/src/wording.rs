//! Sentences of the record, made fit to be read.
//!
//! The words in which rules speak are part of every evaluation, byte for byte, and end with what a person wrote: so a
//! stop may follow a stop, and a quotation a quotation. What is kept stays as it is; what is shown passes through here.

use super::number_text::percent_unlike;
use assay_core::scoring::Fraction;

/// Returns a sentence of the record as it is shown: no stop after another, no quotation mark after its like, and decimals
/// in the place of an exact fraction.
///
/// ```
/// use assay_evaluation::readable;
///
/// assert_eq!(readable("Ann confirmed it: Read again.."), "Ann confirmed it: Read again.");
/// assert_eq!(readable("Ann dismissed it: Read again.; and so on"), "Ann dismissed it: Read again; and so on");
/// assert_eq!(readable("What was meant by ““12,5””?"), "What was meant by “12,5”?");
/// assert_eq!(
///     readable("The result, 70.00 % (exactly 349997/5000), stays below the 70 % that is needed"),
///     "The result, 69.9994 %, stays below the 70 % that is needed"
/// );
/// ```
pub fn readable(text: &str) -> String {
    let decimals = with_decimals(text);
    let mut shown = String::with_capacity(decimals.len());
    for sign in decimals.chars() {
        let before = shown.chars().last();
        let is_third = shown.ends_with("..");
        match (before, sign) {
            // Three stops are an ellipsis, which people write.
            (Some('.'), '.') if is_third || decimals.contains("...") => shown.push(sign),
            (Some('!' | '?' | '.' | '…'), '.') => {}
            (Some('“'), '“') | (Some('”'), '”') => {}
            (Some('.'), ';') => {
                shown.pop();
                shown.push(sign);
            }
            _ => shown.push(sign),
        }
    }
    shown
}

/// Returns words as a sentence of their own, as [`readable`] shows it: with a stop at the end, unless one is there.
///
/// ```
/// use assay_evaluation::sentence;
///
/// assert_eq!(sentence("Nobody has judged it yet"), "Nobody has judged it yet.");
/// assert_eq!(sentence("Ann dismissed it: A misprint."), "Ann dismissed it: A misprint.");
/// ```
pub fn sentence(text: &str) -> String {
    readable(&[text.trim_end(), "."].concat())
}

/// Returns a text without the quotation marks around it, for sentences that bring their own.
///
/// ```
/// assert_eq!(assay_evaluation::unquoted("“12,5”"), "12,5");
/// assert_eq!(assay_evaluation::unquoted("“a”; “b”"), "“a”; “b”");
/// ```
pub fn unquoted(text: &str) -> &str {
    let inner = text
        .strip_prefix('“')
        .and_then(|rest| rest.strip_suffix('”'));
    inner
        .filter(|inner| !inner.contains(['“', '”']))
        .unwrap_or(text)
}

/// Puts decimals in the place of "70.00 % (exactly 349997/5000)": as many as it takes to tell the number from what the
/// rounded one says.
fn with_decimals(text: &str) -> String {
    let Some((before, rest)) = text.split_once(" (exactly ") else {
        return text.into();
    };
    let parts = rest
        .split_once(')')
        .zip(before.strip_suffix(" %"))
        .and_then(|((exact, after), lead)| {
            let (lead, rounded) = lead.rsplit_once(' ')?;
            Some((lead, fraction(rounded)?, fraction(exact)?, after))
        });
    let Some((lead, rounded, exact, after)) = parts else {
        return text.into();
    };
    [
        lead,
        " ",
        &percent_unlike(exact, rounded),
        &with_decimals(after),
    ]
    .concat()
}

/// Reads "349997/5000", "70" or "70.00".
fn fraction(text: &str) -> Option<Fraction> {
    if let Some((above, below)) = text.split_once('/') {
        return Fraction::new(above.parse().ok()?, below.parse().ok()?);
    }
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let scale = 10_i64.checked_pow(places.len().try_into().ok()?)?;
    Fraction::new([whole, places].concat().parse().ok()?, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ellipsis_stays() {
        assert_eq!(readable("He said ... nothing."), "He said ... nothing.");
        assert_eq!(readable("And so on…."), "And so on…");
    }

    #[test]
    fn questions_and_cries_need_no_stop() {
        assert_eq!(sentence("Really?"), "Really?");
        assert_eq!(sentence("No! "), "No!");
    }

    #[test]
    fn words_of_people_about_exact_things_stay() {
        let text = "Ann dismissed it: said (exactly so) twice";
        assert_eq!(readable(text), text);
    }
}
