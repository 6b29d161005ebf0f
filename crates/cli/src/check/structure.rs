//! The structure of a document: every place that does not follow the JSON Schema, in words for its author.

mod branch;
mod place;

use assay_core::document::{Problem, Problems, Value};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use place::{json_path, keyword_owner};

/// The remedy where a schema says only what a text looks like.
const IN_THIS_FORM: &str = "Write it in this form.";

/// So many mistakes of one document are listed. Whoever sends a document must not be able to make the list as long as they
/// like.
const MOST_MISTAKES: usize = 200;

/// A JSON Schema, ready to check documents.
pub struct Structure {
    schema: Value,
    validator: Option<Validator>,
}

impl Structure {
    /// Prepares a schema.
    pub fn new(schema: Value) -> Self {
        let validator = jsonschema::validator_for(&schema).ok();
        Self { schema, validator }
    }

    /// Returns whether the schema itself can be used.
    pub fn is_sound(&self) -> bool {
        self.validator.is_some()
    }

    /// Returns every place in which a document does not follow the schema, each once; `file` is its name in messages.
    pub fn check(&self, file: &str, document: &Value) -> Problems {
        Problems(self.mistakes(file, document).map_or_else(
            |unusable| unusable.0,
            |mistakes| {
                let problems = mistakes.into_iter().map(|mistake| mistake.problem);
                problems.collect()
            },
        ))
    }

    /// Returns the document without its unknown fields, so that what else is wrong can be looked for.
    pub fn without_unknown_fields(&self, document: &Value) -> Value {
        let mut known = document.clone();
        for mistake in self.mistakes("", document).unwrap_or_default() {
            if let Kind::UnknownField { owner, name } = &mistake.kind
                && let Some(Value::Object(fields)) = known.pointer_mut(owner)
            {
                fields.remove(name);
            }
        }
        known
    }

    fn mistakes(&self, file: &str, document: &Value) -> Result<Vec<Mistake>, Problems> {
        let Some(validator) = &self.validator else {
            return Err(Problems::one(
                file,
                "$",
                "The schema could not be read.",
                "Use an unchanged build.",
            ));
        };
        let mut explained = Explained {
            file,
            document,
            schema: &self.schema,
            mistakes: Vec::new(),
        };
        for error in validator.iter_errors(document).take(MOST_MISTAKES) {
            explained.explain(&error);
        }
        Ok(without_repetition(explained.mistakes))
    }
}

/// A place that does not follow the schema.
struct Mistake {
    kind: Kind,
    problem: Problem,
}

/// What the schema and a place disagree about.
#[derive(PartialEq, Eq)]
enum Kind {
    /// A word that is none of the allowed ones.
    UnknownWord,
    /// A value of another type.
    Type,
    /// A field, with the JSON pointer of its object, that is not known there.
    UnknownField { owner: String, name: String },
    /// Anything else.
    Other,
}

/// Leaves one mistake for each place, but for a text that breaks several rules: where the type is wrong, the rest follows
/// from it; where words are allowed, they say the type as well.
fn without_repetition(mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let has = |path: &str, kind: &Kind| {
        mistakes
            .iter()
            .any(|other| other.problem.path == path && other.kind == *kind)
    };
    let is_implied: Vec<bool> = mistakes
        .iter()
        .enumerate()
        .map(|(at, mistake)| {
            let path = &mistake.problem.path;
            let words = has(path, &Kind::UnknownWord);
            let again = mistakes[..at]
                .iter()
                .any(|before| before.problem == mistake.problem);
            again
                || match mistake.kind {
                    Kind::UnknownWord | Kind::UnknownField { .. } => false,
                    Kind::Type => words,
                    Kind::Other => words || has(path, &Kind::Type),
                }
        })
        .collect();
    mistakes
        .into_iter()
        .zip(is_implied)
        .filter_map(|(mistake, is_implied)| (!is_implied).then_some(mistake))
        .collect()
}

/// Turns what the validator finds into words.
struct Explained<'a> {
    file: &'a str,
    document: &'a Value,
    schema: &'a Value,
    mistakes: Vec<Mistake>,
}

