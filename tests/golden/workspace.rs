//! A recruiter's workspace by script: events become logs, and what follows from a log is written in words and tables.

use super::content::{kit, library};
use assay_core::assessment::Key;
use assay_core::digest::canonical;
use assay_core::document::Value;
use assay_core::scoring::Fraction;
use assay_evaluation::review_event::ReviewEvent;
use assay_evaluation::{
    Bounds, ChanceLevels, Cover, Evaluation, Kit, Library, Log, OpenedBundle, Particulars, Regrade,
    Revealed, Row, Scorecard, ScoringPolicy, Sources, State, Target, ats_summary, blocking, csv,
    departs, draft, open_tasks, policy_by,
};
use assay_test_support::session::Content;

/// Packs, keys and kit, and a case that was opened with them.
pub struct Workspace<'a> {
    pub content: &'a Content,
    pub key: &'a Key,
    pub kit: Kit,
    pub opened: OpenedBundle,
}

/// What a log comes to.
pub struct Outcome {
    pub state: State,
    pub policy: ScoringPolicy,
    pub card: Scorecard,
}

impl<'a> Workspace<'a> {
    /// Opens a bundle.
    pub fn open(content: &'a Content, key: &'a Key, bundle: &str) -> Self {
        let library: Library = library(content);
        Self {
            content,
            key,
            kit: kit(),
            opened: OpenedBundle::open("bundle.json", bundle, &library).unwrap(),
        }
    }

    /// What a log comes to, by the policy that it puts in force.
    pub fn result(&self, log: &Log) -> Outcome {
        let events = log.events();
        let state = State::after(&events);
        let in_force = policy_by(&events, self.key).map(|(_, upgrade)| upgrade.policy);
        let policy = in_force.unwrap_or_else(|| ScoringPolicy::of_key(self.key));
        Outcome {
            card: self.card(self.key, &policy, &state),
            state,
            policy,
        }
    }

    fn card(&self, key: &Key, policy: &ScoringPolicy, state: &State) -> Scorecard {
        let (questions, flags) = (self.kit.questions(), self.kit.flags());
        let sources = Sources {
            pack: &self.content.pack,
            key,
            upgrade: &policy.upgraded(key),
            chance: &ChanceLevels::of(&self.content.pack, key),
            questions: &questions,
            flags: &flags,
        };
        Scorecard::of(&sources, &self.opened.answers, state).unwrap()
    }

    /// Everything that is derived from a log: totals, tables, letters, and the log in words.
    pub fn derived(&self, log: &Log) -> Vec<(String, String)> {
        let result = self.result(log);
        let Outcome {
            state,
            policy,
            card,
        } = &result;
        let open = Cover::default();
        let covered = Cover::of(state, "", Revealed::default());
        let row = |cover| Row {
            opened: &self.opened,
            state,
            policy: Some(policy),
            scorecard: Some(card),
            cover,
        };
        let mut files = vec![
            ("totals.txt", totals(&result)),
            ("log.txt", log_in_words(log, state)),
            ("table.csv", csv(&[row(&open)], false)),
            ("table-blind.csv", csv(&[row(&open)], true)),
            ("ats.json", ats_summary(&[row(&open)], false)),
            ("ats-blind.json", ats_summary(&[row(&open)], true)),
            ("letters.txt", self.letters(card, &open)),
        ];
        if covered.any() {
            files.extend([
                ("table-covered.csv", csv(&[row(&covered)], false)),
                ("ats-covered.json", ats_summary(&[row(&covered)], false)),
                ("letters-covered.txt", self.letters(card, &covered)),
            ]);
        }
        if *self.key != self.content.whole {
            files.push(("regrade.txt", self.regrade(&result)));
        }
        let named = files.into_iter();
        named.map(|(name, text)| (name.into(), text)).collect()
    }

    /// A letter for each decision, one after the other.
    fn letters(&self, card: &Scorecard, cover: &Cover) -> String {
        let about = Particulars {
            name: self.opened.name(),
            role: self.kit.role.clone(),
            team: "The Harbor".into(),
            contact: String::new(),
            is_interviewed: false,
        };
        let messages = self.kit.messages.iter();
        let drafts = messages.map(|one| {
            format!(
                "{}:\n{}\n",
                one.id.name(),
                draft(one, &about, Some(card), cover)
            )
        });
        drafts.collect::<Vec<_>>().join("\n")
    }

    /// What the key of the script changes against the one that the bundle was graded with.
    fn regrade(&self, result: &Outcome) -> String {
        let former = self.card(&self.content.whole, &result.policy, &result.state);
        let report = Regrade::of(Some(&former), Some(&result.card));
        let share = |bounds: Option<Bounds>| bounds.map_or_else(|| "not scored".into(), exact);
        let mut text = format!(
            "overall: {} before, {} after\nrules: {} before, {} after\n",
            share(report.before),
            share(report.after),
            former.recommendation.name(),
            result.card.recommendation.name(),
        );
        for moved in &report.moved {
            let (before, after) = (share(moved.before), share(moved.after));
            text += &format!("{}: {before} before, {after} after\n", moved.item);
        }
        text
    }
}

