//! Attempts that were opened again after their bundles were made: several bundles of one attempt.

use crate::session::kept_here::KeptHere;
use assay_core::attempt::latest_id;
use assay_core::record::KeptAttempt;

/// Which bundles and journals of a browser are of one attempt.
pub struct Chains {
    /// Each attempt that is open: the identifier of its journal.
    open: Vec<String>,
    /// Each bundle: its identifier, and those that the attempt had before.
    sealed: Vec<(String, Vec<String>)>,
}

impl Chains {
    /// Reads them from what is kept.
    pub fn of(kept: &KeptHere) -> Self {
        let is_sealed = |id: &str| kept.sealed.iter().any(|(sealed, _)| sealed == id);
        let open = kept.attempts.iter();
        Self {
            open: open
                .filter(|(id, text)| !is_sealed(latest_id(id, text)))
                .map(|(id, _)| id.clone())
                .collect(),
            sealed: kept
                .sealed
                .iter()
                .map(|(id, text)| (id.clone(), former(text)))
                .collect(),
        }
    }

    /// Returns whether an attempt is not sealed, or was opened again and not sealed since.
    pub fn is_open(&self, journal: &str) -> bool {
        self.open.iter().any(|open| open == journal)
    }

    /// Returns whether two identifiers are of the same attempt.
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        self.journal(one) == self.journal(other)
    }

    /// Returns whether a bundle is not the last of its attempt: a later one was made, or will be.
    pub fn is_superseded(&self, id: &str) -> bool {
        self.is_open(self.journal(id)) || self.later(id).is_some()
    }

    /// Returns the last bundle of an attempt after this one.
    pub fn later(&self, id: &str) -> Option<&str> {
        let is_later = |(_, former): &&(String, Vec<String>)| former.iter().any(|one| one == id);
        let later = self.sealed.iter().filter(is_later);
        later
            .max_by_key(|(_, former)| former.len())
            .map(|(id, _)| id.as_str())
    }

    /// The identifier of the journal of a bundle.
    fn journal<'a>(&'a self, id: &'a str) -> &'a str {
        let own = self.sealed.iter().find(|(sealed, _)| sealed == id);
        let first = own.and_then(|(_, former)| former.first());
        first.map_or(id, |first| first)
    }
}

fn former(text: &str) -> Vec<String> {
    match KeptAttempt::read(text) {
        Some(KeptAttempt::Whole { former, .. } | KeptAttempt::Erased { former, .. }) => former,
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::attempt::Plan;
    use assay_core::record::{Receipt, Trace};

    fn sealed(id: &str, former: &[&str]) -> (String, String) {
        let plan = Plan {
            attempt_id: id.into(),
            ..Plan::default()
        };
        let kept = KeptAttempt::Erased {
            trace: Box::new(Trace::of(&plan, "2026-03-01T09:00:00.000Z", "")),
            former: former.iter().map(|id| (*id).into()).collect(),
            receipt: Box::new(Receipt::default()),
        };
        (id.into(), kept.write())
    }

    #[test]
    fn of_several_bundles_of_an_attempt_the_last_is_shown() {
        let mut kept = KeptHere {
            attempts: vec![("a".into(), r#"{"continued":"c"}"#.into())],
            sealed: vec![sealed("a", &[]), sealed("b", &["a"]), sealed("x", &[])],
        };
        let chains = Chains::of(&kept);
        assert!(chains.is_open("a") && chains.is_superseded("a") && chains.is_superseded("b"));
        assert!(chains.are_one("a", "b") && !chains.are_one("a", "x"));
        kept.sealed.push(sealed("c", &["a", "b"]));
        let chains = Chains::of(&kept);
        assert!(!chains.is_open("a") && !chains.is_superseded("c") && !chains.is_superseded("x"));
        assert_eq!(
            (chains.later("a"), chains.later("b")),
            (Some("c"), Some("c"))
        );
        assert!(chains.are_one("c", "a") && chains.are_one("c", "b"));
    }
}
