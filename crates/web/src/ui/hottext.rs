//! Hottext: a document with numbered lines, of which the candidate marks the wrong line or cell
//! and gives the right value.

use super::Answering;
use super::answering::toggled;
use super::dom::{Child, View, el, views};
use super::stem::align_class;
use super::text_entry::{entry_field, number_check};
use crate::browser::{arrows, nodes};
use assay_core::assessment::{Document, DocumentKind, Entry, Table};
use assay_core::attempt::Response;
use assay_core::digits::Digits;
use leptos::prelude::*;
use std::sync::Arc;

/// The document, and the field for the right value where one is asked for.
pub fn hottext(
    answering: Answering,
    document: &Document,
    most: usize,
    correction: Option<&Entry>,
) -> View {
    let page = match &document.kind {
        DocumentKind::Code { title, lines } => code(answering, title, lines, most),
        DocumentKind::Table(table) => ledger(answering, table, document.by_cell, most),
    };
    let field = correction.map(|entry| {
        let on_input: Arc<dyn Fn(String)> = Arc::new(move |text| {
            let (places, _) = answering.response.with_untracked(parts);
            answering.typed(Response::Hottext {
                places,
                correction: text,
            });
        });
        let text = Memo::new(move |_| answering.response.with(|response| parts(response).1));
        let field = entry_field(
            "correction",
            "field-label",
            &entry.label,
            entry,
            text,
            on_input.clone(),
            answering,
        );
        let check = number_check(answering.words, entry, text, on_input);
        el("div.correction field").child(field).child(check)
    });
    let foot = answering.foot(
        answering.keys(),
        Response::Hottext {
            places: Vec::new(),
            correction: String::new(),
        },
    );
    views((page, field, foot))
}

fn code(answering: Answering, title: &str, lines: &[String], most: usize) -> View {
    let rows = lines
        .iter()
        .enumerate()
        .map(|(line, text)| {
            let mark = mark(answering, Document::line_id(line), None, most);
            el("li").child(
                el("label.line")
                    .child(mark)
                    .child(
                        el("span.line-no")
                            .child(line_name(answering, line))
                            .child((line + 1).digits()),
                    )
                    .child(el("code.line-text").child(text.clone())),
            )
        })
        .collect::<Vec<_>>();
    el("figure.doc doc-code")
        .on("keydown", |event| arrows::walk(&event))
        .child(el("figcaption.doc-title").child(String::from(title)))
        .child(el("ol.lines").attr("dir", "ltr").child(rows))
        .view()
}

/// The word "Line" before a number, for those who do not see the gutter.
fn line_name(answering: Answering, line: usize) -> View {
    let number = (line + 1).digits();
    let mut name = (answering.words.answer.line)(line + 1);
    if name.ends_with(&number) {
        name.truncate(name.len() - number.len());
    }
    el("span.visually-hidden").child(name).view()
}

fn ledger(answering: Answering, table: &Table, by_cell: bool, most: usize) -> View {
    let headings = table
        .columns
        .iter()
        .map(|column| {
            el("th")
                .attr("scope", "col")
                .attr("class", align_class(column))
                .child(column.title.clone())
        })
        .collect::<Vec<_>>();
    let rows = (0..table.rows.len())
        .map(|row| {
            if by_cell {
                cells_row(answering, table, row, most)
            } else {
                line_row(answering, table, row, most)
            }
        })
        .collect::<Vec<_>>();
    let class = if by_cell {
        "ledger ledger-cells"
    } else {
        "ledger ledger-rows"
    };
    let title = table.caption.clone();
    el("figure.doc")
        .on("keydown", |event| arrows::walk(&event))
        .child(el("figcaption.doc-title").child(title.clone()))
        .child(
            el("div.doc-scroll")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", title)
                .child(
                    el("table")
                        .attr("class", class)
                        .child(el("thead").child(el("tr").child(el("td.gutter")).child(headings)))
                        .child(el("tbody").child(rows)),
                ),
        )
        .view()
}

fn line_row(answering: Answering, table: &Table, row: usize, most: usize) -> View {
    let id = Document::line_id(row);
    let row_id = [&id, "-row"].concat();
    let cells = cells(table, row, |_, text| {
        el("label").attr("for", id.clone()).child(text).view()
    });
    let mark = mark(answering, id, Some(row_id.clone()), most);
    el("tr")
        .attr("id", row_id)
        .child(
            el("td.gutter").child(
                el("label").child(mark).child(
                    el("span")
                        .child(line_name(answering, row))
                        .child((row + 1).digits()),
                ),
            ),
        )
        .child(cells)
        .view()
}

fn cells_row(answering: Answering, table: &Table, row: usize, most: usize) -> View {
    let header = if table.row_header {
        table.rows[row].first().cloned().unwrap_or_default()
    } else {
        (answering.words.answer.line)(row + 1)
    };
    let cells = cells(table, row, |column, text| {
        if column == 0 && table.row_header {
            return text.view();
        }
        let name = [&header, ", ", &table.columns[column].title, ": "].concat();
        let mark = mark(answering, Document::cell_id(row, column), None, most);
        el("label.cell")
            .child(mark)
            .child(
                el("span")
                    .child(el("span.visually-hidden").child(name))
                    .child(text),
            )
            .view()
    });
    el("tr")
        .child(
            el("td.gutter")
                .attr("aria-hidden", "true")
                .child((row + 1).digits()),
        )
        .child(cells)
        .view()
}

fn cells(table: &Table, row: usize, content: impl Fn(usize, String) -> View) -> Vec<View> {
    table.rows[row]
        .iter()
        .zip(&table.columns)
        .enumerate()
        .map(|(position, (text, column))| {
            let inner = content(position, text.clone());
            if position == 0 && table.row_header {
                el("th").attr("scope", "row").child(inner).view()
            } else {
                el("td")
                    .attr("class", align_class(column))
                    .child(inner)
                    .view()
            }
        })
        .collect()
}

/// The radio button or checkbox of one place.
fn mark(answering: Answering, id: String, labelled_by: Option<String>, most: usize) -> View {
    let kind = if most == 1 { "radio" } else { "checkbox" };
    let checked = {
        let id = id.clone();
        Memo::new(move |_| {
            answering
                .response
                .with(|response| parts(response).0.contains(&id))
        })
    };
    let full = move || {
        most > 1
            && !checked.get()
            && answering.response.with(|response| parts(response).0.len()) >= most
    };
    let (dom_id, value) = (labelled_by.is_some().then(|| id.clone()), id.clone());
    let on_change = move |event| {
        let (places, correction) = answering.response.with_untracked(parts);
        let places = toggled(places, &id, nodes::is_checked(&event), most);
        answering.give(Response::Hottext { places, correction });
    };
    el("input")
        .attr("type", kind)
        .attr("id", dom_id)
        .attr("name", "response")
        .attr("value", value)
        .attr("aria-labelledby", labelled_by)
        .flag("checked", move || checked.get())
        .flag("disabled", full)
        .on("change", on_change)
        .view()
}

fn parts(response: &Response) -> (Vec<String>, String) {
    match response {
        Response::Hottext { places, correction } => (places.clone(), correction.clone()),
        _ => (Vec::new(), String::new()),
    }
}
