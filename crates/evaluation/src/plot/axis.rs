//! The common axis of all drawings of scores: from 0 to 100 percent, in whole units.

use assay_core::scoring::Fraction;

/// Returns where a percentage lies, in units from the left end, with so many units for each percent.
pub(super) fn place(percent: Fraction, units: u32) -> i64 {
    let text = percent
        .times(Fraction::whole(units))
        .map(|place| place.decimal_text(0));
    let place = text.and_then(|text| text.parse::<i64>().ok());
    place.unwrap_or(0).clamp(0, i64::from(units) * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_whole_units_and_never_outside() {
        assert_eq!(place(Fraction::whole(100), 3), 300);
        assert_eq!(place(Fraction::new(1, 3).unwrap(), 3), 1);
        assert_eq!(place(Fraction::whole(140), 2), 200);
        assert_eq!(place(Fraction::ZERO, 2), 0);
    }
}
