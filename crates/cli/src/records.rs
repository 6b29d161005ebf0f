//! The command for the records of candidates at the receiver.

use crate::UNREADABLE;
use crate::keys::PassphraseArgument;
use assay_cli::retain::{RetainOrder, retain as look, retained_text};
use assay_cli::team_keys::private_keys;
use assay_core::document::Problems;
use assay_core::person_text::printed;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What is looked for, and whether it is erased.
#[derive(Args)]
pub struct RetainArguments {
    /// The folder of answers, as `assay serve --submissions` was given it
    folder: PathBuf,
    /// The configuration, which names the retention period in `privacy.retention_days`
    #[arg(long, required_unless_present_any = ["days", "attempt"])]
    config: Option<PathBuf>,
    /// The retention period in days, in place of that of the configuration
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3650))]
    days: Option<u32>,
    /// The one attempt to look for, whatever the period, such as on the candidate's request
    #[arg(long, conflicts_with = "days")]
    attempt: Option<String>,
    /// Erase what is found; otherwise it is only listed
    #[arg(long)]
    erase: bool,
    /// The file of private keys: they sign the proof, and tell when sealed attempts ended
    #[arg(long)]
    keys: Option<PathBuf>,
    /// Where the proof of erasure is written; it must not exist
    #[arg(long, requires = "erase")]
    proof: Option<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgument,
}

/// Looks through the folder, and erases what is found where that is asked for.
pub fn retain(arguments: RetainArguments, now_ms: i64) -> ExitCode {
    let failed = |problems: &Problems| {
        eprintln!("{}", printed(&problems.to_string()));
        ExitCode::from(UNREADABLE)
    };
    let passphrase = arguments.passphrase.source();
    let keys = arguments
        .keys
        .map(|file| private_keys(&file, &passphrase))
        .transpose();
    let keys = match keys {
        Ok(keys) => keys,
        Err(problems) => return failed(&problems),
    };
    if let Some(id) = &arguments.attempt
        && !assay_cli::is_uuid(id)
    {
        eprintln!("An identifier is a UUID in small letters.");
        return ExitCode::from(UNREADABLE);
    }
    let order = RetainOrder {
        folder: &arguments.folder,
        config: arguments.config.as_deref(),
        days: arguments.days,
        attempt: arguments.attempt.as_deref(),
        is_erasing: arguments.erase,
        keys: keys.as_ref(),
        proof: arguments.proof.as_deref(),
        now_ms,
    };
    let retained = match look(&order) {
        Ok(retained) => retained,
        Err(problems) => return failed(&problems),
    };
    println!("{}", printed(&retained_text(&order, &retained)));
    if !retained.problems.0.is_empty() {
        return failed(&retained.problems);
    }
    ExitCode::from(u8::from(retained.is_due()))
}