/// "75", or "75 to 100" while it is open: exact, and as it is shown.
fn exact(bounds: Bounds) -> String {
    let one = |number: Fraction| format!("{} ({})", number.text(), number.decimal_text(2));
    if bounds.is_settled() {
        one(bounds.lowest)
    } else {
        format!("{} to {}", one(bounds.lowest), one(bounds.highest))
    }
}

fn where_done(target: Target<'_>) -> &'static str {
    match target {
        Target::Rating { .. } | Target::Settling { .. } => "where answers are rated",
        Target::Question(_) => "where the interview is rated",
        Target::Answer { .. } => "beside the answer",
        Target::Pick(_) | Target::Flag(_) => "where findings are judged",
        Target::File => "nowhere",
    }
}

/// Totals, rules, what is open and what was decided.
fn totals(result: &Outcome) -> String {
    let Outcome {
        state,
        policy,
        card,
    } = result;
    let mut text = format!("policy: {}\n", policy.sha256());
    for section in &card.sections {
        let percent = exact(section.percent);
        text += &format!(
            "section {} of {}: {percent}\n",
            section.id, section.weight_percent
        );
    }
    text += &format!("test: {}\n", exact(card.test));
    for question in &card.questions {
        text += &format!("question {}: {}\n", question.id, exact(question.share));
    }
    text += &format!("interview: {}\n", exact(card.interview));
    text += &format!("overall: {}\n", exact(card.overall));
    text += &format!("standing: {}\n{}\n", card.recommendation.name(), card.why);
    for rule in &card.rules {
        text += &format!("rule {}: {} — {}\n", rule.id, rule.result.name(), rule.says);
    }
    for task in open_tasks(card) {
        text += &format!("to do {}: {}\n", where_done(task.target), task.text);
    }
    text += &format!("blocking: {}\n", blocking(card).len());
    text += &format!("flags: {}\n", state.raised_flags().join(", "));
    text += &format!(
        "final: {}, single rater: {}\n",
        card.is_final(),
        card.is_single_rater
    );
    match &state.decision {
        None => text += "no decision\n",
        Some(attributed) => {
            let (decision, standing) = &attributed.value;
            text += &format!(
                "decided by {}: {}\n",
                attributed.by.escape_debug(),
                decision.name()
            );
            let is_overtaken = Cover::default().is_stale(Some(attributed), Some(card));
            let departs = departs(*decision, card.recommendation);
            text +=
                &format!("stood at {standing}; overtaken: {is_overtaken}, departs: {departs}\n");
        }
    }
    text
}

/// Every event in its order, and what of it does not count.
fn log_in_words(log: &Log, state: &State) -> String {
    let mut text = String::new();
    for event in log.events() {
        text += &canonical(&event.to_entry());
        text.push('\n');
        if let Some(why) = state.why_void(&event) {
            text += &format!("does not count: {why}\n");
        }
    }
    for author in state.people.authors() {
        text += &format!("by {}\n", author.name.escape_debug());
    }
    text
}

/// The events of a script, each with the log that it goes into. The first is at second 1, the next at second 2, and so on.
pub fn events(script: &Value, content: &Content, key: &Key) -> Vec<(String, ReviewEvent)> {
    let entries = script["acts"].as_array().unwrap().iter().zip(1..);
    entries
        .map(|(entry, second)| {
            let mut entry = entry.clone();
            let fields = entry.as_object_mut().unwrap();
            let log_id = fields.remove("strand");
            let log_id = log_id.as_ref().and_then(Value::as_str).unwrap_or("one");
            if !fields.contains_key("at") {
                let at = format!("2026-11-21T10:00:{second:02}.000Z");
                fields.insert("at".into(), at.into());
            }
            match entry["kind"].as_str() {
                Some("policy-set") => put_policy(&mut entry, key),
                Some("key-set") => put_key(&mut entry, content, key),
                _ => {}
            }
            let event = ReviewEvent::from_entry(&entry)
                .unwrap_or_else(|error| panic!("no event: {error}: {entry}"));
            (log_id.into(), event)
        })
        .collect()
}

/// The policy of the key with the changes that a script names, in the place of these.
fn put_policy(entry: &mut Value, key: &Key) {
    let change = entry.as_object_mut().unwrap().remove("change").unwrap();
    let mut policy = ScoringPolicy::of_key(key).to_value();
    for (name, value) in change.as_object().unwrap() {
        policy[name.as_str()] = value.clone();
    }
    let parsed = ScoringPolicy::parse("policy.json", &policy).unwrap();
    entry["sha256"] = parsed.sha256().into();
    entry["policy"] = policy;
}

fn put_key(entry: &mut Value, content: &Content, key: &Key) {
    entry["content_sha256"] = content.pack.sha256.as_str().into();
    entry["from"] = content.whole.sha256.as_str().into();
    if entry["to"].is_null() {
        entry["to"] = key.sha256.as_str().into();
    }
}

/// An evaluation as it is exported.
pub fn written(workspace: &Workspace<'_>, log: &Log, with_scorecard: bool) -> String {
    let Outcome { policy, card, .. } = workspace.result(log);
    let card = with_scorecard.then_some(&card);
    super::content::by_first_version(&Evaluation::write(
        log,
        &workspace.key.sha256,
        &policy,
        card,
    ))
}
