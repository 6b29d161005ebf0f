//! The page itself: what it has in hand, and what it shows.

use crate::scheduler::WORLD;
use crate::world::{Lock, World};
use assay_core::attempt::{Attempt, ClockSample, Event, HostSample, Place, Response};
use assay_core::record::Receipt;
use assay_core::record::delivery::{DeliveryEvent, DeliveryState};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

/// The campaign of all sittings.
pub const CAMPAIGN: &str = "night";

/// The screen of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is known yet.
    Loading,
    /// The welcome screen.
    Welcome,
    /// An attempt is known, and the page asks whose it is.
    Whose(String),
    /// Another tab holds the attempt.
    OpenInOtherTab,
    /// What is kept cannot be resumed.
    Fallen,
    /// The test.
    Test,
    /// The receipt.
    Done,
}

/// Something that was typed and is not in the journal yet.
pub(super) struct Draft {
    pub(super) event: Event,
    pub(super) at: ClockSample,
    pub(super) number: u64,
}

/// The journal of an attempt in hand.
#[derive(Default)]
pub(super) struct Journal {
    pub(super) kept: String,
    pub(super) records: Vec<(u32, String)>,
    pub(super) is_behind: bool,
}

/// An attempt in hand.
pub(super) struct Open {
    pub(super) attempt: Attempt,
    pub(super) journal: Journal,
    pub(super) draft: Option<Draft>,
    /// The number of the tick that is waited for.
    pub(super) tick: u64,
    pub(super) heartbeat_ms: i64,
    pub(super) lock: Option<Lock>,
}

/// A bundle on its way, as it is on screen.
pub(super) struct Outgoing {
    pub(super) id: String,
    pub(super) bundle: Rc<str>,
    pub(super) state: Option<DeliveryState>,
    pub(super) pending: Option<DeliveryEvent>,
    pub(super) receipt: Receipt,
}

/// A page.
pub struct Tab {
    pub(super) world: Rc<World>,
    /// The owner of its tasks.
    pub id: u32,
    pub(super) opened_mono_ms: i64,
    /// The version of the content that it loaded.
    pub(super) version: usize,
    pub(super) stage: RefCell<Stage>,
    pub(super) open: RefCell<Option<Open>>,
    pub(super) outgoing: RefCell<Option<Outgoing>>,
    pub(super) host: Cell<Option<HostSample>>,
    /// The identifier that the tab keeps over reloads.
    pub(super) mark: RefCell<Option<String>>,
    /// Since when the page says that answers are not kept.
    pub(super) unkept_since_ms: Cell<Option<i64>>,
    /// What the page cannot do although it should.
    pub(super) complaints: RefCell<Vec<String>>,
}

impl Tab {
    /// Opens the page in a tab that knows of an attempt, or of none.
    pub fn open(world: &Rc<World>, version: usize, mark: Option<String>) -> Rc<Self> {
        let id = u32::try_from(world.number()).unwrap_or(u32::MAX);
        debug_assert_ne!(id, WORLD);
        let tab = Rc::new(Self {
            world: world.clone(),
            id,
            opened_mono_ms: world.machine.read(world.now_ms()).mono_ms,
            version,
            stage: RefCell::new(Stage::Loading),
            open: RefCell::default(),
            outgoing: RefCell::default(),
            host: Cell::default(),
            mark: RefCell::new(mark),
            unkept_since_ms: Cell::default(),
            complaints: RefCell::default(),
        });
        let taking_up = tab.clone();
        tab.spawn(async move { taking_up.take_up().await });
        tab
    }

    /// Reads both clocks as the page does.
    pub fn now(&self) -> ClockSample {
        let read = self.world.machine.read(self.world.now_ms());
        ClockSample {
            wall_ms: read.wall_ms,
            mono_ms: read.mono_ms - self.opened_mono_ms,
        }
    }

    pub(super) fn spawn(&self, future: impl Future<Output = ()> + 'static) {
        self.world.scheduler.spawn(self.id, future);
    }

    pub(super) fn with<T>(&self, read: impl FnOnce(&Attempt) -> T) -> Option<T> {
        self.open.borrow().as_ref().map(|open| read(&open.attempt))
    }

    pub(super) fn update<T>(&self, change: impl FnOnce(&mut Open) -> T) -> Option<T> {
        self.open.borrow_mut().as_mut().map(change)
    }

    /// The screen.
    pub fn stage(&self) -> Stage {
        self.stage.borrow().clone()
    }

    pub(super) fn show(&self, stage: Stage) {
        *self.stage.borrow_mut() = stage;
    }

    /// The identifier that the tab keeps over reloads.
    pub fn mark(&self) -> Option<String> {
        self.mark.borrow().clone()
    }

    /// The answers on screen, and where the test is: `None` where no test is on screen.
    pub fn shown(&self) -> Option<Shown> {
        if *self.stage.borrow() != Stage::Test {
            return None;
        }
        let draft = self.open.borrow().as_ref().and_then(|open| {
            let draft = open.draft.as_ref()?;
            match &draft.event {
                Event::Answered { item, response } => Some((*item, response.clone())),
                _ => None,
            }
        });
        let mut shown = self.with(|attempt| Shown {
            answers: attempt
                .slots
                .iter()
                .map(|slot| slot.response.clone())
                .collect(),
            flags: attempt.slots.iter().map(|slot| slot.flagged).collect(),
            left_ms: attempt.left_ms(),
            place: attempt.place,
            open_items: attempt.open_items(),
            waits: attempt.in_doubt(),
        })?;
        if let Some((item, response)) = draft {
            shown.answers[item] = (!response.is_empty()).then_some(response);
        }
        Some(shown)
    }

    /// The bundle on screen, and the state of its delivery.
    pub fn delivery(&self) -> Option<(String, Option<DeliveryState>)> {
        let outgoing = self.outgoing.borrow();
        let outgoing = outgoing.as_ref()?;
        Some((outgoing.bundle.to_string(), outgoing.state))
    }

    /// The receipt on screen.
    pub fn receipt(&self) -> Option<Receipt> {
        self.outgoing.borrow().as_ref().map(|it| it.receipt.clone())
    }

    /// Since when the page has said that answers are not kept, by the machine's monotonic clock; nothing while they are.
    pub fn unkept_since_ms(&self) -> Option<i64> {
        self.unkept_since_ms.get()
    }

    /// What the page could not do although it should.
    pub fn complaints(&self) -> Vec<String> {
        self.complaints.borrow().clone()
    }

    pub(super) fn say_unkept(&self, is_unkept: bool) {
        let mono_ms = self.world.machine.read(self.world.now_ms()).mono_ms;
        let since = self.unkept_since_ms.get().unwrap_or(mono_ms);
        self.unkept_since_ms.set(is_unkept.then_some(since));
    }
}

/// What a running test shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The answers.
    pub answers: Vec<Option<Response>>,
    /// The flags.
    pub flags: Vec<bool>,
    /// The time left, in milliseconds.
    pub left_ms: i64,
    /// Where the candidate is.
    pub place: Place,
    /// The items that can be gone to: the first, and the first after the last.
    pub open_items: (usize, usize),
    /// The end waits for the host.
    pub waits: bool,
}
