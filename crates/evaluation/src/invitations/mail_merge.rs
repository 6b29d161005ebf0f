//! The table for mail merge, signed some lines at a time.

use super::link::link;
use crate::export::spreadsheet;
use assay_crypto::{Invitation, PrivateKeys};

/// A table for mail merge that is being signed. Signing thousands takes seconds, and whoever waits sees how far it is.
#[derive(Debug, Clone)]
pub struct MailMerge {
    site: String,
    lines: Vec<Vec<String>>,
    waiting: std::vec::IntoIter<(Vec<String>, Invitation)>,
}

impl MailMerge {
    /// Begins with the head of a table and its lines. `site` is the address of the test.
    pub(super) fn of(head: &[String], invited: Vec<(Vec<String>, Invitation)>, site: &str) -> Self {
        Self {
            site: site.into(),
            lines: vec![with(head, ["invitation", "link"].map(String::from))],
            waiting: invited.into_iter(),
        }
    }

    /// Signs at most so many of the lines that wait.
    pub fn sign_some(&mut self, keys: &PrivateKeys, most: usize) {
        for (fields, invitation) in self.waiting.by_ref().take(most) {
            let link = link(&self.site, &invitation, keys).unwrap_or_default();
            self.lines.push(with(&fields, [invitation.id, link]));
        }
    }

    /// Returns how many lines wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the table with every line that is signed: every column of the table that was read, and `invitation` and
    /// `link` behind them.
    pub fn table(self) -> String {
        spreadsheet(self.lines.into_iter())
    }
}

fn with(fields: &[String], last: [String; 2]) -> Vec<String> {
    fields.iter().cloned().chain(last).collect()
}
