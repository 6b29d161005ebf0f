//! After the end: grade, write the bundle, keep it, and send it: `src/session/deliver.rs`, `grading.rs` and `outbox.rs` of
//! the app, without envelopes.

use super::page::{Outgoing, Stage, Tab};
use super::resuming::kept_bundle;
use crate::disk::{Table, Write};
use crate::endpoint::Answer;
use crate::scheduler::WORLD;
use assay_core::attempt::{Attempt, Plan};
use assay_core::document::{self, Value};
use assay_core::record::delivery::{
    Body, DeliveryEvent, DeliveryState, DeliveryStep, Reply, Trouble, classify, request,
    retry_after_ms,
};
use assay_core::record::{KeptAttempt, NotGraded, Receipt, attempt_answers, bundle};
use assay_core::scoring;
use std::cell::RefCell;
use std::rc::Rc;

const AGAIN_MS: i64 = 5_000;

/// A bundle on its way.
pub(super) struct Entry {
    plan: Plan,
    bundle: Rc<str>,
    receipt: RefCell<Receipt>,
    on_screen: bool,
}

impl Tab {
    pub(super) async fn finish(self: Rc<Self>) {
        // A key may have been pressed in the very moment of the end.
        self.settle();
        let Some(attempt) = self.with(Attempt::clone) else {
            return;
        };
        if let Some(entry) = self.seal_bundle(&attempt, true).await {
            self.start_delivery(entry, DeliveryState::default());
        }
    }

    async fn grade(&self, attempt: &Attempt) -> Value {
        let trip_ms = self.world.host.trip_ms.get();
        self.world.until_awake(self.world.now_ms() + trip_ms).await;
        let not_graded = |reason: &str| document::to_value(&NotGraded::because(reason));
        if !self.world.reaches_host() {
            return not_graded("the key did not come");
        }
        let key = &self.world.content.versions[self.world.host.version.get()].key;
        match key.check_pair("key.json", &attempt.assessment) {
            Ok(()) => scoring::grade(key, &attempt_answers(attempt)),
            Err(problems) => not_graded(&problems.to_string()),
        }
    }

    pub(super) async fn seal_bundle(&self, attempt: &Attempt, on_screen: bool) -> Option<Entry> {
        attempt.seal?;
        let grade = self.grade(attempt).await;
        let text: Rc<str> = bundle(attempt, grade)?.into();
        let receipt = Receipt::of(attempt)?.with_bundle(&text, Vec::new());
        Some(Entry {
            plan: Plan {
                attempt_id: attempt.id().into(),
                ..attempt.plan.clone()
            },
            bundle: text,
            receipt: RefCell::new(receipt),
            on_screen,
        })
    }

    pub(super) fn start_delivery(self: &Rc<Self>, entry: Entry, state: DeliveryState) {
        if entry.on_screen {
            *self.outgoing.borrow_mut() = Some(Outgoing {
                id: entry.plan.attempt_id.clone(),
                bundle: entry.bundle.clone(),
                state: None,
                pending: None,
                receipt: entry.receipt.borrow().clone(),
            });
        }
        let tab = self.clone();
        self.spawn(async move { tab.run_delivery(entry, state).await });
    }

    async fn run_delivery(self: Rc<Self>, entry: Entry, mut state: DeliveryState) {
        let mut is_kept = self.keep_entry(&entry, state).await;
        loop {
            self.show_delivery(&entry, state);
            let mut step = state.next_step(self.now().wall_ms);
            let name = format!("assay delivery {}", entry.plan.attempt_id);
            let lock = match step {
                DeliveryStep::Send => self.world.acquire(&name, || {}),
                _ => None,
            };
            if step == DeliveryStep::Send && lock.is_none() {
                step = DeliveryState::step_while_locked();
            }
            match step {
                DeliveryStep::Rest if is_kept => return,
                DeliveryStep::Rest => {
                    self.world.page_sleep(AGAIN_MS).await;
                    is_kept = self.keep_entry(&entry, state).await;
                }
                DeliveryStep::Send => {
                    let kept = self.world.disk.get(Table::Outbox, &entry.plan.attempt_id);
                    let kept = kept.and_then(|text| kept_bundle(&text));
                    if let Some((_, kept @ DeliveryState::Delivered { .. })) = kept {
                        state = kept;
                        continue;
                    }
                    state = state.after(self.now().wall_ms, DeliveryEvent::Started);
                    self.show_delivery(&entry, state);
                    let ended = self.send(&entry, state).await;
                    state = state.after(self.now().wall_ms, ended);
                    is_kept = self.keep_entry(&entry, state).await;
                }
                DeliveryStep::Wait { ms } => {
                    self.world.page_sleep(ms.into()).await;
                    state = state.after(self.now().wall_ms, DeliveryEvent::Waited);
                    if self.is_on_screen(&entry)
                        && let Some(event) = self.take_pending()
                    {
                        state = state.after(self.now().wall_ms, event);
                    }
                }
            }
        }
    }

    fn take_pending(&self) -> Option<DeliveryEvent> {
        self.outgoing.borrow_mut().as_mut()?.pending.take()
    }

