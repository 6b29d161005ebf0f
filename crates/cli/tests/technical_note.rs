//! The figures of `docs/technical-note.md` with the source L are those that `assay lint` works out for the shipped test.

use assay_cli::{lint_pair, lint_text};
use assay_core::document::{Value, to_value};
use assay_test_support::{root, text};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What `assay lint` says: as text, and with `--json`.
static LINT: LazyLock<(String, Value)> = LazyLock::new(|| {
    let folder = root().join("public/assessments");
    let report = lint_pair(
        &folder.join("cto-smb.json"),
        &folder.join("cto-smb.key.json"),
    )
    .unwrap();
    (lint_text(&report), to_value(&report))
});

static NOTE: LazyLock<String> = LazyLock::new(|| text("docs/technical-note.md"));

/// The sections: what lint and what the note calls each.
const SECTIONS: [(&str, &str); 5] = [
    ("cognitive", "Cognitive reasoning"),
    ("judgement", "Situational judgment"),
    ("accuracy", "Accuracy"),
    ("hard-skills", "Hard skills"),
    ("written", "Written communication"),
];

/// Returns the lines that lint prints below a heading.
fn printed(heading: &str) -> Vec<&'static str> {
    let mut lines = LINT.0.lines();
    assert!(lines.any(|line| line == heading), "{heading}");
    lines
        .take_while(|line| !line.is_empty())
        .map(str::trim)
        .collect()
}

/// Returns what lint prints on a line, behind its beginning.
fn behind(heading: &str, start: &str) -> &'static str {
    let lines = printed(heading);
    let found = lines.iter().find_map(|line| line.strip_prefix(start));
    found.unwrap_or_else(|| panic!("{heading}: {start}"))
}

/// Returns the part of the note below a heading, up to the next one.
fn chapter(heading: &str) -> &'static str {
    let (_, rest) = NOTE
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("{heading}"));
    rest.split("\n#").next().unwrap()
}

/// Returns the cells of each row of a chapter's tables.
fn rows(chapter: &str) -> Vec<Vec<&str>> {
    let rows = chapter.lines().filter(|line| line.starts_with('|'));
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

/// Returns the cells behind the first of the row that begins with a name.
fn row<'a>(chapter: &'a str, name: &str) -> Vec<&'a str> {
    let mut found = rows(chapter).into_iter().filter(|row| row[0] == name);
    let row = found.next().unwrap_or_else(|| panic!("no row {name}"));
    assert!(found.next().is_none(), "two rows {name}");
    row[1..].to_vec()
}

/// Returns the numbers in a text, in their order.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .map(|number| number.trim_matches('.'))
        .filter(|number| !number.is_empty())
        .collect()
}

/// Rounds a decimal number of the JSON, in its own unit, to some places, half up.
fn rounded(value: &Value, places: usize) -> String {
    let text = value.as_str().unwrap();
    let (whole, fraction) = text.split_once('.').unwrap();
    let scaled: u64 = format!("{whole}{}", &fraction[..places]).parse().unwrap();
    let up = u64::from(fraction.as_bytes()[places] >= b'5');
    let digits = format!("{:0width$}", scaled + up, width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    format!("{whole}.{fraction}")
}

#[test]
fn there_is_time_as_the_note_says() {
    let chapter = chapter("### Is there time?");
    for (id, title) in SECTIONS {
        let line = behind("Time of the worst form", &format!("{id}: "));
        let line = line.split(" (least").next().unwrap();
        let line = line.replace(" at 19 a minute", "");
        let mut expected = numbers(&line);
        // Where nothing is to be written, the note has a word.
        expected.retain(|number| *number != "0");
        assert_eq!(numbers(&row(chapter, title).join(" ")), expected, "{title}");
    }
}

#[test]
fn a_guesser_earns_what_the_note_says() {
    const HEADING: &str = "Guessing, over all forms";
    let chapter = chapter("## 6. Chance and guessing");
    let limits = |line: &'static str| {
        let (_, limits) = line.split_once(" in ").unwrap();
        let all = limits.split(", ");
        all.map(|limit| match limit.trim_start_matches("in ") {
            "100.00 %" => "always",
            other => other,
        })
        .collect::<Vec<_>>()
    };
    for (id, title) in SECTIONS {
        let line = behind(HEADING, &format!("{id}: "));
        let (levels, minimum) = line.split_once("; ").unwrap_or((line, ""));
        let found = row(chapter, title).join(" ");
        assert_eq!(numbers(&found), numbers(levels), "{title}");
        if !minimum.is_empty() {
            let name = format!("the minimum in {title}");
            assert_eq!(row(chapter, &name), limits(minimum), "{title}");
        }
    }
    let of = |name: &str| {
        let line = behind(HEADING, &format!("test, {name}: "));
        let (level, reached) = line.split_once("; the threshold in ").unwrap();
        let (threshold, both) = reached
            .split_once(", threshold and minima in ")
            .unwrap_or_else(|| panic!("{line}"));
        (level, threshold, both)
    };
    let (blank, perfect) = (of("prose left blank"), of("perfect prose"));
    assert_eq!(row(chapter, "test"), [blank.0, perfect.0]);
    let fine = &LINT.1["guessing"]["perfect"]["reaches_threshold"];
    let fine = fine.as_str().unwrap().trim_start_matches("0.00");
    let fine = format!("{} (0.{fine} % by `--json`)", perfect.1);
    assert_eq!(row(chapter, "70 % of the test"), [blank.1, fine.as_str()]);
    let both = row(chapter, "70 % of the test and the minimums");
    assert_eq!(both, [blank.2, perfect.2]);
}

