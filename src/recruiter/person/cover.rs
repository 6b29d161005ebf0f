//! What of a scorecard is covered for the one at the desk: whatever others have rated and they have not, and every
//! number that is made from it.

use super::veil::unveil;
use super::{Person, Tab, explain, words};
use crate::evaluation::{Bounds, ItemScore, QuestionScore, Rule, Scorecard, SectionScore};
use crate::recruiter::opening::fill;
use crate::ui::dom::{View, el};
use crate::ui::live::Live;

/// What is covered.
#[derive(Clone, PartialEq, Default)]
pub struct Cover {
    items: Vec<String>,
    questions: Vec<String>,
}

impl Cover {
    /// What is covered now; followed.
    pub fn of(person: Person, card: &Scorecard) -> Self {
        let who = person.desk.who.get();
        let dossier = person.dossier();
        let mut cover = Self::default();
        if person.veil.is_lifted() {
            return cover;
        }
        let items = card.sections.iter().flat_map(|section| &section.items);
        cover.items = items
            .filter(|item| dossier.state.covers_item(&item.id, &who))
            .map(|item| item.id.clone())
            .collect();
        if !person.interview_veil.is_lifted() {
            let covered = card
                .questions
                .iter()
                .filter(|question| dossier.state.covers_question(&question.id, &who));
            cover.questions = covered.map(|question| question.id.clone()).collect();
        }
        cover
    }

    /// Whether an item is.
    pub fn item(&self, item: &ItemScore) -> bool {
        self.items.contains(&item.id)
    }

    /// Whether a section is.
    pub fn section(&self, section: &SectionScore) -> bool {
        section.items.iter().any(|item| self.item(item))
    }

    /// Whether the test is.
    pub fn test(&self) -> bool {
        !self.items.is_empty()
    }

    /// Whether a question of the interview is.
    pub fn question(&self, question: &QuestionScore) -> bool {
        self.questions.contains(&question.id)
    }

    /// Whether the interview is.
    pub fn interview(&self) -> bool {
        !self.questions.is_empty()
    }

    /// Whether anything is, and so the overall result.
    pub fn any(&self) -> bool {
        self.test() || self.interview()
    }

    /// What is said in place of a rule that tells a covered number; `None` where the rule may be read.
    pub fn rule(&self, card: &Scorecard, rule: &Rule) -> Option<String> {
        let words = words();
        if rule.id == "threshold" {
            return self.any().then(|| words.covered_overall.into());
        }
        let id = rule.id.strip_prefix("minimum:")?;
        let section = card.sections.iter().find(|section| section.id == id)?;
        self.section(section)
            .then(|| fill(words.covered_section, &[&section.title]))
    }
}

/// A score in percent, or that it is covered.
pub fn percent(is_covered: bool, score: Bounds) -> String {
    if is_covered {
        words().covered_yet.into()
    } else {
        explain::percent(score)
    }
}

/// Why a result is as it is, unless that tells covered numbers.
pub fn why(cover: &Cover, card: &Scorecard) -> String {
    if cover.any() {
        words().covered_why.into()
    } else {
        card.why.clone()
    }
}

/// Why numbers are covered, where to rate, and the switch for those who do not; it stays in its place while numbers
/// come and go.
pub fn lead(person: Person) -> View {
    let words = words();
    let cover = Live::of(move || {
        let dossier = person.dossier();
        let card = dossier.scorecard.as_deref();
        card.map(|card| Cover::of(person, card)).unwrap_or_default()
    });
    let is_lifted = Live::of(move || person.veil.is_lifted());
    let link = |address: String, name: &'static str, is_shown: fn(&Cover) -> bool| {
        el("a.btn")
            .attr("href", address)
            .live("hidden", move || !cover.with(is_shown))
            .child(name)
    };
    el("div.person-cover")
        .live("hidden", move || {
            !cover.with(Cover::any) && !is_lifted.get()
        })
        .child(
            el("div.notice is-warning")
                .live("hidden", move || !cover.with(Cover::any))
                .child(el("p").child(words.covered_lead))
                .child(
                    el("div.actions no-print")
                        .child(link("#/rate".into(), words.to_rating, Cover::test))
                        .child(link(
                            person.address(Tab::Interview),
                            words.to_interview,
                            Cover::interview,
                        )),
                ),
        )
        .child(unveil(person))
        .view()
}
