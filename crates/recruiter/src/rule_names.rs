//! The names of rules, by the identifiers that scorecards give them.

use crate::outcome_names::area_name;
use assay_core::assessment::CoreArea;
use assay_evaluation::Scorecard;

/// Returns the name of a rule; the identifier itself where no version knows it.
pub fn rule_name(card: &Scorecard, id: &str) -> String {
    let section = |id: &str| {
        let mut sections = card.sections.iter();
        let section = sections.find(|section| section.id == id);
        section
            .map_or(id, |section| section.title.as_str())
            .to_owned()
    };
    let item = |id: &str| {
        let mut items = card.sections.iter().flat_map(|section| &section.items);
        let item = items.find(|item| item.id == id);
        item.map_or(id, |item| item.title.as_str()).to_owned()
    };
    match id.split_once(':') {
        None if id == "threshold" => tr!(sign.rule_threshold).into(),
        Some(("minimum", id)) => tr!(sign.rule_minimum, section = section(id)),
        Some(("rated-minimum", id)) => tr!(sign.rule_rated, section = section(id)),
        Some(("interview-minimum", id)) => {
            let area =
                CoreArea::named(id).map_or_else(|| id.to_owned(), |area| area_name(area).into());
            tr!(sign.rule_area, area = area)
        }
        Some(("second-rater", "total")) => tr!(sign.rule_second_total).into(),
        Some(("second-rater", id)) => tr!(sign.rule_second, section = section(id)),
        Some(("harmful-pick", id)) => tr!(sign.rule_pick, item = item(id)),
        Some(("red-flag", id)) => {
            let flag = card.flags.iter().find(|known| known.0 == id);
            let title = flag.map_or(id, |known| known.1.as_str());
            tr!(sign.rule_flag, flag = title)
        }
        _ => id.into(),
    }
}
