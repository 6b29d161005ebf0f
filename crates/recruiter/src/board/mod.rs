//! The invitation board: what became of each invitation, and letters, calendar files and tables for those that are chosen.

mod acts;
mod exports;
mod filters;
mod held;
mod import;
mod letters;
mod row;
mod status_names;
mod table;

use crate::heading::heading;
use crate::routes::Screen;
use crate::workspace::Workspace;
use acts::Acts;
use exports::BoardExports;
use filters::BoardFilters;
use held::Board;
use import::ImportLinks;
use leptos::prelude::*;
use letters::LetterTemplates;
use table::BoardTable;

/// The screen.
#[component]
pub fn InvitationBoard(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let board = Board::new(workspace);
    let is_empty = Memo::new(move |_| board.rows.with(|rows| rows.is_empty()));
    let has_shown = Memo::new(move |_| board.shown_count() > 0);
    view! {
        <div class="candidates">
            {heading(tr!(board.title))} <p class="lead">{tr!(board.lead)}</p>
            <p class="read hint">{tr!(board.kept)}</p> <div class="actions no-print">
                <a class="btn btn-primary" href=Screen::Invitations.address()>
                    {tr!(board.invite)}
                </a>
            </div> <ImportLinks workspace />
            <section class="recruiter-empty" hidden=move || !is_empty.get()>
                <h2>{tr!(board.empty_title)}</h2>
                <p class="read">{tr!(board.empty_text)}</p>
            </section> <section class="recruiter-list" aria-labelledby="board-list" hidden=is_empty>
                <h2 id="board-list" tabindex="-1">
                    {tr!(board.list)}
                </h2>
                <p class="hint" hidden=move || !workspace.is_blind.get()>
                    {tr!(board.blind)}
                </p>
                <BoardFilters board />
                <Acts board />
                <BoardTable board />
                <div class="recruiter-none" hidden=move || is_empty.get() || has_shown.get()>
                    <p class="lead">{tr!(board.none_fits)}</p>
                </div>
                <BoardExports board />
                <LetterTemplates board />
            </section>
        </div>
    }
}
