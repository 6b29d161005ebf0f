//! Keys while somebody makes them in a form, and what a configuration says of them.

use crate::file_name::private_keys_file;
use assay_crypto::{KeyFile, PrivateKeys, Seed, SheetProblem, Work};
use rand_core::CryptoRng;
use serde::Serialize;

/// The longest name of keys, in characters.
const MOST_NAME: usize = 40;

/// What the form for keys holds.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct NewKeysDraft {
    /// The name, such as "2026".
    pub name: String,
    /// The passphrase.
    pub passphrase: String,
    /// The passphrase once more.
    pub again: String,
    /// The code of a recovery sheet; `None` for new keys.
    pub sheet: Option<String>,
    /// Whether somebody says that they know what a loss means. Not asked with a recovery sheet.
    pub is_understood: bool,
}

/// A field of that form, in the order on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewKeysField {
    /// The code of the recovery sheet.
    Sheet,
    /// The name.
    Name,
    /// The passphrase.
    Passphrase,
    /// The passphrase once more.
    Again,
    /// The tick.
    Understood,
}

/// What is wrong with a field of that form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewKeysProblem {
    /// It is blank.
    Missing(NewKeysField),
    /// The name is too long.
    LongName,
    /// The passphrase is too short.
    ShortPassphrase,
    /// The two passphrases differ.
    Different,
    /// The code is not that of a recovery sheet.
    NotASheet,
    /// The code of the recovery sheet has a typing error.
    MistypedSheet,
}

/// Keys that can be made.
pub struct NewKeys {
    /// The name.
    pub name: String,
    /// The passphrase.
    pub passphrase: String,
    /// What the keys follow from; `None` for new keys.
    pub seed: Option<Seed>,
}

/// Keys that were made, as texts to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeKeys {
    /// The name.
    pub name: String,
    /// The code of the key that opens answers.
    pub code: String,
    /// The name of the file with the private keys.
    pub file_name: String,
    /// The text of that file.
    pub file_text: String,
    /// What the recovery sheet says.
    pub sheet: String,
    /// The lines for `config.json`.
    pub config: String,
}

impl NewKeys {
    /// Makes the keys, and everything that is to be kept of them. `None` where they cannot be protected.
    pub fn make(&self, work: Work, random: &mut impl CryptoRng) -> Option<(PrivateKeys, MadeKeys)> {
        let seed = match &self.seed {
            Some(seed) => seed.clone(),
            None => Seed::generate(random),
        };
        let file = KeyFile::protect(&seed, &self.name, &self.passphrase, work, random).ok()?;
        let keys = PrivateKeys::of(&seed);
        let made = MadeKeys {
            name: self.name.clone(),
            code: keys.opening_name().text(),
            file_name: private_keys_file(&self.name),
            file_text: serde_json::to_string_pretty(&file).ok()? + "\n",
            sheet: seed.to_sheet(),
            config: config_lines(&file.public),
        };
        Some((keys, made))
    }
}

impl NewKeysDraft {
    /// Returns the text of a field; the tick has none.
    pub fn text(&self, field: NewKeysField) -> &str {
        match field {
            NewKeysField::Sheet => self.sheet.as_deref().unwrap_or_default(),
            NewKeysField::Name => &self.name,
            NewKeysField::Passphrase => &self.passphrase,
            NewKeysField::Again => &self.again,
            NewKeysField::Understood => "",
        }
    }

    /// Writes what was typed into a field.
    pub fn write(&mut self, field: NewKeysField, text: String) {
        match field {
            NewKeysField::Sheet => self.sheet = Some(text),
            NewKeysField::Name => self.name = text,
            NewKeysField::Passphrase => self.passphrase = text,
            NewKeysField::Again => self.again = text,
            NewKeysField::Understood => {}
        }
    }
}

impl NewKeysProblem {
    /// Returns the field that it is about.
    pub fn field(self) -> NewKeysField {
        match self {
            Self::Missing(field) => field,
            Self::LongName => NewKeysField::Name,
            Self::ShortPassphrase => NewKeysField::Passphrase,
            Self::Different => NewKeysField::Again,
            Self::NotASheet | Self::MistypedSheet => NewKeysField::Sheet,
        }
    }
}

impl TryFrom<&NewKeysDraft> for NewKeys {
    type Error = Vec<NewKeysProblem>;

