//! Hottext: a document with numbered lines, of which the candidate marks the wrong line or cell
//! and gives the right value, or says that nothing in it is wrong.

use super::answering::Answering;
use super::answering::{AnswerFoot, KeysHint};
use super::choice::input_type;
use super::marks::{ClearedNote, marked, parts};
use super::stem::{column_headings, row_cells};
use super::text;
use super::text_entry::{EntryField, Need, NumberCheck};
use crate::browser::arrows;
use crate::tr;
use assay_core::assessment::{Document, DocumentKind, Entry, NO_ERROR, Table};
use assay_core::attempt::Response;
use leptos::prelude::*;

/// The document, "No error" where it is an answer, and the field for the right value where one is asked for.
#[component]
pub fn Hottext(
    /// The response being given.
    answering: Answering,
    /// The document.
    document: Document,
    /// So many places may be marked.
    most: usize,
    /// Whether "No error" is an answer as well.
    has_no_error: bool,
    /// The field for the right value.
    correction: Option<Entry>,
) -> impl IntoView {
    let by_cell = document.by_cell;
    let page = match document.kind {
        DocumentKind::Code { title, lines } => {
            view! { <CodeDocument answering title lines most /> }.into_any()
        }
        DocumentKind::Table(table) => {
            view! { <TableDocument answering table by_cell most /> }.into_any()
        }
    };
    let no_error = has_no_error.then(|| view! { <NoError answering most /> });
    let cleared = (has_no_error && most > 1).then(|| view! { <ClearedNote answering /> });
    view! {
        <div class="places" on:keydown=move |event| arrows::walk(&event)>
            {page}
            {no_error}
        </div>
        {correction.map(|entry| view! { <Correction answering entry /> })}
        <AnswerFoot answering>{cleared} <KeysHint answering /></AnswerFoot>
    }
}

/// "No error", after the document: one of the same choices, and never beside a place.
#[component]
fn NoError(
    /// The response being given.
    answering: Answering,
    /// So many places may be marked.
    most: usize,
) -> impl IntoView {
    view! {
        <label class="row no-error">
            <Mark answering id=NO_ERROR.into() most />
            <span class="row-text">{tr!(answering.locale, answer.no_error_here)}</span>
        </label>
    }
}

/// The field for the right value. While "No error" is chosen it cannot be written in, and keeps what was typed.
#[component]
fn Correction(
    /// The response being given.
    answering: Answering,
    /// The kind of entry that the field takes.
    entry: Entry,
) -> impl IntoView {
    let on_text = Callback::new(move |correction| {
        let (places, _) = answering.response.with_untracked(parts);
        answering.typed(Response::Hottext { places, correction });
    });
    let value = Memo::new(move |_| answering.response.with(|response| parts(response).1));
    let need = Memo::new(move |before: Option<&Need>| {
        answering
            .response
            .with(|response| Need::after(before, response.sees_no_error(), parts(response).1))
    });
    view! {
        <div class="correction field">
            <EntryField
                answering
                id="correction"
                label_class="field-label"
                label=entry.label.clone()
                entry=entry.clone()
                value
                need
                on_text
            />
            <NumberCheck id="correction" answering entry value need choose=on_text />
        </div>
    }
}

