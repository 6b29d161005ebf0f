//! The part that shows how far raters agree.

use super::moderation::Moderation;
use crate::rating::shared::PartHead;
use crate::routes::RatingPart;
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
    let all = Memo::new(move |_| {
        let all = workspace.counting_records();
        agreements(all.iter().map(|one| (&one.state, workspace.cover(one))))
    });
    let body = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p>{tr!(rating.agreement_nothing)}</p> }.into_any();
        }
        view! {
            <AgreementTable all />
            <div class="read">
                <p>{tr!(rating.exact_means)}</p>
                <p>{tr!(rating.kappa_means)}</p>
                <p>{tr!(rating.low_means)}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="rating">
            <PartHead workspace title=tr!(rating.agreement_title) part=RatingPart::Agreement />
            <p class="lead">{tr!(rating.agreement_lead)}</p>
            {body}
            <Moderation workspace />
        </div>
    }
}

/// The pairs of raters, each with how far the two agree.
#[component]
fn AgreementTable(
    /// The pairs.
    all: Vec<Agreement>,
) -> impl IntoView {
    let rows = all
        .into_iter()
        .map(|one| view! { <AgreementRow one /> })
        .collect_view();
    view! {
        <div
            class="table-scroll"
            tabindex="0"
            role="region"
            aria-label=tr!(rating.agreement_caption)
        >
            <table class="contents">
                <caption>{tr!(rating.agreement_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(rating.agreement_raters)}</th>
                        <th scope="col">{tr!(rating.agreement_pairs)}</th>
                        <th scope="col">{tr!(rating.agreement_exact)}</th>
                        <th scope="col">{tr!(rating.agreement_adjacent)}</th>
                        <th scope="col">{tr!(rating.agreement_kappa)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Shows how far two raters agree.
#[component]
fn AgreementRow(
    /// The two, and their ratings.
    one: Agreement,
) -> impl IntoView {
    let percent = |count: usize| {
        tr!(
            rating.percent,
            percent = Fraction::share(count, one.pairs).percent_text(0)
        )
    };
    let kappa = match one.kappa {
        Some(kappa) => kappa.decimal_text(2),
        None if one.pairs < KAPPA_FROM => {
            tr!(rating.too_few, count = one.pairs, needed = KAPPA_FROM)
        }
        None => tr!(rating.no_variance).into(),
    };
    view! {
        <tr>
            <th scope="row">
                {text(tr!(rating.raters, one = one.raters.0, another = one.raters.1))}
            </th>
            <td>{one.pairs.to_string()}</td>
            <td>{percent(one.exact)}</td>
            <td>{percent(one.adjacent)}</td>
            <td>{kappa}</td>
        </tr>
    }
}
