//! The veil over ratings of others. Whoever says that they do not rate may lift it; that is written to the log, so
//! that a rating which they give later is known to have been given after seeing the others.

use super::{Person, words};
use crate::browser::{nodes, page};
use crate::evaluation::act::What;
use crate::recruiter::desk::Desk;
use crate::ui::dom::{View, el};
use crate::ui::live::Live;
use std::cell::RefCell;

thread_local! {
    /// Which veils are lifted while the page is open: the case, who lifted it, what it is over.
    static LIFTED: RefCell<Vec<(String, String, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// The veil over every rating of a candidate.
pub const ANSWERS: &str = "answers";
/// The veil over the ratings of the interview.
pub const INTERVIEW: &str = "interview";

/// A veil; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Veil {
    desk: Desk,
    sha256: Live<String>,
    of: &'static str,
    /// It is lifted for those who lifted it, not for whoever sits down after them.
    lifted_by: Live<Vec<String>>,
}

impl Veil {
    /// The veil over something of a case, as it was left.
    pub fn new(desk: Desk, sha256: &str, of: &'static str) -> Self {
        let lifted_by = LIFTED.with_borrow(|all| {
            let own = all.iter().filter(|one| one.0 == sha256 && one.2 == of);
            own.map(|one| one.1.clone()).collect()
        });
        Self {
            desk,
            sha256: Live::new(sha256.to_owned()),
            of,
            lifted_by: Live::new(lifted_by),
        }
    }

    /// Whether it is lifted for the one at the desk; followed.
    pub fn is_lifted(self) -> bool {
        let who = self.desk.who.get();
        self.lifted_by.with(|all| all.contains(&who))
    }

    /// Lifts it or lets it down. It stays down while nobody has said who they are.
    pub fn lift(self, is_lifted: bool) {
        let who = self.desk.who.get_untracked();
        let sha256 = self.sha256.get_untracked();
        if is_lifted && !self.is_known(&sha256, &who) {
            let what = What::Unveiled {
                what: self.of.into(),
            };
            self.desk.act(&sha256, what);
        }
        let mut is_refused = false;
        if who.is_empty() {
            page::focus_id("who");
            is_refused = true;
        }
        LIFTED.with_borrow_mut(|all| {
            all.retain(|one| (&one.0, &one.1, one.2) != (&sha256, &who, self.of));
            if is_lifted && !is_refused {
                all.push((sha256, who.clone(), self.of));
            }
        });
        // Also where it was refused: the box that was ticked goes back to what is so.
        self.lifted_by.update(|all| {
            all.retain(|one| *one != who);
            if is_lifted && !is_refused {
                all.push(who);
            }
        });
    }

    /// Whether the log says it already.
    fn is_known(self, sha256: &str, who: &str) -> bool {
        let all = self.desk.dossiers.get_untracked();
        let own = all.iter().find(|one| one.case.sha256 == sha256);
        own.is_some_and(|own| {
            let mut told = own.state.unveiled.iter();
            told.any(|one| one.by == who && one.value == self.of)
        })
    }
}

/// A switch that shows the ratings of others.
pub fn unveil(person: Person) -> View {
    let words = words();
    let veil = person.veil;
    el("div.person-unveil")
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("aria-describedby", "unveil-hint")
                        .flag("checked", move || veil.is_lifted())
                        .on("change", move |event| veil.lift(nodes::is_checked(&event))),
                )
                .child(words.unveil),
        )
        .child(
            el("p.hint")
                .attr("id", "unveil-hint")
                .child(words.unveil_hint),
        )
        .view()
}
