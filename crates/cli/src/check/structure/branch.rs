//! Which of several alternatives of a schema an author meant.
//!
//! A document that fits none of them is wrong in one way for each; only the way of the alternative that was meant helps.

use assay_core::document::Value;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;

/// What is said about a place that fits none of its alternatives.
pub enum Choice<'a> {
    /// What is wrong with the alternative that was meant.
    Branch(&'a [ValidationError<'static>]),
    /// A word that chooses the alternative is not known.
    Words {
        /// The JSON pointer of the word.
        pointer: String,
        /// What may stand there.
        allowed: Vec<&'a Value>,
    },
    /// The field whose word chooses the alternative is missing.
    Missing {
        /// Its name.
        name: &'a str,
    },
}

type Branch = Vec<ValidationError<'static>>;

/// Chooses among the alternatives for the value at a JSON pointer, each given by what is wrong with it.
pub fn choose<'a>(pointer: &str, branches: &'a [Branch]) -> Choice<'a> {
    let fitting: Vec<&Branch> = branches
        .iter()
        .filter(|branch| !branch.iter().any(|error| is_other_type(error, pointer)))
        .collect();
    let fitting = if fitting.is_empty() {
        // Nothing is absent where something is written.
        let is_null = |branch: &&Branch| matches!(&branch[..], [error] if needs_null(error));
        branches.iter().filter(|branch| !is_null(branch)).collect()
    } else {
        fitting
    };
    if let [branch] = fitting[..] {
        return Choice::Branch(branch);
    }
    if let Some(allowed) = words(&fitting, pointer) {
        return Choice::Words {
            pointer: pointer.into(),
            allowed,
        };
    }
    let tags: Vec<&ValidationError> = fitting
        .iter()
        .filter_map(|branch| branch.iter().find(|error| is_tag(error, pointer)))
        .collect();
    if !tags.is_empty() && tags.len() == fitting.len() {
        return Choice::Words {
            pointer: tags[0].instance_path.as_str().into(),
            allowed: tags.iter().flat_map(|tag| constants(tag)).collect(),
        };
    }
    let meant: Vec<&Branch> = fitting
        .iter()
        .copied()
        .filter(|branch| !branch.iter().any(|error| is_tag(error, pointer)))
        .collect();
    if let Some(name) = missing_in_all(&meant, pointer).filter(|_| meant.len() > 1) {
        return Choice::Missing { name };
    }
    let closest = meant.iter().min_by_key(|branch| branch.len());
    Choice::Branch(closest.map_or(&[], |branch| branch))
}

fn is_other_type(error: &ValidationError, pointer: &str) -> bool {
    let is_type = matches!(error.kind, ValidationErrorKind::Type { .. });
    is_type && error.instance_path.as_str() == pointer
}

fn needs_null(error: &ValidationError) -> bool {
    use jsonschema::JsonType::Null;
    use jsonschema::error::TypeKind::Single;
    matches!(error.kind, ValidationErrorKind::Type { kind: Single(Null) })
}

/// Returns what a word may be, where the error is about one.
fn constants<'a>(error: &'a ValidationError) -> Vec<&'a Value> {
    match &error.kind {
        ValidationErrorKind::Constant { expected_value } => vec![expected_value],
        ValidationErrorKind::Enum { options } => options.as_array().into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}

/// The words that are allowed at the place itself, where every alternative is words.
fn words<'a>(branches: &[&'a Branch], pointer: &str) -> Option<Vec<&'a Value>> {
    let mut allowed = Vec::new();
    for branch in branches {
        let of_branch: Vec<&Value> = branch
            .iter()
            .filter(|error| error.instance_path.as_str() == pointer)
            .flat_map(constants)
            .collect();
        if of_branch.is_empty() {
            return None;
        }
        allowed.extend(of_branch);
    }
    Some(allowed)
}

/// Returns whether the error is about a word directly inside the place, by which alternatives are distinguished.
fn is_tag(error: &ValidationError, pointer: &str) -> bool {
    let inside = error.instance_path.as_str().strip_prefix(pointer);
    let is_direct = inside.is_some_and(|inside| inside.matches('/').count() == 1);
    is_direct && matches!(error.kind, ValidationErrorKind::Constant { .. })
}

/// The first field that every alternative misses.
fn missing_in_all<'a>(branches: &[&'a Branch], pointer: &str) -> Option<&'a str> {
    let (first, others) = branches.split_first()?;
    missing(first, pointer).find(|name| {
        others
            .iter()
            .all(|branch| missing(branch, pointer).any(|other| other == *name))
    })
}

fn missing<'a>(branch: &'a Branch, pointer: &str) -> impl Iterator<Item = &'a str> {
    branch.iter().filter_map(move |error| match &error.kind {
        ValidationErrorKind::Required { property } if error.instance_path.as_str() == pointer => {
            property.as_str()
        }
        _ => None,
    })
}
