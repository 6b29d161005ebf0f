//! The way of a request as a browser goes it: the question first where one is needed, then the
//! request, then wherever the reply sends it.

use super::line::{HttpReply, HttpRequest, Line, Question, RedirectStep};
use assay_endpoint_check::cors::{self, Preflight};
use assay_endpoint_check::is_this_machine;
use url::Url;

/// Redirects that a browser follows at most.
const MOST_HOPS: usize = 20;

/// Goes the way of a request from a page, such as `https://jobs.example.com`, as far as a browser
/// would. There is always a first hop.
pub fn walk(line: &mut dyn Line, first: HttpRequest, page: &str) -> Vec<RedirectStep> {
    let mut hops: Vec<RedirectStep> = Vec::new();
    let mut wire = first;
    let mut origin = String::from(page);
    let mut foreign = false;
    loop {
        foreign |= origin_of(&wire.url) != page;
        let mut hop = step(line, &wire, &origin, foreign);
        hop.onward = hop.seen().and_then(|seen| onward(seen, &wire.url, page));
        let onward = match (hop.readable(), &hop.onward) {
            (Some(seen), Some(Ok(next))) => Some((seen.status, next.clone())),
            _ => None,
        };
        hops.push(hop);
        let Some((status, next)) = onward.filter(|_| hops.len() <= MOST_HOPS) else {
            return hops;
        };
        let here = origin_of(&wire.url);
        let leaves = origin_of(&next) != here;
        if leaves && here != page {
            // Who is sent on by one stranger to another no longer says where it comes from.
            origin = "null".into();
        }
        wire = sent_on(wire, status, next, leaves);
    }
}

fn step(line: &mut dyn Line, wire: &HttpRequest, origin: &str, foreign: bool) -> RedirectStep {
    let mut hop = RedirectStep {
        url: wire.url.clone(),
        method: wire.method.clone(),
        carries: wire.body.is_some(),
        found: line.find(&wire.url),
        foreign,
        origin: origin.into(),
        question: None,
        reply: None,
        onward: None,
    };
    if let Err(silence) = &hop.found {
        hop.reply = Some(Err(silence.clone()));
        return hop;
    }
    if let Some(asked) = cors::preflight(&wire.method, &wire.headers).filter(|_| foreign) {
        let reply = line.send(&question(wire, &asked, origin));
        let is_admitted = reply
            .as_ref()
            .is_ok_and(|seen| cors::admitted(&asked, origin, seen.status, &seen.headers).is_ok());
        hop.question = Some(Question { asked, reply });
        if !is_admitted {
            return hop;
        }
    }
    let reply = line.send(&with_origin(wire, origin, foreign));
    hop.reply = Some(reply);
    hop
}

/// The question that goes before a request.
fn question(wire: &HttpRequest, asked: &Preflight, origin: &str) -> HttpRequest {
    let pair = |name: &str, value: &str| (String::from(name), String::from(value));
    let mut headers = vec![
        pair("Accept", "*/*"),
        pair("Access-Control-Request-Method", &asked.method),
    ];
    if !asked.headers.is_empty() {
        let names = asked.headers.join(",");
        headers.push(pair("Access-Control-Request-Headers", &names));
    }
    headers.push(pair("Origin", origin));
    HttpRequest {
        method: "OPTIONS".into(),
        url: wire.url.clone(),
        headers,
        body: None,
    }
}

fn with_origin(wire: &HttpRequest, origin: &str, foreign: bool) -> HttpRequest {
    let mut wire = wire.clone();
    if !wire
        .headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("accept"))
    {
        wire.headers.push(("Accept".into(), "*/*".into()));
    }
    if foreign || wire.body.is_some() {
        wire.headers.push(("Origin".into(), origin.into()));
    }
    wire
}

