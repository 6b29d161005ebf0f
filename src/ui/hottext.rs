//! Hottext: a document with numbered lines, of which the candidate marks the wrong line or cell
//! and gives the right value.

use super::Answering;
use super::answering::{is_checked, toggled};
use super::stem::align_class;
use super::text_entry::{entry_field, number_check};
use crate::assessment::{Document, DocumentKind, Entry, Table};
use crate::attempt::Response;
use leptos::prelude::*;

/// The document, and the field for the right value where one is asked for.
pub fn hottext(
    answering: Answering,
    document: &Document,
    most: usize,
    correction: Option<&Entry>,
) -> AnyView {
    let page = match &document.kind {
        DocumentKind::Code { title, lines } => code(answering, title, lines, most),
        DocumentKind::Table(table) => ledger(answering, table, document.by_cell, most),
    };
    let field = correction.map(|entry| {
        let value = answering.response.with_untracked(|response| parts(response).1);
        let on_input = move |text: String| {
            let (places, _) = answering.response.with_untracked(parts);
            answering.typed(Response::Hottext {
                places,
                correction: text,
            });
        };
        let text = Memo::new(move |_| answering.response.with(|response| parts(response).1));
        let field = entry_field(
            "correction",
            "field-label",
            &entry.label,
            entry,
            value,
            text,
            on_input,
        );
        let check = number_check(answering.words, entry, text, on_input);
        view! { <div class="correction field">{field}{check}</div> }
    });
    let foot = answering.foot(
        ().into_any(),
        Response::Hottext {
            places: Vec::new(),
            correction: String::new(),
        },
    );
    view! {
        {page}
        {field}
        {foot}
    }
    .into_any()
}

fn code(answering: Answering, title: &str, lines: &[String], most: usize) -> AnyView {
    let rows = lines
        .iter()
        .enumerate()
        .map(|(line, text)| {
            let mark = mark(answering, Document::line_id(line), None, most);
            view! {
                <li>
                    <label class="line">
                        {mark}
                        <span class="line-no">{line_name(answering, line)}{(line + 1).to_string()}</span>
                        <code class="line-text">{text.clone()}</code>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <figure class="doc doc-code">
            <figcaption class="doc-title">{String::from(title)}</figcaption>
            <ol class="lines" dir="ltr">{rows}</ol>
        </figure>
    }
    .into_any()
}

/// The word "Line" before a number, for those who do not see the gutter.
fn line_name(answering: Answering, line: usize) -> AnyView {
    let number = (line + 1).to_string();
    let mut name = (answering.words.answer.line)(line + 1);
    if name.ends_with(&number) {
        name.truncate(name.len() - number.len());
    }
    view! { <span class="visually-hidden">{name}</span> }.into_any()
}

fn ledger(answering: Answering, table: &Table, by_cell: bool, most: usize) -> AnyView {
    let headings = table
        .columns
        .iter()
        .map(|column| {
            view! { <th scope="col" class=align_class(column)>{column.title.clone()}</th> }
        })
        .collect_view();
    let rows = (0..table.rows.len())
        .map(|row| {
            if by_cell {
                cells_row(answering, table, row, most)
            } else {
                line_row(answering, table, row, most)
            }
        })
        .collect_view();
    let class = if by_cell {
        "ledger ledger-cells"
    } else {
        "ledger ledger-rows"
    };
    let title = table.caption.clone();
    view! {
        <figure class="doc">
            <figcaption class="doc-title">{title.clone()}</figcaption>
            <div class="doc-scroll" role="region" tabindex="0" aria-label=title>
                <table class=class>
                    <thead>
                        <tr><td class="gutter"></td>{headings}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </figure>
    }
    .into_any()
}

fn line_row(answering: Answering, table: &Table, row: usize, most: usize) -> AnyView {
    let id = Document::line_id(row);
    let row_id = [&id, "-row"].concat();
    let cells = cells(table, row, |_, text| {
        view! { <label for=id.clone()>{text}</label> }.into_any()
    });
    let mark = mark(answering, id, Some(row_id.clone()), most);
    view! {
        <tr id=row_id>
            <td class="gutter">
                <label>
                    {mark}
                    <span>{line_name(answering, row)}{(row + 1).to_string()}</span>
                </label>
            </td>
            {cells}
        </tr>
    }
    .into_any()
}

fn cells_row(answering: Answering, table: &Table, row: usize, most: usize) -> AnyView {
    let header = if table.row_header {
        table.rows[row].first().cloned().unwrap_or_default()
    } else {
        (answering.words.answer.line)(row + 1)
    };
    let cells = cells(table, row, |column, text| {
        if column == 0 && table.row_header {
            return text.into_any();
        }
        let name = [&header, ", ", &table.columns[column].title, ": "].concat();
        let mark = mark(answering, Document::cell_id(row, column), None, most);
        view! {
            <label class="cell">
                {mark} <span><span class="visually-hidden">{name}</span>{text}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <tr>
            <td class="gutter" aria-hidden="true">{(row + 1).to_string()}</td>
            {cells}
        </tr>
    }
    .into_any()
}

fn cells(table: &Table, row: usize, content: impl Fn(usize, String) -> AnyView) -> Vec<AnyView> {
    table.rows[row]
        .iter()
        .zip(&table.columns)
        .enumerate()
        .map(|(position, (text, column))| {
            let inner = content(position, text.clone());
            if position == 0 && table.row_header {
                view! { <th scope="row">{inner}</th> }.into_any()
            } else {
                view! { <td class=align_class(column)>{inner}</td> }.into_any()
            }
        })
        .collect()
}

/// The radio button or checkbox of one place.
fn mark(answering: Answering, id: String, labelled_by: Option<String>, most: usize) -> AnyView {
    let kind = if most == 1 { "radio" } else { "checkbox" };
    let checked = {
        let id = id.clone();
        Memo::new(move |_| answering.response.with(|response| parts(response).0.contains(&id)))
    };
    let full = move || {
        most > 1
            && !checked.get()
            && answering.response.with(|response| parts(response).0.len()) >= most
    };
    let (dom_id, value) = (labelled_by.is_some().then(|| id.clone()), id.clone());
    let on_change = move |event| {
        let (places, correction) = answering.response.with_untracked(parts);
        let places = toggled(places, &id, is_checked(&event), most);
        answering.give(Response::Hottext { places, correction });
    };
    view! {
        <input
            type=kind
            id=dom_id
            name="response"
            value=value
            aria-labelledby=labelled_by
            prop:checked=checked
            prop:disabled=full
            on:change=on_change
        />
    }
    .into_any()
}

fn parts(response: &Response) -> (Vec<String>, String) {
    match response {
        Response::Hottext { places, correction } => (places.clone(), correction.clone()),
        _ => (Vec::new(), String::new()),
    }
}
