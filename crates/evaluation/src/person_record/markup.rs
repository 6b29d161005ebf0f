//! The few elements that the page is made of. Every text passes the same escape, and none can leave its element.

use assay_core::person_text::safe;
use html_escape::{encode_double_quoted_attribute, encode_text};

/// A page as it grows.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Returns the page.
    pub fn into_text(self) -> String {
        self.0
    }

    /// Writes what stands in the program's own source, and holds no text of anybody.
    pub fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Writes a text. It keeps its direction to itself.
    pub fn text(&mut self, text: &str) {
        self.0.push_str("<bdi>");
        encode_text_into(&safe(text), &mut self.0);
        self.0.push_str("</bdi>");
    }

    /// Writes an element with a text.
    pub fn element(&mut self, name: &'static str, text: &str) {
        self.within(name, |markup| markup.text(text));
    }

    /// Writes an element with words of the program.
    pub fn words(&mut self, name: &'static str, words: &str) {
        self.within(name, |markup| encode_text_into(words, &mut markup.0));
    }

    /// Writes an element around what `inside` writes.
    pub fn within(&mut self, name: &'static str, inside: impl FnOnce(&mut Self)) {
        self.0.extend(["<", name, ">"]);
        inside(self);
        self.0.extend(["</", name, ">\n"]);
    }

    /// Writes an instant.
    pub fn time(&mut self, rfc3339: &str) {
        self.0.push_str("<time datetime=\"");
        self.0
            .push_str(&encode_double_quoted_attribute(&safe(rfc3339)));
        self.0.push_str("\">");
        encode_text_into(&readable(&safe(rfc3339)), &mut self.0);
        self.0.push_str("</time>");
    }

    /// Writes names with what they stand for; what is empty is left out.
    pub fn particulars(&mut self, rows: &[(&str, &str)]) {
        self.within("dl", |markup| {
            for (name, text) in rows.iter().filter(|row| !row.1.is_empty()) {
                markup.words("dt", name);
                markup.element("dd", text);
            }
        });
    }

    /// Writes a list of texts.
    pub fn list<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        self.within("ul", |markup| {
            for text in texts {
                markup.element("li", text);
            }
        });
    }

    /// Writes a table: its heads, and for each row what stands in its cells.
    pub fn table<R>(
        &mut self,
        caption: &str,
        heads: &[&str],
        rows: impl IntoIterator<Item = R>,
        cells: impl Fn(&mut Self, R),
    ) {
        self.within("table", |markup| {
            markup.words("caption", caption);
            markup.within("thead", |markup| {
                markup.within("tr", |markup| {
                    for head in heads {
                        markup.raw("<th scope=\"col\">");
                        encode_text_into(head, &mut markup.0);
                        markup.raw("</th>");
                    }
                });
            });
            markup.within("tbody", |markup| {
                for row in rows {
                    markup.within("tr", |markup| cells(markup, row));
                }
            });
        });
    }
}

fn encode_text_into(text: &str, markup: &mut String) {
    markup.push_str(&encode_text(text));
}

/// Returns an instant as people read it: `2026-03-02 10:00:00 UTC`.
fn readable(rfc3339: &str) -> String {
    match rfc3339.split_once('T') {
        Some((day, time)) => {
            let time = time.get(..8).unwrap_or(time);
            [day, " ", time, " UTC"].concat()
        }
        None => rfc3339.into(),
    }
}
