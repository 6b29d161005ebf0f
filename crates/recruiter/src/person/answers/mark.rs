//! The mark of an answer: how it stands, by icon, word and color, and whether it is a harmful pick.

use super::found::scored;
use crate::person::links::address;
use crate::person::shown::Person;
use crate::sign::Sign;
use assay_evaluation::review_event::Verdict;
use assay_evaluation::{AnswerMark, ItemScore, Target, answer_mark};
use assay_web::ui::{State, icon};
use leptos::prelude::*;

/// The icon of what earned a part.
const HALF: &str = "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M10 3v14M7 4.5v11";
/// The icon of what was not answered.
const DASH: &str = "M5 10h10";

/// The mark of an answer; followed.
#[component]
pub(super) fn Mark(
    /// Whose answer it is.
    person: Person,
    /// The item.
    item: String,
    /// Whether there is an answer.
    is_answered: bool,
) -> impl IntoView {
    move || {
        let candidate = person.record();
        let scored = scored(&candidate, &item)?;
        let (class, path, word) = if person.cover().item(scored) {
            ("", Sign::Open.path(), tr!(person.covered_rule))
        } else {
            sign(answer_mark(scored, is_answered))
        };
        Some(view! {
            <span class=["person-mark ", class].concat()>{icon(path)} <span>{word}</span></span>
            {harmful(person, scored)}
        })
    }
}

/// Returns the class, the icon and the word of a mark.
fn sign(mark: AnswerMark) -> (&'static str, &'static str, &'static str) {
    let of = |state: State, word| (state.class(), state.path(), word);
    let open = |word| (State::Note.class(), Sign::Open.path(), word);
    match mark {
        AnswerMark::Right => of(State::Ok, tr!(person.mark_right)),
        AnswerMark::Partly => (State::Note.class(), HALF, tr!(person.mark_partly)),
        AnswerMark::Wrong => of(State::Failed, tr!(person.mark_wrong)),
        AnswerMark::Unanswered => ("", DASH, tr!(person.mark_unanswered)),
        AnswerMark::Rated => of(State::Ok, tr!(person.mark_rated)),
        AnswerMark::ToRate => open(tr!(person.mark_to_rate)),
        AnswerMark::ToRead => open(tr!(person.mark_to_read)),
        AnswerMark::Unkeyed => of(State::Note, tr!(person.mark_unkeyed)),
    }
}

/// Says that an answer is a harmful pick, how that was judged, and where it is; nothing where it is none.
fn harmful(person: Person, scored: &ItemScore) -> Option<AnyView> {
    scored.harmful.as_ref()?;
    let record = person.record();
    let verdict = record.state.picks.get(&scored.id).map(|entry| entry.value);
    let (word, link) = match verdict {
        None => (tr!(person.harmful_pick), tr!(person.to_flags)),
        Some(Verdict::Confirmed) => (tr!(person.harmful_confirmed), tr!(person.see_finding)),
        Some(Verdict::Dismissed) => (tr!(person.harmful_dismissed), tr!(person.see_finding)),
    };
    let state = match verdict {
        Some(Verdict::Dismissed) => State::Note,
        None | Some(Verdict::Confirmed) => State::Failed,
    };
    let class = ["person-mark person-harmful ", state.class()].concat();
    let way = address(person, Target::Pick(&scored.id));
    Some(
        view! {
            <span class=class>{icon(state.path())} <span>{word}</span></span>
            <a class="no-print" href=way>
                {link}
            </a>
        }
        .into_any(),
    )
}
