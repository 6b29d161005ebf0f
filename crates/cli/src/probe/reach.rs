//! Whether a host can be reached: its name, its address, its certificate.

use super::line::{Fault, RedirectStep, TransportError};
use super::walk::origin_of;
use assay_endpoint_check::{Finding, is_this_machine};
use std::net::IpAddr;

/// The name of the host, for people.
pub fn host(hop: &RedirectStep) -> &str {
    hop.url.host_str().unwrap_or_default()
}

/// What a candidate sees of a host that does not answer.
pub const OUTAGE: &str =
    "The candidate would see that the place cannot be reached, and the page would keep trying.";

/// Returns where the host is.
pub fn place(hop: &RedirectStep) -> Option<Finding> {
    let host = host(hop);
    let Ok(found) = &hop.found else {
        return Some(Finding::problem(
            "Host",
            format!("There is no host {host}. {OUTAGE}"),
            "Correct the address, or have its name entered in the DNS; a new name takes a while to be known.",
        ));
    };
    let first = found.first()?;
    if found.iter().all(|address| is_inside(*address)) && !is_this_machine(&origin_of(&hop.url)) {
        return Some(Finding::warning(
            "Host",
            format!(
                "{host} is at {first}, inside a network of your own. Candidates elsewhere cannot reach it."
            ),
            "Use an address that the whole internet knows.",
        ));
    }
    let is_named = hop.url.domain().is_some();
    is_named.then(|| Finding::ok("Host", format!("{host} was found at {first}.")))
}

/// Returns whether an address means something only inside one network.
fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

/// A certificate that was accepted.
pub fn protection(hop: &RedirectStep) -> Option<Finding> {
    let asked = hop.question.as_ref().map(|asked| asked.reply.is_ok());
    let is_reached = asked.unwrap_or(hop.seen().is_some());
    (is_reached && hop.url.scheme() == "https").then(|| {
        Finding::ok(
            "Certificate",
            format!("The certificate of {} is valid.", host(hop)),
        )
    })
}

/// A host that gave no reply.
pub fn silent(silence: &TransportError, hop: &RedirectStep) -> Finding {
    let host = host(hop);
    let port = hop.url.port_or_known_default().unwrap_or_default();
    let (step, text, remedy) = match silence {
        TransportError::NoSuchHost => (
            "Host",
            format!("There is no host {host}."),
            "Correct the address.",
        ),
        TransportError::Refused => (
            "Connection",
            format!(
                "{host} is there, but nothing listens at its port {port} (connection refused)."
            ),
            "Start the endpoint, or correct the port.",
        ),
        TransportError::TimedOut => (
            "Connection",
            format!("{host} did not reply in the time of timeout_ms."),
            "Look whether it runs and whether a firewall keeps others out; let it acknowledge at once and do its work afterwards.",
        ),
        TransportError::Certificate(fault) => return certificate(fault, host),
        TransportError::Broken(reason) => (
            "Connection",
            format!("The connection to {host} failed: {reason}."),
            if hop.url.scheme() == "https" {
                "Look whether it speaks https at this port."
            } else {
                "Look whether it speaks http at this port."
            },
        ),
    };
    Finding::problem(step, format!("{text} {OUTAGE}"), remedy)
}

fn certificate(fault: &Fault, host: &str) -> Finding {
    let (what, remedy) = match fault {
        Fault::Expired => ("has expired".into(), "Renew it."),
        Fault::TooEarly => ("is not valid yet".into(), "Wait, or have it made anew; look at the clock of this machine as well."),
        Fault::OtherName => ("was made for another name".into(), "Have one made for this name, or use the name that it was made for."),
        Fault::UnknownMaker => (
            "was made by somebody whom browsers do not trust, or a certificate in between is missing".into(),
            "Have one made by a public authority, and let the host send the whole chain.",
        ),
        Fault::Revoked => ("was revoked".into(), "Have a new one made."),
        Fault::Other(reason) => (format!("is not valid: {reason}"), "Have a new one made."),
    };
    Finding::problem(
        "Certificate",
        format!("The certificate of {host} {what}. Browsers send nothing. {OUTAGE}"),
        remedy,
    )
}
