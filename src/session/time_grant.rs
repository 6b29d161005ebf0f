//! Time that the team gives back: the grant in the page's link, or one that was typed, for an attempt that is kept here.
//!
//! A running attempt has the minutes at once. For one that has ended, a page says what is given, and the clock starts with
//! the press there. A grant that gives nothing is named, and takes nothing: the page goes on to what it would have shown.

use crate::app::{App, Ended, Stage};
use crate::session::entry::{calibrate, show_welcome};
use crate::session::holder::{Holder, refusal};
use crate::session::kept_here::MARK;
use crate::session::left::read_left;
use crate::session::outbox;
use crate::session::test_screen::show_test;
use crate::time_grant::{GrantRefusal, PARAMETER, TimeOffer};
use assay_core::attempt::{Continuation, Effect, Event, TimeGranted};
use assay_core::document::{self, Value};
use assay_core::record::{BundleHeader, Fate, KnownAttempt};
use assay_crypto::{TimeGrant, Trusted};
use assay_web::browser::store::Table;
use assay_web::browser::{clock, page, screen};
use assay_web::message::duration;
use assay_web::tr;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What was typed, or stands in the page's link.
fn written(app: App) -> Option<String> {
    let typed = app.with_inner(|inner| inner.typed_grant.clone());
    let written = typed.or_else(|| page::fragment_parameter(PARAMETER));
    written.filter(|_| !app.is_sandbox())
}

fn read(app: App, written: &str) -> Result<TimeGrant, GrantRefusal> {
    let keys = app
        .config()
        .map_or_else(Vec::new, |config| config.keys.clone());
    TimeGrant::verify(&TimeGrant::code_in(written), &Trusted::of(&keys)).map_err(refusal)
}

/// Returns the name of the attempt or invitation that a good grant is for; `None` where there is no such grant.
pub fn names(app: App) -> Option<String> {
    let grant = read(app, &written(app)?).ok()?;
    Some(grant.attempt)
}

/// Says why the link gives no time, where this browser keeps nothing.
pub fn refuse_here(app: App) {
    offer_known(app, &[]);
}

/// Offers the time of a grant, where it is for one of the attempts that this browser knows of. The screen that belongs on
/// the page is there already.
pub fn offer_known(app: App, known: &[KnownAttempt]) {
    let Some(written) = written(app) else {
        return;
    };
    let named = read(app, &written).and_then(|grant| {
        let mut known_here = known.iter();
        match known_here.find(|known| known.is_named(&grant.attempt)) {
            None if known.is_empty() => Err(GrantRefusal::NotHere),
            None => Err(GrantRefusal::OtherAttempt),
            Some(known) if known.fate == Fate::Erased => Err(GrantRefusal::Erased),
            Some(_) => Ok(()),
        }
    });
    match (named, app.stage.get_untracked()) {
        (Ok(()), Stage::Test | Stage::Done) => offer(app),
        // They show first that it is theirs, or take it over from another tab.
        (Ok(()), Stage::IdentityCheck(_) | Stage::OpenInOtherTab { .. }) => {}
        (Ok(()), _) => refuse(app, GrantRefusal::OtherAttempt),
        (Err(why), _) => refuse(app, why),
    }
}

