//! Rules for the addresses, files and headers of a configuration, each with the pattern that says it in the JSON Schema.
//!
//! `url` judges absolute addresses, as browsers do; a pattern only comes close, so that an editor underlines the usual
//! mistakes.

use serde::Deserialize;
use url::{Host, ParseError, Url};

/// Placeholders that an address may hold.
pub const PLACEHOLDERS: [&str; 4] = ["attempt_id", "campaign", "invitation", "assessment_id"];

/// The path of a file beside the page.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(!try_from, extend(
        "patternErrorMessage" = "This file must lie beside the page. Write a path such as assessments/cto-smb.json."
    ))
)]
pub(super) struct LocalPath(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^(?![A-Za-z][A-Za-z0-9+.\-]*:|[\\/]{2})[\s\S]*\S"))
    )]
    String,
);

impl TryFrom<String> for LocalPath {
    type Error = &'static str;

    fn try_from(path: String) -> Result<Self, Self::Error> {
        if path.trim().is_empty() || Address::of(&path) != Address::Relative {
            Err(
                "this file must lie beside the page: a path is needed here, such as assessments/cto-smb.json",
            )
        } else {
            Ok(Self(path))
        }
    }
}

impl From<LocalPath> for String {
    fn from(path: LocalPath) -> Self {
        path.0
    }
}

/// What browsers make of an address.
#[derive(Debug, PartialEq, Eq)]
enum Address {
    /// A path on the host of the page.
    Relative,
    /// A host without its protocol, which would be that of the page.
    Protocolless,
    /// An address with a protocol of its own.
    Absolute(Url),
    /// One that browsers refuse, or read in different ways.
    Unusable,
}

impl Address {
    fn of(text: &str) -> Self {
        let is_slash = |letter: char| matches!(letter, '/' | '\\');
        match Url::parse(text) {
            // `https:x` is a path where the page is at https, and a host elsewhere.
            Ok(url) if url.has_host() && !text.contains("://") => Self::Unusable,
            Ok(url) => Self::Absolute(url),
            Err(ParseError::RelativeUrlWithoutBase) => {
                let mut letters = text.trim_start().chars();
                if letters.next().is_some_and(is_slash) && letters.next().is_some_and(is_slash) {
                    Self::Protocolless
                } else {
                    Self::Relative
                }
            }
            Err(_) => Self::Unusable,
        }
    }
}

/// A rule for the address that answers are sent to.
pub(super) struct EndpointRule {
    /// What is wrong where it is broken.
    pub message: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// Whether an address breaks it.
    pub is_broken: fn(&str) -> bool,
    /// What its addresses look like, as a regular expression of ECMA-262.
    #[cfg_attr(not(feature = "schema"), expect(dead_code))]
    pattern: &'static str,
}

/// The rules for the address that answers are sent to: relative, or https, or http on this very machine.
pub(super) const ENDPOINT_RULES: [EndpointRule; 6] = [
    EndpointRule {
        message: "This address leaves its protocol open.",
        remedy: "Write https:// in front of it.",
        is_broken: |text| Address::of(text) == Address::Protocolless,
        pattern: r"^(?![\\/]{2})",
    },
    EndpointRule {
        message: "This is not an address that browsers can send to.",
        remedy: "Correct its host or its port.",
        is_broken: |text| Address::of(text) == Address::Unusable,
        pattern: r"^(?![hH][tT][tT][pP][sS]?:(?!//)|[hH][tT][tT][pP][sS]?://([:?#]|$|(\[[^\]]*\]|[^/?#:\[]*):[^0-9/?#]))",
    },
    EndpointRule {
        message: "Answers cannot be sent to this kind of address.",
        remedy: "Use an https address, or a path relative to the page.",
        is_broken: |text| matches!(Address::of(text), Address::Absolute(url) if !["http", "https"].contains(&url.scheme())),
        pattern: r"^([hH][tT][tT][pP][sS]?:|(?![A-Za-z][A-Za-z0-9+.\-]*:))",
    },
    EndpointRule {
        message: "Answers would travel unprotected over http.",
        remedy: "Use an https address.",
        is_broken: |text| matches!(Address::of(text), Address::Absolute(url) if url.scheme() == "http" && !is_this_machine(&url)),
        pattern: r"^(?![hH][tT][tT][pP]://(?!([^/?#]*@)?(localhost|127\.0\.0\.1|\[::1\])([:/?#]|$)))",
    },
    EndpointRule {
        message: "The host of the address may hold no placeholder and no password.",
        remedy: "Write the host out.",
        is_broken: |text| matches!(Address::of(text), Address::Absolute(url) if has_secret_or_placeholder(&url)),
        pattern: r"^(?![A-Za-z]+://[^/?#]*[{@])",
    },
    EndpointRule {
        message: "A placeholder in the address is not known, or not closed.",
        remedy: "Use {attempt_id}, {campaign}, {invitation} or {assessment_id}.",
        is_broken: has_unknown_placeholder,
        pattern: r"^([^{]|\{(attempt_id|campaign|invitation|assessment_id)\})*$",
    },
];

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address == std::net::Ipv4Addr::LOCALHOST,
        Some(Host::Ipv6(address)) => address == std::net::Ipv6Addr::LOCALHOST,
        None => false,
    }
}

fn has_secret_or_placeholder(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    !url.username().is_empty() || url.password().is_some() || host.contains(['{', '}'])
}

fn has_unknown_placeholder(text: &str) -> bool {
    text.split('{').skip(1).any(|after| {
        let name = after.split_once('}').map(|(name, _)| name);
        !name.is_some_and(|name| PLACEHOLDERS.contains(&name))
    })
}

/// Says what HTTP does not allow in a header (RFC 9110, 5.5 and 5.6.2).
pub(super) fn header_fault(name: &str, value: &str) -> Option<&'static str> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        Some("The name of a header has characters that HTTP does not allow.")
    } else if value.contains(['\r', '\n', '\0']) {
        Some("The value of a header has characters that HTTP does not allow.")
    } else {
        None
    }
}

/// The JSON Schema of an address that answers are sent to.
#[cfg(feature = "schema")]
pub(super) fn endpoint_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let rules = ENDPOINT_RULES.map(|rule| {
        serde_json::json!({
            "pattern": rule.pattern,
            "patternErrorMessage": format!("{} {}", rule.message, rule.remedy),
        })
    });
    schemars::json_schema!({ "type": "string", "minLength": 1, "allOf": rules })
}

/// The JSON Schema of request headers.
#[cfg(feature = "schema")]
pub(super) fn headers_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": ["object", "null"],
        "propertyNames": {
            "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
            "patternErrorMessage": "The name of a header has characters that HTTP does not allow. Correct it."
        },
        "additionalProperties": {
            "type": "string",
            "pattern": r"^[^\r\n\u0000]*$",
            "patternErrorMessage": "The value of a header has characters that HTTP does not allow. Correct it."
        }
    })
}
