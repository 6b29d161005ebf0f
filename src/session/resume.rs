//! Resumes an attempt that was left, or finishes one for somebody else.

use crate::app::{App, ResumableAttempt, Stage};
use crate::session::chains::Chains;
use crate::session::deliver;
use crate::session::entry::{leave_welcome, welcome};
use crate::session::erasing;
use crate::session::invitation_link::InvitationLink;
use crate::session::kept_here::{KeptHere, MARK};
use crate::session::known_order::{latest_first, sort_taken, sort_unclaimed};
use crate::session::left::read_left;
use crate::session::outbox_keeping;
use crate::session::test_screen::show_test;
use crate::session::time_grant;
use assay_core::attempt::{Attempt, Effect, Event, last_seen, latest_id};
use assay_core::record::time::rfc3339;
use assay_core::record::{Fate, KnownAttempt, Trace, Whose};
use assay_web::browser::lock::LockGuard;
use assay_web::browser::store::{Store, Table};
use assay_web::browser::{clock, page, screen};
use assay_web::tr;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The number of times that an attempt is looked for which is being sealed.
const SEAL_TRIES: usize = 20;

/// The pause between them, in milliseconds.
const SEAL_WAIT_MS: u32 = 500;

/// Goes through the attempts that are kept in this browser, and shows the screen that belongs on this page.
pub fn take_up(app: App, store: Store, kept: KeptHere) {
    spawn_local(go_through(app, store, kept));
}

async fn go_through(app: App, store: Store, kept: KeptHere) {
    let chains = Chains::of(&kept);
    let KeptHere {
        mut attempts,
        sealed,
    } = kept;
    let mine = page::session_get(MARK);
    let is_mine = |id: &str| mine.as_deref().is_some_and(|mine| chains.are_one(mine, id));
    // This tab's own comes first, then what runs.
    attempts.sort_by_key(|(id, _)| (!is_mine(id), !chains.is_open(id)));
    let link = InvitationLink::of_page(app);
    let is_theirs = |trace: &Trace| link.is_of(trace);
    let mut shown = false;
    // Attempts of which the link does not say whose they are.
    let mut unclaimed = Vec::new();
    let mut all = Vec::new();
    for (id, text) in attempts {
        if !chains.is_open(&id) {
            continue;
        }
        let Some(left) = read_left(&store, &id, text).await else {
            // It cannot be resumed. The page for that lets people save its records.
            if is_mine(&id) {
                shown = true;
                screen::fallen();
            }
            continue;
        };
        let known = known(&left.attempt);
        all.push(known.clone());
        let link_says = is_theirs(&known.trace);
        if link_says.unwrap_or(is_mine(&id)) && !shown {
            shown = true;
            reopen(app, left, None).await;
            continue;
        }
        if known.fate == Fate::Ended {
            app.earlier_on_its_way.set(true);
            spawn_local(deliver::finish_other(app, left.attempt));
        }
        if link_says.is_none() {
            unclaimed.push(known);
        }
    }
    let mut sealed: Vec<_> = sealed
        .iter()
        .filter_map(|(id, text)| Some((id, text, outbox_keeping::known(text)?)))
        .collect();
    sealed.sort_by_key(|(id, _, known)| (!is_mine(id), latest_first(known)));
    let last: Vec<KnownAttempt> = sealed.iter().map(|(_, _, known)| known.clone()).collect();
    let mut others = Vec::new();
    for (id, text, known) in sealed {
        if chains.is_superseded(id) {
            deliver::resume_former(app, text);
            let is_erased = |later: &str| fate_of(&last, later) == Some(Fate::Erased);
            if chains.later(id).is_some_and(is_erased) {
                erasing::erase_former(&store, id).await;
            }
            continue;
        }
        all.push(known.clone());
        let link_says = is_theirs(&known.trace);
        let on_screen = link_says.unwrap_or(is_mine(id)) && !shown;
        shown |= on_screen;
        deliver::resume_delivery(app, id, text, on_screen);
        match link_says {
            None => unclaimed.push(known),
            Some(false) => others.push(id.clone()),
            Some(true) => {}
        }
    }
    if !shown {
        shown = erasing::receipt_in_tab(app, &others);
    }
    if !shown {
        if let Some(name) = time_grant::names(app) {
            // Of several, the one that time is given back to.
            let others = unclaimed.extract_if(.., |known| !known.is_named(&name));
            let others: Vec<_> = others.collect();
            if unclaimed.is_empty() {
                unclaimed = others;
            }
        }
        ask_whose(app, unclaimed);
    }
    time_grant::offer_known(app, &all);
}

