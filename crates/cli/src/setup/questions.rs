//! The six questions, as they are asked at a terminal where the options left them open.

use super::answers::{self, AnswersTo, Place};
use super::config_text::is_on_same_host;
use super::folder::Folder;
use super::host::{Host, recognize};
use super::keys::KEY_FILE;
use super::options::{KeyAnswer, Replies, grading};
use assay_core::config::{Config, Grading};
use assay_core::document::Problems;
use std::io::{BufRead, Error, ErrorKind, Write};
use std::path::PathBuf;

/// Somebody who reads questions and types answers.
#[derive(Debug)]
pub struct Terminal<R, W> {
    /// What is typed.
    pub input: R,
    /// What is shown.
    pub output: W,
}

/// One question.
struct Question<'a> {
    /// Its number, where it is not part of the one before.
    number: Option<u8>,
    /// What is asked.
    title: &'a str,
    /// What the answer means.
    meaning: &'a str,
    /// What holds now; an empty answer leaves it.
    now: &'a str,
}

/// Asks what the options left open.
///
/// # Errors
/// Says that nobody answers any more.
pub fn replies<R: BufRead, W: Write>(
    terminal: &mut Terminal<R, W>,
    folder: &Folder,
    given: Replies,
) -> Result<Replies, Problems> {
    asked(terminal, folder, given).map_err(|error| {
        Problems::one(
            "terminal",
            "$",
            &format!("The questions were not answered to their end: {error}. Nothing was written."),
            "Run the command again; what you leave empty stays as it is.",
        )
    })
}

fn asked<R: BufRead, W: Write>(
    terminal: &mut Terminal<R, W>,
    folder: &Folder,
    given: Replies,
) -> Result<Replies, Error> {
    let config = Config::parse("config.json", &folder.config_value).ok();
    let Replies {
        answers: mut wanted,
        keys,
    } = given;
    let now = Now::of(folder, config.as_ref());
    if wanted.team.is_none() {
        let meaning = "Candidates read it on the first page.";
        wanted.team = terminal.ask(
            &question(1, "The name of your team", meaning, &now.team),
            |text| answers::name("team", text),
        )?;
    }
    if wanted.contact_email.is_none() {
        let meaning = "Candidates write to it with questions, for more time, and if sending fails.";
        let asked = question(2, "The email address for candidates", meaning, &now.contact);
        wanted.contact_email = terminal.ask(&asked, |text| answers::email("contact", text))?;
    }
    if wanted.place.is_none() {
        wanted.place = place(terminal, folder, &now)?;
    }
    let host = wanted
        .place
        .as_ref()
        .map(|place| place.host)
        .or(folder.remembered.host);
    if wanted.answers.is_none() {
        let meaning = "The https address of an endpoint (docs/hosting.html lists some), or same-host: the program \
                       assay serve, which serves the site too or runs behind its server.";
        let asked = question(4, "Where answers go", meaning, &now.answers);
        wanted.answers = terminal.ask(&asked, |text| {
            let to = AnswersTo::of(text);
            host.map_or(Ok(()), |host| answers::check_receiver(&to, host))?;
            usable(folder, &to)?;
            Ok(to)
        })?;
    }
    if wanted.grading.is_none() {
        let meaning = "in-browser: each bundle carries a provisional grade, and an excerpt of the key lies in the site, \
                       where candidates could find it. reviewer: no key is uploaded, and your team grades.";
        let asked = question(5, "Where answers are graded", meaning, &now.grading);
        wanted.grading = terminal.ask(&asked, |text| grading("grading", text))?;
    }
    let keys = match keys {
        Some(keys) => Some(keys),
        None => ask_for_keys(terminal, folder, &now)?,
    };
    Ok(Replies {
        answers: wanted,
        keys,
    })
}

/// What holds now, in words.
struct Now {
    team: String,
    contact: String,
    site: String,
    answers: String,
    grading: String,
    keys: String,
}

impl Now {
    fn of(folder: &Folder, config: Option<&Config>) -> Self {
        let said = |pick: fn(&Config) -> &str| config.map(pick).unwrap_or_default().to_owned();
        let url = said(|config| &config.submission.url);
        let names: Vec<&str> = config
            .into_iter()
            .flat_map(|config| &config.keys)
            .map(|keys| keys.name.as_str())
            .collect();
        Self {
            team: said(|config| &config.team.name),
            contact: said(|config| &config.contact.email),
            site: folder.remembered.site.clone().unwrap_or_default(),
            answers: if is_on_same_host(&url) {
                "same-host".into()
            } else {
                url
            },
            grading: said(|config| match config.grading {
                Grading::InBrowser => "in-browser",
                Grading::Reviewer => "reviewer",
            }),
            keys: if names.is_empty() {
                "none".into()
            } else {
                format!("as they are: {}", names.join(", "))
            },
        }
    }
}

