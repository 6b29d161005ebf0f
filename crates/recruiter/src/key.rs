//! The key of an item as a recruiter reads it: what is right, what it is worth, and why; everything in the words of
//! the item.

use super::opening::fill;
use super::test::words;
use assay_core::assessment::{
    Choice, InteractionKind, Item, ItemKey, Key, OptionKey, Rubric, ValueKey,
};
use assay_core::json::Value;
use assay_evaluation::said;
use assay_web::ui::dom::{View, el, views};

/// A line of a key.
struct Line {
    /// What it counts as.
    mark: String,
    /// Whether choosing it as best is a knock-out.
    is_harmful: bool,
    /// What it is about.
    what: String,
    /// Why.
    why: String,
}

/// The key beside an item; nothing for items without one.
pub fn panel(key: &Key, item: &Item) -> Option<View> {
    let content = content(key, item, "h4")?;
    Some(
        el("aside.key")
            .attr("aria-labelledby", "key-title")
            .child(el("h3").attr("id", "key-title").child(words().key))
            .child(content)
            .child(el("p.hint").child(key.validity.as_str()))
            .view(),
    )
}

/// The key of an item without a frame; `heading` is the element that its headings are. Nothing for items without
/// one.
pub fn content(key: &Key, item: &Item, heading: &'static str) -> Option<View> {
    Some(match key.item(&item.id)? {
        ItemKey::Rubric(rubric) => rubric_view(rubric, heading),
        other => table(lines(other, item)),
    })
}

fn table(lines: Vec<Line>) -> View {
    let words = words();
    let rows = lines.into_iter().map(|line| {
        let harmful = line
            .is_harmful
            .then(|| el("strong.harmful").child(words.harmful));
        el("tr")
            .child(el("td").child(line.mark).child(harmful))
            .child(el("th").attr("scope", "row").child(line.what))
            .child(el("td").child(line.why))
    });
    let headings = [words.key_mark, words.key_what, words.key_why];
    let headings = headings.map(|name| el("th").attr("scope", "col").child(name));
    el("table")
        .child(el("caption.visually-hidden").child(words.key))
        .child(el("thead").child(el("tr").child(Vec::from(headings))))
        .child(el("tbody").child(rows.collect::<Vec<_>>()))
        .view()
}

fn line(mark: impl Into<String>, what: impl Into<String>, why: impl Into<String>) -> Line {
    Line {
        mark: mark.into(),
        is_harmful: false,
        what: what.into(),
        why: why.into(),
    }
}

fn text_of(choices: &[Choice], id: &str) -> String {
    let found = choices.iter().find(|choice| choice.id == id);
    found.map_or_else(|| id.into(), |choice| choice.text.clone())
}

/// What the key says, line by line.
fn lines(key: &ItemKey, item: &Item) -> Vec<Line> {
    let words = words();
    let kind = &item.interaction.kind;
    let options = kind.options();
    let why = |reasons: &[(String, String)], id: &str| {
        Key::beside(reasons, id).cloned().unwrap_or_default()
    };
    match key {
        ItemKey::Choice { correct, reason } => {
            vec![line(words.right, text_of(options, correct), reason)]
        }
        ItemKey::ChoicePartial {
            correct,
            neutral,
            reasons,
        } => {
            let mark = |id: &String| match (correct.contains(id), neutral.contains(id)) {
                (true, _) => words.right,
                (false, true) => words.neutral,
                (false, false) => words.wrong,
            };
            let lines = options
                .iter()
                .map(|option| line(mark(&option.id), &option.text, why(reasons, &option.id)));
            lines.collect()
        }
        ItemKey::BestWorst(ranks) => ranked(ranks, options),
        ItemKey::Order { groups, reason } => order(groups, reason, options),
        ItemKey::Match { levels, reasons } => {
            let names: &[Choice] = match kind {
                InteractionKind::Match { levels, .. } => levels,
                _ => &[],
            };
            let level = |id: &str| {
                Key::beside(levels, id).map_or_else(String::new, |level| text_of(names, level))
            };
            let lines = options
                .iter()
                .map(|option| line(level(&option.id), &option.text, why(reasons, &option.id)));
            lines.collect()
        }
        ItemKey::Hottext {
            targets,
            correction,
            reason,
        } => {
            let places: Value = targets.iter().map(String::as_str).collect();
            let mut lines = vec![line(words.right, said(item, &places), reason)];
            lines.extend(
                correction
                    .iter()
                    .map(|key| line(value_mark(key, words.value), value(key), "")),
            );
            lines
        }
        ItemKey::TextEntry { value: key, reason } => {
            vec![line(value_mark(key, words.right), value(key), reason)]
        }
        ItemKey::Rubric(_) => Vec::new(),
    }
}

fn ranked(ranks: &[OptionKey], options: &[Choice]) -> Vec<Line> {
    let mut ranks: Vec<&OptionKey> = ranks.iter().collect();
    ranks.sort_by_key(|option| option.rank);
    let lines = ranks.into_iter().map(|option| Line {
        is_harmful: option.harmful,
        ..line(
            fill(words().rank, &[&option.rank.to_string()]),
            text_of(options, &option.id),
            &option.reason,
        )
    });
    lines.collect()
}

fn order(groups: &[Vec<String>], reason: &str, options: &[Choice]) -> Vec<Line> {
    let words = words();
    let mut lines = Vec::new();
    for (group, place) in groups.iter().zip(1_usize..) {
        let note = if group.len() > 1 { words.any_order } else { "" };
        let mark = fill(words.place, &[&place.to_string()]);
        lines.extend(
            group
                .iter()
                .map(|id| line(mark.as_str(), text_of(options, id), note)),
        );
    }
    lines.push(line("", words.why, reason));
    lines
}

fn value_mark(key: &ValueKey, plain: &'static str) -> &'static str {
    match key {
        ValueKey::Text(text) if text.accepted.len() > 1 => words().accepted,
        _ => plain,
    }
}

fn value(key: &ValueKey) -> String {
    match key {
        ValueKey::Number(number) if number.tolerance.trim_matches(['0', '.']).is_empty() => {
            number.value.clone()
        }
        ValueKey::Number(number) => fill(words().tolerance, &[&number.value, &number.tolerance]),
        ValueKey::Text(text) => text.accepted.join(" · "),
    }
}

fn rubric_view(rubric: &Rubric, heading: &'static str) -> View {
    let criteria = rubric.criteria.iter().map(|criterion| {
        let anchors = criterion
            .anchors
            .iter()
            .zip(1_u8..=5)
            .rev()
            .map(|(anchor, rating)| {
                views((
                    el("dt").child(rating.to_string()),
                    el("dd").child(anchor.as_str()),
                ))
            });
        el("div.key-criterion")
            .child(el(heading).child(criterion.title.as_str()))
            .child(el("dl.particulars").child(anchors.collect::<Vec<_>>()))
    });
    let points = rubric
        .expected_points
        .iter()
        .map(|point| el("li").child(point.as_str()));
    views((
        criteria.collect::<Vec<_>>(),
        el("div.key-criterion")
            .child(el(heading).child(words().expected))
            .child(el("ul").child(points.collect::<Vec<_>>())),
    ))
}
