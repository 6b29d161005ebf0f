//! Opening files: what each is, by its schema, and what becomes of it. Every finding is told in words, and nothing
//! that is on the desk is lost over a file that does not fit.

use super::desk::{Desk, Dossier};
use super::{doubt, keep, words};
use crate::assessment::{Assessment, Key};
use crate::browser::clock;
use crate::evaluation::act::Act;
use crate::evaluation::{Case, Evaluation, Kit, Log, People, ScoringPolicy, State};
use crate::json::{self, Problems, Value};
use crate::person_text;
use crate::record::time::rfc3339;
use std::rc::Rc;

/// A file as it was chosen: what it is, its name, its text, and its content where it is JSON.
struct Chosen {
    kind: Kind,
    name: String,
    text: String,
    content: Result<Value, Problems>,
}

/// What a file is, in the order in which files are taken: bundles need packs and keys, evaluations need bundles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Pack,
    Key,
    Kit,
    Policy,
    Bundle,
    Evaluation,
    Unknown,
}

/// Opens some files.
pub fn open_all(desk: Desk, files: Vec<(String, String)>) {
    desk.told.set(Vec::new());
    let visible = files.into_iter().filter(|file| !file.0.starts_with('.'));
    let mut chosen: Vec<Chosen> = visible.map(Chosen::of).collect();
    chosen.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
    let bundles = chosen.partition_point(|file| file.kind < Kind::Bundle);
    let rest = chosen.split_off(bundles);
    for file in &chosen {
        let taken = file.content.as_ref().map_err(Problems::clone);
        match taken.and_then(|value| take(desk, &file.name, value)) {
            // A policy is kept as the one in force, not as a file.
            Ok(()) if file.kind != Kind::Policy => keep::file(desk, &file.name, &file.text),
            Ok(()) => {}
            Err(problems) => desk.tell_problems(&problems),
        }
    }
    if !chosen.is_empty() {
        let doubtful = doubt::known(desk);
        desk.rescore_all();
        doubt::tell(desk, &doubtful);
    }
    let (bundles, others): (Vec<Chosen>, Vec<Chosen>) =
        rest.into_iter().partition(|file| file.kind == Kind::Bundle);
    open_bundles(desk, bundles);
    for file in others {
        let told = match (file.kind, file.content) {
            (Kind::Evaluation, Ok(value)) => evaluation(desk, &file.name, &value),
            (_, Err(problems)) => Err(problems),
            _ => {
                desk.tell("is-warning", fill(words().not_ours, &[&file.name]));
                continue;
            }
        };
        match told {
            Ok(added) => desk.tell(
                "is-ok",
                fill(words().evaluation_merged, &[&file.name, &added.to_string()]),
            ),
            Err(problems) => desk.tell_problems(&problems),
        }
    }
}

fn open_bundles(desk: Desk, files: Vec<Chosen>) {
    let (mut new, mut known) = (Vec::new(), 0_usize);
    let mut all = desk.dossiers.get_untracked();
    for file in files {
        let opened = file
            .content
            .and_then(|value| bundle(desk, &mut all, &file.name, value));
        match opened {
            Ok(Some(sha256)) => new.push((sha256, [&file.name, "\n", &file.text].concat())),
            Ok(None) => known += 1,
            Err(problems) => desk.tell_problems(&problems),
        }
    }
    let opened = new.len();
    if opened > 0 {
        all.sort_by(|one, other| one.case.started_at.cmp(&other.case.started_at));
        let doubtful = doubt::known(desk);
        desk.dossiers.set(all);
        let cases: Vec<String> = new.iter().map(|one| one.0.clone()).collect();
        keep::bundles(desk, new);
        desk.note_policy(&cases);
        desk.tell("is-ok", fill(words().opened, &[&opened.to_string()]));
        doubt::tell(desk, &doubtful);
    }
    if known > 0 {
        let known = known.to_string();
        desk.tell("is-warning", fill(words().known_already, &[&known]));
    }
}

impl Chosen {
    fn of((name, text): (String, String)) -> Self {
        let content = if text.len() > MOST_BYTES {
            let remedy =
                "Give a file that a finished attempt has sent, or that this desk has exported.";
            Err(Problems::one(
                &name,
                "$",
                "This file is too large for the desk.",
                remedy,
            ))
        } else {
            json::parse(&name, &text)
        };
        Self {
            kind: content.as_ref().map_or(Kind::Bundle, kind),
            name,
            text,
            content,
        }
    }
}

