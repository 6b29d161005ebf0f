//! The record in its two forms.

use super::document;
#[cfg(feature = "schema")]
use super::document::PersonDocument;
use super::html;
use super::record::PersonRecord;

impl PersonRecord<'_> {
    /// Returns the record as a page of its own, which needs nothing else: no script, no file beside it.
    pub fn to_html(&self) -> String {
        html::page(self)
    }

    /// Returns the record as JSON, in canonical form.
    pub fn to_json(&self) -> String {
        document::write(self)
    }

    /// Returns the JSON Schema of the record: `public/schema/person-record-1.json`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(PersonDocument<'static>)
    }
}
