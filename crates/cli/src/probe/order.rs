//! One probe from the configuration to the last finding.

use super::body::wire;
use super::diagnose::{diagnose, settled};
use super::line::{Line, RedirectStep};
use super::policy::{Policy, policies};
use super::walk::{origin_of, walk};
use crate::check;
use crate::files::read;
use assay_core::config::{Config, Submission};
use assay_core::document::{self, DocumentHeader, Problem, Value};
use assay_core::record::delivery::request;
use assay_endpoint_check::{Finding, Level};
use std::fmt;
use std::path::Path;
use url::Url;
use uuid::Uuid;

/// What is to be tried.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The configuration.
    pub config: &'a Path,
    /// The address of the candidates' page, such as `https://jobs.example.com/cto/`.
    pub page: Option<&'a str>,
    /// The probe's identifier; a fresh one otherwise.
    pub attempt_id: Option<&'a str>,
    /// The site as it is uploaded, for its policy; otherwise the folder of the configuration.
    pub site: Option<&'a Path>,
    /// Now, in milliseconds since the epoch.
    pub now_ms: i64,
}

/// What was found about one place that answers go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its name in the configuration.
    pub name: &'static str,
    /// Its address as it is configured.
    pub url: String,
    /// The findings, in the order of the steps.
    pub findings: Vec<Finding>,
}

/// Everything that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// About the configuration.
    pub settings: Vec<Finding>,
    /// About each place that answers go to, in the order in which they are tried.
    pub targets: Vec<Target>,
}

impl Outcome {
    /// Returns whether a candidate's answers would arrive: the test can be taken, and one of the places takes
    /// and acknowledges them.
    pub fn arrives(&self) -> bool {
        let is_usable = self
            .settings
            .iter()
            .all(|found| found.level != Level::Problem);
        is_usable
            && assay_endpoint_check::arrives(self.targets.iter().map(|target| &target.findings))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Configuration")?;
        for found in &self.settings {
            writeln!(f, "{found}")?;
        }
        for target in &self.targets {
            writeln!(f, "\n{}: {}", target.name, target.url)?;
            for found in &target.findings {
                writeln!(f, "{found}")?;
            }
        }
        f.write_str(if self.arrives() {
            "\nA candidate's answers would arrive."
        } else {
            "\nA candidate's answers would not arrive, or the candidate would be told so."
        })
    }
}

/// Probes every place that a configuration sends answers to, one after the other. `line` opens a line
/// on which a request may take so many milliseconds.
pub fn probe<L: Line>(order: &Order, line: impl Fn(u32) -> L) -> Outcome {
    let mut outcome = Outcome::default();
    let problems = check(&[order.config.to_path_buf()]);
    outcome.settings.extend(problems.0.into_iter().map(finding));
    let name = order.config.display().to_string();
    let parsed = read(order.config).and_then(|value| Config::parse(&name, &value));
    let Ok(config) = parsed else {
        return outcome;
    };
    if outcome.settings.is_empty() {
        let text = format!("{name} is in order, with what it names.");
        outcome.settings.push(Finding::ok("Files", text));
    }
    let page = match order.page.map(page_address).transpose() {
        Ok(page) => page,
        Err(finding) => {
            outcome.settings.push(finding);
            return outcome;
        }
    };
    let trial = Trial::new(order, &config, page);
    for (name, submission) in assay_endpoint_check::places(&config) {
        let mut line = line(submission.timeout_ms);
        outcome.targets.push(Target {
            name,
            url: submission.url.clone(),
            findings: trial.of(submission, &mut line),
        });
    }
    outcome
}

fn finding(problem: Problem) -> Finding {
    let text = format!("{}: {}: {}", problem.file, problem.path, problem.message);
    Finding::problem("Files", text, problem.remedy)
}

