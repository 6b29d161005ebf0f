//! Who works here. Everybody who ever sat here has an identifier, made when they first did and kept in this
//! browser; it stands in each of their events. Two people who give the same name in two browsers are two people, until
//! somebody says otherwise.

use super::persistence;
use super::workspace::{Rater, Workspace};
use assay_core::document::{self, Value};
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Author, is_same_name};
use assay_web::browser::clock;
use leptos::prelude::*;

/// The setting that holds who worked here.
const RATERS: &str = "raters";
/// The setting that holds who works here now.
const WHO: &str = "who";

/// Two authors with names that could be one person's, and the candidates in whose logs nobody has said whether they
/// are.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// One of them.
    pub one: Author,
    /// The other.
    pub other: Author,
    /// The digests of their bundles.
    pub bundles: Vec<String>,
}

impl Workspace {
    /// Says who works here. Whoever worked here before under this name, whatever the capitals, keeps the identifier and
    /// the spelling.
    pub fn sign_in(self, name: &str) {
        let known = self.raters.with_untracked(|raters| {
            let found = raters.iter().find(|one| is_same_name(&one.name, name));
            found.cloned()
        });
        let Rater { id, name } = known.unwrap_or_else(|| {
            let made = Rater {
                id: clock::uuid_v4(),
                name: name.into(),
            };
            self.raters.update(|raters| raters.push(made.clone()));
            self.keep_raters();
            made
        });
        persistence::setting(self, WHO, &name);
        self.who_id.set(id);
        self.who.set(name);
    }

    fn keep_raters(self) {
        let text = self.raters.with_untracked(|raters| {
            let pairs: Vec<(&str, &str)> = raters
                .iter()
                .map(|one| (one.id.as_str(), one.name.as_str()))
                .collect();
            document::to_text(&document::to_value(&pairs))
        });
        persistence::raters(self, RATERS, &text);
    }

    /// Puts back who worked here, and who works here now.
    pub fn restore_raters(self, settings: &[(String, String)]) {
        self.learn_raters(settings);
        if let Some(who) = setting(settings, WHO).filter(|who| !who.is_empty()) {
            self.sign_in(who);
        }
    }

    /// Learns who sat at another page of this workspace.
    pub fn learn_raters(self, settings: &[(String, String)]) {
        let list = setting(settings, RATERS).and_then(|text| document::parse(RATERS, text).ok());
        let kept = list
            .as_ref()
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let kept = kept.filter_map(|one| document::read::<(String, String)>(RATERS, one).ok());
        self.raters.update(|raters| {
            for (id, name) in kept {
                if raters.iter().all(|known| known.id != id) {
                    raters.push(Rater { id, name });
                }
            }
        });
    }

    /// Whom somebody has to be asked about; it is followed.
    pub fn questions(self) -> Vec<Question> {
        let (id, name) = (self.who_id.get(), self.who.get());
        let mut found: Vec<Question> = Vec::new();
        self.records.with(|all| {
            for record in all {
                let people = &record.state.people;
                if people.authors().is_empty() {
                    continue;
                }
                for (one, other) in people.questions(Some((&id, &name))) {
                    let sha256 = record.opened.sha256.clone();
                    let is_this = |known: &&mut Question| {
                        let ids = [&known.one.id, &known.other.id];
                        ids.contains(&&one.id) && ids.contains(&&other.id)
                    };
                    match found.iter_mut().find(is_this) {
                        Some(known) => {
                            known.add(&one);
                            known.add(&other);
                            known.bundles.push(sha256);
                        }
                        None => found.push(Question {
                            one,
                            other,
                            bundles: vec![sha256],
                        }),
                    }
                }
            }
        });
        found
    }

    /// Writes into the logs of some candidates whether two identifiers are one person's; `None` takes the answer back.
    pub fn identify(self, bundles: &[String], one: &str, other: &str, is_same: Option<bool>) {
        let what = ReviewAction::Identified {
            one: one.into(),
            other: other.into(),
            is_same,
        };
        self.record_action_for(bundles, &what);
    }
}

fn setting<'a>(settings: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = settings.iter().find(|one| one.0 == name);
    found.map(|one| one.1.as_str())
}

impl Question {
    /// Counts what one of them did in a further log.
    fn add(&mut self, author: &Author) {
        for known in [&mut self.one, &mut self.other] {
            if known.id == author.id {
                known.events += author.events;
            }
        }
    }
}
