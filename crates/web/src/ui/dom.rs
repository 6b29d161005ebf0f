//! Views built from few types.
//!
//! Leptos gives every shape of view a type of its own, and each type costs code that the candidate
//! downloads: the screens written with `view!` were twice as large as all the rest of the program.
//! Here every element is a node of the document from the start, and Leptos's effects keep the parts
//! that change up to date. When such a part is made anew, Leptos drops what the old one followed.

use crate::browser::nodes::{self, Node};
use crate::ui::live::effect;
use assay_core::person_text;
use web_sys::Event;

/// A finished view: a node, or a fragment of several.
#[must_use = "a view is on screen only as a child of something"]
pub struct View(send_wrapper::SendWrapper<Node>);

impl View {
    /// The node itself.
    pub fn node(self) -> Node {
        self.0.take()
    }

    /// Puts the view on screen in a node of the page.
    pub fn mount(&self, parent: &Node) {
        parent.append(&self.0);
    }
}

/// An element that is being put together.
#[must_use = "an element is on screen only as a child of something"]
pub struct El(Node);

/// Begins an element. Its classes may follow its name after a dot, as in `p.clock` or `p.team caps`. A
/// button submits nothing unless its type says so.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    let (tag, classes) = name.split_once('.').unwrap_or((name, ""));
    let el = El(nodes::element(tag));
    if tag == "button" {
        el.0.set_attribute("type", tag);
    }
    if classes.is_empty() {
        el
    } else {
        el.class(classes)
    }
}

impl El {
    /// An attribute that stays as it is; left out where there is no text for it.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl AttributeText) -> Self {
        if let Some(text) = value.text() {
            self.0.set_attribute(name, &text);
        }
        self
    }

    /// The class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.0.set_attribute("class", class);
        self
    }

    /// An attribute that follows values.
    pub fn live<T: AttributeText>(
        self,
        name: &'static str,
        value: impl Fn() -> T + 'static,
    ) -> Self {
        self.following(name, Box::new(move || value().text()))
    }

    #[inline(never)]
    fn following(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let node = self.0.clone();
        effect(Box::new(move || match value() {
            Some(text) => node.set_attribute(name, &text),
            None => node.remove_attribute(name),
        }));
        self
    }

    /// A property that is true or false, following values.
    pub fn flag(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.flagged(name, Box::new(value))
    }

    #[inline(never)]
    fn flagged(self, name: &'static str, value: Box<dyn Fn() -> bool>) -> Self {
        let node = self.0.clone();
        effect(Box::new(move || node.set_flag(name, value())));
        self
    }

    /// The value of a field, following values; what the candidate types stays.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.holding(Box::new(value))
    }

    #[inline(never)]
    fn holding(self, value: Box<dyn Fn() -> String>) -> Self {
        let node = self.0.clone();
        effect(Box::new(move || {
            let text = value();
            if node.value() != text {
                node.set_value(&text);
            }
        }));
        self
    }

    /// A handler.
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + 'static) -> Self {
        self.handled(event, Box::new(handler))
    }

    #[inline(never)]
    fn handled(self, event: &'static str, handler: Box<dyn Fn(Event)>) -> Self {
        nodes::listen(&self.0, event, handler);
        self
    }

    /// A child: text, an element, a view, several of them, none, or a function that makes one and
    /// follows values.
    #[inline(never)]
    pub fn child(self, child: impl Child) -> Self {
        child.put(&self.0);
        self
    }

    /// The finished view.
    pub fn view(self) -> View {
        View(send_wrapper::SendWrapper::new(self.0))
    }
}

/// Several views without an element around them.
pub fn views(children: impl Child) -> View {
    let fragment = nodes::fragment();
    children.put(&fragment);
    View(send_wrapper::SendWrapper::new(fragment))
}

/// A drawing in SVG, from text that the program itself has written.
#[inline(never)]
pub fn drawing(svg: &str) -> View {
    let El(node) = el("span.drawing");
    node.set_markup(svg);
    View(send_wrapper::SendWrapper::new(node))
}

/// A part of a screen that is made anew whenever a value changes that it followed. It stands between
/// two marks, so that nothing around it moves.
#[inline(never)]
fn changing(parent: &Node, make: Box<dyn Fn() -> View>) {
    let (start, end) = (nodes::comment(""), nodes::comment(""));
    parent.append(&start);
    parent.append(&end);
    effect(Box::new(move || {
        let view = make();
        loop {
            let before = end.previous();
            if before == start {
                break;
            }
            before.remove();
        }
        end.put_before(&view.0);
    }));
}

/// A text, whoever wrote it: nothing in it acts on what is around it. What is written from right to left stands in a
/// `bdi`, so that its direction ends with it.
#[inline(never)]
fn put_text(parent: &Node, text: &str) {
    let text = person_text::safe(text);
    let node = nodes::text(&text);
    if person_text::stands_apart(&text) {
        let apart = nodes::element("bdi");
        apart.append(&node);
        parent.append(&apart);
    } else {
        parent.append(&node);
    }
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
    /// Adds it behind the last child.
    fn put(self, parent: &Node);

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
    fn put(self, parent: &Node) {
        self.mount(parent);
    }
}

impl Child for El {
    #[inline(never)]
    fn put(self, parent: &Node) {
        self.view().mount(parent);
    }
}

impl Child for String {
    #[inline(never)]
    fn put(self, parent: &Node) {
        put_text(parent, &self);
    }
}

impl Child for &str {
    #[inline(never)]
    fn put(self, parent: &Node) {
        put_text(parent, self);
    }
}

impl Child for () {
    fn put(self, _: &Node) {}
}

impl<T: Child> Child for Option<T> {
    fn put(self, parent: &Node) {
        if let Some(child) = self {
            child.put(parent);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn put(self, parent: &Node) {
        for child in self {
            child.put(parent);
        }
    }
}

impl<T: Child, F: Fn() -> T + 'static> Child for F {
    fn put(self, parent: &Node) {
        changing(parent, Box::new(move || views(self())));
    }
}

macro_rules! children {
    ($($name:ident)+) => {
        impl<$($name: Child),+> Child for ($($name,)+) {
            #[allow(non_snake_case)] // The types' names stand for the values.
            fn put(self, parent: &Node) {
                let ($($name,)+) = self;
                $($name.put(parent);)+
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