    async fn send(&self, entry: &Entry, state: DeliveryState) -> DeliveryEvent {
        let world = &self.world;
        let is_backup = world.has_backup && state.is_for_backup();
        let config = if world.has_backup {
            &world.content.config
        } else {
            &world.content.config_alone
        };
        let submission = config.target(is_backup);
        let id = entry.plan.attempt_id.clone();
        let places = [("attempt_id", id.as_str())];
        let request = request(submission, &places, &entry.bundle);
        let text = match request.body {
            Body::Text { text, .. } => text,
            Body::Multipart { file, .. } => file.text,
        };
        let answer = self.exchange(id, text, is_backup, submission.timeout_ms.into());
        let answer = answer.await;
        let now_ms = self.now().wall_ms;
        let status = match &answer {
            Answer::Reply(status, ..) => *status,
            Answer::Unreachable | Answer::Never => 0,
        };
        entry.receipt.borrow_mut().add_try(now_ms, status);
        let (reply, wait_ms) = match answer {
            Answer::Reply(status, body, wait) => (
                classify(submission, status, body),
                wait.and_then(|text| retry_after_ms(&text, now_ms)),
            ),
            Answer::Unreachable => (Reply::TryAgain(Trouble::Unreachable), None),
            Answer::Never => (Reply::TryAgain(Trouble::TimedOut), None),
        };
        DeliveryEvent::Ended {
            reply,
            has_backup: config.backup.is_some(),
            random: world.chance.bits(),
            retry_after_ms: wait_ms,
        }
    }

    /// Sends a request. Once it is on its way it arrives, whatever becomes of the page.
    async fn exchange(&self, id: String, text: String, is_backup: bool, limit_ms: i64) -> Answer {
        let trip_ms = self.world.host.trip_ms.get();
        let sent_ms = self.world.now_ms();
        if self.world.is_offline.get() {
            self.world.until_awake(sent_ms + 1).await;
            return Answer::Unreachable;
        }
        let reply = Rc::new(RefCell::new(Answer::Unreachable));
        let (world, replying) = (self.world.clone(), reply.clone());
        self.world.scheduler.spawn(WORLD, async move {
            world.scheduler.until(sent_ms + trip_ms / 2).await;
            let endpoint = &world.endpoints[usize::from(is_backup)];
            *replying.borrow_mut() = endpoint.receive(&id, &text);
        });
        self.world.until_awake(sent_ms + trip_ms + 1).await;
        let answer = reply.borrow().clone();
        if answer == Answer::Never {
            self.world.page_sleep(limit_ms - trip_ms).await;
        }
        answer
    }

    fn is_on_screen(&self, entry: &Entry) -> bool {
        let outgoing = self.outgoing.borrow();
        let shown = outgoing.as_ref().map(|it| &it.id);
        entry.on_screen && shown == Some(&entry.plan.attempt_id)
    }

    fn show_delivery(&self, entry: &Entry, state: DeliveryState) {
        if self.is_on_screen(entry)
            && let Some(outgoing) = &mut *self.outgoing.borrow_mut()
        {
            outgoing.state = Some(state);
            outgoing.receipt = entry.receipt.borrow().clone();
        }
    }

    pub(super) async fn keep_entry(&self, entry: &Entry, state: DeliveryState) -> bool {
        let text = KeptAttempt::Whole {
            plan: Box::new(entry.plan.clone()),
            bundle: entry.bundle.as_ref().into(),
            envelope: None,
            former: Vec::new(),
            receipt: Box::new(entry.receipt.borrow().clone()),
            state,
        }
        .write();
        let keeping = self.begin_write(vec![Write::Put {
            table: Table::Outbox,
            id: entry.plan.attempt_id.clone(),
            text,
        }]);
        let outcome = self.written(keeping).await;
        if self.is_on_screen(entry) {
            self.say_unkept(outcome.is_err());
        }
        outcome.is_ok()
    }

    pub(super) fn come_online(&self) {
        self.ask_to_send(DeliveryEvent::CameOnline);
    }

    fn ask_to_send(&self, event: DeliveryEvent) {
        if let Some(outgoing) = &mut *self.outgoing.borrow_mut() {
            outgoing.pending = Some(event);
        }
    }

    /// Sends the bundle on screen again, because the candidate asks for it.
    pub fn send_again(self: &Rc<Self>) {
        let refused = match self.outgoing.borrow().as_ref() {
            Some(outgoing) => match outgoing.state {
                Some(state @ DeliveryState::Refused { .. }) => Some(state),
                _ => None,
            },
            None => return,
        };
        let kept = self
            .mark()
            .and_then(|id| self.world.disk.get(Table::Outbox, &id));
        match (refused, kept) {
            (Some(state), Some(text)) => {
                let state = state.after(self.now().wall_ms, DeliveryEvent::Asked);
                if let Some((entry, _)) = read_entry(&text, true) {
                    self.start_delivery(entry, state);
                }
            }
            _ => self.ask_to_send(DeliveryEvent::Asked),
        }
    }

    pub(super) fn resume_delivery(self: &Rc<Self>, id: &str, text: &str, on_screen: bool) {
        let Some((entry, state)) = read_entry(text, on_screen) else {
            let complaint = format!("the outbox has an entry for {id} that cannot be read");
            self.complaints.borrow_mut().push(complaint);
            return;
        };
        if on_screen {
            *self.mark.borrow_mut() = Some(id.into());
            self.show(Stage::Done);
        } else if matches!(state, DeliveryState::Delivered { .. }) {
            return;
        }
        let state = state.after(self.now().wall_ms, DeliveryEvent::Opened);
        self.start_delivery(entry, state);
    }
}

fn read_entry(text: &str, on_screen: bool) -> Option<(Entry, DeliveryState)> {
    let KeptAttempt::Whole {
        plan,
        bundle,
        receipt,
        state,
        ..
    } = KeptAttempt::read(text)?
    else {
        return None;
    };
    let entry = Entry {
        plan: *plan,
        bundle: bundle.into(),
        receipt: RefCell::new(*receipt),
        on_screen,
    };
    Some((entry, state))
}
