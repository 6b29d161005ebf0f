//! A round of hiring with thousands of people: the table is read, each line signed, and the links written.

use assay_cli::team_keys::{InviteOrder, invite_many};
use assay_crypto::{Invitation, PrivateKeys, Seed, Trusted};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Ten thousand may take so long, from the table to the file of links.
const LONGEST: Duration = Duration::from_secs(5);

#[test]
fn each_line_of_a_long_table_has_an_invitation_of_its_own() {
    invited(500);
}

#[test]
#[ignore = "measures time: run it alone, best with --release"]
fn ten_thousand_invitations_take_less_than_five_seconds() {
    let taken = invited(10_000);
    println!("10000 invitations: {taken:?}");
    assert!(taken < LONGEST, "{taken:?}");
}

/// Invites so many, checks every link, and returns how long inviting took: not the passphrase, not the check.
fn invited(count: usize) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let (table, out) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    write_table(&table, count);
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let start = Instant::now();
    let invited = invite_many(&order(), &table, &keys).unwrap();
    std::fs::write(&out, &invited.table).unwrap();
    let taken = start.elapsed();
    assert_eq!((invited.count, invited.refused.len()), (count, 0));
    assert_eq!(verified(&out, &keys).len(), count);
    taken
}

/// Everything that a line can say, so that none is cheaper than in earnest.
fn write_table(table: &Path, count: usize) {
    let mut text = String::from("reference,name,email,time_percent,extra_minutes,start_by\n");
    for number in 0..count {
        writeln!(
            text,
            "C-{number},\"Núñez, Ada {number}\",ada.{number}@example.com,150,5,2035-12-31 18:00"
        )
        .unwrap();
    }
    std::fs::write(table, text).unwrap();
}

/// The identifiers of the invitations in a table of links, each of which the team signed.
fn verified(table: &Path, keys: &PrivateKeys) -> BTreeSet<String> {
    let trusted = Trusted::of(&[keys.public("ours")]);
    let text = std::fs::read_to_string(table).unwrap();
    let tokens = text
        .lines()
        .filter_map(|line| line.split_once("#invitation="));
    let token = |(_, rest): (&str, &str)| -> String {
        rest.chars()
            .take_while(|sign| sign.is_ascii_alphanumeric())
            .collect()
    };
    tokens
        .map(token)
        .map(|token| Invitation::verify(&token, &trusted).unwrap().id)
        .collect()
}

fn order() -> InviteOrder {
    InviteOrder {
        site: "https://jobs.example.com/cto/".into(),
        pack: assay_test_support::root().join("public/assessments/cto-smb.json"),
        campaign: "cto-2035".into(),
        opens: Some("2035-01-01 09:00".into()),
        start_by: None,
        finish_by: Some("2036-01-31 18:00".into()),
        time_zone: "Europe/Berlin".into(),
        time_percent: 100,
        extra_minutes: 0,
        untimed: false,
        narrative: false,
        language: None,
        practice_only: false,
    }
}
