//! What the oracle has seen: the acts of the candidate, and what may be lost of them.

use super::instant::Instant;
use crate::content::{FIRST_SECTION_MS, GRANTED_MS, IN_FIRST, ITEMS, answer};
use crate::scenario::{Scenario, What};
use crate::tab::Shown;
use assay_core::attempt::{Place, Response};

/// The pause after which what was typed goes to disk, as the app has it, in milliseconds.
const DRAFT_MS: i64 = 500;

/// So many ways to explain what is on screen are held apart.
const MOST_HISTORIES: usize = 24;

/// Something that the candidate did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    /// Went to an item.
    Viewed(usize),
    /// Went to the review.
    Reviewed,
    /// Gave an answer; one that says nothing clears it.
    Answered {
        /// The item.
        item: usize,
        /// The answer; `None` where it was cleared.
        response: Option<Response>,
    },
    /// Flagged an item, or took the flag away.
    Flagged {
        /// The item.
        item: usize,
        /// Whether it is flagged.
        on: bool,
    },
    /// Pasted so many characters into an item.
    Pasted {
        /// The item.
        item: usize,
        /// How many.
        characters: usize,
    },
    /// Finished the first section.
    FinishedSection,
    /// Handed in.
    Submitted,
}

/// An act with its time.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub(super) at: Instant,
    pub(super) did: Did,
}

/// How a page went.
#[derive(Debug, Clone, Copy)]
pub struct Gone {
    /// When.
    pub at: Instant,
    /// Whether it could put what was being typed into the journal before, and nothing else waited for the store.
    pub is_whole: bool,
    /// Since when it said that answers are not kept, by the monotonic clock.
    pub unkept_since_ms: Option<i64>,
}

/// What was done, as far as it was kept.
#[derive(Debug, Clone)]
pub(super) struct History {
    pub(super) acts: Vec<Act>,
    /// Acts from this place on may be lost, from some place on: a page went before they were certainly kept, and nobody has
    /// seen yet what is there.
    pub(super) certain: usize,
}

/// An attempt, from outside.
pub(super) struct Begun {
    pub(super) at: Instant,
    pub(super) version: usize,
    /// What may have been kept, where what is on screen does not tell. There is always one.
    pub(super) histories: Vec<History>,
    /// A page went while it said that answers were not kept.
    pub(super) was_warned: bool,
}

/// The oracle of one sitting.
pub struct Oracle {
    pub(super) begun: Option<Begun>,
    pub(super) limits: bool,
    pub(super) granted_ms: i64,
    pub(super) first_ms: i64,
    pub(super) trip_ms: i64,
    pub(super) speed_percent: i64,
    /// The longest that a transaction takes.
    pub(super) disk_ms: i64,
    /// How many records a crash may have torn.
    pub(super) torn: u32,
    /// What clocks that nobody can check may cost or give.
    pub(super) loose_ms: i64,
    /// Nothing happens to clocks or pages.
    pub(super) is_calm: bool,
    /// The key can always be had.
    pub(super) is_graded: bool,
    pub(super) disturbed_ms: i64,
    pub(super) complaints: Vec<String>,
}

