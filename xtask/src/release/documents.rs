//! The documents for teams, as pages that open from the disk.

use crate::command::root;
use crate::failure::Failure;
use crate::files::{copy_folder, files_with_ending, filled, read, write};
use comrak::adapters::{HeadingAdapter, HeadingMeta};
use comrak::nodes::Sourcepos;
use comrak::options::Plugins;
use comrak::{Anchorizer, Options, markdown_to_html_with_plugins};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The page around each document.
const PAGE: &str = include_str!("documents.html");

/// Writes a page for each document for teams, and copies the pictures.
pub fn write_all(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(crate::files::about(folder))?;
    copy_folder(&root().join("docs/pictures"), &folder.join("pictures"))?;
    for file in sources()? {
        let page = page(&read(&file)?)?;
        write(&folder.join(page_name(&file.to_string_lossy())), page)?;
    }
    Ok(())
}

/// The documents: all of `docs/`, and what is said about security.
fn sources() -> Result<Vec<PathBuf>, Failure> {
    let mut files = files_with_ending(&root().join("docs"), "md")?;
    files.push(root().join("SECURITY.md"));
    Ok(files)
}

/// Returns the page of a document.
fn page(markdown: &str) -> Result<String, Failure> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.link_url_rewriter = Some(Arc::new(page_address));
    let headings = Headings::default();
    let mut plugins = Plugins::default();
    plugins.render.heading_adapter = Some(&headings);
    let title = markdown
        .lines()
        .find_map(|line| line.strip_prefix("# "))
        .ok_or("A document has no title.")?;
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let page = filled(PAGE, "{title}", &title)?;
    let content = markdown_to_html_with_plugins(markdown, &options, &plugins);
    filled(&page, "{content}", &content)
}

/// Headings that links can lead to. The usual ones hold an empty link each, which keyboards stop at.
#[derive(Default)]
struct Headings(Mutex<Anchorizer>);

impl HeadingAdapter for Headings {
    fn enter(
        &self,
        output: &mut dyn fmt::Write,
        heading: &HeadingMeta,
        _: Option<Sourcepos>,
    ) -> fmt::Result {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = names.anchorize(&heading.content);
        write!(output, "<h{} id=\"{id}\">", heading.level)
    }

    fn exit(&self, output: &mut dyn fmt::Write, heading: &HeadingMeta) -> fmt::Result {
        writeln!(output, "</h{}>", heading.level)
    }
}

/// Returns where a link leads from page to page: `../SECURITY.md#keys` to `security.html#keys`.
fn page_address(link: &str) -> String {
    let (file, place) = link.split_once('#').unwrap_or((link, ""));
    if file.contains("://") || Path::new(file).extension().is_none_or(|end| end != "md") {
        return link.to_owned();
    }
    let hash = if link.contains('#') { "#" } else { "" };
    [&page_name(file), hash, place].concat()
}

/// Returns the name of the page of a document.
fn page_name(file: &str) -> String {
    let stem = Path::new(file).file_stem().unwrap_or_default();
    format!("{}.html", stem.to_string_lossy().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Returns what stands between two texts, each time.
    fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
        text.split(start)
            .skip(1)
            .filter_map(move |rest| Some(rest.split_once(end)?.0))
    }

    #[test]
    fn every_link_of_the_pages_leads_to_a_page_and_a_heading_that_are_there() {
        let pages: BTreeMap<String, String> = sources()
            .unwrap()
            .iter()
            .map(|file| {
                let name = page_name(&file.to_string_lossy());
                (name, page(&read(file).unwrap()).unwrap())
            })
            .collect();
        let mut checked = 0;
        for (name, page) in &pages {
            for link in between(page, "href=\"", "\"").filter(|link| !link.contains("://")) {
                let (file, place) = link.split_once('#').unwrap_or((link, ""));
                let target = if file.is_empty() { page } else { &pages[file] };
                assert!(
                    place.is_empty() || target.contains(&format!("id=\"{place}\"")),
                    "{name}: {link} leads nowhere"
                );
                checked += 1;
            }
            for picture in between(page, "src=\"", "\"") {
                let file = root().join("docs").join(picture);
                assert!(file.is_file(), "{name}: {picture} is missing");
            }
        }
        assert!(checked > 20, "only {checked} links");
    }

    #[test]
    fn links_to_documents_become_links_to_pages() {
        for (link, address) in [
            ("hosting.md", "hosting.html"),
            (
                "../SECURITY.md#by-what-means",
                "security.html#by-what-means",
            ),
            ("#letters", "#letters"),
            ("https://example.com/a.md", "https://example.com/a.md"),
        ] {
            assert_eq!(page_address(link), address);
        }
    }
}
