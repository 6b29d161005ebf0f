//! One session, driven event by event: nothing is lost, no time is gained, and a resumed attempt is
//! the attempt that was left.

mod answers;
mod grants;
mod grants_damaged;
mod grants_random;
mod invited;
mod journal;
mod limits;
mod record;
mod session;
mod time;
