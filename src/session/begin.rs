//! Begins an attempt.

use crate::app::{App, ResumableAttempt};
use crate::session::invitation;
use crate::session::invitation_link::InvitationLink;
use crate::session::test_screen::show_test;
use assay_core::attempt::{Attempt, EarlierAttempt, Plan, USUAL_PERCENT};
use assay_web::browser::{clock, page};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Starts the clock, beside attempts that the same person has begun before. Everything that belongs to the attempt is
/// kept before it counts.
pub fn start(app: App, earlier: Vec<EarlierAttempt>) {
    if app.with_attempt(|_| ()).is_some() {
        return;
    }
    let (Some(config), Some(assessment)) = (app.config(), app.assessment()) else {
        return;
    };
    // The window may have ended meanwhile.
    if app.reads_invitations() {
        invitation::admit(app);
        if app.refusal.with_untracked(Option::is_some) {
            return;
        }
    }
    let admission = app.admission.get_untracked();
    let accommodation = app.accommodation();
    let invitation = InvitationLink::of_page(app).invitation;
    let attempt_id = clock::uuid_v4();
    let seed = match (config.draw_by_invitation, invitation.is_empty()) {
        (false, _) => config.campaign.clone(),
        (true, false) => invitation.clone(),
        (true, true) => attempt_id.clone(),
    };
    let now = clock::now();
    let (introduction, host) = app.with_inner(|inner| (inner.introduction.clone(), inner.host));
    let plan = Plan {
        attempt_id: attempt_id.clone(),
        campaign: config.campaign.clone(),
        invitation,
        acknowledgements: introduction
            .iter()
            .map(|it| it.acknowledgement.clone())
            .collect(),
        candidate: introduction.map(|it| it.identity).unwrap_or_default(),
        seed,
        content_sha256: assessment.sha256.clone(),
        time_percent: accommodation
            .as_ref()
            .map_or(USUAL_PERCENT, |granted| granted.time_percent),
        accommodation: accommodation.map_or_else(String::new, |granted| granted.code),
        offset: host.and_then(|identity| identity.offset(now)),
        user_agent: page::user_agent(),
        earlier,
        ..Plan::default()
    };
    let plan = match admission {
        Some(admission) => plan.invited(&admission.invited, &admission.token),
        None => plan,
    };
    page::persist_storage();
    let (attempt, effects) = Attempt::start(assessment, plan, now);
    let left = ResumableAttempt {
        attempt,
        records: Vec::new(),
        kept: String::new(),
    };
    app.enter(left, None);
    // Nobody else knows of it yet.
    spawn_local(async move {
        let lock = app.acquire_lock(&attempt_id).await;
        app.update_open(|open| open.lock = lock);
    });
    app.perform(effects);
    show_test(app);
    app.tick();
}
