//! Somebody who goes through the answers: where they are, what a key does, what is written down.

use super::drafts::{Drafts, settings};
use super::paper::Paper;
use super::scale;
use crate::focus::focus_later;
use crate::persistence;
use crate::rating::shared::asked_for;
use crate::rating::shared::queue_of;
use crate::rating::shared::states;
use crate::rating::shared::with_state;
use crate::workspace::Workspace;
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Order, Queue, Sheet, next_open, progress, unrated};
use assay_web::browser::{keys, page};
use leptos::prelude::*;

/// The rater; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Rater {
    /// The workspace.
    pub workspace: Workspace,
    /// Notes that are not saved.
    pub drafts: Drafts,
    /// How the rater goes through the answers.
    pub order: RwSignal<Order>,
    /// The answers that are to be rated.
    pub queue: Memo<Queue>,
    /// The sheet on screen.
    pub here: RwSignal<Option<Sheet>>,
    /// The position of the criterion that number keys rate.
    pub current: RwSignal<usize>,
    /// The last action in words, to be read out.
    pub said: RwSignal<String>,
    /// Whether single keys rate.
    pub has_keys: RwSignal<bool>,
    /// Whether the rater tries sample answers now.
    pub is_trying: RwSignal<bool>,
    /// Whether the next sheet is to take the focus once it is on screen.
    moves_focus: RwSignal<bool>,
    /// The answer that the address names: bundle and item. Whoever goes there begins with it.
    asked: StoredValue<Option<(String, String)>>,
}

/// The heading of the sheet.
pub const HEADING: &str = "rating-sheet";
/// The button to the next sheet.
pub const NEXT: &str = "rating-next";

const KEYS: &str = "rating-keys";
const ORDER: &str = "rating-order";
const OFF: &str = "off";

impl Rater {
    /// A rater at the first answer that they have not rated.
    pub fn new(workspace: Workspace) -> Self {
        let order = RwSignal::new(Order::ByAnswer);
        let has_keys = RwSignal::new(true);
        settings(workspace, move |name, text| match name {
            KEYS => {
                has_keys.try_set(text != OFF);
            }
            ORDER if text != OFF => {
                order.try_set(Order::ByCriterion);
            }
            _ => {}
        });
        let rater = Self {
            workspace,
            drafts: Drafts::new(workspace),
            order,
            queue: Memo::new(move |_| queue_of(workspace, order.get())),
            here: RwSignal::new(None),
            current: RwSignal::new(0),
            said: RwSignal::new(String::new()),
            has_keys,
            is_trying: RwSignal::new(false),
            moves_focus: RwSignal::new(false),
            asked: StoredValue::new(asked_for()),
        };
        Effect::new(move |before: Option<String>| {
            let who = workspace.who_id.get();
            rater.stay(before.is_some_and(|before| before != who));
            who
        });
        rater
    }

    /// Keeps the rater where they are while answers come and go. Another person begins with what they have not rated.
    fn stay(self, is_another: bool) {
        let sheets = self.queue.with(|queue| queue.sheets.clone());
        untrack(|| {
            let here = self.here.get_untracked().filter(|_| !is_another);
            if here.as_ref().is_some_and(|here| sheets.contains(here)) {
                return;
            }
            let same = here.and_then(|here| {
                let is_same = |one: &&Sheet| one.sha256 == here.sha256 && one.item == here.item;
                sheets.iter().find(is_same).cloned()
            });
            let asked = self.asked.get_value().filter(|_| !is_another);
            let named = asked.and_then(|(sha256, item)| {
                let mut all = sheets.iter();
                all.position(|one| one.sha256.starts_with(&sha256) && one.item == item)
            });
            let at = named.or_else(|| self.open_from(&sheets, 0)).unwrap_or(0);
            self.put(same.or_else(|| sheets.get(at).cloned()));
        });
    }

    /// The first sheet from a position on that the person at the workspace has not rated in full.
    fn open_from(self, sheets: &[Sheet], from: usize) -> Option<usize> {
        let who = self.workspace.who_id.get_untracked();
        self.workspace.records.with_untracked(|all| {
            let states = states(all);
            next_open(sheets, from, |sha256| states.get(sha256).copied(), &who)
        })
    }

