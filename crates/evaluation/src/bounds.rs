//! A score that may still be open: the lowest and the highest that can come of it, exactly.

use assay_core::scoring::Fraction;

/// Lowest and highest outcome still possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The lowest.
    pub lowest: Fraction,
    /// The highest.
    pub highest: Fraction,
}

impl Bounds {
    /// Nothing, settled.
    pub const NOTHING: Self = Self::settled(Fraction::ZERO);

    /// A score that is settled.
    pub const fn settled(score: Fraction) -> Self {
        Self {
            lowest: score,
            highest: score,
        }
    }

    /// A score of which nothing is known but its most.
    pub const fn open(most: Fraction) -> Self {
        Self {
            lowest: Fraction::ZERO,
            highest: most,
        }
    }

    /// Returns whether only one outcome is left.
    pub fn is_settled(self) -> bool {
        self.lowest == self.highest
    }

    /// The sum; `None` where it is too fine to be written down.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            lowest: self.lowest.plus(other.lowest)?,
            highest: self.highest.plus(other.highest)?,
        })
    }

    /// The product with a number that is not negative.
    pub fn times(self, factor: Fraction) -> Option<Self> {
        Some(Self {
            lowest: self.lowest.times(factor)?,
            highest: self.highest.times(factor)?,
        })
    }

    /// The mean of shares by their weights, in percent; nothing where there are none, and `None` where it is too fine to be
    /// written down.
    ///
    /// ```
    /// use assay_core::scoring::Fraction;
    /// use assay_evaluation::Bounds;
    ///
    /// let shares = [(3, Bounds::settled(Fraction::ONE)), (1, Bounds::NOTHING)];
    /// assert_eq!(Bounds::mean_percent(shares).unwrap().text(2), "75.00");
    /// ```
    pub fn mean_percent(shares: impl IntoIterator<Item = (u32, Self)>) -> Option<Self> {
        let mut sum = Self::NOTHING;
        let mut weights: usize = 0;
        for (weight, share) in shares {
            sum = sum.plus(share.times(Fraction::whole(weight))?)?;
            weights += weight as usize;
        }
        let mean = sum.times(Fraction::share(1, weights))?;
        mean.times(Fraction::whole(100))
    }

    /// Writes the bounds for people, rounded to so many places: "62.50", or "50.00 to 75.00" while they differ.
    ///
    /// ```
    /// use assay_core::scoring::Fraction;
    /// use assay_evaluation::Bounds;
    ///
    /// let earned = Bounds::settled(Fraction::whole(50));
    /// let open = Bounds::open(Fraction::whole(25));
    /// assert_eq!(earned.text(2), "50.00");
    /// assert_eq!(earned.plus(open).unwrap().text(2), "50.00 to 75.00");
    /// ```
    pub fn text(self, places: u32) -> String {
        let lowest = self.lowest.decimal_text(places);
        if self.is_settled() {
            return lowest;
        }
        [&lowest, " to ", &self.highest.decimal_text(places)].concat()
    }
}
