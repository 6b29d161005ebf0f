//! The part that shows how far raters agree.

use crate::format_message::format_message;
use crate::rating::shared::PartHead;
use crate::routes::RatingPart;
use crate::words::rating::words;
use crate::workspace::Workspace;
use assay_core::scoring::Fraction;
use assay_evaluation::{Agreement, KAPPA_FROM, agreements};
use assay_web::ui::text;
use leptos::prelude::*;

/// The part.
#[component]
pub fn AgreementPart(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let words = words();
    let all = Memo::new(move |_| {
        workspace
            .records
            .with(|all| agreements(all.iter().map(|one| (&one.state, workspace.cover(one)))))
    });
    let body = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p>{words.agreement_nothing}</p> }.into_any();
        }
        view! {
            <AgreementTable all />
            <div class="read">
                <p>{words.exact_means}</p>
                <p>{words.kappa_means}</p>
                <p>{words.low_means}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="rating">
            <PartHead workspace title=words.agreement_title part=RatingPart::Agreement />
            <p class="lead">{words.agreement_lead}</p>
            {body}
        </div>
    }
}

/// The pairs of raters, each with how far the two agree.
#[component]
fn AgreementTable(
    /// The pairs.
    all: Vec<Agreement>,
) -> impl IntoView {
    let words = words();
    let rows = all
        .into_iter()
        .map(|one| view! { <AgreementRow one /> })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words.agreement_caption>
            <table class="contents">
                <caption>{words.agreement_caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.agreement_raters}</th>
                        <th scope="col">{words.agreement_pairs}</th>
                        <th scope="col">{words.agreement_exact}</th>
                        <th scope="col">{words.agreement_adjacent}</th>
                        <th scope="col">{words.agreement_kappa}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// How far two raters agree.
#[component]
fn AgreementRow(
    /// The two, and their ratings.
    one: Agreement,
) -> impl IntoView {
    let words = words();
    let percent = |count: usize| {
        format_message(
            words.percent,
            &[&Fraction::share(count, one.pairs).percent_text(0)],
        )
    };
    let kappa = match one.kappa {
        Some(kappa) => kappa.decimal_text(2),
        None if one.pairs < KAPPA_FROM => format_message(
            words.too_few,
            &[&one.pairs.to_string(), &KAPPA_FROM.to_string()],
        ),
        None => words.no_variance.into(),
    };
    view! {
        <tr>
            <th scope="row">
                {text(format_message(words.raters, &[&one.raters.0, &one.raters.1]))}
            </th>
            <td>{one.pairs.to_string()}</td>
            <td>{percent(one.exact)}</td>
            <td>{percent(one.adjacent)}</td>
            <td>{kappa}</td>
        </tr>
    }
}
