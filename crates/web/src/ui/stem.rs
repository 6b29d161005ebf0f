//! What stands above an answer: paragraphs, lists, tables, charts, code.

use super::dom::{Child, View, drawing, el};
use assay_core::assessment::{Align, Bar, Block, Column, Table};
use assay_core::digits::Digits;

/// A stem.
pub fn stem(blocks: &[Block]) -> View {
    if blocks.is_empty() {
        return ().view();
    }
    let content = blocks.iter().map(block).collect::<Vec<_>>();
    el("div.read stem").child(content).view()
}

fn block(block: &Block) -> View {
    match block {
        Block::Paragraph(text) => el("p").child(text.clone()).view(),
        Block::List(items) => {
            let items = items
                .iter()
                .map(|text| el("li").child(text.clone()))
                .collect::<Vec<_>>();
            el("ul").child(items).view()
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
pub fn data_table(table: &Table) -> View {
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
                        el("th").attr("scope", "row").child(text.clone()).view()
                    } else {
                        el("td")
                            .attr("class", align_class(column))
                            .child(text.clone())
                            .view()
                    }
                })
                .collect::<Vec<_>>();
            el("tr").child(cells)
        })
        .collect::<Vec<_>>();
    el("div.doc-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", table.caption.clone())
        .child(
            el("table.ledger stem-table")
                .child(el("caption").child(table.caption.clone()))
                .child(el("thead").child(el("tr").child(headings)))
                .child(el("tbody").child(rows)),
        )
        .view()
}

fn chart(caption: &str, unit: &str, bars: &[Bar]) -> View {
    let greatest = bars.iter().map(|bar| bar.value).max().unwrap_or(1).max(1);
    let rows = bars
        .iter()
        .map(|bar| {
            let width = (bar.value * 100 / greatest).digits();
            let mut figure = bar.value.digits();
            if !unit.is_empty() {
                figure.push(' ');
                figure.push_str(unit);
            }
            el("tr")
                .child(el("th").attr("scope", "row").child(bar.label.clone()))
                .child(
                    el("td").attr("aria-hidden", "true").child(drawing(
                        &[
                            r#"<svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect width=""#,
                            &width,
                            r#"" height="10"/></svg>"#,
                        ]
                        .concat(),
                    )),
                )
                .child(el("td").child(figure))
        })
        .collect::<Vec<_>>();
    el("table.chart")
        .child(el("caption").child(String::from(caption)))
        .child(el("tbody").child(rows))
        .view()
}

/// Code to read, with line numbers.
pub fn code_lines(title: &str, lines: &[String]) -> View {
    let rows = lines
        .iter()
        .enumerate()
        .map(|(line, text)| {
            el("li.line")
                .child(
                    el("span.line-no")
                        .attr("aria-hidden", "true")
                        .child((line + 1).digits()),
                )
                .child(el("code.line-text").child(text.clone()))
        })
        .collect::<Vec<_>>();
    el("figure.doc doc-code")
        .child(el("figcaption.doc-title").child(String::from(title)))
        .child(el("ol.lines").attr("dir", "ltr").child(rows))
        .view()
}
