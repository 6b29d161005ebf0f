//! The standard error of measurement of the test's total, by simulation: how far results of the same person lie apart.
//!
//! The model:
//! - Everybody is as able as the threshold asks. An item that the average candidate earns `p` of is earned with the odds
//!   `p : (1 - p)` times one factor, the same for all items (Rasch's model); the factor is the one at which the total is
//!   the threshold on average.
//! - A closed item consists of parts that are earned or not, each by a throw of its own: one for a choice, a value or a
//!   document; two for best and worst; one for each option that is right or has a level; one less than there are options
//!   for an order.
//! - Prose is worth as much as the threshold asks, and one person rates it, who is half a point too strict or too mild on
//!   the whole answer in one case of four each, and beyond that one point off on each criterion in one case of five each
//!   way. A point is a quarter of the criterion.
//! - Forms differ as the draws let them.
//!
//! Everything is counted in whole numbers from a fixed seed, so that the same pack and key give the same error.

use super::rational::Rational;
use super::warning::{Topic, Warning};
use assay_core::assessment::{Assessment, ErrorBasis, Form, Generator, ItemKey, Key};
use serde::Serialize;

/// The number of candidates.
pub const CANDIDATES: usize = 20_000;

/// The number of forms that they get, as many candidates each.
pub const FORMS: usize = 200;

/// What the average candidate earns of an item of which the key does not say it, in percent.
pub const ASSUMED_PERCENT: u32 = 60;

/// The error that a key states must be within half a point of the one found.
pub const STATED_WITHIN: (usize, usize) = (1, 2);

/// All of an item, criterion or section, in the unit that is counted in.
const WHOLE: u64 = 10_000;

/// The factor of the odds that changes nothing.
const EVEN: u64 = 1000;

/// The greatest factor of the odds that is tried.
const MOST: u64 = 1_000_000;

/// The standard error of measurement of the test's total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SimulatedError {
    /// The number of candidates.
    pub candidates: usize,
    /// The number of forms.
    pub forms: usize,
    /// The closed items of which the key does not say how hard they are.
    pub assumed: usize,
    /// The mean of the totals, in points of 100.
    pub mean_points: Rational,
    /// The standard error of measurement, in points of 100.
    pub points: Rational,
    /// The error that the key states as simulated, in points of 100; none where it states none.
    pub stated_points: Option<Rational>,
}

/// An item as the simulation sees it.
struct Task {
    weight: u64,
    worth: Worth,
}

/// How an item earns points.
enum Worth {
    /// So many parts, each earned or not; the average candidate earns so many percent.
    Parts(u64, u64),
    /// So many criteria that a person rates.
    Rated(u64),
}

/// A form: of each section the weight in percent, and the items.
type Tasks = Vec<(u64, Vec<Task>)>;

/// Simulates the standard error.
pub fn simulate(pack: &Assessment, key: &Key) -> SimulatedError {
    let target = u64::from(key.policy.threshold_percent) * WHOLE / 100;
    let forms: Vec<Tasks> = (0..FORMS).map(|form| tasks(pack, key, form)).collect();
    let factor = factor(&forms, target);
    let mut generator = Generator::new("assay lint", "standard error");
    let mut sum = 0_u128;
    let mut squares = 0_u128;
    for candidate in 0..CANDIDATES {
        let total = total(&forms[candidate % FORMS], &mut |task| {
            answer(task, factor, target, &mut generator)
        });
        sum += u128::from(total);
        squares += u128::from(total) * u128::from(total);
    }
    let count = CANDIDATES as u128;
    let variance = (count * squares - sum * sum) / (count * (count - 1));
    // Totals are counted in ten thousandths of a point.
    let points = |total: u128| Rational::ratio(total.into(), WHOLE.into());
    let stated = key.validity.standard_error.as_ref();
    let stated = stated.filter(|stated| stated.basis == ErrorBasis::Simulated);
    SimulatedError {
        candidates: CANDIDATES,
        forms: FORMS,
        assumed: assumed(pack, key),
        mean_points: points(sum / count),
        points: points(variance.isqrt()),
        stated_points: stated.map(|stated| stated.percent.into()),
    }
}

fn assumed(pack: &Assessment, key: &Key) -> usize {
    let items = pack.sections.iter().flat_map(|section| &section.items);
    let closed =
        items.filter(|item| !matches!(key.item(&item.id), Some(ItemKey::Rubric(_)) | None));
    closed
        .filter(|item| Key::beside(&key.difficulty, &item.id).is_none())
        .count()
}

fn tasks(pack: &Assessment, key: &Key, form: usize) -> Tasks {
    let drawn = Form::draw(pack, &format!("form {form}"));
    let sections = drawn.sections.iter().map(|part| {
        let section = &pack.sections[part.section];
        let tasks = part.items.iter().filter_map(|placed| {
            let item = &section.items[placed.item];
            let difficulty = Key::beside(&key.difficulty, &item.id);
            let percent = difficulty.map_or(ASSUMED_PERCENT, |known| known.right_percent);
            Some(Task {
                weight: item.item_weight.into(),
                worth: match key.item(&item.id)? {
                    ItemKey::Rubric(rubric) => Worth::Rated(rubric.criteria.len().max(1) as u64),
                    rule => Worth::Parts(parts(rule) as u64, percent.clamp(1, 99).into()),
                },
            })
        });
        (u64::from(section.weight_percent), tasks.collect())
    });
    sections.collect()
}

fn parts(rule: &ItemKey) -> usize {
    let parts = match rule {
        ItemKey::ChoicePartial { correct, .. } => correct.len(),
        ItemKey::BestWorst(_) => 2,
        ItemKey::Order { groups, .. } => {
            groups.iter().map(Vec::len).sum::<usize>().saturating_sub(1)
        }
        ItemKey::Match { levels, .. } => levels.len(),
        ItemKey::Choice { .. }
        | ItemKey::Hottext { .. }
        | ItemKey::TextEntry { .. }
        | ItemKey::Rubric(_) => 1,
    };
    parts.max(1)
}

