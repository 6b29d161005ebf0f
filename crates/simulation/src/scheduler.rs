//! Virtual time: tasks that wait for an instant, and run in its order.
//!
//! A task belongs to an owner, a page or the world itself, and ends with it, wherever it waits.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// The owner of tasks that no crash ends.
pub const WORLD: u32 = 0;

type Running = Pin<Box<dyn Future<Output = ()>>>;

struct Task {
    owner: u32,
    /// Absent while it runs.
    future: Option<Running>,
}

/// The tasks, and the instants that they wait for.
#[derive(Default)]
pub struct Scheduler {
    now_ms: Cell<i64>,
    made: Cell<u64>,
    running: Cell<u64>,
    /// Instant, place among those of the same instant, task.
    queue: RefCell<BinaryHeap<Reverse<(i64, u64, u64)>>>,
    tasks: RefCell<BTreeMap<u64, Task>>,
}

impl Scheduler {
    /// True milliseconds since the world began.
    pub fn now_ms(&self) -> i64 {
        self.now_ms.get()
    }

    fn number(&self) -> u64 {
        self.made.set(self.made.get() + 1);
        self.made.get()
    }

    fn wake(&self, at_ms: i64, task: u64) {
        let place = self.number();
        self.queue.borrow_mut().push(Reverse((at_ms, place, task)));
    }

    /// Starts a task, once what runs now has come to a pause.
    pub fn spawn(&self, owner: u32, future: impl Future<Output = ()> + 'static) {
        let number = self.number();
        let future: Running = Box::pin(future);
        let task = Task {
            owner,
            future: Some(future),
        };
        self.tasks.borrow_mut().insert(number, task);
        self.wake(self.now_ms(), number);
    }

    /// Ends the tasks of an owner.
    pub fn end_all_of(&self, owner: u32) {
        let ended: BTreeMap<u64, Task> = {
            let mut tasks = self.tasks.borrow_mut();
            let numbers: Vec<u64> = tasks
                .iter()
                .filter(|(_, task)| task.owner == owner)
                .map(|(number, _)| *number)
                .collect();
            let ended = numbers.into_iter();
            ended
                .filter_map(|number| Some((number, tasks.remove(&number)?)))
                .collect()
        };
        // What they held is let go only now: that may reach for the tasks.
        drop(ended);
    }

    /// Ends all tasks, so that nothing holds the world any more.
    pub fn clear(&self) {
        let ended = std::mem::take(&mut *self.tasks.borrow_mut());
        drop(ended);
    }

    /// Runs what is due next, unless that is after `until_ms`. Returns whether there was anything.
    fn step(&self, until_ms: i64) -> bool {
        let next = self.queue.borrow().peek().copied();
        let Some(Reverse((at_ms, _, number))) = next.filter(|next| next.0.0 <= until_ms) else {
            return false;
        };
        self.queue.borrow_mut().pop();
        self.now_ms.set(self.now_ms().max(at_ms));
        let future = self
            .tasks
            .borrow_mut()
            .get_mut(&number)
            .and_then(|task| task.future.take());
        let Some(mut future) = future else {
            return true;
        };
        self.running.set(number);
        let mut context = Context::from_waker(Waker::noop());
        let polled = future.as_mut().poll(&mut context);
        let mut tasks = self.tasks.borrow_mut();
        match polled {
            Poll::Pending => {
                if let Some(task) = tasks.get_mut(&number) {
                    task.future = Some(future);
                }
            }
            Poll::Ready(()) => {
                tasks.remove(&number);
            }
        }
        true
    }

    /// Runs everything that is due up to an instant, and stops there.
    pub fn run_until(&self, at_ms: i64) {
        while self.step(at_ms) {}
        self.now_ms.set(self.now_ms().max(at_ms));
    }

    /// Waits for a true instant.
    pub fn until(self: &Rc<Self>, due_ms: i64) -> Until {
        Until {
            scheduler: self.clone(),
            due_ms,
            is_waiting: false,
        }
    }
}

/// Waits for a true instant.
pub struct Until {
    scheduler: Rc<Scheduler>,
    due_ms: i64,
    is_waiting: bool,
}

impl Future for Until {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.scheduler.now_ms() >= self.due_ms {
            return Poll::Ready(());
        }
        if !std::mem::replace(&mut self.is_waiting, true) {
            self.scheduler
                .wake(self.due_ms, self.scheduler.running.get());
        }
        Poll::Pending
    }
}
