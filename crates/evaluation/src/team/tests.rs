use super::*;
use crate::review_event::{Decision, ReviewAction, ReviewEvent};
use crate::{Evaluation, Log, ScoringPolicy, State, Subject, Tombstones};
use assay_core::document::{self, Value, json};
use assay_core::record::sealed_digest;

const ANN: &str = "aaaa1111-0b6f-4d50";
const BEN: &str = "bbbb2222-0b6f-4d50";

fn bundle() -> Value {
    json!({ "schema": "assay/answer-bundle/1", "attempt": "6405", "candidate": { "name": "Ada Strong" } })
}

fn log() -> Log {
    Log::about(Subject {
        attempt_id: "6405".into(),
        bundle_sha256: sealed_digest(&bundle()),
        content_sha256: "6c62".into(),
    })
}

fn policy() -> ScoringPolicy {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    let file = [root, "tests/data/golden/content/policy.json"].concat();
    let text = std::fs::read_to_string(file).unwrap();
    ScoringPolicy::parse("policy", &document::parse("policy", &text).unwrap()).unwrap()
}

fn event(second: u32, (by, by_id): (&str, &str), what: ReviewAction) -> ReviewEvent {
    ReviewEvent {
        at: format!("2026-03-02T10:00:{second:02}.000Z"),
        by: by.into(),
        by_id: by_id.into(),
        what,
    }
}

fn rated(rating: u32) -> ReviewAction {
    ReviewAction::Rated {
        item: "letter".into(),
        criterion: "tone".into(),
        rating: Some(rating),
        note: None,
    }
}

fn decided(decision: Decision) -> ReviewAction {
    ReviewAction::Decided {
        decision: Some(decision),
        recommendation: "open".into(),
        reason: "Read twice, and as the interview shows.".into(),
    }
}

fn draft(log: &Log, bundle: Option<Value>) -> String {
    TeamDraft {
        written_at: "2026-03-02T11:00:00.000Z".into(),
        by: "Ben".into(),
        candidates: vec![TeamDraftCandidate {
            code: "Candidate 1A2B3".into(),
            evaluation: Evaluation::to_value(log, None, None),
            bundle,
        }],
        policies: Vec::new(),
        keys: vec![TeamKey {
            content_sha256: "6c62".into(),
            sha256: "ab".into(),
            key: None,
        }],
        plan: RatingPlan::of_form("Ann, Ben", "2026-03-12", "2026-03-02T10:00:00.000Z", "Ben"),
        ..TeamDraft::default()
    }
    .write()
}

fn read(text: &str) -> TeamFile {
    let value = document::parse("team.json", text).unwrap();
    TeamFile::read("team.json", &value).unwrap()
}

#[test]
fn a_team_file_that_was_written_is_read() {
    let mut log = log();
    log.append("ben", &event(1, ("Ben", BEN), rated(4)));
    let team = read(&draft(&log, Some(bundle())));
    assert_eq!(team.by, "Ben");
    assert_eq!(team.keys[0].sha256, "ab");
    assert_eq!(team.plan.as_ref().unwrap().raters, ["Ann", "Ben"]);
    let [one] = &team.candidates[..] else {
        panic!("one candidate")
    };
    assert_eq!(one.evaluation.log, log);
    assert_eq!(one.evaluation.policy, None);
    assert_eq!(one.bundle, Some(bundle()));
    assert_eq!(one.name(), "Ada Strong");
    assert_eq!(read(&draft(&log, None)).candidates[0].bundle, None);
}

