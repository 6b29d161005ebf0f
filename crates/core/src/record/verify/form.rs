//! The form: the items, their order and that of their options, drawn again from the seed; and the time granted.

use super::describe::{name_of, quoted};
use super::found::Found;
use super::granted;
use crate::assessment::{Assessment, Form, FormItem, GENERATOR, Section};
use crate::record::answer_bundle::AnswerBundle;
use crate::record::answered::{AnsweredItem, ItemKind};

/// Returns whether a pack is the one that the test was taken with.
pub(super) fn is_of(bundle: &AnswerBundle, pack: &Assessment, found: &mut Found<'_>) -> bool {
    let is_of = bundle.content.sha256 == pack.sha256;
    if !is_of {
        found.unchecked(
            "$.content.sha256",
            "The test was taken with another pack than this one.",
            "Give the pack that was deployed at the time.",
        );
    }
    is_of
}

/// Whether these are the items that the seed draws from the pack.
pub(super) fn form(bundle: &AnswerBundle, pack: &Assessment, found: &mut Found<'_>) {
    let content = &bundle.content;
    for (name, own, given) in [
        ("assessment_id", &pack.id, &content.assessment_id),
        ("version", &pack.version, &content.version),
        ("language", &pack.language, &content.language),
    ] {
        if given != own {
            let message = [
                "The pack with this digest says ",
                &quoted(own),
                " here, not what stands in the bundle.",
            ]
            .concat();
            found.changed(&["$.content.", name].concat(), &message);
        }
    }
    let seed = &bundle.form.seed;
    // A bundle that goes on from another is of the same form.
    let mut sources = bundle.known_names().chain([&bundle.campaign]);
    if !sources.any(|source| source == seed) {
        found.add(
            "$.form.seed",
            "The form was drawn from something that is neither the campaign nor the invitation nor the attempt.",
            "Check the configuration of the time. Ask the candidate for their file.",
        );
    }
    if bundle.form.generator != GENERATOR {
        found.add(
            "$.form.generator",
            "The items were drawn in a way that this version does not know.",
            "Verify it with the release of Assay that the test was deployed with.",
        );
        return;
    }
    granted::granted(bundle, pack, found);
    let drawn = Form::draw(pack, seed);
    let ids = drawn
        .sections
        .iter()
        .map(|part| pack.sections[part.section].id.as_str());
    let given_ids = bundle.sections.iter().map(|section| section.id.as_str());
    if !ids.eq(given_ids) {
        found.changed(
            "$.sections",
            "These are not the sections of the test, each once and in its order.",
        );
    }
    for (position, part) in drawn.sections.iter().enumerate() {
        let section = &pack.sections[part.section];
        let Some(given) = bundle.sections.get(position) else {
            continue;
        };
        let path = ["$.sections[", &position.to_string(), "].items"].concat();
        items(section, &part.items, &given.items, &path, found);
    }
}

/// The items of one section, up to the first that is another.
fn items(
    section: &Section,
    drawn: &[FormItem],
    given: &[AnsweredItem],
    path: &str,
    found: &mut Found<'_>,
) {
    let expected: Vec<String> = drawn
        .iter()
        .map(|drawn| presented(section, drawn))
        .collect();
    let lines: Vec<String> = given.iter().map(given_item).collect();
    let pairs = expected.iter().zip(&lines).enumerate();
    let other = pairs.clone().find(|(_, (own, given))| own != given);
    let difference = match other {
        Some((at, _)) => {
            let own = &section.items[drawn[at].item].id;
            let id = &given[at].id;
            if id == own {
                ["The options of ", &quoted(id), " are in another order."].concat()
            } else {
                let own = quoted(own);
                ["The seed draws ", &own, " where ", &quoted(id), " stands."].concat()
            }
        }
        None if expected.len() != lines.len() => [
            "The seed draws ",
            &expected.len().to_string(),
            " items, and ",
            &lines.len().to_string(),
            " are here.",
        ]
        .concat(),
        None => String::new(),
    };
    if !difference.is_empty() {
        let message = [
            "These are not the items, or not the order of their options, that the seed draws. ",
            &difference,
        ]
        .concat();
        found.add(
            path,
            &message,
            "Check campaign and invitation. Ask the candidate for their file.",
        );
    }
    for (at, (drawn, given)) in drawn.iter().zip(given).enumerate() {
        let item = &section.items[drawn.item];
        let kind = &item.interaction.kind;
        if given.id == item.id && given.kind != ItemKind::from(kind) {
            let message = [
                "Item ",
                &quoted(&item.id),
                " is of the kind ",
                kind.name(),
                ", not ",
                &quoted(&name_of(&given.kind)),
                ".",
            ];
            found.changed(
                &[path, "[", &at.to_string(), "].kind"].concat(),
                &message.concat(),
            );
        }
    }
}

fn presented(section: &Section, drawn: &FormItem) -> String {
    let item = &section.items[drawn.item];
    let options = item.interaction.kind.options();
    let mut line = item.id.clone();
    for option in drawn.presented.iter().filter_map(|at| options.get(*at)) {
        line.push(' ');
        line.push_str(&option.id);
    }
    line
}

fn given_item(item: &AnsweredItem) -> String {
    let mut line = item.id.clone();
    for option in &item.presented {
        line.push(' ');
        line.push_str(option);
    }
    line
}