fn question<'a>(number: u8, title: &'a str, meaning: &'a str, now: &'a str) -> Question<'a> {
    Question {
        number: Some(number),
        title,
        meaning,
        now,
    }
}

/// Asks for the address of the site, and for its host where the address does not tell.
fn place<R: BufRead, W: Write>(
    terminal: &mut Terminal<R, W>,
    folder: &Folder,
    now: &Now,
) -> Result<Option<Place>, Error> {
    let meaning = "Candidates open it. It tells what serves the page, and the files for that host are written.";
    let asked = question(3, "The address of the test", meaning, &now.site);
    let site = terminal.ask(&asked, |text| answers::site("site", text))?;
    let Some(site) = site else {
        return Ok(None);
    };
    if let Some(host) = recognize(&site) {
        writeln!(terminal.output, "This is {}.", host.name())?;
        return Ok(Some(Place {
            site: Some(site),
            host,
        }));
    }
    let words: Vec<&str> = Host::ALL.into_iter().map(Host::word).collect();
    let meaning = format!("The address does not tell. One of: {}.", words.join(", "));
    let asked = Question {
        number: None,
        title: "What serves this address",
        meaning: &meaning,
        now: folder.remembered.host.unwrap_or(Host::Other).word(),
    };
    let host = terminal.ask(&asked, |text| {
        Host::of(text)
            .ok_or_else(|| Problems::one("host", "$", "This host is not known here.", &meaning))
    })?;
    Ok(Some(Place {
        site: Some(site),
        host: host.or(folder.remembered.host).unwrap_or(Host::Other),
    }))
}

/// Checks an endpoint as the configuration will.
fn usable(folder: &Folder, to: &AnswersTo) -> Result<(), Problems> {
    let AnswersTo::Address(url) = to else {
        return Ok(());
    };
    let mut value = folder.config_value.clone();
    value["submission"]["url"] = url.as_str().into();
    let is_about_it = |path: &str| path.starts_with("$.submission.url");
    match Config::parse("answers", &value) {
        Err(problems) if problems.0.iter().any(|problem| is_about_it(&problem.path)) => {
            Err(Problems(
                problems
                    .0
                    .into_iter()
                    .filter(|problem| is_about_it(&problem.path))
                    .collect(),
            ))
        }
        _ => Ok(()),
    }
}

fn ask_for_keys<R: BufRead, W: Write>(
    terminal: &mut Terminal<R, W>,
    folder: &Folder,
    now: &Now,
) -> Result<Option<KeyAnswer>, Error> {
    let meaning = "With keys each candidate needs a personal link, and only you can read the answers. new makes them; \
                   the name of a key file uses those in it; none leaves one link for everyone.";
    let asked = question(6, "Keys for invitations", meaning, &now.keys);
    terminal.ask(&asked, |text| {
        let file = match text.trim() {
            "new" if folder.beside.contains(KEY_FILE) => {
                return Err(Problems::one(
                    KEY_FILE,
                    "$",
                    "There are keys in this file already, and keys are never replaced.",
                    &format!("Type {KEY_FILE} to use them."),
                ));
            }
            "new" => return Ok(KeyAnswer::New),
            "none" => return Ok(KeyAnswer::None),
            file => PathBuf::from(file),
        };
        // Where the command is typed, or in the folder of the release, which the checklist speaks of.
        let beside = folder.root.join(&file);
        let file = if file.exists() || !beside.exists() {
            file
        } else {
            beside
        };
        super::keys::public_keys(folder, &file)?;
        Ok(KeyAnswer::File(file))
    })
}

impl<R: BufRead, W: Write> Terminal<R, W> {
    /// Asks until the answer can be read; `None` where it is empty.
    fn ask<T>(
        &mut self,
        question: &Question,
        read: impl Fn(&str) -> Result<T, Problems>,
    ) -> Result<Option<T>, Error> {
        let number = question
            .number
            .map(|number| format!("{number} of 6. "))
            .unwrap_or_default();
        writeln!(
            self.output,
            "\n{number}{}\n{}",
            question.title, question.meaning
        )?;
        loop {
            match question.now {
                "" => write!(self.output, "> ")?,
                now => write!(self.output, "[{now}] > ")?,
            }
            self.output.flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
            if line.trim().is_empty() {
                return Ok(None);
            }
            match read(&line) {
                Ok(answer) => return Ok(Some(answer)),
                Err(problems) => {
                    for problem in problems.0 {
                        writeln!(self.output, "{} {}", problem.message, problem.remedy)?;
                    }
                }
            }
        }
    }
}
