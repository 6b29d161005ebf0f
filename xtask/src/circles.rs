//! The order of the files: imports within a crate never lead back to where they began, so that each file can be read,
//! tested and moved with no more than what it stands on. The compiler allows circles; this check does not.
//!
//! A file that passes on a name stands on the file that has it, and whoever names the first stands on both. So a file uses
//! its siblings by their own paths, `super::sibling::Name`: what passes their names on passes on its own as well. That a
//! path leads through a module is no use of it.

mod imports;

use crate::command::root;
use crate::failure::Failure;
use crate::files::{address_in, all_files, read};
use imports::Source;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the files of every crate.
///
/// # Errors
/// Names every file in a circle, with the files of the circle that it uses.
pub fn check() -> Result<(), Failure> {
    let mut folders = vec![root().join("src"), root().join("xtask/src")];
    let crates = root().join("crates");
    let entries = std::fs::read_dir(&crates).map_err(|error| format!("crates: {error}."))?;
    folders.extend(entries.flatten().map(|entry| entry.path().join("src")));
    let mut faults = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let mut files = BTreeMap::new();
        for file in all_files(folder)? {
            if file.extension().is_some_and(|ending| ending == "rs") {
                files.insert(address_in(folder, &file), read(&file)?);
            }
        }
        for (file, used) in circles(&files)? {
            let used: Vec<String> = used.into_iter().collect();
            let folder = address_in(&root(), folder);
            faults.push(format!(
                "{folder}: {file} is in a circle with {}.",
                used.join(", ")
            ));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

/// The files that each file uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// Returns the files of a crate that are in a circle, by their paths, with those of the circle that they use.
fn circles(files: &BTreeMap<String, String>) -> Result<Uses, Failure> {
    let modules = Modules::of(files)?;
    let mut uses = modules.uses();
    // What uses nothing, or is used by nothing, of what is left is in no circle.
    loop {
        let used: BTreeSet<String> = uses.values().flatten().cloned().collect();
        let before = uses.len();
        uses.retain(|file, below| !below.is_empty() && used.contains(file));
        if uses.len() == before {
            return Ok(uses);
        }
        let left: BTreeSet<String> = uses.keys().cloned().collect();
        for below in uses.values_mut() {
            below.retain(|file| left.contains(file));
        }
    }
}

/// A module of a crate: its file, and what stands there.
struct Module {
    file: String,
    source: Source,
}

/// The modules of a crate, by their paths.
struct Modules(BTreeMap<Vec<String>, Module>);

impl Modules {
    fn of(files: &BTreeMap<String, String>) -> Result<Self, Failure> {
        let mut modules = BTreeMap::new();
        for (file, text) in files {
            // A program beside a library stands on it from without.
            let is_program = file == "main.rs" && files.contains_key("lib.rs");
            let mut path = module_path(file);
            let is_test = path.last().is_some_and(|name| name == "tests");
            if is_program || is_test || file.starts_with("bin/") {
                continue;
            }
            let sources = imports::sources(text).map_err(|error| format!("{file}: {error}."))?;
            for (inner, source) in sources {
                let depth = path.len();
                path.extend(inner);
                let file = file.clone();
                modules.insert(path.clone(), Module { file, source });
                path.truncate(depth);
            }
        }
        Ok(Self(modules))
    }

    fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for (path, module) in &self.0 {
            let mut below = BTreeSet::new();
            let imports = module.source.imports.iter().map(|import| &import.path);
            // A word by itself is one of the imports, or stands here.
            let named = module.source.named.iter().filter(|path| path.len() > 1);
            for used in imports.chain(named) {
                self.files_of(path, used, 0, &mut below);
            }
            let below = below.into_iter().filter(|file| **file != module.file);
            let known = uses.entry(module.file.clone()).or_default();
            known.extend(below.map(String::from));
        }
        uses
    }

    /// Collects the files that a path names within the module `from`: the one that has the name, and before it those that
    /// pass it on, `depth` so far. What is of another crate is in none.
    fn files_of<'a>(
        &'a self,
        from: &[String],
        used: &[String],
        depth: usize,
        files: &mut BTreeSet<&'a str>,
    ) {
        const DEEPEST: usize = 16;
        let Some(path) = self.absolute(from, used) else {
            return;
        };
        let mut ends = (0..=path.len()).rev();
        let Some(end) = ends.find(|end| self.0.contains_key(&path[..*end])) else {
            return;
        };
        let (own, rest) = path.split_at(end);
        let module = &self.0[own];
        files.insert(&module.file);
        if let Some((name, rest)) = rest.split_first()
            && let Some(import) = module.source.import(name)
            && depth < DEEPEST
        {
            self.files_of(own, &[&import.path, rest].concat(), depth + 1, files);
        }
    }

    /// Returns a path from the root of the crate on; `None` where it leads out of the crate.
    fn absolute(&self, from: &[String], used: &[String]) -> Option<Vec<String>> {
        let (first, rest) = used.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([from, rest].concat()),
            "super" => {
                let up = used.iter().take_while(|name| *name == "super").count();
                let parent = &from[..from.len().checked_sub(up)?];
                Some([parent, &used[up..]].concat())
            }
            name => {
                let inner = [from, &used[..1]].concat();
                let import = self.0.get(from)?.source.import(name);
                match import.filter(|import| import.path[0] != name) {
                    Some(import) => self.absolute(from, &[&import.path, rest].concat()),
                    None => self.0.contains_key(&inner).then(|| [from, used].concat()),
                }
            }
        }
    }
}