/// A document of lines of code.
#[component]
fn CodeDocument(
    /// The response being given.
    answering: Answering,
    /// The title.
    title: String,
    /// The lines.
    lines: Vec<String>,
    /// So many places may be marked.
    most: usize,
) -> impl IntoView {
    let rows = lines
        .into_iter()
        .enumerate()
        .map(|(line, code)| {
            view! {
                <li>
                    <label class="line">
                        <Mark answering id=Document::line_id(line) most />
                        <span class="line-no">
                            {line_name(answering, line)} {(line + 1).to_string()}
                        </span>
                        <code class="line-text">{text(code)}</code>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <figure class="doc doc-code">
            <figcaption class="doc-title">{text(title)}</figcaption>
            <ol class="lines" dir="ltr">
                {rows}
            </ol>
        </figure>
    }
}

/// The word "Line" before a number, for those who do not see the gutter.
fn line_name(answering: Answering, line: usize) -> impl IntoView {
    let number = (line + 1).to_string();
    let mut name = tr!(answering.locale, answer.line, number = line + 1);
    if name.ends_with(&number) {
        name.truncate(name.len() - number.len());
    }
    view! { <span class="visually-hidden">{name}</span> }
}

/// A document that is a table, marked by rows or by cells.
#[component]
fn TableDocument(
    /// The response being given.
    answering: Answering,
    /// The table.
    table: Table,
    /// Whether cells are marked.
    by_cell: bool,
    /// So many places may be marked.
    most: usize,
) -> impl IntoView {
    let rows = (0..table.rows.len())
        .map(|row| {
            if by_cell {
                cells_row(answering, &table, row, most).into_any()
            } else {
                line_row(answering, &table, row, most).into_any()
            }
        })
        .collect_view();
    let class = if by_cell {
        "ledger ledger-stacks ledger-cells"
    } else {
        "ledger ledger-stacks ledger-rows"
    };
    let headings = column_headings(&table);
    let title = text(&table.caption);
    view! {
        <figure class="doc">
            <figcaption class="doc-title">{title}</figcaption>
            <div class="doc-scroll" role="region" tabindex="0" aria-label=table.caption>
                <table class=class role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <td class="gutter" role="cell"></td>
                            {headings}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </figure>
    }
}

/// A row that is marked as a whole.
fn line_row(answering: Answering, table: &Table, row: usize, most: usize) -> impl IntoView + use<> {
    let id = Document::line_id(row);
    let row_id = [&id, "-row"].concat();
    let labeled_by = row_id.clone();
    let cells = row_cells(table, row, |column, cell| {
        let names_row = column == 0 && table.row_header;
        let heading = (!names_row).then(|| column_name(table, column));
        view! { <label for=id.clone()>{heading} <span>{text(cell)}</span></label> }.into_any()
    });
    view! {
        <tr id=row_id role="row">
            <td class="gutter" role="cell">
                <label>
                    <Mark answering id labeled_by most />
                    <span>{line_name(answering, row)} {(row + 1).to_string()}</span>
                </label>
            </td>
            {cells}
        </tr>
    }
}

/// The heading of a column, where it stands before the cell because the rows are stacked. The cell's name says it to
/// screen readers.
fn column_name(table: &Table, column: usize) -> impl IntoView + use<> {
    let title = text(&table.columns[column].title);
    view! {
        <span class="cell-column" aria-hidden="true">
            {title}
        </span>
    }
}

/// A row whose cells are marked.
fn cells_row(
    answering: Answering,
    table: &Table,
    row: usize,
    most: usize,
) -> impl IntoView + use<> {
    let header = if table.row_header {
        table.rows[row].first().cloned().unwrap_or_default()
    } else {
        tr!(answering.locale, answer.line, number = row + 1)
    };
    let cells = row_cells(table, row, |column, cell| {
        if column == 0 && table.row_header {
            return text(cell);
        }
        if !table.offers(row, column) {
            return ().into_any();
        }
        let name = [&header, ", ", &table.columns[column].title, ": "].concat();
        view! {
            <label class="cell">
                <Mark answering id=Document::cell_id(row, column) most />
                {column_name(table, column)}
                <span>
                    <span class="visually-hidden">{text(name)}</span>
                    {text(cell)}
                </span>
            </label>
        }
        .into_any()
    });
    view! {
        <tr role="row">
            <td class="gutter" aria-hidden="true">
                {(row + 1).to_string()}
            </td>
            {cells}
        </tr>
    }
}

/// The radio button or checkbox of one place.
#[component]
fn Mark(
    /// The response being given.
    answering: Answering,
    /// The identifier of the place.
    id: String,
    /// The identifier of its name, where that is not the label around it.
    #[prop(optional, into)]
    labeled_by: Option<String>,
    /// So many places may be marked.
    most: usize,
) -> impl IntoView {
    let own = id.clone();
    let checked = Memo::new(move |_| {
        answering
            .response
            .with(|response| parts(response).0.contains(&own))
    });
    let is_place = id != NO_ERROR;
    let is_full = move || {
        let is_filled =
            |response: &Response| !response.sees_no_error() && parts(response).0.len() >= most;
        most > 1 && is_place && !checked.get() && answering.response.with(is_filled)
    };
    let dom_id = labeled_by.is_some().then(|| id.clone());
    let value = id.clone();
    let on_change = move |event| {
        let (places, correction) = answering.response.with_untracked(parts);
        let places = marked(places, &id, event_target_checked(&event), most);
        answering.give(Response::Hottext { places, correction });
    };
    view! {
        <input
            type=input_type(most)
            id=dom_id
            name="response"
            value=value
            aria-labelledby=labeled_by
            prop:checked=checked
            disabled=is_full
            on:change=on_change
        />
    }
}
