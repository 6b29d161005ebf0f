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

/// A table with two links, and one that was changed.
fn links() -> (PrivateKeys, String) {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let list = read("reference,First name,e-mail\nC-1,Ada,ada@example.org\nC-2,,\n");
    let table = list.mail_merge(&keys, "https://jobs.example.com/");
    let damaged = "\"C-3\",\"\",\"\",\"x\",\"https://jobs.example.com/#invitation=AAAAAAAA\"\r\n\"C-4\",\"\",\"\",\"\",\"\"\r\n";
    (keys, [table.as_str(), damaged].concat())
}

#[test]
fn a_table_with_links_comes_back_to_the_board() {
    let (keys, table) = links();
    let trusted = Trusted::of(&[keys.public("ours")]);
    let read = |has_names| {
        let mut reading = LinksTable::open(&table).unwrap();
        while reading.waiting() > 0 {
            reading.read_some(&trusted, has_names, 5, 1);
        }
        reading.done()
    };
    let (kept, refused) = read(false);
    let references: Vec<&str> = kept.iter().map(|(one, _)| one.reference()).collect();
    assert_eq!(references, ["C-1", "C-2"]);
    assert_eq!((kept[0].0.made_ms, &kept[0].0.name), (5, &None));
    assert!(
        kept[0]
            .1
            .starts_with("https://jobs.example.com/#invitation=")
    );
    let lines: Vec<u64> = refused.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [4, 5]);
    let (named, _) = read(true);
    assert_eq!(named[0].0.name.as_deref(), Some("Ada"));
    assert_eq!(named[0].0.email.as_deref(), Some("ada@example.org"));
    assert_eq!(named[1].0.name, None);
}

#[test]
fn links_of_another_team_are_refused() {
    let (_, table) = links();
    let mut reading = LinksTable::open(&table).unwrap();
    reading.read_some(&Trusted::default(), true, 0, usize::MAX);
    let (kept, refused) = reading.done();
    assert!(kept.is_empty() && refused.len() == 4);
    assert!(refused[0].1.contains("signed with a key"));
    assert!(LinksTable::open("reference\nC-1\n").is_err());
}

#[test]
fn what_is_signed_goes_on_the_board_and_into_a_table_without_formulas() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let list = read("reference,name,email\n=1+1,Ada,ada@example.org\n");
    let mut merge = list.begin_merge("https://jobs.example.com/");
    merge.sign_some(&keys, 1);
    let (kept, link) = merge.kept(7, true).remove(0);
    assert_eq!(merge.kept(7, false)[0].0.name, None);
    let id = kept.invitation.id.clone();
    let rows = board::board(&[kept.into()], &[], 0);
    let links = std::collections::BTreeMap::from([(id, link.clone())]);
    let table = board_table(&[&rows[0]], &links, false);
    assert!(table.contains("\"'=1+1\"") && table.contains("ada@example.org"));
    assert!(table.contains("\"2026-12-31 18:00\"") && table.contains(&link));
    assert!(table.contains("\"invited\"") && table.contains("\"100\",\"0\",\"no\""));
    let blind = board_table(&[&rows[0]], &links, true);
    assert!(!blind.contains("Ada") && !blind.contains("\"100\""));
}

#[test]
fn a_letter_has_the_link_where_it_is_known_and_a_gap_where_not() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let list = read("reference,name,email\nC-1,Zoë {link},zoe@example.org\n");
    let mut merge = list.begin_merge("https://jobs.example.com/");
    merge.sign_some(&keys, 1);
    let (kept, link) = merge.kept(7, true).remove(0);
    let sender = crate::Sender {
        team: "Port of Tyne".into(),
        contact: "Ann".into(),
    };
    let template = LetterKind::Invitation.template();
    let letter = invitation_letter(&template, &kept, Some(&link), &sender);
    assert!(letter.body.contains(&link) && letter.body.contains("Dear Zoë {link},"));
    assert!(
        letter
            .body
            .contains("Start it by December 31, 2026, 18:00.")
    );
    assert!(
        letter
            .to_eml()
            .contains("To: =?utf-8?Q?Zo=C3=AB_=7Blink=7D?= <zoe@example.org>")
    );
    let letter = invitation_letter(&template, &kept, None, &sender);
    assert!(letter.body.contains("\n\n[link]\n\n"));
    let event = invitation_event(&kept, &letter, 0).unwrap();
    assert_eq!(
        (event.starts_ms, event.ends_ms),
        (kept.end_ms().unwrap(), None)
    );
    assert_eq!(event.uid, kept.invitation.id);
    let changed = LetterTemplate {
        subject: "Test".into(),
        body: "{odd} {name".into(),
    };
    assert_eq!(
        LetterTemplate::parse(&changed.to_text()),
        Ok(changed.clone())
    );
    let letter = invitation_letter(&changed, &kept, None, &sender);
    assert_eq!(letter.body, "{odd} {name");
}

#[test]
fn time_is_given_back_by_a_link_that_verifies() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let mut draft = GrantDraft::default();
    let problems = GrantOrder::read(&draft, "grant-1".into(), 0).unwrap_err();
    let fields: Vec<GrantField> = problems.into_keys().collect();
    assert_eq!(
        fields,
        [
            GrantField::Site,
            GrantField::Attempt,
            GrantField::Minutes,
            GrantField::TimeZone
        ]
    );
    for (field, text) in [
        (GrantField::Site, "https://jobs.example.com/cto/#x"),
        (GrantField::Attempt, " inv-1 "),
        (GrantField::Minutes, "1440"),
        (GrantField::Until, "2026-12-07 18:00"),
        (GrantField::TimeZone, "Europe/Berlin"),
    ] {
        draft.write(field, text);
    }
    let order = GrantOrder::read(&draft, "grant-1".into(), 0).unwrap();
    let (code, link) = order.sign(&keys).unwrap();
    assert_eq!(
        link,
        ["https://jobs.example.com/cto/#grant=", &code].concat()
    );
    let trusted = Trusted::of(&[keys.public("ours")]);
    let grant = assay_crypto::TimeGrant::verify(&code, &trusted).unwrap();
    assert_eq!((&*grant.attempt, grant.minutes), ("inv-1", 1_440));
    let late = GrantOrder::read(&draft, "grant-1".into(), i64::MAX).unwrap_err();
    assert!(late.contains_key(&GrantField::Until));
    for minutes in ["0", "1441", "ten", ""] {
        draft.write(GrantField::Minutes, minutes);
        let found = GrantOrder::read(&draft, "grant-1".into(), 0).unwrap_err();
        assert!(found.contains_key(&GrantField::Minutes), "{minutes}");
    }
}
