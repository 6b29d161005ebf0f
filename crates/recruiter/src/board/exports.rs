//! What is taken from the board: a table for mail merge, letters as drafts, calendar files. Nothing is sent from here.

use super::held::Board;
use crate::export_button::ExportButton;
use crate::letter_template::letter_template;
use crate::letters::sender;
use assay_evaluation::{
    BoardRow, BoardStatus, KeptInvitation, LetterKind, MailDraft, archive, board_table,
    draft_files, invitation_event, invitation_letter, letter_gaps,
};
use assay_web::browser::{clock, files};
use assay_web::ui::LiveText;
use leptos::prelude::*;

/// The media type of tables.
const CSV_TYPE: &str = "text/csv;charset=utf-8";
/// The media type of drafts.
const EML_TYPE: &str = "message/rfc822";
/// The media type of files for calendars.
const ICS_TYPE: &str = "text/calendar;charset=utf-8";
/// The media type of archives.
const ZIP_TYPE: &str = "application/zip";

/// The section with what can be taken.
#[component]
pub fn BoardExports(
    /// The board.
    board: Board,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let meant = Memo::new(move |_| board.meant().len());
    let is_off = Memo::new(move |_| meant.get() == 0);
    let scope = move || tr!(board.export_scope, count = meant.get());
    let press = move |take: fn(Board) -> String| Callback::new(move |()| said.set(take(board)));
    view! {
        <section class="recruiter-export no-print" aria-labelledby="board-export">
            <h3 id="board-export">{tr!(board.export)}</h3>
            <p>{scope}</p>
            <p class="hint">{tr!(board.export_hint)}</p>
            <ul class="recruiter-exports">
                <ExportButton
                    label=tr!(board.letters)
                    hint=tr!(board.letters_hint)
                    hint_id="board-export-letters"
                    is_off
                    on_export=press(|board| letters(board, LetterKind::Invitation))
                />
                <ExportButton
                    label=tr!(board.reminders)
                    hint=tr!(board.reminders_hint)
                    hint_id="board-export-reminders"
                    is_off
                    on_export=press(|board| letters(board, LetterKind::Reminder))
                />
                <ExportButton
                    label=tr!(board.calendar)
                    hint=tr!(board.calendar_hint)
                    hint_id="board-export-calendar"
                    is_off
                    on_export=press(calendar)
                />
                <ExportButton
                    label=tr!(board.table)
                    hint=tr!(board.table_hint)
                    hint_id="board-export-table"
                    is_off
                    on_export=press(table)
                />
            </ul>
            <p role="status">
                <LiveText words=said />
            </p>
        </section>
    }
}

/// Saves the table; says what became of it.
fn table(board: Board) -> String {
    const FILE: &str = "invitation-board.csv";
    let rows = untrack(move || board.meant());
    let rows: Vec<&BoardRow> = rows.iter().collect();
    let is_blind = board.workspace.is_blind.get_untracked();
    let links = board.workspace.links.get_untracked();
    let text = board_table(&rows, &links, is_blind);
    if files::download_as(FILE, CSV_TYPE, &text) {
        tr!(candidates.saved, file = FILE)
    } else {
        tr!(candidates.not_saved).into()
    }
}

/// Saves letters as drafts; says how many, and what is missing in them.
fn letters(board: Board, kind: LetterKind) -> String {
    let mut rows = untrack(move || board.meant());
    let all = rows.len();
    if kind == LetterKind::Reminder {
        rows.retain(|row| {
            row.status == BoardStatus::Invited && !row.kept.invitation.is_practice_only
        });
    }
    let left_out = all - rows.len();
    if rows.is_empty() {
        return tr!(board.nobody_waits).into();
    }
    let drafts = untrack(move || made(board, &rows, kind));
    let without_link = drafts
        .iter()
        .filter(|(_, draft)| has_gap(draft, "[link]"))
        .count();
    let name = match kind {
        LetterKind::Reminder => "reminder",
        LetterKind::Invitation | LetterKind::TimeGrant => "invitation",
    };
    let references: Vec<&str> = drafts.iter().map(|(one, _)| one.as_str()).collect();
    let names = draft_files(name, &references, ".eml");
    let texts = drafts.iter().map(|(_, draft)| draft.to_eml());
    let packed: Vec<(String, String)> = names.into_iter().zip(texts).collect();
    let mut said = save(&packed, EML_TYPE, &[name, "s.zip"].concat());
    if left_out > 0 {
        said.push(' ');
        said.push_str(&tr!(board.left_out, count = left_out));
    }
    if without_link > 0 {
        said.push(' ');
        said.push_str(&tr!(board.without_link, count = without_link));
    }
    said
}

/// Saves windows as files for calendars.
fn calendar(board: Board) -> String {
    let rows = untrack(move || board.meant());
    let now_ms = clock::now().wall_ms;
    let drafts = untrack(|| made(board, &rows, LetterKind::Invitation));
    let events = rows
        .iter()
        .zip(&drafts)
        .filter_map(|(row, (reference, draft))| {
            let event = invitation_event(&row.kept, draft, now_ms)?;
            Some((reference.as_str(), event.to_ics()?))
        });
    let (references, texts): (Vec<&str>, Vec<String>) = events.unzip();
    if texts.is_empty() {
        return tr!(board.no_windows).into();
    }
    let left_out = rows.len() - texts.len();
    let names = draft_files("window", &references, ".ics");
    let packed: Vec<(String, String)> = names.into_iter().zip(texts).collect();
    let mut said = save(&packed, ICS_TYPE, "windows.zip");
    if left_out > 0 {
        said.push(' ');
        said.push_str(&tr!(board.without_window, count = left_out));
    }
    said
}

/// The letters to some candidates, each with the reference. Where names are hidden, a letter has none.
fn made(board: Board, rows: &[BoardRow], kind: LetterKind) -> Vec<(String, MailDraft)> {
    let workspace = board.workspace;
    let template = letter_template(board.drafts, kind);
    let sender = sender(workspace, board.drafts);
    let is_blind = workspace.is_blind.get();
    workspace.links.with(|links| {
        rows.iter()
            .map(|row| {
                let kept = KeptInvitation::clone(&row.kept);
                let kept = if is_blind { kept.unnamed() } else { kept };
                let link = links.get(&kept.invitation.id).map(String::as_str);
                let letter = invitation_letter(&template, &kept, link, &sender);
                (kept.reference().to_owned(), letter)
            })
            .collect()
    })
}

fn has_gap(draft: &MailDraft, gap: &str) -> bool {
    letter_gaps(&draft.body).iter().any(|found| found == gap)
}

/// Saves one file as it is, and several in an archive; says what became of it.
fn save(packed: &[(String, String)], media_type: &str, archive_name: &str) -> String {
    let (name, is_saved) = match packed {
        [(name, text)] => (name.as_str(), files::download_as(name, media_type, text)),
        several => {
            let bytes = archive(several);
            let is_saved =
                bytes.is_some_and(|bytes| files::download_bytes(archive_name, ZIP_TYPE, &bytes));
            (archive_name, is_saved)
        }
    };
    if is_saved {
        tr!(board.saved, file = name, count = packed.len())
    } else {
        tr!(candidates.not_saved).into()
    }
}
