//! Which written answers wait for whom: what a policy wants rated, and what has to be settled.

use crate::policy::ScoringPolicy;
use crate::queue::{Sheet, differ};
use crate::scorecard::Scorecard;
use crate::state::State;
use std::sync::Arc;

/// Returns whether a criterion has fewer ratings than its policy wants of every answer.
fn is_short(sheet: &Sheet, criterion: &str, state: &State, policy: &ScoringPolicy) -> bool {
    let given = state.ratings_of(&sheet.item, criterion);
    u32::try_from(given.len()).is_ok_and(|count| count < policy.raters)
}

/// Returns whether a criterion lacks ratings that its policy wants, also because a result is near its limit. Where ratings
/// differ too much somebody has to settle it, and more ratings would not help.
fn lacks_rating(
    sheet: &Sheet,
    criterion: &str,
    state: &State,
    policy: &ScoringPolicy,
    card: Option<&Scorecard>,
) -> bool {
    let given = state.ratings_of(&sheet.item, criterion);
    let is_near = || card.is_some_and(|card| card.wants_second_rating(&sheet.item, criterion));
    if !is_short(sheet, criterion, state, policy) {
        return is_near();
    }
    state.adjudication(&sheet.item, criterion).is_none() && !differ(given, policy)
}

/// Returns whether an answer waits for a rating by somebody; `who` is an identifier. Near a limit it does not wait for whoever
/// has seen what the first gave.
pub fn is_wanted(
    sheet: &Sheet,
    state: &State,
    policy: &ScoringPolicy,
    card: Option<&Scorecard>,
    who: &str,
) -> bool {
    let has_seen = state.has_seen_answers(who);
    sheet.criteria.iter().any(|criterion| {
        let is_second = || !is_short(sheet, criterion, state, policy);
        lacks_rating(sheet, criterion, state, policy, card)
            && !(has_seen && is_second())
            && state.rating_by(&sheet.item, criterion, who).is_none()
    })
}

/// Returns whether an answer waits for a rating by anybody.
pub(super) fn is_unrated(
    sheet: &Sheet,
    state: &State,
    policy: &ScoringPolicy,
    card: Option<&Scorecard>,
) -> bool {
    let mut criteria = sheet.criteria.iter();
    criteria.any(|criterion| lacks_rating(sheet, criterion, state, policy, card))
}

/// Returns how many criteria of an answer wait for somebody to settle them.
pub(super) fn differing(sheet: &Sheet, state: &State, policy: &ScoringPolicy) -> usize {
    let open = sheet.criteria.iter().filter(|criterion| {
        differ(state.ratings_of(&sheet.item, criterion), policy)
            && state.adjudication(&sheet.item, criterion).is_none()
    });
    open.count()
}

/// Returns the first answer, in the order of the sheets, that waits for a rating by somebody. Each rater has an order of
/// their own, which says nothing about the candidates.
pub fn next_wanted<'a, 'b>(
    sheets: &'a [Sheet],
    about: impl Fn(&str) -> Option<(&'b State, Arc<ScoringPolicy>, Option<Arc<Scorecard>>)>,
    who: &str,
) -> Option<&'a Sheet> {
    sheets.iter().find(|sheet| {
        about(&sheet.sha256).is_some_and(|(state, policy, card)| {
            is_wanted(sheet, state, &policy, card.as_deref(), who)
        })
    })
}

/// Returns the first answer, in the order of the sheets, with ratings that have to be settled.
pub fn next_dispute<'a, 'b>(
    sheets: &'a [Sheet],
    about: impl Fn(&str) -> Option<(&'b State, Arc<ScoringPolicy>)>,
) -> Option<&'a Sheet> {
    sheets.iter().find(|sheet| {
        about(&sheet.sha256).is_some_and(|(state, policy)| differing(sheet, state, &policy) > 0)
    })
}
