//! What of two grades is compared: all that the key at hand knows.

use super::value::{field, text};
use crate::assessment::{ItemKey, Key};
use crate::digest::canonical;
use crate::document::Value;

/// What a key knows of the grades that are made with it.
pub(super) struct Known<'a> {
    /// The key at hand: the whole one, or its excerpt.
    pub key: &'a Key,
    /// Whether it has the reasons that the grade quotes. Otherwise they are not compared.
    pub has_reasons: bool,
}

impl Known<'_> {
    /// Returns whether the grade in a bundle is one that was made again, in all that the key at hand knows.
    pub(super) fn is_alike(&self, given: &Value, earned: &Value) -> bool {
        canonical(&self.comparable(given)) == canonical(&self.comparable(earned))
    }

    /// A grade as it is compared: without the criteria of rubrics, and without reasons that the key does not know.
    fn comparable(&self, grade: &Value) -> Value {
        let mut grade = grade.clone();
        each(&mut grade, "knock_outs", &mut |knock_out| {
            self.without_unknown_reasons(knock_out);
        });
        each(&mut grade, "sections", &mut |section| {
            each(section, "items", &mut |item| {
                self.without_unknown_reasons(item);
                let own = item.clone();
                each(item, "parts", &mut |part| {
                    if self.is_of_rubric(&own, field(part, "expected"))
                        && let Value::Object(fields) = part
                    {
                        fields.insert("expected".into(), Value::Array(Vec::new()));
                    }
                });
            });
        });
        grade
    }

    fn without_unknown_reasons(&self, value: &mut Value) {
        if let (false, Value::Object(fields)) = (self.has_reasons, value) {
            fields.retain(|name, _| name != "reason" && name != "reasons");
        }
    }

    /// Returns whether this is what a grade says to be expected of prose, or said before: the criteria of the rubric,
    /// where it was made with the whole key. An excerpt cannot tell which those are.
    pub(super) fn is_of_rubric(&self, item: &Value, expected: &Value) -> bool {
        let Some(ItemKey::Rubric(rubric)) = self.key.item(text(item, "/id")) else {
            return false;
        };
        let Some(names) = expected.as_array() else {
            return false;
        };
        let own = rubric.criteria.iter().map(|one| Some(one.id.as_str()));
        names.is_empty()
            || own.eq(names.iter().map(Value::as_str))
            || (rubric.criteria.is_empty() && names.iter().all(Value::is_string))
    }
}

/// Changes every member of a list in an object.
fn each(value: &mut Value, name: &str, change: &mut dyn FnMut(&mut Value)) {
    if let Value::Object(fields) = value
        && let Some(mut inner) = fields.remove(name)
    {
        if let Value::Array(list) = &mut inner {
            list.iter_mut().for_each(change);
        }
        fields.insert(name.into(), inner);
    }
}
