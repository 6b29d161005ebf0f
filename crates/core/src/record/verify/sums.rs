//! Whether a grade adds up in itself. It needs no key: points make items, items by their weights sections, sections the
//! total. The weights are those of the pack, where it is at hand.

use super::describe::quoted;
use super::found::Found;
use super::value::{at, field, list, number, text};
use crate::assessment::{Assessment, Section};
use crate::document::Value;
use crate::exact::Fraction;

/// The earned points and the open ones.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sum {
    earned: Fraction,
    open: Fraction,
}

const NOTHING: Sum = Sum {
    earned: Fraction::ZERO,
    open: Fraction::ZERO,
};

/// The bounds of a result, as a grade writes them.
#[derive(PartialEq, Eq)]
struct Bounds {
    lowest: String,
    highest: String,
}

/// Adds a grade up again, up to the first place that does not add up. What is too fine to be added up is passed over.
/// `pack` is the one that the test was taken with.
pub(super) fn sums(grade: &Value, pack: Option<&Assessment>, found: &mut Found<'_>) {
    let mut total = Some(NOTHING);
    for (position, section) in list(grade, "/sections").iter().enumerate() {
        let path = ["$.grade.sections[", &position.to_string(), "]"].concat();
        let of_pack = pack.and_then(|pack| pack.section(text(section, "/id")));
        let Some(section_percent) = section_percent(section, of_pack) else {
            let name = quoted(text(section, "/id"));
            let message = ["Section ", &name, ": its weight is not that of the test."];
            found.changed(&[&path, ".weight_percent"].concat(), &message.concat());
            return;
        };
        let mut sum = Some(NOTHING);
        let items = list(section, "/items");
        let mut weights = 0_u32;
        for (position, item) in items.iter().enumerate() {
            let own = of_parts(item);
            let open = exact(item, "/open").unwrap_or(Fraction::ZERO);
            let score = exact(item, "/score/exact");
            let written = score.map(|earned| Sum { earned, open });
            if own.is_some_and(|own| written != Some(own)) {
                let path = [&path, ".items[", &position.to_string(), "].score"].concat();
                let name = quoted(text(item, "/id"));
                let message = ["Item ", &name, ": its points do not add up to its score."];
                found.changed(&path, &message.concat());
                return;
            }
            let Some(weight) = weight(item, of_pack) else {
                let path = [&path, ".items[", &position.to_string(), "].weight"].concat();
                let name = quoted(text(item, "/id"));
                let message = ["Item ", &name, ": its weight is not that of the test."];
                found.changed(&path, &message.concat());
                return;
            };
            weights = weights.saturating_add(weight);
            sum = plus(sum, own.and_then(|own| times(own, Fraction::whole(weight))));
        }
        let written = exact(section, "/earned").zip(exact(section, "/open"));
        let written = written.map(|(earned, open)| Sum { earned, open });
        let is_shared = |sum: Sum| {
            let percent = times(sum, Fraction::share(100, weights as usize));
            bounds(percent).is_none_or(|bounds| bounds == written_bounds(section))
        };
        if sum.is_some_and(|sum| written != Some(sum) || !is_shared(sum)) {
            let name = quoted(text(section, "/id"));
            let message = [
                "Section ",
                &name,
                ": its items do not add up to its result.",
            ];
            found.changed(&path, &message.concat());
            return;
        }
        let mean = sum.and_then(|sum| times(sum, Fraction::share(1, weights as usize)));
        let weighted = mean.and_then(|mean| times(mean, Fraction::whole(section_percent)));
        total = plus(total, weighted);
    }
    if bounds(total).is_some_and(|bounds| bounds != written_bounds(field(grade, "total"))) {
        let message = "The total: the sections do not add up to it.";
        found.changed("$.grade.total", message);
    }
}

/// How much a section counts, in whole percent; `None` where that is not what the pack says, or no such weight.
fn section_percent(section: &Value, of_pack: Option<&Section>) -> Option<u32> {
    let percent = u32::try_from(number(section, "/weight_percent")).ok()?;
    let is_own = of_pack.is_none_or(|own| own.weight_percent == percent);
    (is_own && percent <= 100).then_some(percent)
}

/// How much an item counts among those of its section, which is 1 where the grade does not say it; `None` where that is
/// not what the pack says, or no such weight.
fn weight(item: &Value, of_pack: Option<&Section>) -> Option<u32> {
    let weight = match field(item, "weight") {
        Value::Null => 1,
        _ => u32::try_from(number(item, "/weight")).ok()?,
    };
    let id = text(item, "/id");
    let own = of_pack.and_then(|section| section.items.iter().find(|own| own.id == id));
    let is_own = own.is_none_or(|own| own.item_weight == weight);
    (is_own && (1..=100).contains(&weight)).then_some(weight)
}

fn of_parts(item: &Value) -> Option<Sum> {
    list(item, "/parts").iter().try_fold(NOTHING, |sum, part| {
        let is_open = field(part, "points").is_null();
        let own = if is_open {
            Sum {
                open: exact(part, "/of")?,
                ..NOTHING
            }
        } else {
            Sum {
                earned: exact(part, "/points")?,
                ..NOTHING
            }
        };
        plus(Some(sum), Some(own))
    })
}

fn plus(sum: Option<Sum>, more: Option<Sum>) -> Option<Sum> {
    let (sum, more) = sum.zip(more)?;
    Some(Sum {
        earned: sum.earned.plus(more.earned)?,
        open: sum.open.plus(more.open)?,
    })
}

fn times(sum: Sum, factor: Fraction) -> Option<Sum> {
    Some(Sum {
        earned: sum.earned.times(factor)?,
        open: sum.open.times(factor)?,
    })
}

fn bounds(sum: Option<Sum>) -> Option<Bounds> {
    let Sum { earned, open } = sum?;
    Some(Bounds {
        lowest: earned.text(),
        highest: earned.plus(open)?.text(),
    })
}

fn written_bounds(value: &Value) -> Bounds {
    Bounds {
        lowest: text(value, "/lowest_percent/exact").into(),
        highest: text(value, "/highest_percent/exact").into(),
    }
}

/// A number as a grade writes it.
fn exact(value: &Value, path: &str) -> Option<Fraction> {
    let written = at(value, path)?.as_str()?;
    let (numerator, denominator) = written.split_once('/').unwrap_or((written, "1"));
    Fraction::new(numerator.parse().ok()?, denominator.parse().ok()?)
}
