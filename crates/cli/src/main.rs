//! The program `assay`, for hiring teams and recruiters at a command line.

mod keys;
mod records;
mod serving;
mod setting_up;

use assay_cli::probe::{Network, Order};
use assay_cli::{Against, Format, Limits, RecruiterFolders};
use assay_core::person_text::printed;
use clap::{Parser, Subcommand};
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

/// Check content, grade answers, try endpoints, receive answers.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Make the folder of a release ready to upload: six questions at a terminal, or the same as options; run it again to
    /// change an answer; exit code 1 if an answer cannot be used, and then nothing is written
    Setup(Box<setting_up::SetupArguments>),
    /// Check packs, keys, configurations, bundles, kits, policies and evaluations; exit code 1 if something is wrong
    Check {
        /// How mistakes are printed
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// The files; a pack and its key are also checked as a pair
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Work out how well a test tells candidates apart: positions, cues, time, guessing, overlap, readability, difficulty
    /// and standard error; exit code 1 if there is a warning, 2 if a file is not in order
    Lint {
        /// Print the report as JSON
        #[arg(long)]
        json: bool,
        /// The pack
        pack: PathBuf,
        /// Its key, as a whole
        key: PathBuf,
    },
    /// Grade bundles: one line of JSON for each, the same bytes as in the browser
    Grade {
        /// The key of the pack that the test was taken with
        #[arg(long)]
        key: PathBuf,
        /// The bundles
        #[arg(required = true)]
        bundles: Vec<PathBuf>,
    },
    /// Verify bundles: digest, chain of events, times, and what pack and key say; and proofs of erasure; exit code 1 if
    /// something does not fit
    Verify {
        /// The pack that the test was taken with: the draw is made again
        #[arg(long)]
        pack: Option<PathBuf>,
        /// Its key: the grade is made again
        #[arg(long)]
        key: Option<PathBuf>,
        /// The configuration of the site: invitations and proofs of erasure are checked with its keys
        #[arg(long)]
        config: Option<PathBuf>,
        /// The attempt that a proof of erasure is said to be about
        #[arg(long, requires = "code")]
        attempt: Option<String>,
        /// The code that was handed out with the proof
        #[arg(long, requires = "attempt")]
        code: Option<String>,
        /// The bundles, or proofs of erasure
        #[arg(required = true)]
        bundles: Vec<PathBuf>,
    },
    /// Write into a key which pack it belongs to
    Bind {
        /// The pack
        pack: PathBuf,
        /// The key
        key: PathBuf,
    },
    /// Let the pages of a site send answers to the endpoints in its config.json: write their hosts into the content
    /// security policies of index.html, _headers and headers.nginx.conf
    Allow {
        /// The site's folder
        site: PathBuf,
    },
    /// Send a marked trial to the endpoint, as a candidate's browser would; exit code 0 if answers
    /// would arrive
    Probe {
        /// The configuration
        #[arg(long)]
        config: PathBuf,
        /// The address of the candidates' page, such as https://jobs.example.com/cto/
        #[arg(long)]
        origin: Option<String>,
        /// The trial's identifier; a fresh one otherwise
        #[arg(long)]
        attempt_id: Option<String>,
        /// The site as it is uploaded, for its policy; otherwise the folder of the configuration
        #[arg(long)]
        site: Option<PathBuf>,
    },
    #[command(flatten)]
    Keys(keys::Task),
    /// Find the answers that are past the retention period, and erase them with --erase; exit code 1 if some are still
    /// there, 2 if something could not be read or erased
    Retain(Box<records::RetainArguments>),
    /// Serve a site and receive its answers
    Serve {
        /// The site's folder
        folder: PathBuf,
        /// Where answers are kept
        #[arg(long)]
        submissions: PathBuf,
        /// Address and port
        #[arg(long, default_value = "127.0.0.1:8080")]
        addr: SocketAddr,
        /// The number of times that one address may send at once
        #[arg(long, default_value_t = Limits::default().burst, value_parser = clap::value_parser!(u32).range(1..))]
        burst: u32,
        /// The number of times it may send more each second; raise both for many candidates behind one address
        #[arg(long, default_value_t = Limits::default().per_second, value_parser = clap::value_parser!(u32).range(1..))]
        per_second: u32,
        /// The recruiter's page; served for this machine only, with the answers received
        #[arg(long)]
        recruiter: Option<PathBuf>,
        /// The folder of keys that this page may read
        #[arg(long, requires = "recruiter")]
        keys: Option<PathBuf>,
        /// Address and port of the recruiter's page
        #[arg(long, default_value = "127.0.0.1:8081")]
        recruiter_addr: SocketAddr,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Setup(arguments) => setting_up::set_up(*arguments, now_ms()),
        Task::Check { format, files } => check(&files, format),
        Task::Lint { json, pack, key } => return lint(&pack, &key, json),
        Task::Grade { key, bundles } => grade(&key, &bundles),
        Task::Verify {
            pack,
            key,
            config,
            attempt,
            code,
            bundles,
        } => verify(
            &bundles,
            Against {
                pack: pack.as_deref(),
                key: key.as_deref(),
                config: config.as_deref(),
                erased: attempt.as_deref().zip(code.as_deref()),
            },
        ),
        Task::Bind { pack, key } => assay_cli::bind(&pack, &key)
            .map(|digest| println!("{digest}"))
            .map_err(|problems| problems.to_string()),
        Task::Allow { site } => allow(&site),
        Task::Probe {
            config,
            origin,
            attempt_id,
            site,
        } => probe(&Order {
            config: &config,
            page: origin.as_deref(),
            attempt_id: attempt_id.as_deref(),
            site: site.as_deref(),
            now_ms: now_ms(),
        }),
        Task::Keys(task) => keys::run(task),
        Task::Retain(arguments) => return records::retain(*arguments, now_ms()),
        Task::Serve {
            folder,
            submissions,
            addr,
            burst,
            per_second,
            recruiter,
            keys,
            recruiter_addr,
        } => {
            let limits = Limits {
                burst,
                per_second,
                ..Limits::default()
            };
            let recruiter = recruiter.map(|page| {
                let submissions = submissions.clone();
                (
                    RecruiterFolders {
                        page,
                        keys,
                        submissions,
                    },
                    recruiter_addr,
                )
            });
            serving::serve(&folder, &submissions, addr, limits, recruiter)
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("{}", printed(&message));
            }
            ExitCode::FAILURE
        }
    }
}

