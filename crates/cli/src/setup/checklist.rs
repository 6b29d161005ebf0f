//! What is set, and what is left to do by hand, with the lines to type.

use super::config_text::is_on_same_host;
use super::folder::{CADDYFILE, Folder, NGINX_SERVER, Remembered, S3_SCRIPT};
use super::host::{Host, s3_place};
use assay_core::config::{Config, Grading, InvitationUse};
use assay_core::person_text::one_line;

/// What the list is about.
#[derive(Debug, Clone, Copy)]
pub struct Status<'a> {
    /// What is there.
    pub folder: &'a Folder,
    /// The configuration as it will be.
    pub config: &'a Config,
    /// What was told.
    pub remembered: &'a Remembered,
    /// The list as an earlier run wrote it and somebody ticked it; empty where there is none.
    pub earlier: &'a str,
}

/// How every list begins that this program wrote.
const HEAD: &str = "# Checklist\n\nWritten by `assay setup`.";

/// Whether a text is a list that this program wrote, whatever was ticked in it and whatever editor saved it.
pub fn is_ours(text: &str) -> bool {
    let plain = text.replace('\r', "");
    plain.trim_start_matches('\u{feff}').starts_with(HEAD)
}

/// The name and the address that the configuration is built with.
const EXAMPLES: [&str; 2] = ["Example Company", "hiring@example.com"];

/// How a step begins that is still to be done, and one that is done.
const BOXES: [&str; 2] = ["- [ ] ", "- [x] "];

/// Returns the list in Markdown. Steps that somebody ticked stay ticked while they say the same.
pub fn checklist(status: &Status) -> String {
    let is_done = |step: &str| {
        status
            .earlier
            .lines()
            .any(|line| line == [BOXES[1], step].concat())
    };
    let mut text = format!(
        "{HEAD} Type the lines in the folder that holds this file. You may tick the boxes: a tick stays as long as its line \
         does. Nothing else that you write here stays: the next run writes the list anew.\n\n## What is set\n\n",
    );
    for (name, value) in settings(status) {
        text += &format!("- {name}: {}\n", one_line(&value));
    }
    text += "\n## What is left to do\n\n";
    for step in steps(status) {
        let (line, rest) = step.split_once('\n').unwrap_or((&step, ""));
        let mark = BOXES[usize::from(is_done(line))];
        text += &format!("{mark}{line}\n");
        for line in rest.lines() {
            text += &if line.is_empty() {
                "\n".into()
            } else {
                format!("  {line}\n")
            };
        }
    }
    let limits = limits(status.remembered.host);
    if !limits.is_empty() {
        text += "\n## What this host cannot do\n\n";
        text += &limits
            .iter()
            .map(|limit| format!("- {limit}\n"))
            .collect::<String>();
    }
    text
}

fn settings(status: &Status) -> Vec<(&'static str, String)> {
    let config = status.config;
    let contact = match config.contact.email.as_str() {
        "" => config.contact.name.clone(),
        email => format!("{} <{email}>", config.contact.name),
    };
    let host = status.remembered.host.map_or("not told", Host::name);
    let site = status.remembered.site.as_deref().unwrap_or("not told");
    let grading = match config.grading {
        Grading::InBrowser => "in the browser; an excerpt of the key lies in the site",
        Grading::Reviewer => "by people, on the recruiter's page",
    };
    let invitations = match config.invitations {
        InvitationUse::Required => "required",
        InvitationUse::Optional => "optional",
        InvitationUse::Off => "off: one link for everyone",
    };
    vec![
        ("Team", config.team.name.clone()),
        ("Contact", contact),
        ("Site", format!("{site} (host: {host})")),
        ("Answers go to", config.submission.url.clone()),
        ("Grading", grading.into()),
        ("Invitations", invitations.into()),
    ]
}

/// A step: its first line, and what to type.
fn step(line: &str, typed: &[&str]) -> String {
    if typed.is_empty() {
        return line.into();
    }
    format!("{line}\n\n```\n{}\n```\n", typed.join("\n"))
}

fn steps(status: &Status) -> Vec<String> {
    let mut steps = missing(status);
    steps.extend(before_upload(status));
    steps.extend(upload(status));
    steps.extend(after_upload(status));
    steps
}

