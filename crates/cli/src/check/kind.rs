//! The kinds of documents that `assay check` knows. A new kind is a row of [`KINDS`].

use super::structure::Structure;
use assay_core::assessment::{self, Assessment, Key};
use assay_core::config::{self, Config};
use assay_core::document::{self, Problems, Value};
use assay_core::record::{self, AnswerBundle};
use assay_crypto::{Envelope, ErasureProof, KeyFile};
use assay_evaluation::{Evaluation, Kit, ScoringPolicy, TeamFile};

/// A kind of document.
pub struct Kind {
    /// Its name and version, as its field `schema` has it.
    pub name: &'static str,
    /// Its JSON Schema, where there is one.
    pub schema: Option<fn() -> Value>,
    /// Reads it, with the rules that no schema says.
    pub parse: fn(&str, &Value) -> Result<Document, Problems>,
    /// Whether a digest or a chain covers it: nothing can be said about it once it is changed, and earlier versions are
    /// read as well.
    pub is_sealed: bool,
}

/// A document that is sound.
pub enum Document {
    /// A pack.
    Pack(Assessment),
    /// A key.
    Key(Box<Key>),
    /// A policy.
    Policy(ScoringPolicy),
    /// A configuration.
    Config(Box<Config>),
    /// Anything that is checked by itself only.
    Other,
}

/// Every kind.
pub const KINDS: [Kind; 11] = [
    Kind {
        name: assessment::SCHEMA,
        schema: Some(|| Assessment::schema().to_value()),
        parse: |file, value| {
            let pack = Assessment::parse(file, value)?;
            record::check_size(file, &pack)?;
            Ok(Document::Pack(pack))
        },
        is_sealed: false,
    },
    Kind {
        name: assessment::KEY_SCHEMA,
        schema: Some(|| Key::schema().to_value()),
        parse: |file, value| Key::parse(file, value).map(|key| Document::Key(Box::new(key))),
        is_sealed: false,
    },
    Kind {
        name: config::SCHEMA,
        schema: Some(|| Config::schema().to_value()),
        parse: |file, value| {
            let config = Config::parse(file, value)?;
            check_keys(file, &config)?;
            Ok(Document::Config(Box::new(config)))
        },
        is_sealed: false,
    },
    Kind {
        name: record::SCHEMA,
        schema: Some(|| AnswerBundle::schema().to_value()),
        parse: |file, value| {
            let found = record::verify(file, value, None, None).all();
            found.none_or(Document::Other)
        },
        is_sealed: true,
    },
    Kind {
        name: assay_crypto::ENVELOPE_SCHEMA,
        schema: Some(|| Envelope::schema().to_value()),
        parse: |file, value| {
            let read = Envelope::parse(&document::to_text(value));
            let (message, remedy) = (
                "This sealed answer is damaged.",
                "Get the file again from where it was received.",
            );
            read.map(|_| Document::Other)
                .map_err(|_| Problems::one(file, "$", message, remedy))
        },
        is_sealed: true,
    },
    Kind {
        name: assay_crypto::ERASURE_SCHEMA,
        schema: Some(|| ErasureProof::schema().to_value()),
        parse: |file, value| {
            let read = ErasureProof::parse(&document::to_text(value));
            let (message, remedy) = (
                "This proof of erasure says what no proof says.",
                "Ask whoever gave it out for the file as it was written.",
            );
            read.map(|_| Document::Other)
                .map_err(|_| Problems::one(file, "$", message, remedy))
        },
        is_sealed: true,
    },
    // Without a schema: what is found would quote the file.
    Kind {
        name: assay_crypto::KEY_FILE_SCHEMA,
        schema: None,
        parse: |file, value| {
            let read = KeyFile::parse(&document::to_text(value));
            let (message, remedy) = (
                "This file of private keys is damaged.",
                "Make it again from the recovery sheet with `assay recover`.",
            );
            read.map(|_| Document::Other)
                .map_err(|_| Problems::one(file, "$", message, remedy))
        },
        is_sealed: true,
    },
    Kind {
        name: assay_evaluation::KIT_SCHEMA,
        schema: Some(|| Kit::schema().to_value()),
        parse: |file, value| Kit::parse(file, value).map(|_| Document::Other),
        is_sealed: false,
    },
    Kind {
        name: assay_evaluation::POLICY_SCHEMA,
        schema: Some(|| ScoringPolicy::schema().to_value()),
        parse: |file, value| ScoringPolicy::parse(file, value).map(Document::Policy),
        is_sealed: false,
    },
    Kind {
        name: assay_evaluation::SCHEMA,
        schema: Some(|| Evaluation::schema().to_value()),
        parse: |file, value| Evaluation::read(file, value).map(|_| Document::Other),
        is_sealed: true,
    },
    Kind {
        name: assay_evaluation::TEAM_SCHEMA,
        schema: Some(|| TeamFile::schema().to_value()),
        parse: |file, value| TeamFile::read(file, value).map(|_| Document::Other),
        is_sealed: true,
    },
];

