//! The file for mail merge, by the button of its own and for those who are chosen. Letters with gaps are handed out only
//! to somebody who says a second time that they want them so.

use crate::candidates::export_log::log_export;
use crate::candidates::listing::Listing;
use crate::candidates::status::row;
use crate::letters::{letter_key, sender};
use crate::rating::Drafts;
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::{Cover, Letter, MergeFile, merge_file, without_continued};
use assay_web::browser::files;
use assay_web::ui::{Dialog, Question, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The media type of tables.
pub const CSV_TYPE: &str = "text/csv;charset=utf-8";

/// The name of the file.
const FILE: &str = "letters.csv";

/// The letters of those whom an export is about; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Letters {
    workspace: Workspace,
    listing: Listing,
    drafts: Drafts,
    /// What is asked about: the file, and whom it is about.
    asked: RwSignal<Option<Arc<Made>>>,
    is_asking: RwSignal<bool>,
    /// What became of it, in words.
    pub progress: RwSignal<String>,
}

/// A file that was made, and whom it is about.
struct Made {
    file: MergeFile,
    about: Vec<Arc<CandidateRecord>>,
}

impl Letters {
    /// The letters of a list.
    pub fn new(workspace: Workspace, listing: Listing) -> Self {
        Self {
            workspace,
            listing,
            drafts: Drafts::new(workspace),
            asked: RwSignal::new(None),
            is_asking: RwSignal::new(false),
            progress: RwSignal::new(String::new()),
        }
    }

    /// Makes the file and saves it; where letters have gaps, asks first. Tells whether there is a kit to make it with.
    pub fn press(self) -> bool {
        let Some(made) = untrack(|| self.made()) else {
            self.progress.set(tr!(candidates.letters_no_kit).into());
            return false;
        };
        if made.file.gaps.is_empty() {
            self.save(&made);
        } else {
            self.asked.set(Some(Arc::new(made)));
            self.is_asking.set(true);
        }
        true
    }

    fn save(self, made: &Made) {
        if files::download_as(FILE, CSV_TYPE, &made.file.table) {
            self.progress.set(tr!(candidates.saved, file = FILE));
            log_export(self.workspace, &made.about, "letters");
        } else {
            self.progress.set(tr!(candidates.not_saved).into());
        }
    }

    fn made(self) -> Option<Made> {
        let kit = self.workspace.kit.get()?;
        let about = self.listing.exported_people();
        let covers: Vec<Cover> = about.iter().map(|one| self.workspace.cover(one)).collect();
        let texts: Vec<Option<String>> = about.iter().map(|one| self.own(one)).collect();
        let letters: Vec<Letter<'_>> = about
            .iter()
            .zip(&covers)
            .zip(&texts)
            .map(|((record, cover), own)| Letter {
                row: row(record, cover),
                own: own.as_deref(),
            })
            .collect();
        let sender = sender(self.workspace, self.drafts);
        let file = merge_file(&letters, &kit, &sender, self.workspace.is_blind.get());
        Some(Made { file, about })
    }

    /// Returns how many of the letters in the file were changed by hand; followed.
    pub fn changed_count(self) -> usize {
        let mut exported = self.workspace.records.get();
        exported.retain(|one| self.listing.is_exported(&one.opened.sha256));
        let people = without_continued(exported, |one| &*one.opened);
        people.iter().filter(|one| self.own(one).is_some()).count()
    }

    /// Returns the text of a letter that was changed by hand; followed.
    fn own(self, record: &CandidateRecord) -> Option<String> {
        let decision = record.state.decision.as_ref().map(|entry| entry.value.0);
        self.drafts
            .get(&letter_key(&record.opened.sha256, decision))
    }
}

/// Asks whether the file is to be saved with the gaps that are left in letters.
#[component]
pub fn GapQuestion(
    /// The letters.
    letters: Letters,
) -> impl IntoView {
    let save = move |()| {
        if let Some(made) = letters.asked.get_untracked() {
            letters.save(&made);
        }
        letters.is_asking.set(false);
    };
    let gaps = move || {
        let made = letters.asked.get()?;
        let total = made.about.len();
        let line = |(gap, count): &(String, usize)| {
            let line = tr!(
                candidates.letters_gap,
                gap = gap,
                count = count,
                total = total
            );
            view! { <li>{text(line)}</li> }
        };
        Some(made.file.gaps.iter().map(line).collect_view())
    };
    view! {
        <Dialog id="letters-gaps" open=letters.is_asking title=tr!(candidates.letters_gaps_title)>
            <Question
                id="letters-gaps"
                back=tr!(candidates.cancel)
                on_back=Callback::new(move |()| letters.is_asking.set(false))
                go_on=tr!(candidates.letters_with_gaps)
                on_go_on=Callback::new(save)
            >
                <p>{tr!(candidates.letters_gaps_text)}</p>
                <ul>{gaps}</ul>
            </Question>
        </Dialog>
    }
}
