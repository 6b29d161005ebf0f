//! Exact fractions, so that no score depends on rounding. Nothing here panics: an operation whose
//! result would be too large to write down exactly gives `None`.
use std::cmp::Ordering;

/// A reduced fraction; the denominator is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    numerator: i64,
    denominator: i64,
}

/// Both numbers stay below this, so that ten times either still fits.
const LIMIT: i64 = 1 << 59;

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);
    /// The whole.
    pub const ONE: Self = Self::whole(1);
    /// One half.
    pub const HALF: Self = Self {
        numerator: 1,
        denominator: 2,
    };

    /// A whole number.
    pub const fn whole(number: u32) -> Self {
        Self {
            numerator: number as i64,
            denominator: 1,
        }
    }

    /// A reduced fraction; `None` where the denominator is 0 or a number is too large.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        let divisor = greatest_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i64::try_from(divisor).ok().filter(|divisor| *divisor > 0)?;
        let sign = denominator.signum();
        let reduced = Self {
            numerator: (numerator / divisor).checked_mul(sign)?,
            denominator: (denominator / divisor).checked_mul(sign)?,
        };
        let fits = reduced.numerator > -LIMIT
            && reduced.numerator < LIMIT
            && (1..LIMIT).contains(&reduced.denominator);
        fits.then_some(reduced)
    }

    /// So many of so many; nothing where there are none.
    pub fn share(part: usize, of: usize) -> Self {
        Self::new(part as i64, of as i64).unwrap_or(Self::ZERO)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let divisor = greatest_divisor(
            self.denominator.unsigned_abs(),
            other.denominator.unsigned_abs(),
        ) as i64;
        let left = self.numerator.checked_mul(other.denominator / divisor)?;
        let right = other.numerator.checked_mul(self.denominator / divisor)?;
        let common = self.denominator.checked_mul(other.denominator / divisor)?;
        Self::new(left.checked_add(right)?, common)
    }

    /// The same with the other sign.
    pub fn negated(self) -> Self {
        Self {
            numerator: -self.numerator,
            ..self
        }
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        // Reducing crosswise first keeps the numbers small.
        let one = Self::new(self.numerator, other.denominator)?;
        let two = Self::new(other.numerator, self.denominator)?;
        Self::new(
            one.numerator.checked_mul(two.numerator)?,
            one.denominator.checked_mul(two.denominator)?,
        )
    }

    /// The quotient; `None` where the divisor is nothing, or a number is too large.
    pub fn over(self, divisor: Self) -> Option<Self> {
        self.times(Self::new(divisor.denominator, divisor.numerator)?)
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The exact text: "19/30", or "2" where it is whole.
    pub fn text(self) -> String {
        let mut text = self.numerator.to_string();
        if self.denominator != 1 {
            text.push('/');
            text.push_str(&self.denominator.to_string());
        }
        text
    }

    /// Rounded for display to so many decimal places, halves away from zero. Never compare it.
    pub fn decimal_text(self, places: u32) -> String {
        let denominator = self.denominator.unsigned_abs();
        let numerator = self.numerator.unsigned_abs();
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
        let digits = scaled.to_string();
        let places = places as usize;
        let mut text = String::new();
        if self.numerator < 0 && scaled > 0 {
            text.push('-');
        }
        for _ in digits.len()..=places {
            text.push('0');
        }
        text.push_str(&digits);
        if places > 0 {
            text.insert(text.len() - places, '.');
        }
        text
    }

    /// A share of 1 in percent, rounded as [`Fraction::decimal_text`] does.
    pub fn percent_text(self, places: u32) -> String {
        match self.times(Self::whole(100)) {
            Some(percent) => percent.decimal_text(places),
            None => self.text(),
        }
    }
}

impl Ord for Fraction {
    /// Compares whole parts, then the inverted remainders: exact, and no product can overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (self.numerator, self.denominator);
        let (mut c, mut d) = (other.numerator, other.denominator);
        let mut turned = false;
        loop {
            let wholes = a.div_euclid(b).cmp(&c.div_euclid(d));
            let (rest_one, rest_two) = (a.rem_euclid(b), c.rem_euclid(d));
            let decided = if wholes.is_ne() || rest_one == 0 || rest_two == 0 {
                Some(wholes.then(rest_one.signum().cmp(&rest_two.signum())))
            } else {
                None
            };
            if let Some(order) = decided {
                return if turned { order.reverse() } else { order };
            }
            (a, b, c, d) = (b, rest_one, d, rest_two);
            turned = !turned;
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Euclid's algorithm.
fn greatest_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
