//! Exports of all candidates that the table shows. Each is written into their logs, where
//! somebody has said who works here.

use super::export_log::log_export;
use super::letters::{CSV_TYPE, Letters};
use super::listing::Listing;
use crate::candidates::status::row;
use crate::export_button::ExportButton;
use crate::message::Level;
use crate::workspace::Workspace;
use assay_evaluation::review_event::RevealedRatings;
use assay_evaluation::{Cover, Row, ats_summary, csv, evaluation_file};
use assay_web::browser::{clock, files, page};
use assay_web::ui::LiveText;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Browsers lose files that come faster than this, in milliseconds.
const PAUSE_MS: u32 = 300;

/// The section with the exports.
#[component]
pub fn Exports(
    /// The workspace.
    workspace: Workspace,
    /// The list, which says who is exported.
    listing: Listing,
    /// The letters of the same.
    letters: Letters,
) -> impl IntoView {
    let progress = letters.progress;
    let is_running = RwSignal::new(false);
    let is_off = Memo::new(move |_| is_running.get() || listing.exported_count() == 0);
    let table = Callback::new(move |()| {
        let name = "candidates.csv";
        table_like(workspace, listing, progress, name, CSV_TYPE, "csv", csv);
    });
    let summary = Callback::new(move |()| {
        let name = "candidates-summary.json";
        table_like(
            workspace,
            listing,
            progress,
            name,
            "application/json",
            "ats-summary",
            ats_summary,
        );
    });
    let changed = Memo::new(move |_| letters.changed_count());
    let merge = Callback::new(move |()| {
        letters.press();
    });
    let each = Callback::new(move |()| evaluations(workspace, listing, progress, is_running));
    let scope = move || {
        let count = listing.exported_count();
        if listing.chosen_count() > 0 {
            tr!(candidates.export_scope_chosen, count = count)
        } else {
            tr!(candidates.export_scope, count = count)
        }
    };
    view! {
        <section class="recruiter-export" aria-labelledby="export-title">
            <h2 id="export-title">{tr!(candidates.export)}</h2>
            <p>{scope}</p>
            <p class="hint" hidden=move || !workspace.is_blind.get()>
                {tr!(candidates.export_blind)}
            </p>
            <p class="hint" hidden=move || !workspace.who.with(String::is_empty)>
                {tr!(candidates.export_unlogged)}
            </p>
            <ul class="recruiter-exports">
                <ExportButton
                    label=tr!(candidates.csv)
                    hint=tr!(candidates.csv_hint)
                    hint_id="export-csv"
                    is_off
                    on_export=table
                />
                <ExportButton
                    label=tr!(candidates.summary)
                    hint=tr!(candidates.summary_hint)
                    hint_id="export-summary"
                    is_off
                    on_export=summary
                />
                <ExportButton
                    label=tr!(candidates.letters)
                    hint=tr!(candidates.letters_hint)
                    hint_id="export-letters"
                    is_off
                    on_export=merge
                />
                <ExportButton
                    label=tr!(candidates.evaluations)
                    hint=tr!(candidates.evaluations_hint)
                    hint_id="export-evaluations"
                    is_off
                    on_export=each
                />
            </ul>
            <p role="status">
                <LiveText words=progress />
            </p>
            <p class="hint" hidden=move || changed.get() == 0>
                {move || tr!(candidates.letters_changed, count = changed.get())}
            </p>
        </section>
    }
}

/// One file about all who are shown: what is covered on the screens is covered in it.
fn table_like(
    workspace: Workspace,
    listing: Listing,
    progress: RwSignal<String>,
    name: &'static str,
    media_type: &'static str,
    form: &'static str,
    write: fn(&[Row<'_>], bool) -> String,
) {
    let shown = listing.exported_people();
    let covers: Vec<Cover> = shown
        .iter()
        .map(|one| untrack(|| workspace.cover(one)))
        .collect();
    let each = shown.iter().zip(&covers);
    let rows: Vec<Row<'_>> = each.map(|(record, cover)| row(record, cover)).collect();
    let text = write(&rows, workspace.is_blind.get_untracked());
    if files::download_as(name, media_type, &text) {
        progress.set(tr!(candidates.saved, file = name));
        log_export(workspace, &shown, form);
    } else {
        progress.set(tr!(candidates.not_saved).into());
    }
}

/// The evaluation of each who is shown, one file after the other.
fn evaluations(
    workspace: Workspace,
    listing: Listing,
    progress: RwSignal<String>,
    is_running: RwSignal<bool>,
) {
    let (ready, left_out): (Vec<_>, Vec<_>) = listing
        .exported_records()
        .into_iter()
        .partition(|record| workspace.content(&record.opened).is_some());
    if workspace.who.with_untracked(String::is_empty) {
        // Whoever takes the ratings of everybody says who they are.
        workspace.notify(Level::Warning, tr!(workspace.who_first).into());
        page::focus_id("who");
        return;
    }
    is_running.set(true);
    let covered = ready
        .iter()
        .filter(|one| untrack(|| workspace.cover(one)).any());
    let covered: Vec<String> = covered.map(|one| one.opened.sha256.clone()).collect();
    workspace.note_revealed(&covered, RevealedRatings::Answers);
    // First and all at once: so each file itself tells of its export, and the table is built again only once.
    log_export(workspace, &ready, "evaluation");
    spawn_local(async move {
        let count = ready.len().to_string();
        let mut saved = 0_usize;
        let mut has_failed = false;
        for (at, record) in ready.iter().enumerate() {
            progress.set(tr!(candidates.saving, number = at + 1, total = count));
            let sha256 = &record.opened.sha256;
            // It may have been taken off the workspace meanwhile.
            let text = workspace
                .record(sha256)
                .and_then(|now| workspace.evaluation(&now));
            let rater = workspace.who.get_untracked();
            let name = evaluation_file(&record.opened.pseudonym(), &rater);
            if text.is_some_and(|text| files::download(&name, &text)) {
                saved += 1;
            } else {
                has_failed = true;
            }
            clock::sleep(PAUSE_MS).await;
        }
        let mut message = tr!(candidates.saved_all, count = saved);
        if !left_out.is_empty() {
            message.push(' ');
            message.push_str(&tr!(candidates.left_out, count = left_out.len()));
        }
        if has_failed {
            message.push(' ');
            message.push_str(tr!(candidates.not_saved));
        }
        progress.set(message);
        is_running.set(false);
    });
}
