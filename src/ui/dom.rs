//! Views built from few types.
//!
//! Leptos gives every shape of view a type of its own, and each type costs code that the candidate
//! downloads: the screens written with `view!` were twice as large as all the rest of the program.
//! Here every element is the same type, with its attributes, children and handlers erased, so the
//! machinery exists once. It is still Leptos that builds, updates and drops them.
#![allow(clippy::redundant_closure)] // A wrapped function is called through its wrapper only.

use leptos::ev::Custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use send_wrapper::SendWrapper;
use web_sys::Event;

/// A finished view. Boxed, because views are handed on often and are large.
#[must_use = "a view is on screen only as a child of something"]
pub struct View(Box<AnyView>);

impl View {
    /// As Leptos knows it.
    pub fn into_leptos(self) -> AnyView {
        *self.0
    }
}

/// An element that is being put together.
#[must_use = "an element is on screen only as a child of something"]
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

impl El {
    /// An attribute that stays as it is; left out where there is no text for it.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl AttributeText) -> Self {
        if let Some(text) = value.text() {
            self.0.attributes.push(fixed(name, text));
        }
        self
    }

    /// The class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// An attribute that follows signals.
    #[inline(never)]
    pub fn live<T: AttributeText>(
        mut self,
        name: &'static str,
        value: impl Fn() -> T + 'static,
    ) -> Self {
        self.0
            .attributes
            .push(following(name, Box::new(move || value().text())));
        self
    }

    /// A property that is true or false, following signals.
    #[inline(never)]
    pub fn flag(mut self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.0.attributes.push(flag(name, Box::new(value)));
        self
    }

    /// The value of a field, following signals; what the candidate types stays.
    #[inline(never)]
    pub fn value(mut self, value: impl Fn() -> String + 'static) -> Self {
        self.0.attributes.push(field_value(Box::new(value)));
        self
    }

    /// A handler.
    #[inline(never)]
    pub fn on(mut self, event: &'static str, handler: impl Fn(Event) + 'static) -> Self {
        self.0.attributes.push(handled(event, Box::new(handler)));
        self
    }

    /// A child: text, an element, a view, several of them, none, or a function that makes one and
    /// follows signals.
    #[inline(never)]
    pub fn child(mut self, child: impl Child) -> Self {
        child.put(&mut self.0.children);
        self
    }

    /// The finished view.
    #[inline(never)]
    pub fn view(self) -> View {
        View(Box::new(self.built()))
    }

    fn built(self) -> AnyView {
        custom(self.0.tag)
            .add_any_attr(self.0.attributes)
            .child(self.0.children)
            .into_any()
    }
}

/// Several views without an element around them.
pub fn views(children: impl Child) -> View {
    let mut list = Vec::new();
    children.put(&mut list);
    several(list)
}

#[inline(never)]
fn several(list: Vec<AnyView>) -> View {
    View(Box::new(list.into_any()))
}

/// A drawing in SVG, from text that the program itself has written.
#[inline(never)]
pub fn drawing(svg: String) -> View {
    let drawing = custom("span")
        .add_any_attr(vec![fixed("class", "drawing".into())])
        .inner_html(svg);
    View(Box::new(drawing.into_any()))
}

#[inline(never)]
fn fixed(name: &'static str, text: String) -> AnyAttribute {
    custom_attribute(name, text).into_any_attr()
}

#[inline(never)]
fn following(name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> AnyAttribute {
    let value = SendWrapper::new(value);
    custom_attribute(name, move || value()).into_any_attr()
}

#[inline(never)]
fn flag(name: &'static str, value: Box<dyn Fn() -> bool>) -> AnyAttribute {
    let value = SendWrapper::new(value);
    prop(name, move || value()).into_any_attr()
}

#[inline(never)]
fn field_value(value: Box<dyn Fn() -> String>) -> AnyAttribute {
    let value = SendWrapper::new(value);
    prop("value", move || value()).into_any_attr()
}

#[inline(never)]
fn handled(event: &'static str, handler: Box<dyn Fn(Event)>) -> AnyAttribute {
    on(Custom::<Event>::new(event), move |event| handler(event)).into_any_attr()
}

#[inline(never)]
fn text(text: String) -> AnyView {
    text.into_any()
}

#[inline(never)]
fn changing(make: Box<dyn Fn() -> View>) -> AnyView {
    let make = SendWrapper::new(make);
    (move || make().into_leptos()).into_any()
}

/// Something that may be the text of an attribute.
pub trait AttributeText {
    /// The text; `None` leaves the attribute out.
    fn text(self) -> Option<String>;
}

impl AttributeText for String {
    fn text(self) -> Option<String> {
        Some(self)
    }
}

impl AttributeText for &'static str {
    fn text(self) -> Option<String> {
        Some(self.into())
    }
}

/// True is an attribute without a value, as in `required`.
impl AttributeText for bool {
    fn text(self) -> Option<String> {
        self.then(String::new)
    }
}

impl<T: AttributeText> AttributeText for Option<T> {
    fn text(self) -> Option<String> {
        self.and_then(T::text)
    }
}

/// Something that may stand in an element.
pub trait Child {
    /// Adds it to the children.
    fn put(self, children: &mut Vec<AnyView>);

    /// It as a view of its own.
    fn view(self) -> View
    where
        Self: Sized,
    {
        views(self)
    }
}

impl Child for View {
    #[inline(never)]
    fn put(self, children: &mut Vec<AnyView>) {
        children.push(self.into_leptos());
    }
}

impl Child for El {
    #[inline(never)]
    fn put(self, children: &mut Vec<AnyView>) {
        children.push(self.built());
    }
}

impl Child for String {
    #[inline(never)]
    fn put(self, children: &mut Vec<AnyView>) {
        children.push(text(self));
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn put(self, children: &mut Vec<AnyView>) {
        children.push(text(self.into()));
    }
}

impl Child for () {
    fn put(self, _: &mut Vec<AnyView>) {}
}

impl<T: Child> Child for Option<T> {
    fn put(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.put(children);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn put(self, children: &mut Vec<AnyView>) {
        for child in self {
            child.put(children);
        }
    }
}

impl<T: Child, F: Fn() -> T + 'static> Child for F {
    fn put(self, children: &mut Vec<AnyView>) {
        children.push(changing(Box::new(move || views(self()))));
    }
}

macro_rules! children {
    ($($name:ident)+) => {
        impl<$($name: Child),+> Child for ($($name,)+) {
            #[allow(non_snake_case)] // The types' names stand for the values.
            fn put(self, children: &mut Vec<AnyView>) {
                let ($($name,)+) = self;
                $($name.put(children);)+
            }
        }
    };
}

children!(A B);
children!(A B C);
children!(A B C D);
children!(A B C D E);
children!(A B C D E F);
children!(A B C D E F G);
children!(A B C D E F G H);
children!(A B C D E F G H I);
