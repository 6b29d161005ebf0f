//! Which invitations are chosen, and taking them off the board.

use super::held::Board;
use crate::focus::focus_after_dialog;
use crate::message::Level;
use assay_web::ui::{Dialog, Question};
use leptos::prelude::*;

/// The box that chooses every row, how many are chosen, and the button that takes them off.
#[component]
pub fn Acts(
    /// The board.
    board: Board,
) -> impl IntoView {
    let count = Memo::new(move |_| board.chosen_count());
    let is_all = move || count.get() > 0 && count.get() == board.shown_count();
    let is_some = move || count.get() > 0 && !is_all();
    let is_asking = RwSignal::new(false);
    let said = move || match count.get() {
        0 => tr!(board.chosen_none).to_owned(),
        count => tr!(board.chosen, count = count),
    };
    let remove = Callback::new(move |()| {
        is_asking.set(false);
        let rows = untrack(move || board.meant());
        let ids: Vec<String> = rows
            .iter()
            .map(|row| row.kept.invitation.id.clone())
            .collect();
        board.workspace.take_off_invitations(&ids);
        board.choose_all(false);
        board.workspace.messages.set(Vec::new());
        let words = tr!(board.removed, count = ids.len());
        board.workspace.notify(Level::Ok, words);
        focus_after_dialog("board-list");
    });
    let question = move || {
        let count = board.meant().len();
        tr!(board.remove_text, count = count)
    };
    view! {
        <div class="roster-selection no-print" role="group" aria-label=tr!(board.selection)>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=is_all
                    prop:indeterminate=is_some
                    on:change=move |event| board.choose_all(event_target_checked(&event))
                />
                <span>{tr!(candidates.choose_shown)}</span>
            </label>
            <p role="status">{said}</p>
            <Show when=move || { count.get() > 0 }>
                <button type="button" class="btn-quiet" on:click=move |_| is_asking.set(true)>
                    {tr!(board.remove)}
                </button>
            </Show>
        </div>
        <Dialog id="board-remove" open=is_asking title=tr!(board.remove_title)>
            <Question
                id="board-remove"
                back=tr!(candidates.cancel)
                on_back=Callback::new(move |()| is_asking.set(false))
                go_on=tr!(board.remove_confirm)
                on_go_on=remove
            >
                <p>{question}</p>
            </Question>
        </Dialog>
    }
}
