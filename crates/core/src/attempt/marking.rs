//! Marking a best-worst item: a mark is taken from an option only where that is asked for.

use super::response::Response;

/// One of the two marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Marks the best option.
    Best,
    /// Marks the worst option.
    Worst,
}

impl Pick {
    /// The other mark.
    pub fn other(self) -> Self {
        match self {
            Self::Best => Self::Worst,
            Self::Worst => Self::Best,
        }
    }
}

impl Response {
    /// The option that carries a mark.
    pub fn picked(&self, pick: Pick) -> Option<&str> {
        match (self, pick) {
            (Self::BestWorst { best, .. }, Pick::Best) => best.as_deref(),
            (Self::BestWorst { worst, .. }, Pick::Worst) => worst.as_deref(),
            _ => None,
        }
    }

    /// The response with a mark put on an option. `None` where the option carries the other mark: it cannot be both,
    /// and one of them would be lost.
    ///
    /// ```
    /// use assay_core::attempt::{Pick, Response};
    ///
    /// let response = Response::BestWorst { best: Some("a".into()), worst: None };
    /// assert_eq!(response.marked(Pick::Worst, "a"), None, "it carries the other mark");
    /// assert_eq!(response.remarked(Pick::Worst, "a").picked(Pick::Best), None);
    /// ```
    pub fn marked(&self, pick: Pick, option: &str) -> Option<Self> {
        (self.picked(pick.other()) != Some(option)).then(|| self.remarked(pick, option))
    }

    /// The same, in place of the other mark where the option carries that: as the candidate has asked for it.
    pub fn remarked(&self, pick: Pick, option: &str) -> Self {
        let kept = self
            .picked(pick.other())
            .filter(|other| *other != option)
            .map(String::from);
        let given = Some(String::from(option));
        match pick {
            Pick::Best => Self::BestWorst {
                best: given,
                worst: kept,
            },
            Pick::Worst => Self::BestWorst {
                best: kept,
                worst: given,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(best: &str, worst: &str) -> Response {
        let given = |id: &str| (!id.is_empty()).then(|| String::from(id));
        Response::BestWorst {
            best: given(best),
            worst: given(worst),
        }
    }

    #[test]
    fn no_mark_is_lost_by_putting_the_other_one_on_its_option() {
        assert_eq!(response("a", "").marked(Pick::Worst, "a"), None);
        assert_eq!(response("a", "b").marked(Pick::Worst, "a"), None);
        assert_eq!(response("a", "b").marked(Pick::Best, "b"), None);
        assert_eq!(response("", "b").marked(Pick::Best, "b"), None);
    }

    #[test]
    fn whatever_is_pressed_the_other_mark_stays_where_it_is() {
        let ids = ["", "a", "b", "c"];
        for (best, worst) in ids.iter().flat_map(|best| ids.map(|worst| (*best, worst))) {
            if best == worst && !best.is_empty() {
                continue;
            }
            let before = response(best, worst);
            for (pick, option) in [Pick::Best, Pick::Worst]
                .into_iter()
                .flat_map(|pick| ["a", "b", "c"].map(|option| (pick, option)))
            {
                let after = before.marked(pick, option);
                let after = after.unwrap_or_else(|| before.clone());
                assert_eq!(after.picked(pick.other()), before.picked(pick.other()));
            }
        }
    }

    #[test]
    fn a_mark_moves_to_another_option_and_stays_where_it_is() {
        assert_eq!(
            response("a", "b").marked(Pick::Best, "c"),
            Some(response("c", "b"))
        );
        assert_eq!(
            response("a", "b").marked(Pick::Worst, "b"),
            Some(response("a", "b"))
        );
        assert_eq!(
            response("", "").marked(Pick::Worst, "b"),
            Some(response("", "b"))
        );
    }

    #[test]
    fn one_mark_takes_the_place_of_the_other_where_that_is_asked_for() {
        assert_eq!(
            response("a", "b").remarked(Pick::Worst, "a"),
            response("", "a")
        );
        assert_eq!(
            response("a", "b").remarked(Pick::Best, "b"),
            response("b", "")
        );
    }
}
