//! Finding the bundle in the body of a request, in each of the ways that pages can send it.

/// The name of the field or part that carries the bundle.
const FIELD: &str = "bundle";

/// The bundle's exact text: the body itself, or the field or part "bundle" of a form. `kind` is the
/// content type; empty where none was named.
pub fn bundle_text(kind: &str, body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?;
    let (essence, parameters) = kind.split_once(';').unwrap_or((kind, ""));
    match essence.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => form_urlencoded::parse(body)
            .find(|(name, _)| name == FIELD)
            .map(|(_, value)| value.into_owned()),
        "multipart/form-data" => part(text, parameter(parameters, "boundary")?).map(String::from),
        _ => Some(text.into()),
    }
}

/// A parameter of a header such as `form-data; name="bundle"`; without quotes.
fn parameter<'a>(parameters: &'a str, wanted: &str) -> Option<&'a str> {
    parameters
        .split(';')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted))
        .map(|(_, value)| value.trim().trim_matches('"'))
}

/// The part named "bundle" of a multipart form (RFC 7578).
fn part<'a>(text: &'a str, boundary: &str) -> Option<&'a str> {
    let first = ["--", boundary].concat();
    // A boundary counts only at the start of a line: what a candidate wrote may hold its letters.
    let next = ["\r\n", &first].concat();
    let (_, mut rest) = text.split_once(&first)?;
    loop {
        // The line break that ends one part opens the next; the last part is followed by "--".
        let (part, after) = rest.split_once(&next)?;
        let (head, content) = part.split_once("\r\n\r\n")?;
        let is_wanted = head.lines().any(|line| {
            line.split_once(':').is_some_and(|(name, value)| {
                name.eq_ignore_ascii_case("content-disposition")
                    && parameter(value, "name") == Some(FIELD)
            })
        });
        if is_wanted {
            return Some(content);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(kind: &str, body: &str) -> Option<String> {
        bundle_text(kind, body.as_bytes())
    }

    #[test]
    fn a_part_is_found_by_its_name_and_kept_as_it_is() {
        let body = "--b c\r\nContent-Disposition: form-data; filename=\"bundle\"; name=\"x\"\r\n\r\n1\
             \r\n--b c\r\ncontent-disposition: form-data; name=\"bundle\"\r\ncontent-type: text/plain\
             \r\n\r\n{\"a\":\"--b c\"}\r\n\r\n\r\n--b c--\r\n";
        let kind = "Multipart/Form-Data; charset=utf-8; boundary=\"b c\"";
        assert_eq!(
            found(kind, body).as_deref(),
            Some("{\"a\":\"--b c\"}\r\n\r\n")
        );
        assert_eq!(found("multipart/form-data; boundary=z", body), None);
        assert_eq!(found("multipart/form-data", body), None);
        let cut = body.split("\r\n\r\n\r\n").next().unwrap();
        assert_eq!(found(kind, cut), None, "a part that was cut off");
    }

    #[test]
    fn a_field_is_decoded_and_anything_else_is_taken_whole() {
        let form = "application/x-www-form-urlencoded; charset=UTF-8";
        assert_eq!(found(form, "x=1&bundle=%7B%22+%22%7D").unwrap(), "{\" \"}");
        assert_eq!(found(form, "x=1"), None);
        assert_eq!(found("text/plain", "{}").unwrap(), "{}");
        assert_eq!(found("", "{}").unwrap(), "{}");
        assert_eq!(bundle_text("", &[0xff]), None);
    }
}
