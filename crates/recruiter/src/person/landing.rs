//! Landing on the very thing that a link is about, below the heading of a candidate's page.

/// The parameter that names what a candidate's page begins with, by the identifier of its element.
pub const AT: &str = "at";
