//! The trial of the endpoint. Everything is in the library; on a native target there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() {
    assay::recruiter::start_probe();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: build the site with `cargo xtask dist`.");
}
