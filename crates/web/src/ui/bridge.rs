//! While views move to `view!`: an old view inside a new one, and a new one inside an old one.

use super::dom::{Child, El, View};
use crate::browser::nodes::Node;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;

/// The first and the last node of an old view on screen.
pub struct Span(
    Option<(web_sys::Node, web_sys::Node)>,
    Option<web_sys::Node>,
);

impl Mountable for Span {
    fn unmount(&mut self) {
        let Some((first, last)) = &self.0 else { return };
        let fragment = leptos::prelude::document().create_document_fragment();
        let mut next = Some(first.clone());
        while let Some(node) = next {
            next = node.next_sibling();
            let is_last = node == *last;
            let _ = fragment.append_child(&node);
            if is_last {
                break;
            }
        }
        self.1 = Some(fragment.into());
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        if let Some(fragment) = self.1.take() {
            let _ = parent.insert_before(&fragment, marker);
        } else if let Some((first, last)) = self.0.clone() {
            let mut next = Some(first);
            while let Some(node) = next {
                next = node.next_sibling();
                let is_last = node == last;
                let _ = parent.insert_before(&node, marker);
                if is_last {
                    break;
                }
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some((first, _)) = &self.0 else {
            return false;
        };
        let Some(parent) = first.parent_node() else {
            return false;
        };
        child.mount(parent.unchecked_ref(), Some(first));
        true
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        Vec::new()
    }
}

impl Render for View {
    type State = Span;

    fn build(self) -> Span {
        let node: web_sys::Node = self.node().unchecked_into();
        // An element or text is put into a fragment, so that both are alike.
        let fragment: web_sys::Node = leptos::prelude::document()
            .create_document_fragment()
            .into();
        let _ = fragment.append_child(&node);
        let ends = fragment.first_child().zip(fragment.last_child());
        Span(ends, Some(fragment))
    }

    fn rebuild(self, state: &mut Span) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

leptos::tachys::no_attrs!(View);

impl RenderHtml for View {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<leptos::attr::any_attribute::AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Span {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl El {
    /// For use inside `view!`.
    pub fn any(self) -> AnyView {
        self.view().into_any()
    }
}

impl Child for AnyView {
    fn put(self, parent: &Node) {
        let mut state = self.build();
        let parent: web_sys::Element = parent.clone().unchecked_into();
        state.mount(&parent, None);
        StoredValue::new_local(state);
    }
}
