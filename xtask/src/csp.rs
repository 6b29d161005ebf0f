//! The headers that a site is served with, from the endpoint that its configuration names.

use serde_json::Value;

/// The origin of an address, if it names a host: answers may be sent there.
pub fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(format!("{scheme}://{host}"))
}

/// The content security policy for a configuration, without `frame-ancestors`.
pub fn policy(config: &Value) -> String {
    let url = config["submission"]["url"].as_str().unwrap_or_default();
    let endpoint = origin(url).map_or_else(String::new, |origin| format!(" {origin}"));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'{endpoint}; \
         base-uri 'none'; form-action 'none'"
    )
}

/// Headers for every reply, by name.
pub fn headers(config: &Value) -> Vec<(&'static str, String)> {
    vec![
        (
            "Content-Security-Policy",
            format!("{}; frame-ancestors 'none'", policy(config)),
        ),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        (
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=()".into(),
        ),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cache-Control", "no-cache".into()),
    ]
}

/// The headers as Netlify and Cloudflare Pages read them.
pub fn headers_file(config: &Value) -> String {
    let mut file = String::from("/*\n");
    for (name, value) in headers(config) {
        file.push_str(&format!("  {name}: {value}\n"));
    }
    file
}

/// The headers as lines for an nginx `location`.
pub fn nginx_file(config: &Value) -> String {
    headers(config)
        .into_iter()
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_may_go_to_the_endpoint_and_nowhere_else() {
        let config = serde_json::json!({"submission": {"url": "https://in.example.com:8443/a?b"}});
        let policy = policy(&config);
        assert!(policy.contains("connect-src 'self' https://in.example.com:8443;"));
        assert!(!policy.contains("unsafe-inline"));
        let here = serde_json::json!({"submission": {"url": "submissions/{attempt_id}"}});
        assert!(super::policy(&here).contains("connect-src 'self';"));
    }
}
