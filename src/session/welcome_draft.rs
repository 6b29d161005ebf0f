//! The form of the welcome screen over a reload: the tab keeps it until the test starts.

use assay_core::attempt::WelcomeDraft;
use assay_core::config::Config;
use assay_core::digest::sha256_hex;
use assay_web::browser::page;
use assay_web::i18n::Locale;
use assay_web::tr;

/// The name under which a tab keeps it.
const DRAFT: &str = "assay welcome";

/// Returns the form as it was filled in under this link in this tab; what is ticked is taken back where the terms have
/// changed since.
pub fn kept(terms: &str) -> Option<WelcomeDraft> {
    WelcomeDraft::read(&link(), terms, &page::session_get(DRAFT)?)
}

/// Keeps the form as it stands, with the terms that it is filled in under.
pub fn keep(draft: WelcomeDraft, terms: &str) {
    page::session_set(DRAFT, &draft.keep(&link(), terms));
}

/// Forgets it: the test has started, or somebody else sits here.
pub fn forget() {
    page::session_remove(DRAFT);
}

/// Returns the digest of the terms that are agreed to with a tick: the rules, and what becomes of the data.
pub fn terms(locale: Locale, config: &Config) -> String {
    let backup = config.backup.as_ref().map_or("", |backup| &backup.url);
    let terms: [&str; 8] = [
        tr!(locale, welcome.acknowledge),
        &config.aids,
        tr!(locale, welcome.data_recorded),
        &config.submission.url,
        backup,
        &config.privacy.readers,
        &config.privacy.retention,
        &config.privacy.rights,
    ];
    sha256_hex(terms.join("\n").as_bytes())
}

/// The link of the page; of what stands behind `#`, which may be a secret, the digest.
fn link() -> String {
    let fragment = page::fragment();
    if fragment.is_empty() {
        return page::path_and_query();
    }
    [
        &page::path_and_query(),
        "#",
        &sha256_hex(fragment.as_bytes()),
    ]
    .concat()
}
