//! The names of the tabs.

use crate::routes::Tab;

/// Returns the name of a tab.
pub fn tab_name(tab: Tab) -> &'static str {
    match tab {
        Tab::Scorecard => tr!(person.scorecard),
        Tab::Answers => tr!(person.answers),
        Tab::Timeline => tr!(person.timeline),
        Tab::Interview => tr!(person.interview),
        Tab::Flags => tr!(person.flags),
        Tab::Decision => tr!(person.decision),
        Tab::Log => tr!(person.log),
    }
}
