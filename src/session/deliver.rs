//! After the end: grade, write the bundle, keep it, and send it until it is acknowledged.
//!
//! What is sent is kept before it is sent for the first time, and is the same bytes every time: the bundle, or the
//! envelope that it is sealed in where the team has a key for that. One request is on its way at a time. Each next step
//! follows from [`DeliveryState`].

use crate::app::{Answers, App, Ended, Outgoing, Stage};
use crate::session::erasing;
use crate::session::grading::{grade, scores};
use crate::session::host::host_event;
use crate::session::kept_here::{MARK, lock_name};
use crate::session::outbox::{OutboxEntry, read};
use crate::session::outbox_keeping::{is_on_screen, keep, keep_later, kept_entry};
use assay_core::attempt::{Attempt, Effect, Event, Plan};
use assay_core::record::delivery::{
    DeliveryEvent, DeliveryState, DeliveryStep, Reply, Trouble, classify, request, retry_after_ms,
};
use assay_core::record::{Receipt, bundle};
use assay_web::browser::listen::Listener;
use assay_web::browser::lock::{self, LockOutcome};
use assay_web::browser::{clock, http, listen, page};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Finishes the attempt on screen, which has just been sealed.
pub async fn finish(app: App) {
    // A key may have been pressed in the very moment of the end.
    app.settle();
    let Some(attempt) = app.with_attempt(Attempt::clone) else {
        return;
    };
    if let Some(entry) = seal_bundle(app, &attempt, true).await {
        start_delivery(app, entry, DeliveryState::default());
        // Who came back for more time has waited for this.
        if let Some(behind) = app.with_inner(|inner| inner.behind_door) {
            (behind.offer_time)(app);
        }
    }
}

/// Seals and sends an attempt that somebody left, without showing anything of it.
pub async fn finish_other(app: App, mut attempt: Attempt) {
    let LockOutcome::Acquired(_lock) =
        lock::acquire(&lock_name(&attempt.plan.attempt_id), || {}).await
    else {
        // Another tab has taken it in hand.
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
                    // Another tab has written to it.
                    return;
                }
            }
        }
    }
    if let Some(entry) = seal_bundle(app, &attempt, false).await {
        // Whoever holds the attempt after this finds the bundle.
        keep(app, &entry, DeliveryState::default()).await;
        start_delivery(app, entry, DeliveryState::default());
    }
}

/// Grades a sealed attempt, writes its bundle, and seals that to the team. `None` while the attempt is not sealed.
async fn seal_bundle(app: App, attempt: &Attempt, on_screen: bool) -> Option<OutboxEntry> {
    attempt.seal?;
    let grade = grade(app, attempt).await;
    let scores = scores(app, attempt, &grade);
    let text: Arc<str> = bundle(attempt, grade)?.into();
    let receipt = Receipt::of(attempt)?.with_bundle(&text, scores);
    let mut entry = OutboxEntry {
        plan: Plan {
            attempt_id: attempt.id().into(),
            ..attempt.plan.clone()
        },
        former: attempt.former_ids(),
        bundle: text,
        envelope: None,
        receipt: RefCell::new(receipt),
        on_screen,
    };
    entry.seal(app);
    Some(entry)
}

/// Starts to deliver a bundle, and shows the delivery where it is the one on screen.
fn start_delivery(app: App, entry: OutboxEntry, state: DeliveryState) {
    if entry.on_screen {
        let listeners = if app.is_sandbox() {
            Vec::new()
        } else {
            listeners(app)
        };
        let delivery = app
            .ended
            .with_untracked(|ended| ended.as_ref().and_then(Ended::delivery));
        app.ended.set(Some(Ended {
            receipt: entry.receipt.borrow().clone(),
            answers: Answers::Bundle(Box::new(Outgoing {
                plan: entry.plan.clone(),
                former: entry.former.clone(),
                bundle: entry.bundle.clone(),
                envelope: entry.envelope.clone(),
                delivery,
                pending_event: None,
                listeners,
            })),
        }));
        if app.is_sandbox() {
            return;
        }
    } else {
        app.earlier_on_its_way.set(true);
    }
    spawn_local(run_delivery(app, entry, state));
}

/// Listens on behalf of the delivery on screen: the network is back, the page is left.
fn listeners(app: App) -> Vec<Listener> {
    let online = listen::on_network(move |is_online| {
        if is_online {
            queue_event(app, DeliveryEvent::CameOnline);
        }
    });
    let leaving = listen::on_page_hide(move |_| erasing::erase_if_delivered(app));
    vec![online, leaving]
}

/// Leaves an event for the next step of the delivery on screen.
fn queue_event(app: App, event: DeliveryEvent) {
    update_outgoing(app, |outgoing| outgoing.pending_event = Some(event));
}

fn update_outgoing<T>(app: App, change: impl FnOnce(&mut Outgoing) -> T) -> Option<T> {
    app.ended
        .try_update_untracked(|ended| match &mut ended.as_mut()?.answers {
            Answers::Bundle(outgoing) => Some(change(outgoing)),
            Answers::Sealed | Answers::Erased => None,
        })
        .flatten()
}