/// Returns where a reply sends the browser.
fn onward(seen: &HttpReply, here: &Url, page: &str) -> Option<Result<Url, String>> {
    if ![301, 302, 303, 307, 308].contains(&seen.status) {
        return None;
    }
    let place = cors::value(&seen.headers, "location")?;
    let next = here.join(&place).ok();
    let is_sound = |url: &Url| {
        let is_protected = url.scheme() == "https" || is_this_machine(&origin_of(url));
        (is_protected || url.scheme() == "http" && page.starts_with("http:"))
            && url.username().is_empty()
            && url.password().is_none()
    };
    Some(next.filter(is_sound).ok_or(place))
}

/// The request as it goes on to the next address.
fn sent_on(wire: HttpRequest, status: u16, next: Url, leaves: bool) -> HttpRequest {
    let becomes_get = match status {
        301 | 302 => wire.method == "POST",
        303 => wire.method != "GET",
        _ => false,
    };
    let is_about_body = |name: &str| name.to_ascii_lowercase().starts_with("content-");
    let stays = |name: &str| {
        !(becomes_get && is_about_body(name)
            || leaves && name.eq_ignore_ascii_case("authorization"))
    };
    HttpRequest {
        method: if becomes_get {
            "GET".into()
        } else {
            wire.method
        },
        url: next,
        headers: wire
            .headers
            .into_iter()
            .filter(|(name, _)| stays(name))
            .collect(),
        body: wire.body.filter(|_| !becomes_get),
    }
}

