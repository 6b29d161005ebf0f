//! The chores of this repository, as `cargo xtask setup | serve | test | dist | release | bench | torture | simulate`.
//!
//! Where to start: `site.rs` builds what a hiring team uploads, from the parts that `page.rs` and
//! `program.rs` put together; `checks.rs` is all that has to hold, `tools.rs` installs what is missing.

mod checks;
mod circles;
mod command;
mod compress;
mod failure;
mod files;
mod layers;
mod offline;
mod page;
mod policy;
mod program;
mod publish;
mod release;
mod routes;
mod site;
mod styles;
mod tools;

use failure::Failure;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask setup                               install what the other chores take; asks before `sudo`
cargo xtask serve [--config FILE] [OPTION...]   build the site, serve it, take bundles into submissions/;
                                                and serve the recruiter's page, for this machine only
                                                (further options go to `assay serve`, such as --addr)
cargo xtask test                                everything that has to hold
cargo xtask dist [--config FILE]                build the site to upload into dist/candidate/, the recruiter's page into
                                                dist/recruiter/, and put the keys into dist/keys/
cargo xtask release [--check]                   build what is handed out into dist/release/: a zip for hiring teams, the
                                                program for Linux, a list of parts, digests; --check builds it twice
cargo xtask style                               join the style sheets, for Trunk
cargo xtask routes SITE                         copy the recruiter's page to the address of each screen, for Trunk
cargo xtask bench [OPTION...]                   build the site and measure it
cargo xtask torture [--small] [--kills N] [--reloads N] [--clocks N] [--endpoints N] [--submissions N] [--seed N]
                                                build the site, and look for answers and seconds that get lost
                                                when browsers die, clocks jump and endpoints fail;
                                                --small does a tenth of everything
cargo xtask simulate [--sittings N | --minutes N] [--seed N] [--one SEED]
                                                simulate sittings without a browser, on all cores
cargo xtask simulate --faults [--sittings N]    plant faults in a copy of the core, and see whether each is caught";

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let chore = if words.is_empty() {
        String::new()
    } else {
        words.remove(0)
    };
    let done = match chore.as_str() {
        "serve" => take_config(&mut words).and_then(|config| site::serve(config, &words)),
        "setup" if words.is_empty() => tools::set_up(),
        "test" if words.is_empty() => checks::run_all(),
        "dist" => take_config(&mut words).and_then(|config| match words.first() {
            Some(word) => Err(format!("`{word}` is not known.\n{USAGE}")),
            None => site::build(config),
        }),
        "release" => release::make(&words),
        "style" if words.is_empty() => styles::join_all(),
        "routes" => match words.as_slice() {
            [site] => routes::copy_page(site.as_ref()),
            _ => Err(USAGE.into()),
        },
        "bench" => site::bench(&words),
        "torture" => checks::torture(&words),
        "simulate" => checks::simulate(&words),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Takes `--config FILE` out of the words; a relative file is meant from where the person is.
fn take_config(words: &mut Vec<String>) -> Result<Option<PathBuf>, Failure> {
    let Some(at) = words.iter().position(|word| word == "--config") else {
        return Ok(None);
    };
    if at + 1 == words.len() {
        return Err(format!("--config needs a file.\n{USAGE}"));
    }
    words.remove(at);
    std::path::absolute(words.remove(at))
        .map(Some)
        .map_err(|error| format!("--config: {error}"))
}
