//! The log of an evaluation: who did what, bound together so that later edits are found.
//!
//! Each page that is open writes an [`AuthorLog`] of its own: entries in a chain as in `record::chain`, which begins
//! with what the evaluation is about, see [`Subject`]. So two raters' files, or two tabs, never contradict each other:
//! merging takes every author log of both, and of the same one the longer copy. Events are read in the order of their
//! times.
//!
//! Author logs of `assay/evaluation/1` begin with their identifier alone and cannot prove what they are about. They are
//! read, and never go on: what is done next begins an author log that can. In documents their list is called `strands`.

use super::policy_set::policy_of;
use super::review_event::{EntryHeader, ReviewAction, ReviewEvent};
use super::subject::{Subject, unbound_start};
use assay_core::document::{self, Problem, Problems, Value};
use assay_core::record::chain;
use assay_core::record::time::parse_rfc3339;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One page's entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "AuthorLogDocument")]
pub struct AuthorLog {
    /// Identifier, unique in the world.
    pub id: String,
    /// The link that the chain begins with.
    pub start: String,
    /// The last link of the chain.
    pub head: String,
    /// The entries, each with its link.
    pub entries: Vec<Value>,
}

/// One page's entries as they stand in an evaluation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "AuthorLog")
)]
pub(super) struct AuthorLogDocument {
    /// Identifier, unique in the world.
    id: String,
    /// The link that the chain begins with: SHA-256 of what the evaluation is about and the identifier; absent in
    /// `assay/evaluation/1`.
    #[serde(default)]
    start: Option<String>,
    /// The last link of the chain.
    head: String,
    /// What was done, in the order in which it was written.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<ReviewEvent>"))]
    entries: Vec<Value>,
}

impl From<AuthorLogDocument> for AuthorLog {
    fn from(document: AuthorLogDocument) -> Self {
        let start = document.start;
        Self {
            start: start.unwrap_or_else(|| unbound_start(&document.id)),
            id: document.id,
            head: document.head,
            entries: document.entries,
        }
    }
}

impl AuthorLog {
    /// Returns an author log without entries that begins with what it is about.
    fn new(id: &str, subject: &Subject) -> Self {
        let start = subject.start(id);
        Self {
            id: id.into(),
            head: start.clone(),
            start,
            entries: Vec::new(),
        }
    }

    /// Returns whether the chain begins with what the entries are about. Those of `assay/evaluation/1` do not.
    pub fn is_bound(&self) -> bool {
        self.start != unbound_start(&self.id)
    }

    /// Returns the author log as it stands in an evaluation.
    pub fn to_value(&self) -> Value {
        // Text and JSON values under text names always have a JSON form.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Returns the author log as it was when it had so many entries.
    fn shortened(&self, count: usize) -> Self {
        let entries = self.entries[..count.min(self.entries.len())].to_vec();
        let head = chain::head_of(&self.start, &entries);
        Self {
            head,
            entries,
            ..self.clone()
        }
    }

    /// Returns everything that is wrong with the entries of an evaluation that is said to be about `subject`.
    fn check(&self, file: &str, path: &str, subject: &Subject) -> Problems {
        let mut problems = Problems::default();
        let mut add = |at: &str, message: &str| {
            problems.add(file, &[path, at].concat(), message, ASK);
        };
        if self.is_bound() && self.start != subject.start(&self.id) {
            add(".start", ELSEWHERE);
        }
        for (at, entry) in self.entries.iter().enumerate() {
            if let Err(message) = check_entry(file, entry) {
                add(&format!(".entries[{at}]"), &message);
            }
        }
        match chain::follow_from(&self.start, &self.entries, &self.head) {
            Ok(()) => {}
            Err(chain::Broken::Head) => add(
                ".head",
                "The log ends before its head: entries at its end are missing, or the head was changed.",
            ),
            Err(chain::Broken::Event(at)) => add(
                &format!(".entries[{at}]"),
                "The log breaks here: this entry does not follow from the ones before it.",
            ),
        }
        problems
    }
}

/// Checks that an entry is an event, and that a policy in it is the one whose digest it names.
fn check_entry(file: &str, entry: &Value) -> Result<(), String> {
    let event: ReviewEvent = document::read(file, entry).map_err(|problems| {
        let messages = problems.0.into_iter().map(|problem| problem.message);
        messages.collect::<Vec<_>>().join(" ")
    })?;
    let is_policy = matches!(event.what, ReviewAction::PolicySet { .. });
    if is_policy && policy_of(&event).is_none() {
        return Err(OTHER_POLICY.into());
    }
    Ok(())
}

/// The author logs of an evaluation, in the order of their identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    subject: Subject,
    author_logs: Vec<AuthorLog>,
}

