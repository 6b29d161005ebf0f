//! What stands above an answer: paragraphs, lists, tables, charts, code.

use crate::assessment::{Align, Bar, Block, Column, Table};
use leptos::prelude::*;

/// A stem.
pub fn stem(blocks: &[Block]) -> AnyView {
    if blocks.is_empty() {
        return ().into_any();
    }
    let content = blocks.iter().map(block).collect_view();
    view! { <div class="read stem">{content}</div> }.into_any()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{text.clone()}</p> }.into_any(),
        Block::List(items) => {
            let items = items
                .iter()
                .map(|text| view! { <li>{text.clone()}</li> })
                .collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
        Block::Table(table) => data_table(table),
        Block::Chart {
            caption,
            unit,
            bars,
        } => chart(caption, unit, bars),
        Block::Code { title, lines } => code_lines(title, lines),
    }
}

/// The class that puts figures on their side.
pub fn align_class(column: &Column) -> &'static str {
    match column.align {
        Align::Start => "",
        Align::End => "end",
    }
}

/// A table to read.
pub fn data_table(table: &Table) -> AnyView {
    let headings = table
        .columns
        .iter()
        .map(|column| {
            view! { <th scope="col" class=align_class(column)>{column.title.clone()}</th> }
        })
        .collect_view();
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .zip(&table.columns)
                .enumerate()
                .map(|(position, (text, column))| {
                    if position == 0 && table.row_header {
                        view! { <th scope="row">{text.clone()}</th> }.into_any()
                    } else {
                        view! { <td class=align_class(column)>{text.clone()}</td> }.into_any()
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="doc-scroll" role="region" tabindex="0" aria-label=table.caption.clone()>
            <table class="ledger stem-table">
                <caption>{table.caption.clone()}</caption>
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn chart(caption: &str, unit: &str, bars: &[Bar]) -> AnyView {
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
                    <th scope="row">{bar.label.clone()}</th>
                    <td aria-hidden="true">
                        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                            <rect width=width height="10"></rect>
                        </svg>
                    </td>
                    <td>{figure}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="chart">
            <caption>{String::from(caption)}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Code to read, with line numbers.
pub fn code_lines(title: &str, lines: &[String]) -> AnyView {
    let rows = lines
        .iter()
        .enumerate()
        .map(|(line, text)| {
            view! {
                <li class="line">
                    <span class="line-no" aria-hidden="true">{(line + 1).to_string()}</span>
                    <code class="line-text">{text.clone()}</code>
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
