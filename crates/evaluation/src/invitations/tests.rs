use super::*;
use assay_crypto::{GrantedTime, Seed, Trusted, Window};

fn defaults() -> InvitationDefaults {
    InvitationDefaults {
        campaign: "cto-2026".into(),
        pack_sha256: "ab".repeat(32),
        window: Window {
            opens_ms: None,
            start_by_ms: Some(read_instant("2026-12-31 18:00", "Europe/Berlin").unwrap()),
            finish_by_ms: None,
            time_zone: "Europe/Berlin".into(),
        },
        time: GrantedTime::default(),
        is_narrative: false,
        no_narrative: None,
        language: None,
        is_practice_only: false,
    }
}

fn read(table: &str) -> InvitationList {
    let mut count = 0;
    let new_id = || {
        count += 1;
        format!("inv-{count}")
    };
    InvitationList::read(table, &defaults(), new_id).unwrap()
}

#[test]
fn each_line_becomes_an_invitation_with_what_the_line_says() {
    let list = read(
        "name,reference,time_percent,time_zone\nAda,C-1,,\n\"Hopper, Grace\",C-2,150 %,America/New_York\n",
    );
    assert_eq!(list.refused, []);
    let [(_, first), (fields, second)] = &list.invited[..] else {
        panic!("{list:?}");
    };
    assert_eq!(first.reference.as_deref(), Some("C-1"));
    assert_eq!(first.window, defaults().window);
    assert!(first.time.is_usual());
    assert_eq!(fields[0], "Hopper, Grace");
    assert_eq!(second.time.whole_seconds(1_800), Some(2_700));
    assert_eq!(second.window.time_zone, "America/New_York");
    // An instant stays one, whatever the zone in which it is read.
    assert_eq!(second.window.start_by_ms, first.window.start_by_ms);
}

#[test]
fn a_line_that_is_wrong_is_named_and_the_others_go_on() {
    let list = read(concat!(
        "reference;time_percent;opens;untimed;extra_minutes;time_zone\n",
        "C-1;80;;;;\n",
        ";;;;;\n",
        "C-3;abc;;;;\n",
        "C-4;;tomorrow;;;\n",
        "C-5;;;maybe;;\n",
        "C-6;;;;many;\n",
        "C-7;;;;;Mars/Olympus\n",
        "C-8;;2027-01-01 09:00;;;\n",
        "C-9;;;yes;;\n",
    ));
    let refused: Vec<(u64, &str)> = list
        .refused
        .iter()
        .map(|refused| (refused.line, refused.column))
        .collect();
    let expected = [
        (2, "time_percent"),
        (3, "reference"),
        (4, "time_percent"),
        (5, "opens"),
        (6, "untimed"),
        (7, "extra_minutes"),
        (8, "time_zone"),
        (9, "opens"),
    ];
    assert_eq!(refused, expected);
    let [(_, only)] = &list.invited[..] else {
        panic!("{list:?}");
    };
    assert_eq!(only.time, GrantedTime::Untimed);
}

#[test]
fn the_table_for_mail_merge_has_a_link_that_verifies_and_no_name_in_it() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let list = read("reference,name\nC-1,Ada\n");
    let table = list.mail_merge(&keys, "https://jobs.example.com/cto/");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    assert_eq!(head, ["reference", "name", "invitation", "link"]);
    let line = reader.records().next().unwrap().unwrap();
    let (site, token) = line[3].split_once("#invitation=").unwrap();
    assert_eq!(site, "https://jobs.example.com/cto/");
    let trusted = Trusted::of(&[keys.public("ours")]);
    let invitation = Invitation::verify(token, &trusted).unwrap();
    assert_eq!(
        (&*invitation.id, invitation.reference.as_deref()),
        ("inv-1", Some("C-1"))
    );
}

#[test]
fn a_table_that_is_signed_some_lines_at_a_time_is_the_same() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let list = read("reference\nC-1\nC-2\nC-3\n");
    let mut merge = list.begin_merge("https://jobs.example.com/");
    let mut waited = Vec::new();
    while merge.waiting() > 0 {
        waited.push(merge.waiting());
        merge.sign_some(&keys, 2);
    }
    assert_eq!(waited, [3, 1]);
    assert_eq!(
        merge.table(),
        list.mail_merge(&keys, "https://jobs.example.com/")
    );
}

#[test]
fn a_table_in_another_encoding_says_what_to_do() {
    let read = InvitationList::read(
        "reference,name\nC-1,J\u{fffd}rg\n",
        &defaults(),
        String::new,
    );
    assert!(read.unwrap_err().contains("UTF-8"));
}

#[test]
fn a_table_without_references_says_what_it_needs() {
    let read = InvitationList::read("name\nAda\n", &defaults(), String::new);
    assert!(read.unwrap_err().contains("\"reference\""));
}

#[test]
fn a_time_that_comes_twice_is_asked_about() {
    let twice = read_instant("2026-10-25 02:30", "Europe/Berlin");
    assert!(twice.unwrap_err().contains("twice"));
    assert!(read_instant("2026-10-25T02:30:00+02:00", "Europe/Berlin").is_ok());
}

#[test]
fn a_line_may_grant_words_only_where_the_pack_offers_them() {
    let table = "reference,narrative\nC-1,yes\nC-2,no\nC-3,\nC-4,maybe\n";
    let read = |defaults: &InvitationDefaults| {
        InvitationList::read(table, defaults, || "inv".into()).unwrap()
    };
    let granted = |list: &InvitationList| -> Vec<bool> {
        list.invited
            .iter()
            .map(|(_, one)| one.is_narrative)
            .collect()
    };
    let offered = InvitationDefaults {
        is_narrative: true,
        ..defaults()
    };
    assert_eq!(granted(&read(&defaults())), [true, false, false]);
    assert_eq!(granted(&read(&offered)), [true, false, true]);
    let refusing = InvitationDefaults {
        no_narrative: Some(assay_core::assessment::NoNarrative::NoScenarios),
        ..offered
    };
    let list = read(&refusing);
    assert_eq!(granted(&list), [false]);
    let lines: Vec<u64> = list.refused.iter().map(|one| one.line).collect();
    assert_eq!(lines, [2, 4, 5]);
    assert!(list.refused.iter().all(|one| one.column == "narrative"));
}
