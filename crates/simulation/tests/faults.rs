//! The list of faults to plant still fits the core.

use assay_simulation::{faults, plant_all};
use std::path::Path;

#[test]
fn every_planted_fault_has_its_place_in_the_core() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let count = faults().unwrap().len();
    assert!(count >= 30, "{count}");
    let files = plant_all(root).unwrap();
    let planted: usize = files
        .values()
        .map(|text| text.matches("if crate::planted::is(").count())
        .sum();
    assert_eq!(planted, count);
}
