//! The world of one sitting: what is outside the pages, and the pages that are open in it.

use crate::chance::Chance;
use crate::content::Content;
use crate::disk::Disk;
use crate::endpoint::Endpoint;
use crate::host::Host;
use crate::machine::Machine;
use crate::scheduler::Scheduler;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// What happens when a lock is taken over.
type Lost = Box<dyn FnOnce()>;

/// A lock as the browser has it.
struct Held {
    number: u64,
    lost: Lost,
}

/// Everything outside the pages.
pub struct World {
    /// Virtual time.
    pub scheduler: Rc<Scheduler>,
    /// The candidate's machine.
    pub machine: Machine,
    /// The store of its browser.
    pub disk: Disk,
    /// The host of the site.
    pub host: Host,
    /// The endpoint, and the backup.
    pub endpoints: [Endpoint; 2],
    /// Whether the team has named the backup.
    pub has_backup: bool,
    /// There is no network at the machine.
    pub is_offline: Cell<bool>,
    /// Timers of pages wait at least so long: the page is hidden.
    pub throttle_ms: Cell<i64>,
    /// What is deployed.
    pub content: &'static Content,
    /// Chance for the pages.
    pub chance: Chance,
    locks: RefCell<BTreeMap<String, Held>>,
    numbers: Cell<u64>,
}

impl World {
    /// A world at its beginning.
    pub fn new(
        machine: Machine,
        content: &'static Content,
        has_backup: bool,
        chance: Chance,
    ) -> Self {
        Self {
            scheduler: Rc::default(),
            machine,
            disk: Disk::default(),
            host: Host::default(),
            endpoints: Default::default(),
            has_backup,
            is_offline: Cell::default(),
            throttle_ms: Cell::default(),
            content,
            chance,
            locks: RefCell::default(),
            numbers: Cell::default(),
        }
    }

    /// True milliseconds since the world began.
    pub fn now_ms(&self) -> i64 {
        self.scheduler.now_ms()
    }

    /// Returns whether the host answers this machine.
    pub fn reaches_host(&self) -> bool {
        !self.is_offline.get() && !self.host.is_gone.get()
    }

    /// A number that no other has.
    pub fn number(&self) -> u64 {
        self.numbers.set(self.numbers.get() + 1);
        self.numbers.get()
    }

    /// Waits for a true instant, and until the machine is awake.
    pub async fn until_awake(&self, due_ms: i64) {
        self.scheduler.until(due_ms).await;
        while self.machine.is_asleep(self.now_ms()) {
            let shown_ms = self.machine.read(self.now_ms()).mono_ms;
            let woken_ms = self.machine.instant_of(shown_ms);
            self.scheduler.until(woken_ms.max(self.now_ms() + 1)).await;
        }
    }

    /// Waits by the monotonic clock, as timers of pages do.
    pub async fn page_sleep(&self, ms: i64) {
        let due_ms = self.machine.read(self.now_ms()).mono_ms + ms.max(0);
        while self.machine.read(self.now_ms()).mono_ms < due_ms {
            let instant_ms = self.machine.instant_of(due_ms).max(self.now_ms() + 1);
            self.scheduler.until(instant_ms).await;
        }
    }

    /// Takes a lock that nobody holds. `lost` is called if it is taken over later.
    pub fn acquire(self: &Rc<Self>, name: &str, lost: impl FnOnce() + 'static) -> Option<Lock> {
        let is_held = self.locks.borrow().contains_key(name);
        (!is_held).then(|| self.hold(name, Box::new(lost)))
    }

    /// Takes a lock, from another page if need be.
    pub fn take_over(self: &Rc<Self>, name: &str) -> Lock {
        let before = self.locks.borrow_mut().remove(name);
        let lock = self.hold(name, Box::new(|| {}));
        if let Some(before) = before {
            (before.lost)();
        }
        lock
    }

    fn hold(self: &Rc<Self>, name: &str, lost: Lost) -> Lock {
        let number = self.number();
        let held = Held { number, lost };
        self.locks.borrow_mut().insert(name.into(), held);
        Lock {
            world: Rc::downgrade(self),
            name: name.into(),
            number,
        }
    }
}

/// A lock that is held until this is dropped.
pub struct Lock {
    world: Weak<World>,
    name: String,
    number: u64,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let Some(world) = self.world.upgrade() else {
            return;
        };
        let mut locks = world.locks.borrow_mut();
        let is_own = locks
            .get(&self.name)
            .is_some_and(|held| held.number == self.number);
        let released = is_own.then(|| locks.remove(&self.name));
        drop(locks);
        drop(released);
    }
}