impl Oracle {
    /// The oracle for a scenario.
    pub fn new(scenario: &Scenario) -> Self {
        let setting = &scenario.setting;
        let percent = i64::from(setting.time_percent);
        let sum = |of: fn(&What) -> i64| -> i64 {
            let steps = scenario.steps.iter();
            steps.map(|step| of(&step.what).abs()).sum()
        };
        let sets_ms = sum(|what| match what {
            What::SetClock(by_ms) => *by_ms,
            _ => 0,
        });
        let host_ms = sum(|what| match what {
            What::SetHost(by_ms) | What::StaleHost(by_ms) => *by_ms,
            _ => 0,
        });
        let is_host_away =
            scenario.has(|what| matches!(what, What::HostGone(_) | What::Offline(_)));
        let disturbs = |what: &What| {
            matches!(
                what,
                What::Reload { .. }
                    | What::Close { .. }
                    | What::Crash { .. }
                    | What::SecondTab
                    | What::SetClock(_)
                    | What::Sleep(_)
            )
        };
        // A host that is wrong costs nothing by itself. Where the machine's clocks leave a doubt, it is believed.
        let misled_ms = if scenario.has(disturbs) { host_ms } else { 0 };
        let unchecked_ms = if is_host_away || host_ms > 0 {
            sets_ms
        } else {
            0
        };
        let latencies = scenario.steps.iter().map(|step| match step.what {
            What::SlowDisk { latency_ms, .. } => latency_ms,
            _ => 0,
        });
        let torn = scenario.steps.iter();
        let torn = torn.filter(|step| matches!(step.what, What::Crash { torn: true, .. }));
        Self {
            begun: None,
            limits: setting.limits,
            granted_ms: GRANTED_MS * percent / 100,
            first_ms: FIRST_SECTION_MS * percent / 100,
            trip_ms: setting.trip_ms,
            speed_percent: setting.speed_percent,
            disk_ms: latencies.max().unwrap_or(0).max(setting.disk_ms),
            torn: u32::try_from(torn.count()).unwrap_or(u32::MAX),
            loose_ms: misled_ms + unchecked_ms,
            is_calm: !scenario.has(disturbs) && host_ms == 0 && setting.speed_percent == 100,
            is_graded: !is_host_away && !scenario.has(|what| *what == What::Redeploy),
            disturbed_ms: i64::MIN / 2,
            complaints: Vec::new(),
        }
    }

    /// Puts a complaint on record.
    pub fn complain(&mut self, at_ms: i64, what: String) {
        // One of a kind is enough to look into.
        if self.complaints.len() < 20 {
            let seconds = at_ms as f64 / 1_000.0;
            self.complaints.push(format!("at {seconds:.3} s: {what}"));
        }
    }

    /// The complaints so far.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// Something happened to clocks or pages, so that for some seconds nobody can know the time.
    pub fn disturbed(&mut self, at_ms: i64) {
        self.disturbed_ms = self.disturbed_ms.max(at_ms);
    }

    /// The candidate pressed the button that starts the clock.
    pub fn began(&mut self, at: Instant, version: usize) {
        let first = Act {
            at,
            did: Did::Viewed(0),
        };
        self.begun = Some(Begun {
            at,
            version,
            histories: vec![History {
                acts: vec![first],
                certain: 1,
            }],
            was_warned: false,
        });
    }

    /// The candidate did something on a page that took it.
    pub fn did(&mut self, at: Instant, did: Did) {
        for history in self.begun.iter_mut().flat_map(|it| &mut it.histories) {
            let did = did.clone();
            history.acts.push(Act { at, did });
            history.certain = history.acts.len();
        }
    }

    /// A page went, in order or not. What may be gone with it has to be seen.
    pub fn page_went(&mut self, gone: Gone) {
        let bound_ms = if gone.is_whole {
            0
        } else {
            DRAFT_MS + self.disk_ms + 50
        };
        let Some(begun) = &mut self.begun else { return };
        let mut until_ms = gone.at.mono_ms - bound_ms;
        if let Some(since_ms) = gone.unkept_since_ms {
            begun.was_warned = true;
            until_ms = until_ms.min(since_ms - DRAFT_MS - self.disk_ms - 50);
        }
        for history in &mut begun.histories {
            let is_kept = |act: &&Act| act.at.mono_ms <= until_ms;
            let least = history.acts.iter().take_while(is_kept).count();
            history.certain = history.certain.min(least);
        }
    }

    /// The page asks to begin although something was begun.
    pub fn starts_anew(&mut self, at_ms: i64) {
        let Some(begun) = self.begun.take() else {
            return;
        };
        let is_excused = begun.histories.iter().any(|history| history.certain == 0);
        if !is_excused {
            self.complain(at_ms, "the whole attempt is lost".into());
        }
    }

