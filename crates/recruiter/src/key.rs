//! The key of an item as a recruiter reads it: what is right, what it is worth, and why; everything in the words of
//! the item.

use crate::item_facts::item_facts;
use assay_core::assessment::{
    Choice, InteractionKind, Item, ItemKey, Key, OptionKey, Rubric, TextKey, Unmatched, ValueKey,
};
use assay_core::document::Value;
use assay_core::scoring::Fraction;
use assay_core::scoring::rules::best_worst;
use assay_core::scoring::rules::outcome::Points;
use assay_evaluation::response_label;
use assay_web::ui::text;
use leptos::prelude::*;

/// A line of a key.
struct Line {
    /// The mark: right, wrong, a rank or a place.
    mark: String,
    /// Whether choosing it as best is a knock-out.
    is_harmful: bool,
    /// The subject.
    what: String,
    /// Why.
    why: String,
}

/// The key beside an item; nothing for items without one.
pub fn panel(key: &Key, item: &Item) -> Option<AnyView> {
    let content = content(key, item, "h4")?;
    let validity = text(&key.validity.summary);
    let panel = view! {
        <aside class="key" aria-labelledby="key-title">
            <h3 id="key-title">{tr!(test.key)}</h3>
            {content}
            {item_facts(key, &item.id)}
            <p class="hint">{validity}</p>
        </aside>
    };
    Some(panel.into_any())
}

/// The key of an item without a frame; `heading` is the element that its headings are, "h4" or "h5". Nothing for items
/// without one.
pub fn content(key: &Key, item: &Item, heading: &'static str) -> Option<AnyView> {
    Some(match key.item(&item.id)? {
        ItemKey::Rubric(rubric) => view! {
            <RubricKey rubric=rubric.clone() heading />
            {acts(rubric, item)}
        }
        .into_any(),
        other => view! { <KeyTable lines=lines(other, item) /> }.into_any(),
    })
}

/// The courses of action of a scenario that is answered in words, with what marking each would earn; nothing for other
/// prose.
pub fn acts(rubric: &Rubric, item: &Item) -> Option<impl IntoView + use<>> {
    (!rubric.acts.is_empty()).then(|| {
        let mut ranks: Vec<&OptionKey> = rubric.acts.iter().collect();
        ranks.sort_by_key(|option| option.rank);
        let lines = ranks
            .into_iter()
            .map(|option| Line {
                is_harmful: option.harmful,
                ..line(
                    credit(&rubric.acts, option),
                    text_of(&item.acts, &option.id),
                    &option.reason,
                )
            })
            .collect();
        view! {
            <p class="hint">{tr!(test.acts)}</p>
            <KeyTable lines />
        }
    })
}

/// Returns what marking an option earns, by the rule that grades marks; its rank where that is nothing.
fn credit(options: &[OptionKey], option: &OptionKey) -> String {
    let id = Some(option.id.as_str());
    let percent = |best, worst| {
        let parts = best_worst(options, best, worst).parts;
        let earned = parts.iter().find_map(|part| match part.points {
            Points::Settled(points) if points != Fraction::ZERO => Some(points),
            _ => None,
        });
        let percent = earned?.times(Fraction::whole(100))?;
        Some(percent.decimal_text(0))
    };
    if let Some(percent) = percent(id, None) {
        tr!(test.act_best, percent = percent)
    } else if let Some(percent) = percent(None, id) {
        tr!(test.act_worst, percent = percent)
    } else {
        tr!(test.rank, rank = option.rank)
    }
}

