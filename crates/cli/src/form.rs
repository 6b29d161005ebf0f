//! Finds the bundle in the body of a request, in each of the ways that pages can send it.

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method};

/// The name of the field or part that carries the bundle.
const FIELD: &str = "bundle";

/// How a content type says that the body carries the bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The body is the bundle.
    Plain,
    /// A field of a web form in one line, `application/x-www-form-urlencoded`.
    UrlEncoded,
    /// A part of a form in parts, `multipart/form-data` (RFC 7578).
    Multipart,
}

impl Encoding {
    /// Reads a content type; empty where none was named.
    pub fn of(content_type: &str) -> Self {
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        match essence.to_ascii_lowercase().as_str() {
            "application/x-www-form-urlencoded" => Self::UrlEncoded,
            "multipart/form-data" => Self::Multipart,
            _ => Self::Plain,
        }
    }
}

/// Returns the bundle's exact text: the body itself, or the field or part "bundle" of a form. `None` where it is not
/// there in full, or not in UTF-8.
pub async fn bundle_text(content_type: &str, body: impl Into<Bytes>) -> Option<String> {
    let body = body.into();
    let bytes = match Encoding::of(content_type) {
        Encoding::Plain => body,
        Encoding::UrlEncoded => {
            return form_urlencoded::parse(&body)
                .find(|(name, _)| name == FIELD)
                .map(|(_, value)| value.into_owned());
        }
        Encoding::Multipart => part(content_type, body).await?,
    };
    String::from_utf8(bytes.into()).ok()
}

async fn part(content_type: &str, body: Bytes) -> Option<Bytes> {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = Method::POST;
    let kind = HeaderValue::from_str(content_type).ok()?;
    request.headers_mut().insert(CONTENT_TYPE, kind);
    // The receiver has measured the body already.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    while let Some(field) = form.next_field().await.ok()? {
        if field.name() == Some(FIELD) {
            return field.bytes().await.ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn found(kind: &str, body: &str) -> Option<String> {
        bundle_text(kind, Vec::from(body)).await
    }

    #[tokio::test]
    async fn a_part_is_found_by_its_name_and_kept_as_it_is() {
        let body = "--b c\r\nContent-Disposition: form-data; filename=\"bundle\"; name=\"x\"\r\n\r\n1\
             \r\n--b c\r\ncontent-disposition: form-data; name=\"bundle\"\r\ncontent-type: text/plain\
             \r\n\r\n{\"a\":\"--b c\"}\r\n\r\n\r\n--b c--\r\n";
        let kind = "Multipart/Form-Data; charset=utf-8; boundary=\"b c\"";
        assert_eq!(
            found(kind, body).await.as_deref(),
            Some("{\"a\":\"--b c\"}\r\n\r\n")
        );
        assert_eq!(found("multipart/form-data; boundary=z", body).await, None);
        assert_eq!(found("multipart/form-data", body).await, None);
        let cut = body.split("\r\n\r\n\r\n").next().unwrap();
        assert_eq!(found(kind, cut).await, None, "a part that was cut off");
    }

    #[tokio::test]
    async fn bytes_that_are_no_text_are_not_guessed_at() {
        let head = "--b\r\nContent-Disposition: form-data; name=\"bundle\"\r\n\
             Content-Type: text/plain; charset=iso-8859-1\r\n\r\n";
        let body = [head.as_bytes(), &[0xe4], b"\r\n--b--\r\n"].concat();
        let found = bundle_text("multipart/form-data; boundary=b", body).await;
        assert_eq!(found, None);
    }

    #[tokio::test]
    async fn a_field_is_decoded_and_anything_else_is_taken_whole() {
        let form = "application/x-www-form-urlencoded; charset=UTF-8";
        let field = found(form, "x=1&bundle=%7B%22+%22%7D").await;
        assert_eq!(field.unwrap(), "{\" \"}");
        assert_eq!(found(form, "x=1").await, None);
        assert_eq!(found("text/plain", "{}").await.unwrap(), "{}");
        assert_eq!(found("", "{}").await.unwrap(), "{}");
        assert_eq!(bundle_text("", vec![0xff]).await, None);
    }
}
