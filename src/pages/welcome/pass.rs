//! The pass rule in words: what a pass takes, and that people decide.

use crate::pages::context::use_locale;
use crate::pages::frame::Clause;
use assay_core::assessment::{AssessmentOutline, PassRule};
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// A section with what it must reach, in whole percent.
#[derive(Debug, Clone, PartialEq)]
struct Minimum {
    /// The title of the section.
    section: String,
    /// What the section must reach.
    percent: Option<u32>,
    /// What its answers that people rate must reach together.
    rated_percent: Option<u32>,
}

impl Minimum {
    /// The minimums of a pass rule, in the order of the sections.
    fn all(rule: &PassRule, outline: &AssessmentOutline) -> Vec<Self> {
        let of = |minimums: &[(String, u32)], id: &str| {
            let minimum = minimums.iter().find(|(section, _)| section == id);
            minimum.map(|(_, percent)| *percent)
        };
        let sections = outline.sections.iter().map(|section| Self {
            section: section.title.clone(),
            percent: of(&rule.minimum_percent, &section.id),
            rated_percent: of(&rule.rated_minimum_percent, &section.id),
        });
        sections
            .filter(|it| it.percent.is_some() || it.rated_percent.is_some())
            .collect()
    }

    fn words(self, locale: Locale) -> Option<String> {
        let section = self.section;
        Some(match (self.percent, self.rated_percent) {
            (Some(percent), Some(rated)) => tr!(
                locale,
                welcome.pass_both,
                section = section,
                percent = percent,
                rated = rated
            ),
            (Some(percent), None) => {
                tr!(
                    locale,
                    welcome.pass_section,
                    section = section,
                    percent = percent
                )
            }
            (None, Some(rated)) => {
                tr!(locale, welcome.pass_rated, section = section, rated = rated)
            }
            (None, None) => return None,
        })
    }
}

/// What a pass takes; nothing where the pack does not say.
#[component]
pub fn Pass(
    /// The outline of the test.
    outline: Arc<AssessmentOutline>,
) -> impl IntoView {
    let locale = use_locale();
    outline.pass_rule.as_ref().map(|rule| {
        let total = tr!(locale, welcome.pass_total, percent = rule.threshold_percent);
        let minimums: Vec<String> = Minimum::all(rule, &outline)
            .into_iter()
            .filter_map(|minimum| minimum.words(locale))
            .collect();
        let minimums = (!minimums.is_empty()).then(|| {
            let rows = minimums
                .into_iter()
                .map(|minimum| view! { <li>{text(minimum)}</li> })
                .collect_view();
            view! {
                <p>{tr!(locale, welcome.pass_minimums)}</p>
                <ul>{rows}</ul>
            }
        });
        view! {
            <Clause id="w-pass" title=tr!(locale, welcome.pass)>
                <div class="read">
                    <p>{total}</p>
                    {minimums}
                    <p>{tr!(locale, welcome.pass_more)}</p>
                    <p>{tr!(locale, welcome.pass_people)}</p>
                </div>
            </Clause>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::document;

    #[test]
    fn minimums_are_told_in_the_order_of_the_sections_with_their_titles() {
        let text = include_str!("../../../tests/data/golden/content/small.json");
        let pack = document::parse("small.json", text).unwrap();
        let outline = AssessmentOutline::of_pack(&pack).unwrap();
        let [first, second] = &outline.sections[..] else {
            panic!("the small test has two sections");
        };
        let rule = PassRule {
            threshold_percent: 70,
            minimum_percent: vec![(second.id.clone(), 40), (first.id.clone(), 50)],
            rated_minimum_percent: vec![(second.id.clone(), 30)],
        };
        let told: Vec<String> = Minimum::all(&rule, &outline)
            .into_iter()
            .filter_map(|minimum| minimum.words(Locale::en))
            .collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with(&first.title) && told[0].contains("50 %"));
        assert!(told[1].starts_with(&second.title));
        assert!(told[1].contains("40 %") && told[1].contains("30 %"));
        let silent = PassRule {
            threshold_percent: 70,
            ..PassRule::default()
        };
        assert!(Minimum::all(&silent, &outline).is_empty());
    }
}
