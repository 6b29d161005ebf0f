//! Components that candidates' and recruiters' screens share. They know nothing of attempts,
//! storage or delivery: data in, callbacks out.

mod answering;
mod best_worst;
mod choice;
mod dialog;
pub mod dom;
mod extended_text;
mod hottext;
pub mod live;
mod matching;
mod order;
mod stem;
mod text_entry;

pub use answering::{Answering, interaction};
pub use dialog::dialog;
pub use stem::{code_lines, data_table, stem};

use dom::View;

/// An icon drawn as one path on a grid of 20 by 20; decoration, so hidden from screen readers.
pub fn icon(path: &'static str) -> View {
    let drawing = [
        r#"<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=""#,
        path,
        r#""/></svg>"#,
    ];
    dom::drawing(&drawing.concat())
}

/// Paths of the icons.
pub mod icons {
    /// An arrow up.
    pub const UP: &str = "M10 16V4.500M5.500 9L10 4.500 14.500 9";
    /// An arrow down.
    pub const DOWN: &str = "M10 4v11.500M5.500 11l4.500 4.500 4.500-4.500";
    /// A flag.
    pub const FLAG: &str = "M5 17.500V3M5 3.500h10l-2.500 3.500L15 10.500H5";
    /// A list.
    pub const LIST: &str = "M3 5h1M3 10h1M3 15h1M7.500 5H17M7.500 10H17M7.500 15H17";
    /// A loudspeaker.
    pub const SAY: &str = "M3 8v4h3l4 3.500v-11L6 8zM13 7.500a3.500 3.500 0 0 1 0 5M15.300 5.200a6.700 6.700 0 0 1 0 9.600";
    /// An eye, struck out.
    pub const HIDE: &str = "M3 3l14 14M8.200 8.300a2.500 2.500 0 0 0 3.500 3.500M5.400 5.600C3.600 6.700 2.400 8.400 1.800 10c1.200 3 4.200 5.600 8.200 5.600 1.400 0 2.700-.3 3.800-.9M8.400 4.500c.5-.1 1-.1 1.600-.1 4 0 7 2.600 8.200 5.600-.4 1-1 2-1.800 2.800";
}