/// Offers the time of a grant to the attempt on screen. One that runs has it at once.
pub fn offer(app: App) {
    let stage = app.stage.get_untracked();
    let Some(written) = written(app).filter(|_| matches!(stage, Stage::Test | Stage::Done)) else {
        return;
    };
    let is_being_made = |ended: &Ended| ended.delivery().is_none() && ended.outgoing().is_none();
    let waits = app
        .ended
        .with_untracked(|it| it.as_ref().is_some_and(is_being_made));
    if stage == Stage::Done && waits {
        // Once the bundle is made, it is offered.
        return;
    }
    let outcome = read(app, &written).and_then(|grant| {
        let holder = Holder::on_screen(app).ok_or(GrantRefusal::Erased)?;
        holder.check(&grant, app.now_ms()).map(|()| grant)
    });
    match outcome {
        Ok(grant) if stage == Stage::Test => use_now(app, grant, &written, None),
        Ok(grant) => app.stage.set(Stage::MoreTime(TimeOffer {
            minutes: grant.minutes,
            until_ms: grant.until_ms,
        })),
        // Nobody is turned away for a clock that is wrong: the host is asked first.
        Err(why @ GrantRefusal::Expired { .. }) if !knows_host(app) => spawn_local(async move {
            match calibrate(app).await {
                Some(_) => offer(app),
                None => refuse(app, why),
            }
        }),
        Err(why) => refuse(app, why),
    }
}

fn knows_host(app: App) -> bool {
    app.with_inner(|inner| inner.host.is_some())
}

/// Says why there is no time. Nobody's running clock waits for that to be read.
fn refuse(app: App, why: GrantRefusal) {
    let instead = app.stage.get_untracked();
    if instead != Stage::Test {
        let instead = Box::new(instead);
        app.stage.set(Stage::NoMoreTime { why, instead });
        return;
    }
    forget(app);
    // After a reload, the link that was used is in the address of an older entry of the history at most.
    if why != GrantRefusal::Used {
        let name = app
            .config()
            .map_or_else(String::new, |config| config.contact.name.clone());
        app.announce(tr!(app.locale(), more_time.not_given, name = name));
    }
}

/// Goes on to what the page would have shown without the grant.
pub fn go_on_without(app: App, instead: Stage) {
    forget(app);
    match instead {
        Stage::Loading => show_welcome(app),
        instead => app.stage.set(instead),
    }
}

/// Takes in a code that was typed, or a whole link. Returns what to do, where somebody has to show first that the attempt is
/// theirs.
pub fn enter(app: App, typed: String) -> Option<String> {
    app.update_inner(|inner| inner.typed_grant = Some(typed.clone()));
    let Stage::IdentityCheck(known) = app.stage.get_untracked() else {
        offer(app);
        return None;
    };
    let minutes = read(app, &typed).and_then(|grant| {
        let mut known = known.iter();
        match known.find(|known| known.is_named(&grant.attempt)) {
            None => Err(GrantRefusal::OtherAttempt),
            Some(known) if known.fate == Fate::Erased => Err(GrantRefusal::Erased),
            Some(_) => Ok(grant.minutes),
        }
    });
    match minutes {
        Ok(minutes) => {
            let time = duration(app.locale(), i64::from(minutes) * 60);
            Some(tr!(app.locale(), more_time.first_show, time = time))
        }
        Err(why) => {
            refuse(app, why);
            None
        }
    }
}

/// The candidate starts the clock of an attempt that has ended.
pub fn start(app: App) {
    spawn_local(async move {
        if let Err(Some(why)) = take(app).await {
            app.stage.set(Stage::Done);
            refuse(app, why);
        }
    });
}

/// Takes the attempt in hand and gives it the time. `None`: another screen says what there is to say.
async fn take(app: App) -> Result<(), Option<GrantRefusal>> {
    let Some(written) = written(app) else {
        return Err(None);
    };
    let grant = read(app, &written).map_err(Some)?;
    if !knows_host(app) {
        calibrate(app).await;
    }
    let shown = Holder::on_screen(app).ok_or(Some(GrantRefusal::Erased))?;
    shown.check(&grant, app.now_ms()).map_err(Some)?;
    if app.with_attempt(|_| ()).is_none() {
        resume(app, &shown.journal).await?;
    }
    // Another tab may have used it meanwhile.
    let held = app.with_attempt(Holder::of_attempt);
    let held = held.ok_or(Some(GrantRefusal::Erased))?;
    if let Err(why) = held.check(&grant, app.now_ms()) {
        app.open.set(None);
        return Err(Some(why));
    }
    let continuation = continuation(app).await;
    use_now(app, grant, &written, continuation);
    Ok(())
}

