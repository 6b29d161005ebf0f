//! The content of the sittings: a short test, as it was first deployed and as it is after a redeployment.

use assay_core::assessment::{Assessment, Key};
use assay_core::attempt::Response;
use assay_core::config::Config;
use assay_core::document::{self, Value};
use std::sync::{Arc, LazyLock};

/// One version of the test, with its key.
pub struct Version {
    /// The text of the pack, as a page keeps it.
    pub text: String,
    /// The pack.
    pub pack: Arc<Assessment>,
    /// The key.
    pub key: Key,
}

/// Everything that is deployed, one version after the other.
pub struct Content {
    /// The versions.
    pub versions: [Version; 2],
    /// With a backup endpoint.
    pub config: Config,
    /// Without one.
    pub config_alone: Config,
}

/// The identifiers of the items, in order; the first three stand in the first section.
pub const ITEMS: [&str; 6] = ["one", "several", "steps", "value", "number", "letter"];

/// The number of items in the first section.
pub const IN_FIRST: usize = 3;

/// What is granted for the whole and for the first section, in milliseconds, as the pack says.
pub const GRANTED_MS: i64 = 180_000;

/// See [`GRANTED_MS`].
pub const FIRST_SECTION_MS: i64 = 80_000;

static WITH_PACES: LazyLock<Content> = LazyLock::new(|| Content::new(false));
static WITH_LIMITS: LazyLock<Content> = LazyLock::new(|| Content::new(true));

impl Content {
    /// Returns the content; where `limits`, those of sections bind.
    pub fn of(limits: bool) -> &'static Self {
        if limits { &WITH_LIMITS } else { &WITH_PACES }
    }

    fn new(limits: bool) -> Self {
        let read = |name: &str, text: &str| {
            document::parse(name, text).unwrap_or_else(|error| panic!("{name}: {error}"))
        };
        let pack = read("pack.json", include_str!("../content/pack.json"));
        let key = read("key.json", include_str!("../content/key.json"));
        let config = read("config.json", include_str!("../content/config.json"));
        let version = |number: &str| {
            let (mut pack, mut key) = (pack.clone(), key.clone());
            pack["version"] = number.into();
            key["assessment"]["version"] = number.into();
            if limits {
                pack["enforce_section_limits"] = true.into();
            }
            Version::new(&pack, key)
        };
        let parse = |value: &Value| {
            Config::parse("config.json", value).unwrap_or_else(|error| panic!("{error}"))
        };
        let mut alone = config.clone();
        if let Some(fields) = alone.as_object_mut() {
            fields.remove("backup");
        }
        Self {
            versions: [version("1"), version("2")],
            config: parse(&config),
            config_alone: parse(&alone),
        }
    }
}

impl Version {
    fn new(pack: &Value, mut key: Value) -> Self {
        let parsed = Assessment::parse("pack.json", pack).unwrap_or_else(|error| panic!("{error}"));
        key["assessment"]["sha256"] = parsed.sha256.as_str().into();
        Self {
            text: document::to_text(pack),
            pack: Arc::new(parsed),
            key: Key::parse("key.json", &key).unwrap_or_else(|error| panic!("{error}")),
        }
    }
}

/// An answer that somebody may give to an item.
pub struct Given {
    /// As the page takes it.
    pub response: Response,
    /// What it is worth, in percent of the item, by hand; `None` where a person decides.
    pub percent: Option<u32>,
}

/// Returns one of the answers to an item; the variants differ.
pub fn answer(item: usize, variant: u32) -> Given {
    let list = |ids: &str| ids.chars().map(String::from).collect();
    let of = |response, percent| Given { response, percent };
    let text = |text: &str, percent| of(Response::Text(text.into()), percent);
    match (item, variant % 4) {
        (0, 0 | 2) => of(Response::Choices(list("a")), Some(0)),
        (0, _) => of(Response::Choices(list("b")), Some(100)),
        (1, 0) => of(Response::Choices(list("a")), Some(50)),
        (1, 1) => of(Response::Choices(list("ac")), Some(100)),
        (1, 2) => of(Response::Choices(list("b")), Some(0)),
        (1, _) => of(Response::Choices(list("c")), Some(50)),
        (2, 0) => of(Response::Order(list("abc")), Some(100)),
        (2, 1) => of(Response::Order(list("acb")), Some(100)),
        (2, 2) => of(Response::Order(list("bac")), Some(0)),
        (2, _) => of(Response::Order(list("cba")), Some(0)),
        (3, 0) => text("word", Some(100)),
        (3, 1) => text("WORD", Some(100)),
        (3, 2) => text("wörd", Some(0)),
        (3, _) => text("another", Some(0)),
        (4, 0) => text("80000", Some(100)),
        (4, 1) => text("80,000", Some(100)),
        (4, 2) => text("80001", Some(0)),
        (4, _) => text("none", Some(0)),
        _ => {
            let letter = format!("Version {variant} of the letter. Grüße, 字.\n");
            text(&letter.repeat(1 + variant as usize % 3), None)
        }
    }
}

/// The response that says nothing to an item.
pub fn nothing(item: usize) -> Response {
    match item {
        0 | 1 => Response::Choices(Vec::new()),
        2 => Response::Order(Vec::new()),
        _ => Response::Text("  ".into()),
    }
}
