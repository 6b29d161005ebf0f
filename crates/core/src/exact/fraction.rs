//! Exact fractions, so that no score depends on rounding. Nothing here panics: an operation whose
//! result would be too large to write down exactly gives `None`.
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, Zero};

/// A reduced fraction; the denominator is positive, and both numbers are below 2^59.
///
/// [`Ratio`] reduces, compares and calculates; this type adds that no operation divides by zero or overflows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(Ratio<i64>);

/// Both numbers stay below this, so that ten times either still fits.
const LIMIT: i64 = 1 << 59;

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);
    /// The whole.
    pub const ONE: Self = Self::whole(1);
    /// One half.
    pub const HALF: Self = Self(Ratio::new_raw(1, 2));

    /// A whole number.
    pub const fn whole(number: u32) -> Self {
        Self(Ratio::new_raw(number as i64, 1))
    }

    /// A reduced fraction; `None` where the denominator is 0 or a number is too large.
    ///
    /// ```
    /// use assay_core::exact::Fraction;
    ///
    /// assert_eq!(Fraction::new(2, -4).unwrap().text(), "-1/2");
    /// assert_eq!(Fraction::new(1, 0), None);
    /// ```
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        // Twice as wide, so that the lowest number has an opposite.
        let wide = Ratio::<i128>::new(numerator.into(), denominator.into());
        let numerator = i64::try_from(*wide.numer()).ok()?;
        let denominator = i64::try_from(*wide.denom()).ok()?;
        Self::within_limit(Ratio::new_raw(numerator, denominator))
    }

    fn within_limit(ratio: Ratio<i64>) -> Option<Self> {
        let fits = (1 - LIMIT..LIMIT).contains(ratio.numer()) && *ratio.denom() < LIMIT;
        fits.then_some(Self(ratio))
    }

    /// Returns a part of a number as a share; zero where the number is zero.
    ///
    /// ```
    /// use assay_core::exact::Fraction;
    ///
    /// assert_eq!(Fraction::share(2, 4), Fraction::HALF);
    /// assert_eq!(Fraction::share(0, 0), Fraction::ZERO);
    /// ```
    pub fn share(part: usize, of: usize) -> Self {
        Self::new(part as i64, of as i64).unwrap_or(Self::ZERO)
    }

    /// Returns the sum; `None` where it is too large.
    ///
    /// ```
    /// use assay_core::exact::Fraction;
    ///
    /// let sum = Fraction::share(1, 3).plus(Fraction::share(3, 10)).unwrap();
    /// assert_eq!(sum.text(), "19/30");
    /// ```
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).and_then(Self::within_limit)
    }

    /// The same with the other sign.
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Returns the product; `None` where it is too large.
    ///
    /// ```
    /// use assay_core::exact::Fraction;
    ///
    /// assert_eq!(Fraction::HALF.times(Fraction::share(2, 3)), Some(Fraction::share(1, 3)));
    /// ```
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).and_then(Self::within_limit)
    }

    /// The quotient; `None` where the divisor is nothing, or a number is too large.
    ///
    /// ```
    /// use assay_core::exact::Fraction;
    ///
    /// assert_eq!(Fraction::ONE.over(Fraction::whole(3)).unwrap().text(), "1/3");
    /// assert_eq!(Fraction::ONE.over(Fraction::ZERO), None);
    /// ```
    pub fn over(self, divisor: Self) -> Option<Self> {
        self.0.checked_div(&divisor.0).and_then(Self::within_limit)
    }

    /// Returns whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The exact text: "19/30", or "2" where it is whole.
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// Rounded for display to so many decimal places, halves away from zero. Never compare it.
    ///
    /// ```
    /// use assay_core::exact::Fraction;
    ///
    /// assert_eq!(Fraction::share(1, 8).decimal_text(2), "0.13");
    /// ```
    pub fn decimal_text(self, places: u32) -> String {
        let denominator = self.0.denom().unsigned_abs();
        let numerator = self.0.numer().unsigned_abs();
        let mut rest = numerator % denominator;
        // Both limits leave room: the whole part is small wherever the denominator is large.
        let mut scaled = numerator / denominator;
        for _ in 0..places {
            rest *= 10;
            let Some(longer) = scaled.checked_mul(10) else {
                return self.text();
            };
            scaled = longer + rest / denominator;
            rest %= denominator;
        }
        scaled += u64::from(rest * 2 >= denominator);
        // One digit stands before the point.
        let digits = format!("{scaled:0width$}", width = places as usize + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places as usize);
        let sign = if *self.0.numer() < 0 && scaled > 0 {
            "-"
        } else {
            ""
        };
        let point = if places > 0 { "." } else { "" };
        [sign, whole, point, decimals].concat()
    }

    /// A share of 1 in percent, rounded as [`Fraction::decimal_text`] does.
    ///
    /// ```
    /// use assay_core::exact::Fraction;
    ///
    /// assert_eq!(Fraction::share(2, 3).percent_text(2), "66.67");
    /// ```
    pub fn percent_text(self, places: u32) -> String {
        match self.times(Self::whole(100)) {
            Some(percent) => percent.decimal_text(places),
            None => self.text(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    fn fraction(numerator: i64, denominator: i64) -> Fraction {
        Fraction::new(numerator, denominator).unwrap()
    }

    #[test]
    fn fractions_are_reduced_and_carry_the_sign_above() {
        assert_eq!(fraction(6, -8).text(), "-3/4");
        assert_eq!(fraction(0, -8).text(), "0");
        assert_eq!(fraction(10, 5).text(), "2");
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(Fraction::new(i64::MIN, -1), None);
        assert_eq!(Fraction::new(1, i64::MIN), None);
    }

    #[test]
    fn sums_and_products_are_exact() {
        let sum = fraction(1, 3).plus(fraction(3, 10)).unwrap();
        assert_eq!(sum.text(), "19/30");
        assert_eq!(sum.times(fraction(30, 19)), Some(Fraction::ONE));
        let tenth = fraction(1, 10);
        let whole = (0..10).try_fold(Fraction::ZERO, |sum, _| sum.plus(tenth));
        assert_eq!(whole, Some(Fraction::ONE));
    }

    #[test]
    fn what_is_too_fine_to_write_down_is_refused_not_rounded() {
        let mut sum = Fraction::ZERO;
        let mut refused = false;
        for denominator in 1..400 {
            match sum.plus(fraction(1, denominator)) {
                Some(next) => sum = next,
                None => refused = true,
            }
        }
        assert!(refused);
        assert_eq!(fraction(LIMIT - 1, 1).times(fraction(2, 1)), None);
    }

    #[test]
    fn comparison_never_overflows() {
        let one = fraction(LIMIT - 1, LIMIT - 3);
        let two = fraction(LIMIT - 3, LIMIT - 5);
        assert!(one < two);
        assert!(fraction(-1, 3) < fraction(-1, 4));
        assert!(fraction(-1, 3) < Fraction::ZERO);
        assert!(fraction(6999, 100) < Fraction::whole(70));
        assert!(fraction(1, 2) == Fraction::HALF);
        for a in -12..12_i64 {
            for b in 1..9_i64 {
                for c in -12..12_i64 {
                    for d in 1..9_i64 {
                        let exact = (a * d).cmp(&(c * b));
                        assert_eq!(fraction(a, b).cmp(&fraction(c, d)), exact);
                    }
                }
            }
        }
    }

    #[test]
    fn display_rounds_halves_up() {
        assert_eq!(fraction(1, 3).percent_text(2), "33.33");
        assert_eq!(fraction(2, 3).percent_text(2), "66.67");
        assert_eq!(fraction(139_999, 200_000).percent_text(2), "70.00");
        assert_eq!(fraction(1, 8).decimal_text(2), "0.13");
        assert_eq!(fraction(-1, 8).decimal_text(2), "-0.13");
        assert_eq!(fraction(-1, 800).decimal_text(2), "0.00");
        assert_eq!(fraction(7, 2).decimal_text(0), "4");
        assert_eq!(fraction(1, 200).decimal_text(2), "0.01");
        assert_eq!(Fraction::ONE.percent_text(1), "100.0");
        assert_eq!(fraction(LIMIT - 1, 1).decimal_text(9).len(), 18);
    }

    #[test]
    fn wide_numbers_are_written_in_full() {
        assert_eq!(fraction(LIMIT - 1, 1).text(), "576460752303423487");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn sums_products_and_quotients_are_those_of_wide_numbers(
            (a, c) in (-1_000_000_i64..1_000_000, -1_000_000_i64..1_000_000),
            (b, d) in (1_i64..1_000_000, 1_i64..1_000_000),
        ) {
            let is = |result: Option<Fraction>, numerator: i64, denominator: i64| {
                let wide = Ratio::<i128>::new(numerator.into(), denominator.into());
                result.is_some_and(|result| {
                    let (above, below) = (*result.0.numer(), *result.0.denom());
                    (i128::from(above), i128::from(below)) == wide.into_raw()
                })
            };
            let (one, two) = (fraction(a, b), fraction(c, d));
            prop_assert!(is(one.plus(two), a * d + c * b, b * d));
            prop_assert!(is(one.times(two), a * c, b * d));
            prop_assert!(c == 0 || is(one.over(two), a * d, b * c));
            prop_assert!(one.cmp(&two) == (a * d).cmp(&(c * b)));
        }

        #[test]
        fn no_numbers_make_it_panic(
            (a, b) in (any::<i64>(), any::<i64>()),
            (c, d) in (any::<i64>(), any::<i64>()),
        ) {
            if let (Some(one), Some(two)) = (Fraction::new(a, b), Fraction::new(c, d)) {
                for result in [one.plus(two), one.times(two), one.over(two)] {
                    let Some(result) = result else { continue };
                    prop_assert!(result.0.numer().abs() < LIMIT);
                    prop_assert!((1..LIMIT).contains(result.0.denom()));
                    prop_assert!(!result.decimal_text(3).is_empty());
                }
                prop_assert_eq!(one.cmp(&two), two.cmp(&one).reverse());
            }
        }
    }
}