/// What was not told, and without which nothing works.
fn missing(status: &Status) -> Vec<String> {
    let (config, remembered, site) = (status.config, status.remembered, &status.folder.site);
    let mut steps = Vec::new();
    if [&config.team.name, &config.contact.email]
        .into_iter()
        .any(|value| EXAMPLES.contains(&value.as_str()))
    {
        steps.push(step(
            "Name your team and your contact. Those of the example are still there.",
            &[&format!(
                "assay setup {site} --team \"YOUR TEAM\" --contact YOU@YOUR-HOST"
            )],
        ));
    }
    let is_static = remembered.host.is_some_and(Host::takes_no_answers);
    if is_static && is_on_same_host(&config.submission.url) {
        steps.push(step(
            "Give the answers a place. This host takes none; docs/hosting.html lists endpoints under \"Recipes\".",
            &[&format!("assay setup {site} --answers https://YOUR-ENDPOINT")],
        ));
    }
    if remembered.site.is_none() {
        steps.push(step(
            "Say where the site will be, so that the files of its host can be written.",
            &[&format!("assay setup {site} --site https://YOUR-ADDRESS/")],
        ));
    }
    steps
}

fn before_upload(status: &Status) -> Vec<String> {
    let (config, site) = (status.config, &status.folder.site);
    let mut local = format!("assay serve {site} --submissions submissions");
    let has = |folder: &str| status.folder.beside.contains(folder);
    if has("recruiter") {
        local += " --recruiter recruiter";
        if has("keys") {
            local += " --keys keys";
        }
    }
    let mut steps = vec![step(
        "Read what candidates are told: `aids` and `privacy` in the configuration. Then check it.",
        &[&format!("assay check {site}/config.json")],
    )];
    let invited = invite(status, "http://127.0.0.1:8080/", "trial");
    let mut line = String::from(
        "Try it on this machine. The test is at <http://127.0.0.1:8080/>, the recruiter's page at <http://127.0.0.1:8081/recruiter.html>.",
    );
    if !is_on_same_host(&config.submission.url) {
        line +=
            " Answers go to your endpoint from here too, if it accepts pages from this machine.";
    }
    let mut typed = vec![local.as_str()];
    if config.invitations == InvitationUse::Required {
        line += " In a second window, the second line makes an invitation for it.";
        typed.push(&invited);
    }
    steps.push(step(&line, &typed));
    steps
}

fn upload(status: &Status) -> Vec<String> {
    let (remembered, folder) = (status.remembered, status.folder);
    let site = &folder.site;
    let mut steps = Vec::new();
    match remembered.host {
        None | Some(Host::Other) => steps.push(format!(
            "Upload the whole folder `{site}`. If your host lets you set headers, send those that `{site}/_headers` lists."
        )),
        Some(host @ (Host::Netlify | Host::CloudflarePages)) => {
            steps.push(format!(
                "Upload the whole folder `{site}` to {}, as the top of the site: its `_headers` counts there only.",
                host.name()
            ));
        }
        Some(Host::GitHubPages) => steps.push(format!(
            "Put all that is in `{site}` into the branch or folder that GitHub Pages publishes, `.nojekyll` included."
        )),
        Some(Host::S3) => {
            let place = remembered.site.as_deref().and_then(|site| url::Url::parse(site).ok());
            let place = place.as_ref().and_then(s3_place);
            let bucket = if place.is_some() { "" } else { " BUCKET" };
            steps.push(step(
                &format!("Upload the folder `{site}` with this script. It sets types, compression and how long files are kept."),
                &[&format!("sh {S3_SCRIPT}{bucket}")],
            ));
            steps.push("Put CloudFront in front of the bucket, with `index.html` as its default root object and the headers of docs/hosting.html as a response headers policy. Without CloudFront candidates need the address with `index.html` at its end.".into());
        }
        Some(host) => steps.extend(own_machine(status, host)),
    }
    let keys = remembered
        .keys
        .as_deref()
        .map(|keys| format!("`{keys}`, "))
        .unwrap_or_default();
    steps.push(format!(
        "Upload nothing else. Not for candidates: `keys`, `recruiter`, {keys}`submissions`, and this list."
    ));
    steps
}

