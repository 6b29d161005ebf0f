//! Golden files: what the program writes and says, kept in `tests/data/golden/` and held against it byte for byte.
//!
//! `ASSAY_GOLDEN=write cargo test --test golden` writes them again. Read the README there first.

mod attempts;
mod bundles;
mod content;
mod evaluations;
mod keep;
mod messages;
mod mutation;
mod tampered;
mod workspace;

#[test]
fn the_program_makes_every_golden_file_as_it_is_kept() {
    let mut differences = Vec::new();
    // In this order: what comes later is made from what is kept of what came before.
    for make in [bundles::make, evaluations::make, messages::make] {
        differences.extend(make().settle());
    }
    keep::assert_none(differences);
}
