//! The signature of a release, with minisign.

use crate::command::{program, run};
use crate::failure::Failure;
use std::env;
use std::path::Path;

/// The variable that names the file of the secret key. minisign asks for its passphrase.
const KEY: &str = "MINISIGN_KEY";

/// Signs the list of digests, and with it all files that it lists.
pub fn sign(sums: &Path) -> Result<(), Failure> {
    let Some(key) = env::var_os(KEY) else {
        println!("The release is not signed: {KEY} names no file of a secret key.");
        return Ok(());
    };
    run(program("minisign")
        .arg("-S")
        .arg("-s")
        .arg(key)
        .arg("-m")
        .arg(sums))
}
