//! The scores of the sections, and what they come to together with the interview.

use crate::person::cover::{overall, percent, percent_by};
use crate::person::explain;
use crate::person::explain::Number;
use crate::person::explain::opened::Opened;
use crate::person::form::{headings, scrolling};
use assay_evaluation::{Cover, Scorecard, ScoringPolicy};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The scores of the sections.
#[component]
pub(super) fn Sections(
    /// The result.
    card: Arc<Scorecard>,
    /// The policy that it was made with.
    policy: Arc<ScoringPolicy>,
    /// Which explanations are open.
    opened: Opened,
    /// The part of the result that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let rows = card
        .sections
        .iter()
        .map(|section| {
            let id = explain::section_id(&section.id);
            let is_covered = cover.section(section);
            let limit = policy.minimum_percent.get(&section.id).copied();
            let chance = match section.chance_percent {
                Some(chance) => [&chance.decimal_text(2), " %"].concat(),
                None => tr!(person.no_random).into(),
            };
            view! {
                <tr>
                    <th scope="row">{text(&section.title)}</th>
                    <td class="end">{share(section.weight_percent)}</td>
                    <td class="end">
                        <Number
                            opened
                            id=id.clone()
                            score=percent_by(is_covered, section.percent, limit)
                        />
                    </td>
                    <td class="end">{chance}</td>
                    <td class="end">
                        <Number opened id score=percent(is_covered, section.weighted) />
                    </td>
                </tr>
            }
        })
        .collect_view();
    let weight: u32 = card
        .sections
        .iter()
        .map(|section| section.weight_percent)
        .sum();
    let names = [
        tr!(person.section),
        tr!(person.weight),
        tr!(person.score),
        tr!(person.at_random),
        tr!(person.adds),
    ];
    let table = view! {
        <table class="contents person-sections">
            <caption class="visually-hidden">{tr!(person.sections)}</caption>
            {headings(&names)}
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{tr!(person.test_row)}</th>
                    <td class="end">{share(weight)}</td>
                    <td></td>
                    <td></td>
                    <td class="end">
                        <Number opened id=explain::TEST score=percent(cover.test(), card.test) />
                    </td>
                </tr>
            </tfoot>
        </table>
    };
    view! {
        <h2>{tr!(person.sections)}</h2>
        {scrolling(tr!(person.sections).into(), table)}
        <p class="hint">{tr!(person.at_random_hint)}</p>
    }
}

/// From test and interview to the overall result.
#[component]
pub(super) fn ResultTable(
    /// The result.
    card: Arc<Scorecard>,
    /// The policy that it was made with.
    policy: Arc<ScoringPolicy>,
    /// Which explanations are open.
    opened: Opened,
    /// The part of the result that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let names = [
        tr!(person.part),
        tr!(person.score),
        tr!(person.counts),
        tr!(person.needed),
    ];
    let table = view! {
        <table class="contents person-result">
            <caption class="visually-hidden">{tr!(person.result)}</caption>
            {headings(&names)}
            <tbody>
                <ResultRow
                    opened
                    name=tr!(person.test_row)
                    id=explain::TEST
                    score=percent(cover.test(), card.test)
                    counts=policy.test_percent
                />
                <ResultRow
                    opened
                    name=tr!(person.interview_row)
                    id=explain::INTERVIEW
                    score=percent(cover.interview(), card.interview)
                    counts=100_u32.saturating_sub(policy.test_percent)
                />
            </tbody>
            <tfoot>
                <ResultRow
                    opened
                    name=tr!(person.overall_row)
                    id=explain::OVERALL
                    score=overall(&cover, &card, Some(policy.threshold_percent))
                    counts=100
                    needed=policy.threshold_percent
                />
            </tfoot>
        </table>
    };
    view! {
        <h2>{tr!(person.result)}</h2>
        {scrolling(tr!(person.result).into(), table)}
        <p class="hint">{tr!(person.rounding)}</p>
    }
}

/// A part of the result.
#[component]
fn ResultRow(
    /// Which explanations are open.
    opened: Opened,
    /// The name of the part.
    name: &'static str,
    /// The explanation of its score.
    id: &'static str,
    /// Its score.
    score: String,
    /// How much it counts, in percent.
    counts: u32,
    /// How much is needed, in percent.
    #[prop(optional)]
    needed: Option<u32>,
) -> impl IntoView {
    let needed = needed.map_or_else(|| tr!(person.none).into(), share);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="end">
                <Number opened id score />
            </td>
            <td class="end">{share(counts)}</td>
            <td class="end">{needed}</td>
        </tr>
    }
}

/// A share in whole percent.
fn share(percent: u32) -> String {
    [&percent.to_string(), " %"].concat()
}