impl Kind {
    /// Finds the kind of a document, whatever its version.
    ///
    /// # Errors
    /// Returns one problem, which names the kinds that are known.
    pub fn of(file: &str, value: &Value) -> Result<&'static Self, Problems> {
        fn stem(name: &str) -> &str {
            name.rsplit_once('/').map_or(name, |(stem, _)| stem)
        }
        let name = document::schema_of(value).unwrap_or_default();
        let known = KINDS.iter().find(|kind| stem(kind.name) == stem(name));
        known.ok_or_else(|| {
            let names = KINDS.each_ref().map(|kind| kind.name);
            Problems::one(
                file,
                "$.schema",
                "This is no kind of document that is known here.",
                &format!("Write one of: {}.", names.join(", ")),
            )
        })
    }

    /// Returns whether a document is of a former version that is read, and described by the schema, as the present one.
    fn is_of_former_version(&self, value: &Value) -> bool {
        let is_policy = self.name == assay_evaluation::POLICY_SCHEMA;
        is_policy && document::schema_of(value) == Some(assay_evaluation::OLD_POLICY_SCHEMA)
    }

    /// Reads a document.
    ///
    /// # Errors
    /// Returns everything that is wrong with it: where it does not follow its schema, and as far as it can be read in
    /// spite of that, which rules it breaks.
    pub fn read(&self, file: &str, value: &Value) -> Result<Document, Problems> {
        let version = if self.is_of_former_version(value) {
            Ok(())
        } else {
            document::expect_schema(file, value, self.name)
        };
        let Some(schema) = self.schema.filter(|_| !self.is_sealed || version.is_ok()) else {
            return (self.parse)(file, value);
        };
        let structure = Structure::new(schema());
        let mut value = value.clone();
        let mut found = Problems::default();
        if let Err(problems) = version {
            found.0.extend(problems.0);
            value["schema"] = self.name.into();
        }
        found.0.extend(structure.check(file, &value).0);
        if found.0.is_empty() {
            return (self.parse)(file, &value);
        }
        if !self.is_sealed
            && let Err(problems) = (self.parse)(file, &structure.without_unknown_fields(&value))
        {
            // What stops the reader is in the list already.
            let is_new = |path: &str| !found.0.iter().any(|known| is_about(&known.path, path));
            let rules = problems.0.into_iter().filter(|rule| is_new(&rule.path));
            let rules: Vec<_> = rules.collect();
            found.0.extend(rules);
        }
        Err(found)
    }
}

/// Checks that the keys of a configuration can be used, beyond the form that they have.
fn check_keys(file: &str, config: &Config) -> Result<(), Problems> {
    let mut found = Problems::default();
    for (position, keys) in config.keys.iter().enumerate() {
        if !assay_crypto::are_usable(keys) {
            let path = format!("$.keys[{position}]");
            let message = "These are no keys that anything can be verified with or sealed to.";
            let remedy = "Copy them again from what `assay keygen` printed.";
            found.add(file, &path, message, remedy);
        }
    }
    found.none_or(())
}

/// Returns whether two paths name the same place, or one a place inside the other.
fn is_about(one: &str, other: &str) -> bool {
    let is_inside = |outer: &str, inner: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    is_inside(one, other) || is_inside(other, one)
}
