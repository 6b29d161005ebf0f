//! Which of many opened bundles are related, quickly: comparing each with each takes long with hundreds.

use super::opened_bundle::OpenedBundle;
use super::relation::{Relation, mark_of, relations};
use std::collections::BTreeMap;

/// Returns the same as [`relations`]; compares only bundles that share what a relation needs.
pub fn related(bundles: &[&OpenedBundle]) -> Vec<Vec<Relation>> {
    let mut found = vec![Vec::new(); bundles.len()];
    for group in groups(bundles) {
        if group.len() < 2 {
            continue;
        }
        let own: Vec<&OpenedBundle> = group.iter().map(|at| bundles[*at]).collect();
        for (at, related) in group.iter().zip(relations(&own)) {
            let placed = related.iter().map(|one| one.placed(group[one.other()]));
            found[*at] = placed.collect();
        }
    }
    found
}

/// Groups the bundles that share an attempt or something that names a person, over any number of steps.
fn groups(bundles: &[&OpenedBundle]) -> Vec<Vec<usize>> {
    let mut first: BTreeMap<(u8, String), usize> = BTreeMap::new();
    let mut group_of: Vec<usize> = Vec::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, opened) in bundles.iter().enumerate() {
        let candidate = &opened.candidate;
        let marks = [
            (0, opened.attempt_id.as_str()),
            (1, &opened.invitation),
            (2, &candidate.email),
            (3, &candidate.reference),
            (4, &candidate.name),
        ];
        let first_attempt = opened
            .continues()
            .map(|first| (0, first.attempt_id.as_str()));
        let mut own = groups.len();
        groups.push(vec![at]);
        group_of.push(own);
        for (kind, mark) in marks.into_iter().chain(first_attempt) {
            let mark = mark_of(mark);
            if mark.is_empty() {
                continue;
            }
            let other = group_of[*first.entry((kind, mark)).or_insert(at)];
            if other != own {
                // The smaller moves into the larger, so that nobody moves often.
                let (from, into) = if groups[other].len() < groups[own].len() {
                    (other, own)
                } else {
                    (own, other)
                };
                let moved = std::mem::take(&mut groups[from]);
                for one in &moved {
                    group_of[*one] = into;
                }
                groups[into].extend(moved);
                own = into;
            }
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::opened_bundle::Candidate;
    use assay_core::document::{self, Problems};

    /// A bundle that says this, as far as its relations go.
    pub fn opened(attempt: &str, name: &str, email: &str, started: &str) -> OpenedBundle {
        let text = include_str!("../../../tests/data/golden/bundles/end-handed-in/bundle.json");
        let document = document::parse("bundle.json", text).unwrap();
        OpenedBundle {
            file: String::new(),
            bundle: document::read("bundle.json", &document).unwrap(),
            document,
            sha256: [attempt, name, started].concat(),
            attempt_id: attempt.into(),
            campaign: "spring".into(),
            invitation: String::new(),
            candidate: Candidate {
                name: name.into(),
                email: email.into(),
                reference: String::new(),
            },
            content_sha256: String::new(),
            content_version: "1.0.0".into(),
            seed: String::new(),
            is_narrative: false,
            started_at: started.into(),
            ended_at: String::new(),
            granted_ms: 0,
            elapsed_ms: 0,
            usual_ms: None,
            time_percent: 100,
            is_expired: false,
            explanation: String::new(),
            earlier_attempts: Vec::new(),
            answers: Vec::new(),
            problems: Problems::default(),
            contradictions: Problems::default(),
        }
    }

    #[test]
    fn the_quick_way_finds_the_same_relations() {
        let bundles = [
            opened("1", "Ann", "", "2026-01-01"),
            opened("2", "Bob", "b@example.org", "2026-01-02"),
            opened("3", " ann ", "c@example.org", "2026-01-03"),
            opened("1", "Cleo", "", "2026-01-04"),
            opened("5", "Dan", "C@example.org", "2026-01-05"),
            opened("6", "", "", "2026-01-06"),
        ];
        let mut bundles = bundles.to_vec();
        for (at, reference) in [(1, "REQ-1"), (4, "req-1 "), (5, "REQ-2")] {
            bundles[at].candidate.reference = reference.into();
        }
        let all: Vec<&OpenedBundle> = bundles.iter().collect();
        let quick = related(&all);
        assert_eq!(quick, relations(&all));
        assert_eq!(
            quick[0],
            [Relation::EarlierAttempt(2), Relation::SameAttempt(3)]
        );
        assert_eq!(quick[1], [Relation::SameReference(4)]);
        assert!(quick[5].is_empty());
    }
}
