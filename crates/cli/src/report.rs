//! How problems are printed: for people with the lines of the file, or one line each.

use crate::span::span;
use assay_core::document::{Problem, Problems};
use assay_core::person_text::{one_line, printed, safe};
use miette::{
    LabeledSpan, MietteDiagnostic, MietteHandler, MietteHandlerOpts, NamedSource, Report,
    ReportHandler, Severity,
};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// With the lines of the file that they are about
    #[default]
    Full,
    /// One line each: file, place, what is wrong, what to do
    Short,
}

/// Lines that are longer than this, in bytes, are not shown: nobody finds a place in them.
const LONGEST_LINE: usize = 400;

/// Prints warnings, then what is wrong. Colors and signs beyond ASCII are used where `is_terminal` and the terminal shows
/// them.
pub fn report(wrong: &Problems, warnings: &Problems, format: Format, is_terminal: bool) -> String {
    match format {
        Format::Full => full(wrong, warnings, is_terminal),
        Format::Short => {
            let warnings = warnings.0.iter().map(|one| format!("Warning: {one}\n"));
            let wrong = wrong.0.iter().map(|one| format!("{one}\n"));
            printed(&warnings.chain(wrong).collect::<String>())
        }
    }
}

fn full(wrong: &Problems, warnings: &Problems, is_terminal: bool) -> String {
    let handler = handler(is_terminal);
    let mut sources = Sources::default();
    let mut text = String::new();
    for (problems, severity) in [(warnings, Severity::Warning), (wrong, Severity::Error)] {
        for problem in &problems.0 {
            let diagnostic = sources.diagnostic(problem, severity);
            text += &format!("{}\n", Rendered(&diagnostic, &handler));
        }
    }
    text
}

fn handler(is_terminal: bool) -> MietteHandler {
    let options = MietteHandlerOpts::new()
        .terminal_links(false)
        .context_lines(1)
        .without_syntax_highlighting();
    if is_terminal {
        options.build()
    } else {
        let options = options.force_graphical(true).color(false).unicode(false);
        options.wrap_lines(false).build()
    }
}

/// A diagnostic as the handler prints it.
struct Rendered<'a>(&'a Report, &'a MietteHandler);

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.debug(self.0.as_ref(), f)
    }
}

/// The texts of the files that problems are about, each read once.
#[derive(Default)]
struct Sources(BTreeMap<String, Option<String>>);

impl Sources {
    fn diagnostic(&mut self, problem: &Problem, severity: Severity) -> Report {
        let (file, path) = (one_line(&problem.file), one_line(&problem.path));
        let message = one_line(&problem.message);
        let diagnostic = |message: String| {
            MietteDiagnostic::new(message)
                .with_severity(severity)
                .with_help(one_line(&problem.remedy))
        };
        let text = self.text(&problem.file);
        match text.and_then(|text| Some((text, shown_range(text, &problem.path)?))) {
            Some((text, range)) => {
                let label = LabeledSpan::new_with_span(Some(path), range);
                let report = Report::new(diagnostic(message).with_label(label));
                report.with_source_code(NamedSource::new(file, harmless(text)))
            }
            None => Report::new(diagnostic(format!("{file}: {path}: {message}"))),
        }
    }

    fn text(&mut self, file: &str) -> Option<&str> {
        self.0
            .entry(file.into())
            .or_insert_with(|| {
                let text = std::fs::read_to_string(file).ok()?;
                (!may_hold_keys(&text)).then_some(text)
            })
            .as_deref()
    }
}

/// Returns whether a file looks like one of private keys, however damaged: nothing of it is shown.
fn may_hold_keys(text: &str) -> bool {
    text.contains("private-keys") || text.contains("\"salt\"")
}

/// The part of a text to point at, where its lines can be shown.
fn shown_range(text: &str, path: &str) -> Option<Range<usize>> {
    let range = match line_and_column(path) {
        Some((line, column)) => {
            let start: usize = text
                .split_inclusive('\n')
                .take(line - 1)
                .map(str::len)
                .sum();
            let rest = text.get(start..)?;
            let (at, _) = rest.char_indices().nth(column.saturating_sub(1))?;
            start + at..start + at
        }
        None => {
            let span = span(text, path)?;
            let is_one_line = |range: &Range<usize>| !text[range.clone()].contains('\n');
            match span.name.filter(|_| span.is_exact) {
                Some(name) if is_one_line(&(name.start..span.value.end)) => {
                    name.start..span.value.end
                }
                Some(name) => name,
                // An object or a list: its bracket.
                None if !is_one_line(&span.value) || !span.is_exact => {
                    span.value.start..span.value.start + 1
                }
                None => span.value,
            }
        }
    };
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |at| range.end + at);
    (end - start <= LONGEST_LINE).then_some(range)
}

