//! The recruiter's screens. They are a program of their own, which candidates never download.

mod key;
mod preview;
mod probe;

use crate::browser::page;
use crate::candidate::app::App;
use crate::candidate::{root, trouble};
use crate::ui::dom::{View, drawing};

/// Mounts the screen that the address asks for in place of the static shell.
pub fn start() {
    root::mounted(|| match root::route() {
        Some(_) if page::query_parameter("probe").is_some() => probe::probe(App::new()),
        Some(_) => preview::preview(App::new()),
        None => trouble::not_found(),
    });
}

/// The words of the preview.
fn words() -> &'static crate::words::preview::Preview {
    crate::words::preview::words("en")
}

/// A word over the whole page, so that no screenshot passes for a real test.
fn watermark(word: &str) -> View {
    drawing(&WATERMARK.replace("WORD", word))
}

const WATERMARK: &str = r##"<svg class="watermark" aria-hidden="true"><defs><pattern id="preview-words" width="380" height="220" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)"><text x="0" y="60">WORD</text><text x="190" y="170">WORD</text></pattern></defs><rect width="100%" height="100%" fill="url(#preview-words)"/></svg>"##;
