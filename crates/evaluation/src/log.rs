//! The log of an evaluation: who did what, bound together so that later edits are found.
//!
//! Each page that is open writes a strand of its own: entries in a chain as in `record::chain`, which begins with
//! what the strand is about, see [`Subject`]. So two raters' files, or two tabs, never contradict each other: merging
//! takes every strand of both, and of the same strand the longer one. The acts are read in the order of their times.
//!
//! Strands of `assay/evaluation/1` begin with their identifier alone and cannot prove what they are about. They are
//! read, and never go on: what is done next begins a strand that can.

use super::policy_set::policy_of;
use super::review_event::{ReviewAction, ReviewEvent};
use super::subject::{Subject, unbound_start};
use assay_core::json::object;
use assay_core::json::{Problems, Value};
use assay_core::record::chain;
use assay_core::record::time::parse_rfc3339;
use std::collections::BTreeSet;

/// One page's entries.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl AuthorLog {
    /// A strand without entries that begins with what it is about.
    fn new(id: &str, subject: &Subject) -> Self {
        let start = subject.start(id);
        Self {
            id: id.into(),
            head: start.clone(),
            start,
            entries: Vec::new(),
        }
    }

    /// Whether the chain begins with what the strand is about. Those of `assay/evaluation/1` do not.
    pub fn is_bound(&self) -> bool {
        self.start != unbound_start(&self.id)
    }

    /// The strand as it stands in an evaluation.
    pub fn to_json(&self) -> Value {
        object([
            ("id", self.id.as_str().into()),
            ("start", self.start.as_str().into()),
            ("head", self.head.as_str().into()),
            ("entries", self.entries.clone().into()),
        ])
    }
}

/// All strands of an evaluation, in the order of their identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    subject: Subject,
    strands: Vec<AuthorLog>,
}

/// What came of taking another log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// How many entries are new.
    pub added: usize,
}

impl Log {
    /// A log in which nothing was done yet.
    pub fn about(subject: Subject) -> Self {
        Self {
            subject,
            strands: Vec::new(),
        }
    }

    /// What the log is about.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Writes an act down at the end of a strand, which begins with it if there is none yet; returns the strand.
    /// A strand of an earlier version, which cannot prove what it is about, stays as it is; another goes on for it.
    pub fn append(&mut self, strand: &str, act: &ReviewEvent) -> &AuthorLog {
        let mut id = String::from(strand);
        let at = loop {
            match self.strands.binary_search_by(|one| one.id.cmp(&id)) {
                Ok(at) if self.strands[at].is_bound() => break at,
                Ok(_) => id.push('+'),
                Err(at) => {
                    self.strands.insert(at, AuthorLog::new(&id, &self.subject));
                    break at;
                }
            }
        };
        let strand = &mut self.strands[at];
        let mut entry = act.to_json();
        strand.head = chain::bind(&strand.head, &mut entry);
        strand.entries.push(entry);
        strand
    }

