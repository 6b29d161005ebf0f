//! Whose event it is: what somebody says stands in its place, beside what others said.

use super::super::attributed::Attributed;
use std::collections::BTreeMap;

/// Whose event it is, and when it was done.
pub struct Own {
    /// The name.
    pub by: String,
    /// The identifier.
    pub by_id: String,
    /// When, as RFC 3339.
    pub at: String,
}

impl Own {
    /// Returns a value with whose it is.
    pub fn attributed<T>(&self, value: T, why: &str) -> Attributed<T> {
        Attributed {
            value,
            by: self.by.clone(),
            by_id: self.by_id.clone(),
            at: self.at.clone(),
            why: why.into(),
        }
    }

    /// Puts a value in its place, or takes it away.
    pub fn put<K: Ord, T>(
        &self,
        map: &mut BTreeMap<K, Attributed<T>>,
        key: K,
        value: Option<T>,
        why: &str,
    ) {
        match value {
            Some(value) => {
                map.insert(key, self.attributed(value, why));
            }
            None => {
                map.remove(&key);
            }
        }
    }

    /// Puts somebody's own value in its place among those of others, or takes it away; returns whether that changed it.
    /// Without a reason the former one stays.
    pub fn put_own<T: PartialEq>(
        &self,
        list: &mut Vec<Attributed<T>>,
        value: Option<T>,
        why: Option<&str>,
    ) -> bool {
        let at = list.iter().position(|one| one.by_id == self.by_id);
        let is_same = at.map(|at| &list[at].value) == value.as_ref();
        match (at, value) {
            (Some(at), Some(value)) => {
                let why = why.map_or_else(|| list[at].why.clone(), String::from);
                list[at] = self.attributed(value, &why);
            }
            (Some(at), None) => {
                list.remove(at);
            }
            (None, Some(value)) => list.push(self.attributed(value, why.unwrap_or_default())),
            (None, None) => {}
        }
        !is_same
    }

    /// Writes another note beside somebody's own rating; where there is none, the note stands by itself until there is
    /// one, or until it is empty.
    pub fn annotate<K: Ord>(
        &self,
        ratings: Option<&mut Vec<Attributed<u32>>>,
        notes: &mut BTreeMap<K, Vec<Attributed<()>>>,
        key: K,
        note: &str,
    ) {
        let mut ratings = ratings.into_iter().flatten();
        match ratings.find(|one| one.by_id == self.by_id) {
            Some(own) => own.why = note.into(),
            None => {
                let alone = notes.entry(key).or_default();
                self.put_own(alone, (!note.is_empty()).then_some(()), Some(note));
            }
        }
    }

    /// Takes away somebody's note that stands by itself, and returns it.
    pub fn take_note<K: Ord>(
        &self,
        notes: &mut BTreeMap<K, Vec<Attributed<()>>>,
        key: &K,
    ) -> Option<String> {
        let alone = notes.get_mut(key)?;
        let at = alone.iter().position(|one| one.by_id == self.by_id)?;
        Some(alone.remove(at).why)
    }
}
