//! From a page as Trunk reads it to the page of the release: its `data-trunk` links say what belongs
//! to it, for both.

use crate::command::root;
use crate::failure::Failure;
use crate::files::{self, about, copy, copy_folder, name_by_content};
use crate::program::{Built, PROGRAMS, Program};
use std::fs;
use std::path::Path;

/// Puts a page with all that its links name into an empty stage.
pub fn assemble(page: &str, stage: &Path) -> Result<(), Failure> {
    let html = files::read(&root().join(page))?;
    let (mut main, mut others) = (None, Vec::new());
    for link in html.lines().filter_map(Link::read) {
        match (link.rel, link.is_main) {
            ("rust", true) => main = Some(program_of(&link)?),
            ("rust", false) => others.push(program_of(&link)?),
            _ => link.copy(stage)?,
        }
    }
    let main = main.ok_or_else(|| format!("{page} names no program of the type `main`."))?;
    let main = main.build(stage)?;
    let mut start = preloads(&main);
    start += &format!(
        "<script type=\"module\" src=\"{}\" data-js=\"{}\" data-wasm=\"{}\"",
        boot_script(stage)?,
        main.js,
        main.wasm
    );
    // For hosts whose own policy refuses the styles in the page.
    if let Some(styles) = html.lines().filter_map(Link::read).find(Link::is_inline) {
        start += &format!(" data-css=\"{}\"", styles.name_in_stage()?);
        dress(&stage.join("404.html"), &styles.tag()?)?;
    }
    for other in others {
        let Built { js, wasm, .. } = other.build(stage)?;
        let bin = other.bin;
        start += &format!(" data-{bin}-js=\"{js}\" data-{bin}-wasm=\"{wasm}\"");
    }
    start += "></script>";
    let mut whole = Vec::new();
    for line in html.lines() {
        whole.push(match Link::read(line) {
            None => line.to_owned(),
            Some(link) if link.rel == "rust" => std::mem::take(&mut start),
            Some(link) => link.tag()?,
        });
    }
    whole.retain(|line| !line.is_empty());
    files::write(&stage.join("index.html"), whole.join("\n") + "\n")
}

/// Returns what is asked for before the script that starts the program has said so.
fn preloads(main: &Built) -> String {
    let mut tags = String::new();
    for script in [Some(&main.js), main.split.as_ref()].into_iter().flatten() {
        tags += &format!("<link rel=\"modulepreload\" href=\"{script}\">\n");
    }
    tags + &format!(
        "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">\n",
        main.wasm
    )
}

/// Names the small scripts by their content. One names the other, so that comes first.
fn boot_script(stage: &Path) -> Result<String, Failure> {
    let boot = stage.join("boot.js");
    let mut text = files::read(&boot)?;
    let rescue = stage.join("rescue.js");
    if rescue.exists() {
        let content = fs::read(&rescue).map_err(about(&rescue))?;
        let name = name_by_content("rescue.js", &content);
        fs::rename(&rescue, stage.join(&name)).map_err(about(&rescue))?;
        text = files::filled(&text, "\"rescue.js\"", &format!("\"{name}\""))?;
    }
    fs::remove_file(&boot).map_err(about(&boot))?;
    let name = name_by_content("boot.js", text.as_bytes());
    files::write(&stage.join(&name), text)?;
    Ok(name)
}

fn program_of(link: &Link) -> Result<&'static Program, Failure> {
    let mut known = PROGRAMS.iter();
    known
        .find(|program| program.bin == link.bin)
        .ok_or_else(|| format!("There is no program `{}`.", link.bin))
}

/// A `<link data-trunk ...>`, alone on its line.
struct Link<'a> {
    rel: &'a str,
    href: &'a str,
    bin: &'a str,
    is_main: bool,
}

