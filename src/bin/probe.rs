//! The program that tries the endpoint, from where candidates' answers come.

fn main() {
    assay::start_probe();
}
