//! A JSON value for the browser, in the place of `serde_json`'s: the same names and the same behaviour, for the part
//! that Assay uses. Objects are sorted lists, because a tree map alone would weigh as much as a rule of grading in
//! what every candidate downloads. Natively the library's own is used, and the tests hold this one against it.

/// Any JSON value, with whole numbers only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Names and values.
    Object(Map<String, Value>),
}

/// A whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(i64);

impl Number {
    /// The number.
    pub fn as_i64(&self) -> Option<i64> {
        Some(self.0)
    }
}

/// Values by name, in the order of the names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map<K, V>(Vec<(K, V)>);

impl Map<String, Value> {
    /// No names.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts a value under a name; returns the one that was there.
    pub fn insert(&mut self, name: String, value: Value) -> Option<Value> {
        match self.place(&name) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    /// Takes a value out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.place(name).ok()?;
        Some(self.0.remove(at).1)
    }

    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let at = self.place(name).ok()?;
        Some(&self.0[at].1)
    }

    /// Whether there is a value under a name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// Whether there are no names.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

impl<'a> IntoIterator for &'a Map<String, Value> {
    type Item = (&'a String, &'a Value);
    type IntoIter = std::iter::Map<
        std::slice::Iter<'a, (String, Value)>,
        fn(&'a (String, Value)) -> (&'a String, &'a Value),
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

/// What a value can be asked by: a name or a position.
pub trait Index {
    /// The value there.
    fn of<'a>(&self, value: &'a Value) -> Option<&'a Value>;
}

impl Index for &str {
    fn of<'a>(&self, value: &'a Value) -> Option<&'a Value> {
        value.as_object()?.get(self)
    }
}

impl Index for usize {
    fn of<'a>(&self, value: &'a Value) -> Option<&'a Value> {
        value.as_array()?.get(*self)
    }
}

impl Value {
    /// The value under a name or at a position.
    pub fn get(&self, index: impl Index) -> Option<&Value> {
        index.of(self)
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// The number, if it is one and not negative.
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(self.as_i64()?).ok()
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(is_so) => Some(*is_so),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub fn as_array(&self) -> Option<&Vec<Value>> {
        match self {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Map<String, Value>> {
        match self {
            Self::Object(map) => Some(map),
            _ => None,
        }
    }

    /// The object, to be changed, if it is one.
    pub fn as_object_mut(&mut self) -> Option<&mut Map<String, Value>> {
        match self {
            Self::Object(map) => Some(map),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is a text.
    pub fn is_string(&self) -> bool {
        self.as_str().is_some()
    }

    /// Whether it is a list.
    pub fn is_array(&self) -> bool {
        self.as_array().is_some()
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        self.as_object().is_some()
    }

    /// The value, with `null` left in its place.
    pub fn take(&mut self) -> Value {
        std::mem::take(self)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(is_so: bool) -> Self {
        Self::Bool(is_so)
    }
}

macro_rules! whole {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Number(Number(number as i64))
            }
        }
    )*};
}

// No count here comes near the bounds of an i64.
whole! { i64 i32 u64 u32 u16 usize }

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Self {
        list.into_iter().collect()
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::Array(values.into_iter().map(Into::into).collect())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    /// The library's value as ours, built up field by field from the last to the first.
    fn ours(theirs: &serde_json::Value) -> Value {
        match theirs {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(is_so) => (*is_so).into(),
            serde_json::Value::Number(number) => number.as_i64().unwrap().into(),
            serde_json::Value::String(text) => text.as_str().into(),
            serde_json::Value::Array(list) => list.iter().map(ours).collect(),
            serde_json::Value::Object(map) => {
                let mut object = Map::new();
                for (name, value) in map.iter().rev() {
                    assert_eq!(object.insert(name.clone(), Value::Null), None);
                    assert_eq!(object.insert(name.clone(), ours(value)), Some(Value::Null));
                }
                Value::Object(object)
            }
        }
    }

    fn same(ours: &Value, theirs: &serde_json::Value) {
        assert_eq!(ours.as_str(), theirs.as_str());
        assert_eq!(ours.as_i64(), theirs.as_i64());
        assert_eq!(ours.as_u64(), theirs.as_u64());
        assert_eq!(ours.as_bool(), theirs.as_bool());
        assert_eq!(ours.is_null(), theirs.is_null());
        assert_eq!(ours.is_string(), theirs.is_string());
        assert_eq!(ours.is_array(), theirs.is_array());
        assert_eq!(ours.is_object(), theirs.is_object());
        if let Some(list) = theirs.as_array() {
            assert_eq!(ours.as_array().unwrap().len(), list.len());
            for (at, value) in list.iter().enumerate() {
                same(ours.get(at).unwrap(), value);
            }
            assert_eq!(ours.get(list.len()), None);
        }
        if let Some(map) = theirs.as_object() {
            let object = ours.as_object().unwrap();
            assert!(object.keys().eq(map.keys()), "in the order of the names");
            assert!(object.into_iter().map(|(name, _)| name).eq(map.keys()));
            for (name, value) in map {
                same(ours.get(name.as_str()).unwrap(), value);
                assert!(object.contains_key(name));
            }
            assert_eq!(ours.get("no such name"), None);
            assert_eq!(
                (object.len(), object.is_empty()),
                (map.len(), map.is_empty())
            );
        }
    }

    #[test]
    fn it_behaves_as_the_library_does() {
        for text in [
            include_str!("../../../../public/assessments/cto-smb.json"),
            include_str!("../../../../public/assessments/cto-smb.key.json"),
            include_str!("../../../../public/config.json"),
            r#"{"b":[1,-2,null,true,{"z":1,"ä":2,"a":{}}],"":"","B":false}"#,
        ] {
            let theirs: serde_json::Value = serde_json::from_str(text).unwrap();
            same(&ours(&theirs), &theirs);
        }
    }

    #[test]
    fn what_is_taken_out_is_gone() {
        let mut value = ours(&serde_json::json!({"a": 1, "b": 2}));
        let map = value.as_object_mut().unwrap();
        assert_eq!(map.remove("a"), Some(1.into()));
        assert_eq!(map.remove("a"), None);
        assert_eq!(value.take(), ours(&serde_json::json!({"b": 2})));
        assert!(value.is_null());
    }
}
