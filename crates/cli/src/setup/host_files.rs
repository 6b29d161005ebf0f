//! The files that a host needs beside the site as it is built.

use super::folder::{CADDYFILE, HEADERS, NGINX_HEADERS, NGINX_SERVER, NO_JEKYLL, S3_SCRIPT};
use super::host::{Host, s3_place};
use assay_endpoint_check::{FOREVER, headers_file, nginx_headers, security_headers};
use std::collections::BTreeSet;
use url::Url;

/// What the files of a host say.
#[derive(Debug, Clone)]
pub struct HostSetting<'a> {
    /// The address of the site.
    pub site: Option<&'a Url>,
    /// The name of the site's folder.
    pub folder: &'a str,
    /// The content security policy of its page.
    pub policy: &'a str,
    /// What is named by its content, as paths in headers.
    pub hashed: &'a [String],
    /// The path that answers are sent to, where that is on the host of the page: `submissions/`.
    pub receiver: Option<&'a str>,
    /// Keys that must not lie on the host, by their paths in the site.
    pub gone: &'a BTreeSet<String>,
}

/// Where the site lies on a machine of the team's own.
const SERVED_FROM: &str = "/srv/assay";

/// The most bytes of an answer that a server lets through: those of sealed answers, and some more.
const MOST_BYTES: u32 = 1_400_000;

/// Every file that is written for some host, with its path from the root.
pub fn known(folder: &str) -> [String; 6] {
    let in_site = |name: &str| format!("{folder}/{name}");
    [
        in_site(HEADERS),
        in_site(NGINX_HEADERS),
        in_site(NO_JEKYLL),
        S3_SCRIPT.into(),
        NGINX_SERVER.into(),
        CADDYFILE.into(),
    ]
}

/// Returns the text that a file has for a host; `None` where the host needs no such file.
pub fn text(path: &str, host: Host, setting: &HostSetting) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or_default();
    match (name, host) {
        (HEADERS, Host::Netlify | Host::CloudflarePages | Host::Other) => {
            Some(headers_file(setting.policy, setting.hashed, &[]))
        }
        (NGINX_HEADERS, Host::Nginx | Host::Other) => Some(nginx_headers(setting.policy)),
        (NO_JEKYLL, Host::GitHubPages) => Some(String::new()),
        (S3_SCRIPT, Host::S3) => Some(s3_script(setting)),
        (NGINX_SERVER, Host::Nginx) => nginx_server(setting),
        (CADDYFILE, Host::Caddy) => caddyfile(setting),
        _ => None,
    }
}

/// Returns the folder of a site on its host: `/` or `/cto/`.
pub fn folder_of(site: &Url) -> &str {
    let path = site.path();
    let end = path.rfind('/').map_or(0, |at| at + 1);
    &path[..end]
}

fn s3_script(setting: &HostSetting) -> String {
    let place = setting.site.and_then(s3_place);
    let to = match &place {
        Some(place) => format!("${{1:-{place}}}"),
        None => "${1:?Name the bucket, or BUCKET/FOLDER.}".into(),
    };
    let argument = if place.is_some() { "" } else { " BUCKET" };
    // A script of `sh` is full of braces, so it is not a format string.
    include_str!("upload-s3.sh")
        .replace("{argument}", argument)
        .replace("{to}", &to)
        .replace("{folder}", setting.folder)
        .replace("{forever}", FOREVER)
        .replace("{gone}", &removals(setting.gone))
}

/// The lines of the script that remove keys from the bucket, each by its path: other tests may lie there too.
fn removals(gone: &BTreeSet<String>) -> String {
    if gone.is_empty() {
        return String::new();
    }
    let mut lines = String::from(
        "\n# These keys were taken out of the site, or were never to lie there. Everybody could read them.\n\
         remove() {\n\
         \x20 [ -e \"./$1\" ] || aws s3 rm \"$to/$1\"\n\
         }\n",
    );
    for path in gone {
        // Within single quotes `sh` knows no other sign than the quote.
        lines += &format!("remove '{}'\n", path.replace('\'', r"'\''"));
    }
    lines
}

