//! What has to be there before a stage, as a team agreed. Nobody is stopped by it from rating, noting or declining: it
//! says in which order candidates go on, and which verdicts are asked for on the way.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that a stage can wait for, in the order in which it comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Need {
    /// Every answer of the test is rated, and every differing rating is settled.
    AnswersRated,
    /// Somebody said that the test is passed.
    TestPassed,
    /// Somebody put the candidate on the shortlist.
    Shortlisted,
    /// Somebody said that the interview took place.
    Interviewed,
}

impl Need {
    /// Every one of them, in order.
    pub const ALL: [Self; 4] = [
        Self::AnswersRated,
        Self::TestPassed,
        Self::Shortlisted,
        Self::Interviewed,
    ];
}

/// What has to be there before each stage. A verdict that a later stage needs is asked for on the way; where nothing
/// is named, no stage waits for anything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageNeeds {
    /// Before somebody says whether the test is passed: "answers-rated" or nothing.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub test: BTreeSet<Need>,
    /// Before somebody says whether a candidate is on the shortlist: also "test-passed".
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub shortlist: BTreeSet<Need>,
    /// Before the interview: also "shortlisted".
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub interview: BTreeSet<Need>,
    /// Before the decision to advance: also "interviewed".
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub decision: BTreeSet<Need>,
}

impl StageNeeds {
    /// Returns whether no stage needs anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns whether a stage, or the decision, needs this.
    pub fn asks_for(&self, need: Need) -> bool {
        let all = [&self.test, &self.shortlist, &self.interview, &self.decision];
        all.iter().any(|needs| needs.contains(&need))
    }

    /// Returns whether the interview waits for a place on the shortlist.
    pub fn has_shortlist(&self) -> bool {
        self.interview.contains(&Need::Shortlisted)
    }

    /// Makes the interview wait for a place on the shortlist, and that for rated answers; or takes both back.
    ///
    /// ```
    /// use assay_evaluation::{Need, StageNeeds};
    ///
    /// let mut stages = StageNeeds::default();
    /// stages.set_shortlist(true);
    /// assert!(stages.has_shortlist() && stages.shortlist.contains(&Need::AnswersRated));
    /// stages.set_shortlist(false);
    /// assert!(stages.is_empty());
    /// ```
    pub fn set_shortlist(&mut self, is_on: bool) {
        if is_on {
            self.interview.insert(Need::Shortlisted);
            self.shortlist.insert(Need::AnswersRated);
        } else {
            self.interview.remove(&Need::Shortlisted);
            if !self.asks_for(Need::Shortlisted) {
                self.shortlist.clear();
            }
        }
    }

    /// Returns the fields of the stages that need what comes only with them or after them.
    pub(super) fn out_of_order(&self) -> impl Iterator<Item = &'static str> + use<> {
        let stages = [
            ("test", &self.test, Need::AnswersRated),
            ("shortlist", &self.shortlist, Need::TestPassed),
            ("interview", &self.interview, Need::Shortlisted),
            ("decision", &self.decision, Need::Interviewed),
        ];
        let late = stages.map(|(name, needs, last)| {
            let is_late = needs.iter().any(|need| *need > last);
            is_late.then_some(name)
        });
        late.into_iter().flatten()
    }
}
