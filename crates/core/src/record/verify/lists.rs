//! The lists of a grade, whose members are known by a name.

/// A list of a grade.
pub(super) struct List {
    /// Where it is in the object that has it.
    pub at: &'static str,
    /// Where its members have their name.
    pub name: &'static str,
    /// The word before the name of a member in messages.
    pub what: &'static str,
}

pub(super) const SECTIONS: List = List {
    at: "/sections",
    name: "/id",
    what: "Section ",
};
pub(super) const ITEMS: List = List {
    at: "/items",
    name: "/id",
    what: "Item ",
};
pub(super) const MINIMA: List = List {
    at: "/minima",
    name: "/section",
    what: "The minimum of section ",
};
pub(super) const KNOCK_OUTS: List = List {
    at: "/knock_outs",
    name: "/item",
    what: "The knock-out of item ",
};
