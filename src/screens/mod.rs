//! The screens: each projects the state of the app into the view model of its page, one memo a page, and hands what the
//! page asks for to the session.

pub mod accommodation;
pub mod after;
pub mod before;
pub mod behind;
pub mod content;
pub mod practice;
pub mod running;
pub mod trial;