    fn try_from(draft: &NewKeysDraft) -> Result<Self, Self::Error> {
        let mut found = Vec::new();
        let seed = draft.sheet.as_deref().and_then(|sheet| {
            let read = Seed::from_sheet(sheet);
            read.map_err(|problem| found.push(sheet_problem(sheet, problem)))
                .ok()
        });
        let name = draft.name.trim();
        if name.is_empty() {
            found.push(NewKeysProblem::Missing(NewKeysField::Name));
        } else if name.chars().count() > MOST_NAME {
            found.push(NewKeysProblem::LongName);
        }
        if draft.passphrase.chars().count() < KeyFile::SHORTEST_PASSPHRASE {
            found.push(NewKeysProblem::ShortPassphrase);
        } else if draft.passphrase != draft.again {
            found.push(NewKeysProblem::Different);
        }
        if draft.sheet.is_none() && !draft.is_understood {
            found.push(NewKeysProblem::Missing(NewKeysField::Understood));
        }
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self {
            name: name.into(),
            passphrase: draft.passphrase.clone(),
            seed,
        })
    }
}

fn sheet_problem(sheet: &str, problem: SheetProblem) -> NewKeysProblem {
    match problem {
        _ if sheet.trim().is_empty() => NewKeysProblem::Missing(NewKeysField::Sheet),
        SheetProblem::NotASheet => NewKeysProblem::NotASheet,
        SheetProblem::Mistyped => NewKeysProblem::MistypedSheet,
    }
}

/// Returns the lines of `config.json` that name the public halves of keys.
///
/// ```
/// use assay_crypto::{PrivateKeys, Seed};
/// use assay_evaluation::config_lines;
///
/// let lines = config_lines(&PrivateKeys::of(&Seed::from_bytes([7; 32])).public("2026"));
/// assert!(lines.starts_with("\"keys\": [\n") && lines.contains("\"name\": \"2026\""));
/// ```
pub fn config_lines(public: &impl Serialize) -> String {
    let keys = serde_json::to_string_pretty(&[public]).unwrap_or_default();
    ["\"keys\": ", &keys, ","].concat()
}

#[cfg(test)]
mod tests {
    use super::super::fixed::Fixed;
    use super::*;

    fn draft() -> NewKeysDraft {
        NewKeysDraft {
            name: " 2026 ".into(),
            passphrase: "four words of ours".into(),
            again: "four words of ours".into(),
            sheet: None,
            is_understood: true,
        }
    }

    fn problems(draft: &NewKeysDraft) -> Vec<NewKeysProblem> {
        NewKeys::try_from(draft).err().unwrap()
    }

    #[test]
    fn new_keys_need_a_name_a_passphrase_twice_and_the_tick() {
        let keys = NewKeys::try_from(&draft()).unwrap();
        assert_eq!((&*keys.name, keys.seed), ("2026", None));
        assert_eq!(
            problems(&NewKeysDraft::default()),
            [
                NewKeysProblem::Missing(NewKeysField::Name),
                NewKeysProblem::ShortPassphrase,
                NewKeysProblem::Missing(NewKeysField::Understood),
            ]
        );
        let other = NewKeysDraft {
            again: "four words of Ours".into(),
            ..draft()
        };
        assert_eq!(problems(&other), [NewKeysProblem::Different]);
    }

    #[test]
    fn what_is_made_opens_with_the_passphrase_and_comes_back_from_the_sheet() {
        let (_, made) = make(&draft());
        let file = KeyFile::parse(&made.file_text).unwrap();
        let seed = file.open("four words of ours").unwrap();
        assert_eq!(made.sheet, seed.to_sheet());
        assert_eq!(made.file_name, "private-keys-2026.json");
        let again = NewKeysDraft {
            sheet: Some(made.sheet.clone()),
            passphrase: "other words of ours".into(),
            again: "other words of ours".into(),
            ..draft()
        };
        let (_, again) = make(&again);
        assert_eq!((&again.code, &again.config), (&made.code, &made.config));
        assert_ne!(again.file_text, made.file_text);
    }

    fn make(draft: &NewKeysDraft) -> (PrivateKeys, MadeKeys) {
        let keys = NewKeys::try_from(draft).unwrap();
        keys.make(Work::NONE, &mut Fixed).unwrap()
    }

    #[test]
    fn a_recovery_sheet_gives_the_same_keys_and_needs_no_tick() {
        let seed = Seed::from_bytes([7; 32]);
        let typed = |sheet: &str| NewKeysDraft {
            sheet: Some(sheet.into()),
            is_understood: false,
            ..draft()
        };
        let sheet = seed.to_sheet();
        let keys = NewKeys::try_from(&typed(&sheet.to_lowercase())).unwrap();
        assert!(keys.seed == Some(seed));
        assert_eq!(
            problems(&typed(&sheet[..60])),
            [NewKeysProblem::MistypedSheet]
        );
        assert_eq!(problems(&typed("page 1 of 9")), [NewKeysProblem::NotASheet]);
        assert_eq!(
            problems(&typed(" "))[0],
            NewKeysProblem::Missing(NewKeysField::Sheet)
        );
    }
}
