//! Calibration: how close somebody's ratings of sample answers come to those of the kit's authors.

/// How close ratings of sample answers come to the authors'.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calibration {
    /// How many are the same.
    pub same: usize,
    /// How many are one step apart.
    pub near: usize,
    /// How many are further apart.
    pub far: usize,
}

impl Calibration {
    /// Compares ratings, each the rater's own and the authors'.
    ///
    /// ```
    /// use assay_evaluation::Calibration;
    ///
    /// let found = Calibration::of([(3, 3), (4, 5), (1, 4)].into_iter());
    /// assert_eq!(found, Calibration { same: 1, near: 1, far: 1 });
    /// ```
    pub fn of(pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut found = Self::default();
        for (own, theirs) in pairs {
            match own.abs_diff(theirs) {
                0 => found.same += 1,
                1 => found.near += 1,
                _ => found.far += 1,
            }
        }
        found
    }

    /// Returns how many ratings were compared.
    pub fn count(&self) -> usize {
        self.same + self.near + self.far
    }
}
