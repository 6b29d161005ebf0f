//! Words by which options give away what their authors think of them.

/// Beginnings of words of an option that explains or consults: "explain" stands for "explains" and "explaining" too.
pub const CONSULT: [&str; 12] = [
    "agree",
    "ask",
    "consult",
    "discuss",
    "explain",
    "honest",
    "listen",
    "openly",
    "tell",
    "together",
    "told",
    "transparen",
];

/// Beginnings of words of an option that condemns itself.
pub const CONDEMNING: [&str; 8] = [
    "although", "blam", "conceal", "hid", "ignor", "mislead", "refus", "threaten",
];

/// Words that turn what follows into its opposite.
const NEGATIONS: [&str; 6] = ["without", "not", "never", "nobody", "don't", "no"];

/// How far a negation reaches, in words.
const REACH: usize = 2;

/// Returns whether an option explains or consults.
pub(super) fn consults(text: &str) -> bool {
    let words = words(text);
    let mut found = (0..words.len()).filter(|at| begins(&words[*at], &CONSULT));
    found.any(|at| !is_negated(&words, at))
}

/// Returns whether an option condemns itself: it hides, ignores or blames, or acts "without telling" somebody.
pub(super) fn condemns(text: &str) -> bool {
    let words = words(text);
    (0..words.len()).any(|at| {
        let is_negated = is_negated(&words, at);
        begins(&words[at], &CONDEMNING) && !is_negated || begins(&words[at], &CONSULT) && is_negated
    })
}

fn begins(word: &str, beginnings: &[&str]) -> bool {
    beginnings
        .iter()
        .any(|beginning| word.starts_with(beginning))
}

fn is_negated(words: &[String], at: usize) -> bool {
    let before = &words[at.saturating_sub(REACH)..at];
    before.iter().any(|word| NEGATIONS.contains(&word.as_str()))
}

/// Returns the words of a text in small letters, without the signs around them.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        word.to_lowercase().replace('’', "'")
    });
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_that_asks_or_explains_is_found() {
        assert!(consults("Explain the delay, and move the launch."));
        assert!(consults("Decide it together with Sales."));
        assert!(!consults("Finish the task alone."));
        assert!(!consults("Ship it without telling the client."));
    }

    #[test]
    fn an_option_that_condemns_itself_is_found() {
        assert!(condemns("Promise it, although nobody has a plan."));
        assert!(condemns("Ship it without telling the client."));
        assert!(condemns("Hide the reason."));
        assert!(!condemns("Do not blame the team."));
        assert!(!condemns("Move the launch, and say why."));
    }
}
