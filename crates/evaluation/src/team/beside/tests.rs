use crate::*;
use assay_core::attempt::GrantedTime;
use assay_core::document::{self, Value, json};
use assay_core::record::sealed_digest;
use assay_crypto::{Invitation, Window};
use std::sync::Arc;

fn invited(id: &str) -> KeptInvitation {
    KeptInvitation {
        invitation: Invitation {
            id: id.into(),
            campaign: "spring".into(),
            reference: Some("C-0042".into()),
            pack_sha256: "ab".repeat(32),
            window: Window {
                opens_ms: Some(1_000),
                start_by_ms: None,
                finish_by_ms: Some(9_000),
                time_zone: "Europe/Berlin".into(),
            },
            time: GrantedTime::percent(150),
            is_narrative: true,
            language: Some("de".into()),
            is_practice_only: false,
            replaces: Some("inv-0".into()),
        },
        made_ms: 5,
        name: Some("Ada Strong".into()),
        email: Some("ada@example.com".into()),
    }
}

fn bundle() -> Value {
    json!({ "schema": "assay/answer-bundle/1", "attempt_id": "6405", "invitation": "inv-7" })
}

/// The one candidate of the files here.
fn ada() -> PersonIds<'static> {
    static SHA256: std::sync::LazyLock<String> =
        std::sync::LazyLock::new(|| sealed_digest(&bundle()));
    PersonIds {
        bundle_sha256: &SHA256,
        attempt_id: "6405",
        invitation: "inv-7",
    }
}

fn written(invitations: Vec<KeptInvitation>, erased: Tombstones, has_candidate: bool) -> String {
    let log = Log::about(Subject {
        attempt_id: ada().attempt_id.into(),
        bundle_sha256: ada().bundle_sha256.into(),
        content_sha256: "6c62".into(),
    });
    let candidate = TeamDraftCandidate {
        code: "Candidate 1A2B3".into(),
        evaluation: Evaluation::to_value(&log, None, None),
        bundle: Some(bundle()),
    };
    TeamDraft {
        written_at: "2026-03-02T11:00:00.000Z".into(),
        by: "Ben".into(),
        candidates: has_candidate.then_some(candidate).into_iter().collect(),
        invitations,
        erased,
        ..TeamDraft::default()
    }
    .write()
}

fn read(text: &str) -> TeamFile {
    TeamFile::read("t", &document::parse("t", text).unwrap()).unwrap()
}

