//! Faults that are planted in a copy of the core, to see whether the oracle finds each of them.
//!
//! All are planted in one copy, each behind a switch, so that one build serves them all. The running program asks the
//! environment for the number of the one that is switched on.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The variable of the environment that names the fault that is switched on, counted from 1.
pub const SWITCH: &str = "ASSAY_PLANTED";

/// The file that the switch is added to.
const ROOT: &str = "crates/core/src/lib.rs";

/// A fault to be planted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What is wrong with it.
    pub name: String,
    /// The file, by its path from the root of the repository.
    pub file: String,
    /// Text around the place, which the file has once; the original itself where none is given.
    within: Option<String>,
    /// An expression, or statements.
    original: String,
    /// What stands in its place.
    planted: String,
}

#[derive(Deserialize)]
struct List {
    fault: Vec<Fault>,
}

/// Returns the list of faults.
///
/// # Errors
/// Says what is wrong with the list.
pub fn faults() -> Result<Vec<Fault>, String> {
    let list: List = toml::from_str(include_str!("../faults.toml"))
        .map_err(|error| format!("faults.toml: {error}"))?;
    Ok(list.fault)
}

impl Fault {
    /// Plants it behind its switch in the text of its file.
    ///
    /// # Errors
    /// Says that the text is not there, or not only once.
    fn plant(&self, number: usize, text: &str) -> Result<String, String> {
        let original = self.original.trim();
        let within = self.within.as_deref().unwrap_or(original);
        let times = |text: &str, part: &str| text.matches(part).count();
        // The list is planted one by one, so what stands in for others is there already.
        if times(text, within) != 1 || times(within, original) != 1 {
            let found = times(text, within);
            return Err(format!("{}: {}: found {found} times", self.file, self.name));
        }
        let planted = self.planted.trim();
        let switch = format!("if crate::planted::is({number})");
        let is_statement = original.ends_with([';', '}']);
        let both = if is_statement {
            format!("{switch} {{ {planted} }} else {{ {original} }}")
        } else {
            format!("({switch} {{ {planted} }} else {{ {original} }})")
        };
        Ok(text.replacen(within, &within.replacen(original, &both, 1), 1))
    }
}

/// Plants all faults in the files of a copy of the repository: returns each file's new text by its path.
///
/// # Errors
/// Names the first fault whose place is not there any more.
pub fn plant_all(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let read = |file: &str| {
        std::fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}"))
    };
    let mut files = BTreeMap::new();
    for (place, fault) in faults()?.iter().enumerate() {
        let before = match files.remove(&fault.file) {
            Some(text) => text,
            None => read(&fault.file)?,
        };
        let text = fault.plant(place + 1, &before)?;
        files.insert(fault.file.clone(), text);
    }
    let mut root_text = read(ROOT)?;
    root_text.push_str(&format!(
        "
#[allow(missing_docs)]
mod planted {{
    pub fn is(number: u32) -> bool {{
        static ON: std::sync::LazyLock<u32> = std::sync::LazyLock::new(|| {{
            let on = std::env::var(\"{SWITCH}\").ok();
            on.and_then(|on| on.parse().ok()).unwrap_or(0)
        }});
        *ON == number
    }}
}}
"
    ));
    files.insert(ROOT.into(), root_text);
    Ok(files)
}
