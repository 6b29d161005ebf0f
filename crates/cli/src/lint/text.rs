//! The statistics as people read them in a terminal.

use assay_evaluation::lint::{
    COMPOSED_PER_MINUTE, Cues, Guess, Guessing, LEAST_SECONDS, LintReport, Overlap, Pace,
    Positions, Rational, Spread, TestGuess,
};
use std::fmt::Write;

/// Returns the report as text, the warnings last.
pub fn lint_text(report: &LintReport) -> String {
    let mut text = format!("{} {}\n", report.assessment, report.version);
    let mut part = |title: &str, lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| format!("  {line}\n"));
        let _ = write!(text, "\n{title}\n{}", lines.collect::<String>());
    };
    part(
        "Positions of right answers, options not shuffled",
        report.positions.iter().map(positions).collect(),
    );
    part(
        "Length and wording",
        report.cues.iter().flat_map(cues).collect(),
    );
    part(
        "Time of the worst form",
        report.pace.iter().map(pace).collect(),
    );
    part(
        "Guessing, over all forms",
        report.guessing.iter().flat_map(guessing).collect(),
    );
    part(
        "What two forms share on average",
        report.overlap.iter().map(overlap).collect(),
    );
    part(
        "Readability of stems, grade of Flesch and Kincaid",
        readability(report),
    );
    part(
        "Difficulty, as the key says",
        report.difficulty.iter().map(difficulty).collect(),
    );
    part("Standard error of measurement", standard_error(report));
    let warnings = report
        .warnings
        .iter()
        .map(|one| format!("{}: {}", one.place, one.message));
    match report.warnings.len() {
        0 => part("No warning.", Vec::new()),
        1 => part("1 warning", warnings.collect()),
        count => part(&format!("{count} warnings"), warnings.collect()),
    }
    text
}

fn percent(share: &Rational) -> String {
    format!("{} %", share.percent_text(1))
}

/// A chance in percent; what rounds to nothing is said to be less than the least that shows.
fn likely(chance: &Rational) -> String {
    let least = Rational::share(1, 10_000);
    match chance {
        none if none.is_zero() => "never".into(),
        small if *small < least => "less than 0.01 %".into(),
        other => format!("{} %", other.percent_text(2)),
    }
}

fn positions(found: &Positions) -> String {
    let name = format!("{} of {}", found.kind, found.options);
    if found.answers == 0 {
        return format!("{name}: shuffled, {} answers", found.shuffled);
    }
    let counts = found
        .positions
        .iter()
        .map(|one| format!("{} {}", one.letter, one.count));
    let counts: Vec<String> = counts.collect();
    format!(
        "{name}: {}; {} answers, longest run {} (by chance in {})",
        counts.join(", "),
        found.answers,
        found.longest_run,
        likely(&found.run_chance)
    )
}

fn cues(found: &Cues) -> Vec<String> {
    let mut lines = vec![match found.options {
        0 => format!("{}, {} items", found.kind, found.items),
        options => format!("{} of {options}, {} items", found.kind, found.items),
    }];
    lines.extend(found.ranks.iter().map(|rank| {
        format!(
            "  rank {}: mean {} words, median {}; longest {}, shortest {}; explains or consults {}, condemns itself {}",
            rank.rank,
            rank.mean_words.decimal_text(1),
            rank.median_words.decimal_text(1),
            percent(&rank.is_longest),
            percent(&rank.is_shortest),
            percent(&rank.consults),
            percent(&rank.condemns)
        )
    }));
    lines.extend(found.rules.iter().map(|rule| {
        format!(
            "  {}: earns {}, chance {}",
            rule.rule,
            percent(&rule.earns),
            percent(&rule.chance)
        )
    }));
    lines
}

fn pace(found: &Pace) -> String {
    let each = match &found.left_for_each {
        Some(each) => format!(
            "{} s for each of {} items (least {LEAST_SECONDS} s)",
            each.decimal_text(1),
            found.closed
        ),
        None => format!("{} s left", found.left_seconds.decimal_text(1)),
    };
    format!(
        "{}: {} words to read, {} to write at {COMPOSED_PER_MINUTE} a minute, of {} s: {each}",
        found.section, found.words, found.composed, found.seconds
    )
}

fn guessing(found: &Guessing) -> Vec<String> {
    let section = |name: &str, minimum: Option<u32>, blank: &Guess, perfect: &Guess| {
        let reached = minimum.map_or(String::new(), |minimum| {
            format!(
                "; the minimum of {minimum} % in {}, in {}",
                likely(&blank.reaches_minimum),
                likely(&perfect.reaches_minimum)
            )
        });
        format!(
            "{name}: {}, with perfect prose {}{reached}",
            percent(&blank.level),
            percent(&perfect.level)
        )
    };
    let mut lines: Vec<String> = found
        .sections
        .iter()
        .map(|one| section(&one.section, one.minimum_percent, &one.blank, &one.perfect))
        .collect();
    let test = |name: &str, guess: &TestGuess| {
        format!(
            "test, {name}: {}; the threshold in {}, threshold and minima in {}",
            percent(&guess.level),
            likely(&guess.reaches_threshold),
            likely(&guess.passes)
        )
    };
    lines.push(test("prose left blank", &found.blank));
    lines.push(test("perfect prose", &found.perfect));
    lines
}

fn overlap(found: &Overlap) -> String {
    format!(
        "{}: {} of {} items, {} (bank of {})",
        found.place,
        found.shared.decimal_text(2),
        found.drawn,
        percent(&found.share()),
        found.bank
    )
}

fn readability(report: &LintReport) -> Vec<String> {
    let line = |item: &str, grade: &Rational, words: usize| {
        format!("{item}: {} ({words} words)", grade.decimal_text(1))
    };
    let stems = report.readability.iter();
    stems
        .map(|one| line(&one.item, &one.grade, one.words))
        .collect()
}

fn difficulty(found: &Spread) -> String {
    let bands = found
        .bands
        .iter()
        .map(|(band, count)| format!("{count} {band}"));
    let bands: Vec<String> = bands.collect();
    let mean = found.mean_percent.as_ref();
    let mean = mean.map_or("not known".into(), |mean| {
        format!("{} %", mean.decimal_text(1))
    });
    format!(
        "{} {}: mean {mean}; {}; {} of {} measured",
        found.section,
        found.pool,
        bands.join(", "),
        found.measured,
        found.items
    )
}

fn standard_error(report: &LintReport) -> Vec<String> {
    let found = &report.standard_error;
    let mut lines = vec![
        format!(
            "standard error of the test's total about {} points",
            found.points.decimal_text(1)
        ),
        format!(
            "simulated: {} candidates at the threshold, {} forms, mean {} points",
            found.candidates,
            found.forms,
            found.mean_points.decimal_text(1)
        ),
    ];
    if let Some(stated) = &found.stated_points {
        lines.push(format!("the key states {} points", stated.decimal_text(1)));
    }
    lines
}
