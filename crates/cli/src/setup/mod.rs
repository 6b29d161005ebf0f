//! `assay setup`: six answers, and the folder of a release is ready to upload.
//!
//! `plan.rs` says which files change, as data: from [`Folder`], what is there, and [`Answers`], what is wanted. `host.rs`
//! knows the hosts, `host_files.rs` writes their files and `config_text.rs` the configuration, `checklist.rs` what is left
//! to do. `options.rs` reads answers from options and `questions.rs` asks for the others at a terminal, `keys.rs` reads the team's keys, `write.rs` writes all files or none.

mod answers;
mod change;
mod checklist;
mod config_text;
mod folder;
mod host;
mod host_files;
mod keys;
mod options;
mod plan;
mod questions;
mod site_key;
mod write;

pub use answers::{Answers, AnswersTo, Place};
pub use change::FileChange;
pub use folder::{Folder, Remembered};
pub use host::{Host, recognize};
pub use keys::{NewKeys, as_typed, first_invitation, make_keys, public_keys};
pub use options::{KeyAnswer, Options, Replies, given};
pub use plan::{Plan, plan};
pub use questions::{Terminal, replies};
pub use write::write;