impl<'a> Link<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let words = line.trim().strip_prefix("<link data-trunk ")?;
        let value = |name: &str| {
            let (_, after) = words.split_once(&format!("{name}=\""))?;
            Some(after.split_once('"')?.0)
        };
        Some(Self {
            rel: value("rel")?,
            href: value("href").unwrap_or_default(),
            bin: value("data-bin").unwrap_or_default(),
            is_main: value("data-type") == Some("main"),
        })
    }

    fn name(&self) -> &'a str {
        self.href.rsplit('/').next().unwrap_or(self.href)
    }

    /// Whether the page holds the file itself. It is there as a file too.
    fn is_inline(&self) -> bool {
        self.rel == "inline"
    }

    /// The name in the stage: by content, where the page itself asks for the file.
    fn name_in_stage(&self) -> Result<String, Failure> {
        if self.rel != "css" && !self.is_inline() {
            return Ok(self.name().to_owned());
        }
        let file = root().join(self.href);
        let content = fs::read(&file).map_err(about(&file))?;
        Ok(name_by_content(self.name(), &content))
    }

    fn copy(&self, stage: &Path) -> Result<(), Failure> {
        let from = root().join(self.href);
        let to = stage.join(self.name_in_stage()?);
        match self.rel {
            "css" | "inline" | "copy-file" => copy(&from, &to),
            "copy-dir" => copy_folder(&from, &to),
            "icon" => Ok(()),
            other => Err(format!("The build knows no link of the kind `{other}`.")),
        }
    }

    /// Returns what stands in the page in its place. The icon is small, and a request is not.
    fn tag(&self) -> Result<String, Failure> {
        Ok(match self.rel {
            "icon" => {
                let drawing = files::read(&root().join(self.href))?;
                format!("<link rel=\"icon\" href=\"{}\">", data_address(&drawing))
            }
            "css" => format!(
                "<link rel=\"stylesheet\" href=\"{}\">",
                self.name_in_stage()?
            ),
            "inline" => style_element(&files::read(&root().join(self.href))?)?,
            _ => String::new(),
        })
    }
}

/// Gives the page for addresses at which there is nothing the styles of the first screen: it cannot ask for a file.
fn dress(page: &Path, styles: &str) -> Result<(), Failure> {
    let bare = files::read(page)?;
    files::write(page, files::filled(&bare, "<style></style>", styles)?)
}

/// A sheet as it stands in a page. The policy names it by its digest, so it stays as it is to the last byte.
fn style_element(sheet: &str) -> Result<String, Failure> {
    if sheet.to_ascii_lowercase().contains("</style") {
        return Err("A sheet that is to stand in the page holds the end of its element.".into());
    }
    Ok(format!("<style>{sheet}</style>"))
}

/// An SVG as an address.
fn data_address(drawing: &str) -> String {
    let mut address = String::from("data:image/svg+xml,");
    for letter in drawing.trim().chars() {
        match letter {
            '%' | '#' | '"' | '<' | '>' | '&' => address += &format!("%{:02X}", letter as u32),
            '\n' => address.push(' '),
            _ => address.push(letter),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_with_all_that_trunk_reads() {
        let line = "<link data-trunk rel=\"rust\" data-bin=\"sandbox\" data-type=\"worker\">";
        let link = Link::read(line).unwrap();
        assert_eq!(
            (link.rel, link.bin, link.is_main),
            ("rust", "sandbox", false)
        );
        let link = Link::read("<link data-trunk rel=\"css\" href=\"a/b.css\">").unwrap();
        assert_eq!((link.href, link.name()), ("a/b.css", "b.css"));
        assert!(Link::read("<link rel=\"icon\" href=\"x.svg\">").is_none());
    }

    #[test]
    fn styles_stand_in_the_page_as_they_are() {
        let link = Link::read("<link data-trunk rel=\"inline\" href=\"a/b.css\">").unwrap();
        assert!(link.is_inline());
        let sheet = "\na > b { color: red }\n\n";
        let element = style_element(sheet).unwrap();
        assert_eq!(element, format!("<style>{sheet}</style>"));
        assert!(style_element("a { content: '</Style>' }").is_err());
    }
}
