//! A policy in words: what each setting is and what it means.

use super::words;
use crate::opening::fill;
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::{
    Consequence, ScoringPolicy, WORTH_FROM_A_FIFTH, WORTH_FROM_NOTHING, other_weights,
};
use assay_web::ui::dom::{View, el, views};

/// Everything about a policy.
pub fn all(policy: &ScoringPolicy, pack: &Assessment) -> View {
    let words = words();
    let settings = settings(policy).into_iter().map(|(name, value, says)| {
        el("div")
            .child(el("dt").child(name))
            .child(el("dd").child(el("strong").child(value)))
            .child(el("dd.hint").child(says))
            .view()
    });
    views((
        weights_note(policy, pack),
        el("h3").child(words.sections),
        el("p.hint").child(words.sections_says),
        sections(policy, pack),
        el("h3").child(words.fields),
        el("dl.policy-settings").child(settings.collect::<Vec<_>>()),
        el("h3").child(words.worth),
        el("p.hint").child([words.worth_says, " ", words.worth_compare].concat()),
        worth(policy),
    ))
}

/// A table in a region that scrolls where it is too wide.
pub fn table(
    region: &'static str,
    caption: &'static str,
    heads: &[&'static str],
    rows: Vec<View>,
) -> View {
    let heads: Vec<View> = heads
        .iter()
        .map(|head| el("th").attr("scope", "col").child(*head).view())
        .collect();
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", region)
        .child(
            el("table.contents policy-table")
                .child(el("caption.visually-hidden").child(caption))
                .child(el("thead").child(el("tr").child(heads)))
                .child(el("tbody").child(rows)),
        )
        .view()
}

/// A row of texts under a heading of its own.
pub fn row(head: &str, cells: &[String]) -> View {
    let cells: Vec<View> = cells
        .iter()
        .map(|cell| el("td").child(cell.as_str()).view())
        .collect();
    el("tr")
        .child(el("th").attr("scope", "row").child(head))
        .child(cells)
        .view()
}

fn sections(policy: &ScoringPolicy, pack: &Assessment) -> View {
    let words = words();
    let rows = pack.sections.iter().map(|section| {
        let cells = [
            percent(policy.weight(&section.id)),
            percent(section.weight_percent),
            minimum(policy, &section.id),
        ];
        row(&section.title, &cells)
    });
    let heads = [words.section, words.weight, words.told, words.minimum];
    table(
        words.sections_region,
        words.sections_caption,
        &heads,
        rows.collect(),
    )
}

fn worth(policy: &ScoringPolicy) -> View {
    let words = words();
    let rows = (0..5).map(|at| {
        let here = policy.rating_percent[at];
        let cells = [here, WORTH_FROM_NOTHING[at], WORTH_FROM_A_FIFTH[at]].map(percent);
        row(&(at + 1).to_string(), &cells)
    });
    let heads = [
        words.worth_head,
        words.worth_here,
        words.worth_nothing,
        words.worth_fifth,
    ];
    table(
        words.worth_region,
        words.worth_caption,
        &heads,
        rows.collect(),
    )
}

/// Settings outside the tables: name, value, meaning.
fn settings(policy: &ScoringPolicy) -> Vec<(&'static str, String, &'static str)> {
    let words = words();
    let interview = 100_u32.saturating_sub(policy.test_percent);
    let shares = fill(
        words.shares_value,
        &[&policy.test_percent.to_string(), &interview.to_string()],
    );
    let raters = if policy.raters < 2 {
        words.raters_one
    } else {
        words.raters_two
    };
    let adjudicate = fill(
        words.adjudicate_value,
        &[&policy.adjudicate_from.to_string()],
    );
    vec![
        (words.version, policy.version.clone(), words.version_says),
        (
            words.threshold,
            percent(policy.threshold_percent),
            words.threshold_says,
        ),
        (words.shares, shares, words.shares_says),
        (words.raters, raters.into(), words.raters_says),
        (words.adjudicate, adjudicate, words.adjudicate_says),
        (
            words.harmful,
            consequence(policy.harmful_pick).into(),
            words.harmful_says,
        ),
        (
            words.flag,
            consequence(policy.red_flag).into(),
            words.flag_says,
        ),
    ]
}

/// Every setting of a policy with its value; the same settings in the same order for every policy of a pack.
pub fn values(policy: &ScoringPolicy, pack: &Assessment) -> Vec<(String, String)> {
    let words = words();
    let named = |what: &str, of: &str| [what, ": ", of].concat();
    let weights = pack.sections.iter().map(|section| {
        let weight = percent(policy.weight(&section.id));
        (named(words.weight, &section.title), weight)
    });
    let minima = pack.sections.iter().map(|section| {
        let minimum = minimum(policy, &section.id);
        (named(words.minimum, &section.title), minimum)
    });
    let rest = settings(policy)
        .into_iter()
        .map(|(name, value, _)| (String::from(name), value));
    let worth = policy.rating_percent.iter().enumerate().map(|(at, worth)| {
        let value = fill(words.percent, &[&worth.to_string()]);
        (named(words.worth, &(at + 1).to_string()), value)
    });
    rest.chain(weights).chain(minima).chain(worth).collect()
}

/// Where sections count otherwise than candidates were told.
pub fn weights_note(policy: &ScoringPolicy, pack: &Assessment) -> Option<View> {
    let words = words();
    let others = other_weights(policy, pack);
    let lines: Vec<View> = others
        .iter()
        .map(|(title, told, here)| {
            let line = fill(
                words.other_weight,
                &[title, &told.to_string(), &here.to_string()],
            );
            el("li").child(line).view()
        })
        .collect();
    (!lines.is_empty()).then(|| {
        el("div.notice is-warning")
            .child(el("p").child(words.other_weights))
            .child(el("ul").child(lines))
            .view()
    })
}

fn percent(number: u32) -> String {
    fill(words().percent, &[&number.to_string()])
}

fn minimum(policy: &ScoringPolicy, section: &str) -> String {
    Key::beside(&policy.minimum_percent, section)
        .map_or_else(|| words().no_minimum.into(), |limit| percent(*limit))
}

/// What a finding does, in words.
pub fn consequence(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Fails => words().fails,
        Consequence::Noted => words().noted,
    }
}
