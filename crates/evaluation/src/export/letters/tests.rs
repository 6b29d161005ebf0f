use super::*;
use crate::cover::Cover;
use crate::related::tests::opened;
use crate::state::State;
use assay_core::document;

fn kit() -> Kit {
    let text = include_str!("../../../../../public/kit/cto-smb.json");
    Kit::parse("kit.json", &document::parse("kit.json", text).unwrap()).unwrap()
}

fn made(own: Option<&str>, sender: &Sender, is_blind: bool) -> MergeFile {
    let opened = opened(
        "1",
        "Ada Example",
        "ada@example.org",
        "2026-01-01T00:00:00.000Z",
    );
    let (state, cover) = (State::default(), Cover::default());
    let row = Row {
        opened: &opened,
        state: &state,
        policy: None,
        scorecard: None,
        cover: &cover,
    };
    merge_file(&[Letter { row, own }], &kit(), sender, is_blind)
}

fn sender() -> Sender {
    Sender {
        team: "Port of Tyne".into(),
        contact: "Ann (ann@port.example)".into(),
    }
}

#[test]
fn a_row_has_every_field_and_the_letter_with_its_gaps() {
    let file = made(None, &sender(), false);
    let head = file
        .table
        .trim_start_matches('\u{feff}')
        .lines()
        .next()
        .unwrap();
    assert_eq!(head.split(',').count(), COLUMNS.len());
    for field in [
        "\"Ada Example\",\"ada@example.org\"",
        "\"Port of Tyne\",\"Ann (ann@port.example)\"",
        "Dear Ada Example,",
        "have not reached a decision",
    ] {
        assert!(file.table.contains(field), "{field} in {}", file.table);
    }
    // Nothing is scored, so nobody knows what stood out.
    let gap = |name: &str| (String::from(name), 1);
    assert_eq!(file.gaps, [gap("[strengths]"), gap("[development]")]);
    assert!(file.table.ends_with("\"[strengths] [development]\"\r\n"));
    let file = made(None, &Sender::default(), false);
    assert_eq!(file.gaps[2..], [gap("[contact]"), gap("[team]")]);
}

#[test]
fn what_was_changed_by_hand_counts_and_no_field_is_a_formula() {
    let own = "Your application\n\n=1+1 is no formula, Ada.";
    let file = made(Some(own), &sender(), false);
    assert!(file.gaps.is_empty());
    assert!(
        file.table
            .contains("\"Your application\",\"'=1+1 is no formula, Ada.\",\"\"")
    );
}

#[test]
fn where_names_are_hidden_nothing_names_anybody() {
    let own = "Dear Ada Example, from hand.";
    let file = made(Some(own), &sender(), true);
    for name in ["Ada", "ada@example.org"] {
        assert!(!file.table.contains(name), "{name} in {}", file.table);
    }
    assert!(file.table.contains("Candidate ") && file.table.contains("Dear [name],"));
    assert!(file.gaps.iter().any(|gap| gap.0 == "[name]"));
}
