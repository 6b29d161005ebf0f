//! The sandbox's program.

fn main() {
    assay_sandbox::start();
}