#[test]
fn rules_of_thumb_earn_what_the_note_says() {
    let chapter = chapter("## 7. Cues in wording and length");
    let plain = |rule: &str| rule.replace(['*', ':'], "");
    let earned = |line: &str| {
        let (rule, levels) = line.split_once(": earns ").unwrap();
        let (_, rule) = rule.split_once(": ").unwrap();
        let levels = numbers(levels).into_iter().map(String::from);
        (plain(rule), levels.collect::<Vec<_>>())
    };
    let lines = printed("Length and wording");
    let of = |start: &str| -> Vec<_> {
        let found = lines.iter().filter(|line| line.starts_with(start));
        found.map(|line| earned(line)).collect()
    };
    let mut expected = [of("as best: "), of("as worst: ")].concat();
    // What else the rules earn on these items is chance: no option explains, consults or condemns itself.
    expected.extend(of("as right: ").into_iter().take(2));
    let (_, always) = of("always: ").remove(0);
    expected.push(("always No error".into(), always));
    let found: Vec<_> = rows(chapter)
        .into_iter()
        .filter(|row| row.len() == 4 && row[2].ends_with('%'))
        .map(|row| {
            let levels = numbers(row[2]).into_iter().chain(numbers(row[3]));
            (plain(row[1]), levels.map(String::from).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(found, expected);

    let lengths: Vec<&str> = lines
        .iter()
        .skip_while(|line| !line.starts_with("best-worst of 4"))
        .skip(1)
        .take(4)
        .map(|line| numbers(line)[1])
        .collect();
    let sentence = format!("by rank: {} words.", lengths.join(", "));
    assert!(chapter.contains(&sentence), "{sentence}");
    let positions = behind(
        "Positions of right answers, options not shuffled",
        "choice of 4: ",
    );
    let (positions, rest) = positions.split_once("; ").unwrap();
    let run = numbers(rest)[1];
    let sentence = format!("stand at {positions} times; the longest run is {run}.");
    assert!(chapter.contains(&sentence), "{sentence}");
}

#[test]
fn stems_are_as_readable_as_the_note_says() {
    let grades: Vec<(u32, &str, &str)> =
        printed("Readability of stems, grade of Flesch and Kincaid")
            .into_iter()
            .map(|line| {
                let (item, grade) = line.split_once(": ").unwrap();
                let (grade, _) = grade.split_once(' ').unwrap();
                (grade.replace('.', "").parse().unwrap(), grade, item)
            })
            .collect();
    let (lowest, highest) = (grades.iter().min().unwrap(), grades.iter().max().unwrap());
    let sentence = format!(
        "from {} to {}, the highest in `{}`",
        lowest.1, highest.1, highest.2
    );
    assert!(NOTE.contains(&sentence), "{sentence}");
}

#[test]
fn the_standard_error_is_the_one_of_the_note() {
    let found = &LINT.1["standard_error"];
    let (short, long) = (rounded(&found["points"], 1), rounded(&found["points"], 2));
    let stated = rounded(&found["stated_points"], 1);
    let chapter = chapter("### Standard error, simulated");
    for sentence in [
        format!("**{short} points** ({long} by `--json`)"),
        format!("The key states {stated} (K)"),
    ] {
        assert!(chapter.contains(&sentence), "{sentence}");
    }
}

#[test]
fn forms_share_and_pools_are_as_hard_as_the_note_says() {
    let chapter = chapter("## 12. Comparability of forms");
    let (overlap, hardness) = chapter.split_once("How hard the pools are").unwrap();
    let test = [("test", "test")];
    for (id, title) in SECTIONS.into_iter().chain(test) {
        let line = behind("What two forms share on average", &format!("{id}: "));
        let (shared, _) = line.split_once(" (bank").unwrap();
        let found = row(overlap, title).join(" ");
        assert_eq!(numbers(&found), numbers(shared), "{title}");
    }

    let mut noted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows(hardness) {
        if row.len() != 4 || !row[3].ends_with('%') {
            continue;
        }
        let pools = row[1]
            .replace('`', "")
            .replace("build or buy", "build-or-buy");
        let (counts, means) = (numbers(row[2]), numbers(row[3]));
        for (at, pool) in pools.split(", ").enumerate() {
            noted.insert(pool.into(), vec![means[at].into(), counts[at].into()]);
        }
    }
    let worked_out: BTreeMap<String, Vec<String>> = printed("Difficulty, as the key says")
        .into_iter()
        .map(|line| {
            let (pool, figures) = line.split_once(": mean ").unwrap();
            let (_, pool) = pool.split_once(' ').unwrap();
            let figures = numbers(figures);
            let count = figures[figures.len() - 1];
            (pool.into(), vec![figures[0].into(), count.into()])
        })
        .collect();
    assert_eq!(noted, worked_out);
}
