//! The four-fifths rule on counts that a person types in (29 CFR 1607.4 D): a group whose selection rate is below
//! four fifths of the highest rate is worth a look. It is a rule of thumb, and with small numbers one person more or
//! less turns it around; that is worked out too.

use assay_core::scoring::Fraction;

/// A group with fewer applicants than this is called small.
pub const FEW: u32 = 30;

/// A group as it was typed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name, as the team calls it.
    pub name: String,
    /// How many applied.
    pub applicants: u32,
    /// How many of them were selected.
    pub selected: u32,
}

/// The selection rate of a group and its comparison with the highest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// Selected of applicants, as a share of 1.
    pub rate: Fraction,
    /// That rate over the highest; `None` where nobody at all was selected.
    pub ratio: Option<Fraction>,
    /// Whether the ratio is below four fifths.
    pub is_below: bool,
    /// Whether there are few applicants.
    pub is_small: bool,
    /// Whether one more person selected would lift the ratio to four fifths.
    pub hangs_on_one: bool,
}

/// Applies the four-fifths rule to the counts of groups; `None` where there is one group only, or where a group has no
/// applicants or more selected than applied.
///
/// ```
/// use assay_evaluation::{Group, four_fifths};
///
/// let group = |applicants, selected| Group { name: String::new(), applicants, selected };
/// let impact = four_fifths(&[group(80, 48), group(25, 11)]).unwrap();
/// assert!(!impact[0].is_below && impact[1].is_below);
/// ```
pub fn four_fifths(groups: &[Group]) -> Option<Vec<Impact>> {
    let is_sound = |group: &Group| group.applicants > 0 && group.selected <= group.applicants;
    if groups.len() < 2 || !groups.iter().all(is_sound) {
        return None;
    }
    let rate = |group: &Group, more: u32| {
        Fraction::share((group.selected + more) as usize, group.applicants as usize)
    };
    let highest = groups.iter().map(|group| rate(group, 0)).max()?;
    let limit = Fraction::new(4, 5)?.times(highest)?;
    groups
        .iter()
        .map(|group| {
            let own = rate(group, 0);
            let is_below = own < limit;
            Some(Impact {
                rate: own,
                ratio: own.over(highest),
                is_below,
                is_small: group.applicants < FEW,
                hangs_on_one: is_below && rate(group, 1) >= limit,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(applicants: u32, selected: u32) -> Group {
        Group {
            name: String::new(),
            applicants,
            selected,
        }
    }

    #[test]
    fn four_fifths_of_the_highest_rate_is_just_enough() {
        // 48 of 80 is 60 %; 12 of 25 is 48 %, four fifths of it; 11 of 25 is less.
        let impacts = four_fifths(&[group(80, 48), group(25, 12), group(25, 11)]).unwrap();
        let below: Vec<bool> = impacts.iter().map(|impact| impact.is_below).collect();
        assert_eq!(below, [false, false, true]);
        assert_eq!(impacts[1].ratio, Fraction::new(4, 5));
        assert!(impacts[2].hangs_on_one && impacts[2].is_small && !impacts[0].is_small);
    }

    #[test]
    fn counts_that_cannot_be_say_nothing() {
        assert_eq!(four_fifths(&[group(5, 6), group(5, 1)]), None);
        assert_eq!(four_fifths(&[group(0, 0), group(5, 1)]), None);
        assert_eq!(four_fifths(&[group(5, 1)]), None);
        let impacts = four_fifths(&[group(5, 0), group(7, 0)]).unwrap();
        assert!(
            impacts
                .iter()
                .all(|impact| impact.ratio.is_none() && !impact.is_below)
        );
    }
}
