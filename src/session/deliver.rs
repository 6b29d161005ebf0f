//! After the end: grade, write the bundle, keep it, and send it until it is acknowledged.
//!
//! The bundle is kept before it is sent for the first time, and is the same bytes every time. One
//! request is on its way at a time. What becomes of it is [`DeliveryState`]'s to say.

use crate::app::{Answers, App, Ended, Outgoing, Stage};
use crate::session::erasing::{self, trace_of};
use crate::session::grading::{grade, scores};
use crate::session::host::host_event;
use crate::session::kept_here::{MARK, lock_name};
use assay_core::attempt::{Attempt, Effect, Event, Plan};
use assay_core::record::delivery::{
    DeliveryEvent, DeliveryState, DeliveryStep, Reply, Trouble, classify, request, retry_after_ms,
};
use assay_core::record::{Fate, KeptAttempt, KnownAttempt, Receipt, bundle};
use assay_web::browser::listen::Listener;
use assay_web::browser::lock::{self, LockGuard, LockOutcome};
use assay_web::browser::store::Table;
use assay_web::browser::{clock, http, listen, page};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A bundle on its way.
struct OutboxEntry {
    plan: Plan,
    bundle: Arc<str>,
    receipt: RefCell<Receipt>,
    /// Whether it is the one on screen; others travel quietly.
    on_screen: bool,
}

/// Finishes the attempt on screen, which has just been sealed.
pub async fn finish(app: App) {
    // A key pressed in the very moment of the end.
    app.settle();
    let Some(attempt) = app.with_attempt(Attempt::clone) else {
        return;
    };
    if let Some(parcel) = pack_up(app, &attempt, true).await {
        begin(app, parcel, DeliveryState::default());
    }
}

/// Seals and sends an attempt that somebody left, without showing anything of it.
pub async fn finish_other(app: App, mut attempt: Attempt) {
    let LockOutcome::Acquired(_lock) =
        lock::acquire(&lock_name(&attempt.plan.attempt_id), || {}).await
    else {
        // Another tab is at it.
        return;
    };
    let mut effects = attempt.update(clock::now(), Event::Reopened { last_seen: None });
    if effects.contains(&Effect::AskHost) {
        let event = host_event(true).await;
        effects.extend(attempt.update(clock::now(), event));
    }
    if let Some(store) = app.store() {
        for effect in effects {
            if let Effect::Save { seq, record } = effect {
                let saving = store.add_event(&attempt.plan.attempt_id, seq, &record);
                if saving.await.is_err() {
                    // Another tab is at it.
                    return;
                }
            }
        }
    }
    if let Some(parcel) = pack_up(app, &attempt, false).await {
        // Whoever holds the attempt after this finds the bundle.
        keep(app, &parcel, DeliveryState::default()).await;
        begin(app, parcel, DeliveryState::default());
    }
}

/// Grades, writes the bundle and keeps it. `None` while the attempt is not sealed.
async fn pack_up(app: App, attempt: &Attempt, on_screen: bool) -> Option<OutboxEntry> {
    attempt.seal?;
    let grade = grade(app, attempt).await;
    let scores = scores(app, attempt, &grade);
    let text: Arc<str> = bundle(attempt, grade)?.into();
    let receipt = Receipt::of(attempt)?.with_bundle(&text, scores);
    Some(OutboxEntry {
        plan: attempt.plan.clone(),
        bundle: text,
        receipt: RefCell::new(receipt),
        on_screen,
    })
}

fn begin(app: App, parcel: OutboxEntry, state: DeliveryState) {
    if parcel.on_screen {
        let listeners = if app.is_sandbox() {
            Vec::new()
        } else {
            listeners(app)
        };
        let delivery = app
            .ended
            .with_untracked(|ended| ended.as_ref().and_then(Ended::delivery));
        app.ended.set(Some(Ended {
            receipt: parcel.receipt.borrow().clone(),
            answers: Answers::Bundle(Box::new(Outgoing {
                plan: parcel.plan.clone(),
                bundle: parcel.bundle.clone(),
                delivery,
                wish: None,
                listeners,
            })),
        }));
        if app.is_sandbox() {
            return;
        }
    } else {
        app.earlier_on_its_way.set(true);
    }
    spawn_local(carry(app, parcel, state));
}

