//! Counts for the four-fifths rule as a person types them into a form: what is still missing, and what cannot be.

use super::fairness::Group;

/// The largest group; more people than this are taken for a slip of the key.
const MOST: u32 = 1_000_000;

/// A group as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedGroup {
    /// Its name.
    pub name: String,
    /// How many applied.
    pub applicants: String,
    /// The number of those selected.
    pub selected: String,
}

/// A field of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Its name.
    Name,
    /// How many applied.
    Applicants,
    /// The number of those selected.
    Selected,
}

/// The fault of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Another group before it has this name.
    SameName,
    /// It is no whole number, or far too large.
    NotWhole,
    /// Nobody applied, so that there is no rate.
    Nobody,
    /// More were selected than applied.
    MoreThanApplied,
}

/// The typed counts, as far as they can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedCounts {
    /// The groups that are complete.
    pub groups: Vec<Group>,
    /// Whether a group has been begun and is not complete.
    pub is_unfinished: bool,
    /// The faults, each with the position of its group.
    pub faults: Vec<(usize, Column, Fault)>,
}

impl TypedCounts {
    /// Reads what was typed. Groups without anything in them are left out.
    ///
    /// ```
    /// use assay_evaluation::{Column, Fault, TypedCounts, TypedGroup};
    ///
    /// let group = |name: &str, applicants: &str, selected: &str| TypedGroup {
    ///     name: name.into(),
    ///     applicants: applicants.into(),
    ///     selected: selected.into(),
    /// };
    /// let counts = TypedCounts::read(&[group("A", "80", "48"), group("B", "25", "30")]);
    /// assert_eq!(counts.faults, [(1, Column::Selected, Fault::MoreThanApplied)]);
    /// ```
    pub fn read(typed: &[TypedGroup]) -> Self {
        let mut read = Self::default();
        for (at, group) in typed.iter().enumerate() {
            let faults = faults(typed, at);
            let fields = [&group.name, &group.applicants, &group.selected];
            let filled = fields
                .iter()
                .filter(|field| !field.trim().is_empty())
                .count();
            match (whole(&group.applicants), whole(&group.selected)) {
                (Some(applicants), Some(selected)) if filled == fields.len() => {
                    read.groups.push(Group {
                        name: group.name.trim().into(),
                        applicants,
                        selected,
                    })
                }
                _ => read.is_unfinished |= filled > 0,
            }
            read.faults.extend(
                faults
                    .into_iter()
                    .map(|(column, fault)| (at, column, fault)),
            );
        }
        read
    }

    /// Returns the groups, if they can be compared.
    pub fn sound(&self) -> Option<&[Group]> {
        let is_sound = self.faults.is_empty() && !self.is_unfinished && self.groups.len() > 1;
        is_sound.then_some(&self.groups)
    }

    /// Returns the fault of a field.
    pub fn fault(&self, row: usize, column: Column) -> Option<Fault> {
        let found = self
            .faults
            .iter()
            .find(|(at, place, _)| (*at, *place) == (row, column));
        found.map(|found| found.2)
    }
}

fn faults(typed: &[TypedGroup], at: usize) -> Vec<(Column, Fault)> {
    let group = &typed[at];
    let mut faults = Vec::new();
    let name = group.name.trim();
    if !name.is_empty() && typed[..at].iter().any(|before| before.name.trim() == name) {
        faults.push((Column::Name, Fault::SameName));
    }
    let (applicants, selected) = (whole(&group.applicants), whole(&group.selected));
    for (column, text, read) in [
        (Column::Applicants, &group.applicants, applicants),
        (Column::Selected, &group.selected, selected),
    ] {
        if !text.trim().is_empty() && read.is_none() {
            faults.push((column, Fault::NotWhole));
        }
    }
    if applicants == Some(0) {
        faults.push((Column::Applicants, Fault::Nobody));
    } else if let (Some(applicants), Some(selected)) = (applicants, selected)
        && selected > applicants
    {
        faults.push((Column::Selected, Fault::MoreThanApplied));
    }
    faults
}

fn whole(text: &str) -> Option<u32> {
    let number = text.trim().parse().ok()?;
    (number <= MOST).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(rows: &[[&str; 3]]) -> TypedCounts {
        let group = |row: &[&str; 3]| TypedGroup {
            name: row[0].into(),
            applicants: row[1].into(),
            selected: row[2].into(),
        };
        TypedCounts::read(&rows.iter().map(group).collect::<Vec<_>>())
    }

    #[test]
    fn sound_counts_are_read_and_empty_rows_left_out() {
        let read = typed(&[["A", "80", "48"], ["", " ", ""], [" B ", " 25", "12 "]]);
        let groups = read.sound().unwrap();
        assert_eq!(
            (groups.len(), groups[1].name.as_str(), groups[1].selected),
            (2, "B", 12)
        );
    }

    #[test]
    fn what_is_unfinished_is_no_fault() {
        let read = typed(&[["A", "80", "48"], ["B", "25", ""]]);
        assert!(read.is_unfinished && read.faults.is_empty() && read.sound().is_none());
        assert!(typed(&[["A", "80", "48"]]).sound().is_none());
    }

    #[test]
    fn what_cannot_be_is_reported_at_its_field() {
        let read = typed(&[
            ["A", "5", "6"],
            ["A", "0", "0"],
            ["C", "many", "1.5"],
            ["D", "-1", "4000000000000"],
        ]);
        assert_eq!(
            read.faults,
            [
                (0, Column::Selected, Fault::MoreThanApplied),
                (1, Column::Name, Fault::SameName),
                (1, Column::Applicants, Fault::Nobody),
                (2, Column::Applicants, Fault::NotWhole),
                (2, Column::Selected, Fault::NotWhole),
                (3, Column::Applicants, Fault::NotWhole),
                (3, Column::Selected, Fault::NotWhole),
            ]
        );
        assert_eq!(
            read.fault(0, Column::Selected),
            Some(Fault::MoreThanApplied)
        );
        assert_eq!(read.fault(0, Column::Name), None);
        assert!(read.sound().is_none());
    }
}
