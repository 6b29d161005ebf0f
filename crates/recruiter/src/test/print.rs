//! The whole bank with its keys, for reading on paper.

use super::paper::PaperItem;
use crate::test::looked::Looked;
use crate::test::looked::NoKey;
use assay_core::assessment::Section;
use assay_evaluation::seconds_text;
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;

/// The bank on paper, and on screen as it will be there.
#[component]
pub(super) fn Print(
    /// The pack that is looked at, with its key.
    looked: Looked,
) -> impl IntoView {
    let pack = &looked.pack;
    let items: usize = pack
        .sections
        .iter()
        .map(|section| section.items.len())
        .sum();
    let count = tr!(
        test.print_count,
        sections = pack.sections.len(),
        items = items
    );
    let missing = looked.key.is_none().then(|| view! { <NoKey /> });
    view! {
        <div class="test-no-print stack">
            <p class="lead">{tr!(test.print_lead)}</p>
            {missing}
            <p>{count}</p>
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=|_| screen::print()>
                    {tr!(test.print_button)}
                </button>
            </div>
        </div>
        <Sheets looked />
    }
}

/// A table, because browsers repeat the head of a table on every page, and nothing else as surely. It is none to
/// those who hear the page.
#[component]
fn Sheets(
    /// The pack that is looked at, with its key.
    looked: Looked,
) -> impl IntoView {
    let Looked { pack, key } = looked;
    let mark = if key.is_some() {
        tr!(test.print_head)
    } else {
        tr!(test.print_head_no_key)
    };
    let name = tr!(test.pack_name, title = pack.title, version = pack.version);
    let rows = pack
        .sections
        .iter()
        .map(|section| {
            let head = view! { <SectionHead section=section.clone() /> };
            let items = section
                .items
                .iter()
                .map(|item| row(view! { <PaperItem item=item.clone() key=key.clone() /> }))
                .collect_view();
            (row(head), items)
        })
        .collect_view();
    let head = view! {
        <div class="print-head">
            <strong>{mark}</strong>
            <span>{text(name)}</span>
        </div>
    };
    view! {
        <table class="print-sheets" role="presentation" lang=pack.language.clone()>
            <thead role="presentation">{row(head)}</thead>
            <tbody role="presentation">{rows}</tbody>
        </table>
    }
}

fn row(content: impl IntoView) -> impl IntoView {
    view! {
        <tr role="presentation">
            <td role="presentation">{content}</td>
        </tr>
    }
}

/// The head above the items of a section.
#[component]
fn SectionHead(
    /// The section.
    section: Section,
) -> impl IntoView {
    let minutes = seconds_text(section.duration_seconds.into());
    let facts = tr!(
        test.print_section,
        count = section.items.len(),
        percent = section.weight_percent,
        time = minutes
    );
    view! {
        <div class="print-section">
            <h2>{text(&section.title)}</h2>
            <p class="hint">{facts}</p>
            <p class="read">{text(&section.measures)}</p>
            <p class="read">{text(&section.instructions)}</p>
        </div>
    }
}
