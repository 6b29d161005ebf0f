//! The timing plan: what each section asks of the time, how much of that goes into reading, what is left.

use super::reading::{WORDS_PER_MINUTE, form_words};
use assay_core::assessment::{Assessment, Form};
use assay_core::attempt::Granted;

/// Times granted with an accommodation, in percent of the usual; the first is the usual.
pub const TIME_PERCENTS: [u32; 4] = [100, 125, 150, 200];

/// The time that a section, or the whole test, asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// Title of the section; empty for the whole test.
    pub title: String,
    /// Share of the score, in percent.
    pub weight_percent: u32,
    /// The time for it, in seconds.
    pub seconds: i64,
    /// The time granted for it at each of [`TIME_PERCENTS`], in that order.
    pub granted: Vec<GrantedTime>,
    /// Items that the form selects.
    pub items: usize,
    /// Words to read.
    pub words: usize,
}

/// The time that somebody is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrantedTime {
    /// The time granted, in percent of the usual.
    pub time_percent: u32,
    /// The time granted, in seconds.
    pub seconds: i64,
}

/// The timing plan of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimingPlan {
    /// The sections, in order.
    pub sections: Vec<Timing>,
    /// The whole test.
    pub total: Timing,
    /// Whether a section ends when its time is over.
    pub is_enforced: bool,
}

impl Timing {
    /// Seconds for each item, rounded down.
    pub fn seconds_per_item(&self) -> i64 {
        i64::try_from(self.items).map_or(0, |items| self.seconds / items.max(1))
    }

    /// Seconds that the reading takes, rounded up.
    pub fn reading_seconds(&self) -> i64 {
        i64::try_from((self.words * 60).div_ceil(WORDS_PER_MINUTE)).unwrap_or(i64::MAX)
    }

    /// Seconds left for thinking and writing; negative where the reading alone takes longer than there is time.
    pub fn left_seconds(&self) -> i64 {
        self.seconds - self.reading_seconds()
    }
}

/// Returns the timing plan of a form.
///
/// ```
/// use assay_core::assessment::{Assessment, Form};
/// use assay_core::document;
/// use assay_evaluation::timing_plan;
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
/// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
/// let plan = timing_plan(&pack, &Form::draw(&pack, "spring"));
/// assert_eq!(plan.total.seconds, 600);
/// let granted = plan.total.granted.iter().map(|granted| granted.seconds);
/// assert!(granted.eq([600, 750, 900, 1_200]), "at 100, 125, 150 and 200 percent");
/// ```
pub fn timing_plan(assessment: &Assessment, form: &Form) -> TimingPlan {
    let words = form_words(assessment, form);
    let granted = |seconds: &dyn Fn(Granted) -> i64| {
        let time = |time_percent| GrantedTime {
            time_percent,
            seconds: seconds(Granted::of(assessment, time_percent)),
        };
        TIME_PERCENTS.map(time).into()
    };
    let sections: Vec<Timing> = form
        .sections
        .iter()
        .zip(words)
        .map(|(part, words)| {
            let section = &assessment.sections[part.section];
            Timing {
                title: section.title.clone(),
                weight_percent: section.weight_percent,
                seconds: section.duration_seconds.into(),
                granted: granted(&|granted| granted.section_ms(part.section) / 1_000),
                items: part.items.len(),
                words,
            }
        })
        .collect();
    let total = Timing {
        title: String::new(),
        weight_percent: sections.iter().map(|section| section.weight_percent).sum(),
        seconds: assessment.duration_seconds.into(),
        granted: granted(&|granted| granted.total_seconds()),
        items: sections.iter().map(|section| section.items).sum(),
        words: sections.iter().map(|section| section.words).sum(),
    };
    TimingPlan {
        sections,
        total,
        is_enforced: assessment.enforce_section_limits,
    }
}

/// Writes seconds as minutes and seconds, "4:05", with a minus before what is negative.
///
/// ```
/// assert_eq!(assay_evaluation::seconds_text(245), "4:05");
/// assert_eq!(assay_evaluation::seconds_text(-65), "\u{2212}1:05");
/// ```
pub fn seconds_text(seconds: i64) -> String {
    let sign = if seconds < 0 { "\u{2212}" } else { "" };
    let all = seconds.unsigned_abs();
    let rest = all % 60;
    let zero = if rest < 10 { "0" } else { "" };
    [sign, &(all / 60).to_string(), ":", zero, &rest.to_string()].concat()
}

/// Writes milliseconds since the beginning as minutes and seconds, rounded down.
pub fn elapsed_text(elapsed_ms: i64) -> String {
    seconds_text(elapsed_ms.max(0) / 1_000)
}

/// Writes milliseconds as seconds with one decimal, rounded down: "0.6", with a minus before what is negative.
///
/// ```
/// assert_eq!(assay_evaluation::tenths_text(690), "0.6");
/// ```
pub fn tenths_text(ms: i64) -> String {
    let sign = if ms < 0 { "\u{2212}" } else { "" };
    let tenths = ms.unsigned_abs() / 100;
    [
        sign,
        &(tenths / 10).to_string(),
        ".",
        &(tenths % 10).to_string(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_the_time_without_the_reading() {
        let timing = Timing {
            title: String::new(),
            weight_percent: 15,
            seconds: 270,
            granted: Vec::new(),
            items: 6,
            words: 401,
        };
        assert_eq!(timing.seconds_per_item(), 45);
        // 401 words at 200 a minute take 120.3 seconds.
        assert_eq!(timing.reading_seconds(), 121);
        assert_eq!(timing.left_seconds(), 149);
    }

    #[test]
    fn the_total_is_the_limit_on_the_whole_attempt() {
        let text = include_str!("../../../tests/data/packs/2026.1/cto-smb.json");
        let value = assay_core::document::parse("pack", text).unwrap();
        let pack = Assessment::parse("pack", &value).unwrap();
        let plan = timing_plan(&pack, &Form::draw(&pack, "preview"));
        assert_eq!(plan.total.seconds, 1_800);
        let granted = plan.total.granted.iter().map(|granted| granted.seconds);
        assert!(granted.eq([1_800, 2_250, 2_700, 3_600]));
        for (at, total) in plan.total.granted.iter().enumerate() {
            assert_eq!(total.time_percent, TIME_PERCENTS[at]);
            let sections = plan.sections.iter().map(|section| section.granted[at]);
            let sum: i64 = sections.map(|granted| granted.seconds).sum();
            assert_eq!(sum, total.seconds);
        }
        assert_eq!(plan.total.weight_percent, 100);
        assert_eq!(plan.sections.len(), 5);
        assert!(plan.sections.iter().all(|section| section.words > 0));
    }

    #[test]
    fn times_are_written_as_people_read_them() {
        assert_eq!(seconds_text(65), "1:05");
        assert_eq!(seconds_text(-65), "\u{2212}1:05");
        assert_eq!(elapsed_text(59_999), "0:59");
        assert_eq!(tenths_text(-1_690), "\u{2212}1.6");
    }
}
