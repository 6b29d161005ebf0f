//! Sheets to print: one for each chosen question, and one on which the panel comes together. What is on screen is
//! what comes out of the printer; the choice above it is not printed.

mod choice;
mod consensus;
mod frame;

use super::questions::Anchors;
use crate::guide::prose::{Sentences, Side, question_id};
use assay_evaluation::{BankQuestion, CoreQuestion, Kit};
use assay_web::ui::text;
use choice::SheetChoice;
use consensus::{ConsensusSheet, PANEL};
use frame::{Chosen, NoteLines, RatingBoxes, Sheet};
use leptos::prelude::*;
use std::sync::Arc;

/// The sheets, and the choice of them.
#[component]
pub fn Sheets(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let at_first = kit
        .core
        .iter()
        .map(|one| question_id("core", &one.id))
        .chain([PANEL.to_owned()]);
    let chosen: Chosen = RwSignal::new(at_first.collect());
    let count = kit.core.len();
    let core = (1_usize..)
        .zip(&kit.core)
        .map(|(number, one)| {
            let mark = tr!(guide.sheet_core, number = number, total = count);
            view! { <CoreSheet chosen question=one.clone() mark /> }
        })
        .collect_view();
    let bank = kit
        .bank
        .iter()
        .map(|one| view! { <BankSheet chosen question=one.clone() /> })
        .collect_view();
    view! {
        <SheetChoice kit=kit.clone() chosen />
        <section class="sheets" aria-label=tr!(guide.the_sheets)>
            {core}
            {bank}
            <ConsensusSheet kit chosen />
        </section>
    }
}

/// The sheet of a core question.
#[component]
fn CoreSheet(
    /// The names of the sheets that are chosen.
    chosen: Chosen,
    /// The question.
    question: CoreQuestion,
    /// Which one it is, in words.
    mark: String,
) -> impl IntoView {
    let title = question.title.clone();
    let asked = text(&question.question);
    let follow_ups = question.follow_ups.clone();
    let lines = vec![
        tr!(guide.candidate),
        tr!(guide.interviewer),
        tr!(guide.date),
    ];
    view! {
        <Sheet chosen id=question_id("core", &question.id) mark title lines>
            <p class="sheet-question">{asked}</p>
            <Side class="sheet-side" title=tr!(guide.follow_ups)>
                <Sentences of=follow_ups />
            </Side>
            <Side class="sheet-side" title=tr!(guide.anchors)>
                <Anchors question />
            </Side>
            <RatingBoxes hint=tr!(guide.own_rating_hint) />
            <NoteLines />
        </Sheet>
    }
}

/// The sheet of a question of the bank.
#[component]
fn BankSheet(
    /// The names of the sheets that are chosen.
    chosen: Chosen,
    /// The question.
    question: BankQuestion,
) -> impl IntoView {
    let lines = vec![
        tr!(guide.candidate),
        tr!(guide.interviewer),
        tr!(guide.date),
    ];
    view! {
        <Sheet
            chosen
            id=question_id("bank", &question.id)
            mark=tr!(guide.sheet_bank)
            title=question.title
            lines
        >
            <p class="sheet-question">{text(question.question)}</p>
            <Side class="sheet-side" title=tr!(guide.probes)>
                <Sentences of=question.probes />
            </Side>
            <Side class="sheet-side" title=tr!(guide.follow_ups)>
                <Sentences of=question.follow_ups />
            </Side>
            <Side class="sheet-side" title=tr!(guide.strong)>
                <Sentences of=question.strong />
            </Side>
            <RatingBoxes hint=tr!(guide.own_rating_bank) />
            <NoteLines />
        </Sheet>
    }
}