fn nginx_server(setting: &HostSetting) -> Option<String> {
    let site = setting.site?;
    let (host, at) = (site.host_str()?, folder_of(site));
    let served = format!("{SERVED_FROM}/{}", setting.folder);
    // `alias` replaces the path of the location; at the top that is what `root` does.
    let files = match at {
        "/" => format!("root {served};"),
        _ => format!("alias {served}/;"),
    };
    let mut text = format!(
        "# Written by `assay setup`, for /etc/nginx/conf.d/. It expects the folder {folder} in {SERVED_FROM}, and a\n\
         # certificate; certbot puts one where the two lines say.\n",
        folder = setting.folder,
    );
    if setting.receiver.is_some() {
        text += "limit_req_zone $binary_remote_addr zone=assay_answers:10m rate=10r/s;\n";
    }
    text += &format!(
        "\nserver {{\n\
         \x20 listen 443 ssl;\n\
         \x20 server_name {host};\n\
         \x20 ssl_certificate /etc/letsencrypt/live/{host}/fullchain.pem;\n\
         \x20 ssl_certificate_key /etc/letsencrypt/live/{host}/privkey.pem;\n\
         \n\
         \x20 location {at} {{\n\
         \x20   {files}\n\
         \x20   error_page 404 {at}404.html;\n\
         \x20   include {served}/{NGINX_HEADERS};\n\
         \x20 }}\n"
    );
    if let Some(receiver) = setting.receiver {
        let place = receiver_path(at, receiver);
        let behind = receiver.trim_start_matches('/');
        text += &format!(
            "\n\
             \x20 # The receiver: assay serve, behind this server.\n\
             \x20 location {place} {{\n\
             \x20   limit_req zone=assay_answers burst=60 nodelay;\n\
             \x20   limit_req_status 429;\n\
             \x20   client_max_body_size {MOST_BYTES};\n\
             \x20   proxy_pass http://127.0.0.1:8080/{behind};\n\
             \x20 }}\n"
        );
    }
    Some(text + "}\n")
}

fn caddyfile(setting: &HostSetting) -> Option<String> {
    let site = setting.site?;
    let (host, at) = (site.host_str()?, folder_of(site));
    let served = format!("{SERVED_FROM}/{}", setting.folder);
    let mut text = format!(
        "# Written by `assay setup`, for /etc/caddy/Caddyfile. It expects the folder {folder} in {SERVED_FROM}. Caddy\n\
         # fetches the certificate.\n\
         {host} {{\n",
        folder = setting.folder,
    );
    if let Some(receiver) = setting.receiver {
        let place = receiver_path(at, receiver);
        let strip = match at.trim_end_matches('/') {
            "" => String::new(),
            _ if receiver.starts_with('/') => String::new(),
            folder => format!("\t\turi strip_prefix {folder}\n"),
        };
        text += &format!(
            "\t# The receiver: assay serve, behind this server.\n\
             \thandle {place}* {{\n\
             {strip}\
             \t\trequest_body {{\n\
             \t\t\tmax_size {MOST_BYTES}\n\
             \t\t}}\n\
             \t\treverse_proxy 127.0.0.1:8080\n\
             \t}}\n\n"
        );
    }
    let block = match at.trim_end_matches('/') {
        "" => "handle".into(),
        folder => {
            text += &format!("\tredir {folder} {at}\n");
            format!("handle_path {at}*")
        }
    };
    text += &format!("\t{block} {{\n\t\troot * {served}\n\t\theader {{\n");
    for (name, value) in security_headers(setting.policy) {
        text += &format!("\t\t\t{name} \"{value}\"\n");
    }
    text += &format!(
        "\t\t}}\n\
         \t\t@named path_regexp \"/[a-z]+-[0-9a-f]{{16}}(/[^/]+|\\.[a-z]+)$\"\n\
         \t\theader @named Cache-Control \"{FOREVER}\"\n\
         \t\t@others not path_regexp \"/[a-z]+-[0-9a-f]{{16}}(/[^/]+|\\.[a-z]+)$\"\n\
         \t\theader @others Cache-Control no-cache\n\
         \t\tfile_server {{\n\
         \t\t\tprecompressed br gzip\n\
         \t\t}}\n\
         \t}}\n\
         \thandle_errors {{\n\
         \t\troot * {served}\n\
         \t\trewrite * /404.html\n\
         \t\tfile_server\n\
         \t}}\n\
         }}\n"
    );
    Some(text)
}

/// Returns the path of the receiver on its host.
fn receiver_path(at: &str, receiver: &str) -> String {
    if receiver.starts_with('/') {
        receiver.into()
    } else {
        [at, receiver].concat()
    }
}
