//! Objects whose kind is named by a field of their own, such as `{"kind": "list", "items": […]}`.
//!
//! `#[serde(tag = "kind")]` reads the whole object before it looks inside, and what is wrong inside then has no place.
//! So these enums are derived without the tag, as `{"list": {"items": […]}}`, and [`read`] turns the one into the other.

use super::{join, place, segments};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, de};
use serde_json::Value;
use serde_path_to_error::{Path, Segment, Track};

/// Implements `Deserialize` for an enum that derives it with `#[serde(remote = "Self")]`, from objects whose kind is in
/// the field that is named here. Their schema is derived with `#[schemars(tag = "kind")]`.
macro_rules! deserialize_tagged {
    ($name:ident by $tag:literal) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::document::tagged::read(deserializer, $tag, |object| {
                    $name::deserialize(object)
                })
            }
        }
    };
}
pub(crate) use deserialize_tagged;

/// A deserializer that notes the place where it fails.
type Tracked<'a, 'b> = serde_path_to_error::Deserializer<'a, 'b, Value>;

/// Reads an object whose kind is in the field `tag`.
///
/// # Errors
/// Returns the first thing that does not fit, with its place below the object; see [`join`].
pub fn read<'de, D, T>(
    deserializer: D,
    tag: &'static str,
    read: impl FnOnce(Tracked<'_, '_>) -> Result<T, serde_json::Error>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    let value = Value::deserialize(deserializer)?;
    let Value::Object(mut fields) = value else {
        return Err(D::Error::custom("an object { } is needed here"));
    };
    let kind = match fields.remove(tag) {
        Some(Value::String(kind)) => kind,
        Some(other) => {
            let fault = de::Unexpected::Other(kind_of(&other));
            let message = serde_json::Error::invalid_type(fault, &"text");
            return Err(at(&format!(".{tag}"), &message));
        }
        None => return Err(D::Error::missing_field(tag)),
    };
    let object = Value::Object([(kind, Value::Object(fields))].into_iter().collect());
    let mut track = Track::new();
    read(Tracked::new(object, &mut track)).map_err(|error| {
        let path = track.path();
        match inside(&path) {
            Some(path) => at(&path, &error),
            None => at(&format!(".{tag}"), &error),
        }
    })
}

/// The place below the object, without the kind; `None` where the kind itself is not known.
fn inside(path: &Path) -> Option<String> {
    let mut segments = segments(path);
    matches!(segments.next(), Some(Segment::Enum { .. })).then(|| place(segments))
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// An error at a place below the one where it is noticed.
fn at<E: Error>(path: &str, error: &serde_json::Error) -> E {
    E::custom(join(path, &error.to_string()))
}

#[cfg(test)]
mod tests {
    use crate::document::{Problem, read};
    use serde::Deserialize;
    use serde_json::{Value, json};

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Drawing {
        shapes: Vec<Shape>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
    enum Shape {
        Blank {},
        Circle { radius: u32 },
        Group { name: String, shapes: Vec<Shape> },
    }
    deserialize_tagged!(Shape by "kind");

    fn shapes(shapes: Value) -> Result<Vec<Shape>, Problem> {
        let drawing = read::<Drawing>("p", &json!({ "shapes": shapes }));
        drawing
            .map(|drawing| drawing.shapes)
            .map_err(|mut problems| problems.0.remove(0))
    }

    #[test]
    fn objects_are_read_by_their_kind() {
        let circle = json!({ "radius": 1, "kind": "circle" });
        let group = json!({ "kind": "group", "name": "g", "shapes": [circle] });
        assert_eq!(
            shapes(json!([{ "kind": "blank" }, group])),
            Ok(vec![
                Shape::Blank {},
                Shape::Group {
                    name: "g".into(),
                    shapes: vec![Shape::Circle { radius: 1 }]
                }
            ])
        );
    }

    #[test]
    fn what_does_not_fit_has_its_place_at_any_depth() {
        for (shape, path) in [
            (json!({ "kind": "circle", "radius": "1" }), ".radius"),
            (json!({ "kind": "circle" }), ".radius"),
            (json!({ "kind": "blank", "radius": 1 }), ".radius"),
            (json!({ "kind": "square" }), ".kind"),
            (json!({ "kind": 1 }), ".kind"),
            (json!({ "radius": 1 }), ".kind"),
            (json!(7), ""),
        ] {
            let problem = shapes(json!([shape])).unwrap_err();
            assert_eq!(problem.path, format!("$.shapes[0]{path}"), "{problem}");
            let group = json!({ "kind": "group", "name": "g", "shapes": [shape] });
            let problem = shapes(json!([group])).unwrap_err();
            let path = format!("$.shapes[0].shapes[0]{path}");
            assert_eq!(problem.path, path, "{problem}");
            assert!(!problem.to_string().contains('\u{1f}'), "{problem:?}");
        }
    }
}
