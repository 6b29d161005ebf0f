//! The names of rules.

use crate::outcome_names::area_name;
use assay_evaluation::{RuleId, Scorecard};

/// Returns the name of a rule, with the titles that the scorecard has for what it is about.
pub fn rule_name(card: &Scorecard, id: &RuleId) -> String {
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
    match id {
        RuleId::Threshold => tr!(sign.rule_threshold).into(),
        RuleId::Minimum(id) => tr!(sign.rule_minimum, section = section(id)),
        RuleId::RatedMinimum(id) => tr!(sign.rule_rated, section = section(id)),
        RuleId::InterviewMinimum(area) => tr!(sign.rule_area, area = area_name(*area)),
        RuleId::SecondRater(None) => tr!(sign.rule_second_total).into(),
        RuleId::SecondRater(Some(id)) => tr!(sign.rule_second, section = section(id)),
        RuleId::HarmfulPick(id) => tr!(sign.rule_pick, item = item(id)),
        RuleId::RedFlag(id) => {
            let flag = card.flags.iter().find(|known| known.0 == *id);
            let title = flag.map_or(id.as_str(), |known| known.1.as_str());
            tr!(sign.rule_flag, flag = title)
        }
    }
}
