//! The log of an evaluation: who did what, bound together so that later edits are found.
//!
//! Each page that is open writes a strand of its own: entries in a chain as in `record::chain`, which begins with
//! the strand's identifier. So two raters' files, or two tabs, never contradict each other: merging takes
//! every strand of both, and of the same strand the longer one. The acts are read in the order of their times.

use super::act::Act;
use crate::json::{Problems, Value};
use crate::record::chain;
use crate::record::object;
use crate::record::time::parse_rfc3339;

/// One page's entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strand {
    /// Identifier, unique in the world.
    pub id: String,
    /// The last link of the chain.
    pub head: String,
    /// The entries, each with its link.
    pub entries: Vec<Value>,
}

/// All strands of an evaluation, in the order of their identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    strands: Vec<Strand>,
}

/// What came of taking another log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// How many entries are new.
    pub added: usize,
}

impl Log {
    /// Writes an act down at the end of a strand, which begins with it if there is none yet.
    pub fn append(&mut self, strand: &str, act: &Act) {
        let at = match self
            .strands
            .binary_search_by(|one| one.id.as_str().cmp(strand))
        {
            Ok(at) => at,
            Err(at) => {
                let fresh = Strand {
                    id: strand.into(),
                    head: chain::start(strand),
                    entries: Vec::new(),
                };
                self.strands.insert(at, fresh);
                at
            }
        };
        let strand = &mut self.strands[at];
        let mut entry = act.to_json();
        strand.head = chain::bind(&strand.head, &mut entry);
        strand.entries.push(entry);
    }

    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        self.strands.is_empty()
    }

    /// The strands.
    pub fn strands(&self) -> &[Strand] {
        &self.strands
    }

    /// Every act in the order of its time; at the same time, in the order of strands.
    ///
    /// Within a strand the order is that of its entries, even where the clock was set back in between.
    pub fn acts(&self) -> Vec<Act> {
        let mut acts: Vec<(String, Act)> = Vec::new();
        for strand in &self.strands {
            let mut latest = String::new();
            for act in strand.entries.iter().filter_map(Act::from_json) {
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
    /// Where the same strand was continued in two different ways, which no page does; nothing is taken in then.
    pub fn merge(&mut self, file: &str, other: &Self) -> Result<Merged, Problems> {
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
                    if ours.entries[..common] != theirs.entries[..common] {
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
        strands.sort_by(|one, other| one.id.cmp(&other.id));
        self.strands = strands;
        Ok(merged)
    }

    /// The log as it stands in an evaluation.
    pub fn to_json(&self) -> Value {
        self.strands
            .iter()
            .map(|strand| {
                object([
                    ("id", strand.id.as_str().into()),
                    ("head", strand.head.as_str().into()),
                    ("entries", strand.entries.clone().into()),
                ])
            })
            .collect()
    }

    /// Reads a log and follows its chains.
    ///
    /// # Errors
    /// What cannot be read, and the first broken link of each strand.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut add = |path: &str, message: &str, remedy: &str| {
            problems
                .0
                .extend(Problems::one(file, path, message, remedy).0);
        };
        let mut strands: Vec<Strand> = Vec::new();
        for (position, strand) in value.as_array().into_iter().flatten().enumerate() {
            let path = ["$.strands[", &position.to_string(), "]"].concat();
            let text = |name: &str| strand.get(name).and_then(Value::as_str).unwrap_or_default();
            let entries = strand
                .get("entries")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            for (at, entry) in entries.iter().enumerate() {
                if Act::from_json(entry).is_none() {
                    let path = [&path, ".entries[", &at.to_string(), "]"].concat();
                    let message = if Act::is_unnamed(entry) {
                        "This entry has no author: nothing of the name can be seen, or it has more than 200 characters."
                    } else {
                        "This entry is of no kind that this version knows."
                    };
                    add(&path, message, ASK);
                }
            }
            match chain::follow(text("id"), &entries, text("head")) {
                Ok(()) => {}
                Err(chain::Broken::Head) => add(
                    &[&path, ".head"].concat(),
                    "The log ends before its head: entries at its end are missing, or the head was changed.",
                    ASK,
                ),
                Err(chain::Broken::Event(at)) => add(
                    &[&path, ".entries[", &at.to_string(), "]"].concat(),
                    "The log breaks here: this entry does not follow from the ones before it.",
                    ASK,
                ),
            }
            if strands.iter().any(|known| known.id == text("id")) {
                add(&path, "This strand is there twice.", ASK);
            }
            strands.push(Strand {
                id: text("id").into(),
                head: text("head").into(),
                entries,
            });
        }
        strands.sort_by(|one, other| one.id.cmp(&other.id));
        if problems.0.is_empty() {
            Ok(Self { strands })
        } else {
            Err(problems)
        }
    }
}

const ASK: &str = "Ask who sent it for the file as it was exported.";
