//! The recruiter's screens. They are a program of their own, which candidates never download.

mod key;
mod preview;

pub use preview::start;

/// The words of the preview.
fn words() -> &'static crate::words::preview::Preview {
    crate::words::preview::words("en")
}
