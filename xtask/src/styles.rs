//! The style sheets that the pages name, joined from `style/`: each file would cost a candidate a
//! round trip. Trunk calls this before each build, as `cargo xtask style`.

use crate::command::root;
use crate::failure::Failure;
use crate::files::{self, about, files_with_ending};
use std::fs;
use std::path::{Path, PathBuf};

/// What index.html names, and what goes into each: what the first paint needs, which stands in the page itself, and the
/// rest, which comes at the end of the page. Of the rest, what is not named here stands in the middle, by name.
const STYLE: &str = "target/site.css";
const STYLE_REST: &str = "target/rest.css";
const FIRST_PAINT: [&str; 3] = ["tokens", "base", "cover"];
const REST_FIRST: [&str; 3] = ["test", "answers", "documents"];
/// What holds for special ways of seeing the page overrides all else.
const REST_LAST: &str = "modes";

/// What only the trial of the endpoint needs stays a file of its own, which boot.js adds.
const STYLE_APART: &str = "probe";

/// The sheet of the recruiter's page: all of the above, and the page's own.
const RECRUITER_STYLE: &str = "target/recruiter.css";
const RECRUITER_ONLY: [&str; 2] = ["recruiter", "preview"];

/// Joins the sheets.
pub fn join_all() -> Result<(), Failure> {
    let named = |names: &[&str]| -> Vec<PathBuf> {
        let file = |name| root().join("style").join(name).with_extension("css");
        names.iter().map(file).collect()
    };
    let first = named(&FIRST_PAINT);
    let mut rest = named(&REST_FIRST);
    let last = named(&[REST_LAST]);
    let apart = named(&[STYLE_APART]);
    let all = files_with_ending(&root().join("style"), "css")?;
    let (recruiter, others): (Vec<PathBuf>, Vec<PathBuf>) = all
        .into_iter()
        .filter(|file| {
            [&first, &rest, &last, &apart]
                .iter()
                .all(|known| !known.contains(file))
        })
        .partition(|file| is_for_recruiters(file));
    rest.extend(others);
    let whole = [&first, &rest, &apart, &recruiter, &last]
        .map(Vec::as_slice)
        .concat();
    rest.extend(last);
    let target = root().join("target");
    fs::create_dir_all(&target).map_err(about(&target))?;
    join(&first, STYLE)?;
    join(&rest, STYLE_REST)?;
    join(&whole, RECRUITER_STYLE)
}

/// Returns whether a sheet is for the recruiter's page alone, such as `recruiter-rating.css`.
fn is_for_recruiters(file: &Path) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    RECRUITER_ONLY
        .iter()
        .any(|own| name == *own || name.starts_with(&format!("{own}-")))
}

/// A sheet that is the same as before stays untouched: Trunk would build again.
fn join(sheets: &[PathBuf], to: &str) -> Result<(), Failure> {
    let mut whole = String::new();
    for sheet in sheets {
        whole += &files::read(sheet)?;
        whole.push('\n');
    }
    let to = root().join(to);
    if fs::read_to_string(&to).is_ok_and(|former| former == whole) {
        return Ok(());
    }
    files::write(&to, whole)
}
