//! Whole numbers as text.
//!
//! `ToString` would do, but it brings the whole of formatting along (widths, fills, signs), which every
//! candidate would download.

/// A whole number that can be written in decimal digits.
pub trait Digits: Copy {
    /// The number in decimal digits, with a minus sign where it is negative.
    fn digits(self) -> String;
}

impl Digits for u64 {
    fn digits(mut self) -> String {
        let mut text = String::new();
        loop {
            text.insert(0, char::from(b'0' + (self % 10) as u8));
            self /= 10;
            if self == 0 {
                return text;
            }
        }
    }
}

impl Digits for i64 {
    fn digits(self) -> String {
        let mut text = self.unsigned_abs().digits();
        if self < 0 {
            text.insert(0, '-');
        }
        text
    }
}

macro_rules! digits {
    ($($kind:ty)*) => {$(
        impl Digits for $kind {
            fn digits(self) -> String {
                (self as i64).digits()
            }
        }
    )*};
}

// None of these counts reaches the bounds of an i64.
digits! { usize u32 u16 i32 }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_written_as_the_standard_library_does() {
        for number in [0, 1, 9, 10, 99, 100, -1, -10, 1_234_567, i64::MAX, i64::MIN] {
            assert_eq!(number.digits(), number.to_string());
        }
        assert_eq!(60usize.digits(), "60");
    }
}