impl Explained<'_> {
    fn explain(&mut self, error: &ValidationError) {
        let path = json_path(self.document, error.instance_path.as_str());
        match &error.kind {
            ValidationErrorKind::AnyOf { context }
            | ValidationErrorKind::OneOfNotValid { context } => {
                match branch::choose(error.instance_path.as_str(), context) {
                    branch::Choice::Branch(errors) => {
                        for error in errors {
                            self.explain(error);
                        }
                    }
                    branch::Choice::Words { pointer, allowed } => {
                        let path = json_path(self.document, &pointer);
                        self.unknown_word(&path, &allowed);
                    }
                    branch::Choice::Missing { name } => {
                        self.add(
                            Kind::Other,
                            Problem::missing(self.file, &child(&path, name)),
                        );
                    }
                }
            }
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                let known = self.known_fields(error);
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                for name in unexpected {
                    let kind = Kind::UnknownField {
                        owner: error.instance_path.as_str().into(),
                        name: name.clone(),
                    };
                    let problem = Problem::unknown(self.file, &child(&path, name), &known);
                    self.add(kind, problem);
                }
            }
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                self.add(
                    Kind::Other,
                    Problem::missing(self.file, &child(&path, name)),
                );
            }
            ValidationErrorKind::Enum { options } => {
                let options = options.as_array().cloned().unwrap_or_default();
                self.unknown_word(&path, &options.iter().collect::<Vec<_>>());
            }
            ValidationErrorKind::Constant { expected_value } => {
                self.unknown_word(&path, &[expected_value]);
            }
            ValidationErrorKind::PropertyNames { error: of_name } => {
                let name = of_name.instance.as_str().unwrap_or_default();
                self.value_rule(&child(&path, name), of_name);
            }
            _ => self.value_rule(&path, error),
        }
    }

    /// Says which rule a single value breaks.
    fn value_rule(&mut self, path: &str, error: &ValidationError) {
        let owner = keyword_owner(self.schema, error.schema_path.as_str());
        let (kind, message, remedy) = match &error.kind {
            ValidationErrorKind::Type { kind } => {
                let (message, remedy) = needed(kind, owner);
                (Kind::Type, message, remedy)
            }
            ValidationErrorKind::Pattern { pattern } => {
                let (message, remedy) = rule_of(owner).unwrap_or_else(|| {
                    let message = format!("This text has another form than {pattern}.");
                    (message, IN_THIS_FORM.into())
                });
                (Kind::Other, message, remedy)
            }
            ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => (
                Kind::Other,
                "This number is out of bounds.".into(),
                number_remedy(owner),
            ),
            ValidationErrorKind::MinItems { limit } => (
                Kind::Other,
                "This list has too few entries.".into(),
                format!("Write {limit} or more."),
            ),
            ValidationErrorKind::MaxItems { limit } => (
                Kind::Other,
                "This list has too many entries.".into(),
                format!("Write {limit} or fewer."),
            ),
            ValidationErrorKind::MinLength { limit } => (
                Kind::Other,
                "This text is too short.".into(),
                format!("Write {limit} characters or more."),
            ),
            ValidationErrorKind::MaxLength { limit } => (
                Kind::Other,
                "This text is too long.".into(),
                format!("Write {limit} characters or fewer."),
            ),
            ValidationErrorKind::UniqueItems => (
                Kind::Other,
                "This list has the same entry twice.".into(),
                "Remove one of them.".into(),
            ),
            // Without the value itself, which may be a whole document.
            _ => (
                Kind::Other,
                format!("{}.", error.masked_with("This value")),
                "Correct it; the schema of this document says what may stand here.".into(),
            ),
        };
        let problem = Problem {
            file: self.file.into(),
            path: path.into(),
            message,
            remedy,
        };
        self.add(kind, problem);
    }

    fn unknown_word(&mut self, path: &str, allowed: &[&Value]) {
        let allowed: Vec<String> = allowed
            .iter()
            .filter(|value| !value.is_null())
            .map(|value| value.as_str().map_or_else(|| value.to_string(), Into::into))
            .collect();
        let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
        self.add(
            Kind::UnknownWord,
            Problem::unknown_word(self.file, path, &allowed),
        );
    }

    /// The fields that the schema knows beside one that it does not.
    fn known_fields(&self, error: &ValidationError) -> Vec<String> {
        keyword_owner(self.schema, error.schema_path.as_str())
            .and_then(|owner| owner.get("properties")?.as_object())
            .map(|fields| fields.keys().cloned().collect())
            .unwrap_or_default()
    }

    fn add(&mut self, kind: Kind, problem: Problem) {
        if self.mistakes.len() < MOST_MISTAKES {
            self.mistakes.push(Mistake { kind, problem });
        }
    }
}

fn child(path: &str, name: &str) -> String {
    [path, ".", name].concat()
}

/// The rule that a schema says beside a pattern, for editors: what is wrong, and what to do.
fn rule_of(owner: Option<&Value>) -> Option<(String, String)> {
    let rule = owner?.get("patternErrorMessage")?.as_str()?;
    Some(match rule.split_once(". ") {
        Some((message, remedy)) => (format!("{message}."), remedy.into()),
        None => (rule.into(), IN_THIS_FORM.into()),
    })
}

/// Returns what type is needed, and how to write it.
fn needed(kind: &TypeKind, owner: Option<&Value>) -> (String, String) {
    let needed: Vec<JsonType> = match kind {
        TypeKind::Single(one) => vec![*one],
        TypeKind::Multiple(several) => several
            .iter()
            .filter(|one| *one != JsonType::Null)
            .collect(),
    };
    let name = |one: &JsonType| match one {
        JsonType::Array => "a list [ ]",
        JsonType::Boolean => "true or false",
        JsonType::Integer | JsonType::Number => "a whole number",
        JsonType::Null => "null",
        JsonType::Object => "an object { }",
        JsonType::String => "text",
    };
    let names = needed.iter().map(name).collect::<Vec<_>>().join(" or ");
    let mut letters = names.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let message: String = first.into_iter().chain(letters).collect();
    let remedy = match needed[..] {
        [JsonType::Array] => "Write an entry or several in square brackets.".into(),
        [JsonType::Boolean] => "Write true or false, without quotes.".into(),
        [JsonType::Integer | JsonType::Number] => number_remedy(owner),
        [JsonType::Object] => "Write fields in curly brackets.".into(),
        [JsonType::String] => "Write it in quotes.".into(),
        _ => "Write one of these.".into(),
    };
    (format!("{message} is needed here."), remedy)
}

fn number_remedy(owner: Option<&Value>) -> String {
    let limit = |name| {
        owner
            .and_then(|owner| owner.get(name))
            .and_then(Value::as_i64)
    };
    match (limit("minimum"), limit("maximum")) {
        (Some(least), Some(most)) => format!("Write a whole number from {least} to {most}."),
        (Some(least), None) => format!("Write a whole number, {least} or more."),
        (None, Some(most)) => format!("Write a whole number, {most} or less."),
        (None, None) => "Write a whole number, without quotes.".into(),
    }
}

#[cfg(test)]
mod tests;
