//! The time granted: the one place where a pack's times and an accommodation become what a candidate has.
//!
//! Everything that is shown, enforced and recorded comes from here. Times are granted in whole seconds, so that what
//! is shown is what is granted. The whole is rounded up. Each section ends, counted from the start, at its own share
//! of the whole, rounded up as well: so the sections of a test whose paces fill its time add up to the whole exactly,
//! and nobody has less at the end of any section than the percentage grants.

use crate::assessment::{Assessment, AssessmentOutline};

/// The time of those who need no other, in percent.
pub const USUAL_PERCENT: u32 = 100;

/// The time granted to a candidate, in milliseconds; whole seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// For the whole test.
    pub total_ms: i64,
    /// For each section of the pack, in its order: a pace, or a limit where the pack enforces limits.
    pub sections_ms: Vec<i64>,
}

impl Granted {
    /// Returns the times at `percent` of the usual time.
    ///
    /// ```
    /// use assay_core::assessment::Assessment;
    /// use assay_core::attempt::{Granted, USUAL_PERCENT};
    /// use assay_core::document;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
    /// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
    /// assert_eq!(Granted::of(&pack, USUAL_PERCENT).total_seconds(), 600);
    /// assert_eq!(Granted::of(&pack, 125).total_seconds(), 750);
    /// assert_eq!(Granted::of(&pack, 125).section_ms(0), 375_000);
    /// ```
    pub fn of(assessment: &Assessment, percent: u32) -> Self {
        let sections = assessment.sections.iter();
        let paces = sections.map(|section| section.duration_seconds);
        Self::at(percent, assessment.duration_seconds, paces)
    }

    /// Returns the times of an assessment of which only the outline is known, as [`Granted::of`] does.
    pub fn of_outline(outline: &AssessmentOutline, percent: u32) -> Self {
        let sections = outline.sections.iter();
        let paces = sections.map(|section| section.duration_seconds);
        Self::at(percent, outline.duration_seconds, paces)
    }

    fn at(percent: u32, total_seconds: u32, paces: impl Iterator<Item = u32>) -> Self {
        let mut paced_seconds = 0;
        let mut ended_ms = 0;
        let sections_ms = paces
            .map(|seconds| {
                paced_seconds += i64::from(seconds);
                let ends_ms = granted_ms(paced_seconds, percent);
                ends_ms - std::mem::replace(&mut ended_ms, ends_ms)
            })
            .collect();
        Self {
            total_ms: granted_ms(total_seconds.into(), percent),
            sections_ms,
        }
    }

    /// The time for the whole test, in seconds.
    pub fn total_seconds(&self) -> i64 {
        self.total_ms / 1_000
    }

    /// The time for one section, in milliseconds.
    pub fn section_ms(&self, section: usize) -> i64 {
        self.sections_ms.get(section).copied().unwrap_or_default()
    }
}

/// Returns a percentage of the usual time, in milliseconds, rounded up to whole seconds.
fn granted_ms(seconds: i64, percent: u32) -> i64 {
    (seconds * i64::from(percent) + 99) / 100 * 1_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    fn pack(total: u32, sections: &[u32]) -> Assessment {
        let sections: Vec<String> = sections
            .iter()
            .enumerate()
            .map(|(at, seconds)| {
                let weight = if at == 0 { 100 - 10 * (sections.len() - 1) } else { 10 };
                format!(
                    r#"{{"id":"s{at}","title":"s","measures":"m","instructions":"i","weight_percent":{weight},
                    "duration_seconds":{seconds},"draw":[{{"rule":"all"}}],"items":[{{"id":"i{at}","title":"a",
                    "interaction":{{"kind":"extended-text","prompt":"Write.","suggested_words":{{"from":1,"to":9}}}}}}]}}"#
                )
            })
            .collect();
        let text = format!(
            r#"{{"schema":"assay/assessment/1","id":"p","version":"1","language":"en","title":"t","role":"r",
            "duration_seconds":{total},"sections":[{}]}}"#,
            sections.join(",")
        );
        Assessment::parse("pack", &document::parse("pack", &text).unwrap()).unwrap()
    }

    #[test]
    fn half_an_hour_and_a_quarter_more_is_thirty_seven_minutes_and_a_half() {
        let pack = pack(1_800, &[270, 270, 360, 450, 450]);
        let granted = Granted::of(&pack, 125);
        assert_eq!(granted.total_ms, 2_250_000);
        // 337.5 and 337.5 seconds: the first is rounded up, and both together are exact.
        assert_eq!(
            granted.sections_ms,
            [338_000, 337_000, 450_000, 563_000, 562_000]
        );
    }

    #[test]
    fn sections_that_fill_the_usual_time_fill_the_time_granted() {
        let pack = pack(97, &[31, 7, 59]);
        for percent in 100..=400 {
            let granted = Granted::of(&pack, percent);
            assert_eq!(
                granted.sections_ms.iter().sum::<i64>(),
                granted.total_ms,
                "{percent}"
            );
            assert_eq!(granted.total_ms % 1_000, 0);
            let exactly_ms = i64::from(percent) * 970;
            assert!(
                (exactly_ms..exactly_ms + 1_000).contains(&granted.total_ms),
                "{percent}"
            );
            let mut ended_ms = 0;
            for (section_ms, usual) in granted.sections_ms.iter().zip([31, 38, 97]) {
                ended_ms += section_ms;
                assert!(ended_ms >= usual * i64::from(percent) * 10, "{percent}");
            }
        }
    }

    #[test]
    fn the_usual_time_is_granted_as_it_stands_in_the_pack() {
        let granted = Granted::of(&pack(97, &[31, 7]), 100);
        assert_eq!(
            (granted.total_ms, granted.sections_ms),
            (97_000, vec![31_000, 7_000])
        );
    }
}
