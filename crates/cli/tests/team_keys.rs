//! From keys to an invitation and an opened answer, by the program's own library.

use assay_cli::team_keys::{
    GrantOrder, InviteOrder, Passphrase, grant, invite, invite_many, keygen, open_all,
    private_keys, recover,
};
use assay_core::assessment::Assessment;
use assay_crypto::{Envelope, Header, Invitation, TimeGrant, Trusted, Work};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use std::path::{Path, PathBuf};

const ATTEMPT: &str = "3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11";

fn passphrase(folder: &Path, words: &str) -> Passphrase {
    let file = folder.join("passphrase.txt");
    std::fs::write(&file, words).unwrap();
    Passphrase::File(file)
}

fn pack() -> PathBuf {
    assay_test_support::root().join("tests/data/golden/content/small.json")
}

fn order() -> InviteOrder {
    InviteOrder {
        site: "https://jobs.example.com/cto/".into(),
        pack: pack(),
        campaign: "cto-2026".into(),
        opens: None,
        start_by: Some("2026-12-31 18:00".into()),
        finish_by: None,
        time_zone: "Europe/Berlin".into(),
        time_percent: 150,
        extra_minutes: 0,
        untimed: false,
        narrative: false,
        language: None,
        practice_only: false,
    }
}

#[test]
fn a_team_makes_keys_invites_and_opens_what_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let words = passphrase(folder.path(), "four words of mine\n");
    let file = folder.path().join("keys.json");
    let made = keygen("2026", &file, &words, Work::NONE).unwrap();
    let keys = private_keys(&file, &words).unwrap();

    let link = invite(&order(), "C-1", None, &keys).unwrap();
    let token = link.split_once("#invitation=").unwrap().1;
    let trusted = Trusted::of(std::slice::from_ref(&made.public));
    let invitation = Invitation::verify(token, &trusted).unwrap();
    let content = assay_cli::read(&pack()).unwrap();
    let sha256 = Assessment::parse("pack", &content).unwrap().sha256;
    let now_ms = assay_core::record::time::parse_rfc3339("2026-12-31T17:00:00.000Z").unwrap();
    assert_eq!(invitation.check("cto-2026", &sha256, now_ms), Ok(()));
    assert!(invitation.check("cto-2026", &sha256, now_ms + 1).is_err());

    let header = Header {
        attempt_id: ATTEMPT.into(),
        campaign: "cto-2026".into(),
    };
    let random = &mut UnwrapErr(SysRng);
    let envelope = Envelope::seal(b"{}", header, &made.public, random).unwrap();
    let sent = folder.path().join("sent.json");
    std::fs::write(&sent, serde_json::to_string(&envelope).unwrap()).unwrap();
    let (opened, problems) = open_all(&[sent, pack()], folder.path(), &keys);
    let [one] = &opened[..] else {
        panic!("{opened:?}");
    };
    assert_eq!(std::fs::read(&one.bundle).unwrap(), b"{}");
    assert!(problems.0[0].message.contains("not a sealed answer"));
}

#[test]
fn scenarios_in_words_are_granted_only_where_the_pack_offers_them() {
    let folder = tempfile::tempdir().unwrap();
    let words = passphrase(folder.path(), "four words of mine");
    let file = folder.path().join("keys.json");
    let made = keygen("2026", &file, &words, Work::NONE).unwrap();
    let keys = private_keys(&file, &words).unwrap();
    let narrative = InviteOrder {
        narrative: true,
        ..order()
    };
    let refused = invite(&narrative, "C-1", None, &keys).unwrap_err();
    assert_eq!(refused.0[0].file, "--narrative");
    assert!(
        refused.0[0].message.contains("no \"narrative\""),
        "{refused}"
    );

    let table = folder.path().join("table.csv");
    std::fs::write(&table, "reference,narrative\nC-1,yes\nC-2,\n").unwrap();
    let many = invite_many(&order(), &table, &keys).unwrap();
    assert_eq!((many.count, many.refused[0].column), (1, "narrative"));

    let offered = InviteOrder {
        pack: assay_test_support::root().join("public/assessments/cto-smb.json"),
        ..narrative
    };
    let link = invite(&offered, "C-1", None, &keys).unwrap();
    let token = link.split_once("#invitation=").unwrap().1;
    let trusted = Trusted::of(std::slice::from_ref(&made.public));
    assert!(Invitation::verify(token, &trusted).unwrap().is_narrative);
    let many = invite_many(&offered, &table, &keys).unwrap();
    assert_eq!((many.count, many.refused), (2, Vec::new()));
}

#[test]
fn keys_come_back_from_the_sheet_and_are_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let words = passphrase(folder.path(), "four words of mine");
    let [first, second] = ["one.json", "two.json"].map(|name| folder.path().join(name));
    let made = keygen("2026", &first, &words, Work::NONE).unwrap();
    let again = recover(
        &made.sheet.to_lowercase(),
        "2026",
        &second,
        &words,
        Work::NONE,
    )
    .unwrap();
    assert_eq!(again.public, made.public);
    let replaced = keygen("2027", &first, &words, Work::NONE).unwrap_err();
    assert!(replaced.0[0].message.contains("never replaced"));
    let mistyped = made.sheet.replacen(
        &made.sheet[..1],
        if made.sheet.starts_with('A') {
            "B"
        } else {
            "A"
        },
        1,
    );
    let third = folder.path().join("three.json");
    let problem = recover(&mistyped, "2026", &third, &words, Work::NONE).unwrap_err();
    assert!(problem.0[0].message.contains("typing error"));
}

