//! The form: the items, their order and that of their options, drawn again from the seed; and the time granted.

use super::{Found, field, granted, list, quoted, text};
use crate::assessment::{Assessment, Form, FormItem, GENERATOR, Section};
use crate::json::Value;

/// Whether a pack is the one that the test was taken with.
pub(super) fn is_of(bundle: &Value, pack: &Assessment, found: &mut Found<'_>) -> bool {
    let is_of = text(bundle, "/content/sha256") == pack.sha256;
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
pub(super) fn form(bundle: &Value, pack: &Assessment, found: &mut Found<'_>) {
    for (name, own) in [
        ("assessment_id", &pack.id),
        ("version", &pack.version),
        ("language", &pack.language),
    ] {
        if text(field(bundle, "content"), &["/", name].concat()) != own {
            let message = [
                "The pack with this digest says ",
                &quoted(own),
                " here, not what stands in the bundle.",
            ]
            .concat();
            found.changed(&["$.content.", name].concat(), &message);
        }
    }
    let seed = text(bundle, "/form/seed");
    let sources = ["/campaign", "/invitation", "/attempt_id"];
    if !sources.iter().any(|source| text(bundle, source) == seed) {
        found.add(
            "$.form.seed",
            "The form was drawn from something that is neither the campaign nor the invitation nor the attempt.",
            "Check the configuration of the time. Ask the candidate for their file.",
        );
    }
    if text(bundle, "/form/generator") != GENERATOR {
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
    let given_ids = list(bundle, "/sections")
        .iter()
        .map(|section| text(section, "/id"));
    if !ids.eq(given_ids) {
        found.changed(
            "$.sections",
            "These are not the sections of the test, each once and in its order.",
        );
    }
    for (position, part) in drawn.sections.iter().enumerate() {
        let section = &pack.sections[part.section];
        let Some(given) = list(bundle, "/sections").get(position) else {
            continue;
        };
        let path = ["$.sections[", &position.to_string(), "].items"].concat();
        items(section, &part.items, given, &path, found);
    }
}

/// The items of one section, up to the first that is another.
fn items(section: &Section, drawn: &[FormItem], given: &Value, path: &str, found: &mut Found<'_>) {
    let given = list(given, "/items");
    let expected: Vec<String> = drawn
        .iter()
        .map(|drawn| presented(section, drawn))
        .collect();
    let lines: Vec<String> = given.iter().map(given_item).collect();
    let pairs = expected.iter().zip(&lines).enumerate();
    let other = pairs.clone().find(|(_, (own, given))| own != given);
    let told = match other {
        Some((at, _)) => {
            let own = &section.items[drawn[at].item].id;
            let id = text(&given[at], "/id");
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
    if !told.is_empty() {
        let message = [
            "These are not the items, or not the order of their options, that the seed draws. ",
            &told,
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
        let kind = item.interaction.kind.name();
        if text(given, "/id") == item.id && text(given, "/kind") != kind {
            let message = [
                "Item ",
                &quoted(&item.id),
                " is of the kind ",
                kind,
                ", not ",
                &quoted(text(given, "/kind")),
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

fn given_item(item: &Value) -> String {
    let mut line = String::from(text(item, "/id"));
    for option in list(item, "/presented") {
        line.push(' ');
        line.push_str(option.as_str().unwrap_or_default());
    }
    line
}
