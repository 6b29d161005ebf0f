//! The recruiter's screens: programs of their own, which candidates never download. `desk.rs` holds what they
//! share; each screen reads it, and does things through [`desk::Desk::act`] alone.

mod candidates;
pub mod desk;
mod doubt;
mod fairness;
mod guide;
mod identity;
mod keep;
mod key;
mod keys;
mod loading;
mod merging;
mod opening;
mod person;
mod policies;
mod policy;
mod probe;
mod rating;
mod sandbox;
mod shelf;
mod shell;
mod sitting;
mod tabs;
mod test;
mod veil;

use assay::app::App;
use assay::pages::trouble;
use assay::root;
use assay_web::browser::page;
use assay_web::ui::dom::{View, drawing};
use wasm_bindgen_futures::spawn_local;

/// Mounts the desk in place of the static shell, or the sandbox where the address asks for it.
pub fn start() {
    if page::query_parameter("sandbox").is_some() {
        sandbox::start_sandbox();
        return;
    }
    root::mounted(|| {
        let desk = desk::Desk::new();
        spawn_local(loading::load(desk));
        shell::shell(desk)
    });
}

/// Mounts the trial of the endpoint, which stands where candidates' answers come from.
pub fn start_probe() {
    root::mounted(|| match root::route() {
        Some(_) => probe::probe(App::new()),
        None => trouble::not_found(),
    });
}

/// The words of the frame around every screen.
fn words() -> &'static assay_web::words::desk::Words {
    &assay_web::words::desk::ENGLISH
}

/// A word over the whole page, so that no screenshot passes for a real test.
fn watermark(word: &str) -> View {
    drawing(&WATERMARK.replace("WORD", word))
}

const WATERMARK: &str = r##"<svg class="watermark" aria-hidden="true"><defs><pattern id="preview-words" width="380" height="220" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)"><text x="0" y="60">WORD</text><text x="190" y="170">WORD</text></pattern></defs><rect width="100%" height="100%" fill="url(#preview-words)"/></svg>"##;
