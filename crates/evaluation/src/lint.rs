//! Statistics of a pack and its key, and warnings where a test tells candidates apart less well than it could.
//!
//! Everything is worked out exactly, in numbers of any size, apart from the standard error, which is simulated in whole
//! numbers from a fixed seed. Nothing here prints: [`LintReport`] has the figures.

mod cue_words;
mod cues;
mod difficulty;
mod distribution;
mod drawn;
mod duplicates;
mod guessing;
mod overlap;
mod pace;
mod positions;
mod rational;
mod readability;
#[cfg(test)]
mod samples;
mod standard_error;
mod tables;
mod warning;

pub use cue_words::{CONDEMNING, CONSULT};
pub use cues::{Cues, LEAST_ITEMS, MARGIN_PERCENT, NO_ERROR_LIMIT, RankFigures, RuleFigures};
pub use difficulty::{BANDS, SISTER_POINTS, Spread};
pub use guessing::{
    BLANK_LIMIT, Guess, Guessing, PERFECT_LIMIT, SECTION_LIMIT, SectionGuess, TestGuess,
};
pub use overlap::{Overlap, SECTION_PERCENT, TEST_PERCENT};
pub use pace::{COMPOSED_PER_MINUTE, LEAST_SECONDS, Pace, pace};
pub use positions::{Position, Positions, RARE};
pub use rational::Rational;
pub use readability::{HIGHEST_GRADE, LEAST_WORDS, Readability};
pub use standard_error::{ASSUMED_PERCENT, CANDIDATES, FORMS, STATED_WITHIN, SimulatedError};
pub use warning::{Topic, Warning};

use assay_core::assessment::{Assessment, Key};
use serde::Serialize;

/// The statistics of a pack and its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LintReport {
    /// Identifier of the assessment.
    pub assessment: String,
    /// Its version.
    pub version: String,
    /// Where right answers stand.
    pub positions: Vec<Positions>,
    /// What length and wording give away.
    pub cues: Vec<Cues>,
    /// The time of the worst form of each section.
    pub pace: Vec<Pace>,
    /// What a guesser earns; none where too many answers are possible.
    pub guessing: Option<Guessing>,
    /// What two forms share.
    pub overlap: Vec<Overlap>,
    /// How hard stems are to read.
    pub readability: Vec<Readability>,
    /// How hard the items of each pool are.
    pub difficulty: Vec<Spread>,
    /// The standard error of measurement.
    pub standard_error: SimulatedError,
    /// Everything that should be improved.
    pub warnings: Vec<Warning>,
}

/// Works out the statistics of a pack and the key that belongs to it. A key that is an excerpt has no criteria to
/// simulate; give the whole one.
///
/// ```
/// use assay_core::assessment::{Assessment, Key};
/// use assay_core::document;
/// use assay_evaluation::lint::lint;
///
/// let pack = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
/// let pack = Assessment::parse("small.json", &document::parse("small.json", pack).unwrap()).unwrap();
/// let key = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.key.json"));
/// let key = Key::parse("small.key.json", &document::parse("small.key.json", key).unwrap()).unwrap();
/// let report = lint(&pack, &key);
/// assert_eq!(report.guessing.unwrap().sections[0].blank.level.percent_text(1), "38.5");
/// ```
pub fn lint(pack: &Assessment, key: &Key) -> LintReport {
    let (guessing, unknown) = match guessing::guessing(pack, key) {
        Ok(guessing) => (Some(guessing), Vec::new()),
        Err(unknown) => (None, unknown),
    };
    let mut report = LintReport {
        assessment: pack.id.clone(),
        version: pack.version.clone(),
        positions: positions::positions(pack, key),
        cues: cues::cues(pack, key),
        pace: pace(pack),
        guessing,
        overlap: overlap::overlap(pack),
        readability: readability::readability(pack),
        difficulty: difficulty::difficulty(pack, key),
        standard_error: standard_error::simulate(pack, key),
        warnings: unknown,
    };
    let found = [
        report
            .positions
            .iter()
            .flat_map(Positions::warnings)
            .collect(),
        report.cues.iter().flat_map(Cues::warnings).collect(),
        report
            .pace
            .iter()
            .flat_map(Pace::warnings)
            .chain(pace::narrative_warnings(pack))
            .collect(),
        report
            .guessing
            .iter()
            .flat_map(Guessing::warnings)
            .collect(),
        duplicates::duplicates(pack),
        report.overlap.iter().flat_map(Overlap::warnings).collect(),
        report
            .readability
            .iter()
            .flat_map(Readability::warnings)
            .collect(),
        tables::tables(pack),
        report
            .difficulty
            .iter()
            .flat_map(Spread::warnings)
            .collect(),
        report.standard_error.warnings(),
    ];
    report.warnings.extend(found.concat());
    report
}
