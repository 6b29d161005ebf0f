//! What somebody may try on a signed token; the tests of each kind of token try all of it.

use crate::code;
use data_encoding::BASE32_NOPAD;

/// Returns a token with one bit of its content turned: with new check digits, or with those that it had.
pub fn with_bit_turned(token: &str, at: usize, bit: u8, is_resealed: bool) -> String {
    let mut bytes = code::read(token).unwrap();
    let length = bytes.len();
    bytes[at % length] ^= 1 << bit;
    if is_resealed {
        return code::write(&bytes);
    }
    let sound = BASE32_NOPAD.decode(token.as_bytes()).unwrap();
    bytes.extend_from_slice(&sound[length..]);
    BASE32_NOPAD.encode(&bytes)
}

/// Returns a token in which one character is another one; `by` is how far that stands behind it in the alphabet, 1 to 31.
pub fn with_sign_changed(token: &str, at: usize, by: usize) -> String {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let at = at % token.len();
    let was = SIGNS.find(&token[at..=at]).unwrap();
    let is = (was + by) % SIGNS.len();
    [&token[..at], &SIGNS[is..=is], &token[at + 1..]].concat()
}

/// Returns the beginning of a token.
pub fn cut_off(token: &str, length: usize) -> &str {
    &token[..length % token.len()]
}
