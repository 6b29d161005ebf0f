//! The recruiter's program.

fn main() {
    assay_recruiter::start();
}
