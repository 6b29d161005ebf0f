//! Pages of the desk that are open in the same browser hear of each other: what one has done, the others show as soon
//! as it is kept. Nothing is sent but where to look for it.

use super::desk::Desk;
use super::keep;
use assay_web::browser::channel::Channel;
use assay_web::browser::clock;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen_futures::spawn_local;

/// What there is to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A strand of a log was written on; the name that it is kept under.
    AuthorLog(String),
    /// Bundles came.
    Bundles,
    /// A case was taken off the desk; its digest.
    Forgotten(String),
    /// Somebody sat down who had never sat here.
    Raters,
    /// A policy was put in force.
    Policies,
    /// A file was opened or removed.
    Files,
    /// Everything was erased.
    Erased,
}

impl News {
    fn text(&self) -> String {
        match self {
            Self::AuthorLog(name) => ["strand ", name].concat(),
            Self::Bundles => "bundles".into(),
            Self::Forgotten(sha256) => ["forgotten ", sha256].concat(),
            Self::Raters => "raters".into(),
            Self::Policies => "policies".into(),
            Self::Files => "files".into(),
            Self::Erased => "erased".into(),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "strand" => Some(Self::AuthorLog(rest.into())),
            "bundles" => Some(Self::Bundles),
            "forgotten" => Some(Self::Forgotten(rest.into())),
            "raters" => Some(Self::Raters),
            "policies" => Some(Self::Policies),
            "files" => Some(Self::Files),
            "erased" => Some(Self::Erased),
            _ => None,
        }
    }
}

thread_local! {
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// What is done to many cases at once is taken in at once, after so many milliseconds.
const TOGETHER_MS: u32 = 50;

/// Hears what other pages do, for as long as this one is open.
pub fn hear(desk: Desk) {
    // What was heard and is not taken in yet.
    let heard = StoredValue::new(Vec::new());
    let channel = Channel::open("assay-recruiter", move |text| {
        let Some(news) = News::read(&text) else {
            return;
        };
        heard.update_value(|heard| heard.push(news));
        if heard.with_value(Vec::len) == 1 {
            spawn_local(async move {
                clock::sleep(TOGETHER_MS).await;
                let news = heard.try_update_value(std::mem::take);
                keep::take_in(desk, news.unwrap_or_default()).await;
            });
        }
    });
    CHANNEL.set(Some(channel));
}

/// Tells the other pages.
pub fn tell(news: &News) {
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            channel.tell(&news.text());
        }
    });
}
