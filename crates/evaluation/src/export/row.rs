//! A candidate as exports take them, and what several exports say about one.

use super::super::cover::Cover;
use super::super::deciding::is_override;
use super::super::opened_bundle::OpenedBundle;
use super::super::policy::ScoringPolicy;
use super::super::review_event::Verdict;
use super::super::scorecard::Scorecard;
use super::super::state::State;
use assay_core::person_text::field;

/// A candidate with everything that is known.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// The bundle.
    pub opened: &'a OpenedBundle,
    /// The state.
    pub state: &'a State,
    /// The policy that the result was made with; `None` where it cannot be scored.
    pub policy: Option<&'a ScoringPolicy>,
    /// The result; `None` where it cannot be scored.
    pub scorecard: Option<&'a Scorecard>,
    /// The part of it that is covered for whoever looks.
    pub cover: &'a Cover,
}

impl Row<'_> {
    /// Returns the word for how certain the numbers are.
    pub(super) fn status(&self) -> &'static str {
        match self.scorecard {
            None => "not-scored",
            Some(_) if self.cover.any() => "covered",
            Some(card) if card.is_final() => "final",
            Some(_) => "provisional",
        }
    }

    /// Returns the word for the form in which scenarios were answered.
    pub(super) fn form(&self) -> &'static str {
        if self.opened.is_narrative {
            "narrative"
        } else {
            "standard"
        }
    }

    /// Returns pseudonym, name, email, reference and attempt: where names are hidden the pseudonym and nothing that
    /// names anybody; otherwise no pseudonym, so that no file tells which belongs to which.
    pub(super) fn naming(&self, is_blind: bool) -> [String; 5] {
        let opened = self.opened;
        if is_blind {
            let [name, email, reference, attempt] = Default::default();
            return [opened.pseudonym(), name, email, reference, attempt];
        }
        let candidate = &opened.candidate;
        let named = [
            &candidate.name,
            &candidate.email,
            &candidate.reference,
            &opened.attempt_id,
        ];
        let [name, email, reference, attempt] = named.map(|text| field(text));
        [String::new(), name, email, reference, attempt]
    }

    /// Returns each harmful pick with the verdict on it, by the identifier of the item: "fog: confirmed; bill: open".
    pub(super) fn harmful_picks(&self) -> String {
        let sections = self.scorecard.map_or(&[][..], |card| &card.sections);
        let items = sections.iter().flat_map(|section| &section.items);
        let picks = items.filter(|item| item.harmful.is_some()).map(|item| {
            let verdict = self.state.picks.get(&item.id);
            judged(&item.id, verdict.map(|given| given.value))
        });
        picks.collect::<Vec<_>>().join("; ")
    }

    /// Returns each red flag that was raised with the verdict on it, by its identifier.
    pub(super) fn red_flags(&self) -> String {
        let flags = self.state.raised_flags().into_iter().map(|flag| {
            let verdict = self.state.flag_verdicts.get(flag);
            judged(flag, verdict.map(|given| given.value))
        });
        flags.collect::<Vec<_>>().join("; ")
    }

    /// Returns what the rules said when somebody decided; empty where nobody has, and where that tells covered numbers.
    pub(super) fn standing_when_decided(&self) -> &str {
        let decision = self.state.decision.as_ref().filter(|_| !self.cover.any());
        decision.map_or("", |given| &given.value.1)
    }

    /// Returns "yes" where the decision went against what the rules said then, and "no" where it did not; empty as
    /// [`Row::standing_when_decided`] is.
    pub(super) fn override_word(&self) -> &'static str {
        let said = self.standing_when_decided();
        let decision = self.state.decision.as_ref().map(|given| given.value.0);
        let (Some(decision), false) = (decision, said.is_empty()) else {
            return "";
        };
        if is_override(decision, said) {
            "yes"
        } else {
            "no"
        }
    }
}

/// "fog: confirmed", or "fog: open" where nobody has judged it.
fn judged(id: &str, verdict: Option<Verdict>) -> String {
    let verdict = verdict.map_or("open", Verdict::name);
    [field(id).as_str(), ": ", verdict].concat()
}