#[test]
fn what_was_changed_or_belongs_elsewhere_is_refused_with_its_place() {
    let sealed = |change: &dyn Fn(&mut Value)| {
        let mut value = document::parse("t", &draft(&log(), Some(bundle()))).unwrap();
        change(&mut value);
        let digest = sealed_digest(&value);
        value["integrity"]["sha256"] = digest.into();
        let problems = TeamFile::read("t", &value).unwrap_err();
        problems.0[0].path.clone()
    };
    assert_eq!(
        sealed(&|value| value["candidates"][0]["bundle"]["attempt"] = "7".into()),
        "$.candidates[0].bundle"
    );
    assert_eq!(
        sealed(&|value| value["candidates"][0]["evaluation"]["attempt_id"] = "7".into()),
        "$.candidates[0].evaluation.integrity.sha256"
    );
    assert_eq!(
        sealed(&|value| {
            let one = value["candidates"][0].clone();
            value["candidates"].as_array_mut().unwrap().push(one);
        }),
        "$.candidates[1]"
    );
    assert_eq!(
        sealed(&|value| value["keys"][0]["key"] = json!({})),
        "$.keys[0].key.schema"
    );
    assert_eq!(sealed(&|value| value["color"] = "red".into()), "$.color");
    let mut value = document::parse("t", &draft(&log(), None)).unwrap();
    value["by"] = "Eve".into();
    let problems = TeamFile::read("t", &value).unwrap_err();
    assert_eq!(problems.0[0].path, "$.integrity.sha256");
}

fn preview(team: &TeamFile, known: Option<&Log>, policy: &ScoringPolicy) -> CandidatePreview {
    let found = |_: &str| {
        known.map(|log| KnownCandidate {
            log,
            policy: Some(policy),
        })
    };
    let beside = KnownBeside {
        invitations: &[],
        erased: &Tombstones::default(),
        people: &[],
    };
    TeamPreview::of(team, &beside, found).candidates.remove(0)
}

#[test]
fn the_preview_counts_what_is_new_and_names_what_does_not_fit() {
    let policy = policy();
    let mut ours = log();
    ours.append("ann", &event(1, ("Ann", ANN), rated(5)));
    ours.append("ann", &event(3, ("Ann", ANN), decided(Decision::Advance)));
    let mut theirs = log();
    theirs.append("ben", &event(2, ("Ben", BEN), rated(2)));
    theirs.append("ben", &event(4, ("Ben", BEN), decided(Decision::Decline)));
    let team = read(&draft(&theirs, Some(bundle())));
    let found = preview(&team, Some(&ours), &policy);
    assert_eq!(found.presence, Presence::Here);
    assert_eq!((found.ratings, found.decisions, found.others), (1, 1, 0));
    let [
        Conflict::Decision {
            here,
            there,
            is_there: true,
        },
        Conflict::Differing(1),
    ] = &found.conflicts[..]
    else {
        panic!("{:?}", found.conflicts)
    };
    assert_eq!((here.by.as_str(), there.by.as_str()), ("Ann", "Ben"));
    // The same once more adds nothing.
    let mut merged = ours.clone();
    merged.merge("team", &theirs).unwrap();
    let found = preview(&team, Some(&merged), &policy);
    assert_eq!((found.added(), found.conflicts), (0, Vec::new()));
    // On an empty page everything comes with the file, if the answers do.
    let found = preview(&team, None, &policy);
    assert_eq!((found.presence, found.added()), (Presence::Comes, 2));
    let bare = read(&draft(&theirs, None));
    let found = preview(&bare, None, &policy);
    assert_eq!((found.presence, found.added()), (Presence::Missing, 0));
}

#[test]
fn the_preview_says_where_a_settled_criterion_opens_again_and_where_logs_contradict() {
    let policy = policy();
    let mut common = log();
    common.append("ben", &event(1, ("Ben", BEN), rated(2)));
    let mut ours = common.clone();
    ours.append(
        "ann",
        &event(
            3,
            ("Ann", ANN),
            ReviewAction::Adjudicated {
                item: "letter".into(),
                criterion: "tone".into(),
                rating: Some(2),
                reason: "Curt.".into(),
            },
        ),
    );
    let mut theirs = common.clone();
    theirs.append("ben", &event(4, ("Ben", BEN), rated(3)));
    let found = preview(&read(&draft(&theirs, None)), Some(&ours), &policy);
    assert_eq!(found.conflicts, [Conflict::Reopened(1)]);
    let mut other = common;
    other.append("ben", &event(4, ("Ben", BEN), rated(1)));
    let found = preview(&read(&draft(&theirs, None)), Some(&other), &policy);
    assert_eq!(found.conflicts, [Conflict::Contradiction]);
    assert_eq!(found.added(), 0);
}

