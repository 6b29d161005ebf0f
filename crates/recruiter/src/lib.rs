//! The recruiter's screens: a program of its own, which candidates never download. `workspace.rs` holds what they
//! share; each screen reads it. [`workspace::Workspace::write`] appends events (from `record_action` and
//! `note_policies`); `merging` and `restoring` take in those of others.

include!(concat!(env!("OUT_DIR"), "/i18n.rs"));

/// Says a message of the page's catalog, `locales/`: `tr!(namespace.key, gap = value, ..)`, as [`assay_web::tr!`]
/// does. The recruiter's page speaks English, whatever the language of a test is.
macro_rules! tr {
    ($($message:tt)+) => {
        ::assay_web::tr!($crate::i18n::Locale::en, $($message)+)
    };
}

mod board;
mod candidates;
mod doubt;
mod erasure;
mod export_button;
mod fairness;
mod focus;
mod guide;
mod heading;
mod home;
mod identity;
mod invitations;
mod item_facts;
mod kept_invitations;
mod key;
mod key_validity;
mod keys;
mod letter_template;
mod letters;
pub mod loading;
mod merging;
mod message;
mod oddity_list;
mod offered;
pub mod opened_files;
mod opening;
mod outcome_names;
mod persistence;
mod person;
mod policies;
mod policy;
mod private_key;
mod range_bar;
mod raters;
mod rating;
mod rating_blinding;
mod reason_field;
mod recording;
mod restoring;
mod retention;
pub mod routes;
mod rule_names;
pub mod sandbox_address;
mod setting_switch;
mod shell;
mod short_digest;
mod sign;
mod sort_choice;
mod standard_error;
mod tab_updates;
mod tabs;
mod team;
mod test;
mod text_field;
mod time_grant;
mod toggled;
pub mod workspace;

use assay_web::ui::mounted;
use leptos::prelude::*;
use shell::Shell;
use wasm_bindgen_futures::spawn_local;

/// Mounts the recruiter's page in place of the static shell.
pub fn start() {
    mounted(|| {
        shell::replace_former_address();
        let workspace = workspace::Workspace::new();
        spawn_local(loading::load(workspace));
        view! { <Shell workspace /> }
    });
}
