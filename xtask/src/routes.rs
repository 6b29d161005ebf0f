//! The screens of the recruiter's page as folders: a copy of the page in each, so that a static host without rewrite
//! rules answers at every address.

use crate::command::root;
use crate::failure::Failure;
use crate::files::{about, filled, read, write};
use std::fs;
use std::path::Path;

/// The file in which the recruiter's app lists the folders of its screens; a test there holds it to its routes.
const ROUTES: &str = "crates/recruiter/routes.json";

/// What the page at the top says of where its files are.
const BASE: &str = "<base href=\"./\">";

/// Returns the folders of all screens, such as `rating/settle`.
pub fn folders() -> Result<Vec<String>, Failure> {
    serde_json::from_str(&read(&root().join(ROUTES))?)
        .map_err(|error| format!("{ROUTES}: {error}."))
}

/// Puts a copy of a site's `index.html` into the folder of each screen. The copy's `<base>` leads back to the top, so
/// it finds the same files, and the site may lie in any folder of its host.
pub fn copy_page(site: &Path) -> Result<(), Failure> {
    let html = read(&site.join("index.html"))?;
    for folder in folders()? {
        let place = site.join(&folder);
        fs::create_dir_all(&place).map_err(about(&place))?;
        write(&place.join("index.html"), page_in(&folder, &html)?)?;
    }
    Ok(())
}

/// Returns the page as it stands in a folder of the site.
fn page_in(folder: &str, html: &str) -> Result<String, Failure> {
    let up = "../".repeat(folder.split('/').count());
    filled(html, BASE, &format!("<base href=\"{up}\">"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_finds_the_files_at_the_top_of_the_site() {
        let html = "<head><base href=\"./\"><link href=\"a.css\"></head>";
        let one = page_in("keys", html).unwrap();
        assert_eq!(one, html.replace("./", "../"));
        let two = page_in("rating/settle", html).unwrap();
        assert_eq!(two, html.replace("./", "../../"));
        assert!(page_in("keys", "<head></head>").is_err());
    }

    #[test]
    fn the_page_has_a_base_before_all_that_it_names() {
        let html = read(&root().join("recruiter.html")).unwrap();
        let base = html.find(BASE).unwrap();
        let first = html.find("href=").unwrap();
        assert!(base < first && html.find("src=").is_none_or(|named| base < named));
    }

    #[test]
    fn the_routes_are_plain_folders() {
        let folders = folders().unwrap();
        assert!(folders.contains(&"rating/settle".to_owned()));
        for folder in folders {
            let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'/';
            assert!(folder.bytes().all(is_plain), "{folder}");
        }
    }
}
