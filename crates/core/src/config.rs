//! `config.json`: everything a hiring team decides without touching the content.

mod colour;

use crate::address::split_scheme;
use crate::json::{Problem, Problems, Reader, Value};

/// The schema name of configurations.
pub const SCHEMA: &str = "assay/config/1";

/// A hiring team's configuration. Comes from [`Config::parse`] only, so its values are sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// BCP 47 language tag of the user interface.
    pub language: String,
    /// Where the pack is, relative to the page.
    pub assessment: String,
    /// Where the key is, relative to the page; read only after an attempt is sealed.
    pub key: String,
    /// Where answers are graded.
    pub grading: Grading,
    /// Whether a candidate is shown the provisional score at the end.
    pub show_score: bool,
    /// Identifier of the campaign: candidates of one campaign are compared with each other.
    pub campaign: String,
    /// Whether each invitation has a form of its own; otherwise the campaign has one.
    pub draw_by_invitation: bool,
    /// Who asks.
    pub team: Team,
    /// Who answers questions and grants accommodations.
    pub contact: Contact,
    /// What candidates are asked about themselves: name, e-mail, reference.
    pub asks: [Ask; 3],
    /// Allowed aids and the rule about help; may be empty.
    pub aids: String,
    /// Who reads the answers, how long they are kept, which rights there are; each may be empty.
    pub privacy: [String; 3],
    /// Accommodations that a link may name.
    pub accommodations: Vec<Accommodation>,
    /// Where answers go.
    pub submission: Submission,
    /// Where they go when that fails.
    pub backup: Option<Submission>,
    /// Whether the local copy is erased once it is delivered and the candidate leaves.
    pub erase_after_delivery: bool,
    /// What should be mended, though the test can be taken as it is.
    pub warnings: Vec<Problem>,
}

/// Names of the things candidates may be asked, in the order of [`Config::asks`].
pub const ASKS: [&str; 3] = ["name", "email", "reference"];

/// Where deterministic items are graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grading {
    /// In the candidate's browser, once the attempt is sealed.
    InBrowser,
    /// By the reviewer; no key is deployed.
    Reviewer,
}

/// The hiring team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// Its name.
    pub name: String,
    /// Path of a logo, relative to the page; may be empty.
    pub logo: String,
    /// Accent color on paper, `#rrggbb`; empty where ours is used.
    pub accent: String,
    /// Accent color on a dark page, `#rrggbb`; empty where ours is used.
    pub accent_dark: String,
}

/// A person who can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// The person's or desk's name.
    pub name: String,
    /// An e-mail address.
    pub email: String,
}

/// Whether candidates are asked for something about themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// Not asked.
    Absent,
    /// Asked, may stay blank.
    Optional,
    /// Asked, must be filled in.
    Required,
}

/// More time for those who need it, by a code that the candidate's link carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accommodation {
    /// The code.
    pub code: String,
    /// The time granted, in percent of the usual.
    pub time_percent: u32,
}

/// How a bundle is written into a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `application/json`.
    Json,
    /// The same text as `text/plain`, which needs no preflight.
    Text,
    /// A field of an URL-encoded form.
    Form,
    /// A part of a multipart form.
    Multipart,
}

/// The endpoint and what counts as its acknowledgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Address with placeholders such as `{attempt_id}`; relative to the page or absolute.
    pub url: String,
    /// POST or PUT.
    pub method: &'static str,
    /// Request headers.
    pub headers: Vec<(String, String)>,
    /// How the bundle is written into the request.
    pub encoding: Encoding,
    /// The name of the field that carries the bundle in forms.
    pub field: String,
    /// Further fields of forms.
    pub fields: Vec<(String, String)>,
    /// HTTP status codes that acknowledge delivery.
    pub success_statuses: Vec<u16>,
    /// Text that the reply must contain to count as an acknowledgement; may be empty.
    pub body_contains: String,
    /// HTTP status codes that say the bundle had arrived before.
    pub duplicate_statuses: Vec<u16>,
    /// How long one try may take, in milliseconds.
    pub timeout_ms: u32,
    /// Whom to send the downloaded file to if nothing else works.
    pub fallback_contact: String,
}

