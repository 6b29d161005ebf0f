//! What a team does with its keys at a command line: make them, invite candidates, give time back, open answers.

mod grant;
mod invite;
mod keygen;
mod open;
mod passphrase;
mod problem;

pub use grant::{GivenTime, GrantOrder, grant};
pub use invite::{InviteOrder, Invited, invite, invite_many};
pub use keygen::{Made, keygen, recover};
pub use open::{Opened, open_all};
pub use passphrase::Passphrase;

use assay_core::document::Problems;
use assay_crypto::{KeyFile, PrivateKeys};
pub(crate) use problem::key_problem;
use std::path::Path;

/// Opens the file of private keys.
///
/// # Errors
/// Says that the file cannot be read or is no key file, or that the passphrase does not open it.
pub fn private_keys(file: &Path, passphrase: &Passphrase) -> Result<PrivateKeys, Problems> {
    let name = file.display().to_string();
    let key_file = std::fs::read_to_string(file)
        .map_err(|error| {
            Problems::one(
                &name,
                "$",
                &format!("The file could not be read: {error}."),
                "Check its name and that you may read it.",
            )
        })
        .and_then(|text| KeyFile::parse(&text).map_err(|problem| key_problem(&name, problem)))?;
    let passphrase = passphrase.existing()?;
    key_file
        .open(&passphrase)
        .map(|seed| PrivateKeys::of(&seed))
        .map_err(|problem| key_problem(&name, problem))
}
