//! The beginning of a digest, by which people tell files apart.

/// The digits that are shown of a digest.
const DIGITS: usize = 12;

/// Returns the first twelve digits of a digest; all of it where it is shorter.
pub fn short_digest(sha256: &str) -> &str {
    sha256.get(..DIGITS).unwrap_or(sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_in_its_place_is_shown_too() {
        assert_eq!(short_digest("0123456789abcdef"), "0123456789ab");
        assert_eq!(short_digest("0123"), "0123");
        assert_eq!(short_digest(""), "");
        assert_eq!(short_digest("0123456789aéé"), "0123456789aéé");
    }
}