fn check(files: &[PathBuf], format: Format) -> Result<(), String> {
    let (problems, warnings) = assay_cli::examine(files);
    let is_terminal = std::io::stderr().is_terminal();
    eprint!(
        "{}",
        assay_cli::report(&problems, &warnings, format, is_terminal)
    );
    if problems.0.is_empty() {
        println!("In order: {} files.", files.len());
        return Ok(());
    }
    // All is said.
    Err(String::new())
}

/// The exit code of what could not be looked at.
pub(crate) const UNREADABLE: u8 = 2;

fn lint(pack: &std::path::Path, key: &std::path::Path, as_json: bool) -> ExitCode {
    let report = match assay_cli::lint_pair(pack, key) {
        Ok(report) => report,
        Err(problems) => {
            eprintln!("{}", printed(&problems.to_string()));
            return ExitCode::from(UNREADABLE);
        }
    };
    let text = if as_json {
        serde_json::to_string_pretty(&report).unwrap_or_default()
    } else {
        assay_cli::lint_text(&report)
    };
    println!("{}", printed(text.trim_end()));
    ExitCode::from(u8::from(!report.warnings.is_empty()))
}

fn allow(site: &std::path::Path) -> Result<(), String> {
    let allowed = assay_cli::allow(site).map_err(|problems| problems.to_string())?;
    for one in &allowed {
        let state = if one.is_changed {
            "written"
        } else {
            "in order already"
        };
        println!("{}: {state}.", one.file);
    }
    if allowed.iter().any(|one| one.is_changed) {
        println!(
            "Upload these files again, and remove index.html.br and index.html.gz from the host."
        );
    }
    Ok(())
}

fn verify(bundles: &[PathBuf], against: Against<'_>) -> Result<(), String> {
    let verified =
        assay_cli::verify_all(bundles, against).map_err(|problems| problems.to_string())?;
    let mut doubts = String::new();
    for one in &verified {
        let findings = &one.findings;
        if one.sha256.is_empty() {
            doubts += &format!("{}\n", findings.unchecked);
            continue;
        }
        let word = if !findings.contradictions.0.is_empty() {
            "does not hold"
        } else if !findings.unchecked.0.is_empty() {
            "could not be checked in full"
        } else {
            "holds"
        };
        println!("{}: {word}.\n  SHA-256 {}", printed(&one.file), one.sha256);
        if !one.events_head.is_empty() {
            println!("  record  {}", one.events_head);
        }
        for problems in [&findings.contradictions, &findings.unchecked] {
            if !problems.0.is_empty() {
                doubts += &format!("{problems}\n");
            }
        }
    }
    if doubts.is_empty() {
        Ok(())
    } else {
        Err(doubts.trim_end().into())
    }
}

fn grade(key: &std::path::Path, bundles: &[PathBuf]) -> Result<(), String> {
    let (grades, problems) =
        assay_cli::grade_all(key, bundles).map_err(|problems| problems.to_string())?;
    for grade in grades {
        println!("{grade}");
    }
    if problems.0.is_empty() {
        Ok(())
    } else {
        Err(problems.to_string())
    }
}

fn probe(order: &Order) -> Result<(), String> {
    if order.attempt_id.is_some_and(|id| !assay_cli::is_uuid(id)) {
        return Err("An identifier is a UUID in small letters.".into());
    }
    let outcome = assay_cli::probe::probe(order, Network::new);
    println!("{}", printed(&outcome.to_string()));
    if outcome.arrives() {
        Ok(())
    } else {
        // The outcome has said why.
        Err(String::new())
    }
}

/// Milliseconds since the epoch.
fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}
