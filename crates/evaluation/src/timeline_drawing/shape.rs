//! The few shapes of the timeline, with whole coordinates.

/// A place: from the left, and from above.
pub type Point = (i64, i64);

/// A shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The class, which says how it looks.
    pub class: &'static str,
    /// The form.
    pub form: Form,
}

/// The form of a shape. Its title shows while a pointer rests on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A line.
    Line {
        /// The place where it begins.
        from: Point,
        /// The place where it ends.
        to: Point,
    },
    /// A rectangle.
    Rect {
        /// Its upper left corner.
        at: Point,
        /// Its width and its height.
        size: (i64, i64),
        /// The title.
        title: String,
    },
    /// A circle.
    Circle {
        /// Its center.
        center: Point,
        /// Its radius.
        radius: i64,
        /// The title.
        title: String,
    },
    /// A closed shape with straight sides.
    Path {
        /// Its corners.
        corners: Vec<Point>,
        /// The title.
        title: String,
    },
    /// A text.
    Text {
        /// The place where it is anchored.
        at: Point,
        /// Which part of it lies there: `start`, `middle` or `end`.
        anchor: &'static str,
        /// The text.
        text: String,
    },
}

/// The picture: shapes, each over those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// The shapes.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    fn add(&mut self, class: &'static str, form: Form) {
        self.shapes.push(Shape { class, form });
    }

    /// Adds a line.
    pub(super) fn line(&mut self, class: &'static str, from: Point, to: Point) {
        self.add(class, Form::Line { from, to });
    }

    /// Adds a rectangle.
    pub(super) fn rect(&mut self, class: &'static str, at: Point, size: (i64, i64), title: String) {
        self.add(class, Form::Rect { at, size, title });
    }

    /// Adds a circle of the one size there is.
    pub(super) fn circle(&mut self, class: &'static str, center: Point, title: String) {
        let radius = 5;
        self.add(
            class,
            Form::Circle {
                center,
                radius,
                title,
            },
        );
    }

    /// Adds a closed shape.
    pub(super) fn path(&mut self, class: &'static str, corners: Vec<Point>, title: String) {
        self.add(class, Form::Path { corners, title });
    }

    /// Adds a text.
    pub(super) fn text(
        &mut self,
        class: &'static str,
        at: Point,
        anchor: &'static str,
        text: String,
    ) {
        self.add(class, Form::Text { at, anchor, text });
    }
}
