use super::kept::KeptInvitation;
use super::look::{BoardColumn, BoardFilter, board_counts, board_order};
use super::*;
use crate::related::tests::opened;
use assay_core::record::{Continued, UsedGrant};
use assay_crypto::{GrantedTime, Invitation, Window};

fn invited(id: &str, end_ms: Option<i64>) -> KeptInvitation {
    let invitation = Invitation {
        id: id.into(),
        campaign: "spring".into(),
        reference: Some(["C-", id].concat()),
        pack_sha256: "ab".repeat(32),
        window: Window {
            opens_ms: None,
            start_by_ms: end_ms,
            finish_by_ms: None,
            time_zone: "Europe/Berlin".into(),
        },
        time: GrantedTime::default(),
        language: None,
        is_practice_only: false,
        is_narrative: false,
        replaces: None,
    };
    KeptInvitation::of(invitation, 1)
}

fn answers(attempt: &str, invitation: &str) -> OpenedBundle {
    let mut opened = opened(attempt, attempt, "", "2026-01-01");
    opened.invitation = invitation.into();
    opened
}

fn statuses(kept: &[KeptInvitation], bundles: &[&OpenedBundle]) -> Vec<BoardStatus> {
    let kept: Vec<Arc<KeptInvitation>> = kept.iter().cloned().map(Arc::new).collect();
    let rows = board(&kept, bundles, 1_000);
    rows.iter().map(|row| row.status).collect()
}

#[test]
fn an_invitation_is_open_until_its_window_is_over_and_something_arrives() {
    let kept = [
        invited("1", None),
        invited("2", Some(1_000)),
        invited("3", Some(999)),
        invited("4", Some(999)),
    ];
    assert_eq!(
        statuses(&kept, &[&answers("a", "4")]),
        [
            BoardStatus::Invited,
            BoardStatus::Invited,
            BoardStatus::Expired,
            BoardStatus::Arrived
        ]
    );
    // The end of the window counts, where it has one.
    let mut later = invited("5", Some(999));
    later.invitation.window.finish_by_ms = Some(1_001);
    assert_eq!(statuses(&[later], &[]), [BoardStatus::Invited]);
}

#[test]
fn answers_of_another_campaign_are_none() {
    let mut other = answers("a", "1");
    other.campaign = "autumn".into();
    assert_eq!(
        statuses(&[invited("1", None)], &[&other]),
        [BoardStatus::Invited]
    );
}

#[test]
fn a_second_attempt_is_told_from_one_that_goes_on() {
    let kept = [invited("1", None)];
    let (first, mut second) = (answers("a", "1"), answers("b", "1"));
    assert_eq!(
        statuses(&kept, &[&first, &second]),
        [BoardStatus::ArrivedAgain]
    );
    second.bundle.continues = Some(Continued {
        attempt_id: first.attempt_id.clone(),
        sha256: first.sha256.clone(),
        earlier: Vec::new(),
    });
    assert_eq!(
        statuses(&kept, &[&first, &second]),
        [BoardStatus::Continued]
    );
    assert_eq!(statuses(&kept, &[&second]), [BoardStatus::Continued]);
    let kept = [Arc::new(invited("1", None))];
    let row = &board(&kept, &[&first, &second], 0)[0];
    assert_eq!(row.arrived, [second.sha256.clone(), first.sha256.clone()]);
    let mut given = answers("c", "1");
    given.bundle.timing.grants = vec![UsedGrant {
        id: "grant-1".into(),
        minutes: 5,
        at_ms: 0,
        token: String::new(),
    }];
    let row = &board(&kept, &[&given], 0)[0];
    assert_eq!(row.status, BoardStatus::Continued);
    assert_eq!(row.status.while_blind(), BoardStatus::Arrived);
}

#[test]
fn a_replaced_invitation_says_by_which() {
    let mut second = invited("2", None);
    second.invitation.replaces = Some("1".into());
    let kept = [Arc::new(invited("1", Some(1))), Arc::new(second)];
    let rows = board(&kept, &[], 1_000);
    assert_eq!(rows[0].status, BoardStatus::Replaced);
    assert_eq!(rows[0].replaced_by.as_deref(), Some("2"));
    assert_eq!(rows[1].status, BoardStatus::Invited);
    // What arrived by the old link is not lost from sight.
    let rows = board(&kept, &[&answers("a", "1")], 1_000);
    assert_eq!(rows[0].status, BoardStatus::Arrived);
}

#[test]
fn rows_are_found_counted_and_ordered() {
    let mut named = invited("b", Some(2_000));
    (named.name, named.made_ms) = (Some("Ada".into()), 2);
    let kept: Vec<Arc<KeptInvitation>> = [invited("a", None), named, invited("c", Some(1))]
        .into_iter()
        .map(Arc::new)
        .collect();
    let rows = board(&kept, &[&answers("x", "b")], 1_000);
    let order = |by, is_descending| board_order(&rows, by, is_descending, false);
    assert_eq!(order(BoardColumn::Reference, true), [2, 1, 0]);
    assert_eq!(order(BoardColumn::Window, false), [2, 1, 0]);
    assert_eq!(order(BoardColumn::Window, true), [1, 2, 0]);
    assert_eq!(order(BoardColumn::Made, true), [1, 0, 2]);
    assert_eq!(order(BoardColumn::Status, false), [0, 1, 2]);
    let filter = |text: &str, status| BoardFilter {
        text: text.into(),
        status,
    };
    let shown = |filter: &BoardFilter, is_blind| {
        let shown = rows.iter().filter(|row| filter.shows(row, is_blind));
        shown.count()
    };
    assert_eq!(shown(&filter("c-b spring", None), false), 1);
    assert_eq!(shown(&filter("ada", None), false), 1);
    assert_eq!(shown(&filter("ada", None), true), 0);
    assert_eq!(shown(&filter("", Some(BoardStatus::Expired)), false), 1);
    let counts = board_counts(&rows, false);
    assert_eq!(counts[0], (BoardStatus::Invited, 1));
    assert_eq!(counts[1], (BoardStatus::Arrived, 1));
}

#[test]
fn what_is_kept_has_no_link_and_is_read_again() {
    let kept = invited("1", Some(5));
    let text = kept.to_text();
    assert_eq!(KeptInvitation::parse(&text), Ok(kept.clone()));
    assert!(KeptInvitation::is_key(&kept.key()) && !KeptInvitation::is_key("blind"));
    assert!(KeptInvitation::parse("{}").is_err());
}
