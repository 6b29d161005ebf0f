//! Exact decimals: what candidates type, and what keys expect.

use super::fraction::Fraction;

/// A decimal: `mantissa` divided by ten to the power of `scale`, without needless zeros.
///
/// Keys and answers may have 18 digits with up to 20 places, and [`Decimal::is_within`] is exact for all of them: lined
/// up, two such numbers have up to 38 digits, which `i128` holds. `rust_decimal` has 28 and rounds a difference that
/// needs more, so that an answer just outside the tolerance would count as right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i64,
    scale: u32,
}

/// The most digits that are read; more than any question needs, and few enough never to overflow.
const MOST_DIGITS: usize = 18;

impl Decimal {
    /// From ASCII digits, of which the last `scale` are decimal places; a negative scale adds
    /// zeros. `None` where there are none or too many.
    pub(crate) fn from_digits(negative: bool, digits: &[u8], mut scale: i32) -> Option<Self> {
        let mut digits = digits;
        while scale > 0
            && let [rest @ .., b'0'] = digits
        {
            digits = rest;
            scale -= 1;
        }
        while let [b'0', rest @ ..] = digits {
            digits = rest;
        }
        if digits.is_empty() {
            scale = 0;
        }
        let zeros = usize::try_from(-scale).unwrap_or(0);
        if digits.len() + zeros > MOST_DIGITS || scale > 20 {
            return None;
        }
        let mut mantissa = digits
            .iter()
            .fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        while scale < 0 {
            mantissa *= 10;
            scale += 1;
        }
        Some(Self {
            mantissa: if negative { -mantissa } else { mantissa },
            scale: scale.unsigned_abs(),
        })
    }

