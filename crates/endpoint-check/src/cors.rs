//! What browsers allow between two hosts: the rules of the Fetch standard, as far as they bear on a
//! request that carries no cookies.

/// The question that a browser asks before it sends, and with it what it wants to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preflight {
    /// The method.
    pub method: String,
    /// Names of the headers that need permission, in small letters and in order.
    pub headers: Vec<String>,
}

/// The reason why a browser hides a reply from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hidden {
    /// There is no `Access-Control-Allow-Origin`.
    Missing,
    /// It names something else than the page's origin.
    Other(String),
}

/// The reason why a browser does not send after it has asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barred {
    /// The reply to the question has this status, which is none from 200 to 299.
    Status(u16),
    /// The reply to the question does not name the page.
    Hidden(Hidden),
    /// The method is not among those that are allowed.
    Method,
    /// These headers are not among those that are allowed.
    Headers(Vec<String>),
}

/// The question that a browser asks before this request to another host; none for a simple one.
pub fn preflight(method: &str, headers: &[(String, String)]) -> Option<Preflight> {
    let headers = unsafe_headers(headers);
    let is_simple = ["GET", "HEAD", "POST"].contains(&method) && headers.is_empty();
    (!is_simple).then(|| Preflight {
        method: method.into(),
        headers,
    })
}

/// Judges whether a page may read a reply, by the Fetch Standard's CORS check. `origin` is the origin that the request
/// named.
///
/// # Errors
/// Returns why the browser hides the reply from the page.
///
/// ```
/// use assay_endpoint_check::cors::readable;
///
/// let headers = [("access-control-allow-origin".into(), "https://jobs.example.com".into())];
/// assert!(readable(&headers, "https://jobs.example.com").is_ok());
/// assert!(readable(&headers, "https://elsewhere.example").is_err());
/// ```
pub fn readable(headers: &[(String, String)], origin: &str) -> Result<(), Hidden> {
    match value(headers, "access-control-allow-origin") {
        None => Err(Hidden::Missing),
        Some(allowed) if allowed == "*" || allowed == origin => Ok(()),
        Some(other) => Err(Hidden::Other(other)),
    }
}

/// Judges whether a browser sends, given the reply to its question.
///
/// # Errors
/// Returns what bars it from sending.
pub fn admitted(
    asked: &Preflight,
    origin: &str,
    status: u16,
    headers: &[(String, String)],
) -> Result<(), Barred> {
    if !(200..=299).contains(&status) {
        return Err(Barred::Status(status));
    }
    readable(headers, origin).map_err(Barred::Hidden)?;
    let methods = list(headers, "access-control-allow-methods");
    let is_allowed = |method: &str| methods.iter().any(|allowed| allowed == method);
    let is_safe = ["GET", "HEAD", "POST"].contains(&&*asked.method);
    if !is_safe && !is_allowed(&asked.method) && !is_allowed("*") {
        return Err(Barred::Method);
    }
    let allowed = list(headers, "access-control-allow-headers");
    let is_barred = |name: &&String| {
        let named = allowed.iter().any(|other| other.eq_ignore_ascii_case(name));
        // The star stands for every header but this one.
        let starred = *name != "authorization" && allowed.iter().any(|other| other == "*");
        !named && !starred
    };
    let barred: Vec<String> = asked.headers.iter().filter(is_barred).cloned().collect();
    if barred.is_empty() {
        Ok(())
    } else {
        Err(Barred::Headers(barred))
    }
}

/// Returns whether a page may read a header of a reply from another host.
pub fn is_exposed(headers: &[(String, String)], name: &str) -> bool {
    let exposed = list(headers, "access-control-expose-headers");
    let is_it = |other: &String| other == "*" || other.eq_ignore_ascii_case(name);
    exposed.iter().any(is_it)
}