#[test]
fn a_wrong_passphrase_and_a_short_one_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.json");
    let short = passphrase(folder.path(), "too short");
    assert!(
        keygen("2026", &file, &short, Work::NONE).unwrap_err().0[0]
            .message
            .contains("too short")
    );
    assert!(!file.exists());
    let words = passphrase(folder.path(), "four words of mine");
    keygen("2026", &file, &words, Work::NONE).unwrap();
    let wrong = passphrase(folder.path(), "four words of yours");
    let problem = private_keys(&file, &wrong).err().unwrap();
    assert!(problem.0[0].message.contains("does not open"));
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_machine_may_read_the_keys() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.json");
    keygen(
        "2026",
        &file,
        &passphrase(folder.path(), "four words of mine"),
        Work::NONE,
    )
    .unwrap();
    assert_eq!(
        std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn a_table_of_many_names_the_lines_that_are_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let words = passphrase(folder.path(), "four words of mine");
    let file = folder.path().join("keys.json");
    keygen("2026", &file, &words, Work::NONE).unwrap();
    let keys = private_keys(&file, &words).unwrap();
    let table = folder.path().join("candidates.csv");
    std::fs::write(&table, "reference,time_percent\nC-1,\nC-2,20\nC-3,200\n").unwrap();
    let invited = invite_many(&order(), &table, &keys).unwrap();
    assert_eq!(invited.count, 2);
    assert_eq!(
        (invited.refused[0].line, invited.refused[0].column),
        (3, "time_percent")
    );
    assert!(
        invited
            .table
            .contains("https://jobs.example.com/cto/#invitation=")
    );
}

const NOW_MS: i64 = 1_800_000_000_000;

fn grant_order() -> GrantOrder {
    GrantOrder {
        site: "https://jobs.example.com/cto/".into(),
        invitation: Some("inv-7".into()),
        attempt: None,
        bundle: None,
        minutes: 12,
        until: None,
        time_zone: "UTC".into(),
    }
}

#[test]
fn time_is_given_back_by_invitation_attempt_and_answers() {
    let folder = tempfile::tempdir().unwrap();
    let words = passphrase(folder.path(), "four words of mine");
    let file = folder.path().join("keys.json");
    let made = keygen("2026", &file, &words, Work::NONE).unwrap();
    let keys = private_keys(&file, &words).unwrap();
    let trusted = Trusted::of(std::slice::from_ref(&made.public));

    let given = grant(&grant_order(), NOW_MS, &keys).unwrap();
    assert_eq!(
        given.link,
        format!("https://jobs.example.com/cto/#grant={}", given.code)
    );
    let read = TimeGrant::verify(&given.code, &trusted).unwrap();
    assert_eq!((&*read.attempt, read.minutes), ("inv-7", 12));
    assert_eq!(read.until_ms, NOW_MS + 7 * 86_400_000);
    assert_ne!(
        grant(&grant_order(), NOW_MS, &keys).unwrap().grant.id,
        read.id
    );

    let header = Header {
        attempt_id: ATTEMPT.into(),
        campaign: "cto-2026".into(),
    };
    let random = &mut UnwrapErr(SysRng);
    let envelope = Envelope::seal(b"{}", header, &made.public, random).unwrap();
    let sealed = folder.path().join("sealed.json");
    std::fs::write(&sealed, envelope.write()).unwrap();
    for (attempt, bundle) in [(Some(ATTEMPT.into()), None), (None, Some(sealed))] {
        let order = GrantOrder {
            invitation: None,
            attempt,
            bundle,
            until: Some("2027-03-01 18:00".into()),
            time_zone: "Europe/Berlin".into(),
            ..grant_order()
        };
        let given = grant(&order, NOW_MS, &keys).unwrap();
        assert_eq!(given.grant.attempt, ATTEMPT);
        let until = assay_core::record::time::parse_rfc3339("2027-03-01T17:00:00.000Z");
        assert_eq!(Some(given.grant.until_ms), until);
    }
}

#[test]
fn time_that_cannot_be_given_back_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let words = passphrase(folder.path(), "four words of mine");
    let file = folder.path().join("keys.json");
    keygen("2026", &file, &words, Work::NONE).unwrap();
    let keys = private_keys(&file, &words).unwrap();
    let refused = |change: &dyn Fn(&mut GrantOrder)| {
        let mut order = grant_order();
        change(&mut order);
        grant(&order, NOW_MS, &keys).unwrap_err().to_string()
    };
    for (said, why) in [
        (
            refused(&|it| it.site = "jobs".into()),
            "no address of a site",
        ),
        (
            refused(&|it| it.until = Some("soon".into())),
            "no date with a time",
        ),
        (
            refused(&|it| it.invitation = Some(" ".into())),
            "too long or blank",
        ),
        (refused(&|it| it.bundle = Some(pack())), "names no attempt"),
        (
            refused(&|it| (it.invitation, it.attempt) = (None, Some("Ada".into()))),
            "no identifier of an attempt",
        ),
    ] {
        assert!(said.contains(why), "{said}");
    }
}
