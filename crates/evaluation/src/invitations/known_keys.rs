//! Keys as the configuration of a test names them.

use assay_core::config::PublicKeys;
use assay_crypto::{PrivateKeys, opening_name};

/// Returns what a key is called, by its code: with the name that a configuration gives it, where it has one.
///
/// ```
/// use assay_crypto::{PrivateKeys, Seed};
/// use assay_evaluation::key_label;
///
/// let known = [PrivateKeys::of(&Seed::from_bytes([7; 32])).public("2026")];
/// let code = assay_crypto::opening_name(&known[0]).unwrap().text();
/// assert_eq!(key_label(&known, &code), format!("2026 ({code})"));
/// assert_eq!(key_label(&known, "0123456789abcdef"), "0123456789abcdef");
/// ```
pub fn key_label(known: &[PublicKeys], code: &str) -> String {
    let is_named = |keys: &&PublicKeys| opening_name(keys).is_some_and(|name| name.text() == code);
    match known.iter().find(is_named) {
        Some(keys) => [&keys.name, " (", code, ")"].concat(),
        None => code.into(),
    }
}

/// Returns whether a configuration names the key that verifies what these keys sign.
///
/// ```
/// use assay_crypto::{PrivateKeys, Seed};
/// use assay_evaluation::is_trusted;
///
/// let keys = PrivateKeys::of(&Seed::from_bytes([7; 32]));
/// assert!(is_trusted(&[keys.public("2026")], &keys));
/// assert!(!is_trusted(&[], &keys));
/// ```
pub fn is_trusted(known: &[PublicKeys], keys: &PrivateKeys) -> bool {
    let own = keys.public("").verifying;
    known.iter().any(|one| one.verifying == own)
}