/// The value of a header; several of one name are joined.
pub fn value(headers: &[(String, String)], name: &str) -> Option<String> {
    let values: Vec<&str> = headers
        .iter()
        .filter(|(other, _)| other.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
        .collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn list(headers: &[(String, String)], name: &str) -> Vec<String> {
    let value = value(headers, name).unwrap_or_default();
    let parts = value.split(',').map(|part| String::from(part.trim()));
    parts.filter(|part| !part.is_empty()).collect()
}

/// Names of the headers that need permission, in small letters and in order.
fn unsafe_headers(headers: &[(String, String)]) -> Vec<String> {
    /// Together the others may be no longer than this, in bytes.
    const MOST: usize = 1024;
    let (safe, mut asked): (Vec<_>, Vec<_>) = headers
        .iter()
        .partition(|(name, value)| is_safe(name, value));
    if safe.iter().map(|(_, value)| value.len()).sum::<usize>() > MOST {
        asked.extend(safe);
    }
    let mut names: Vec<String> = asked
        .into_iter()
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Returns whether a header goes to any host without permission.
fn is_safe(name: &str, value: &str) -> bool {
    let plain =
        |byte: u8| !(byte < 0x20 && byte != b'\t' || b"\"():<>?@[\\]{}\x7f".contains(&byte));
    let language = |byte: u8| byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte);
    value.len() <= 128
        && match &*name.to_ascii_lowercase() {
            "accept" => value.bytes().all(plain),
            "accept-language" | "content-language" => value.bytes().all(language),
            "content-type" => value.bytes().all(plain) && is_form_type(value),
            _ => false,
        }
}

/// Returns whether a content type is one that a plain web form can send.
fn is_form_type(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or(value).trim();
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
    ]
    .iter()
    .any(|form| essence.eq_ignore_ascii_case(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = pairs
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()));
        owned.collect()
    }

    fn asked(method: &str, headers: &[(&str, &str)]) -> Option<Vec<String>> {
        preflight(method, &pairs(headers)).map(|asked| asked.headers)
    }

    #[test]
    fn what_a_web_form_could_send_needs_no_permission() {
        for kind in [
            "text/plain;charset=UTF-8",
            "Multipart/Form-Data; boundary=x",
            "application/x-www-form-urlencoded",
        ] {
            assert_eq!(asked("POST", &[("Content-Type", kind)]), None, "{kind}");
        }
        assert_eq!(
            asked("PUT", &[("content-type", "text/plain")]),
            Some(vec![])
        );
    }

    #[test]
    fn json_and_headers_of_ones_own_need_permission() {
        let headers = [
            ("X-Team", "a"),
            ("Content-Type", "application/json"),
            ("Accept", "*/*"),
            ("Authorization", "Bearer x"),
        ];
        let names = ["authorization", "content-type", "x-team"].map(String::from);
        assert_eq!(asked("POST", &headers), Some(names.into()));
        let long = "a".repeat(129);
        assert!(asked("POST", &[("Accept", &long)]).is_some());
        let many: Vec<_> = (0..9).map(|_| ("Accept", &long[..128])).collect();
        assert_eq!(asked("POST", &many), Some(vec!["accept".into()]));
    }

    #[test]
    fn a_page_reads_only_what_names_it() {
        let origin = "https://jobs.example.com";
        let allow = |value| readable(&pairs(&[("Access-Control-Allow-Origin", value)]), origin);
        assert_eq!(allow("*"), Ok(()));
        assert_eq!(allow(origin), Ok(()));
        for other in ["https://jobs.example.com/", "https://example.com", "null"] {
            assert_eq!(allow(other), Err(Hidden::Other(other.into())));
        }
        assert_eq!(readable(&[], origin), Err(Hidden::Missing));
        let twice = pairs(&[
            ("access-control-allow-origin", "*"),
            ("access-control-allow-origin", "*"),
        ]);
        assert_eq!(readable(&twice, origin), Err(Hidden::Other("*, *".into())));
    }

    #[test]
    fn permission_covers_method_and_headers() {
        let asked = Preflight {
            method: "PUT".into(),
            headers: vec!["authorization".into(), "content-type".into()],
        };
        let origin = ("access-control-allow-origin", "*");
        let methods = ("access-control-allow-methods", "POST, PUT");
        let reply = |status, headers: &[(&str, &str)]| {
            admitted(&asked, "https://a.example", status, &pairs(headers))
        };
        let some = ("access-control-allow-headers", "*, Authorization");
        assert_eq!(reply(204, &[origin, methods, some]), Ok(()));
        let star = ("access-control-allow-headers", "*");
        let barred = Barred::Headers(vec!["authorization".into()]);
        assert_eq!(reply(204, &[origin, methods, star]), Err(barred));
        assert_eq!(reply(204, &[origin, some]), Err(Barred::Method));
        assert_eq!(
            reply(405, &[origin, methods, some]),
            Err(Barred::Status(405))
        );
        assert_eq!(
            reply(204, &[methods, some]),
            Err(Barred::Hidden(Hidden::Missing))
        );
    }

    #[test]
    fn post_needs_no_mention_among_the_methods() {
        let asked = preflight("POST", &pairs(&[("content-type", "application/json")])).unwrap();
        let headers = pairs(&[
            ("access-control-allow-origin", "*"),
            ("access-control-allow-headers", "Content-Type"),
        ]);
        assert_eq!(admitted(&asked, "https://a.example", 200, &headers), Ok(()));
    }
}
