//! Components that candidates' and recruiters' screens share. They know nothing of attempts,
//! storage or delivery: data in, callbacks out.

mod answering;
mod best_worst;
mod choice;
mod dialog;
mod extended_text;
mod field_value;
mod hottext;
mod icon;
mod interaction;
mod limited;
mod live_text;
mod marks;
mod matching;
mod mount;
mod order;
mod particulars;
mod remount;
mod stem;
mod text;
mod text_entry;
mod watermark;

pub use answering::{Answering, Change};
pub use dialog::{Dialog, DialogProps, Question, QuestionProps};
pub use field_value::field_value;
pub use icon::{State, icon, icons};
pub use interaction::interaction;
pub use limited::{Limit, LimitNote};
pub use live_text::LiveText;
pub use mount::mounted;
pub use particulars::particulars;
pub use remount::Remount;
pub use stem::{code_lines, data_table, stem};
pub use text::text;
pub use watermark::watermark;
