//! Asking for an accommodation, on the screens before the start.

use crate::app::App;
use crate::pages::accommodation::{AccommodationRequest, KnownBy};
use assay_web::browser::page;
use leptos::prelude::*;

/// The form that writes a message to the team, for whoever has this page's link.
pub fn request(app: App) -> AnyView {
    let Some(config) = app.config() else {
        return ().into_any();
    };
    let invited = app
        .admission
        .with_untracked(|it| it.as_ref().map(|it| it.invited.clone()))
        .unwrap_or_default();
    let reference = invited
        .reference
        .or_else(|| page::query_parameter("reference"));
    let known_by = KnownBy {
        reference: reference.unwrap_or_default(),
        invitation: invited.id,
    };
    let offers_words = Signal::derive(move || {
        let is_offered = app
            .assessment
            .with(|it| it.as_ref().is_some_and(|pack| pack.offers_narrative()));
        is_offered && !app.is_narrative()
    });
    let contact = config.contact.clone();
    view! { <AccommodationRequest contact known_by offers_words /> }.into_any()
}
