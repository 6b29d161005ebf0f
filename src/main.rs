//! The candidate's program.

fn main() {
    assay::start();
}
