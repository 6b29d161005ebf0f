//! What the browser tests rely on in the style sheets.

use std::fs;
use std::path::Path;

/// The state of every screen is checked by all rules of accessibility in the light, and by those of color in the dark.
#[test]
fn the_dark_scheme_changes_the_values_of_colors_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let mut schemes = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let sheet = fs::read_to_string(&path).unwrap();
        let blocks = sheet.split("prefers-color-scheme").skip(1);
        schemes.extend(blocks.map(|block| block.to_owned()));
    }
    let [dark] = schemes.as_slice() else {
        panic!(
            "The scheme is asked for in one place, and not in {}.",
            schemes.len()
        );
    };
    let (rules, _) = dark.split_once("\n}\n").expect("the end of the block");
    let mut lines = rules.lines().map(str::trim);
    assert_eq!(lines.next(), Some(": dark) {"));
    assert_eq!(lines.next(), Some(":root {"));
    assert_eq!(lines.next_back(), Some("}"));
    for line in lines {
        assert!(
            line.starts_with("--") && line.ends_with(';'),
            "`{line}` is more than the value of a color."
        );
    }
}
