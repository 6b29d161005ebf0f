//! The timeline of one attempt: a picture, the same as a table, and what the record holds about each item, with the
//! candidate's explanation beside it. It tells what is on record, and judges nothing.

mod names;
mod picture;
mod record;
mod ruled;
mod summary;

use crate::person::shown::Person;
use assay_core::assessment::Assessment;
use assay_core::person_text;
use assay_evaluation::{
    MOST_EVENTS, OpenedBundle, first_events, gaps, item_records, replay, without_grant,
};
use assay_web::ui::{Remount, text};
use leptos::prelude::*;
use names::Names;
use picture::{Legend, TimelinePicture, description};
use record::RecordTable;
use std::sync::Arc;
use summary::Summary;

/// The tab. It follows whether names are hidden, and the packs.
#[component]
pub fn TimelineTab(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let workspace = person.workspace;
    let opened = person.now().opened.clone();
    let content = opened.content_sha256.clone();
    let shown = Memo::new(move |_| {
        let pack = workspace
            .library
            .with(|library| library.pack(&content).cloned());
        (pack, workspace.is_blind.get())
    });
    view! {
        <Remount value=shown let((pack, is_blind))>
            <Timeline opened=opened.clone() pack is_blind />
        </Remount>
    }
}

/// The timeline of one attempt.
#[component]
fn Timeline(
    /// The bundle of the attempt.
    opened: Arc<OpenedBundle>,
    /// The test, where it is available.
    pack: Option<Arc<Assessment>>,
    /// Whether names are hidden. How much was granted, and often the explanation too, tells of an accommodation, which
    /// is nobody's affair then.
    is_blind: bool,
) -> impl IntoView {
    let records = item_records(&opened);
    let names = Arc::new(Names::of(pack.as_deref(), &records));
    let whole = if is_blind {
        without_grant(&replay(&opened))
    } else {
        replay(&opened)
    };
    let description = description(&whole, &names, is_blind);
    let (first, count) = first_events(&whole, MOST_EVENTS);
    let first = Arc::new(first);
    let cut = (count > MOST_EVENTS).then(|| {
        let counts = [MOST_EVENTS.to_string(), count.to_string()];
        let sentence = tr!(timeline.cut, count = counts[0], total = counts[1]);
        view! { <p class="notice is-warning">{sentence}</p> }
    });
    let left_out = left_out(&opened);
    view! {
        <h2>{tr!(timeline.title)}</h2>
        <div class="timeline-top">
            <div class="read">
                <p>{tr!(timeline.note)}</p>
                <p>{tr!(timeline.note_limits)}</p>
            </div>
            <Explanation opened is_blind />
        </div>
        <h3>{tr!(timeline.picture)}</h3>
        {cut}
        <TimelinePicture replay=first.clone() names=names.clone() description />
        <Legend is_blind />
        <RecordTable replay=first names=names.clone() />
        <Summary records names />
        {left_out}
    }
}

/// The candidate's explanation of the attempt.
#[component]
fn Explanation(
    /// The bundle of the attempt.
    opened: Arc<OpenedBundle>,
    /// Whether names are hidden, and the explanation with them.
    is_blind: bool,
) -> impl IntoView {
    let written = if is_blind {
        view! { <p class="hint">{tr!(timeline.explanation_hidden)}</p> }.into_any()
    } else if opened.explanation.is_empty() {
        view! { <p class="hint">{tr!(timeline.no_explanation)}</p> }.into_any()
    } else {
        let written = text(person_text::block(&opened.explanation));
        view! { <blockquote class="read">{written}</blockquote> }.into_any()
    };
    view! {
        <section class="timeline-explanation" aria-labelledby="timeline-explanation">
            <h3 id="timeline-explanation">{tr!(timeline.explanation)}</h3>
            {written}
        </section>
    }
}

/// Returns how much did not get into the record; nothing where all did.
fn left_out(opened: &OpenedBundle) -> impl IntoView + use<> {
    let (refused, damaged) = gaps(opened);
    let is_whole = refused == 0 && damaged == 0;
    (!is_whole).then(|| {
        let sentence = tr!(timeline.gaps, refused = refused, damaged = damaged);
        view! { <p class="hint">{sentence}</p> }
    })
}
