//! The static site: right types, compressed copies where they exist, strict headers.

use assay_core::config::ConfigHeader;
use assay_core::document::Value;
use assay_endpoint_check::security_headers;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Routes for every file below a folder. Unknown addresses get the folder's `404.html`.
pub fn routes(folder: &Path) -> Router {
    let missing = folder.join("404.html");
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip();
    let site = if missing.exists() {
        Router::new().fallback_service(files.not_found_service(ServeFile::new(missing)))
    } else {
        Router::new().fallback_service(files.not_found_service(tower::service_fn(|_| async {
            Ok((StatusCode::NOT_FOUND, Html("<h1>Not found</h1>")).into_response())
        })))
    };
    let folder: Arc<Path> = folder.into();
    site.layer(middleware::from_fn_with_state(folder, serve_file))
}

/// Returns what the file service leaves open: hidden files, ways out of the folder, stale copies, how long a
/// browser may keep a file.
async fn serve_file(State(folder): State<Arc<Path>>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    match meant(&folder, &path) {
        Some(file) if stays_inside(&folder, &file).await => {
            if has_stale_copy(&file).await {
                request.headers_mut().remove(header::ACCEPT_ENCODING);
            }
        }
        _ => {
            request = Request::new(axum::body::Body::empty());
            *request.uri_mut() = axum::http::Uri::from_static("/no-such-file");
        }
    }
    let mut response = next.run(request).await;
    let is_found = response.status().is_success() || response.status().is_redirection();
    let keep = if is_found && has_digest(&path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(
        header::VARY,
        HeaderValue::from_static(header::ACCEPT_ENCODING.as_str()),
    );
    response
}

/// The file that an address means; none where the address is no plain list of names.
fn meant(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_encoding::percent_decode_str(path.strip_prefix('/')?);
    let mut names = path.decode_utf8().ok()?.into_owned();
    if names.is_empty() || names.ends_with('/') {
        names.push_str("index.html");
    }
    names.split('/').all(is_plain).then(|| folder.join(&names))
}

/// A name that a site may have. One with a dot before it is not meant for others; a folder by mistake
/// served as a site may hold such files.
fn is_plain(name: &str) -> bool {
    let is_odd = |letter: char| letter.is_control() || "\\:".contains(letter);
    !name.is_empty() && !name.starts_with('.') && !name.contains(is_odd)
}

/// Returns whether neither a file nor a compressed copy of it is a link that leads out of the folder.
async fn stays_inside(folder: &Path, file: &Path) -> bool {
    let Ok(folder) = tokio::fs::canonicalize(folder).await else {
        return false;
    };
    for end in ["", ".br", ".gz"] {
        let place = tokio::fs::canonicalize(with_end(file, end)).await;
        if place.is_ok_and(|place| !place.starts_with(&folder)) {
            return false;
        }
    }
    true
}

/// Returns whether a file is newer than a compressed copy of it: a team has edited `config.json` since.
async fn has_stale_copy(file: &Path) -> bool {
    let Some(edited) = modified(file.into()).await else {
        return false;
    };
    for end in [".br", ".gz"] {
        let copied = modified(with_end(file, end)).await;
        if copied.is_some_and(|copied| copied < edited) {
            return true;
        }
    }
    false
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

async fn modified(file: PathBuf) -> Option<SystemTime> {
    tokio::fs::metadata(file).await.ok()?.modified().ok()
}

/// Returns whether a file's name, or that of the folder it is in, changes with its content:
/// `site-0123456789abcdef.css`, `app-0123456789abcdef/candidate.js`.
fn has_digest(path: &str) -> bool {
    path.rsplit('/').take(2).any(|name| {
        let end = name.rsplit_once('-').map_or("", |(_, end)| end);
        let digest = end.split('.').next().unwrap_or_default();
        digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Writes the content security policy of a page that sends to these endpoints.
pub type WritePolicy = fn(html: &str, endpoints: &[&str]) -> String;

/// Adds the headers of every reply to all routes of a router. `policy` writes the content security policy of its pages.
pub fn with_security_headers(routes: Router, folder: &Path, policy: WritePolicy) -> Router {
    let add = |routes: Router, (name, value)| {
        routes.layer(SetResponseHeaderLayer::overriding(name, value))
    };
    reply_headers(folder, policy).into_iter().fold(routes, add)
}

/// The headers of every reply. Answers may go to this host and to the endpoints in `config.json`, and the page may use
/// the styles that stand in it.
fn reply_headers(folder: &Path, policy: WritePolicy) -> Vec<(HeaderName, HeaderValue)> {
    // Where there is no page, there are no styles in it.
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    let config = crate::files::read(&folder.join("config.json")).unwrap_or(Value::Null);
    let config = ConfigHeader::of(&config);
    let endpoints = [&config.submission, &config.backup];
    let endpoints: Vec<&str> = endpoints
        .iter()
        .filter_map(|endpoint| endpoint.url.as_deref())
        .collect();
    security_headers(&policy(&page, &endpoints))
        .into_iter()
        .filter_map(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::has_digest;

    #[test]
    fn only_names_with_a_digest_are_kept_forever() {
        assert!(has_digest("/a/app-81bd6c4a0f2e9d33/candidate_bg.wasm"));
        assert!(has_digest("/site-81bd6c4a0f2e9d33.css"));
        for path in ["/", "/boot.js", "/cto-smb.json", "/a-81bd6c4a/boot.js"] {
            assert!(!has_digest(path), "{path}");
        }
    }
}