/// The result of merging another log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// The number of entries that are new.
    pub added: usize,
}

impl Log {
    /// Returns a log in which nothing was done yet.
    pub fn about(subject: Subject) -> Self {
        Self {
            subject,
            author_logs: Vec::new(),
        }
    }

    /// Returns the subject of the log.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Appends an event to the author log `id`, which begins with it if there is none yet; returns that author log.
    /// One of an earlier version, which cannot prove what it is about, stays as it is; another goes on for it.
    ///
    /// ```
    /// use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
    /// use assay_evaluation::{Log, Subject};
    ///
    /// let mut log = Log::about(Subject::default());
    /// let event = ReviewEvent {
    ///     at: "2026-03-02T10:00:00.000Z".into(),
    ///     by: "Ann".into(),
    ///     by_id: "7a0e12d4-0b6f".into(),
    ///     what: ReviewAction::Noted { text: "Asks good questions.".into() },
    /// };
    /// log.append("page-one", &event);
    /// assert_eq!(log.events(), [event]);
    /// ```
    pub fn append(&mut self, id: &str, event: &ReviewEvent) -> &AuthorLog {
        let mut id = String::from(id);
        let at = loop {
            match self.author_logs.binary_search_by(|one| one.id.cmp(&id)) {
                Ok(at) if self.author_logs[at].is_bound() => break at,
                Ok(_) => id.push('+'),
                Err(at) => {
                    self.author_logs
                        .insert(at, AuthorLog::new(&id, &self.subject));
                    break at;
                }
            }
        };
        let author_log = &mut self.author_logs[at];
        let mut entry = event.to_entry();
        author_log.head = chain::bind(&author_log.head, &mut entry);
        author_log.entries.push(entry);
        author_log
    }

    /// Returns how many author logs cannot prove what they are about.
    pub fn unbound(&self) -> usize {
        self.author_logs
            .iter()
            .filter(|one| !one.is_bound())
            .count()
    }

    /// Returns whether nothing was done.
    pub fn is_empty(&self) -> bool {
        self.author_logs.is_empty()
    }

    /// Returns the author logs.
    pub fn author_logs(&self) -> &[AuthorLog] {
        &self.author_logs
    }

    /// Returns every event in the order of its time; at the same time, in the order of author logs.
    ///
    /// Within an author log the order is that of its entries, even where the clock was set back in between.
    pub fn events(&self) -> Vec<ReviewEvent> {
        self.events_among(|author_log| author_log.entries.len())
    }

    /// Returns the events among the first entries of each author log, in the same order; `count` says how many
    /// entries those are.
    pub fn events_among(&self, count: impl Fn(&AuthorLog) -> usize) -> Vec<ReviewEvent> {
        let mut events: Vec<(String, ReviewEvent)> = Vec::new();
        for author_log in &self.author_logs {
            let mut latest = String::new();
            let entries = author_log.entries.iter().take(count(author_log));
            for event in entries.filter_map(|entry| ReviewEvent::from_entry(entry).ok()) {
                if event.at > latest {
                    latest.clone_from(&event.at);
                }
                events.push((latest.clone(), event));
            }
        }
        events.sort_by(|one, other| one.0.cmp(&other.0));
        events.into_iter().map(|(_, event)| event).collect()
    }

    /// Returns the time of the latest event, in milliseconds since the epoch; what is done next comes after it, even
    /// where somebody's clock was ahead. 0 where nothing was done.
    pub fn latest_ms(&self) -> i64 {
        let entries = self.author_logs.iter().flat_map(|one| &one.entries);
        let times = entries.filter_map(|entry| parse_rfc3339(&EntryHeader::of(entry).at?));
        times.max().unwrap_or_default()
    }

    /// Returns the log without the last entries of some author logs: as it was when each had as many as `count` says;
    /// `None` leaves all of them. An author log without entries is left out.
    pub fn shortened(&self, count: impl Fn(&AuthorLog) -> Option<usize>) -> Self {
        let each = self.author_logs.iter().filter_map(|one| match count(one) {
            None => Some(one.clone()),
            Some(0) => None,
            Some(count) => Some(one.shortened(count)),
        });
        Self {
            subject: self.subject.clone(),
            author_logs: each.collect(),
        }
    }

