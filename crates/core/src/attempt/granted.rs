//! The time granted: the one place where a pack's times and an accommodation or invitation become what a candidate has.
//!
//! Everything that is shown, enforced and recorded comes from here. Times are granted in whole seconds, so that what
//! is shown is what is granted. The whole is rounded up. Each section ends, counted from the start, at its own share
//! of the whole, rounded up as well: so the sections of a test whose paces fill its time add up to the whole exactly,
//! and nobody has less at the end of any section than the percentage grants.
//!
//! Minutes that an invitation adds are for the whole, and a pace stays what it is. Where the limits of sections bind,
//! nobody could use them so; there the sections share them.

use super::invited::GrantedTime;
use super::plan::Plan;
use crate::assessment::{Assessment, AssessmentOutline};

/// The time of those who need no other, in percent.
pub const USUAL_PERCENT: u32 = 100;

/// The limit of those who have none, in milliseconds: a year, which no attempt reaches.
pub const UNTIMED_MS: i64 = 365 * 24 * 60 * 60 * 1_000;

/// The time granted to a candidate, in milliseconds; whole seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// For the whole test; [`UNTIMED_MS`] for no limit.
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
        Self::with(assessment, GrantedTime::percent(percent))
    }

    /// Returns the times that an accommodation or an invitation grants.
    pub fn with(assessment: &Assessment, time: GrantedTime) -> Self {
        let sections = assessment.sections.iter();
        let paces = sections.map(|section| section.duration_seconds).collect();
        let binds = assessment.enforce_section_limits;
        Self::at(time, assessment.duration_seconds, paces, binds)
    }

    /// Returns the times of an assessment of which only the outline is known, as [`Granted::with`] does.
    pub fn of_outline(outline: &AssessmentOutline, time: GrantedTime) -> Self {
        let sections = outline.sections.iter();
        let paces = sections.map(|section| section.duration_seconds).collect();
        let binds = outline.enforce_section_limits;
        Self::at(time, outline.duration_seconds, paces, binds)
    }

    /// Returns the times of an attempt that begins when the wall clock shows `started_wall_ms`.
    pub(super) fn of_plan(assessment: &Assessment, plan: &Plan, started_wall_ms: i64) -> Self {
        let ahead_ms = plan.offset.map_or(0, |offset| offset.middle_ms());
        let started_ms = started_wall_ms.saturating_sub(ahead_ms);
        Self::with(assessment, plan.time()).until(plan.finish_by_ms, started_ms)
    }

    /// Returns the times of an attempt that begins at `started_ms` and ends at `finish_by_ms` at the latest, by the host's
    /// clock, both in milliseconds since the epoch. The rest of a second is not granted.
    #[must_use]
    pub fn until(mut self, finish_by_ms: Option<i64>, started_ms: i64) -> Self {
        if let Some(finish_by_ms) = finish_by_ms {
            let left_ms = finish_by_ms.saturating_sub(started_ms).max(0);
            self.total_ms = self.total_ms.min(left_ms / 1_000 * 1_000);
        }
        self
    }

    fn at(time: GrantedTime, total_seconds: u32, paces: Vec<u32>, binds: bool) -> Self {
        let ms = |seconds: Option<u64>| {
            let seconds = seconds.and_then(|seconds| i64::try_from(seconds).ok());
            seconds.map_or(UNTIMED_MS, |seconds| seconds.saturating_mul(1_000))
        };
        let total_ms = ms(time.whole_seconds(total_seconds));
        if time == GrantedTime::Untimed {
            let sections_ms = vec![UNTIMED_MS; paces.len()];
            return Self {
                total_ms,
                sections_ms,
            };
        }
        let shared_seconds = match time {
            GrantedTime::Limited { extra_minutes, .. } if binds => u64::from(extra_minutes) * 60,
            _ => 0,
        };
        let all_paces = paces.iter().copied().fold(0, u32::saturating_add);
        let mut paced_seconds = 0_u32;
        let mut ended_ms = 0;
        let sections_ms = paces
            .into_iter()
            .map(|seconds| {
                paced_seconds = paced_seconds.saturating_add(seconds);
                let share = shared_seconds * u64::from(paced_seconds);
                let share = share.div_ceil(u64::from(all_paces.max(1)));
                let ends_ms = ms(time.section_seconds(paced_seconds).map(|own| own + share));
                ends_ms - std::mem::replace(&mut ended_ms, ends_ms)
            })
            .collect();
        Self {
            total_ms,
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
