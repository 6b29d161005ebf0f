//! SVG as text: the few shapes of the timeline, with whole coordinates.

/// SVG being written.
#[derive(Default)]
pub struct Svg(pub String);

impl Svg {
    /// A number.
    pub fn number(&mut self, number: i64) {
        self.0.push_str(&number.to_string());
    }

    /// An attribute with a number.
    fn attribute(&mut self, name: &str, number: i64) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.number(number);
        self.0.push('"');
    }

    /// The beginning of an element, which stays open for attributes.
    fn begin(&mut self, element: &str, class: &str) {
        self.0.push('<');
        self.0.push_str(element);
        self.0.push_str(" class=\"");
        self.0.push_str(class);
        self.0.push('"');
    }

    /// What a pointer that rests on a shape is told.
    fn title(&mut self, element: &str, text: &str) {
        self.0.push_str("><title>");
        self.escaped(text);
        self.0.push_str("</title></");
        self.0.push_str(element);
        self.0.push('>');
    }

    /// A line.
    pub fn line(&mut self, class: &str, from: (i64, i64), to: (i64, i64)) {
        self.begin("line", class);
        for (name, number) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
            self.attribute(name, number);
        }
        self.0.push_str("/>");
    }

    /// A rectangle.
    pub fn rect(&mut self, class: &str, at: (i64, i64), size: (i64, i64), title: &str) {
        self.begin("rect", class);
        for (name, number) in [
            ("x", at.0),
            ("y", at.1),
            ("width", size.0),
            ("height", size.1),
        ] {
            self.attribute(name, number);
        }
        self.title("rect", title);
    }

    /// A circle of one size.
    pub fn circle(&mut self, class: &str, at: (i64, i64), title: &str) {
        self.begin("circle", class);
        for (name, number) in [("cx", at.0), ("cy", at.1), ("r", 5)] {
            self.attribute(name, number);
        }
        self.title("circle", title);
    }

    /// A closed shape.
    pub fn path(&mut self, class: &str, points: &[(i64, i64)], title: &str) {
        self.begin("path", class);
        self.0.push_str(" d=\"");
        for (at, (x, y)) in points.iter().enumerate() {
            self.0.push(if at == 0 { 'M' } else { 'L' });
            self.number(*x);
            self.0.push(' ');
            self.number(*y);
        }
        self.0.push_str("Z\"");
        self.title("path", title);
    }

    /// A text.
    pub fn text(&mut self, class: &str, at: (i64, i64), anchor: &str, text: &str) {
        self.begin("text", class);
        self.attribute("x", at.0);
        self.attribute("y", at.1);
        self.0.push_str(" text-anchor=\"");
        self.0.push_str(anchor);
        self.0.push_str("\">");
        self.escaped(text);
        self.0.push_str("</text>");
    }

    /// A text, so that it can write no markup.
    pub fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter => self.0.push(letter),
            }
        }
    }
}
