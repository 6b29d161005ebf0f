//! The store of the recruiter's page: bundles, the log of each evaluation, files that were opened.
//!
//! Logs of authors are kept one by one, each written by one page only, so that two open pages never overwrite each other.

pub use super::database::StoreError;
use super::database::{Database, result, texts};
use std::rc::Rc;
use wasm_bindgen::JsValue;

const DATABASE: &str = "assay-recruiter";
const STORES: &[&str] = &["bundles", "strands", "files", "settings"];

/// The shelves of texts that are kept under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Bundles, by their digests.
    Bundles,
    /// Logs of authors, by the digest of the bundle and the log's identifier.
    AuthorLogs,
    /// Packs, keys, kit and policy that were opened from disk, by their names.
    Files,
    /// Whatever else the page remembers.
    Settings,
}

impl Shelf {
    fn store(self) -> &'static str {
        STORES[self as usize]
    }
}

/// An open store.
#[derive(Clone)]
pub struct WorkspaceStore(Rc<Database>);

impl WorkspaceStore {
    /// Opens it, and makes it where there is none.
    pub async fn open() -> Result<Self, StoreError> {
        Ok(Self(Rc::new(Database::open(DATABASE, STORES).await?)))
    }

    /// Puts texts in their places, all or none.
    pub async fn put(&self, shelf: Shelf, entries: &[(String, String)]) -> Result<(), StoreError> {
        let begun = self.0.begin(
            &[shelf.store()],
            "readwrite",
            "strict",
            &mut |transaction| {
                let store = transaction.object_store(shelf.store())?;
                for (name, text) in entries {
                    store.put_with_key(&text.as_str().into(), &name.as_str().into())?;
                }
                Ok(())
            },
        );
        begun?.finish().await
    }

    /// Everything on a shelf: names with their texts.
    pub async fn all(&self, shelf: Shelf) -> Result<Vec<(String, String)>, StoreError> {
        let (mut keys, mut values) = (None, None);
        let begun = self.0.begin(
            &[shelf.store()],
            "readonly",
            "default",
            &mut |transaction| {
                let store = transaction.object_store(shelf.store())?;
                keys = Some(store.get_all_keys()?);
                values = Some(store.get_all()?);
                Ok(())
            },
        );
        begun?.finish().await?;
        Ok(texts(keys).into_iter().zip(texts(values)).collect())
    }

    /// Reads one text.
    pub async fn get(&self, shelf: Shelf, name: &str) -> Result<Option<String>, StoreError> {
        let mut read = None;
        let begun = self.0.begin(
            &[shelf.store()],
            "readonly",
            "default",
            &mut |transaction| {
                read = Some(transaction.object_store(shelf.store())?.get(&name.into())?);
                Ok(())
            },
        );
        begun?.finish().await?;
        Ok(result(read).as_string())
    }

    /// Takes texts away, all or none.
    pub async fn remove(&self, shelf: Shelf, names: &[String]) -> Result<(), StoreError> {
        let begun = self.0.begin(
            &[shelf.store()],
            "readwrite",
            "strict",
            &mut |transaction| {
                let store = transaction.object_store(shelf.store())?;
                for name in names {
                    store.delete(&name.as_str().into())?;
                }
                Ok(())
            },
        );
        begun?.finish().await
    }

    /// Takes everything away.
    pub async fn clear(&self) -> Result<(), StoreError> {
        let begun = self
            .0
            .begin(STORES, "readwrite", "strict", &mut |transaction| {
                for name in STORES {
                    transaction.object_store(name)?.clear()?;
                }
                Ok::<(), JsValue>(())
            });
        begun?.finish().await
    }
}
