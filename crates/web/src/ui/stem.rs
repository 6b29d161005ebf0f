//! The stem above an answer: paragraphs, lists, tables, charts, code.

use super::text;
use assay_core::assessment::{Align, Bar, Column, StemBlock, Table};
use leptos::prelude::*;

/// A stem.
pub fn stem(blocks: &[StemBlock]) -> AnyView {
    if blocks.is_empty() {
        return ().into_any();
    }
    let content = blocks.iter().map(block).collect_view();
    view! { <div class="read stem">{content}</div> }.into_any()
}

fn block(block: &StemBlock) -> AnyView {
    match block {
        StemBlock::Paragraph(paragraph) => view! { <p>{text(paragraph)}</p> }.into_any(),
        StemBlock::List { items } => {
            let items = items
                .iter()
                .map(|item| view! { <li>{text(item)}</li> })
                .collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
        StemBlock::Table(table) => data_table(table),
        StemBlock::Chart {
            caption,
            unit,
            bars,
        } => chart(caption, unit, bars).into_any(),
        StemBlock::Code { title, lines } => code_lines(title, lines),
    }
}

/// The class that puts figures on their side.
fn align_class(column: &Column) -> &'static str {
    match column.align {
        Align::Start => "",
        Align::End => "end",
    }
}

/// The class of a cell: on which side it stands, and whether it is one piece of data or nothing at all.
fn cell_class(align: Align, cell: &str) -> &'static str {
    match (align, Table::is_datum(cell)) {
        _ if cell.trim().is_empty() => "blank",
        (Align::Start, false) => "",
        (Align::Start, true) => "datum",
        (Align::End, false) => "end",
        (Align::End, true) => "end datum",
    }
}

/// The headings of a table's columns.
pub fn column_headings(table: &Table) -> impl IntoView + use<> {
    table
        .columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col" role="columnheader" class=align_class(column)>
                    {text(&column.title)}
                </th>
            }
        })
        .collect_view()
}

/// The cells of a table's row, each with what `content` makes of its place and its text. Their roles stand on them,
/// since some browsers forget what a table is where its rows are stacked.
pub fn row_cells(
    table: &Table,
    row: usize,
    content: impl Fn(usize, &str) -> AnyView,
) -> Vec<AnyView> {
    table.rows[row]
        .iter()
        .zip(&table.columns)
        .enumerate()
        .map(|(position, (cell, column))| {
            let inner = content(position, cell);
            if position == 0 && table.row_header {
                let class = cell_class(Align::Start, cell);
                view! {
                    <th scope="row" role="rowheader" class=class>
                        {inner}
                    </th>
                }
                .into_any()
            } else {
                let class = cell_class(column.align, cell);
                view! {
                    <td role="cell" class=class>
                        {inner}
                    </td>
                }
                .into_any()
            }
        })
        .collect()
}

/// A table to read.
pub fn data_table(table: &Table) -> AnyView {
    let rows = (0..table.rows.len())
        .map(|row| view! { <tr>{row_cells(table, row, |_, cell| text(cell))}</tr> })
        .collect_view();
    view! {
        <div class="doc-scroll" role="region" tabindex="0" aria-label=table.caption.clone()>
            <table class="ledger stem-table">
                <caption>{text(&table.caption)}</caption>
                <thead>
                    <tr>{column_headings(table)}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn chart(caption: &str, unit: &str, bars: &[Bar]) -> impl IntoView + use<> {
    let greatest = bars.iter().map(|bar| bar.value).max().unwrap_or(1).max(1);
    let rows = bars
        .iter()
        .map(|bar| {
            let width = (bar.value * 100 / greatest).to_string();
            let mut figure = bar.value.to_string();
            if !unit.is_empty() {
                figure.push(' ');
                figure.push_str(unit);
            }
            view! {
                <tr>
                    <th scope="row">{text(&bar.label)}</th>
                    <td aria-hidden="true">
                        <span class="drawing">
                            <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                                <rect width=width height="10" />
                            </svg>
                        </span>
                    </td>
                    <td>{text(figure)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="chart">
            <caption>{text(caption)}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Code to read, with line numbers.
pub fn code_lines(title: &str, lines: &[String]) -> AnyView {
    let rows = lines
        .iter()
        .enumerate()
        .map(|(line, code)| {
            view! {
                <li class="line">
                    <span class="line-no" aria-hidden="true">
                        {(line + 1).to_string()}
                    </span>
                    <code class="line-text">{text(code)}</code>
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
    .into_any()
}
