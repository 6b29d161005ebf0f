//! The signs for how something stands: a pass, not a pass, open, against the rules, near the threshold. Each has an icon, a
//! word and a color, the same in the list, on a candidate's page and on paper.

use assay_evaluation::{Outcome, Recommendation};
use assay_web::ui::icon;
use leptos::prelude::*;

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Every rule is met.
    Pass,
    /// A rule is not met.
    NotPass,
    /// It depends on what people have not settled yet.
    Open,
    /// Somebody decided against what the rules say.
    AgainstRules,
    /// The overall result lies within one standard error of the threshold.
    Near,
}

impl From<Recommendation> for Sign {
    fn from(recommendation: Recommendation) -> Self {
        match recommendation {
            Recommendation::Pass => Self::Pass,
            Recommendation::NotPass => Self::NotPass,
            Recommendation::Open => Self::Open,
        }
    }
}

impl From<Outcome> for Sign {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Met => Self::Pass,
            Outcome::NotMet => Self::NotPass,
            Outcome::Open => Self::Open,
        }
    }
}

impl Sign {
    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pass => tr!(sign.pass),
            Self::NotPass => tr!(sign.not_pass),
            Self::Open => tr!(sign.open),
            Self::AgainstRules => tr!(sign.against_rules),
            Self::Near => tr!(sign.near),
        }
    }

    /// Returns the class that gives what is inside its color.
    pub fn class(self) -> &'static str {
        match self {
            Self::Pass => "sign-pass",
            Self::NotPass => "sign-not-pass",
            Self::Open => "sign-open",
            Self::AgainstRules => "sign-against",
            Self::Near => "sign-near",
        }
    }

    /// Returns the path of its icon: a check, a cross, a clock, a triangle, two waves.
    pub fn path(self) -> &'static str {
        match self {
            Self::Pass => "M4 10.5l4 4L16.5 6",
            Self::NotPass => "M5 5l10 10M15 5L5 15",
            Self::Open => "M10 2.5a7.5 7.5 0 1 0 .01 0M10 6v4.5l3 2",
            Self::AgainstRules => "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1",
            Self::Near => "M3 8.5c2-3 4.5-3 7 0s5 3 7 0M3 13.5c2-3 4.5-3 7 0s5 3 7 0",
        }
    }
}

/// The icon and the word of a sign, in its color.
#[component]
pub fn SignMark(
    /// How something stands.
    sign: Sign,
    /// Another word for it, such as "Met" for a rule.
    #[prop(optional)]
    word: Option<&'static str>,
) -> impl IntoView {
    let class = ["sign ", sign.class()].concat();
    let word = word.unwrap_or_else(|| sign.word());
    view! { <span class=class>{icon(sign.path())} <span>{word}</span></span> }
}

/// The icon and the word for how a rule stands.
#[component]
pub fn OutcomeMark(
    /// How it stands.
    outcome: Outcome,
) -> impl IntoView {
    view! { <SignMark sign=outcome.into() word=outcome_word(outcome) /> }
}

/// Returns the word for how a rule stands.
pub fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => tr!(sign.met),
        Outcome::NotMet => tr!(sign.not_met),
        Outcome::Open => tr!(sign.open),
    }
}
