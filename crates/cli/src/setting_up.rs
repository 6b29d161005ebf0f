//! The command that makes the folder of a release ready to upload.

use crate::keys::{PassphraseArgument, show_sheet};
use assay_cli::setup::{
    FileChange, Folder, KeyAnswer, Options, Terminal, as_typed, first_invitation, given, make_keys,
    plan, public_keys, replies, write,
};
use assay_cli::team_keys::Passphrase;
use assay_core::document::Problems;
use assay_core::person_text::printed;
use assay_core::record::time::rfc3339;
use assay_crypto::Work;
use clap::Args;
use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;

/// What is wanted, as far as it is known already.
#[derive(Args)]
#[command(after_help = "\
At a terminal it asks what is not given; without one, what is not given stays as it is. Everything that was written by \
hand stays, also in config.json. The list of what is left to do is printed and kept in CHECKLIST.md beside the site.

Exit codes:
  0  the folder is as you answered, written now or before
  1  an answer or a file cannot be used, or the first invitation could not be made; what is wrong is printed, and unless
     it says otherwise nothing was written
  2  an option is not known")]
pub struct SetupArguments {
    #[command(flatten)]
    options: Options,
    #[command(flatten)]
    passphrase: PassphraseArgument,
}

/// Keys that the configuration is to name, and how their file is opened.
struct Keys {
    file: PathBuf,
    /// None where nobody can be asked.
    passphrase: Option<Passphrase>,
    public: assay_core::config::PublicKeys,
}

/// Asks, writes, and says what is left to do.
pub fn set_up(arguments: SetupArguments, now_ms: i64) -> Result<(), String> {
    let said = |problems: Problems| problems.to_string();
    let is_terminal = stdin().is_terminal();
    let folder = Folder::read(&arguments.options.folder).map_err(said)?;
    let mut wanted = given(&arguments.options, &folder).map_err(said)?;
    if is_terminal {
        let mut terminal = Terminal {
            input: stdin().lock(),
            output: stdout(),
        };
        wanted = replies(&mut terminal, &folder, wanted).map_err(said)?;
    }
    // Before keys are made, all else has to fit.
    plan(&folder, &wanted.answers, None).map_err(said)?;
    let source = arguments.passphrase.source();
    let keys = keys(&folder, wanted.keys, source, is_terminal, now_ms).map_err(said)?;
    let mut answers = wanted.answers;
    answers.keys = keys.as_ref().map(|keys| keys.public.clone());
    let typed = keys.as_ref().map(|keys| as_typed(&folder, &keys.file));
    let plan = plan(&folder, &answers, typed.as_deref()).map_err(said)?;
    write(&folder.root, &plan.changes).map_err(said)?;

    println!("{}", printed(&told(&plan.changes)));
    if !plan.warnings.0.is_empty() {
        eprintln!("{}", printed(&plan.warnings.to_string()));
    }
    println!("\n{}", printed(plan.checklist.trim_end()));
    let known = folder.config_value["keys"].to_string();
    let is_new = |keys: &&Keys| !keys.public.verifying.iter().any(|key| known.contains(key));
    let Some((keys, passphrase)) = keys
        .as_ref()
        .filter(is_new)
        .and_then(|keys| Some((keys, keys.passphrase.as_ref()?)))
    else {
        return Ok(());
    };
    match first_invitation(&folder, &plan, &keys.file, passphrase) {
        Ok(Some(link)) => {
            println!(
                "\nYour first invitation, for a trial of your own once the site is uploaded:\n{}",
                printed(&link)
            );
            Ok(())
        }
        Ok(None) => Ok(()),
        Err(problems) => Err(format!(
            "The folder is ready, but the first invitation could not be made.\n{problems}"
        )),
    }
}

/// Reads the keys that were named, or makes new ones and shows their recovery sheet.
fn keys(
    folder: &Folder,
    answer: Option<KeyAnswer>,
    source: Passphrase,
    is_terminal: bool,
    now_ms: i64,
) -> Result<Option<Keys>, Problems> {
    match answer {
        None | Some(KeyAnswer::None) => Ok(None),
        Some(KeyAnswer::File(file)) => {
            let public = public_keys(folder, &file)?;
            let can_open = is_terminal || matches!(source, Passphrase::File(_));
            Ok(Some(Keys {
                file,
                passphrase: can_open.then_some(source),
                public,
            }))
        }
        Some(KeyAnswer::New) => {
            println!(
                "\nThe new keys need a passphrase. Whoever loses both the file and the recovery sheet can never open the answers again."
            );
            let made = make_keys(folder, &rfc3339(now_ms)[..4], &source, Work::USUAL)?;
            println!(
                "The keys are in {}.",
                printed(&made.file.display().to_string())
            );
            show_sheet(&made.made);
            Ok(Some(Keys {
                file: made.file,
                passphrase: Some(made.passphrase),
                public: made.made.public,
            }))
        }
    }
}

/// Says what was written and what was removed.
fn told(changes: &[FileChange]) -> String {
    if changes.is_empty() {
        return "Everything is as it should be already; no file was changed.".into();
    }
    let lines = changes.iter().map(|change| match change.content {
        Some(_) => format!("{}: written.", change.path),
        None => format!("{}: removed.", change.path),
    });
    lines.collect::<Vec<_>>().join("\n")
}