impl Config {
    /// Reads a configuration. `file` is the name used in messages.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        let root = Reader::root(file, value);
        root.only(&[
            "schema",
            "language",
            "assessment",
            "key",
            "grading",
            "show_score",
            "campaign",
            "draw_by",
            "team",
            "contact",
            "candidate",
            "aids",
            "privacy",
            "accommodations",
            "submission",
            "backup",
            "erase_after_delivery",
        ]);
        root.schema(SCHEMA);
        let contact = contact(&root.field("contact"));
        let mut warnings = Vec::new();
        let grading = match root.optional("grading") {
            Some(word) => {
                [Grading::InBrowser, Grading::Reviewer][word.one_of(&["in-browser", "reviewer"])]
            }
            None => Grading::InBrowser,
        };
        let config = Self {
            language: root.text_or("language", "en"),
            assessment: local_path(&root.field("assessment")),
            key: match (grading, root.optional("key")) {
                (_, Some(key)) => local_path(&key),
                (Grading::Reviewer, None) => String::new(),
                (Grading::InBrowser, None) => root.field("key").text(),
            },
            grading,
            show_score: root.flag_or("show_score", false),
            campaign: root.text_or("campaign", "default"),
            draw_by_invitation: root
                .optional("draw_by")
                .is_some_and(|word| word.one_of(&["campaign", "invitation"]) == 1),
            team: team(&root.field("team"), &mut warnings),
            asks: asks(&root),
            aids: root.text_or("aids", ""),
            privacy: privacy(&root),
            accommodations: accommodations(&root),
            submission: submission(&root.field("submission"), &contact),
            backup: root
                .optional("backup")
                .map(|backup| submission(&backup, &contact)),
            contact,
            erase_after_delivery: root.flag_or("erase_after_delivery", false),
            warnings,
        };
        root.finish(config)
    }

    /// The endpoint or the backup, as the delivery says.
    pub fn target(&self, backup: bool) -> &Submission {
        self.backup
            .as_ref()
            .filter(|_| backup)
            .unwrap_or(&self.submission)
    }
}

fn local_path(reader: &Reader) -> String {
    let path = reader.text();
    let first = path.split('/').next().unwrap_or(&path);
    if first.contains(':') || path.starts_with("//") {
        reader.problem(
            "This file must lie beside the page.",
            "Write a path relative to the page, such as assessments/cto-smb.json.",
        );
    }
    path
}

fn contact(reader: &Reader) -> Contact {
    reader.only(&["name", "email"]);
    Contact {
        name: crate::person_text::shown(&reader.field("name").text()),
        email: reader.text_or("email", ""),
    }
}

fn team(reader: &Reader, warnings: &mut Vec<Problem>) -> Team {
    reader.only(&["name", "logo", "accent", "accent_dark"]);
    let [accent, accent_dark] = colour::accents(reader, warnings);
    Team {
        name: crate::person_text::shown(&reader.field("name").text()),
        logo: reader
            .optional("logo")
            .map_or_else(String::new, |logo| local_path(&logo)),
        accent,
        accent_dark,
    }
}

fn asks(root: &Reader) -> [Ask; 3] {
    let Some(reader) = root.optional("candidate") else {
        return [Ask::Required, Ask::Optional, Ask::Absent];
    };
    reader.only(&ASKS);
    ASKS.map(|name| match reader.optional(name) {
        None => Ask::Absent,
        Some(word) => [Ask::Absent, Ask::Optional, Ask::Required]
            [word.one_of(&["absent", "optional", "required"])],
    })
}

fn privacy(root: &Reader) -> [String; 3] {
    const FIELDS: [&str; 3] = ["readers", "retention", "rights"];
    let Some(reader) = root.optional("privacy") else {
        return Default::default();
    };
    reader.only(&FIELDS);
    FIELDS.map(|name| reader.text_or(name, ""))
}

fn accommodations(root: &Reader) -> Vec<Accommodation> {
    root.list_or_none("accommodations")
        .iter()
        .map(|entry| {
            entry.only(&["code", "time_percent"]);
            Accommodation {
                code: entry.field("code").text(),
                time_percent: u32::try_from(entry.field("time_percent").integer(100..=400))
                    .unwrap_or(100),
            }
        })
        .collect()
}

