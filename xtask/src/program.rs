//! From the sources of a browser's program to a folder that is named by its content.
//!
//! The files of one build import each other by relative names, so nothing inside a generated file is
//! changed: the folder carries the digest, and hosts may keep all of it for ever. Trunk cannot do
//! this: it has no step between cargo and wasm-bindgen, where the program is split.

use crate::command::{cargo, output, program, root, run};
use crate::failure::Failure;
use crate::files::{self, about, address_in, all_files, digest, empty_folder};
use crate::tools::WASM;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_encoder::{Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

/// Release builds have compiler options of their own, and a folder, so that neither waits for the other.
const TARGET: &str = "target/web";

/// Leptos erases the types of views: the screens are half as large.
const ERASE: [&str; 2] = ["--cfg", "erase_components"];

/// A program that runs in a browser.
pub struct Program {
    /// The package that the binary is in.
    pub package: &'static str,
    /// The binary, and the name of its files.
    pub bin: &'static str,
    /// What the folder is called, before its digest.
    pub folder: &'static str,
    /// Whether a part of it comes later.
    pub is_split: bool,
}

/// All of them. Only the candidate's app is worth splitting.
pub const PROGRAMS: [Program; 3] = [
    Program {
        package: "assay",
        bin: "candidate",
        folder: "app",
        is_split: true,
    },
    Program {
        package: "assay-recruiter",
        bin: "recruiter",
        folder: "recruiter",
        is_split: false,
    },
    Program {
        package: "assay-sandbox",
        bin: "sandbox",
        folder: "sandbox",
        is_split: false,
    },
];

/// The addresses of the files of a built program, as a page asks for them.
pub struct Built {
    /// The script that starts it.
    pub js: String,
    /// The program itself, or its first part.
    pub wasm: String,
    /// The script that loads the second part.
    pub split: Option<String>,
}

impl Program {
    /// Builds the program into a folder of the stage.
    pub fn build(&self, stage: &Path) -> Result<Built, Failure> {
        let parts = root().join(TARGET).join("parts").join(self.bin);
        empty_folder(&parts)?;
        let compiled = self.compile()?;
        let wasm = fs::read(&compiled).map_err(about(&compiled))?;
        let wasm = without_names(&wasm).map_err(|error| format!("{}: {error}.", self.bin))?;
        let whole = parts.join("main.wasm");
        if self.is_split {
            split(&wasm, &parts, &whole, self.bin)?;
        } else {
            files::write(&whole, &wasm)?;
        }
        self.bind(&whole, &parts)?;
        fs::remove_file(&whole).map_err(about(&whole))?;
        let folder = format!("{}-{}", self.folder, digest_of_all(&parts)?);
        fs::rename(&parts, stage.join(&folder)).map_err(about(&parts))?;
        Ok(Built {
            js: format!("{folder}/{}.js", self.bin),
            wasm: format!("{folder}/{}_bg.wasm", self.bin),
            split: self.is_split.then(|| format!("{folder}/{LINK}")),
        })
    }

    /// Compiles the program. The splitter moves code by what the linker says of it.
    fn compile(&self) -> Result<PathBuf, Failure> {
        let mut cargo = cargo(["rustc", "--release", "--package", self.package]);
        cargo
            .env("CARGO_ENCODED_RUSTFLAGS", compiler_options().join("\x1f"))
            .args(["--target", WASM, "--target-dir", TARGET, "--bin", self.bin]);
        if self.is_split {
            cargo.args(["--features", "split", "--", "-Clink-arg=--emit-relocs"]);
        }
        run(&mut cargo)?;
        let folder = root().join(TARGET).join(WASM).join("release");
        Ok(folder.join(self.bin).with_extension("wasm"))
    }

    /// Writes the script between the program and the browser.
    fn bind(&self, wasm: &Path, folder: &Path) -> Result<(), Failure> {
        let mut bindgen = program("wasm-bindgen");
        bindgen.args(["--target", "web", "--no-typescript", "--no-demangle"]);
        bindgen.arg("--remove-producers-section");
        if self.is_split {
            bindgen.arg("--keep-lld-exports");
        }
        bindgen.args(["--out-name", self.bin, "--out-dir"]);
        run(bindgen.arg(folder).arg(wasm))
    }
}

/// The script that the splitter writes, beside the one of wasm-bindgen.
const LINK: &str = "split.js";

/// What comes later: practice, test, the trial of the endpoint, and four files of what they have in common.
const PARTS: usize = 7;

/// Takes out of a program what only its second part needs.
fn split(wasm: &[u8], folder: &Path, first: &Path, bin: &str) -> Result<(), Failure> {
    let (link, main) = (format!("./{LINK}"), format!("./{bin}.js"));
    let mut options = Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = first;
    options.link_name = &link;
    options.main_module = &main;
    let split = transform(options).map_err(|error| format!("{bin} cannot be split: {error:#}"))?;
    match split.split_modules.len() {
        PARTS => Ok(()),
        // Each part costs a candidate a request, and repeats what the others have.
        count => Err(format!(
            "{bin} was split into {count} parts besides the first; {PARTS} are wanted."
        )),
    }
}

/// The program without the names of its functions, which nobody reads in a browser.
fn without_names(wasm: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let is_names =
            matches!(&payload, Payload::CustomSection(section) if section.name() == "name");
        if let Some((id, range)) = payload.as_section().filter(|_| !is_names)
            && let (Ok(start), Ok(end)) = (usize::try_from(range.start), usize::try_from(range.end))
        {
            let data = &wasm[start..end];
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The options of every release build for a browser.
fn compiler_options() -> Vec<String> {
    let mut options = ERASE.map(str::to_owned).to_vec();
    options.extend(remapped_paths());
    options
}

/// The options that take this machine's folders out of what is built. Panics name the places of sources; those of this
/// machine would tell whose it is, and make another program of the same sources.
pub fn remapped_paths() -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
    let places = [
        (cargo_home, "cargo"),
        (
            sysroot.map(|root| root.join("lib/rustlib/src/rust")),
            "rust",
        ),
        (Some(root()), "assay"),
    ];
    places
        .into_iter()
        .filter_map(|(place, name)| {
            let place = place?;
            Some(format!("--remap-path-prefix={}={name}", place.display()))
        })
        .collect()
}

/// The digest of all files in a folder, with their names.
fn digest_of_all(folder: &Path) -> Result<String, Failure> {
    let mut all = Vec::new();
    for file in all_files(folder)? {
        let content = fs::read(&file).map_err(about(&file))?;
        let line = format!("{} {}\n", address_in(folder, &file), digest(&content));
        all.extend_from_slice(line.as_bytes());
    }
    Ok(digest(&all))
}
