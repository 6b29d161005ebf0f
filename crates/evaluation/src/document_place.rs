//! Places in our documents, in plain words. Problems name them by paths such as `$.grade.sections[0].items[2]`, which tell
//! an author where to look and a recruiter nothing.

/// Returns a place in an answer file or an evaluation in plain words; `None` for lines and columns, and for places whose
/// beginning is in neither.
///
/// ```
/// use assay_evaluation::plain_place;
///
/// let place = "$.grade.sections[0].items[2].parts[0].given";
/// assert_eq!(plain_place(place).unwrap(), "the grade that came along, section 1, question 3, part 1, the answer");
/// assert_eq!(plain_place("$.integrity.sha256").unwrap(), "the seal of the file");
/// assert_eq!(plain_place("line 3, column 2"), None);
/// ```
pub fn plain_place(path: &str) -> Option<String> {
    if path == "$" {
        return Some("the file as a whole".into());
    }
    let mut steps = path.strip_prefix("$.")?.split('.').peekable();
    let (first, at) = split(steps.next()?);
    let mut words = vec![match first {
        "integrity" => match steps.next_if(|step| *step == "events_head") {
            Some(_) => "the head of the record".into(),
            None => {
                steps.next_if(|step| *step == "sha256");
                "the seal of the file".into()
            }
        },
        "grade" => "the grade that came along".into(),
        "sections" => numbered("section", at),
        "events" => numbered("the record, entry", at),
        "strands" => numbered("the log, part", at),
        "form" => "the draw of the questions".into(),
        "content" => "the test that was taken".into(),
        "timing" => "the times".into(),
        "candidate" => "the candidate’s particulars".into(),
        "explanation" => "the candidate’s explanation".into(),
        "scorecard" => "the scorecard that came along".into(),
        "policy" => "the scoring policy that came along".into(),
        "bundle_sha256" => "the answers that it is about".into(),
        _ => return None,
    }];
    words.extend(steps.map(|step| {
        let (name, at) = split(step);
        match name {
            "sections" => numbered("section", at),
            "items" => numbered("question", at),
            "parts" => numbered("part", at),
            "entries" => numbered("entry", at),
            "knock_outs" => numbered("harmful pick", at),
            "given" | "response" => "the answer".into(),
            "late" => "the late answer".into(),
            "expected" => "the key".into(),
            "points" => "the points".into(),
            "total" => "the total".into(),
            "threshold" => "whether it reaches what is needed".into(),
            "start" => "its beginning".into(),
            "seed" => "its seed".into(),
            other => ["“", other, "”"].concat(),
        }
    }));
    Some(words.join(", "))
}

/// Splits a step such as `items[2]` into its name and its index.
fn split(step: &str) -> (&str, Option<usize>) {
    let index = |rest: &str| rest.strip_suffix(']')?.parse().ok();
    step.split_once('[')
        .map_or((step, None), |(name, rest)| (name, index(rest)))
}

/// Writes a place in a list; people count from 1.
fn numbered(name: &str, at: Option<usize>) -> String {
    match at {
        Some(at) => [name, " ", &(at + 1).to_string()].concat(),
        None => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_answer_files_and_evaluations_have_words() {
        for (path, words) in [
            ("$", "the file as a whole"),
            ("$.integrity.events_head", "the head of the record"),
            ("$.events[41].item", "the record, entry 42, “item”"),
            ("$.strands[0].start", "the log, part 1, its beginning"),
            (
                "$.strands[1].entries[2].at",
                "the log, part 2, entry 3, “at”",
            ),
            (
                "$.sections[2].items[0].response",
                "section 3, question 1, the answer",
            ),
            ("$.form.seed", "the draw of the questions, its seed"),
            (
                "$.grade.total.threshold",
                "the grade that came along, the total, whether it reaches what is needed",
            ),
        ] {
            assert_eq!(plain_place(path).as_deref(), Some(words), "{path}");
        }
    }

    #[test]
    fn places_elsewhere_are_left_as_they_are() {
        for path in [
            "$.weights_percent.basics",
            "line 1, column 11",
            "",
            "$.",
            "$.team",
        ] {
            assert_eq!(plain_place(path), None, "{path}");
        }
    }
}