fn submission(reader: &Reader, contact: &Contact) -> Submission {
    reader.only(&[
        "url",
        "method",
        "headers",
        "encoding",
        "field",
        "fields",
        "success",
        "duplicate_statuses",
        "timeout_ms",
        "fallback_contact",
    ]);
    let success = reader.optional("success");
    Submission {
        url: endpoint(&reader.field("url")),
        method: match reader.optional("method") {
            Some(word) => ["POST", "PUT"][word.one_of(&["POST", "PUT"])],
            None => "POST",
        },
        headers: headers(reader),
        encoding: match reader.optional("encoding") {
            Some(word) => [
                Encoding::Json,
                Encoding::Text,
                Encoding::Form,
                Encoding::Multipart,
            ][word.one_of(&["json", "text", "form", "multipart"])],
            None => Encoding::Json,
        },
        field: reader.text_or("field", "bundle"),
        fields: pairs(reader, "fields"),
        success_statuses: success.as_ref().map_or_else(
            || vec![200, 201, 202, 204],
            |success| {
                success.only(&["statuses", "body_contains"]);
                statuses(success, "statuses", &[200, 201, 202, 204])
            },
        ),
        body_contains: success
            .map_or_else(String::new, |success| success.text_or("body_contains", "")),
        duplicate_statuses: statuses(reader, "duplicate_statuses", &[]),
        timeout_ms: reader.optional("timeout_ms").map_or(20_000, |limit| {
            u32::try_from(limit.integer(1_000..=120_000)).unwrap_or(20_000)
        }),
        fallback_contact: reader.text_or("fallback_contact", &contact.email),
    }
}

/// An address that answers may be sent to: relative, or https, or http on this very machine.
fn endpoint(reader: &Reader) -> String {
    let url = reader.text();
    let (scheme, rest) = split_scheme(&url).unwrap_or(("", ""));
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    match scheme {
        "" if url.starts_with("//") => reader.problem(
            "This address leaves its protocol open.",
            "Write https:// in front of it.",
        ),
        "" | "https" => {}
        "http" if ["localhost", "127.0.0.1", "[::1]"].contains(&name) => {}
        "http" => reader.problem(
            "Answers would travel unprotected over http.",
            "Use an https address.",
        ),
        _ => reader.problem(
            "Answers cannot be sent to this kind of address.",
            "Use an https address, or a path relative to the page.",
        ),
    }
    if host.contains(['{', '@']) {
        reader.problem(
            "The host of the address may hold no placeholder and no password.",
            "Write the host out.",
        );
    }
    let mut rest = url.as_str();
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if !PLACEHOLDERS.contains(&name) {
            reader.problem(
                "A placeholder in the address is not known.",
                "Use {attempt_id}, {campaign}, {invitation} or {assessment_id}.",
            );
        }
        rest = after;
    }
    url
}

/// Placeholders that an address may hold.
pub const PLACEHOLDERS: [&str; 4] = ["attempt_id", "campaign", "invitation", "assessment_id"];

fn pairs(reader: &Reader, name: &str) -> Vec<(String, String)> {
    reader.optional(name).map_or_else(Vec::new, |map| {
        map.entries()
            .into_iter()
            .map(|(name, value)| {
                (
                    name,
                    value
                        .value()
                        .as_str()
                        .map_or_else(|| value.text(), String::from),
                )
            })
            .collect()
    })
}

fn headers(reader: &Reader) -> Vec<(String, String)> {
    let headers = pairs(reader, "headers");
    for (name, value) in &headers {
        let sound = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
            && !value.contains(['\r', '\n', '\0']);
        if !sound {
            reader.field("headers").problem(
                "A header has characters that HTTP does not allow.",
                "Correct its name or value.",
            );
        }
    }
    headers
}

fn statuses(reader: &Reader, name: &str, default: &[u16]) -> Vec<u16> {
    match reader.optional(name) {
        None => default.into(),
        Some(list) if list.value().as_array().is_some_and(Vec::is_empty) => Vec::new(),
        Some(list) => list
            .list()
            .iter()
            .map(|status| u16::try_from(status.integer(100..=599)).unwrap_or(200))
            .collect(),
    }
}

#[cfg(test)]
mod tests;
