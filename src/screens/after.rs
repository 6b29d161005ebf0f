//! The screens after the test.

use crate::app::{Answers, App, Ended};
use crate::pages::done::{Delivery, Done, DonePage, LocalCopy};
use crate::session::{deliver, erasing, time_grant};
use assay_core::record::AnswersCopy;
use assay_web::browser::{clock, listen};
use leptos::prelude::*;

/// The screen after the end.
pub fn done(app: App) -> AnyView {
    let is_erased = |ended: &Ended| matches!(ended.answers, Answers::Erased);
    let copy = if app
        .ended
        .with_untracked(|it| it.as_ref().is_some_and(is_erased))
    {
        LocalCopy::Erased
    } else if app.erases() {
        LocalCopy::Goes
    } else {
        LocalCopy::Stays
    };
    let Some(config) = app.config() else {
        return ().into_any();
    };
    let shown = config.clone();
    let project = move || {
        let unkept = app.unkept.get().filter(|_| app.would_lose());
        app.ended.with(|ended| {
            let ended = ended.as_ref()?;
            let delivery = ended.delivery().map(|state| {
                let endpoint = config.target(state.is_for_backup());
                let delivered_ms = ended.receipt.delivered_ms(endpoint);
                Delivery::at(
                    state,
                    clock::now().wall_ms,
                    listen::is_online(),
                    delivered_ms,
                )
            });
            Some(DonePage {
                receipt: ended.receipt.clone(),
                bundle: ended.outgoing().map(|outgoing| outgoing.bundle.clone()),
                envelope: ended
                    .outgoing()
                    .and_then(|outgoing| outgoing.envelope.clone()),
                delivery,
                unkept,
            })
        })
    };
    let Some(first) = untrack(&project) else {
        return ().into_any();
    };
    // Whoever leaves sees the page as it was until it is gone.
    let page = Memo::new(move |last: Option<&DonePage>| {
        project().unwrap_or_else(|| last.unwrap_or(&first).clone())
    });
    let bundle = Memo::new(move |_| page.with(|page| page.bundle.clone()));
    let answers = Memo::new(move |_| {
        let (assessment, bundle) = (app.assessment.get()?, bundle.get()?);
        AnswersCopy::of(&assessment, &bundle)
    });
    let on_send_again = Callback::new(move |()| deliver::send_again(app));
    let on_leave = Callback::new(move |erase| erasing::leave(app, erase));
    let can_go_on = app.reads_grants() && copy != LocalCopy::Erased;
    let on_code = can_go_on.then(|| Callback::new(move |typed| time_grant::enter(app, typed)));
    view! { <Done config=shown copy page answers on_send_again on_leave on_code /> }.into_any()
}