/// The numbers of a place such as `line 3, column 2`.
fn line_and_column(path: &str) -> Option<(usize, usize)> {
    let (line, column) = path.strip_prefix("line ")?.split_once(", column ")?;
    let line: usize = line.parse().ok()?;
    (line > 0).then_some((line, column.parse().ok()?))
}

/// The text with spaces for whatever would act on a terminal; every place stays where it is.
fn harmless(text: &str) -> String {
    let mut buffer = [0; 4];
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_plain = matches!(letter, ' '..='~' | '\n' | '\t')
            || !letter.is_control()
                && *safe(letter.encode_utf8(&mut buffer)) == *letter.encode_utf8(&mut [0; 4]);
        if is_plain {
            shown.push(letter);
        } else {
            shown.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "{\n  \"team\": { \"name\": \"\" },\n  \"contact\": {\n    \"name\": 7\n  }\n}\n";

    fn file(name: &str, text: &str) -> String {
        let path = std::env::temp_dir().join(format!("assay-report-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn rendered(file: &str, path: &str) -> String {
        let wrong = Problems::one(file, path, "This is wrong.", "Do this.");
        let text = report(&wrong, &Problems::default(), Format::Full, false);
        std::fs::remove_file(file).ok();
        text
    }

    #[test]
    fn a_problem_is_shown_in_its_lines_in_plain_text() {
        let file = file("lines.json", TEXT);
        let text = rendered(&file, "$.contact.name");
        assert!(text.is_ascii(), "{text}");
        for part in [
            "x This is wrong.",
            &format!("{file}:4:5"),
            "4 |     \"name\": 7",
            "$.contact.name",
            "help: Do this.",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn what_is_missing_is_shown_at_the_object_that_should_hold_it() {
        let file = file("missing.json", TEXT);
        let text = rendered(&file, "$.contact.email");
        assert!(text.contains(":3:14"), "{text}");
        assert!(text.contains("$.contact.email"), "{text}");
    }

    #[test]
    fn a_mistake_of_grammar_is_shown_at_its_line() {
        let file = file("torn.json", "{\n  \"a\": 1\n  \"b\": 2\n}");
        let text = rendered(&file, "line 3, column 3");
        assert!(text.contains(":3:3"), "{text}");
    }

    #[test]
    fn no_line_of_a_file_of_private_keys_is_shown() {
        for text in [
            "{\n  \"schema\": \"assay/private-keys/1\",\n  \"ciphertext\": \"c2VjcmV0\"\n}",
            "{\n  \"ciphertext\": \"c2VjcmV0\",\n  \"salt\": \"c2FsdA\"\n}",
        ] {
            let file = file("keys.json", text);
            for path in ["$.ciphertext", "line 3, column 4"] {
                let wrong = Problems::one(&file, path, "This is wrong.", "Do this.");
                let text = report(&wrong, &Problems::default(), Format::Full, false);
                assert!(
                    text.contains("This is wrong.") && !text.contains("c2"),
                    "{text}"
                );
            }
            std::fs::remove_file(file).ok();
        }
    }

    #[test]
    fn a_file_without_lines_to_show_is_named_with_the_place() {
        let long = format!("{{\"a\": \"{}\"}}", "x".repeat(1_000));
        for file in [file("long.json", &long), "none.json".into()] {
            let text = rendered(&file, "$.a");
            assert!(
                text.contains(&format!("{file}: $.a: This is wrong.")),
                "{text}"
            );
            assert!(text.contains("help: Do this."), "{text}");
        }
    }

    #[test]
    fn nothing_in_a_file_acts_on_the_terminal() {
        let file = file("escape.json", "{\n  \"a\": \u{1b}[31m1\u{202e}\n}");
        let text = rendered(&file, "line 2, column 8");
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        assert!(text.contains("[31m1"), "{text}");
    }

    #[test]
    fn a_line_each_names_file_place_mistake_and_remedy() {
        let one = Problems::one("a.json", "$.b", "This is wrong.", "Do this.");
        let text = report(&one, &one, Format::Short, true);
        assert_eq!(
            text,
            "Warning: a.json: $.b: This is wrong. Do this.\na.json: $.b: This is wrong. Do this.\n"
        );
    }
}