fn erased(people: &[PersonIds<'_>]) -> Tombstones {
    let mut stones = Tombstones::default();
    for (at, person) in people.iter().enumerate() {
        stones.add(&format!("salt {at}"), *person, "2026-03-01T10:00:00.000Z");
    }
    stones
}

fn compared(
    team: &TeamFile,
    invitations: &[&str],
    stones: &Tombstones,
    people: &[PersonIds<'_>],
) -> TeamPreview {
    let invitations: Vec<_> = invitations.iter().map(|id| Arc::new(invited(id))).collect();
    let beside = KnownBeside {
        invitations: &invitations,
        erased: stones,
        people,
    };
    TeamPreview::of(team, &beside, |_| None)
}

#[test]
fn invitations_and_erased_people_are_read_as_they_were_written() {
    let mut untimed = invited("inv-8");
    untimed.invitation.time = GrantedTime::Untimed;
    let stones = erased(&[ada()]);
    let text = written(
        vec![invited("inv-7"), untimed.clone()],
        stones.clone(),
        false,
    );
    let team = read(&text);
    assert_eq!(team.invitations, [invited("inv-7"), untimed]);
    assert_eq!(team.erased, stones);
    // What stands for erased people tells nobody who they were.
    for word in [ada().bundle_sha256, ada().attempt_id] {
        assert!(!text.contains(word), "{word}");
    }
    let bare = written(
        vec![invited("inv-7").unnamed()],
        Tombstones::default(),
        false,
    );
    assert!(!bare.contains("Ada") && !bare.contains("ada@"));
    assert_eq!(read(&bare).invitations, [invited("inv-7").unnamed()]);
}

#[test]
fn a_file_of_the_former_version_is_read() {
    let mut value =
        document::parse("t", &written(Vec::new(), Tombstones::default(), true)).unwrap();
    value["schema"] = OLD_TEAM_SCHEMA.into();
    let digest = sealed_digest(&value);
    value["integrity"]["sha256"] = digest.into();
    let team = TeamFile::read("t", &value).unwrap();
    assert_eq!((team.candidates.len(), team.invitations.len()), (1, 0));
    value["schema"] = "assay/team/3".into();
    let problems = TeamFile::read("t", &value).unwrap_err();
    assert_eq!(problems.0[0].path, "$.schema");
}

#[test]
fn an_invitation_that_says_what_none_may_say_or_is_there_twice_is_refused_with_its_place() {
    let mut unsound = invited("inv-8");
    unsound.invitation.time = GrantedTime::percent(80);
    let twice = vec![invited("inv-7"), invited("inv-7"), unsound];
    let text = written(twice, Tombstones::default(), false);
    let problems = TeamFile::read("t", &document::parse("t", &text).unwrap()).unwrap_err();
    let places: Vec<&str> = problems.0.iter().map(|one| &*one.path).collect();
    assert_eq!(places, ["$.invitations[1]", "$.invitations[2]"]);
}

#[test]
fn invitations_are_united_by_their_identifiers() {
    let nobody = Tombstones::default();
    let team = read(&written(
        vec![invited("inv-7"), invited("inv-8")],
        nobody.clone(),
        false,
    ));
    let preview = compared(&team, &["inv-8", "inv-9"], &nobody, &[]);
    assert_eq!(preview.beside.invitations, ["inv-7"]);
    assert!(!preview.is_empty());
    assert!(compared(&team, &["inv-7", "inv-8"], &nobody, &[]).is_empty());
}

#[test]
fn an_older_file_does_not_bring_back_who_was_erased_here() {
    let team = read(&written(
        vec![invited("inv-7")],
        Tombstones::default(),
        true,
    ));
    let preview = compared(&team, &[], &erased(&[ada()]), &[]);
    assert_eq!(preview.candidates[0].presence, Presence::Erased);
    assert_eq!(preview.candidates[0].added(), 0);
    assert_eq!(preview.beside.invitations, Vec::<String>::new());
    assert_eq!(preview.beside.kept_out, 1);
    // A stone of before invitations were remembered: the answers in the file say whose invitation it was.
    let former = PersonIds {
        invitation: "",
        ..ada()
    };
    let preview = compared(&team, &[], &erased(&[former]), &[]);
    assert_eq!(preview.beside.kept_out, 1);
    // Another page, on which nobody was erased, takes both.
    let preview = compared(&team, &[], &Tombstones::default(), &[]);
    assert_eq!(preview.candidates[0].presence, Presence::Comes);
    assert_eq!(preview.beside.invitations, ["inv-7"]);
}

#[test]
fn whoever_was_erased_in_the_file_goes_here_too_with_their_invitation() {
    let stones = erased(&[ada()]);
    let team = read(&written(vec![invited("inv-8")], stones.clone(), false));
    let nobody = Tombstones::default();
    let ben = PersonIds {
        bundle_sha256: "7777",
        attempt_id: "8888",
        invitation: "inv-8",
    };
    let preview = compared(&team, &["inv-7", "inv-9"], &nobody, &[ada(), ben]).beside;
    assert_eq!(preview.leaving, [ada().bundle_sha256]);
    assert_eq!(preview.undoable, [""; 0], "she stays known as erased");
    assert_eq!(preview.leaving_invitations, ["inv-7"]);
    assert_eq!(preview.invitations, ["inv-8"]);
    assert_eq!(preview.erased, ["salt 0"]);
    // Once that is known and done, the file says nothing new.
    assert!(compared(&team, &["inv-8"], &stones, &[ben]).is_empty());
}

#[test]
fn the_invitation_of_an_erased_person_is_taken_out_of_a_former_team_file() {
    let text = written(
        vec![invited("inv-7"), invited("inv-8")],
        Tombstones::default(),
        false,
    );
    let of = |id: &str| std::iter::once(String::from(id)).collect();
    assert_eq!(without_candidates(&text, &of("none"), &of("inv-9")), None);
    let left = read(&without_candidates(&text, &of("none"), &of("inv-7")).unwrap());
    assert_eq!(left.invitations, [invited("inv-8")]);
    let undo = TeamUndo {
        invitations: vec!["inv-7".into(), "inv-8".into()],
        ..TeamUndo::default()
    };
    let left = undo.without(&[], &["inv-7".into()]).unwrap();
    assert_eq!(left.invitations, ["inv-8"]);
}
