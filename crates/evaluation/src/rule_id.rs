//! What each rule of a scorecard is about, with its name in documents.

use assay_core::assessment::CoreArea;
use serde::{Serialize, Serializer};
use std::fmt::{self, Display, Formatter};

/// What a rule is about. In documents it is one text: a name, and for most rules a colon and what the rule is about.
///
/// ```
/// use assay_evaluation::RuleId;
///
/// assert_eq!(RuleId::Minimum("writing".into()).to_string(), "minimum:writing");
/// assert_eq!(RuleId::SecondRater(None).to_string(), "second-rater:total");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RuleId {
    /// The overall result reaches the threshold.
    Threshold,
    /// A section reaches its minimum.
    Minimum(String),
    /// The answers of a section that people rate reach their minimum together.
    RatedMinimum(String),
    /// An area of the interview reaches its minimum.
    InterviewMinimum(CoreArea),
    /// A second person rates a section, or, for `None`, everything that the overall result rests on.
    SecondRater(Option<String>),
    /// A person judges the harmful pick in an item.
    HarmfulPick(String),
    /// A person judges a red flag.
    RedFlag(String),
}

impl RuleId {
    /// Returns the section that a rule is about.
    pub fn section(&self) -> Option<&str> {
        match self {
            Self::Minimum(section)
            | Self::RatedMinimum(section)
            | Self::SecondRater(Some(section)) => Some(section),
            _ => None,
        }
    }

    /// Returns the name of the kind of rule, and what stands behind the colon.
    fn parts(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Threshold => ("threshold", None),
            Self::Minimum(section) => ("minimum", Some(section)),
            Self::RatedMinimum(section) => ("rated-minimum", Some(section)),
            Self::InterviewMinimum(area) => ("interview-minimum", Some(area.name())),
            Self::SecondRater(section) => {
                ("second-rater", Some(section.as_deref().unwrap_or("total")))
            }
            Self::HarmfulPick(item) => ("harmful-pick", Some(item)),
            Self::RedFlag(flag) => ("red-flag", Some(flag)),
        }
    }
}

impl Display for RuleId {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (name, None) => formatter.write_str(name),
            (name, Some(of)) => write!(formatter, "{name}:{of}"),
        }
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
impl From<&str> for RuleId {
    /// Reads the name that a rule has in documents.
    fn from(text: &str) -> Self {
        let (name, of) = text.split_once(':').unwrap_or((text, ""));
        match name {
            "threshold" => Self::Threshold,
            "minimum" => Self::Minimum(of.into()),
            "rated-minimum" => Self::RatedMinimum(of.into()),
            "interview-minimum" => Self::InterviewMinimum(CoreArea::named(of).unwrap()),
            "second-rater" => Self::SecondRater((of != "total").then(|| of.into())),
            "harmful-pick" => Self::HarmfulPick(of.into()),
            "red-flag" => Self::RedFlag(of.into()),
            other => panic!("no rule is named {other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_its_name_in_documents() {
        for name in [
            "threshold",
            "minimum:writing",
            "rated-minimum:hard-skills",
            "interview-minimum:technical",
            "interview-minimum:leadership",
            "second-rater:writing",
            "second-rater:total",
            "harmful-pick:sjt-fog",
            "red-flag:blames",
        ] {
            let id = RuleId::from(name);
            assert_eq!(id.to_string(), name);
            assert_eq!(serde_json::to_value(&id).unwrap(), name);
        }
    }

    #[test]
    fn a_section_named_total_is_no_overall_result() {
        let id = RuleId::SecondRater(Some("total".into()));
        assert_eq!(id.section(), Some("total"));
        assert_ne!(id, RuleId::SecondRater(None));
    }
}
