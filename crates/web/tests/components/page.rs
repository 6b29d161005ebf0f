//! A component on the page, and a person who uses it.

use assay_core::assessment::{Assessment, Interaction};
use assay_core::attempt::Response;
use assay_core::document;
use assay_web::i18n::Locale;
use assay_web::ui::{Answering, Change, interaction};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement};

/// A component on the page; it is taken away when this is dropped.
pub struct Shown {
    root: HtmlElement,
    /// Drops the view with its reactive owner.
    _handle: Box<dyn Any>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Puts a component on the page and waits until it stands.
pub async fn show<V: IntoView + 'static>(make: impl FnOnce() -> V + 'static) -> Shown
where
    V::State: 'static,
{
    let document = document();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let handle = mount_to(root.clone(), make);
    leptos::task::tick().await;
    Shown {
        root,
        _handle: Box::new(handle),
    }
}

impl Shown {
    /// The elements that a selector finds.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|at| found.item(at)?.dyn_into().ok())
            .collect()
    }

    /// The first element that a selector finds.
    pub fn one(&self, selector: &str) -> HtmlElement {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("{selector} is not in {}", self.root.inner_html()))
    }

    /// The first element that a selector finds and whose text holds the words.
    pub fn with_text(&self, selector: &str, words: &str) -> HtmlElement {
        let found = self
            .all(selector)
            .into_iter()
            .find(|element| element.text_content().unwrap_or_default().contains(words));
        found.unwrap_or_else(|| panic!("{words:?} is not in {}", self.root.inner_html()))
    }

    /// Everything that live regions say.
    pub fn said(&self) -> String {
        let regions = self.all("[role=status]");
        let texts = regions.iter().filter_map(|region| region.text_content());
        texts.collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    /// Presses an element, and waits for what comes of it.
    pub async fn press(&self, element: &HtmlElement) {
        element.click();
        leptos::task::tick().await;
    }

    /// Types into a field: what it then holds, and the event that says so.
    pub async fn write(&self, field: &HtmlInputElement, text: &str) {
        field.set_value(text);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &bubbling).unwrap();
        field.dispatch_event(&event).unwrap();
        leptos::task::tick().await;
    }
}

/// A field, as it can be written in.
pub fn field(element: HtmlElement) -> HtmlInputElement {
    element.unchecked_into()
}

/// What the caller of an interaction has heard, oldest first.
#[derive(Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<Change>>>);

impl Heard {
    /// The response that was heard last; responses given and typed count alike.
    pub fn last(&self) -> Option<Response> {
        let heard = self.0.lock().unwrap();
        heard.iter().rev().find_map(|change| match change {
            Change::Given(response) | Change::Typed(response) => Some(response.clone()),
            Change::LeftOut(_) => None,
        })
    }

    /// Returns how many changes were heard.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }
}

/// Shows the interaction of a practice item of the pack that came with Assay as 2026.1, in the order of the pack.
pub async fn practice(id: &str) -> (Shown, Heard) {
    let text = include_str!("../../../../tests/data/packs/2026.1/cto-smb.json");
    let pack = Assessment::parse("pack", &document::parse("pack", text).unwrap()).unwrap();
    let item = pack.practice.into_iter().find(|item| item.id == id);
    answerable(item.unwrap().interaction).await
}

/// Shows an interaction, its options in the order of the pack.
pub async fn answerable(asked: Interaction) -> (Shown, Heard) {
    let heard = Heard::default();
    let hears = heard.clone();
    let shown = show(move || {
        let presented: Vec<usize> = (0..asked.kind.options().len()).collect();
        let answering = Answering::new(Locale::en, &asked.kind, None, move |change| {
            hears.0.lock().unwrap().push(change);
        });
        interaction(answering, &asked, &presented)
    })
    .await;
    (shown, heard)
}