    /// How many strands cannot prove what they are about.
    pub fn unbound(&self) -> usize {
        self.strands.iter().filter(|one| !one.is_bound()).count()
    }

    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        self.strands.is_empty()
    }

    /// The strands.
    pub fn strands(&self) -> &[AuthorLog] {
        &self.strands
    }

    /// Every act in the order of its time; at the same time, in the order of strands.
    ///
    /// Within a strand the order is that of its entries, even where the clock was set back in between.
    pub fn acts(&self) -> Vec<ReviewEvent> {
        self.acts_among(|strand| strand.entries.len())
    }

    /// The acts among the first entries of each strand, in the same order; `count` says how many those are.
    pub fn acts_among(&self, count: impl Fn(&AuthorLog) -> usize) -> Vec<ReviewEvent> {
        let mut acts: Vec<(String, ReviewEvent)> = Vec::new();
        for strand in &self.strands {
            let mut latest = String::new();
            let entries = strand.entries.iter().take(count(strand));
            for act in entries.filter_map(ReviewEvent::from_json) {
                if act.at > latest {
                    latest.clone_from(&act.at);
                }
                acts.push((latest.clone(), act));
            }
        }
        acts.sort_by(|one, other| one.0.cmp(&other.0));
        acts.into_iter().map(|(_, act)| act).collect()
    }

    /// The time of the latest act, in milliseconds since the epoch; what is done next comes after it, even where
    /// somebody's clock was ahead. 0 where nothing was done.
    pub fn latest_ms(&self) -> i64 {
        let entries = self.strands.iter().flat_map(|strand| &strand.entries);
        let times = entries.filter_map(|entry| parse_rfc3339(entry.get("at")?.as_str()?));
        times.max().unwrap_or_default()
    }

    /// Takes everything in that another log has and this one has not.
    ///
    /// # Errors
    /// Where it is about something else, and where the same strand was continued in two different ways, which no page
    /// does; nothing is taken in then.
    pub fn merge(&mut self, file: &str, other: &Self) -> Result<Merged, Problems> {
        self.subject.check(file, &other.subject)?;
        let mut strands = self.strands.clone();
        let mut merged = Merged::default();
        for theirs in &other.strands {
            match strands.iter_mut().find(|ours| ours.id == theirs.id) {
                None => {
                    merged.added += theirs.entries.len();
                    strands.push(theirs.clone());
                }
                Some(ours) => {
                    let common = ours.entries.len().min(theirs.entries.len());
                    if ours.start != theirs.start
                        || ours.entries[..common] != theirs.entries[..common]
                    {
                        return Err(Problems::one(
                            file,
                            "$.strands",
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
        check_authors(file, &strands)?;
        strands.sort_by(|one, other| one.id.cmp(&other.id));
        self.strands = strands;
        Ok(merged)
    }

    /// The log as it stands in an evaluation.
    pub fn to_json(&self) -> Value {
        self.strands.iter().map(AuthorLog::to_json).collect()
    }

    /// Reads a log that is said to be about something, and follows its chains.
    ///
    /// # Errors
    /// What cannot be read, chains that begin with something else than what the log is said to be about, and the first
    /// broken link of each strand.
    pub fn parse(file: &str, value: &Value, subject: Subject) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut strands: Vec<AuthorLog> = Vec::new();
        for (position, strand) in value.as_array().into_iter().flatten().enumerate() {
            let path = ["$.strands[", &position.to_string(), "]"].concat();
            let strand = read_strand(strand);
            let mut add = |at: &str, message: &str| {
                let path = [&path, at].concat();
                problems
                    .0
                    .extend(Problems::one(file, &path, message, ASK).0);
            };
            if strand.is_bound() && strand.start != subject.start(&strand.id) {
                add(".start", ELSEWHERE);
            }
            for (at, entry) in strand.entries.iter().enumerate() {
                if !ReviewEvent::from_json(entry).is_some_and(|act| is_whole(&act)) {
                    let at = [".entries[", &at.to_string(), "]"].concat();
                    let message = if ReviewEvent::is_unnamed(entry) {
                        "This entry has no author: nothing of the name can be seen, or it has more than 200 characters."
                    } else {
                        "This entry is of no kind that this version knows."
                    };
                    add(&at, message);
                }
            }
            match chain::follow_from(&strand.start, &strand.entries, &strand.head) {
                Ok(()) => {}
                Err(chain::Broken::Head) => add(
                    ".head",
                    "The log ends before its head: entries at its end are missing, or the head was changed.",
                ),
                Err(chain::Broken::Event(at)) => add(
                    &[".entries[", &at.to_string(), "]"].concat(),
                    "The log breaks here: this entry does not follow from the ones before it.",
                ),
            }
            if strands.iter().any(|known| known.id == strand.id) {
                add("", "This strand is there twice.");
            }
            strands.push(strand);
        }
        if let Err(too_many) = check_authors(file, &strands) {
            problems.0.extend(too_many.0);
        }
        strands.sort_by(|one, other| one.id.cmp(&other.id));
        if problems.0.is_empty() {
            Ok(Self { subject, strands })
        } else {
            Err(problems)
        }
    }
}

/// More people than this never write about one candidate. Their names are compared, each with each.
const MOST_AUTHORS: usize = 100;

/// Refuses a log that more people are said to have written than can be.
fn check_authors(file: &str, strands: &[AuthorLog]) -> Result<(), Problems> {
    let entries = strands.iter().flat_map(|strand| &strand.entries);
    let author = |entry: &Value| {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).map(String::from);
        text("by_id").or_else(|| text("by"))
    };
    let authors: BTreeSet<String> = entries.filter_map(author).collect();
    if authors.len() <= MOST_AUTHORS {
        return Ok(());
    }
    let message = "More than 100 people are said to have written this log.";
    Err(Problems::one(file, "$.strands", message, ASK))
}

/// Reads a strand; what is missing is empty. Without a start it is one of `assay/evaluation/1`.
fn read_strand(strand: &Value) -> AuthorLog {
    let text = |name: &str| strand.get(name).and_then(Value::as_str);
    let id = text("id").unwrap_or_default();
    AuthorLog {
        start: text("start").map_or_else(|| unbound_start(id), String::from),
        id: id.into(),
        head: text("head").unwrap_or_default().into(),
        entries: strand
            .get("entries")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default(),
    }
}

/// Whether a policy in an entry is one, and the one whose digest the entry names.
fn is_whole(act: &ReviewEvent) -> bool {
    !matches!(act.what, ReviewAction::PolicySet { .. }) || policy_of(act).is_some()
}

const ELSEWHERE: &str = "These entries were written about other answers: their chain does not begin with the bundle, the attempt and the pack that this file names.";
const ASK: &str = "Ask who sent it for the file as it was exported.";
