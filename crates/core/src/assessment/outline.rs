//! The outline of an assessment: what candidates are told of it before they begin.

use super::pack::{Assessment, Section};
use super::pass_rule::PassRule;
use crate::document::Value;
use serde::Deserialize;

/// The outline of an assessment: what candidates are told of it before they begin.
///
/// Reading it checks nothing, and takes a fraction of the code that a whole pack does: the first screens show it while
/// the program that reads the pack is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentOutline {
    /// Title for candidates.
    pub title: String,
    /// The role that the assessment is for.
    pub role: String,
    /// The limit on the whole attempt, in seconds.
    pub duration_seconds: u32,
    /// Whether each section's limit binds as well; otherwise section times are only shown as pace.
    pub enforce_section_limits: bool,
    /// The sections in the order in which they are taken.
    pub sections: Vec<SectionOutline>,
    /// The pass rule as candidates are told of it; `None` where they are not.
    pub pass_rule: Option<PassRule>,
}

/// The outline of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionOutline {
    /// Its identifier, by which the pass rule names it.
    pub id: String,
    /// Title for candidates.
    pub title: String,
    /// What it measures, and why that matters for the job.
    pub measures: String,
    /// Share of the score, in whole percent.
    pub weight_percent: u32,
    /// The section's limit or pace, in seconds.
    pub duration_seconds: u32,
    /// How many items every form has from it.
    pub drawn_count: usize,
}

impl AssessmentOutline {
    /// Reads the outline of a pack; `None` where the pack cannot be sound, which [`Assessment::parse`] says in words.
    ///
    /// ```
    /// use assay_core::assessment::AssessmentOutline;
    /// use serde_json::json;
    ///
    /// let pack = json!({"title": "Numbers", "role": "Clerk", "duration_seconds": 600, "sections": [{
    ///     "id": "sums", "title": "Sums", "measures": "Sums.", "weight_percent": 100, "duration_seconds": 600,
    ///     "draw": [{"rule": "sample", "pool": "easy", "count": 1}], "items": [{"pool": "easy"}, {"pool": "easy"}]
    /// }]});
    /// let outline = AssessmentOutline::of_pack(&pack).unwrap();
    /// assert_eq!((outline.duration_seconds, outline.sections[0].drawn_count), (600, 1));
    /// assert!(AssessmentOutline::of_pack(&json!({"title": "Numbers"})).is_none());
    /// ```
    pub fn of_pack(pack: &Value) -> Option<Self> {
        let pack = PackOutline::deserialize(pack).ok()?;
        Some(Self {
            title: pack.title,
            role: pack.role,
            duration_seconds: pack.duration_seconds,
            enforce_section_limits: pack.enforce_section_limits.unwrap_or_default(),
            sections: pack.sections.into_iter().map(Into::into).collect(),
            pass_rule: pack.pass_rule,
        })
    }
}

impl From<&Assessment> for AssessmentOutline {
    fn from(assessment: &Assessment) -> Self {
        Self {
            title: assessment.title.clone(),
            role: assessment.role.clone(),
            duration_seconds: assessment.duration_seconds,
            enforce_section_limits: assessment.enforce_section_limits,
            sections: assessment.sections.iter().map(Into::into).collect(),
            pass_rule: assessment.pass_rule.clone(),
        }
    }
}

impl From<&Section> for SectionOutline {
    fn from(section: &Section) -> Self {
        Self {
            id: section.id.clone(),
            title: section.title.clone(),
            measures: section.measures.clone(),
            weight_percent: section.weight_percent,
            duration_seconds: section.duration_seconds,
            drawn_count: section.drawn_count(),
        }
    }
}

/// The fields of a pack that its outline comes from; the others are passed over.
#[derive(Deserialize)]
struct PackOutline {
    title: String,
    role: String,
    duration_seconds: u32,
    enforce_section_limits: Option<bool>,
    sections: Vec<PackSection>,
    pass_rule: Option<PassRule>,
}

#[derive(Deserialize)]
struct PackSection {
    id: String,
    title: String,
    measures: String,
    weight_percent: u32,
    duration_seconds: u32,
    draw: Vec<PackDraw>,
    items: Vec<PackItem>,
}

/// A draw of any rule: all items, some of a pool, or one of each pool.
#[derive(Deserialize)]
struct PackDraw {
    pool: Option<String>,
    count: Option<usize>,
    pools: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct PackItem {
    pool: Option<String>,
}

impl From<PackSection> for SectionOutline {
    fn from(section: PackSection) -> Self {
        let in_pool = |pool: &Option<String>| {
            let items = section.items.iter();
            items.filter(|item| item.pool == *pool).count()
        };
        let drawn = |draw: &PackDraw| match (&draw.pools, draw.count) {
            (Some(pools), _) => pools.len(),
            (None, Some(count)) => in_pool(&draw.pool).min(count),
            (None, None) => section.items.len(),
        };
        Self {
            drawn_count: section.draw.iter().map(drawn).sum(),
            id: section.id,
            title: section.title,
            measures: section.measures,
            weight_percent: section.weight_percent,
            duration_seconds: section.duration_seconds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[test]
    fn the_outline_of_a_pack_is_that_of_the_assessment_it_is_read_into() {
        for text in [
            include_str!("../../../../public/assessments/cto-smb.json"),
            include_str!("../../../../tests/data/packs/2026.1/cto-smb.json"),
            include_str!("../../../../tests/data/scoring/weighted.json"),
            include_str!("../../../../tests/data/golden/content/small.json"),
        ] {
            let pack = document::parse("pack.json", text).unwrap();
            let assessment = Assessment::parse("pack.json", &pack).unwrap();
            assert_eq!(
                AssessmentOutline::of_pack(&pack),
                Some(AssessmentOutline::from(&assessment))
            );
        }
    }

    #[test]
    fn what_is_no_pack_has_no_outline() {
        for text in ["[]", "{}", "7", r#"{"title": 1}"#] {
            let value = document::parse("pack.json", text).unwrap();
            assert_eq!(AssessmentOutline::of_pack(&value), None, "{text}");
        }
    }
}