/// Returns what the delivery on screen hears of: the network is back, the page is left.
fn listeners(app: App) -> Vec<Listener> {
    let online = listen::on_network(move |is_online| {
        if is_online {
            wish(app, DeliveryEvent::CameOnline);
        }
    });
    let leaving = listen::on_page_hide(move |_| erasing::erase_if_delivered(app));
    vec![online, leaving]
}

/// Lets the delivery on screen hear of something at its next step.
fn wish(app: App, event: DeliveryEvent) {
    update_outgoing(app, |outgoing| outgoing.wish = Some(event));
}

fn update_outgoing<T>(app: App, change: impl FnOnce(&mut Outgoing) -> T) -> Option<T> {
    app.ended
        .try_update_untracked(|ended| match &mut ended.as_mut()?.answers {
            Answers::Bundle(outgoing) => Some(change(outgoing)),
            Answers::Sealed | Answers::Erased => None,
        })
        .flatten()
}

/// Carries a bundle to the endpoint, one try after the other.
async fn carry(app: App, parcel: OutboxEntry, mut state: DeliveryState) {
    keep(app, &parcel, state).await;
    loop {
        show(app, &parcel, state);
        let mut step = state.next_step(clock::now().wall_ms);
        let lock = match step {
            DeliveryStep::Send => acquire_lock(&parcel).await,
            _ => None,
        };
        if step == DeliveryStep::Send && lock.is_none() {
            // Another tab sends it; what becomes of that is kept.
            step = DeliveryState::step_while_locked();
        }
        match step {
            DeliveryStep::Rest => return,
            DeliveryStep::Send => {
                if let Some(kept @ DeliveryState::Delivered { .. }) = kept_state(app, &parcel).await
                {
                    state = kept;
                    continue;
                }
                state = state.after(clock::now().wall_ms, DeliveryEvent::Started);
                show(app, &parcel, state);
                let ended = send(app, &parcel, state).await;
                state = state.after(clock::now().wall_ms, ended);
                keep(app, &parcel, state).await;
            }
            DeliveryStep::Wait { ms } => {
                clock::sleep(ms).await;
                if parcel.on_screen
                    && let Some(wish) =
                        update_outgoing(app, |outgoing| outgoing.wish.take()).flatten()
                {
                    state = state.after(clock::now().wall_ms, wish);
                }
            }
        }
    }
}

/// Holds the sending of a bundle against other tabs.
async fn acquire_lock(parcel: &OutboxEntry) -> Option<LockGuard> {
    let name = ["assay delivery ", &parcel.plan.attempt_id].concat();
    match lock::acquire(&name, || {}).await {
        LockOutcome::Acquired(lock) => Some(lock),
        LockOutcome::Taken => None,
    }
}

async fn kept_state(app: App, parcel: &OutboxEntry) -> Option<DeliveryState> {
    let store = app.store()?;
    let text = store.get(Table::Outbox, &parcel.plan.attempt_id).await;
    Some(read(&text.ok()??)?.1)
}

async fn send(app: App, parcel: &OutboxEntry, state: DeliveryState) -> DeliveryEvent {
    let Some(config) = app.config() else {
        return ended(Reply::TryAgain(Trouble::Unreachable), false, None);
    };
    let has_backup = config.backup.is_some();
    let submission = config.target(state.is_for_backup());
    let assessment_id = app
        .assessment()
        .map_or_else(String::new, |assessment| assessment.id.clone());
    let places = [
        ("attempt_id", parcel.plan.attempt_id.as_str()),
        ("campaign", &parcel.plan.campaign),
        ("invitation", &parcel.plan.invitation),
        ("assessment_id", &assessment_id),
    ];
    let request = request(submission, &places, &parcel.bundle);
    let answer = http::send(&request, submission.timeout_ms, true).await;
    let status = answer.as_ref().map_or(0, |answer| answer.status);
    let now_ms = clock::now().wall_ms;
    parcel.receipt.borrow_mut().add_try(now_ms, status);
    match answer {
        Ok(answer) => ended(
            classify(submission, answer.status, &answer.body),
            has_backup,
            answer
                .retry_after
                .and_then(|text| retry_after_ms(&text, now_ms)),
        ),
        Err(http::HttpError::Timeout) => {
            ended(Reply::TryAgain(Trouble::TimedOut), has_backup, None)
        }
        Err(http::HttpError::Unreachable) => {
            ended(Reply::TryAgain(Trouble::Unreachable), has_backup, None)
        }
    }
}

