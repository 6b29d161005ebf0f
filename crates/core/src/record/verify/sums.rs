//! Whether a grade adds up in itself. It needs no key: points make items, items sections, sections the total.

use super::describe::quoted;
use super::found::Found;
use super::value::{at, field, list, number, text};
use crate::document::Value;
use crate::scoring::Fraction;

/// The earned points and the open ones.
type Sum = [Fraction; 2];

const NOTHING: Sum = [Fraction::ZERO; 2];

/// Adds a grade up again, up to the first place that does not add up. What is too fine to be added up is passed over.
pub(super) fn sums(grade: &Value, found: &mut Found<'_>) {
    let mut total = Some(NOTHING);
    for (position, section) in list(grade, "/sections").iter().enumerate() {
        let path = ["$.grade.sections[", &position.to_string(), "]"].concat();
        let mut sum = Some(NOTHING);
        let items = list(section, "/items");
        for (position, item) in items.iter().enumerate() {
            let own = of_parts(item);
            let (score, open) = (exact(item, "/score/exact"), exact(item, "/open"));
            let written = score.map(|score| [score, open.unwrap_or(Fraction::ZERO)]);
            if own.is_some_and(|own| written != Some(own)) {
                let path = [&path, ".items[", &position.to_string(), "].score"].concat();
                let name = quoted(text(item, "/id"));
                let message = ["Item ", &name, ": its points do not add up to its score."];
                found.changed(&path, &message.concat());
                return;
            }
            sum = plus(sum, own);
        }
        let written = [exact(section, "/earned"), exact(section, "/open")];
        let is_shared = |sum: Sum| {
            let percent = times(sum, Fraction::share(100, items.len()));
            bounds(percent).is_none_or(|bounds| bounds == written_bounds(section))
        };
        if sum.is_some_and(|sum| written != sum.map(Some) || !is_shared(sum)) {
            let name = quoted(text(section, "/id"));
            let message = [
                "Section ",
                &name,
                ": its items do not add up to its result.",
            ];
            found.changed(&path, &message.concat());
            return;
        }
        let weight = u32::try_from(number(section, "/weight_percent")).unwrap_or(0);
        let mean = sum.and_then(|sum| times(sum, Fraction::share(1, items.len())));
        let weighted = mean.and_then(|mean| times(mean, Fraction::whole(weight)));
        total = plus(total, weighted);
    }
    if bounds(total).is_some_and(|bounds| bounds != written_bounds(field(grade, "total"))) {
        let message = "The total: the sections do not add up to it.";
        found.changed("$.grade.total", message);
    }
}

fn of_parts(item: &Value) -> Option<Sum> {
    list(item, "/parts").iter().try_fold(NOTHING, |sum, part| {
        let is_open = field(part, "points").is_null();
        let own = if is_open {
            [Fraction::ZERO, exact(part, "/of")?]
        } else {
            [exact(part, "/points")?, Fraction::ZERO]
        };
        plus(Some(sum), Some(own))
    })
}

fn plus(sum: Option<Sum>, more: Option<Sum>) -> Option<Sum> {
    let ([earned, open], [more_earned, more_open]) = sum.zip(more)?;
    Some([earned.plus(more_earned)?, open.plus(more_open)?])
}

fn times([earned, open]: Sum, factor: Fraction) -> Option<Sum> {
    Some([earned.times(factor)?, open.times(factor)?])
}

/// Lowest and highest, as a grade writes them.
fn bounds(sum: Option<Sum>) -> Option<[String; 2]> {
    let [earned, open] = sum?;
    Some([earned.text(), earned.plus(open)?.text()])
}

fn written_bounds(value: &Value) -> [String; 2] {
    ["/lowest_percent/exact", "/highest_percent/exact"].map(|path| text(value, path).into())
}

/// A number as a grade writes it.
fn exact(value: &Value, path: &str) -> Option<Fraction> {
    let written = at(value, path)?.as_str()?;
    let (numerator, denominator) = written.split_once('/').unwrap_or((written, "1"));
    Fraction::new(numerator.parse().ok()?, denominator.parse().ok()?)
}
