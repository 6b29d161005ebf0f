//! A sitting: the candidate, what they do on the pages that they see, and what happens to them.

use crate::chance::Chance;
use crate::content::Content;
use crate::machine::Machine;
use crate::oracle::{Gone, Instant, Oracle};
use crate::scenario::{Scenario, What};
use crate::scheduler::WORLD;
use crate::tab::Tab;
use crate::world::World;
use assay_core::attempt::PageEvent;
use assay_core::record::delivery::DeliveryState;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The stream of chance for pages.
const STREAM: u64 = 2;

/// The candidate's browser: the tab in front, and another.
#[derive(Default)]
pub(crate) struct Browser {
    pub(crate) front: Option<Rc<Tab>>,
    pub(crate) other: Option<Rc<Tab>>,
    pub(crate) opened_ms: i64,
    pub(crate) woken_ms: i64,
    /// The version of the content that the browser has a copy of.
    pub(crate) version: usize,
}

/// A sitting as it goes on.
pub struct Sitting {
    /// Everything outside the pages.
    pub world: Rc<World>,
    pub(crate) scenario: Rc<Scenario>,
    pub(crate) browser: RefCell<Browser>,
    /// What must come of it.
    pub oracle: RefCell<Oracle>,
    pub(crate) typed_ms: Cell<i64>,
    /// The delivery as it was looked at last: by which page, in which state.
    pub(crate) letter: Cell<Option<(u32, DeliveryState)>>,
    /// When the end was first shown, where the page had been there all the time.
    pub seen_end_ms: Cell<Option<i64>>,
}

impl Sitting {
    /// A sitting at its beginning.
    pub fn new(scenario: &Rc<Scenario>) -> Rc<Self> {
        let setting = &scenario.setting;
        let machine = Machine::new(setting.wall_ahead_ms, setting.speed_percent);
        let content = Content::of(setting.limits);
        let chance = Chance::new(scenario.seed, STREAM);
        let world = World::new(machine, content, setting.has_backup, chance);
        world.host.ahead_ms.set(setting.host_ahead_ms);
        world.host.trip_ms.set(setting.trip_ms);
        world.disk.latency_ms.set(setting.disk_ms);
        Rc::new(Self {
            world: Rc::new(world),
            scenario: scenario.clone(),
            browser: RefCell::default(),
            oracle: RefCell::new(Oracle::new(scenario)),
            typed_ms: Cell::new(i64::MIN / 2),
            letter: Cell::new(None),
            seen_end_ms: Cell::new(None),
        })
    }

    /// Both clocks that the oracle goes by.
    pub fn instant(&self) -> Instant {
        let at_ms = self.world.now_ms();
        let mono_ms = self.world.machine.read(at_ms).mono_ms;
        Instant { at_ms, mono_ms }
    }

    pub(crate) fn disturb(&self) {
        self.oracle.borrow_mut().disturbed(self.world.now_ms());
    }

    pub(crate) fn complain(&self, what: String) {
        let now_ms = self.world.now_ms();
        self.oracle.borrow_mut().complain(now_ms, what);
    }

    /// Returns whether something of the kind is in the scenario.
    pub fn has(&self, is_it: impl Fn(&What) -> bool) -> bool {
        self.scenario.has(is_it)
    }

    /// The tab in front.
    pub fn front(&self) -> Option<Rc<Tab>> {
        self.browser.borrow().front.clone()
    }

    /// Opens the page in front.
    pub fn open_front(&self, mark: Option<String>) {
        self.disturb();
        let mut browser = self.browser.borrow_mut();
        if self.world.reaches_host() {
            browser.version = self.world.host.version.get();
        }
        browser.opened_ms = self.world.now_ms();
        browser.front = Some(Tab::open(&self.world, browser.version, mark));
    }

    /// A page lets go of what it had in hand.
    pub(crate) fn loses(&self, tab: &Tab, in_order: bool) {
        self.oracle.borrow_mut().page_went(Gone {
            at: self.instant(),
            is_whole: in_order && self.world.disk.is_idle(self.world.now_ms(), tab.id),
            unkept_since_ms: tab.unkept_since_ms(),
        });
    }

    /// Ends a page.
    fn end(&self, tab: Rc<Tab>, done: usize, in_order: bool) {
        self.loses(&tab, in_order);
        for complaint in tab.complaints() {
            self.complain(complaint);
        }
        self.disturb();
        if in_order {
            tab.hide();
            self.world.disk.page_goes(self.world.now_ms(), tab.id, done);
        }
        self.world.scheduler.end_all_of(tab.id);
    }

    fn later(self: &Rc<Self>, ms: i64, then: impl FnOnce(&Rc<Self>) + 'static) {
        let sitting = self.clone();
        let at_ms = self.world.now_ms() + ms;
        self.world.scheduler.spawn(WORLD, async move {
            sitting.world.scheduler.until(at_ms).await;
            then(&sitting);
        });
    }

