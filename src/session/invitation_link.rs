//! The link that the page was opened with.

use assay_core::attempt::Identity;
use assay_core::limit;
use assay_web::browser::page;

/// The person whom the page's link is for, as far as it says.
pub struct InvitationLink {
    /// The invitation; empty where the link carries none.
    pub invitation: String,
    /// The answers about the person that the link carries.
    pub identity: Identity,
}

impl InvitationLink {
    /// Reads the link of the page.
    pub fn of_page() -> Self {
        Self {
            invitation: limit::naming(&page::query_parameter("invitation").unwrap_or_default()),
            identity: Identity::from_fn(|question| {
                let answer = page::query_parameter(question.name())?;
                Some(limit::cut(&answer, question.limit()))
            }),
        }
    }
}