fn ended(reply: Reply, has_backup: bool, retry_after_ms: Option<u64>) -> DeliveryEvent {
    DeliveryEvent::Ended {
        reply,
        has_backup,
        random: clock::random_u32(),
        retry_after_ms,
    }
}

fn show(app: App, parcel: &OutboxEntry, state: DeliveryState) {
    if parcel.on_screen {
        app.ended.update(|ended| {
            if let Some(ended) = ended
                && let Answers::Bundle(outgoing) = &mut ended.answers
            {
                outgoing.delivery = Some(state);
                ended.receipt = parcel.receipt.borrow().clone();
            }
        });
    } else if matches!(state, DeliveryState::Delivered { .. }) {
        app.earlier_on_its_way.set(false);
    }
}

async fn keep(app: App, parcel: &OutboxEntry, state: DeliveryState) {
    let Some(store) = app.store() else { return };
    let text = KeptAttempt::Whole {
        plan: Box::new(parcel.plan.clone()),
        bundle: parcel.bundle.as_ref().into(),
        receipt: Box::new(parcel.receipt.borrow().clone()),
        state,
    }
    .write();
    let kept = store.put(Table::Outbox, &parcel.plan.attempt_id, &text);
    let outcome = kept.await;
    if parcel.on_screen {
        app.unkept.set(outcome.err());
    }
}

/// Sends the bundle on screen again, because the candidate asks for it.
pub fn send_again(app: App) {
    let now_ms = clock::now().wall_ms;
    let refused = app.ended.with_untracked(|ended| {
        let ended = ended.as_ref()?;
        let outgoing = ended.outgoing()?;
        let state @ DeliveryState::Refused { .. } = outgoing.delivery? else {
            return None;
        };
        let parcel = OutboxEntry {
            plan: outgoing.plan.clone(),
            bundle: outgoing.bundle.clone(),
            receipt: RefCell::new(ended.receipt.clone()),
            on_screen: true,
        };
        Some((parcel, state))
    });
    match refused {
        Some((parcel, state)) => begin(app, parcel, state.after(now_ms, DeliveryEvent::Asked)),
        None => wish(app, DeliveryEvent::Asked),
    }
}

/// Returns a known attempt from its entry in the outbox; `None` where that is damaged.
pub fn known(text: &str) -> Option<KnownAttempt> {
    if let Some((parcel, state)) = read(text) {
        let is_delivered = matches!(state, DeliveryState::Delivered { .. });
        let fate = if is_delivered {
            Fate::Delivered
        } else {
            Fate::Ended
        };
        let receipt = parcel.receipt.into_inner();
        let trace = trace_of(&parcel.plan, &receipt);
        return Some(KnownAttempt { trace, fate });
    }
    let (trace, _) = erasing::read(text)?;
    Some(KnownAttempt {
        trace,
        fate: Fate::Erased,
    })
}

/// Goes on with what the outbox keeps of an attempt: in the open, where its candidate came back to it, or quietly.
pub fn found(app: App, id: &str, text: &str, on_screen: bool) {
    let Some((parcel, state)) = read(text) else {
        if let (Some((_, receipt)), true) = (erasing::read(text), on_screen) {
            erasing::show(app, receipt);
        }
        return;
    };
    let is_delivered = matches!(state, DeliveryState::Delivered { .. });
    if on_screen {
        page::session_set(MARK, id);
        app.stage.set(Stage::Done);
    } else if is_delivered {
        if app.erases() {
            erasing::erase(app, &parcel.plan, &parcel.receipt.borrow());
        }
        return;
    }
    let state = state.after(clock::now().wall_ms, DeliveryEvent::Opened);
    begin(
        app,
        OutboxEntry {
            on_screen,
            ..parcel
        },
        state,
    );
}

fn read(text: &str) -> Option<(OutboxEntry, DeliveryState)> {
    let KeptAttempt::Whole {
        plan,
        bundle,
        receipt,
        state,
    } = KeptAttempt::read(text)?
    else {
        return None;
    };
    let parcel = OutboxEntry {
        plan: *plan,
        bundle: bundle.into(),
        receipt: RefCell::new(*receipt),
        on_screen: false,
    };
    Some((parcel, state))
}