/// Delivers a bundle to the endpoint, one try after the other.
async fn run_delivery(app: App, mut entry: OutboxEntry, mut state: DeliveryState) {
    let mut is_kept = keep(app, &entry, state).await;
    loop {
        show(app, &entry, state);
        let mut step = state.next_step(clock::now().wall_ms);
        let lock = match step {
            DeliveryStep::Send => entry.acquire_lock().await,
            _ => None,
        };
        if step == DeliveryStep::Send && lock.is_none() {
            // Another tab sends it, and keeps the outcome.
            step = DeliveryState::step_while_locked();
        }
        match step {
            DeliveryStep::Rest if is_kept => return,
            DeliveryStep::Rest => return keep_later(app, &entry, state).await,
            DeliveryStep::Send => {
                let kept = kept_entry(app, &entry).await;
                if let Some((_, kept @ DeliveryState::Delivered { .. })) = kept {
                    state = kept;
                    continue;
                }
                // Another tab may have sealed it.
                let envelope = kept.and_then(|(kept, _)| kept.envelope);
                entry.envelope = envelope.or(entry.envelope);
                if entry.seal(app) {
                    keep(app, &entry, state).await;
                }
                state = state.after(clock::now().wall_ms, DeliveryEvent::Started);
                show(app, &entry, state);
                let ended = send(app, &entry, state).await;
                state = state.after(clock::now().wall_ms, ended);
                is_kept = keep(app, &entry, state).await;
            }
            DeliveryStep::Wait { ms } => {
                clock::sleep(ms).await;
                state = state.after(clock::now().wall_ms, DeliveryEvent::Waited);
                if is_on_screen(app, &entry)
                    && let Some(event) =
                        update_outgoing(app, |outgoing| outgoing.pending_event.take()).flatten()
                {
                    state = state.after(clock::now().wall_ms, event);
                }
            }
        }
    }
}

async fn send(app: App, entry: &OutboxEntry, state: DeliveryState) -> DeliveryEvent {
    let (Some(config), Some(text)) = (app.config(), entry.sent(app)) else {
        return ended(Reply::TryAgain(Trouble::Unreachable), false, None);
    };
    let has_backup = config.backup.is_some();
    let submission = config.target(state.is_for_backup());
    let assessment_id = app
        .assessment()
        .map_or_else(String::new, |assessment| assessment.id.clone());
    let places = [
        ("attempt_id", entry.plan.attempt_id.as_str()),
        ("campaign", &entry.plan.campaign),
        ("invitation", &entry.plan.invitation),
        ("assessment_id", &assessment_id),
    ];
    let request = request(submission, &places, text);
    let answer = http::send(&request, submission.timeout_ms, true).await;
    let status = answer.as_ref().map_or(0, |answer| answer.status);
    let now_ms = clock::now().wall_ms;
    entry.receipt.borrow_mut().add_try(now_ms, status);
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

fn show(app: App, entry: &OutboxEntry, state: DeliveryState) {
    if is_on_screen(app, entry) {
        app.ended.update(|ended| {
            if let Some(ended) = ended
                && let Answers::Bundle(outgoing) = &mut ended.answers
            {
                outgoing.delivery = Some(state);
                outgoing.envelope.clone_from(&entry.envelope);
                ended.receipt = entry.receipt.borrow().clone();
            }
        });
    } else if !entry.on_screen && matches!(state, DeliveryState::Delivered { .. }) {
        app.earlier_on_its_way.set(false);
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
        let entry = OutboxEntry {
            plan: outgoing.plan.clone(),
            former: outgoing.former.clone(),
            bundle: outgoing.bundle.clone(),
            envelope: outgoing.envelope.clone(),
            receipt: RefCell::new(ended.receipt.clone()),
            on_screen: true,
        };
        Some((entry, state))
    });
    match refused {
        Some((entry, state)) => {
            start_delivery(app, entry, state.after(now_ms, DeliveryEvent::Asked))
        }
        None => queue_event(app, DeliveryEvent::Asked),
    }
}

/// Goes on sending a bundle that another of the same attempt follows. It is erased with that one.
pub fn resume_former(app: App, text: &str) {
    if let Some((entry, state)) = read(text)
        && !matches!(state, DeliveryState::Delivered { .. })
    {
        let state = state.after(clock::now().wall_ms, DeliveryEvent::Opened);
        start_delivery(app, entry, state);
    }
}

/// Goes on with an attempt from its entry in the outbox: on screen, where its candidate came back to it, or quietly.
pub fn resume_delivery(app: App, id: &str, text: &str, on_screen: bool) {
    let Some((entry, state)) = read(text) else {
        if let (Some((_, _, receipt)), true) = (erasing::read(text), on_screen) {
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
            erasing::erase(app, &entry.plan, &entry.former, &entry.receipt.borrow());
        }
        return;
    }
    let state = state.after(clock::now().wall_ms, DeliveryEvent::Opened);
    start_delivery(app, OutboxEntry { on_screen, ..entry }, state);
}
