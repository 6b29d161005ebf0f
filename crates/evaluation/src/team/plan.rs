//! Who rates the written answers of a campaign, and until when.

use super::super::people::is_same_name;
use super::super::queue::Sheet;
use super::super::state::State;
use assay_core::document::{self, Problems};
use assay_core::person_text;
use assay_core::record::time::parse_rfc3339;
use serde::{Deserialize, Serialize};

/// Who rates the written answers, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RatingPlan {
    /// When it was written down, as RFC 3339 in UTC. Of two plans the later counts.
    pub at: String,
    /// Who wrote it down.
    pub by: String,
    /// The names of the raters, each once.
    pub raters: Vec<String>,
    /// The last day, such as `2026-03-12`; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

/// How much time is left until the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// So many days are left, at least one.
    In(u32),
    /// It is the last day.
    Today,
    /// The last day is over.
    Over,
}

/// The most names that a plan has.
const MOST_RATERS: usize = 20;

const DAY_MS: i64 = 86_400_000;

impl RatingPlan {
    /// Reads a plan from a form: names with commas or line breaks between them, and a day or nothing. `None` where
    /// nobody is named.
    ///
    /// ```
    /// use assay_evaluation::RatingPlan;
    ///
    /// let plan = RatingPlan::of_form("Ann Rater, Ben\nann rater", "2026-03-12", "2026-03-02T10:00:00.000Z", "Ann").unwrap();
    /// assert_eq!(plan.raters, ["Ann Rater", "Ben"]);
    /// assert_eq!(plan.due.as_deref(), Some("2026-03-12"));
    /// assert!(RatingPlan::of_form(" , ", "", "2026-03-02T10:00:00.000Z", "Ann").is_none());
    /// ```
    pub fn of_form(names: &str, due: &str, at: &str, by: &str) -> Option<Self> {
        let mut raters: Vec<String> = Vec::new();
        for name in names.split([',', ';', '\n']) {
            let name = person_text::brief(name.trim(), person_text::NAME_CHARS);
            let is_known = raters.iter().any(|known| is_same_name(known, &name));
            if !person_text::is_blank(&name) && !is_known && raters.len() < MOST_RATERS {
                raters.push(name);
            }
        }
        let due = day_ms(due).map(|_| due.into());
        (!raters.is_empty()).then(|| Self {
            at: at.into(),
            by: by.into(),
            raters,
            due,
        })
    }

    /// Returns the text in which the browser keeps it.
    pub fn to_text(&self) -> String {
        document::to_text(&document::to_value(self))
    }

    /// Reads such a text.
    ///
    /// # Errors
    /// Returns a problem where it is none.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        document::read("plan", &document::parse("plan", text)?)
    }

    /// Returns whether it counts in the place of another: where there is none, or where it is the later one.
    pub fn replaces(&self, other: Option<&Self>) -> bool {
        other.is_none_or(|other| other.at < self.at)
    }

    /// Returns how much time is left; `None` where there is no last day. `today` is a day, such as `2026-03-02`.
    pub fn due_from(&self, today: &str) -> Option<Due> {
        let days = (day_ms(self.due.as_deref()?)? - day_ms(today)?) / DAY_MS;
        Some(match u32::try_from(days) {
            Err(_) => Due::Over,
            Ok(0) => Due::Today,
            Ok(days) => Due::In(days),
        })
    }
}

fn day_ms(day: &str) -> Option<i64> {
    parse_rfc3339(&[day, "T00:00:00.000Z"].concat())
}

/// Returns how many criteria somebody has rated, by name, and of how many.
pub fn rated_by_name<'a>(
    sheets: &[Sheet],
    state_of: impl Fn(&str) -> Option<&'a State>,
    name: &str,
) -> (usize, usize) {
    let (mut done, mut all) = (0, 0);
    for sheet in sheets {
        let state = state_of(&sheet.sha256);
        all += sheet.criteria.len();
        let is_rated = |criterion: &&String| {
            let ratings = state.map_or(&[][..], |state| state.ratings_of(&sheet.item, criterion));
            ratings.iter().any(|one| is_same_name(&one.by, name))
        };
        done += sheet.criteria.iter().filter(is_rated).count();
    }
    (done, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_left_are_whole() {
        let due = |due: &str| {
            RatingPlan::of_form("Ann", due, "2026-03-02T10:00:00.000Z", "Ann")
                .unwrap()
                .due_from("2026-03-02")
        };
        assert_eq!(due("2026-03-12"), Some(Due::In(10)));
        assert_eq!(due("2026-03-02"), Some(Due::Today));
        assert_eq!(due("2026-03-01"), Some(Due::Over));
        assert_eq!(due(""), None);
        assert_eq!(due("soon"), None);
    }

    #[test]
    fn of_two_plans_the_later_counts() {
        let plan = |at: &str| RatingPlan::of_form("Ann", "", at, "Ann").unwrap();
        let (former, later) = (
            plan("2026-03-02T10:00:00.000Z"),
            plan("2026-03-02T10:00:01.000Z"),
        );
        assert!(later.replaces(Some(&former)) && former.replaces(None));
        assert!(!former.replaces(Some(&later)) && !later.replaces(Some(&later)));
    }

    #[test]
    fn a_plan_that_is_kept_is_read() {
        let plan = RatingPlan::of_form("Ann", "2026-03-12", "2026-03-02T10:00:00.000Z", "Ann");
        let plan = plan.unwrap();
        assert_eq!(RatingPlan::parse(&plan.to_text()), Ok(plan));
        assert!(RatingPlan::parse("").is_err());
    }
}