fn kind(value: &Value) -> Kind {
    match schema(value) {
        "assay/assessment" => Kind::Pack,
        "assay/key" => Kind::Key,
        "assay/kit" => Kind::Kit,
        "assay/policy" => Kind::Policy,
        "assay/answer-bundle" | "assay/receipt" | "assay/probe" => Kind::Bundle,
        "assay/evaluation" => Kind::Evaluation,
        _ => Kind::Unknown,
    }
}

/// The schema of a document, without its version.
fn schema(value: &Value) -> &str {
    let schema = value.get("schema").and_then(Value::as_str);
    let schema = schema.unwrap_or_default();
    schema.rsplit_once('/').map_or(schema, |(name, _)| name)
}

/// Takes a pack, a key, a kit or a policy; whether it was sound.
pub fn reference(desk: Desk, name: &str, text: &str) -> bool {
    let taken = json::parse(name, text).and_then(|value| take(desk, name, &value));
    if let Err(problems) = &taken {
        desk.tell_problems(problems);
    }
    taken.is_ok()
}

fn take(desk: Desk, name: &str, value: &Value) -> Result<(), Problems> {
    match schema(value) {
        "assay/assessment" => {
            let pack = Assessment::parse(name, value)?;
            desk.library.update(|library| library.add_pack(pack));
        }
        "assay/key" => {
            let key = Key::parse(name, value)?;
            let pack = desk
                .library
                .with_untracked(|library| library.pack(&key.assessment_sha256).cloned());
            if let Some(pack) = pack {
                key.check_pair(name, &pack)?;
            }
            let sha256 = key.sha256.clone();
            let mut former = None;
            desk.library.update(|library| former = library.add_key(key));
            if let Some(former) = former {
                let digests = [name, &former.sha256[..12], &sha256[..12]];
                desk.tell("is-warning", fill(words().other_key, &digests));
            }
        }
        "assay/kit" => {
            let kit = Kit::parse(name, value)?;
            let is_of = |pack: &Rc<Assessment>| pack.id == kit.assessment_id;
            let is_other = desk.library.with_untracked(|library| {
                !library.packs.is_empty() && !library.packs.iter().any(is_of)
            });
            if is_other {
                desk.tell("is-warning", fill(words().kit_of_other, &[name, &kit.role]));
            }
            let is_new =
                |known: &Option<Rc<Kit>>| known.as_deref().is_some_and(|known| *known != kit);
            if desk.kit.with_untracked(is_new) {
                desk.tell("is-warning", fill(words().kit_replaced, &[name]));
            }
            desk.kit.set(Some(Rc::new(kit)));
        }
        _ => {
            let policy = ScoringPolicy::parse(name, value)?;
            if let Some(key) = desk.first_key() {
                policy.check_pair(name, &key)?;
            }
            // Before anybody sits here, it is the policy that lies beside the page.
            if desk.who.with_untracked(String::is_empty) {
                desk.adopt_policy(policy);
            } else {
                desk.set_policy(policy);
            }
        }
    }
    Ok(())
}

/// Puts a bundle on the desk; its digest, where it is new.
fn bundle(
    desk: Desk,
    all: &mut Vec<Rc<Dossier>>,
    name: &str,
    value: Value,
) -> Result<Option<String>, Problems> {
    let case = desk
        .library
        .with_untracked(|library| Case::read(name, value, library))?;
    let sha256 = case.sha256.clone();
    if let Some(known) = all.iter_mut().find(|one| one.case.sha256 == sha256) {
        // The same answers under a broken seal give way to those under a whole one.
        if case.problems.0.len() >= known.case.problems.0.len() {
            return Ok(None);
        }
        Rc::make_mut(known).case = Rc::new(case);
        return Ok(Some(sha256));
    }
    let mut dossier = Dossier {
        log: Log::about(case.subject()),
        case: Rc::new(case),
        state: State::default(),
        scorecard: None,
    };
    desk.rescore(&mut dossier);
    all.push(Rc::new(dossier));
    Ok(Some(sha256))
}

