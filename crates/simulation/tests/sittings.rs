//! Ten thousand sittings, each from its seed.

use assay_simulation::{Until, draw, run, run_many, shrink};

const SITTINGS: u64 = 10_000;

#[test]
fn nothing_is_lost_in_ten_thousand_sittings() {
    let tally = run_many(0, Until::Sittings(SITTINGS), &|_, failed| failed == 0);
    if let Some(failure) = tally.failures.first() {
        let least = shrink(&draw(failure.seed));
        let complaints = run(&least).complaints;
        panic!(
            "seed {}: {:#?}\nthe least that fails:\n{least}{complaints:#?}",
            failure.seed, failure.complaints
        );
    }
    assert_eq!(tally.sittings, SITTINGS);
    // Every kind of fault was met.
    assert_eq!(tally.faults.len(), 19, "{:?}", tally.faults);
}

#[test]
fn a_seed_makes_the_same_sitting_again() {
    for seed in [3, 77, 4_242] {
        assert_eq!(draw(seed), draw(seed));
        assert_eq!(run(&draw(seed)), run(&draw(seed)));
    }
}