#[test]
fn what_a_file_added_is_taken_back_and_what_was_done_since_stays() {
    let mut before = log();
    before.append("ann", &event(1, ("Ann", ANN), rated(5)));
    before.append("ben", &event(2, ("Ben", BEN), rated(2)));
    let mut theirs = log();
    theirs.append("ben", &event(2, ("Ben", BEN), rated(2)));
    theirs.append("ben", &event(4, ("Ben", BEN), rated(3)));
    theirs.append("cy", &event(5, ("Cy", "cccc3333-0b6f"), rated(4)));
    let mut after = before.clone();
    after.merge("team", &theirs).unwrap();
    let undone = UndoneCandidate::of(&before, &after, false);
    assert_eq!(undone.undo(&after), before);
    // What was done since then stays, and the chains hold.
    let since = event(6, ("Ann", ANN), rated(4));
    after.append("ann", &since);
    let back = undone.undo(&after);
    assert_eq!(back.events().last(), Some(&since));
    assert_eq!(back.author_logs().len(), 2);
    let again = Log::read("log", back.author_logs().to_vec(), back.subject().clone());
    assert_eq!(again, Ok(back.clone()));
    let state = State::after(&back.events());
    assert_eq!(state.rating_by("letter", "tone", BEN).unwrap().value, 2);
    // A log that another file has continued meanwhile is left as it is.
    let mut later = theirs.clone();
    later.append("cy", &event(7, ("Cy", "cccc3333-0b6f"), rated(5)));
    after.merge("later", &later).unwrap();
    assert_eq!(undone.undo(&after).author_logs().len(), 3);
}

#[test]
fn a_candidate_that_came_with_a_file_goes_again_unless_somebody_worked_on_it() {
    let mut theirs = log();
    theirs.append("ben", &event(2, ("Ben", BEN), rated(2)));
    let undone = UndoneCandidate::of(&log(), &theirs, true);
    assert!(undone.takes_candidate(&undone.undo(&theirs)));
    theirs.append(
        "ann",
        &event(
            3,
            ("Ann", ANN),
            ReviewAction::Exported {
                form: "team".into(),
            },
        ),
    );
    assert!(undone.takes_candidate(&undone.undo(&theirs)));
    theirs.append("ann", &event(4, ("Ann", ANN), rated(1)));
    assert!(!undone.takes_candidate(&undone.undo(&theirs)));
}

#[test]
fn what_can_be_taken_back_is_kept() {
    let undo = TeamUndo {
        file: "team.json".into(),
        at: "2026-03-02T10:00:00.000Z".into(),
        candidates: vec![UndoneCandidate::of(&log(), &log(), true)],
        files: vec!["kit".into()],
        plan: Some(FormerPlan::default()),
        invitations: vec!["inv-7".into()],
        erased: vec!["0a".into()],
    };
    assert_eq!(TeamUndo::parse(&undo.to_text()), Ok(undo));
    // One that was kept before files had invitations.
    let former = TeamUndo::parse("{\"file\":\"team.json\"}").unwrap();
    assert_eq!(former.invitations, Vec::<String>::new());
    assert!(TeamUndo::parse("{\"at\":1}").is_err());
}

#[test]
fn an_erased_candidate_is_taken_out_of_a_former_team_file() {
    let text = draft(&log(), Some(bundle()));
    let of = |sha256: &str| std::iter::once(String::from(sha256)).collect();
    assert_eq!(
        without_candidates(&text, &of("another"), &of("another")),
        None
    );
    assert_eq!(without_candidates("{}", &of("another"), &of("")), None);
    let digest = sealed_digest(&bundle());
    let left = without_candidates(&text, &of(&digest), &of("another")).unwrap();
    assert!(!left.contains("Ada") && !left.contains(&digest));
    let team = read(&left);
    assert_eq!(team.candidates, []);
    assert_eq!(team.keys.len(), 1);
    let undo = TeamUndo {
        candidates: vec![UndoneCandidate::of(&log(), &log(), true)],
        ..TeamUndo::default()
    };
    assert_eq!(undo.without(&["another".into()], &[]), None);
    assert_eq!(undo.without(&[digest], &[]).unwrap().candidates, []);
}
