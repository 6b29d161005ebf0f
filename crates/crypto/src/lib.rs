//! The keys of a hiring team, and what they are for: invitations, time grants and proofs of erasure that the team signs,
//! and envelopes that only the team can open.
//!
//! Start at [`Invitation`] and [`Envelope`]. Nothing here reads a clock or makes randomness: both come as arguments, so
//! that everything is tested natively and gives the same bytes from the same input.
//!
//! - Signatures are Ed25519 (RFC 8032), checked strictly: one message has one valid signature a key.
//! - Envelopes are HPKE in base mode (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
//! - Private keys lie in a file under a passphrase: Argon2id (RFC 9106) and XChaCha20-Poly1305.

mod code;
mod envelope;
mod erasure;
mod grant;
mod invitation;
mod key_file;
mod key_pair;
mod seed;
mod signed;
#[cfg(test)]
mod tampering;
mod token;

pub use assay_core::attempt::GrantedTime;
pub use assay_core::config::PublicKeys;
pub use envelope::{Envelope, Header, OpenProblem, SCHEMA as ENVELOPE_SCHEMA};
pub use erasure::{
    Erased, ErasedCount, ErasedKind, ErasureCause, ErasurePlace, ErasureProblem, ErasureProof,
    OutOfReach, SCHEMA as ERASURE_SCHEMA,
};
pub use grant::{GrantProblem, LINK_PARAMETER as GRANT_PARAMETER, TimeGrant};
pub use invitation::{Invitation, InvitationProblem, Window};
pub use key_file::{KeyFile, KeyFileProblem, SCHEMA as KEY_FILE_SCHEMA, Work};
pub use key_pair::{KeyName, PrivateKeys, are_usable, opening_name};
pub use seed::{Seed, SheetProblem};
pub use signed::verify_signed;
pub use token::{TokenProblem, Trusted};
