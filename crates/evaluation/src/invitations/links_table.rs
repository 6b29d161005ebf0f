//! A table with links, as `assay invite` and the recruiter's page write it, read back for the board.

use super::board::kept::KeptInvitation;
use super::contact::contact;
use super::table;
use assay_crypto::{Invitation, InvitationProblem, TokenProblem, Trusted};

/// What stands before the token in a link.
const MARK: &str = "#invitation=";

/// A table with links that is being read. Checking thousands of signatures takes seconds, and whoever waits sees how far it is.
#[derive(Debug, Clone)]
pub struct LinksTable {
    head: Vec<String>,
    link: usize,
    waiting: std::vec::IntoIter<(u64, Vec<String>)>,
    read: Vec<(KeptInvitation, String)>,
    refused: Vec<(u64, String)>,
}

impl LinksTable {
    /// Opens a table. The column `link` has to be there.
    ///
    /// # Errors
    /// Says why it is no such table.
    pub fn open(text: &str) -> Result<Self, String> {
        let (head, lines) = table::read(text)?;
        let link = head
            .iter()
            .position(|column| column == "link")
            .ok_or("The table has no column \"link\". Choose the table that was written when the links were made.")?;
        Ok(Self {
            head,
            link,
            waiting: lines.into_iter(),
            read: Vec::new(),
            refused: Vec::new(),
        })
    }

    /// Reads at most so many of the lines that wait. An invitation that none of the keys signed is refused: nobody could take
    /// the test with it.
    pub fn read_some(&mut self, trusted: &Trusted, has_names: bool, now_ms: i64, most: usize) {
        for (number, fields) in self.waiting.by_ref().take(most) {
            let link = fields.get(self.link).cloned().unwrap_or_default();
            let Some((_, token)) = link.split_once(MARK) else {
                self.refused.push((number, NO_LINK.into()));
                continue;
            };
            match Invitation::verify(token, trusted) {
                Ok(invitation) => {
                    let mut kept = KeptInvitation::of(invitation, now_ms);
                    if has_names {
                        (kept.name, kept.email) = contact(&self.head, &fields);
                    }
                    self.read.push((kept, link));
                }
                Err(problem) => self.refused.push((number, why(&problem).into())),
            }
        }
    }

    /// Returns how many lines wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the invitations, each with its link, and the lines without one: each its number in the file, where the head is
    /// line 1, and what is wrong.
    pub fn done(self) -> (Vec<LinkedInvitation>, Vec<RefusedLine>) {
        (self.read, self.refused)
    }
}

/// An invitation, and its link.
pub type LinkedInvitation = (KeptInvitation, String);

/// The number of a line, and what is wrong with it.
pub type RefusedLine = (u64, String);

const NO_LINK: &str = "There is no link in this line.";

fn why(problem: &InvitationProblem) -> &'static str {
    match problem {
        InvitationProblem::Token(TokenProblem::UnknownKey) => {
            "It was signed with a key that neither config.json nor this page names. Open that private key, and choose the table again."
        }
        InvitationProblem::Token(TokenProblem::Forged) => {
            "It was changed after it was signed. Choose the table as it was written."
        }
        _ => "The link is cut off or damaged. Choose the table as it was written.",
    }
}
