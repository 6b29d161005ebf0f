//! The pages, a file for each. A page takes what it shows as data or signals of its own, and callbacks; none knows of
//! the session.

pub mod accommodation;
pub mod answer_line;
pub mod check;
pub mod context;
pub mod done;
pub mod earlier;
pub mod frame;
pub mod head;
pub mod instructions;
pub mod item;
pub mod more_time;
pub mod notices;
pub mod overview;
pub mod practice;
pub mod question_label;
pub mod review;
pub mod time_left;
pub mod trial;
pub mod trouble;
pub mod uninvited;
pub mod welcome;