/// Reads the attempt whose receipt is on screen, and takes it in hand.
async fn resume(app: App, journal: &str) -> Result<(), Option<GrantRefusal>> {
    let store = app.store().ok_or(Some(GrantRefusal::Erased))?;
    let Some(lock) = app.acquire_lock(journal).await else {
        page::session_set(MARK, journal);
        let ends_at_ms = None;
        app.stage.set(Stage::OpenInOtherTab { ends_at_ms });
        return Err(None);
    };
    let kept = store.get(Table::Attempts, journal).await.ok().flatten();
    let kept = kept.ok_or(Some(GrantRefusal::Erased))?;
    let left = read_left(&store, journal, kept).await;
    let mut left = left.ok_or(Some(GrantRefusal::Erased))?;
    let reopened = Event::Reopened { last_seen: None };
    let mut effects = left.attempt.update(clock::now(), reopened);
    // Its bundle is made, and under way.
    effects.retain(|effect| matches!(effect, Effect::Save { .. } | Effect::AskHost));
    app.enter(left, Some(lock));
    app.perform(effects);
    Ok(())
}

/// Returns how the attempt in hand goes on, where its bundle is made.
async fn continuation(app: App) -> Option<Continuation> {
    let id = app.with_attempt(|attempt| attempt.seal.map(|_| attempt.id().to_owned()))??;
    let on_screen = app.ended.with_untracked(|ended| {
        let outgoing = ended.as_ref()?.outgoing()?;
        (outgoing.plan.attempt_id == id).then(|| outgoing.bundle.clone())
    });
    let bundle = match (on_screen, app.store()) {
        (Some(bundle), _) => bundle,
        (None, Some(store)) => {
            let kept = store.get(Table::Outbox, &id).await.ok()??;
            outbox::read(&kept)?.0.bundle
        }
        (None, None) => return None,
    };
    let bundle: Value = document::from_text(&bundle).ok()?;
    Some(Continuation {
        attempt_id: clock::uuid_v4(),
        sha256: BundleHeader::of(&bundle).integrity.sha256,
    })
}

/// Gives the time to the attempt in hand, and shows the test where it was left.
fn use_now(app: App, grant: TimeGrant, written: &str, continuation: Option<Continuation>) {
    app.settle();
    app.dispatch(Event::TimeGranted(TimeGranted {
        id: grant.id,
        minutes: grant.minutes,
        token: TimeGrant::code_in(written),
        continuation,
    }));
    forget(app);
    app.ended.set(None);
    show_test(app);
    app.tick();
    let time = duration(app.locale(), i64::from(grant.minutes) * 60);
    app.announce(tr!(app.locale(), more_time.given, time = time));
}

/// Takes the grant out of the page's address and out of memory: a reload does not ask again.
fn forget(app: App) {
    app.update_inner(|inner| inner.typed_grant = None);
    let fragment = page::fragment();
    if page::fragment_parameter(PARAMETER).is_none() {
        return;
    }
    let place = screen::history_state();
    let address = [page::path_and_query(), without_grant(&fragment)].concat();
    page::replace_address(&address);
    if let Some(place) = place {
        page::replace_state(&place);
    }
}

/// What stands behind the address without the grant, with its sign in front.
fn without_grant(fragment: &str) -> String {
    let is_grant = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        name.eq_ignore_ascii_case(PARAMETER)
    };
    let rest: Vec<&str> = fragment.split('&').filter(|part| !is_grant(part)).collect();
    if rest.is_empty() {
        return String::new();
    }
    ["#", &rest.join("&")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_keeps_everything_but_the_grant() {
        assert_eq!(without_grant("grant=AAAA"), "");
        assert_eq!(without_grant("GRANT=AA&invitation=BB"), "#invitation=BB");
        assert_eq!(without_grant("invitation=BB&grant=AA"), "#invitation=BB");
    }
}
