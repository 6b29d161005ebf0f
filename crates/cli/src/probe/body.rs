//! The bytes of a request, as a browser writes them.

use super::line::HttpRequest;
use assay_core::record::delivery::{Body, FilePart, Request};
use assay_endpoint_check::{headers_of, is_forbidden};
use url::Url;

/// The request as it goes over the line. `boundary` parts a multipart form and is found in none of
/// its parts.
pub fn wire(request: &Request, url: Url, boundary: &str) -> HttpRequest {
    let (headers, body) = match &request.body {
        Body::Text { text, .. } => (headers_of(request), text.clone().into_bytes()),
        Body::Multipart { fields, file } => {
            let kept = request
                .headers
                .iter()
                .filter(|(name, _)| !is_forbidden(name));
            let kind = format!("multipart/form-data; boundary={boundary}");
            let headers = kept.cloned().chain([("Content-Type".into(), kind)]);
            (headers.collect(), multipart(fields, file, boundary))
        }
    };
    HttpRequest {
        method: request.method.into(),
        url,
        headers,
        body: Some(body),
    }
}

fn multipart(fields: &[(String, String)], file: &FilePart, boundary: &str) -> Vec<u8> {
    let mut text = String::new();
    for (name, value) in fields {
        text += &format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n",
            quoted(name),
            lines(value)
        );
    }
    text += &format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
         Content-Type: application/json\r\n\r\n{}\r\n--{boundary}--\r\n",
        quoted(&file.field),
        quoted(&file.file_name),
        file.text
    );
    text.into_bytes()
}

/// A name between quotes; line breaks and quotes are written as the HTML standard has it.
fn quoted(name: &str) -> String {
    let name = name.replace('\r', "%0D").replace('\n', "%0A");
    name.replace('"', "%22")
}

/// Line breaks in fields are always two characters.
fn lines(value: &str) -> String {
    let plain = value.replace("\r\n", "\n").replace('\r', "\n");
    plain.replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::bundle_text;
    use assay_core::record::delivery::request;
    use assay_test_support::submission;

    #[tokio::test]
    async fn a_receiver_finds_the_document_in_every_encoding() {
        for encoding in ["json", "text", "form", "multipart"] {
            let extra = format!(
                r#","encoding":"{encoding}","fields":{{"a\"b":"1\n2"}},"headers":{{"Cookie":"x"}}"#
            );
            let request = request(&submission(&extra), &[], "{\"a\":\"b c\"}");
            let url = Url::parse("https://a.example/").unwrap();
            let wire = wire(&request, url, "----x");
            assert_eq!(wire.headers.len(), 1, "{:?}", wire.headers);
            let body = wire.body.unwrap();
            let found = bundle_text(&wire.headers[0].1, body).await;
            assert_eq!(found.unwrap(), "{\"a\":\"b c\"}");
        }
    }
}
