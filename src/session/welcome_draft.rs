//! The form of the welcome screen over a reload: the tab keeps it until the test starts.

use assay_core::attempt::WelcomeDraft;
use assay_web::browser::page;

/// The name under which a tab keeps it.
const DRAFT: &str = "assay welcome";

/// Returns the form as it was filled in under this link in this tab.
pub fn kept() -> Option<WelcomeDraft> {
    WelcomeDraft::read(&link(), &page::session_get(DRAFT)?)
}

/// Keeps the form as it stands.
pub fn keep(draft: WelcomeDraft) {
    page::session_set(DRAFT, &draft.keep(&link()));
}

/// Forgets it: the test has started, or somebody else sits here.
pub fn forget() {
    page::session_remove(DRAFT);
}

fn link() -> String {
    page::path_and_query()
}
