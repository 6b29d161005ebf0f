//! The endpoint that takes answers, well or badly.

use std::cell::RefCell;
use std::collections::VecDeque;

/// How the endpoint treats a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It stores the answers and says so.
    Takes,
    /// It stores them, and its reply is lost.
    ReplyLost,
    /// It stores them, and its reply never ends.
    ReplyNeverEnds,
    /// It replies with this status, and asks to be left alone for so many seconds.
    Status(u16, Option<u32>),
    /// The connection breaks before anything is stored.
    Torn,
    /// Something else answers in its place, with status 200: the page where a guest network lets people in.
    SignIn,
}

/// A reply on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A status, a body, and a `Retry-After` header.
    Reply(u16, &'static str, Option<String>),
    /// Nothing comes.
    Unreachable,
    /// Nothing comes, and the browser gives up in the end.
    Never,
}

/// What stands in a reply that acknowledges.
pub const STORED: &str = "stored";

/// An endpoint.
#[derive(Default)]
pub struct Endpoint {
    /// How the next requests are treated; after them it takes answers.
    pub moods: RefCell<VecDeque<Mood>>,
    /// What it has stored, by attempt, in the order of arrival.
    pub stored: RefCell<Vec<(String, String)>>,
    /// Everything that was ever sent to it, by attempt.
    pub seen: RefCell<Vec<(String, String)>>,
}

impl Endpoint {
    /// A request with a bundle arrives, when true time is `now_ms`.
    pub fn receive(&self, attempt_id: &str, bundle: &str) -> Answer {
        let entry = || (attempt_id.to_owned(), bundle.to_owned());
        if !self.seen.borrow().contains(&entry()) {
            self.seen.borrow_mut().push(entry());
        }
        let mood = self.moods.borrow_mut().pop_front().unwrap_or(Mood::Takes);
        match mood {
            Mood::Status(status, wait) => {
                return Answer::Reply(status, "", wait.map(|seconds| seconds.to_string()));
            }
            Mood::Torn => return Answer::Unreachable,
            Mood::SignIn => return Answer::Reply(200, "<title>Welcome</title>", None),
            Mood::Takes | Mood::ReplyLost | Mood::ReplyNeverEnds => {}
        }
        // One bundle per attempt: what comes again is named a double, whatever is in it.
        let is_double = self.stored.borrow().iter().any(|(id, _)| id == attempt_id);
        if !is_double {
            self.stored.borrow_mut().push(entry());
        }
        match mood {
            Mood::ReplyLost => Answer::Unreachable,
            Mood::ReplyNeverEnds => Answer::Never,
            _ if is_double => Answer::Reply(409, "", None),
            _ => Answer::Reply(201, STORED, None),
        }
    }
}
