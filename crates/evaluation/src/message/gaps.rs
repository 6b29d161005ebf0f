//! The gaps that are left in a letter, found in its text: a person may have changed it meanwhile.

/// The longest name of a gap, in characters.
const LONGEST: usize = 60;

/// Returns the gaps that are left in a letter, each once, in the order of the text: a field whose value is not known, as
/// "[contact]"; a field that no draft fills, as "{date}"; and "…" that stands for a word, as earlier drafts left it.
///
/// ```
/// use assay_evaluation::letter_gaps;
///
/// assert_eq!(letter_gaps("Dear [name], write to {contact} by …."), ["[name]", "{contact}", "…"]);
/// assert!(letter_gaps("Dear Ada, well… As we wrote [1]: all is well.").is_empty());
/// ```
pub fn letter_gaps(text: &str) -> Vec<String> {
    let mut gaps: Vec<String> = Vec::new();
    for (at, sign) in text.char_indices() {
        let (before, from) = text.split_at(at);
        let found = match sign {
            '[' => named(from, ']'),
            '{' => named(from, '}'),
            '…' if !before.ends_with(char::is_alphanumeric) => Some("…"),
            _ => None,
        };
        if let Some(gap) = found.filter(|gap| !gaps.iter().any(|known| known == gap)) {
            gaps.push(gap.into());
        }
    }
    gaps
}

/// Returns "[name]" at the start of a text: letters, spaces, hyphens and underscores between the brackets.
fn named(text: &str, close: char) -> Option<&str> {
    let end = text.find(close)?;
    let name = &text[1..end];
    let is_name = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '_');
    let is_gap = name.chars().count() <= LONGEST
        && name.chars().any(char::is_alphabetic)
        && name.chars().all(is_name);
    is_gap.then(|| &text[..end + close.len_utf8()])
}
