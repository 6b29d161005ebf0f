//! Pages of the workspace that are open in the same browser hear of each other: what one has done, the others show as
//! soon as it is kept. Nothing is sent but where to look for it.

use crate::workspace::Workspace;
use assay_web::browser::channel::Channel;
use leptos::prelude::*;

/// The news that pages tell each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// An author's log was written on; the name that it is kept under.
    AuthorLog(String),
    /// Bundles came.
    Bundles,
    /// A candidate was taken off the workspace; the digest of the bundle.
    Forgotten(String),
    /// A candidate was erased; the digest of the bundle.
    PersonErased(String),
    /// Somebody sat down who had never sat here.
    Raters,
    /// A policy was put in force.
    Policies,
    /// A file was opened or removed.
    Files,
    /// Invitations were put on the board, or taken off it.
    Invitations,
    /// Something was taken out of logs, or off the workspace, that others may still show.
    TakenBack,
    /// Everything was erased.
    Erased,
}

impl News {
    fn text(&self) -> String {
        match self {
            Self::AuthorLog(name) => ["strand ", name].concat(),
            Self::Bundles => "bundles".into(),
            Self::Forgotten(sha256) => ["forgotten ", sha256].concat(),
            Self::PersonErased(sha256) => ["person-erased ", sha256].concat(),
            Self::Raters => "raters".into(),
            Self::Policies => "policies".into(),
            Self::Files => "files".into(),
            Self::Invitations => "invitations".into(),
            Self::TakenBack => "taken-back".into(),
            Self::Erased => "erased".into(),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "strand" => Some(Self::AuthorLog(rest.into())),
            "bundles" => Some(Self::Bundles),
            "forgotten" => Some(Self::Forgotten(rest.into())),
            "person-erased" => Some(Self::PersonErased(rest.into())),
            "raters" => Some(Self::Raters),
            "policies" => Some(Self::Policies),
            "files" => Some(Self::Files),
            "invitations" => Some(Self::Invitations),
            "taken-back" => Some(Self::TakenBack),
            "erased" => Some(Self::Erased),
            _ => None,
        }
    }
}

/// Hears what other pages do, for as long as this one is open.
pub fn listen(workspace: Workspace, hear: impl Fn(News) + 'static) {
    let channel = Channel::open("assay-recruiter", move |text| {
        if let Some(news) = News::read(&text) {
            hear(news);
        }
    });
    workspace.channel.set_value(Some(channel));
}

/// Tells the other pages.
pub fn tell(workspace: Workspace, news: &News) {
    workspace.channel.with_value(|channel| {
        if let Some(channel) = channel {
            channel.tell(&news.text());
        }
    });
}
