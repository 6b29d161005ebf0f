//! An attempt over its time: which item was on screen when, and what else happened. Neutral: it shows what the record
//! holds, and judges nothing.

use super::opened_bundle::OpenedBundle;

/// An attempt over its time; all times in milliseconds since it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// The time granted.
    pub granted_ms: i64,
    /// The time used.
    pub elapsed_ms: i64,
    /// The views of items, in the order of time.
    pub views: Vec<View>,
    /// The other events, in the order of time.
    pub marks: Vec<Mark>,
}

/// A stretch of time in which an item was on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Identifier of the item; empty for the review of answers.
    pub item: String,
    /// Identifier of its section; empty for the review of answers.
    pub section: String,
    /// From when.
    pub from_ms: i64,
    /// To when.
    pub to_ms: i64,
    /// The number of times in a row that the record counts it.
    pub times: i64,
    /// Its place in the record.
    pub place: usize,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its name in the record.
    pub kind: String,
    /// The sort of the event.
    pub sort: Sort,
    /// The item that it is about; may be empty.
    pub item: String,
    /// When.
    pub at_ms: i64,
    /// Until when, where it happened several times.
    pub until_ms: i64,
    /// How many times.
    pub times: i64,
    /// Its amount: characters pasted or in the answer, milliseconds between clocks; `None` where there is none.
    pub amount: Option<i64>,
    /// Its place in the record.
    pub place: usize,
}

/// Sorts of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// An answer was given or changed.
    Change,
    /// Something was pasted.
    Paste,
    /// The page was out of sight or out of focus, or back.
    Attention,
    /// The page was opened again.
    Reload,
    /// The clocks disagreed, or were put right.
    Clock,
    /// The network or the browser's storage failed, or came back.
    Device,
    /// Anything else: flags, warnings of time, the end.
    Other,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Self; 7] = [
        Self::Change,
        Self::Paste,
        Self::Attention,
        Self::Reload,
        Self::Clock,
        Self::Device,
        Self::Other,
    ];

    fn of(kind: &str) -> Self {
        match kind {
            "answered" => Self::Change,
            "pasted" => Self::Paste,
            "hidden" | "shown" | "blurred" | "focused" => Self::Attention,
            "reopened" => Self::Reload,
            "wall-clock-ahead" | "wall-clock-behind" | "host-ahead" | "host-behind"
            | "corrected-by-host" | "unaccounted" | "host-heard" | "host-silent" | "clock-read" => {
                Self::Clock
            }
            "offline" | "online" | "unkept" | "kept" => Self::Device,
            _ => Self::Other,
        }
    }
}

/// Returns the replay of an attempt.
pub fn replay(opened: &OpenedBundle) -> Replay {
    let section_of = |item: &str| {
        let mut sections = opened.bundle.sections.iter();
        let own = sections.find(|section| section.items.iter().any(|known| known.id == item));
        own.map_or_else(String::new, |section| section.id.clone())
    };
    let mut views: Vec<View> = Vec::new();
    let mut marks = Vec::new();
    for (place, event) in opened.bundle.events.iter().enumerate() {
        let at_ms = within_bounds(event.at_ms);
        let times = event.times.map_or(1, within_bounds).max(1);
        let item = event.item.clone().unwrap_or_default();
        if event.kind == "viewed" {
            if let Some(before) = views.last_mut() {
                before.to_ms = at_ms.max(before.from_ms);
            }
            views.push(View {
                section: section_of(&item),
                item,
                from_ms: at_ms,
                to_ms: opened.elapsed_ms.max(at_ms),
                times,
                place,
            });
            continue;
        }
        marks.push(Mark {
            sort: Sort::of(&event.kind),
            kind: event.kind.clone(),
            item,
            at_ms,
            until_ms: event.until_ms.map_or(at_ms, within_bounds),
            times,
            amount: event.amount.map(within_bounds),
            place,
        });
    }
    Replay {
        granted_ms: opened.granted_ms,
        elapsed_ms: opened.elapsed_ms,
        views,
        marks,
    }
}

impl Replay {
    /// Returns how often a sort of thing happened.
    pub fn count(&self, sort: Sort) -> i64 {
        let of_sort = self.marks.iter().filter(|mark| mark.sort == sort);
        of_sort.map(|mark| mark.times).sum()
    }
}

/// Returns a number of the record, within bounds in which sums and pictures do not overflow.
fn within_bounds(number: i64) -> i64 {
    number.clamp(-1_000_000_000, 1_000_000_000)
}
