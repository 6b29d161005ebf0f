//! The words for answering an item.

/// Words for answering.
pub struct Answer {
    /// Column headings of best-worst.
    pub best: &'static str,
    /// Column headings of best-worst.
    pub worst: &'static str,
    /// Why a mark is refused: the mark that the option carries, the mark that was asked for.
    pub not_both: fn(&str, &str) -> String,
    /// Gives an option this mark all the same.
    pub instead: fn(&str) -> String,
    /// What was done: the mark it carries now, the mark that nothing carries any more.
    pub remarked: fn(&str, &str) -> String,
    /// Takes the last step back.
    pub undo: &'static str,
    /// What keys do in a table of choices.
    pub keys: &'static str,
    /// Takes the response back.
    pub clear: &'static str,
    /// How many may be chosen, how many are.
    pub chosen_of: fn(usize, usize) -> String,
    /// No more can be chosen.
    pub chosen_all: fn(usize) -> String,
    /// Moves an option up.
    pub up: fn(&str) -> String,
    /// Moves an option down.
    pub down: fn(&str) -> String,
    /// Where an option is now: text, position, count.
    pub moved: fn(&str, usize, usize) -> String,
    /// Accepts the order as presented.
    pub keep_order: &'static str,
    /// State of an order that has not been touched.
    pub order_untouched: &'static str,
    /// Name of a line.
    pub line: fn(usize) -> String,
    /// Column heading of line numbers.
    pub line_heading: &'static str,
    /// An ambiguous number.
    pub ambiguous: &'static str,
    /// A reading of it.
    pub reading: fn(&str) -> String,
    /// An unreadable number.
    pub unreadable: &'static str,
    /// Number of words, suggested from and to.
    pub words: fn(usize, u32, u32) -> String,
    /// Label of the text area.
    pub your_text: &'static str,
}

/// Words beside a field that holds so many characters and no more.
pub struct Limits {
    /// The most characters that fit.
    pub most: fn(usize) -> String,
    /// No more fit: the most.
    pub full: fn(usize) -> String,
    /// What was added did not fit: characters left out, the most.
    pub left_out: fn(usize, usize) -> String,
}