/// A key line by line.
#[component]
fn KeyTable(
    /// The lines of the key.
    lines: Vec<Line>,
) -> impl IntoView {
    let rows = lines
        .into_iter()
        .map(|line| {
            let harmful = line
                .is_harmful
                .then(|| view! { <strong class="harmful">{tr!(test.harmful)}</strong> });
            view! {
                <tr>
                    <td>{text(line.mark)} {harmful}</td>
                    <th scope="row">{text(line.what)}</th>
                    <td>{text(line.why)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <caption class="visually-hidden">{tr!(test.key)}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr!(test.key_mark)}</th>
                    <th scope="col">{tr!(test.key_what)}</th>
                    <th scope="col">{tr!(test.key_why)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
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

/// Returns the lines of a key.
fn lines(key: &ItemKey, item: &Item) -> Vec<Line> {
    let kind = &item.interaction.kind;
    let options = kind.options();
    let why = |reasons: &[(String, String)], id: &str| {
        Key::beside(reasons, id).cloned().unwrap_or_default()
    };
    match key {
        ItemKey::Choice { correct, reason } => {
            vec![line(tr!(test.right), text_of(options, correct), reason)]
        }
        ItemKey::ChoicePartial {
            correct,
            neutral,
            reasons,
        } => {
            let mark = |id: &String| match (correct.contains(id), neutral.contains(id)) {
                (true, _) => tr!(test.right),
                (false, true) => tr!(test.neutral),
                (false, false) => tr!(test.wrong),
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
                let levels = Key::beside(levels, id).map_or(&[][..], Vec::as_slice);
                let levels: Vec<String> =
                    levels.iter().map(|level| text_of(names, level)).collect();
                levels.join(&[" ", tr!(test.or), " "].concat())
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
            let mut lines = vec![line(tr!(test.right), response_label(item, &places), reason)];
            lines.extend(
                correction
                    .iter()
                    .map(|key| line(value_mark(key, tr!(test.value)), value(key, true), "")),
            );
            lines
        }
        ItemKey::TextEntry { value: key, reason } => {
            vec![line(
                value_mark(key, tr!(test.right)),
                value(key, false),
                reason,
            )]
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
            tr!(test.rank, rank = option.rank),
            text_of(options, &option.id),
            &option.reason,
        )
    });
    lines.collect()
}

fn order(groups: &[Vec<String>], reason: &str, options: &[Choice]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (group, place) in groups.iter().zip(1_usize..) {
        let note = if group.len() > 1 {
            tr!(test.any_order)
        } else {
            ""
        };
        let mark = tr!(test.place, place = place);
        lines.extend(
            group
                .iter()
                .map(|id| line(mark.as_str(), text_of(options, id), note)),
        );
    }
    lines.push(line("", tr!(test.why), reason));
    lines
}

fn value_mark(key: &ValueKey, plain: &'static str) -> &'static str {
    match key {
        ValueKey::Text(text) if text.accepted.len() > 1 => tr!(test.accepted),
        _ => plain,
    }
}

/// Returns a right value; `is_in_document` says whether it is asked for beside a place.
fn value(key: &ValueKey, is_in_document: bool) -> String {
    match key {
        ValueKey::Number(number) if number.tolerance.trim_matches(['0', '.']).is_empty() => {
            number.value.clone()
        }
        ValueKey::Number(number) => {
            tr!(
                test.tolerance,
                value = number.value,
                tolerance = number.tolerance
            )
        }
        ValueKey::Text(TextKey {
            accepted,
            unmatched,
            ..
        }) => {
            let accepted = accepted.join(" · ");
            match unmatched {
                Unmatched::Wrong => accepted,
                Unmatched::Review if is_in_document => {
                    tr!(test.unmatched_beside, accepted = accepted)
                }
                Unmatched::Review => tr!(test.unmatched_review, accepted = accepted),
            }
        }
    }
}

/// The criteria of a written answer, with what each rating means, and what is expected in it.
#[component]
fn RubricKey(
    /// The criteria.
    rubric: Rubric,
    /// The element that the headings are.
    heading: &'static str,
) -> impl IntoView {
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
                    view! {
                        <dt>{rating}</dt>
                        <dd>{text(anchor)}</dd>
                    }
                })
                .collect_view();
            view! {
                <div class="key-criterion">
                    {heading_of(heading, text(&criterion.title))}
                    <dl class="particulars">{anchors}</dl>
                </div>
            }
        })
        .collect_view();
    let points = rubric
        .expected_points
        .iter()
        .map(|point| view! { <li>{text(point)}</li> })
        .collect_view();
    view! {
        {criteria}
        <div class="key-criterion">{heading_of(heading, tr!(test.expected))} <ul>{points}</ul></div>
    }
}

fn heading_of(element: &'static str, content: impl IntoView + 'static) -> AnyView {
    match element {
        "h5" => view! { <h5>{content}</h5> }.into_any(),
        _ => view! { <h4>{content}</h4> }.into_any(),
    }
}
