//! The fields of a form, and what is wrong with them, each with its field.

use assay_core::assessment::CoreArea;
use assay_core::document::Problems;

/// A field that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The version.
    Version,
    /// The weight of a section, by its position.
    Weight(usize),
    /// The minimum of a section, by its position; blank for none.
    Minimum(usize),
    /// The minimum of what people rate in a section, by its position; blank for none.
    RatedMinimum(usize),
    /// The minimum of an area of the interview; blank for none.
    InterviewMinimum(CoreArea),
    /// What a question of the interview weighs, by its position; blank for 1.
    InterviewWeight(usize),
    /// The threshold.
    Threshold,
    /// The share of the test.
    Test,
    /// The worth of a rating, by its position from 0.
    Rating(usize),
    /// The difference from which ratings are adjudicated by a third person.
    AdjudicateFrom,
}

/// The place in the form where something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyPlace {
    /// In one field.
    Slot(Slot),
    /// In the weights of all sections together.
    Weights,
    /// In what all ratings are worth together.
    Ratings,
}

/// One thing that is wrong with the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftProblem {
    /// The place where it is.
    pub place: PolicyPlace,
    /// The problem, in words.
    pub message: String,
    /// The remedy; may be empty.
    pub remedy: String,
}

/// Everything that is wrong with the fields, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftProblems(pub Vec<DraftProblem>);

impl DraftProblems {
    /// Returns the problems at a place.
    pub fn at(&self, place: PolicyPlace) -> impl Iterator<Item = &DraftProblem> {
        self.0.iter().filter(move |problem| problem.place == place)
    }

    /// Returns the field in which to begin: the first with something wrong in it, or else the first of several that are
    /// wrong together. `None` where nothing is wrong.
    pub fn first_slot(&self) -> Option<Slot> {
        let single = self.0.iter().find_map(|problem| match problem.place {
            PolicyPlace::Slot(slot) => Some(slot),
            PolicyPlace::Weights | PolicyPlace::Ratings => None,
        });
        single.or_else(|| match self.0.first()?.place {
            PolicyPlace::Slot(slot) => Some(slot),
            PolicyPlace::Weights => Some(Slot::Weight(0)),
            PolicyPlace::Ratings => Some(Slot::Rating(0)),
        })
    }
}

/// A policy and a key are about other sections: that lies in no field, and the weights are the nearest.
impl From<Problems> for DraftProblems {
    fn from(problems: Problems) -> Self {
        let problems = problems.0.into_iter().map(|problem| DraftProblem {
            place: PolicyPlace::Weights,
            message: problem.message,
            remedy: problem.remedy,
        });
        Self(problems.collect())
    }
}