/// The address that relative ones are relative to.
fn page_address(text: &str) -> Result<Url, Finding> {
    let url = Url::parse(text).ok();
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
    let mut url = url.ok_or_else(|| {
        Finding::problem(
            "Page",
            format!("{text} is no address of a page."),
            "Write one such as https://jobs.example.com or https://jobs.example.com/cto/.",
        )
    })?;
    let last = url.path().rsplit('/').next().unwrap_or_default();
    if !last.is_empty() && !last.contains('.') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// What stands in for a page whose address nobody gave.
const STAND_IN: &str = "https://page.invalid/";

/// What the probes of all places have in common.
struct Trial {
    page: Option<Url>,
    attempt_id: String,
    campaign: String,
    assessment_id: String,
    policies: Vec<Policy>,
    is_site_given: bool,
    now_ms: i64,
}

impl Trial {
    fn new(order: &Order, config: &Config, page: Option<Url>) -> Self {
        let beside = order.config.parent().unwrap_or(Path::new(""));
        let pack = read(&beside.join(&config.assessment)).unwrap_or(Value::Null);
        let header: DocumentHeader = document::header(&pack);
        Self {
            page,
            attempt_id: order
                .attempt_id
                .map_or_else(|| Uuid::new_v4().to_string(), String::from),
            campaign: config.campaign.clone(),
            assessment_id: header.id.unwrap_or_else(|| "probe".into()),
            policies: policies(order.site.unwrap_or(beside)),
            is_site_given: order.site.is_some(),
            now_ms: order.now_ms,
        }
    }

    fn of(&self, submission: &Submission, line: &mut dyn Line) -> Vec<Finding> {
        let text = assay_endpoint_check::document(&self.attempt_id, &self.campaign, self.now_ms);
        let values = assay_endpoint_check::placeholders(
            &self.attempt_id,
            &self.campaign,
            &self.assessment_id,
        );
        let request = request(submission, &values, &text);
        let mut findings = Vec::new();
        let base = match self.base(&request.url, &mut findings) {
            Some(base) => base,
            None => return findings,
        };
        let page = origin_of(&base);
        let Ok(url) = base.join(&request.url) else {
            findings.push(Finding::problem(
                "Address",
                format!("{} is no address.", request.url),
                "Correct submission.url.",
            ));
            return findings;
        };
        findings.extend(assay_endpoint_check::settings(
            &request,
            &page,
            &origin_of(&url),
        ));
        let boundary = format!("----assay-{}", self.attempt_id);
        let wire = wire(&request, url, &boundary);
        let first = walk(line, wire.clone(), &page);
        findings.extend(self.policy(&first, &page));
        findings.extend(diagnose(&first, submission, self.now_ms));
        let second = settled(&first).map(|_| walk(line, wire, &page));
        findings.extend(second.and_then(|second| {
            let (_, first) = settled(&first)?;
            let (_, second) = settled(&second)?;
            assay_endpoint_check::duplicates(
                submission,
                (first.status, &first.body),
                (second.status, &second.body),
            )
        }));
        findings
    }

    /// The page's address, or what stands in for it; none where nothing can.
    fn base(&self, url: &str, findings: &mut Vec<Finding>) -> Option<Url> {
        if let Some(page) = &self.page {
            return Some(page.clone());
        }
        let remedy =
            "Give --origin with the address of the page, such as https://jobs.example.com/cto/.";
        if Url::parse(url).is_err() {
            findings.push(Finding::problem(
                "Page",
                "The endpoint is on the page's own host, and nobody has said which that is.",
                remedy,
            ));
            return None;
        }
        let stand_in = Url::parse(STAND_IN).ok()?;
        findings.push(Finding::warning(
            "Page",
            format!(
                "Nobody has said where the page is. {} stands in for it.",
                origin_of(&stand_in)
            ),
            remedy,
        ));
        Some(stand_in)
    }

    /// Returns whether the site's policy lets the page send to every host on the way.
    fn policy(&self, hops: &[RedirectStep], page: &str) -> Vec<Finding> {
        if self.policies.is_empty() && self.is_site_given {
            return vec![Finding::warning(
                "Policy",
                "The site has no content security policy that could be read here.",
                "Make it with `cargo xtask dist`, and name the folder that is uploaded.",
            )];
        }
        let mut findings = Vec::new();
        for policy in &self.policies {
            let barred = hops
                .iter()
                .enumerate()
                .find(|(number, hop)| !policy.allows(page, &hop.url, *number > 0));
            let file = &policy.file;
            findings.push(match barred {
                None => Finding::ok(
                    "Policy",
                    format!("The policy in {file} lets the page send there."),
                ),
                Some((_, hop)) => forbidden(file, &origin_of(&hop.url)),
            });
        }
        findings
    }
}

fn forbidden(file: &str, origin: &str) -> Finding {
    Finding::problem(
        "Policy",
        format!(
            "The policy in {file} does not let the page send to {origin}. Browsers would not send the answers."
        ),
        "Run `assay allow` on the folder of the site, which writes the hosts of config.json into its policies; then upload it again.",
    )
}