/// Returns the total of a form in ten thousandths of a point; `share` says what is earned of a task.
fn total(form: &Tasks, share: &mut dyn FnMut(&Task) -> u64) -> u64 {
    let sections = form.iter().map(|(percent, tasks)| {
        let weights: u64 = tasks.iter().map(|task| task.weight).sum();
        let earned: u64 = tasks.iter().map(|task| task.weight * share(task)).sum();
        percent * earned / weights.max(1)
    });
    sections.sum()
}

/// Returns the chance of a part whose average candidates earn `percent`, with the odds times `factor`.
fn chance(percent: u64, factor: u64) -> u64 {
    let (right, wrong) = (percent * factor, (100 - percent) * EVEN);
    right * WHOLE / (right + wrong)
}

/// Returns the least factor of the odds at which totals reach the target on average.
fn factor(forms: &[Tasks], target: u64) -> u64 {
    let mean = |factor: u64| {
        let totals = forms.iter().map(|form| {
            total(form, &mut |task| match task.worth {
                Worth::Parts(_, percent) => chance(percent, factor),
                Worth::Rated(_) => target,
            })
        });
        totals.sum::<u64>() / FORMS as u64
    };
    let (mut low, mut high) = (1, MOST);
    while low < high {
        let middle = (low + high) / 2;
        if mean(middle) < target * 100 {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn answer(task: &Task, factor: u64, target: u64, generator: &mut Generator) -> u64 {
    match task.worth {
        Worth::Parts(parts, percent) => {
            let chance = chance(percent, factor);
            let is_earned = |_: &u64| (generator.below(WHOLE as usize) as u64) < chance;
            WHOLE * (0..parts).filter(is_earned).count() as u64 / parts
        }
        Worth::Rated(criteria) => {
            let point = WHOLE / 4;
            let (strict, mild) =
                [(point / 2, 0), (0, point / 2), (0, 0), (0, 0)][generator.below(4)];
            let rated = |_| {
                let (down, up) = match generator.below(5) {
                    0 => (point, 0),
                    1 => (0, point),
                    _ => (0, 0),
                };
                (target + mild + up)
                    .saturating_sub(strict + down)
                    .min(WHOLE)
            };
            (0..criteria).map(rated).sum::<u64>() / criteria
        }
    }
}

impl SimulatedError {
    /// Says whether the key states another error.
    pub fn warnings(&self) -> Vec<Warning> {
        let within = Rational::share(STATED_WITHIN.0, STATED_WITHIN.1);
        let stated = self.stated_points.as_ref();
        let other = stated.filter(|stated| stated.less(&self.points).size() > within);
        let warning = other.map(|stated| {
            let message = format!(
                "The key states a standard error of {} points; the simulation finds {}.",
                stated.decimal_text(1),
                self.points.decimal_text(1)
            );
            Warning::new(Topic::StandardError, "test", message)
        });
        warning.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use assay_core::assessment::StandardError;
    use assay_core::scoring::Fraction;
    use serde_json::{Map, Value, json};

    fn ten_choices() -> (Assessment, Key) {
        let pack = samples::all(samples::choices("", 10));
        let keys: Map<String, Value> = (0..10)
            .map(|at| (format!("i{at}"), samples::right("a")))
            .collect();
        let key = samples::key(&pack, keys.into(), json!({}));
        (pack, key)
    }

    fn is_between(number: &Rational, least: usize, most: usize) -> bool {
        (Rational::share(least, 10)..=Rational::share(most, 10)).contains(number)
    }

    #[test]
    fn ten_choices_scatter_as_the_binomial_distribution_says() {
        let (pack, mut key) = ten_choices();
        let found = simulate(&pack, &key);
        // The root of 0.7 * 0.3 / 10 is 0.1449.
        assert!(is_between(&found.points, 143, 147), "{found:?}");
        assert!(is_between(&found.mean_points, 696, 704), "{found:?}");
        assert_eq!(found.assumed, 10);
        // Half of them easy, half of them hard: at the same total they scatter less.
        let percent = |at: usize| samples::difficulty(if at < 5 { 90 } else { 30 });
        key.difficulty = (0..10).map(|at| (format!("i{at}"), percent(at))).collect();
        let less = simulate(&pack, &key);
        assert!(less.points < found.points && less.assumed == 0, "{less:?}");
        assert_eq!(
            less,
            simulate(&pack, &key),
            "the same pack and key give the same error"
        );
    }

    #[test]
    fn a_single_rating_scatters_as_the_rater_does() {
        let pack = samples::all(vec![samples::prose("letter", 60)]);
        let key = samples::key(&pack, json!({"letter": samples::rubric()}), json!({}));
        let found = simulate(&pack, &key);
        // The root of 0.5 * 0.125² + 0.4 * 0.25² is 0.181; what would be more than all is cut.
        assert!(is_between(&found.points, 170, 182), "{found:?}");
    }

    #[test]
    fn a_stated_error_that_the_simulation_does_not_find_is_warned_of() {
        let (pack, mut key) = ten_choices();
        let stated = |halves: usize| {
            Some(StandardError {
                percent: Fraction::share(halves, 2),
                basis: ErrorBasis::Simulated,
                how: "Simulated.".into(),
            })
        };
        key.validity.standard_error = stated(12);
        assert_eq!(simulate(&pack, &key).warnings().len(), 1);
        key.validity.standard_error = stated(29);
        assert_eq!(simulate(&pack, &key).warnings(), []);
    }
}