    /// Takes everything in that another log has and this one has not.
    ///
    /// # Errors
    /// Returns a problem where the other log is about something else, and where the same author log was continued in
    /// two different ways, which no page does; nothing is taken in then.
    pub fn merge(&mut self, file: &str, other: &Self) -> Result<Merged, Problems> {
        self.subject.check(file, &other.subject)?;
        let mut author_logs = self.author_logs.clone();
        let mut merged = Merged::default();
        for theirs in &other.author_logs {
            match author_logs.iter_mut().find(|ours| ours.id == theirs.id) {
                None => {
                    merged.added += theirs.entries.len();
                    author_logs.push(theirs.clone());
                }
                Some(ours) => {
                    let common = ours.entries.len().min(theirs.entries.len());
                    if ours.start != theirs.start
                        || ours.entries[..common] != theirs.entries[..common]
                    {
                        return Err(Problems::one(
                            file,
                            AUTHOR_LOGS,
                            "This log contradicts the one at hand: the same page is said to have written two different things.",
                            "One of the files was changed by hand. Ask who sent it for the file as it was exported.",
                        ));
                    }
                    if theirs.entries.len() > ours.entries.len() {
                        merged.added += theirs.entries.len() - common;
                        *ours = theirs.clone();
                    }
                }
            }
        }
        check_authors(file, &author_logs)?;
        author_logs.sort_by(|one, other| one.id.cmp(&other.id));
        self.author_logs = author_logs;
        Ok(merged)
    }

    /// Reads the list of author logs of an evaluation that is said to be about `subject`, and follows their chains.
    ///
    /// # Errors
    /// Returns the errors of [`Log::read`], and a problem for the first value that is not of its type.
    pub fn parse(file: &str, value: &Value, subject: Subject) -> Result<Self, Problems> {
        let author_logs =
            document::read(file, value).map_err(|problems| beneath(AUTHOR_LOGS, problems))?;
        Self::read(file, author_logs, subject)
    }

    /// Makes a log of author logs that are said to be about `subject`, and follows their chains.
    ///
    /// # Errors
    /// Returns every entry that is not an event, every chain that begins with something else than what the log is said
    /// to be about, and the first broken link of each author log.
    pub fn read(
        file: &str,
        mut author_logs: Vec<AuthorLog>,
        subject: Subject,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        for (at, author_log) in author_logs.iter().enumerate() {
            let path = format!("{AUTHOR_LOGS}[{at}]");
            problems.0.extend(author_log.check(file, &path, &subject).0);
            if author_logs[..at].iter().any(|one| one.id == author_log.id) {
                problems.add(file, &path, "This author log is there twice.", ASK);
            }
        }
        if let Err(too_many) = check_authors(file, &author_logs) {
            problems.0.extend(too_many.0);
        }
        author_logs.sort_by(|one, other| one.id.cmp(&other.id));
        problems.none_or(Self {
            subject,
            author_logs,
        })
    }
}

/// Problems of a part of an evaluation, which is read by itself, at their places in the whole, with what to do about
/// them: nobody corrects an evaluation by hand.
pub(super) fn beneath(path: &str, problems: Problems) -> Problems {
    let place = |problem: Problem| Problem {
        path: problem.path.replacen('$', path, 1),
        remedy: ASK.into(),
        ..problem
    };
    Problems(problems.0.into_iter().map(place).collect())
}

/// More people than this never write about one candidate. Their names are compared, each with each.
const MOST_AUTHORS: usize = 100;

/// Refuses a log that more people are said to have written than can be.
fn check_authors(file: &str, author_logs: &[AuthorLog]) -> Result<(), Problems> {
    let entries = author_logs.iter().flat_map(|one| &one.entries);
    let author = |entry: &Value| {
        let header = EntryHeader::of(entry);
        header.by_id.or(header.by)
    };
    let authors: BTreeSet<String> = entries.filter_map(author).collect();
    if authors.len() <= MOST_AUTHORS {
        return Ok(());
    }
    let message = "More than 100 people are said to have written this log.";
    Err(Problems::one(file, AUTHOR_LOGS, message, ASK))
}

/// The place of the author logs in an evaluation.
const AUTHOR_LOGS: &str = "$.strands";
const ELSEWHERE: &str = "These entries were written about other answers: their chain does not begin with the bundle, the attempt and the pack that this file names.";
const OTHER_POLICY: &str = "This entry puts a scoring policy in force that is broken, or not the one whose SHA-256 it names.";
const ASK: &str = "Ask who sent it for the file as it was exported.";