fn fate_of(known: &[KnownAttempt], id: &str) -> Option<Fate> {
    known.iter().find(|one| one.id() == id).map(|one| one.fate)
}

/// Asks whose an attempt is that runs, or one that has ended. An erased one is mentioned on the welcome screen.
fn ask_whose(app: App, mut unclaimed: Vec<KnownAttempt>) {
    let campaign = app.config().map(|config| config.campaign.clone());
    let is_now = |known: &KnownAttempt| campaign.as_ref().is_some_and(|it| known.trace.is_in(it));
    if unclaimed.iter().any(KnownAttempt::is_running) {
        unclaimed.retain(KnownAttempt::is_running);
    } else {
        unclaimed.retain(is_now);
    }
    sort_unclaimed(&mut unclaimed);
    if unclaimed.first().is_some_and(KnownAttempt::is_running) {
        unclaimed.truncate(1);
    }
    match unclaimed.first().map(|known| known.fate) {
        None => welcome(app),
        Some(Fate::Erased) => {
            app.erased.set(unclaimed);
            welcome(app);
        }
        Some(_) => app.stage.set(Stage::IdentityCheck(unclaimed)),
    }
}

/// Looks for attempts that the person who goes on from the welcome screen has begun before, and shows the latest. Where
/// there is none, the check follows.
pub fn look_for_earlier(app: App, store: Store, kept: KeptHere) {
    spawn_local(async move {
        let known = known_here(&store, kept).await;
        let campaign = app
            .config()
            .map_or_else(String::new, |it| it.campaign.clone());
        let link = InvitationLink::of_page(app);
        let introduction = app.with_inner(|inner| inner.introduction.clone());
        let identity = introduction.map(|it| it.identity).unwrap_or_default();
        let mut taken: Vec<(KnownAttempt, Whose)> = known
            .into_iter()
            .map(|known| {
                let whose = link.whose(&known.trace, &campaign, &identity);
                (known, whose)
            })
            .filter(|(_, whose)| *whose != Whose::Others)
            .collect();
        sort_taken(&mut taken);
        let stage = if taken.is_empty() {
            Stage::Check(Vec::new())
        } else {
            Stage::Taken(taken)
        };
        leave_welcome(app, stage);
    });
}

async fn known_here(store: &Store, kept: KeptHere) -> Vec<KnownAttempt> {
    let chains = Chains::of(&kept);
    let mut known: Vec<KnownAttempt> = kept
        .sealed
        .iter()
        .filter(|(id, _)| !chains.is_superseded(id))
        .filter_map(|(_, text)| outbox_keeping::known(text))
        .collect();
    for (id, text) in kept.attempts {
        if !chains.is_open(&id) {
            continue;
        }
        if let Some(left) = read_left(store, &id, text).await {
            known.push(self::known(&left.attempt));
        }
    }
    known
}

fn known(attempt: &Attempt) -> KnownAttempt {
    let ended = attempt.seal.map(|seal| rfc3339(seal.wall_ms));
    let started = rfc3339(attempt.started_wall_ms);
    let runs = !has_ended(attempt);
    KnownAttempt {
        trace: Trace::of(&attempt.plan, &started, &ended.unwrap_or_default()),
        former: attempt.former_ids(),
        fate: if runs { Fate::Running } else { Fate::Ended },
        ends_at_ms: shown_end_ms(attempt).filter(|_| runs),
    }
}