    /// The candidate looks at the running test.
    pub fn sees(&mut self, at: Instant, shown: &Shown, is_settled: bool) {
        self.decide(at, shown);
        if is_settled && self.is_settled(at.at_ms) {
            self.check_countdown(at, shown);
        }
    }

    /// Finds out from what is on screen how much a lost page took along.
    fn decide(&mut self, at: Instant, shown: &Shown) {
        let Some(begun) = &self.begun else { return };
        let is_certain = |history: &History| history.certain == history.acts.len();
        if begun.histories.iter().all(is_certain) {
            return;
        }
        let mut found: Vec<History> = Vec::new();
        for history in &begun.histories {
            for count in (history.certain..=history.acts.len()).rev() {
                let acts: Vec<&Act> = history.acts[..count].iter().collect();
                if found.len() < MOST_HISTORIES && self.fits(&acts, at, shown) {
                    found.push(History {
                        acts: history.acts[..count].to_vec(),
                        certain: count,
                    });
                }
            }
        }
        if found.is_empty() {
            let history = &begun.histories[0];
            let text = format!(
                "answers are lost: {:?} is on screen after {:?}",
                shown.answers,
                &history.acts[history.certain..]
            );
            self.complain(at.at_ms, text);
        } else if let Some(begun) = &mut self.begun {
            begun.histories = found;
        }
        for history in self.begun.iter_mut().flat_map(|it| &mut it.histories) {
            history.certain = history.acts.len();
        }
    }

    /// Returns whether acts lead to what is on screen.
    fn fits(&self, acts: &[&Act], at: Instant, shown: &Shown) -> bool {
        if acts.iter().any(|act| act.did == Did::Submitted) {
            return false;
        }
        let has_finished = acts.iter().any(|act| act.did == Did::FinishedSection);
        let may_be_over = at.at_ms > self.first_end_ms(acts) - self.slack_ms(at.at_ms);
        let in_second = self.limits && shown.open_items.0 > 0;
        if has_finished && !in_second || in_second && !may_be_over {
            return false;
        }
        let has_place = self.places(acts, shown).contains(&shown.place);
        has_place
            && (0..ITEMS.len()).all(|item| {
                let ways = self.outcomes(acts, item);
                ways.iter().any(|way| way.response == shown.answers[item])
                    && flag_of(acts, item) == shown.flags[item]
            })
    }

    /// Where the candidate may be by these acts.
    fn places(&self, acts: &[&Act], shown: &Shown) -> Vec<Place> {
        let mut gone = acts.iter().filter_map(|act| match act.did {
            Did::Viewed(item) => Some(Place::Item(item)),
            Did::Reviewed => Some(Place::Review),
            _ => None,
        });
        let last = gone.next_back().into_iter();
        // A section that has just begun shows its first item.
        let first = (self.limits && shown.open_items.0 > 0).then_some(Place::Item(IN_FIRST));
        last.chain(first).collect()
    }
}

/// How many characters were pasted.
pub(super) fn pasted(acts: &[&Act]) -> usize {
    acts.iter()
        .map(|act| match act.did {
            Did::Pasted { characters, .. } => characters,
            _ => 0,
        })
        .sum()
}

pub(super) fn flag_of(acts: &[&Act], item: usize) -> bool {
    let mut flags = acts.iter().filter_map(|act| match act.did {
        Did::Flagged { item: of, on } if of == item => Some(on),
        _ => None,
    });
    flags.next_back().unwrap_or(false)
}

/// What an answer is worth, in percent; `None` where a person decides.
pub(super) fn worth(item: usize, response: Option<&Response>) -> Option<u32> {
    let Some(response) = response else {
        return (item + 1 < ITEMS.len()).then_some(0);
    };
    let variants = (0..8).map(|variant| answer(item, variant));
    let mut same = variants.filter(|given| given.response == *response);
    same.next().and_then(|given| given.percent)
}
