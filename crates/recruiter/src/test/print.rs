//! The whole bank with its keys, for reading on paper.

use super::{Looked, no_key, paper, words};
use crate::desk::Desk;
use crate::opening::fill;
use assay_core::assessment::Section;
use assay_web::browser::screen;
use assay_web::ui::dom::{View, el, views};

/// The bank on paper, and on screen as it will be there.
pub fn print(_desk: Desk, looked: Looked) -> View {
    let words = words();
    let pack = &looked.pack;
    let items: usize = pack
        .sections
        .iter()
        .map(|section| section.items.len())
        .sum();
    let counts = [pack.sections.len().to_string(), items.to_string()];
    let missing = looked.key.is_none().then(no_key);
    views((
        el("div.test-no-print stack")
            .child(el("p.lead").child(words.print_lead))
            .child(missing)
            .child(el("p").child(fill(
                words.print_count,
                &counts.each_ref().map(String::as_str),
            )))
            .child(
                el("div.actions").child(
                    el("button.btn btn-primary")
                        .on("click", |_| screen::print())
                        .child(words.print_button),
                ),
            ),
        sheets(&looked),
    ))
}

/// A table, because browsers repeat the head of a table on every page, and nothing else as surely. It is none to
/// those who hear the page.
fn sheets(looked: &Looked) -> View {
    let words = words();
    let pack = &looked.pack;
    let mark = if looked.key.is_some() {
        words.print_head
    } else {
        words.print_head_no_key
    };
    let name = fill(words.pack_name, &[&pack.title, &pack.version]);
    let mut rows = Vec::new();
    for section in &pack.sections {
        rows.push(row(section_head(section)));
        let items = section
            .items
            .iter()
            .map(|item| row(paper::item(item, looked.key.as_deref())));
        rows.extend(items);
    }
    let head = el("div.print-head")
        .child(el("strong").child(mark))
        .child(el("span").child(name));
    el("table.print-sheets")
        .attr("role", "presentation")
        .attr("lang", pack.language.clone())
        .child(
            el("thead")
                .attr("role", "presentation")
                .child(row(head.view())),
        )
        .child(el("tbody").attr("role", "presentation").child(rows))
        .view()
}

fn row(content: View) -> View {
    el("tr")
        .attr("role", "presentation")
        .child(el("td").attr("role", "presentation").child(content))
        .view()
}

fn section_head(section: &Section) -> View {
    let minutes = assay_evaluation::seconds_text(section.duration_seconds.into());
    let facts = fill(
        words().print_section,
        &[
            &section.items.len().to_string(),
            &section.weight_percent.to_string(),
            &minutes,
        ],
    );
    el("div.print-section")
        .child(el("h2").child(section.title.as_str()))
        .child(el("p.hint").child(facts))
        .child(el("p.read").child(section.measures.as_str()))
        .child(el("p.read").child(section.instructions.as_str()))
        .view()
}