    /// What happens, happens.
    pub fn happens(self: &Rc<Self>, what: &What) {
        let world = &self.world;
        let now_ms = world.now_ms();
        if world.machine.is_asleep(now_ms) && !matches!(what, What::SetHost(_) | What::Redeploy) {
            return;
        }
        match what {
            What::SetClock(by_ms) => {
                self.disturb();
                world.machine.set_wall(now_ms, *by_ms);
            }
            What::Sleep(ms) => {
                self.disturb();
                world.machine.sleep(now_ms, *ms);
                self.later(*ms, |sitting| {
                    sitting.disturb();
                    sitting.browser.borrow_mut().woken_ms = sitting.world.now_ms();
                });
            }
            What::Hidden(ms) => {
                world.throttle_ms.set(1_000.max(*ms / 3));
                self.note(PageEvent::Hidden);
                self.later(*ms, |sitting| {
                    sitting.world.throttle_ms.set(0);
                    sitting.disturb();
                    sitting.note(PageEvent::Shown);
                });
            }
            What::Offline(ms) => {
                world.is_offline.set(true);
                self.hear_network(false);
                self.later(*ms, |sitting| {
                    sitting.world.is_offline.set(false);
                    sitting.disturb();
                    sitting.hear_network(true);
                });
            }
            What::HostGone(ms) => {
                world.host.is_gone.set(true);
                self.later(*ms, |sitting| {
                    sitting.disturb();
                    sitting.world.host.is_gone.set(false);
                });
            }
            What::SetHost(by_ms) => {
                let host = &world.host;
                host.ahead_ms.set(host.ahead_ms.get() + by_ms);
            }
            What::StaleHost(ms) => world.host.stale_ms.set(*ms),
            What::Redeploy => world.host.version.set(1),
            What::SlowDisk { latency_ms, ms } => {
                let before_ms = self.scenario.setting.disk_ms;
                world.disk.latency_ms.set(*latency_ms);
                self.later(*ms, move |sitting| {
                    sitting.world.disk.latency_ms.set(before_ms)
                });
            }
            What::BrokenDisk(ms) => {
                world.disk.is_broken.set(true);
                self.later(*ms, |sitting| sitting.world.disk.is_broken.set(false));
            }
            What::Moods { backup, moods } => {
                let endpoint = &world.endpoints[usize::from(*backup)];
                endpoint.moods.borrow_mut().extend(moods.iter().copied());
            }
            What::Reload { done } => self.reload(*done),
            What::Close { done, away_ms } => {
                if let Some(tab) = self.take_front() {
                    self.end(tab, *done, true);
                    self.come_back(*away_ms, None);
                }
            }
            What::SecondTab => {
                let front = self.take_front();
                let before = std::mem::replace(&mut self.browser.borrow_mut().other, front);
                if let Some(before) = before {
                    self.end(before, 3, true);
                }
                self.open_front(None);
            }
            What::Crash {
                done,
                torn,
                restored,
                away_ms,
            } => self.crash(*done, *torn, *restored, *away_ms),
            _ => self.acts(what),
        }
    }

    fn take_front(&self) -> Option<Rc<Tab>> {
        self.browser.borrow_mut().front.take()
    }

    fn come_back(self: &Rc<Self>, away_ms: i64, mark: Option<String>) {
        self.later(away_ms, |sitting| {
            if sitting.front().is_none() {
                sitting.open_front(mark);
            }
        });
    }

    pub(crate) fn reload(&self, done: usize) {
        if let Some(tab) = self.take_front() {
            let mark = tab.mark();
            self.end(tab, done, true);
            self.open_front(mark);
        }
    }

    fn crash(self: &Rc<Self>, done: usize, torn: bool, restored: bool, away_ms: i64) {
        let Some(front) = self.take_front() else {
            return;
        };
        let mark = front.mark().filter(|_| restored);
        // All of it goes at once: nothing of the browser runs meanwhile.
        self.world.disk.crash(self.world.now_ms(), done, torn);
        self.end(front, 0, false);
        let other = self.browser.borrow_mut().other.take();
        if let Some(other) = other {
            self.end(other, 0, false);
        }
        self.come_back(away_ms, mark);
    }

    fn note(&self, what: PageEvent) {
        if let Some(tab) = self.front() {
            tab.note(what);
            tab.tick();
        }
    }

    fn hear_network(&self, is_online: bool) {
        let browser = self.browser.borrow();
        let tabs: Vec<_> = browser
            .front
            .iter()
            .chain(&browser.other)
            .cloned()
            .collect();
        drop(browser);
        for tab in tabs {
            tab.hear_network(is_online);
        }
    }
}
