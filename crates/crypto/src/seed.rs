//! The secret that everything private of a team follows from, and the sheet of paper that it can be written on.

use super::code;
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Characters of a group on the recovery sheet.
const GROUP: usize = 5;

/// The secret that the private keys of a team follow from: 32 random bytes. It is erased from memory when it is dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Seed([u8; 32]);

/// Why a recovery sheet could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetProblem {
    /// It has too few or too many characters, or one that no sheet has.
    NotASheet,
    /// Its check digits do not fit: somewhere a character is wrong.
    Mistyped,
}

impl Seed {
    /// Makes a seed from a generator of random numbers.
    pub fn generate(random: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        random.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Takes over the 32 bytes of a seed.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Returns its 32 bytes. They are the secret.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Returns the seed as it stands on a recovery sheet: letters and digits in groups of five, with check digits. Case
    /// does not count, and 0, 1, 8 and 9, which look like letters or each other, do not occur.
    ///
    /// ```
    /// use assay_crypto::Seed;
    ///
    /// let seed = Seed::from_bytes([7; 32]);
    /// let sheet = seed.to_sheet();
    /// assert_eq!(sheet.len(), 69);
    /// assert!(Seed::from_sheet(&sheet.to_lowercase()) == Ok(seed));
    /// ```
    pub fn to_sheet(&self) -> String {
        let text = code::write(&self.0);
        let groups: Vec<&str> = (0..text.len())
            .step_by(GROUP)
            .map(|at| &text[at..(at + GROUP).min(text.len())])
            .collect();
        groups.join(" ")
    }

    /// Reads a recovery sheet as somebody typed it.
    ///
    /// # Errors
    /// Says whether this is no sheet at all, or one with a typing error.
    pub fn from_sheet(text: &str) -> Result<Self, SheetProblem> {
        let bytes = code::read(text).map_err(|problem| match problem {
            code::CodeProblem::Checksum => SheetProblem::Mistyped,
            code::CodeProblem::NotACode => SheetProblem::NotASheet,
        })?;
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| SheetProblem::NotASheet)
    }
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(..)")
    }
}
