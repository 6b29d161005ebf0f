//! The key of an item as a recruiter reads it: what is right, what it is worth, and why.

use super::words;
use crate::assessment::{Item, ItemKey, Key, Rubric, ValueKey};
use crate::ui::dom::{View, el, views};

/// The key beside an item; nothing for items without one.
pub fn panel(key: &Key, item: &Item) -> Option<View> {
    let words = words();
    let content = match key.item(&item.id)? {
        ItemKey::Rubric(rubric) => rubric_view(rubric),
        other => table(rows(other, item)),
    };
    Some(
        el("aside.key")
            .attr("aria-labelledby", "key-title")
            .child(el("h2").attr("id", "key-title").child(words.key))
            .child(content)
            .child(el("p.hint").child(key.validity.clone()))
            .view(),
    )
}

fn table(rows: Vec<[String; 3]>) -> View {
    let rows = rows
        .into_iter()
        .map(|[mark, what, why]| {
            el("tr")
                .child(el("td").child(mark))
                .child(el("th").attr("scope", "row").child(what))
                .child(el("td").child(why))
        })
        .collect::<Vec<_>>();
    el("table").child(el("tbody").child(rows)).view()
}

/// Each row: what it counts as, what it is about, why.
fn rows(key: &ItemKey, item: &Item) -> Vec<[String; 3]> {
    let words = words();
    let options = item.interaction.kind.options();
    let text = |id: &str| {
        options
            .iter()
            .find(|option| option.id == id)
            .map_or_else(|| id.into(), |option| option.text.clone())
    };
    let why = |reasons: &[(String, String)], id: &str| {
        Key::beside(reasons, id).cloned().unwrap_or_default()
    };
    match key {
        ItemKey::Choice { correct, reason } => {
            vec![[words.right.into(), text(correct), reason.clone()]]
        }
        ItemKey::ChoicePartial {
            correct,
            neutral,
            reasons,
        } => options
            .iter()
            .map(|option| {
                let mark = if correct.contains(&option.id) {
                    words.right
                } else if neutral.contains(&option.id) {
                    words.neutral
                } else {
                    words.wrong
                };
                [mark.into(), option.text.clone(), why(reasons, &option.id)]
            })
            .collect(),
        ItemKey::BestWorst(ranks) => {
            let ranked = (1..=ranks.len())
                .filter_map(|rank| ranks.iter().find(|option| option.rank as usize == rank));
            ranked
                .map(|option| {
                    let mut mark = option.rank.to_string();
                    if option.harmful {
                        mark.push_str(" · ");
                        mark.push_str(words.harmful);
                    }
                    [mark, text(&option.id), option.reason.clone()]
                })
                .collect()
        }
        ItemKey::Order { groups, reason } => {
            let mut rows: Vec<[String; 3]> = groups
                .iter()
                .zip(1_usize..)
                .flat_map(|(group, place)| {
                    let note = if group.len() > 1 { words.any_order } else { "" };
                    group
                        .iter()
                        .map(move |id| [place.to_string(), id.clone(), note.into()])
                })
                .collect();
            for row in &mut rows {
                row[1] = text(&row[1]);
            }
            rows.push([words.why.into(), reason.clone(), String::new()]);
            rows
        }
        ItemKey::Match { levels, reasons } => options
            .iter()
            .map(|option| {
                let level = Key::beside(levels, &option.id).cloned().unwrap_or_default();
                [level, option.text.clone(), why(reasons, &option.id)]
            })
            .collect(),
        ItemKey::Hottext {
            targets,
            correction,
            reason,
        } => {
            let mut rows = vec![[words.right.into(), targets.join(", "), reason.clone()]];
            rows.extend(
                correction
                    .as_ref()
                    .map(|key| [words.value.into(), value(key), String::new()]),
            );
            rows
        }
        ItemKey::TextEntry { value: key, reason } => {
            vec![[words.right.into(), value(key), reason.clone()]]
        }
        ItemKey::Rubric(_) => Vec::new(),
    }
}

fn value(key: &ValueKey) -> String {
    match key {
        ValueKey::Number(number) => number.value.clone(),
        ValueKey::Text(text) => text.accepted.join(" · "),
    }
}

fn rubric_view(rubric: &Rubric) -> View {
    let criteria = rubric
        .criteria
        .iter()
        .map(|criterion| {
            let anchors = criterion
                .anchors
                .iter()
                .zip(1_u8..=5)
                .rev()
                .map(|(anchor, rating)| {
                    views((
                        el("dt").child(rating.to_string()),
                        el("dd").child(anchor.clone()),
                    ))
                })
                .collect::<Vec<_>>();
            views((
                el("h3").child(criterion.title.clone()),
                el("dl.particulars").child(anchors),
            ))
        })
        .collect::<Vec<_>>();
    let points = rubric
        .expected_points
        .iter()
        .map(|point| el("li").child(point.clone()))
        .collect::<Vec<_>>();
    views((
        criteria,
        el("h3").child(words().expected),
        el("ul").child(points),
    ))
}