    fn put(self, sheet: Option<Sheet>) {
        let who = self.workspace.who_id.get_untracked();
        let first = sheet.as_ref().and_then(|sheet| {
            let first = |state: &_| unrated(sheet, state, &who).next();
            untrack(|| with_state(self.workspace, &sheet.sha256, first)).flatten()
        });
        self.current.set(first.unwrap_or(0));
        self.here.set(sheet);
    }

    /// Position of the sheet on screen, and how many there are; they are followed.
    pub fn place(self) -> (usize, usize) {
        let here = self.here.get();
        self.queue.with(|queue| {
            let at = queue
                .sheets
                .iter()
                .position(|sheet| Some(sheet) == here.as_ref());
            (at.unwrap_or(0), queue.sheets.len())
        })
    }

    /// Returns how many criteria the person at the workspace has rated, and of how many; they are followed.
    pub fn progress(self) -> (usize, usize) {
        let who = self.workspace.who_id.get();
        self.workspace.records.with(|all| {
            let states = states(all);
            self.queue
                .with(|queue| progress(&queue.sheets, |sha256| states.get(sha256).copied(), &who))
        })
    }

    /// Changes how the rater goes through the answers.
    pub fn set_order(self, order: Order) {
        persistence::setting(
            self.workspace,
            ORDER,
            if order == Order::ByAnswer { OFF } else { "on" },
        );
        self.order.set(order);
    }

    /// Switches single keys on or off.
    pub fn set_keys(self, is_on: bool) {
        persistence::setting(self.workspace, KEYS, if is_on { "on" } else { OFF });
        self.has_keys.set(is_on);
    }

    /// Handles a key.
    pub fn press(self, event: &web_sys::Event) {
        if !self.has_keys.get_untracked() || self.workspace.who.with_untracked(String::is_empty) {
            return;
        }
        let Some(key) = keys::pressed(event) else {
            return;
        };
        match key.as_str() {
            "1" | "2" | "3" | "4" | "5" => {
                self.rate(self.current.get_untracked(), key.parse().unwrap_or(1))
            }
            "n" => self.go(true),
            "p" => self.go(false),
            "j" => self.step(true),
            "k" => self.step(false),
            _ => return,
        }
        event.prevent_default();
    }

    /// Rates a criterion of the sheet on screen, with what stands in its note, and goes on to the next.
    pub fn rate(self, at: usize, rating: u32) {
        let Some(sheet) = self.here.get_untracked() else {
            return;
        };
        let Some(criterion) = sheet.criteria.get(at) else {
            return;
        };
        let who = self.workspace.who_id.get_untracked();
        let stands = own(self.workspace, &sheet, criterion, &who);
        let key = note_key(&sheet, criterion, &who);
        // Only what changed is written: a note may have been written in another tab meanwhile.
        let note = self
            .drafts
            .get_untracked(&key)
            .map(|text| String::from(text.trim()));
        let is_same = stands.is_some_and(|stands| {
            stands.0 == rating && note.as_ref().is_none_or(|note| *note == stands.1)
        });
        if !is_same {
            let what = ReviewAction::Rated {
                item: sheet.item.clone(),
                criterion: criterion.clone(),
                rating: Some(rating),
                note,
            };
            self.workspace.record_action(&sheet.sha256, what);
        }
        self.drafts.forget(&key);
        let title = Paper::of(self.workspace, &sheet)
            .and_then(|paper| Some(paper.criterion(criterion)?.title.clone()));
        let mut message = tr!(
            rating.saved,
            criterion = title.unwrap_or_default(),
            rating = rating
        );
        let (done, all) = untrack(|| self.progress());
        if done == all {
            message.push(' ');
            message.push_str(tr!(rating.all_rated));
        }
        self.said.set(message);
        if at + 1 < sheet.criteria.len() {
            self.focus(&sheet, at + 1);
        } else {
            page::focus_id(NEXT);
        }
    }