/// Returns the path of the module that a file is.
fn module_path(file: &str) -> Vec<String> {
    let name = file.strip_suffix(".rs").unwrap_or(file);
    let name = name.strip_suffix("/mod").unwrap_or(name);
    match name {
        "lib" | "main" => Vec::new(),
        _ => name.split('/').map(String::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files = files
            .iter()
            .map(|(name, text)| ((*name).into(), (*text).into()));
        circles(&files.collect()).unwrap().into_keys().collect()
    }

    #[test]
    fn no_file_of_the_workspace_is_in_a_circle() {
        check().unwrap();
    }

    #[test]
    fn files_that_use_each_other_are_named() {
        let one = ("one.rs", "use crate::two::Two; pub struct One;");
        let two = (
            "two.rs",
            "pub fn two() -> super::one::One { super::one::One }",
        );
        let three = ("three.rs", "use super::one::One;");
        let lib = ("lib.rs", "mod one; mod two; mod three;");
        assert_eq!(found(&[lib, one, two, three]), ["one.rs", "two.rs"]);
        assert!(found(&[lib, one, ("two.rs", ""), three]).is_empty());
    }

    #[test]
    fn what_passes_a_name_on_is_used_with_what_has_it() {
        let lib = ("lib.rs", "mod form; mod page;");
        let form = (
            "form.rs",
            "mod draft; mod field; pub use field::Field; pub use draft::Draft;",
        );
        let field = ("form/field.rs", "pub struct Field;");
        let draft = ("form/draft.rs", "use super::field::Field as F;");
        let page = ("page.rs", "use crate::form::Draft;");
        assert!(found(&[lib, form, field, draft, page]).is_empty());
        // The name of a sibling, from the file that passes on names of both.
        let short = ("form/draft.rs", "use super::{Field as F};");
        let circle = ["form.rs", "form/draft.rs"];
        assert_eq!(found(&[lib, form, field, short, page]), circle);
        // What a file passes on leads back to it.
        let back = ("form/field.rs", "use crate::page::Page;");
        let all = ["form.rs", "form/draft.rs", "form/field.rs", "page.rs"];
        assert_eq!(found(&[lib, form, back, draft, page]), all);
    }

    #[test]
    fn a_file_that_has_what_its_parts_use_is_in_a_circle_with_those_that_it_passes_on() {
        let lib = ("lib.rs", "mod form;");
        let form = (
            "form.rs",
            "mod draft; pub use draft::Draft; pub struct Form;",
        );
        let draft = ("form/draft.rs", "use super::Form; pub struct Draft;");
        assert_eq!(found(&[lib, form, draft]), ["form.rs", "form/draft.rs"]);
        let declares = ("form.rs", "pub mod draft; pub struct Form;");
        assert!(found(&[lib, declares, draft]).is_empty());
        // A name that is passed on under another is the same use.
        let named = ("form.rs", "mod draft; pub use draft::Draft as D;");
        let user = (
            "form/draft.rs",
            "fn draft(one: super::D) {} pub struct Draft;",
        );
        assert_eq!(found(&[lib, named, user]), ["form.rs", "form/draft.rs"]);
    }

    #[test]
    fn tests_comments_and_modules_within_a_file_make_no_circle() {
        let lib = ("lib.rs", "mod one; mod two;");
        let two = ("two.rs", "use super::one::One; mod inner { use super::*; }");
        let one = "// crate::two\n/// See [`crate::two`].\npub struct One;";
        let tests = "#[cfg(test)]\nmod tests { use crate::two::Two; }";
        assert!(found(&[lib, two, ("one.rs", &[one, tests].concat())]).is_empty());
    }
}
