//! Makes the module `i18n` of a crate's catalog, `locales/`: a folder for each language, in it a file for each
//! namespace. A message that a language leaves out stops the build.
//!
//! This is what `leptos_i18n_build` does, by the two crates that leptos_i18n's macros bring along in any case. That
//! crate exports ICU's data besides, and needs a hundred crates for it, an interpreter of WebAssembly among them.

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The language that every other one is measured by, and that other languages fall back to.
const DEFAULT: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new("locales");
    println!("cargo::rerun-if-changed=locales");
    let languages = names(locales)?;
    let others = languages.iter().filter(|language| *language != DEFAULT);
    let config = Config::new(DEFAULT)?
        .add_locales(others)?
        .add_namespaces(names(&locales.join(DEFAULT))?)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let parsed = parse_locales(None, config)?;
    for warning in parsed.diag.warnings().iter() {
        println!("cargo::error={warning}");
    }
    for error in parsed.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    let attributes = "#![allow(missing_docs)]".parse()?;
    let stands_on: syn::Path = match env::var("CARGO_PKG_NAME")?.as_str() {
        "assay-web" => syn::parse_quote!(crate::catalog),
        _ => syn::parse_quote!(assay_web::catalog),
    };
    let module =
        leptos_i18n_codegen::gen_code(&parsed, Some(&stands_on), false, Some(&attributes), false)?;
    let out = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    fs::write(PathBuf::from(out).join("i18n.rs"), module.to_string())?;
    Ok(())
}

/// The names of what lies in a folder, without their endings.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        names.push(
            name.ok_or("A file of the catalog has an odd name.")?
                .to_owned(),
        );
    }
    names.sort();
    Ok(names)
}