    /// Writes a note down: beside the rating that stands, whichever that is by now, or by itself until there is one.
    pub fn save_note(self, sheet: &Sheet, criterion: &str, title: &str, who: &str, note: String) {
        // Somebody else may work here by now; the draft of whoever wrote it stays.
        if self.workspace.who_id.get_untracked() != who {
            return;
        }
        let what = ReviewAction::Annotated {
            item: sheet.item.clone(),
            criterion: criterion.into(),
            note,
        };
        self.workspace.record_action(&sheet.sha256, what);
        self.said.set(tr!(rating.saved_note, criterion = title));
    }

    /// Takes the own rating back.
    pub fn take_back(self, sheet: &Sheet, at: usize, title: &str) {
        // The button goes away with the rating.
        scale::focus(&scale_id(at), None);
        let what = ReviewAction::Rated {
            item: sheet.item.clone(),
            criterion: sheet.criteria[at].clone(),
            rating: None,
            note: None,
        };
        self.workspace.record_action(&sheet.sha256, what);
        self.said.set(tr!(rating.taken_back, criterion = title));
    }

    /// Goes to the next or the previous criterion, across answers.
    fn step(self, is_forward: bool) {
        let Some(sheet) = self.here.get_untracked() else {
            return;
        };
        let at = self.current.get_untracked();
        let to = if is_forward {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        };
        match to.filter(|to| *to < sheet.criteria.len()) {
            Some(to) => self.focus(&sheet, to),
            None => self.go(is_forward),
        }
    }

    fn focus(self, sheet: &Sheet, at: usize) {
        self.current.set(at);
        let who = self.workspace.who_id.get_untracked();
        let stands = own(self.workspace, sheet, &sheet.criteria[at], &who);
        scale::focus(&scale_id(at), stands.map(|stands| stands.0));
    }

    /// Goes to the next or the previous answer.
    pub fn go(self, is_forward: bool) {
        let (at, count) = untrack(|| self.place());
        let to = if is_forward {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        };
        match to.filter(|to| *to < count) {
            Some(to) => self.go_to(to),
            None => self.said.set(
                if is_forward {
                    tr!(rating.is_last)
                } else {
                    tr!(rating.is_first)
                }
                .into(),
            ),
        }
    }

    /// Goes to the next answer that the person at the workspace has not rated in full.
    pub fn go_to_open(self) {
        let (at, count) = untrack(|| self.place());
        let open = self
            .queue
            .with_untracked(|queue| self.open_from(&queue.sheets, (at + 1) % count.max(1)));
        match open {
            Some(to) if to != at => self.go_to(to),
            Some(_) => {
                page::focus_id(HEADING);
            }
            None => self.said.set(tr!(rating.all_rated).into()),
        }
    }

    fn go_to(self, at: usize) {
        let sheet = self
            .queue
            .with_untracked(|queue| queue.sheets.get(at).cloned());
        self.moves_focus.set(true);
        self.said.set(String::new());
        self.put(sheet);
    }

    /// Called while a sheet is made: moves the focus to it as soon as it is on screen, if somebody went there.
    pub fn arrive(self) {
        if self.moves_focus.get_untracked() {
            self.moves_focus.set(false);
            focus_later(HEADING);
        }
    }
}

/// Somebody's own rating of a criterion with its note.
fn own(workspace: Workspace, sheet: &Sheet, criterion: &str, who: &str) -> Option<(u32, String)> {
    let read = |state: &assay_evaluation::State| {
        let entry = state.rating_by(&sheet.item, criterion, who)?;
        Some((entry.value, entry.why.clone()))
    };
    untrack(|| with_state(workspace, &sheet.sha256, read)).flatten()
}

/// The name that the draft of a note goes by.
pub fn note_key(sheet: &Sheet, criterion: &str, who: &str) -> String {
    [&sheet.sha256, " ", &sheet.item, " ", criterion, " ", who].concat()
}

/// Returns the identifier of the scale of a criterion on the page.
pub fn scale_id(at: usize) -> String {
    ["rating-", &at.to_string()].concat()
}
