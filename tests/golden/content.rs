//! The packs and keys of the golden files. They are copies that are kept: the test that is shipped may change.

use super::keep;
use assay_cli::BundleSchema;
use assay_core::assessment::Assessment;
use assay_core::digest::canonical;
use assay_core::document::{self, Value};
use assay_core::record::sealed_digest;
use assay_evaluation::{Kit, Library};
use assay_test_support::session::Content;

/// The version of the program by which golden documents say that they were written. They do not change with it.
const WRITTEN_BY: &str = "0.1.0";

/// A document of the folder `content` or `scripts`.
pub fn document(path: &str) -> Value {
    document::parse(path, &keep::text(path)).unwrap()
}

/// A pack with its key, by name; limits may bind by section.
pub fn content(name: &str, enforce: bool) -> Content {
    let mut pack = document(&format!("content/{name}.json"));
    if enforce {
        pack["enforce_section_limits"] = true.into();
    }
    Content::of(pack, document(&format!("content/{name}.key.json")))
}

/// Everything that golden bundles were made from.
pub struct Contents {
    /// Every kind of item, all of them drawn.
    pub small: Content,
    /// The same, where limits bind by section.
    pub sections: Content,
    /// With draws and orders that depend on the seed.
    pub drawn: Content,
    /// The test that was shipped once.
    pub shipped: Content,
    /// The schema of bundles as it is published.
    pub schema: BundleSchema,
}

impl Contents {
    /// Reads all of it.
    pub fn read() -> Self {
        Self {
            small: content("small", false),
            sections: content("small", true),
            drawn: content("drawn", false),
            shipped: content("cto-smb", false),
            schema: BundleSchema::new(),
        }
    }

    /// The content that a bundle says it was made from; the small one where it says none of them.
    pub fn of(&self, bundle: &Value) -> &Content {
        let sha256 = bundle.pointer("/content/sha256").and_then(Value::as_str);
        [&self.small, &self.sections, &self.drawn, &self.shipped]
            .into_iter()
            .find(|content| Some(content.pack.sha256.as_str()) == sha256)
            .unwrap_or(&self.small)
    }
}

/// A workspace with a pack and its whole key.
pub fn library(content: &Content) -> Library {
    let mut library = Library::default();
    library.add_pack(Assessment::clone(&content.pack));
    library.add_key(content.whole.clone());
    library
}

/// The small interview kit.
pub fn kit() -> Kit {
    Kit::parse("kit.json", &document("content/kit.json")).unwrap()
}

/// A sealed document as the version that golden documents name would have written it. Where this is that version,
/// nothing changes.
pub fn by_first_version(text: &str) -> String {
    let mut document = document::parse("document", text).unwrap();
    document["app"]["version"] = WRITTEN_BY.into();
    document["integrity"]["sha256"] = sealed_digest(&document).into();
    let written = canonical(&document);
    if env!("CARGO_PKG_VERSION") == WRITTEN_BY {
        assert_eq!(written, text, "documents are sealed canonical JSON");
    }
    written
}
