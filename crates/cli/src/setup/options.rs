//! The answers as options of the command.

use super::answers::{self, Answers, AnswersTo};
use super::folder::Folder;
use super::host::{Host, recognize};
use assay_core::config::Grading;
use assay_core::document::Problems;
use std::path::PathBuf;

/// The answers as options. What is not given is asked for at a terminal, and stays as it is without one.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Options {
    /// The folder that the release was unzipped to, or its folder `candidate`
    pub folder: PathBuf,
    /// The name of your team, as candidates read it
    #[arg(long)]
    pub team: Option<String>,
    /// The email address that candidates write to
    #[arg(long, value_name = "EMAIL")]
    pub contact: Option<String>,
    /// Who reads what they write, such as "the hiring team"
    #[arg(long, value_name = "NAME")]
    pub contact_name: Option<String>,
    /// The address of the site, such as https://jobs.example.com/cto/
    #[arg(long, value_name = "URL")]
    pub site: Option<String>,
    /// What serves it, where the address does not tell
    #[arg(long, value_enum)]
    pub host: Option<Host>,
    /// Where answers go: the address of an endpoint, or `same-host` for `assay serve` behind the site's address
    #[arg(long, value_name = "URL|same-host")]
    pub answers: Option<String>,
    /// Where answers are graded: `in-browser`, which puts an excerpt of the key into the site, or `reviewer`
    #[arg(long, value_name = "in-browser|reviewer")]
    pub grading: Option<String>,
    /// Your file of private keys, for invitations and sealed answers; `none` leaves invitations as they are
    #[arg(long, value_name = "FILE|none")]
    pub keys: Option<String>,
}

/// Which keys invitations are signed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyAnswer {
    /// It stays as it is.
    None,
    /// New ones are made.
    New,
    /// Those in a file.
    File(PathBuf),
}

/// All answers, before keys are read or made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replies {
    /// The answers, without keys.
    pub answers: Answers,
    /// The answer about keys.
    pub keys: Option<KeyAnswer>,
}

/// Reads the options.
///
/// # Errors
/// Says what is wrong with each.
pub fn given(options: &Options, folder: &Folder) -> Result<Replies, Problems> {
    let mut found = Problems::default();
    let read =
        |name: &str, read: fn(&str, &str) -> Result<String, Problems>, text: &Option<String>| {
            text.as_ref().map(|text| read(name, text)).transpose()
        };
    let team = noted(&mut found, read("--team", answers::name, &options.team));
    let contact_email = noted(
        &mut found,
        read("--contact", answers::email, &options.contact),
    );
    let contact_name = noted(
        &mut found,
        read("--contact-name", answers::name, &options.contact_name),
    );
    let site = options
        .site
        .as_deref()
        .map(|site| answers::site("--site", site));
    let place = site.transpose().and_then(|site| {
        // An address that does not tell leaves the host as it was told before.
        let told = site.as_ref().and_then(recognize);
        let before = folder
            .remembered
            .host
            .filter(|_| site.is_some() && told.is_none());
        answers::place(site, options.host.or(before))
    });
    let place = noted(&mut found, place);
    let grading = options
        .grading
        .as_deref()
        .map(|text| grading("--grading", text));
    let grading = noted(&mut found, grading.transpose());
    let answers = Answers {
        team,
        contact_email,
        contact_name,
        place,
        answers: options.answers.as_deref().map(AnswersTo::of),
        grading,
        keys: None,
    };
    let keys = options.keys.as_deref().map(key_answer);
    found.none_or(Replies { answers, keys })
}

fn noted<T>(found: &mut Problems, outcome: Result<Option<T>, Problems>) -> Option<T> {
    outcome.unwrap_or_else(|problems| {
        found.0.extend(problems.0);
        None
    })
}

/// Reads where answers are graded.
///
/// # Errors
/// Says that the word is not known.
pub fn grading(option: &str, text: &str) -> Result<Grading, Problems> {
    match text.trim() {
        "in-browser" => Ok(Grading::InBrowser),
        "reviewer" => Ok(Grading::Reviewer),
        _ => Err(Problems::one(
            option,
            "$",
            "This word is not known here.",
            "Write one of: in-browser, reviewer.",
        )),
    }
}

fn key_answer(text: &str) -> KeyAnswer {
    match text.trim() {
        "none" => KeyAnswer::None,
        file => KeyAnswer::File(file.into()),
    }
}
