//! The team file: all of a campaign in one document, to be handed from one page to another.
//!
//! It holds the evaluation of each candidate, the scoring policies that were put in force, which keys counted, the
//! invitations of the board, and how to know again who was erased. The answer bundles, which have the names in them, and the
//! keys come along where somebody chose that. Nothing in it counts
//! by being opened: [`TeamPreview`] says first what would be added, and [`TeamUndo`] takes it back.

mod beside;
mod document;
mod erasing;
mod invitation;
mod plan;
mod preview;
mod undo;

pub use beside::{BesidePreview, KnownBeside};
pub use document::{
    OLD_TEAM_SCHEMA, TEAM_SCHEMA, TeamCandidate, TeamDraft, TeamDraftCandidate, TeamFile, TeamKey,
};
pub use erasing::without_candidates;
pub use plan::{Due, RatingPlan, rated_by_name};
pub use preview::{CandidatePreview, Conflict, KnownCandidate, Presence, Said, TeamPreview};
pub use undo::{FormerPlan, Grown, TeamUndo, UndoneCandidate};

#[cfg(test)]
mod tests;
