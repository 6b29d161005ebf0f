//! The recruiter's screens: programs of their own, which candidates never download. `desk.rs` holds what they
//! share; each screen reads it, and does things through [`desk::Desk::act`] alone.

mod acting;
mod candidates;
pub mod desk;
mod doubt;
mod fairness;
mod format_message;
mod guide;
mod heading;
mod hearing;
mod identity;
mod keep;
mod keeper;
mod kept_file;
mod key;
mod keys;
pub mod loading;
mod merging;
mod offer;
mod offered;
mod opening;
mod person;
mod policies;
mod policy;
mod rating;
mod reason_field;
mod restoring;
pub mod routes;
pub mod sandbox_address;
pub mod shelf;
mod shell;
mod sitting;
mod tabs;
mod test;
mod veil;
pub mod words;

use assay_web::ui::mounted;
use leptos::prelude::*;
use shell::Shell;
use wasm_bindgen_futures::spawn_local;

/// Mounts the recruiter's page in place of the static shell.
pub fn start() {
    mounted(|| {
        shell::replace_former_address();
        let desk = desk::Desk::new();
        spawn_local(loading::load(desk));
        view! { <Shell desk /> }
    });
}
