//! The re-grade report: each candidate before and after another key, with the items that move.

use super::{Target, of_pack, words};
use crate::desk::Desk;
use crate::opening::fill;
use crate::policy::describe::{row, table};
use assay_core::assessment::{Assessment, ItemKey};
use assay_core::scoring::Fraction;
use assay_evaluation::{Bounds, Moved, Regrade, Standing};
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;

/// The report; those whose result changes come first.
pub fn report(desk: Desk, target: &Target) -> View {
    let words = words();
    let all = of_pack(desk, &target.pack.sha256);
    let from = desk
        .library
        .with_untracked(|library| library.key(&target.pack.sha256).cloned());
    let from = from.map_or_else(String::new, |key| key.sha256[..12].into());
    let to = match &target.to {
        Some(key) => fill(words.that_key, &[&key.sha256[..12]]),
        None => words.no_key.into(),
    };
    let change = el("p").child(fill(words.change, &[&from, &to]));
    if all.is_empty() {
        return views((change, el("p").child(words.nobody)));
    }
    let mut lines: Vec<Line> = all
        .iter()
        .map(|dossier| {
            let after = target
                .to
                .as_ref()
                .and_then(|key| desk.scored_by_key(dossier, key));
            let regrade = Regrade::of(dossier.scorecard.as_deref(), after.as_ref());
            Line {
                name: desk.name_of(&dossier.case),
                regrade,
                is_covered: desk.cover(dossier).any(),
            }
        })
        .collect();
    lines.sort_by_key(|line| !line.regrade.is_change());
    let changed = lines.iter().filter(|line| line.regrade.is_change()).count();
    let decided = all
        .iter()
        .filter(|dossier| dossier.state.decision.is_some())
        .count();
    let heads = [
        words.candidate,
        words.before,
        words.after,
        words.stood,
        words.stands,
        words.moved,
    ];
    let rows = lines.iter().map(|line| line.row(target));
    views((
        change,
        el("p").child(fill(
            words.sum,
            &[&all.len().to_string(), &changed.to_string()],
        )),
        (decided > 0).then(|| el("p").child(fill(words.decided, &[&decided.to_string()]))),
        table(words.report_region, words.report, &heads, rows.collect()),
    ))
}

/// What changes for a candidate.
struct Line {
    name: String,
    regrade: Regrade,
    /// Whether ratings of others are covered for whoever sits here; then so is what they add up to.
    is_covered: bool,
}

impl Line {
    fn row(&self, target: &Target) -> View {
        let words = words();
        let is_rated = |one: &&Moved| {
            let key = target.to.as_ref().and_then(|key| key.item(&one.item));
            matches!(key, None | Some(ItemKey::Rubric(_)))
        };
        let shown = self
            .regrade
            .moved
            .iter()
            .filter(|one| !self.is_covered || !is_rated(one));
        let shown: Vec<String> = shown.map(|one| moved(&target.pack, one)).collect();
        let moved = if shown.is_empty() {
            words.unmoved.into()
        } else {
            shown.join("; ")
        };
        if self.is_covered {
            let covered = || String::from(words.covered);
            return row(
                &self.name,
                &[covered(), covered(), covered(), covered(), moved],
            );
        }
        let Regrade {
            before,
            after,
            stood,
            stands,
            ..
        } = &self.regrade;
        let cells = [
            overall(*before),
            overall(*after),
            standing(*stood),
            standing(*stands),
            moved,
        ];
        row(&self.name, &cells)
    }
}

fn moved(pack: &Assessment, moved: &Moved) -> String {
    let items = pack.sections.iter().flat_map(|section| &section.items);
    let mut items = items.filter(|item| item.id == moved.item);
    let title = items.next().map_or(moved.item.as_str(), |item| &item.title);
    let percent =
        |share: Option<Bounds>| overall(share.and_then(|share| share.times(Fraction::whole(100))));
    fill(
        words().move_of,
        &[title, &percent(moved.before), &percent(moved.after)],
    )
}

fn overall(bounds: Option<Bounds>) -> String {
    match bounds {
        Some(bounds) => fill(words().percent, &[&bounds.text(2)]),
        None => words().not_scored.into(),
    }
}

fn standing(standing: Option<Standing>) -> String {
    let words = words();
    String::from(match standing {
        None => words.not_scored,
        Some(Standing::Pass) => words.pass,
        Some(Standing::NotPass) => words.not_pass,
        Some(Standing::Open) => words.still_open,
    })
}
