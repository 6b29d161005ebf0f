//! The recruiter's page on the team's own machine: the page itself, the keys, and the bundles that were received. For
//! this machine only: whoever can ask it gets answers and keys.

use super::site;
use assay_core::document::Value;
use assay_endpoint_check::content_security_policy_with_base;
use axum::Router;
use axum::extract::{Path as UrlPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_http::services::ServeDir;

/// The folders that the recruiter's page is served from.
#[derive(Debug, Clone)]
pub struct RecruiterFolders {
    /// The page.
    pub page: PathBuf,
    /// The keys, served under `keys/`.
    pub keys: Option<PathBuf>,
    /// The received bundles, listed under `bundles/`.
    pub submissions: PathBuf,
}

/// Returns why the recruiter's page cannot be served at an address, or nothing.
pub fn unfit_address(addr: SocketAddr) -> Option<String> {
    (!addr.ip().is_loopback()).then(|| {
        format!(
            "{addr} can be reached from other machines, and the recruiter's page gives answers and keys to whoever asks. \
             Use an address of this machine, such as 127.0.0.1:8081."
        )
    })
}

/// Returns the server of the recruiter's page. `addr` is where it listens.
pub fn recruiter_router(folders: &RecruiterFolders, addr: SocketAddr) -> Router {
    let mut routes = Router::new()
        .route("/bundles/", get(list))
        .route("/bundles/{name}", get(bundle))
        .with_state(Arc::new(folders.submissions.clone()));
    if let Some(keys) = &folders.keys {
        routes = routes.nest_service("/keys", ServeDir::new(keys));
    }
    let routes = site::routes(&folders.page)
        .merge(routes)
        .layer(middleware::from_fn(
            move |request: Request, next: Next| async move {
                if is_meant(request.headers(), addr) {
                    next.run(request).await
                } else {
                    (
                        StatusCode::MISDIRECTED_REQUEST,
                        "The recruiter's page is not at this address.",
                    )
                        .into_response()
                }
            },
        ));
    site::with_security_headers(routes, &folders.page, content_security_policy_with_base)
}

/// Returns whether a request was meant for this machine. A page elsewhere can have its own name lead here, and would
/// read whatever it gets as its own.
fn is_meant(headers: &HeaderMap, addr: SocketAddr) -> bool {
    let asked = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let port = addr.port();
    let names = [
        addr.to_string(),
        format!("localhost:{port}"),
        format!("127.0.0.1:{port}"),
        format!("[::1]:{port}"),
    ];
    asked.is_some_and(|asked| names.iter().any(|name| name == asked))
}

/// The names of all bundles, the oldest first.
async fn list(State(folder): State<Arc<PathBuf>>) -> Response {
    match names(&folder).await {
        Ok(names) => json(Value::from(names).to_string()),
        Err(error) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            format!("{}: {error}.", folder.display()),
        )
            .into_response(),
    }
}

async fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut entries = tokio::fs::read_dir(folder).await?;
    while let Some(entry) = entries.next_entry().await? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().await?;
        if kind.is_file() && is_bundle(&name) {
            let modified = entry.metadata().await?.modified()?;
            found.push((modified, name));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

async fn bundle(State(folder): State<Arc<PathBuf>>, UrlPath(name): UrlPath<String>) -> Response {
    if !is_bundle(&name) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match tokio::fs::read_to_string(folder.join(&name)).await {
        Ok(text) => json(text),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A name that the receiver gives to what it keeps: an identifier, perhaps with the digest of what came second.
fn is_bundle(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    name.ends_with(".json")
        && !name.starts_with('.')
        && !name.contains("..")
        && name.bytes().all(is_plain)
}

fn json(text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_receiver_keeps_is_given_out() {
        assert!(is_bundle("f45ac2bc-2c97-4fe1-a401-dbd60cd4fc37.json"));
        assert!(is_bundle(
            "f45ac2bc-2c97-4fe1-a401-dbd60cd4fc37.0123456789abcdef.json"
        ));
        for name in [
            "../x.json",
            ".draft-1.json",
            "a/b.json",
            "x.txt",
            "%2e%2e.json",
            "",
        ] {
            assert!(!is_bundle(name), "{name}");
        }
    }

    #[test]
    fn names_of_other_hosts_are_not_served() {
        let addr: SocketAddr = "127.0.0.1:8081".parse().unwrap();
        let asked = |host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            is_meant(&headers, addr)
        };
        assert!(asked("127.0.0.1:8081") && asked("localhost:8081"));
        assert!(!asked("evil.example:8081") && !asked("127.0.0.1:8080"));
        assert!(!is_meant(&HeaderMap::new(), addr));
        assert!(unfit_address("0.0.0.0:8081".parse().unwrap()).is_some());
        assert!(unfit_address(addr).is_none());
    }
}
