//! Seeded changes of real documents for everything that reads what others wrote. The functions are
//! those that `cargo fuzz` runs; see `fuzz/`.

mod bodies;
mod mutate;
mod seeds;

use mutate::Noise;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// No input may take longer, in an unoptimized build on a busy machine.
const LONGEST: Duration = Duration::from_secs(5);

/// Leaves the input behind where a body panics.
struct Input<'a> {
    target: &'a str,
    bytes: &'a [u8],
}

impl Drop for Input<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = format!("fuzz-{}.input", self.target);
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
            let _ = std::fs::write(&file, self.bytes);
            eprintln!("The input is in {}.", file.display());
        }
    }
}

fn run(target: &str, bytes: &[u8]) {
    let (_, body) = bodies::ALL
        .iter()
        .find(|(name, _)| *name == target)
        .unwrap();
    let _input = Input { target, bytes };
    let start = Instant::now();
    body(bytes);
    assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
}

/// Runs a target on its seeds and on so many changes of them.
fn harass(target: &str, cases: usize) {
    let seeds = seeds::of(target);
    for seed in &seeds {
        run(target, seed);
    }
    let trees: Vec<_> = seeds
        .iter()
        .map(|seed| serde_json::from_slice(seed).ok())
        .collect();
    let mut noise = Noise(2026);
    for case in 0..cases {
        // The first seeds are small. The last may be large, and is met now and then.
        let at = if case % 50 == 0 {
            seeds.len() - 1
        } else {
            noise.below((seeds.len() - 1).max(1))
        };
        let changed = match &trees[at] {
            Some(tree) if noise.below(4) > 0 => {
                mutate::tree(&mut noise, tree).to_string().into_bytes()
            }
            _ => seeds[at].clone(),
        };
        let other = &seeds[noise.below(seeds.len())];
        if changed == seeds[at] || noise.below(4) == 0 {
            run(target, &mutate::bytes(&mut noise, &changed, other));
        } else {
            run(target, &changed);
        }
    }
}

macro_rules! harassed {
    ($($name:ident: $target:literal, $cases:literal;)*) => {$(
        #[test]
        fn $name() {
            harass($target, $cases);
        }
    )*};
}

harassed! {
    no_text_breaks_the_reading_of_documents: "document", 4_000;
    no_typed_text_breaks_the_reading_of_numbers: "number", 20_000;
    a_pack_that_is_accepted_can_be_sat: "pack", 3_000;
    a_key_that_is_accepted_can_judge: "key", 4_000;
    a_configuration_that_is_accepted_can_deliver: "config", 8_000;
    no_bundle_breaks_checking_and_grading: "bundle", 3_000;
    no_journal_breaks_going_on: "journal", 1_200;
    no_address_and_no_reply_breaks_delivery: "delivery", 12_000;
    no_form_breaks_the_receiver: "form", 12_000;
    no_bundle_breaks_what_opens_it: "opened_bundle", 2_000;
    no_evaluation_breaks_the_page: "evaluation", 4_000;
    no_changed_invitation_is_accepted: "token", 8_000;
    no_changed_time_grant_is_accepted: "grant", 8_000;
    no_changed_envelope_is_opened: "envelope", 4_000;
    no_changed_proof_of_erasure_is_accepted: "erasure", 4_000;
}

#[test]
fn every_target_has_its_file_and_its_test() {
    for (name, _) in bodies::ALL {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = root.join(format!("fuzz/fuzz_targets/{name}.rs"));
        let text = std::fs::read_to_string(file).expect(name);
        assert!(text.contains(&format!("bodies::{name}(")), "{name}");
        let test = format!(": \"{name}\",");
        assert!(include_str!("main.rs").contains(&test), "{name}");
    }
}

/// A fuzzer that starts from nothing does not come far.
#[test]
#[ignore = "writes into fuzz/corpus, for cargo fuzz"]
fn the_seeds_are_given_to_the_fuzzer() {
    for (name, _) in bodies::ALL {
        let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fuzz/corpus")
            .join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds::of(name).iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
        }
    }
}
