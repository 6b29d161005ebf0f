//! The team's colors: their form, and whether they can be read.

use serde::Deserialize;

/// The contrast that a color needs with its page, in tenths. WCAG 2.2 (1.4.3) asks for 4.5; the rest
/// is for rows that are tinted with the color itself.
const LEAST: u32 = 50;

/// The page behind the light theme's accent, as in `style/tokens.css`.
pub(super) const PAPER: &str = "#f8f7f3";

/// The lighter of the two pages behind the dark theme's accent.
pub(super) const DARK_SHEET: &str = "#1c1f23";

/// A color as `#rrggbb`.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(!try_from, extend("patternErrorMessage" = "This is not a color. Write it as #rrggbb."))
)]
pub(super) struct Color(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = "^#[0-9a-fA-F]{6}$"), extend("format" = "color-hex"))
    )]
    String,
);

impl TryFrom<String> for Color {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        luminance(&text)
            .map(|_| Self(text))
            .ok_or("a color is written as #rrggbb")
    }
}

/// Returns the color where text in it can be read on `page`.
///
/// # Errors
/// Returns the fault of a color, and the remedy. Nobody's test stops for a color: the caller warns, and
/// shows ours.
pub(super) fn readable(color: Color, page: &str) -> Result<String, (&'static str, String)> {
    match luminance(&color.0).zip(luminance(page)) {
        Some((one, other)) if contrast(one, other) >= LEAST => Ok(color.0),
        _ => Err((
            "Text in this color cannot be read well.",
            format!(
                "Assay shows its own color instead. Choose one with a contrast of 5:1 or more with {page}."
            ),
        )),
    }
}

/// Contrast of two luminances in tenths: 10 is none, 210 is black on white. WCAG 2.2, "contrast ratio".
fn contrast(one: u32, other: u32) -> u32 {
    (one.max(other) + 500) * 10 / (one.min(other) + 500)
}

/// Relative luminance in ten-thousandths (WCAG 2.2), to within 15 of them.
fn luminance(color: &str) -> Option<u32> {
    let digits = color.strip_prefix('#').filter(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = code.to_be_bytes();
    Some((2_126 * linear(red) + 7_152 * linear(green) + 722 * linear(blue)) / 10_000)
}

/// The light of one channel in ten-thousandths, between known points of the sRGB curve.
fn linear(channel: u8) -> u32 {
    const CURVE: [u32; 17] = [
        0, 52, 144, 296, 513, 802, 1_170, 1_620, 2_159, 2_789, 3_515, 4_342, 5_271, 6_308, 7_454,
        8_714, 10_089,
    ];
    let at = usize::from(channel / 16);
    CURVE[at] + (CURVE[at + 1] - CURVE[at]) * u32::from(channel % 16) / 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::{Problems, parse};

    /// A configuration whose team has this besides its name.
    fn read(team: &str) -> Result<Config, Problems> {
        let text = format!(
            r#"{{"schema":"assay/config/1","assessment":"a.json","key":"k.json","contact":{{"name":"C"}},
                "submission":{{"url":"x"}},"team":{{"name":"T",{team}}}}}"#
        );
        Config::parse("config.json", &parse("config.json", &text).unwrap())
    }

    #[test]
    fn contrast_is_what_other_calculators_say() {
        let of =
            |one: &str, other: &str| contrast(luminance(one).unwrap(), luminance(other).unwrap());
        assert_eq!(of("#000000", "#ffffff"), 210);
        assert_eq!(of("#777777", "#777777"), 10);
        // 4.48 and 4.54.
        assert_eq!(of("#777777", "#ffffff"), 44);
        assert_eq!(of("#767676", "#ffffff"), 45);
        // 10.1 and 4.0.
        assert_eq!(of("#1d3f80", "#ffffff"), 101);
        assert_eq!(of("#ff0000", "#ffffff"), 39);
    }

    #[test]
    fn a_good_color_is_kept_and_what_is_no_color_is_refused() {
        let good = read(r##""accent":"#1d3f80","accent_dark":"#a9c2f5""##).unwrap();
        assert_eq!(good.team.accent, "#1d3f80");
        assert_eq!(good.team.accent_dark, "#a9c2f5");
        assert_eq!(good.warnings, []);
        for (field, color) in [
            ("accent", "#12345"),
            ("accent", "#12345\u{e9}"),
            ("accent", "blue"),
        ] {
            let problems = read(&format!(r#""{field}":"{color}""#)).unwrap_err();
            assert_eq!(problems.0[0].path, ["$.team.", field].concat());
        }
    }

    #[test]
    fn a_color_that_cannot_be_read_gives_way_to_ours_with_a_warning() {
        for (field, color) in [("accent", "#ffcc00"), ("accent_dark", "#1d3f80")] {
            let config = read(&format!(r#""{field}":"{color}""#)).unwrap();
            let team = (&*config.team.accent, &*config.team.accent_dark);
            assert_eq!(team, ("", ""));
            assert_eq!(config.warnings.len(), 1);
            assert_eq!(config.warnings[0].path, ["$.team.", field].concat());
            assert_eq!(config.warnings[0].file, "config.json");
            assert!(config.warnings[0].remedy.contains("its own color"));
        }
    }
}
