//! How the list is looked at, as it stands in an address.

use super::{Column, Filter, Status};
use crate::review_event::Decision;

/// Which lines of the list are shown, and in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Which lines are shown.
    pub filter: Filter,
    /// The column that they are sorted by.
    pub by: Column,
    /// Whether the highest comes first.
    pub is_descending: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            by: Column::Started,
            is_descending: false,
        }
    }
}

/// The value of `decision` for candidates nobody has decided about.
const NONE: &str = "none";

impl Look {
    /// Returns the query of an address that looks at the list in this way; empty for the usual way. The text that is
    /// searched for is left out: it may be a name, and addresses are kept and passed on.
    ///
    /// ```
    /// use assay_evaluation::roster::{Column, look::Look};
    ///
    /// let look = Look { by: Column::Overall, is_descending: true, ..Look::default() };
    /// assert_eq!(look.to_query(), "sort=overall&order=descending");
    /// ```
    pub fn to_query(&self) -> String {
        let mut parts = Vec::new();
        if (self.by, self.is_descending) != (Column::Started, false) {
            parts.push(["sort=", name(self.by)].concat());
            if self.is_descending {
                parts.push("order=descending".into());
            }
        }
        if let Some(status) = self.filter.status {
            parts.push(["status=", status_name(status)].concat());
        }
        if let Some(decision) = self.filter.decision {
            let name = decision.map_or(NONE, Decision::name);
            parts.push(["decision=", name].concat());
        }
        parts.join("&")
    }

    /// Reads the query of an address, by the value of each of its parameters. `None` where it says nothing about the
    /// list; what it says that no version knows is passed over.
    pub fn from_query(value: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let [sort, order, status, decision] = ["sort", "order", "status", "decision"].map(value);
        if sort.is_none() && order.is_none() && status.is_none() && decision.is_none() {
            return None;
        }
        let usual = Self::default();
        let by = sort.and_then(|sort| Column::ALL.into_iter().find(|one| name(*one) == sort));
        let decision = decision.and_then(|decision| {
            if decision == NONE {
                return Some(None);
            }
            let mut all = Decision::ALL.iter().copied();
            all.find(|one| one.name() == decision).map(Some)
        });
        Some(Self {
            filter: Filter {
                text: String::new(),
                status: status.and_then(|status| {
                    let mut all = Status::ALL.into_iter();
                    all.find(|one| status_name(*one) == status)
                }),
                decision,
            },
            by: by.unwrap_or(usual.by),
            is_descending: order.as_deref() == Some("descending"),
        })
    }
}

fn name(column: Column) -> &'static str {
    match column {
        Column::Name => "name",
        Column::Started => "started",
        Column::Version => "version",
        Column::Test => "test",
        Column::Interview => "interview",
        Column::Overall => "overall",
        Column::Status => "status",
        Column::Recommendation => "rules",
        Column::Decision => "decision",
        Column::Findings => "findings",
        Column::Related => "other-files",
        Column::Time => "time",
        Column::Pastes => "pastes",
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::NotScored => "not-scored",
        Status::Provisional => "provisional",
        Status::Final => "final",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Option<Look> {
        Look::from_query(|name| {
            let mut parts = query.split('&').filter_map(|part| part.split_once('='));
            parts
                .find(|part| part.0 == name)
                .map(|part| part.1.to_owned())
        })
    }

    #[test]
    fn every_look_comes_back_from_its_address() {
        assert_eq!(Look::default().to_query(), "");
        assert_eq!(read("attempt=0f3a"), None);
        let decisions = Decision::ALL.iter().copied().map(Some).chain([None]);
        for decision in decisions.map(Some).chain([None]) {
            for status in Status::ALL.map(Some).into_iter().chain([None]) {
                for by in Column::ALL {
                    let look = Look {
                        filter: Filter {
                            text: String::new(),
                            status,
                            decision,
                        },
                        by,
                        is_descending: by != Column::Started,
                    };
                    let back = read(&look.to_query()).unwrap_or_default();
                    assert_eq!(back, look);
                }
            }
        }
    }

    #[test]
    fn a_search_stays_out_of_the_address_and_unknown_words_are_passed_over() {
        let mut look = Look::default();
        look.filter.text = "Ann Example".into();
        assert_eq!(look.to_query(), "");
        assert_eq!(
            read("sort=luck&status=odd&decision=later"),
            Some(Look::default())
        );
    }
}