    /// Reads a decimal as keys write it: "80000", "-2.5". `None` for anything else, and for more than 18 digits.
    ///
    /// ```
    /// use assay_core::exact::Decimal;
    ///
    /// assert_eq!(Decimal::parse("-2.50").unwrap().text(), "-2.5");
    /// assert_eq!(Decimal::parse("80,000"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, plain) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, places) = plain.split_once('.').unwrap_or((plain, "0"));
        let mut digits = Vec::from(whole.as_bytes());
        digits.extend_from_slice(places.as_bytes());
        let sound =
            !whole.is_empty() && !places.is_empty() && digits.iter().all(u8::is_ascii_digit);
        if !sound {
            return None;
        }
        Self::from_digits(negative, &digits, i32::try_from(places.len()).ok()?)
    }

    /// Returns whether it differs from another by at most `tolerance`.
    ///
    /// ```
    /// use assay_core::exact::Decimal;
    ///
    /// let decimal = |text| Decimal::parse(text).unwrap();
    /// assert!(decimal("2.5").is_within(decimal("0.1"), decimal("2.6")));
    /// assert!(!decimal("2.5").is_within(decimal("0.1"), decimal("2.60000000001")));
    /// ```
    pub fn is_within(self, tolerance: Self, other: Self) -> bool {
        let scale = self.scale.max(other.scale).max(tolerance.scale);
        // 18 digits and at most 20 more places stay below 2^127.
        let aligned = |number: Self| {
            (number.scale..scale).fold(i128::from(number.mantissa), |wide, _| wide * 10)
        };
        aligned(self)
            .checked_sub(aligned(other))
            .is_some_and(|difference| {
                difference.unsigned_abs() <= aligned(tolerance).unsigned_abs()
            })
    }

    /// Returns whether it is below nothing.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Returns whether it has no decimal places.
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }

    /// Returns it as a fraction; `None` where that is too large to be added up.
    ///
    /// ```
    /// use assay_core::exact::Decimal;
    ///
    /// assert_eq!(Decimal::parse("6.5").unwrap().fraction().unwrap().text(), "13/2");
    /// ```
    pub fn fraction(self) -> Option<Fraction> {
        Fraction::new(self.mantissa, 10_i64.checked_pow(self.scale)?)
    }

    /// The plain text: "80000", "-2.5", "0.12".
    pub fn text(self) -> String {
        let mut text = self.digits_with('.');
        if self.mantissa < 0 {
            text.insert(0, '-');
        }
        text
    }

    fn digits_with(self, mark: char) -> String {
        let digits = self.mantissa.unsigned_abs().to_string();
        let places = self.scale as usize;
        if places == 0 {
            return digits;
        }
        let mut text = String::new();
        for _ in digits.len()..=places {
            text.push('0');
        }
        text.push_str(&digits);
        text.insert(text.len() - places, mark);
        text
    }

    /// A text that is read as this number in every format, with the decimal mark given.
    ///
    /// Exactly three decimal places could be taken for a group of thousands, so a zero is added:
    /// "1.2340" can only be one and a bit.
    ///
    /// ```
    /// use assay_core::exact::Decimal;
    ///
    /// assert_eq!(Decimal::parse("1.234").unwrap().unmistakable_text(','), "1,2340");
    /// ```
    pub fn unmistakable_text(self, mark: char) -> String {
        let mut text = self.digits_with(mark);
        if self.scale == 3 && !text.starts_with('0') {
            text.push('0');
        }
        if self.mantissa < 0 {
            text.insert(0, '-');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn decimals_have_one_form_only() {
        assert_eq!(decimal("080000.00"), decimal("80000"));
        assert_eq!(decimal("-0"), decimal("0.000"));
        assert_eq!(decimal("-2.50").text(), "-2.5");
        assert_eq!(decimal("0.012").text(), "0.012");
        assert_eq!(decimal("0").text(), "0");
    }

    #[test]
    fn only_plain_decimals_are_parsed() {
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "1,5",
            "1e3",
            "+1",
            " 1",
            "--1",
            "1.2.3",
            "ä",
            "1234567890123456789",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_tolerance_is_inclusive_and_exact() {
        let within = |one: &str, tolerance: &str, two: &str| {
            decimal(one).is_within(decimal(tolerance), decimal(two))
        };
        assert!(within("2.7", "0.1", "2.8"));
        assert!(!within("2.7", "0.0999", "2.8"));
        assert!(within("80000", "0", "80000.0"));
        assert!(!within("-80000", "0", "80000"));
        assert!(!within("999999999999999999", "0", "0.000000000000000001"));
        // The difference has 38 digits.
        let far = "100000000000000000";
        assert!(within(far, far, "0.00000000000000000001"));
        assert!(!within(far, far, "-0.00000000000000000001"));
    }

    #[test]
    fn unmistakable_texts_avoid_three_places() {
        assert_eq!(decimal("1.234").unmistakable_text('.'), "1.2340");
        assert_eq!(decimal("-1.234").unmistakable_text(','), "-1,2340");
        assert_eq!(decimal("1234").unmistakable_text(','), "1234");
        assert_eq!(decimal("0.125").unmistakable_text('.'), "0.125");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_and_the_tolerance_is_that_of_wide_numbers(
            (a, b, t) in (-1_000_000_i128..1_000_000, -1_000_000_i128..1_000_000, 0_i128..2_000_000),
            (p, q, r) in (0_u32..7, 0_u32..7, 0_u32..7),
        ) {
            let written = |number: i128, places: u32| {
                let (whole, rest) = (number.abs() / 10_i128.pow(places), number.abs() % 10_i128.pow(places));
                let sign = if number < 0 { "-" } else { "" };
                match places {
                    0 => format!("{sign}{whole}"),
                    places => format!("{sign}{whole}.{rest:0width$}", width = places as usize),
                }
            };
            let [one, two, tolerance] = [(a, p), (b, q), (t, r)]
                .map(|(number, places)| decimal(&written(number, places)));
            let aligned = |number: i128, places: u32| number * 10_i128.pow(6 - places);
            let difference = (aligned(a, p) - aligned(b, q)).abs();
            prop_assert_eq!(one.is_within(tolerance, two), difference <= aligned(t, r));
            prop_assert_eq!(decimal(&one.text()), one);
        }
    }
}
