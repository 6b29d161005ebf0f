//! The screens of the running test.

use crate::app::App;
use crate::pages::context::{Dispatch, Input};
use crate::pages::head::{Segment, TestStatus};
use crate::pages::item::{ItemPage, ItemScreen};
use crate::pages::notices::Standing;
use crate::pages::overview::OpenSection;
use crate::pages::review::{Review, ReviewPage};
use crate::session::controller::left_seconds;
use crate::session::persistence;
use assay_core::attempt::{Attempt, Place};
use assay_web::browser::files;
use assay_web::ui::Remount;
use leptos::prelude::*;

/// The test: what is on screen follows from where the attempt is.
pub fn running(app: App) -> AnyView {
    provide_context(Dispatch(Callback::new(move |input| match input {
        Input::Done(event) => {
            app.settle();
            app.dispatch(event);
        }
        Input::Meanwhile(event) => app.dispatch(event),
        Input::Typed(event) => app.typed(event),
        Input::Settled => app.settle(),
    })));
    let Some(status) = status(app) else {
        return ().into_any();
    };
    let Some(place) = project(app, |attempt| Some(attempt.place)) else {
        return ().into_any();
    };
    let screen = move |place| match place {
        Place::Item(number) => item(app, number, status),
        Place::Review => review(app, status),
    };
    // Nothing of one item is left on the screen of the next.
    view! { <Remount value=place children=screen /> }.into_any()
}

fn item(app: App, number: usize, status: TestStatus) -> AnyView {
    let page = project(app, move |attempt| ItemPage::of(attempt, number));
    let sections = project(app, |attempt| Some(OpenSection::all(attempt)));
    page.zip(sections)
        .map(|(page, sections)| view! { <ItemScreen page sections status /> })
        .into_any()
}

fn review(app: App, status: TestStatus) -> AnyView {
    project(app, |attempt| Some(ReviewPage::of(attempt)))
        .map(|page| view! { <Review page status /> })
        .into_any()
}

/// Returns the frame around every page of the test.
fn status(app: App) -> Option<TestStatus> {
    Some(TestStatus {
        segments: project(app, |attempt| Some(Segment::all(attempt)))?,
        left_seconds: project(app, |attempt| Some(left_seconds(attempt)))?,
        shows_time: project(app, |attempt| Some(attempt.shows_time_left()))?,
        standing: project(app, move |attempt| {
            Some(Standing::of(attempt, app.unkept.get()))
        })?,
        is_clock_hidden: app.is_clock_hidden,
        notice: app.notice.into(),
        on_say: Callback::new(move |()| app.say_time_left()),
        on_download: Callback::new(move |()| download_journal(app)),
    })
}

/// Projects the attempt in hand into what a page shows of it; `None` where there is none. Where another tab takes it
/// over, the page shows it as it was until it is gone.
fn project<P: Clone + PartialEq + Send + Sync + 'static>(
    app: App,
    of: impl Fn(&Attempt) -> Option<P> + Send + Sync + 'static,
) -> Option<Memo<P>> {
    let first = untrack(|| app.with_attempt(&of)).flatten()?;
    Some(Memo::new(move |last: Option<&P>| {
        let now = app
            .open
            .with(|open| open.as_ref().and_then(|open| of(&open.attempt)));
        now.unwrap_or_else(|| last.unwrap_or(&first).clone())
    }))
}

/// Saves the journal so far as a file.
fn download_journal(app: App) {
    app.settle();
    if let Some((name, text)) = persistence::journal_file(app) {
        files::download(&name, &text);
    }
}