fn own_machine(status: &Status, host: Host) -> Vec<String> {
    let (config, site) = (status.config, &status.folder.site);
    if host == Host::Assay {
        return vec![step(
            &format!(
                "Copy the folder `{site}` and the program `assay` to the machine that serves it, with a server for https in front of it, and start it there. On this machine alone nothing has to be copied."
            ),
            &[&format!("assay serve {site} --submissions submissions")],
        )];
    }
    if status.remembered.site.is_none() {
        // Its file cannot be written yet, and the list says what is missing.
        return Vec::new();
    }
    let (file, typed) = if host == Host::Nginx {
        (
            NGINX_SERVER,
            [
                "sudo cp assay.nginx.conf /etc/nginx/conf.d/assay.conf",
                "sudo nginx -t",
                "sudo nginx -s reload",
            ],
        )
    } else {
        (
            CADDYFILE,
            [
                "sudo cp Caddyfile /etc/caddy/Caddyfile",
                "caddy validate --config /etc/caddy/Caddyfile",
                "sudo systemctl reload caddy",
            ],
        )
    };
    let mut steps = vec![step(
        &format!(
            "Copy the folder `{site}` to /srv/assay on your machine, look through `{file}`, and put it in place there."
        ),
        &typed,
    )];
    if is_on_same_host(&config.submission.url) {
        steps.push(step(
            "Start the receiver behind it, and see to it that it starts again with the machine. It counts all candidates behind the server as one, so it allows more; the server limits each.",
            &[&format!("assay serve /srv/assay/{site} --submissions /srv/assay/submissions --burst 2000 --per-second 500")],
        ));
    }
    steps
}

fn after_upload(status: &Status) -> Vec<String> {
    let (config, remembered, site) = (status.config, status.remembered, &status.folder.site);
    let page = remembered
        .site
        .as_deref()
        .unwrap_or("https://YOUR-ADDRESS/");
    let mut steps = vec![
        step(
            "Ask the endpoint whether answers would arrive.",
            &[&format!("assay probe --config {site}/config.json --origin {page}")],
        ),
        "Take the test once yourself, as candidates will, and see that the file arrives and opens on the recruiter's page.".into(),
    ];
    steps.push(if config.invitations == InvitationUse::Required {
        step(
            "Invite candidates, each with a link of their own; docs/inviting.html tells how to invite many.",
            &[&invite(status, page, "REFERENCE")],
        )
    } else {
        format!("Send candidates the link: {page}")
    });
    steps
}

/// Returns the line that invites somebody.
fn invite(status: &Status, page: &str, reference: &str) -> String {
    format!(
        "assay invite --keys {} --site {page} --pack {} --campaign \"{}\" --candidate {reference}",
        status.remembered.keys.as_deref().unwrap_or("keys.json"),
        status.folder.in_site(&status.config.assessment),
        status.config.campaign,
    )
}

/// What a policy in the page, without headers, leaves open (CSP 3, section 3.3).
fn limits(host: Option<Host>) -> &'static [&'static str] {
    match host {
        Some(Host::GitHubPages) => &[
            "It sends no headers of ours. The policy in the page holds, but a page cannot forbid other sites to show it in a frame (`frame-ancestors`), and what counts for every reply counts for none: `nosniff`, `Permissions-Policy`, `Cross-Origin-Opener-Policy`.",
            "It keeps files for ten minutes in browsers (`Cache-Control`), so a change shows late.",
            "It takes no answers: they need an endpoint elsewhere.",
        ],
        Some(Host::S3) => &[
            "S3 itself sends no headers of ours but types and `Cache-Control`. The policy in the page holds; the rest, such as `frame-ancestors` and `nosniff`, needs CloudFront.",
            "It takes no answers at the address of the page. A form with a policy can put them into a bucket: docs/hosting.html, under \"S3\".",
        ],
        Some(Host::Netlify | Host::CloudflarePages) => {
            &["It takes no answers: they need an endpoint elsewhere."]
        }
        _ => &[],
    }
}
