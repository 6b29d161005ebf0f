use super::*;
use crate::cover::{Cover, Revealed};
use crate::library::Library;
use crate::opened_bundle::OpenedBundle;
use crate::policy::{PolicyEdition, ScoringPolicy};
use crate::test_content::{content, half, letter, rated, scored, state, test_alone};
use assay_core::document::Value;
use assay_test_support::bundle::bundle;
use serde_json::json;
use std::collections::BTreeMap;

/// The line of a candidate whose ratings are these, by the names of the columns.
fn line_of(entries: &[Value], who: &str) -> BTreeMap<String, String> {
    let content = content(|key| {
        key["policy"]["rated_minimum_percent"] = json!({ "writing": 50 });
        key["validity"] = json!({
            "summary": "Made for a test.",
            "standard_error_percent": { "value": "5.05", "basis": "simulated", "how": "By hand." }
        });
    });
    let former = ScoringPolicy {
        edition: PolicyEdition::First,
        rated_minimum_percent: Default::default(),
        ..test_alone(&content.1)
    };
    let opened = OpenedBundle::open("b.json", &bundle("word"), &Library::default()).unwrap();
    let card = scored(&content, &former, &half(), entries);
    let state = state(entries);
    let row = Row {
        opened: &opened,
        state: &state,
        policy: Some(&former),
        scorecard: Some(&card),
        cover: &Cover::of(&state, who, Revealed::default()),
    };
    let sections = ["reasoning", "writing"];
    let rated = rated_sections(&[row]);
    let fields = line(&row, &sections, &rated, false);
    head(&sections, &rated).into_iter().zip(fields).collect()
}

fn by(mut entry: Value, who: &str) -> Value {
    entry["by_id"] = who.into();
    entry
}

#[test]
fn the_last_columns_hold_error_notes_and_what_people_rated() {
    let all = letter("Ann", 4).map(|entry| by(entry, "ann-identifier"));
    let last = |line: &BTreeMap<String, String>| {
        let names = [
            "standard_error_percent",
            "writing_rated_lowest_percent",
            "writing_rated_highest_percent",
            "policy_notes",
        ];
        names.map(|name| line[name].clone())
    };
    let note = "This policy is of the former version and says nothing about the rated answers of the section “Writing”; the test's own rule applies: together they have to reach 50 %.";
    // 60 % of 100 and 40 % of 45.83: 78.33, which is 8.33 from the threshold and within two of 5.05.
    let own = line_of(&all, "ann-identifier");
    assert_eq!(last(&own), ["5.05", "75.00", "75.00", note]);
    // One criterion of two: from 37.5 to 87.5, and so the overall result lies too far off.
    let part = [by(rated("Ann", "tone", 4), "ann-identifier")];
    assert_eq!(
        last(&line_of(&part, "ann-identifier")),
        ["", "37.50", "87.50", note]
    );
    // What tells others' ratings stays empty.
    let covered = line_of(&all, "ben-identifier");
    assert_eq!(last(&covered), ["", "", "", note]);
    assert!(!own.contains_key("reasoning_rated_lowest_percent"));
}

#[test]
fn time_given_back_has_columns_where_it_was_given_and_names_are_shown() {
    use crate::related::tests::opened;
    use assay_core::record::{Continued, UsedGrant};
    let (first, mut later) = (
        opened("1", "Ada", "", "2026-01-01"),
        opened("2", "Ada", "", "2026-01-01"),
    );
    later.bundle.continues = Some(Continued {
        attempt_id: "1".into(),
        sha256: first.sha256.clone(),
        earlier: Vec::new(),
    });
    later.bundle.timing.grants = vec![UsedGrant {
        id: "grant-1".into(),
        minutes: 12,
        at_ms: 1_000,
        token: String::new(),
    }];
    let (state, cover) = (crate::state::State::default(), Cover::default());
    let row = |opened| Row {
        opened,
        state: &state,
        policy: None,
        scorecard: None,
        cover: &cover,
    };
    let both = [row(&first), row(&later)];
    let table = csv(&both, false);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].ends_with("\"time_given_back_minutes\",\"continues_attempt_id\""));
    assert!(lines[1].ends_with(",\"\",\"\"") && lines[2].ends_with(",\"12\",\"1\""));
    assert!(!csv(&both, true).contains("time_given_back_minutes"));
    assert!(!csv(&both[..1], false).contains("time_given_back_minutes"));
}
