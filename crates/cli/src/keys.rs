//! The commands for a team's keys.

use assay_cli::team_keys::{
    GrantOrder, InviteOrder, Made, Passphrase, grant, invite, invite_many, keygen, open_all,
    private_keys, recover,
};
use assay_core::document::Problems;
use assay_core::person_text::printed;
use assay_crypto::Work;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What can be done with a team's keys.
#[derive(Subcommand)]
pub enum Task {
    /// Make the keys of a team: one that signs invitations, and one that answers are sealed to
    Keygen {
        /// A name for them, such as the year
        name: String,
        /// The file for the private keys; it must not exist
        #[arg(long)]
        out: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArgument,
    },
    /// Make the file of private keys again from its recovery sheet
    Recover {
        /// The name that the keys had
        name: String,
        /// The file for the private keys; it must not exist
        #[arg(long)]
        out: PathBuf,
        /// The file with the code of the sheet
        #[arg(long)]
        sheet: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArgument,
    },
    /// Invite candidates: print a link for one, or write a table with a link for each
    Invite {
        /// The file of private keys
        #[arg(long)]
        keys: PathBuf,
        /// How the team refers to the candidate; not a name
        #[arg(long, conflicts_with = "csv", required_unless_present = "csv")]
        candidate: Option<String>,
        /// The identifier of an invitation that this one replaces
        #[arg(long, requires = "candidate")]
        replaces: Option<String>,
        /// A table with a line for each candidate; it needs a column "reference"
        #[arg(long, requires = "out")]
        csv: Option<PathBuf>,
        /// Where the table with the links is written
        #[arg(long, requires = "csv")]
        out: Option<PathBuf>,
        #[command(flatten)]
        order: Box<InviteOrder>,
        #[command(flatten)]
        passphrase: PassphraseArgument,
    },
    /// Give time back to one candidate, after an outage or an accident: print a link and a code
    Grant {
        /// The file of private keys
        #[arg(long)]
        keys: PathBuf,
        #[command(flatten)]
        order: GrantOrder,
        #[command(flatten)]
        passphrase: PassphraseArgument,
    },
    /// Open sealed answers
    Open {
        /// The file of private keys
        #[arg(long)]
        keys: PathBuf,
        /// The folder for the bundles
        #[arg(long)]
        out: PathBuf,
        /// The sealed answers
        #[arg(required = true)]
        envelopes: Vec<PathBuf>,
        #[command(flatten)]
        passphrase: PassphraseArgument,
    },
}

/// Where the passphrase comes from.
#[derive(Args)]
pub struct PassphraseArgument {
    /// A file whose first line is the passphrase; otherwise it is asked for at the terminal
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
}

impl PassphraseArgument {
    /// Returns where it comes from.
    pub fn source(self) -> Passphrase {
        self.passphrase_file
            .map_or(Passphrase::Terminal, Passphrase::File)
    }
}

/// Does what was asked for.
pub fn run(task: Task) -> Result<(), String> {
    let said = |problems: Problems| problems.to_string();
    match task {
        Task::Keygen {
            name,
            out,
            passphrase,
        } => {
            eprintln!(
                "Whoever loses both the file and the recovery sheet can never open the answers again. Nobody can help, we included."
            );
            keygen(&name, &out, &passphrase.source(), Work::USUAL)
                .map(|made| show(&made))
                .map_err(said)
        }
        Task::Recover {
            name,
            out,
            sheet,
            passphrase,
        } => {
            let code = std::fs::read_to_string(&sheet)
                .map_err(|error| format!("{} could not be read: {error}.", sheet.display()))?;
            recover(&code, &name, &out, &passphrase.source(), Work::USUAL)
                .map(|made| show(&made))
                .map_err(said)
        }
        Task::Invite {
            keys,
            candidate,
            replaces,
            csv,
            out,
            order,
            passphrase,
        } => {
            let keys = private_keys(&keys, &passphrase.source()).map_err(said)?;
            if let Some(reference) = candidate {
                println!(
                    "{}",
                    invite(&order, &reference, replaces, &keys).map_err(said)?
                );
                return Ok(());
            }
            let (Some(csv), Some(out)) = (csv, out) else {
                return Err("Name a candidate, or a table with --csv and --out.".into());
            };
            many(&order, &csv, &out, &keys)
        }
        Task::Grant {
            keys,
            order,
            passphrase,
        } => {
            let keys = private_keys(&keys, &passphrase.source()).map_err(said)?;
            let given = grant(&order, crate::now_ms(), &keys).map_err(said)?;
            let until = assay_core::record::time::rfc3339(given.grant.until_ms);
            println!("{}\n{}", given.link, given.code);
            eprintln!(
                "{} minutes for {}, good once, until {until}.",
                given.grant.minutes,
                printed(&given.grant.attempt)
            );
            if given.grant.until_ms <= crate::now_ms() {
                eprintln!("This moment is over: nobody can use it any more.");
            }
            Ok(())
        }
        Task::Open {
            keys,
            out,
            envelopes,
            passphrase,
        } => {
            let keys = private_keys(&keys, &passphrase.source()).map_err(said)?;
            std::fs::create_dir_all(&out)
                .map_err(|error| format!("{} could not be made: {error}.", out.display()))?;
            let (opened, problems) = open_all(&envelopes, &out, &keys);
            for one in &opened {
                println!("{}", printed(&one.bundle.display().to_string()));
            }
            if problems.0.is_empty() {
                Ok(())
            } else {
                Err(problems.to_string())
            }
        }
    }
}

fn many(
    order: &InviteOrder,
    csv: &std::path::Path,
    out: &std::path::Path,
    keys: &assay_crypto::PrivateKeys,
) -> Result<(), String> {
    let invited = invite_many(order, csv, keys).map_err(|problems| problems.to_string())?;
    std::fs::write(out, invited.table)
        .map_err(|error| format!("{} could not be written: {error}.", out.display()))?;
    println!(
        "{} invited; the links are in {}.",
        invited.count,
        out.display()
    );
    if invited.refused.is_empty() {
        return Ok(());
    }
    let lines = invited
        .refused
        .iter()
        .map(|refused| format!("line {}, {}: {}", refused.line, refused.column, refused.why));
    let lines: Vec<String> = lines.collect();
    Err(format!("Not invited:\n{}", lines.join("\n")))
}

/// Shows what has to be kept: the public halves for `config.json`, and the recovery sheet.
fn show(made: &Made) {
    let public = serde_json::to_string_pretty(&made.public).unwrap_or_default();
    println!("Add this to \"keys\" in config.json:\n{public}\n");
    show_sheet(made);
}

/// Shows the recovery sheet.
pub fn show_sheet(made: &Made) {
    println!(
        "Recovery sheet. Write it down or print it, and keep it apart from the computer:\n{}",
        made.sheet
    );
}