/// Shows an attempt to the person who has shown that it is theirs: the test, or the receipt.
pub fn show_own(app: App, id: String) {
    app.stage.set(Stage::Loading);
    spawn_local(async move {
        if find_own(app, &id).await.is_none() {
            welcome(app);
        }
        time_grant::offer(app);
    });
}

async fn find_own(app: App, id: &str) -> Option<()> {
    let store = app.store()?;
    let mut lock = None;
    let mut ends = None;
    for _ in 0..SEAL_TRIES {
        if lock.is_none() {
            lock = app.acquire_lock(id).await;
        }
        // Whoever seals an attempt lets it go when its bundle is kept.
        let kept = store.get(Table::Attempts, id).await.ok()?;
        let latest = kept.as_deref().map_or(id, |kept| latest_id(id, kept));
        if let Some(text) = store.get(Table::Outbox, latest).await.ok()? {
            deliver::resume_delivery(app, latest, &text, true);
            return Some(());
        }
        let kept = kept?;
        let Some(left) = read_left(&store, id, kept).await else {
            screen::fallen();
            return Some(());
        };
        ends = shown_end_ms(&left.attempt);
        if lock.is_some() || !has_ended(&left.attempt) {
            reopen(app, left, lock).await;
            return Some(());
        }
        clock::sleep(SEAL_WAIT_MS).await;
    }
    page::session_set(MARK, id);
    app.stage.set(Stage::OpenInOtherTab { ends_at_ms: ends });
    Some(())
}

/// Returns whether an attempt that was left has run out of time, by this machine's clock.
///
/// Only attempts that are shown are measured with the host's help; this one merely decides whether
/// an attempt is still somebody's to go on with.
fn has_ended(attempt: &Attempt) -> bool {
    let ends_at_ms = attempt.ends_wall_ms();
    ends_at_ms.is_none_or(|ends_at_ms| clock::now().wall_ms > ends_at_ms)
}

/// Returns when the time of an attempt is up, where its candidate is told.
fn shown_end_ms(attempt: &Attempt) -> Option<i64> {
    attempt.ends_wall_ms().filter(|_| attempt.shows_time_left())
}

/// Goes on with an attempt that was left, which this tab may hold already.
async fn reopen(app: App, mut left: ResumableAttempt, lock: Option<LockGuard>) {
    let id = left.attempt.plan.attempt_id.clone();
    let lock = match lock {
        Some(lock) => Some(lock),
        None => app.acquire_lock(&id).await,
    };
    let Some(lock) = lock else {
        page::session_set(MARK, &id);
        let ends_at_ms = shown_end_ms(&left.attempt);
        app.stage.set(Stage::OpenInOtherTab { ends_at_ms });
        return;
    };
    let last_seen = match app.store() {
        Some(store) => store
            .get(Table::Heartbeat, &id)
            .await
            .ok()
            .flatten()
            .and_then(|text| last_seen(&left.records, &text)),
        None => None,
    };
    let sealed_before = left.attempt.seal.is_some();
    let damaged = left.attempt.damaged;
    let reopened = Event::Reopened { last_seen };
    let effects = left.attempt.update(clock::now(), reopened);
    app.enter(left, Some(lock));
    if sealed_before {
        app.show_sealed();
        // Where the end itself was not on record yet, what follows from it is among the effects.
        let follows = effects.contains(&Effect::Show);
        app.perform(effects);
        if !follows {
            spawn_local(deliver::finish(app));
        }
    } else {
        show_test(app);
        app.perform(effects);
        app.tick();
        if damaged > 0 {
            app.announce(tr!(app.locale(), trouble.damaged).into());
        }
    }
}
