//! The table for mail merge, signed some lines at a time.

use super::board::kept::KeptInvitation;
use super::contact::contact;
use super::link::link;
use crate::export::spreadsheet;
use assay_crypto::{Invitation, PrivateKeys};

/// A table for mail merge that is being signed. Signing thousands takes seconds, and whoever waits sees how far it is.
#[derive(Debug, Clone)]
pub struct MailMerge {
    site: String,
    head: Vec<String>,
    signed: Vec<SignedLine>,
    waiting: std::vec::IntoIter<(Vec<String>, Invitation)>,
}

/// A line that is signed.
#[derive(Debug, Clone)]
struct SignedLine {
    fields: Vec<String>,
    invitation: Invitation,
    link: String,
}

impl MailMerge {
    /// Begins with the head of a table and its lines. `site` is the address of the test.
    pub(super) fn of(head: &[String], invited: Vec<(Vec<String>, Invitation)>, site: &str) -> Self {
        Self {
            site: site.into(),
            head: head.into(),
            signed: Vec::new(),
            waiting: invited.into_iter(),
        }
    }

    /// Signs at most so many of the lines that wait.
    pub fn sign_some(&mut self, keys: &PrivateKeys, most: usize) {
        for (fields, invitation) in self.waiting.by_ref().take(most) {
            let link = link(&self.site, &invitation, keys).unwrap_or_default();
            self.signed.push(SignedLine {
                fields,
                invitation,
                link,
            });
        }
    }

    /// Returns how many lines wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the invitations that are signed, as a board keeps them, each with its link; with name and address where
    /// `has_names` and the table has them.
    pub fn kept(&self, now_ms: i64, has_names: bool) -> Vec<(KeptInvitation, String)> {
        let signed = self.signed.iter();
        signed
            .map(|line| {
                let mut kept = KeptInvitation::of(line.invitation.clone(), now_ms);
                if has_names {
                    (kept.name, kept.email) = contact(&self.head, &line.fields);
                }
                (kept, line.link.clone())
            })
            .collect()
    }

    /// Returns the table with every line that is signed: every column of the table that was read, and `invitation` and
    /// `link` behind them.
    pub fn table(self) -> String {
        let head = with(self.head, ["invitation", "link"].map(String::from));
        let signed = self.signed.into_iter();
        let lines = signed.map(|line| with(line.fields, [line.invitation.id, line.link]));
        spreadsheet(std::iter::once(head).chain(lines))
    }
}

fn with(mut fields: Vec<String>, last: [String; 2]) -> Vec<String> {
    fields.extend(last);
    fields
}