/// Merges an evaluation into the one at hand; how many entries were new.
fn evaluation(desk: Desk, name: &str, value: &Value) -> Result<usize, Problems> {
    let read = Evaluation::read(name, value)?;
    let at = desk.dossiers.with_untracked(|all| {
        all.iter()
            .position(|one| one.case.sha256 == read.log.subject().bundle_sha256)
    });
    let Some(at) = at else {
        return Err(Problems::one(
            name,
            "$.bundle_sha256",
            "This evaluation is about answers that are not on the desk.",
            "Open the answer bundle of the same attempt along with it.",
        ));
    };
    let mut dossier = desk.dossiers.with_untracked(|all| Dossier::clone(&all[at]));
    let before = dossier.log.acts();
    let merged = dossier.log.merge(name, &read.log)?;
    if read.log.unbound() > 0 {
        desk.tell("is-warning", fill(words().not_bound, &[name]));
    }
    for strand in dossier.log.strands() {
        keep::strand(desk, &dossier.case.sha256, strand);
    }
    tell_new(desk, name, &before, &dossier.log.acts());
    desk.rescore(&mut dossier);
    let is_whole = dossier.log == read.log;
    let (case, card) = (dossier.case.clone(), dossier.scorecard.clone());
    desk.dossiers.update(|all| all[at] = Rc::new(dossier));
    let (Some(card), Some((_, key))) = (card, desk.content(&case)) else {
        return Ok(merged.added);
    };
    if key.sha256 != read.key_sha256 {
        desk.tell("is-warning", fill(words().scored_by_other_key, &[name]));
    }
    let ours = desk.policy_for(&key);
    match read.policy {
        Some(theirs) if theirs.sha256() != ours.sha256() => {
            let is_free = desk.chosen_policy.with_untracked(Option::is_none);
            if is_free && theirs.check_pair(name, &key).is_ok() {
                desk.tell("is-warning", fill(words().policy_adopted, &[name]));
                desk.adopt_policy(theirs);
            } else {
                desk.tell("is-warning", fill(words().other_policy, &[name]));
            }
        }
        _ if is_whole && key.sha256 == read.key_sha256 && !read.is_as_scored(&card) => {
            desk.tell("is-warning", fill(words().other_score, &[name]));
        }
        _ => {}
    }
    Ok(merged.added)
}

/// Says who has done what is new in a log, and what of it a person should look at before relying on it.
fn tell_new(desk: Desk, name: &str, before: &[Act], after: &[Act]) {
    let new: Vec<&Act> = after.iter().filter(|act| !before.contains(act)).collect();
    if new.is_empty() {
        return;
    }
    let people = People::of(after);
    let mut authors: Vec<(&str, usize)> = Vec::new();
    for act in &new {
        let (by, _) = people.author(act);
        match authors.iter_mut().find(|known| known.0 == by) {
            Some(known) => known.1 += 1,
            None => authors.push((by, 1)),
        }
    }
    let each = authors
        .iter()
        .map(|(by, count)| [&person_text::isolated(by), " (", &count.to_string(), ")"].concat());
    let each: Vec<String> = each.collect();
    desk.tell(
        "is-ok",
        fill(words().new_entries_of, &[name, &each.join(", ")]),
    );
    if new.iter().any(|act| act.what.is_judgement()) {
        desk.tell("is-warning", fill(words().new_judgements, &[name]));
    }
    let (who, who_id) = (desk.who.get_untracked(), desk.who_id.get_untracked());
    let is_own = |act: &&Act| !who_id.is_empty() && act.by_id == who_id;
    if new.iter().any(is_own) {
        desk.tell("is-warning", fill(words().new_in_your_name, &[name, &who]));
    }
    let now = rfc3339(clock::now().wall_ms + AHEAD_MS);
    if new.iter().any(|act| act.at > now) {
        desk.tell("is-warning", fill(words().from_the_future, &[name]));
    }
}

/// Clocks of colleagues may be ahead by so much, in milliseconds, without a word.
const AHEAD_MS: i64 = 300_000;

/// So large a file is none of ours, in bytes.
const MOST_BYTES: usize = 2_000_000;

/// A sentence of the catalogue with its gaps filled, each marked by `{}`. What people typed is isolated in it.
pub fn fill(sentence: &str, with: &[&str]) -> String {
    person_text::filled(sentence, with)
}
