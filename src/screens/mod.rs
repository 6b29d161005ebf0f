//! The screens: what a page shows is projected here from the state of the app, into one memo a page, and what a page
//! asks for is done by the session.

pub mod after;
pub mod before;
pub mod behind;
pub mod running;
pub mod trial;