/// Scheme, host and port of an address, as browsers write an origin.
pub fn origin_of(url: &Url) -> String {
    url.origin().ascii_serialization()
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::probe::line::TransportError;
    use std::collections::VecDeque;
    use std::net::IpAddr;

    /// A line whose replies are written down, and which keeps what it was given.
    #[derive(Default)]
    pub struct Script {
        pub replies: VecDeque<Result<HttpReply, TransportError>>,
        pub sent: Vec<HttpRequest>,
        pub nowhere: Vec<&'static str>,
    }

    impl Line for Script {
        fn find(&mut self, url: &Url) -> Result<Vec<IpAddr>, TransportError> {
            let host = url.host_str().unwrap_or_default();
            if self.nowhere.contains(&host) {
                return Err(TransportError::NoSuchHost);
            }
            Ok(vec![IpAddr::from([203, 0, 113, 7])])
        }

        fn send(&mut self, wire: &HttpRequest) -> Result<HttpReply, TransportError> {
            self.sent.push(wire.clone());
            self.replies
                .pop_front()
                .unwrap_or(Err(TransportError::TimedOut))
        }
    }

    pub const PAGE: &str = "https://jobs.example.com";

    /// A reply: its status, headers as lines, and a body.
    pub fn seen(status: u16, headers: &str, body: &str) -> Result<HttpReply, TransportError> {
        let headers = headers.lines().filter_map(|line| line.split_once(':'));
        Ok(HttpReply {
            status,
            headers: headers
                .map(|(name, value)| (name.trim().into(), value.trim().into()))
                .collect(),
            body: body.into(),
        })
    }

    pub fn script(replies: impl IntoIterator<Item = Result<HttpReply, TransportError>>) -> Script {
        Script {
            replies: replies.into_iter().collect(),
            ..Script::default()
        }
    }

    pub fn wire(method: &str, kind: &str) -> HttpRequest {
        let pair = |name: &str, value: &str| (String::from(name), String::from(value));
        HttpRequest {
            method: method.into(),
            url: Url::parse("https://hooks.example.com/x").unwrap(),
            headers: vec![pair("Authorization", "b"), pair("Content-Type", kind)],
            body: Some(b"{}".into()),
        }
    }

    pub const ALLOWED: &str = "access-control-allow-origin: *
        access-control-allow-headers: content-type, authorization, x-team
        access-control-allow-methods: PUT";

    fn sent_header(wire: &HttpRequest, name: &str) -> String {
        cors::value(&wire.headers, name).unwrap_or_default()
    }

    #[test]
    fn the_question_goes_first_and_the_answers_only_after_permission() {
        let mut line = script([seen(204, ALLOWED, ""), seen(201, ALLOWED, "")]);
        let hops = walk(&mut line, wire("PUT", "application/json"), PAGE);
        assert_eq!(hops.len(), 1);
        assert_eq!(line.sent[0].method, "OPTIONS");
        assert_eq!(
            sent_header(&line.sent[0], "access-control-request-method"),
            "PUT"
        );
        let asked = sent_header(&line.sent[0], "access-control-request-headers");
        assert_eq!(asked, "authorization,content-type");
        assert_eq!(sent_header(&line.sent[0], "authorization"), "");
        assert_eq!(line.sent[0].body, None);
        assert_eq!(line.sent[1].method, "PUT");
        assert_eq!(sent_header(&line.sent[1], "origin"), PAGE);

        let mut line = script([seen(204, "access-control-allow-origin: *", "")]);
        let hops = walk(&mut line, wire("PUT", "application/json"), PAGE);
        assert_eq!(line.sent.len(), 1);
        assert_eq!(hops[0].reply, None);
    }

    #[test]
    fn the_pages_own_host_is_not_asked() {
        let mut line = script([seen(201, "", "")]);
        let hops = walk(
            &mut line,
            wire("PUT", "application/json"),
            "https://hooks.example.com",
        );
        assert_eq!(line.sent.len(), 1);
        assert!(hops[0].readable().is_some());
    }

    #[test]
    fn a_script_that_sends_the_browser_on_is_followed_to_its_reply() {
        let mut first = wire("POST", "text/plain");
        first.headers.remove(0);
        let on = "access-control-allow-origin: *\nlocation: https://second.example.com/echo";
        let mut line = script([seen(302, on, ""), seen(200, ALLOWED, "stored")]);
        let hops = walk(&mut line, first, PAGE);
        assert_eq!(hops.len(), 2);
        let second = &line.sent[1];
        assert_eq!((&*second.method, &second.body), ("GET", &None));
        assert_eq!(sent_header(second, "content-type"), "");
        assert_eq!(sent_header(second, "origin"), "null");
        assert_eq!(hops[1].readable().unwrap().body, "stored");
    }

    #[test]
    fn a_kept_method_is_asked_for_again_and_credentials_stay_behind() {
        let on = format!("{ALLOWED}\nlocation: //second.example.com/y");
        let replies = [
            seen(204, ALLOWED, ""),
            seen(307, &on, ""),
            seen(204, ALLOWED, ""),
        ];
        let mut line = script(replies);
        walk(&mut line, wire("POST", "application/json"), PAGE);
        assert_eq!(line.sent[2].method, "OPTIONS");
        assert_eq!(line.sent[2].url.as_str(), "https://second.example.com/y");
        let last = line.sent.last().unwrap();
        assert_eq!(last.method, "POST");
        assert_eq!(sent_header(last, "authorization"), "");
        assert_eq!(last.body.as_deref(), Some(&b"{}"[..]));
    }

    #[test]
    fn a_hidden_redirect_is_not_followed() {
        let hidden = seen(302, "location: /y", "");
        let mut line = script([seen(204, ALLOWED, ""), hidden]);
        let hops = walk(&mut line, wire("POST", "application/json"), PAGE);
        assert_eq!((hops.len(), line.sent.len()), (1, 2));
        assert!(hops[0].readable().is_none());
    }

    #[test]
    fn circles_and_strange_addresses_end_the_way() {
        let circle = seen(307, &format!("{ALLOWED}\nlocation: /x"), "");
        let mut line = script(std::iter::repeat_n(circle, 60));
        let own = "https://hooks.example.com";
        let hops = walk(&mut line, wire("POST", "application/json"), own);
        assert_eq!(hops.len(), MOST_HOPS + 1);
        for place in [
            "ftp://example.com",
            "http://example.com",
            "https://user:word@example.com/",
        ] {
            let mut line = script([seen(307, &format!("location: {place}"), "")]);
            let hops = walk(&mut line, wire("POST", "application/json"), own);
            assert_eq!(hops[0].onward, Some(Err(place.into())));
        }
    }
}
