//! Exact numbers of any size, for probabilities: what [`assay_core::exact::Fraction`] refuses as too large fits here.

use assay_core::scoring::Fraction;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde::{Serialize, Serializer};

/// An exact number. In JSON it is a decimal text with six places, since documents hold no floating-point number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rational(BigRational);

/// The number of places in JSON.
const PLACES: u32 = 6;

impl Rational {
    /// Returns a whole number.
    pub fn whole(number: usize) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// Returns a part of a number as a share; zero where the number is zero.
    pub fn share(part: usize, of: usize) -> Self {
        Self::ratio(part.into(), of.into())
    }

    /// Returns the ratio of two numbers; zero where the second is zero.
    pub(super) fn ratio(part: BigInt, of: BigInt) -> Self {
        if of.is_zero() {
            return Self::whole(0);
        }
        Self(BigRational::new(part, of))
    }

    /// Returns the sum.
    pub fn plus(&self, other: &Self) -> Self {
        Self(&self.0 + &other.0)
    }

    /// Returns the difference.
    pub fn less(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }

    /// Returns the product.
    pub fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0)
    }

    /// Returns the quotient; zero where the divisor is zero.
    pub fn over(&self, divisor: &Self) -> Self {
        if divisor.0.is_zero() {
            return Self::whole(0);
        }
        Self(&self.0 / &divisor.0)
    }

    /// Returns the sum of numbers.
    pub fn sum<'a>(numbers: impl Iterator<Item = &'a Self>) -> Self {
        numbers.fold(Self::whole(0), |sum, number| sum.plus(number))
    }

    /// Returns the mean of numbers; zero where there is none.
    pub fn mean(numbers: &[Self]) -> Self {
        Self::sum(numbers.iter()).over(&Self::whole(numbers.len()))
    }

    /// Returns whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Returns the distance from zero.
    pub fn size(&self) -> Self {
        Self(self.0.abs())
    }

    /// Rounded for display to so many decimal places, halves away from zero. Never compare it.
    pub fn decimal_text(&self, places: u32) -> String {
        let scale = BigRational::from_integer(BigInt::from(10_u32).pow(places));
        let scaled = (&self.0 * scale).round().to_integer();
        let digits = scaled.abs().to_string();
        let places = places as usize;
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let sign = if scaled.is_negative() { "-" } else { "" };
        let point = if places > 0 { "." } else { "" };
        [sign, whole, point, decimals].concat()
    }

    /// A share of 1 in percent, rounded as [`Rational::decimal_text`] does.
    pub fn percent_text(&self, places: u32) -> String {
        self.times(&Self::whole(100)).decimal_text(places)
    }
}

impl From<Fraction> for Rational {
    fn from(fraction: Fraction) -> Self {
        // A fraction shows its two numbers as text only; the text of one is always read.
        fraction
            .text()
            .parse()
            .map_or_else(|_| Self::whole(0), Self)
    }
}

impl Serialize for Rational {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.decimal_text(PLACES))
    }
}

/// Returns how likely it is that something that comes with a chance of one in `of` comes in at least `least` and at most
/// `most` of `tries` tries.
pub(super) fn binomial(tries: usize, of: usize, least: usize, most: usize) -> Rational {
    let others = BigInt::from(of.saturating_sub(1));
    let mut ways = BigInt::from(0_u32);
    let mut chosen = BigInt::from(1_u32);
    for hits in 0..=tries {
        if (least..=most).contains(&hits) {
            ways += &chosen * others.pow((tries - hits) as u32);
        }
        chosen = chosen * BigInt::from(tries - hits) / BigInt::from(hits + 1);
    }
    Rational::ratio(ways, BigInt::from(of).pow(tries as u32))
}

/// Returns how likely it is that `tries` draws from `of` equal places name one place at least `length` times in a row.
pub(super) fn run_chance(tries: usize, of: usize, length: usize) -> Rational {
    if length <= 1 || tries < length {
        return Rational::whole(usize::from(length <= 1 && tries > 0));
    }
    // How many sequences without such a run end in a row of 1, 2, ... of the same.
    let mut ending = vec![BigInt::from(0_u32); length - 1];
    ending[0] = of.into();
    for _ in 1..tries {
        let all: BigInt = ending.iter().sum();
        ending.rotate_right(1);
        ending[0] = all * BigInt::from(of.saturating_sub(1));
    }
    let without: BigInt = ending.iter().sum();
    let without = Rational::ratio(without, BigInt::from(of).pow(tries as u32));
    Rational::whole(1).less(&without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_rounds_halves_away_from_zero() {
        assert_eq!(Rational::share(1, 8).decimal_text(2), "0.13");
        assert_eq!(Rational::share(2, 3).percent_text(1), "66.7");
        let below = Rational::whole(0).less(&Rational::share(1, 8));
        assert_eq!(below.decimal_text(2), "-0.13");
        assert_eq!(Rational::whole(7).decimal_text(0), "7");
        assert_eq!(Rational::from(Fraction::share(3, 9)), Rational::share(1, 3));
    }

    #[test]
    fn tails_are_those_of_the_binomial_distribution() {
        // Of 4 tries with a chance of one half: 1, 4, 6, 4, 1 of 16.
        assert_eq!(binomial(4, 2, 3, 4), Rational::share(5, 16));
        assert_eq!(binomial(4, 2, 0, 4), Rational::whole(1));
        // All of 3 tries with a chance of one quarter.
        assert_eq!(binomial(3, 4, 3, 3), Rational::share(1, 64));
        assert_eq!(binomial(3, 4, 0, 0), Rational::share(27, 64));
    }

    #[test]
    fn a_run_is_as_likely_as_counting_says() {
        // Of the 8 sequences of three coins two are all the same, and six have two of the same in a row.
        assert_eq!(run_chance(3, 2, 3), Rational::share(1, 4));
        assert_eq!(run_chance(3, 2, 2), Rational::share(3, 4));
        assert_eq!(run_chance(3, 2, 4), Rational::whole(0));
        assert_eq!(run_chance(1, 4, 1), Rational::whole(1));
    }
}
