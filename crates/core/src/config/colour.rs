//! The team's colours: their form, and whether they can be read.

use crate::json::{Problem, Reader};

/// The contrast that a colour needs with its page, in tenths. WCAG 2.2 (1.4.3) asks for 4.5; the rest
/// is for rows that are tinted with the colour itself.
const LEAST: u32 = 50;

/// The page behind the light theme's accent, as in `style/tokens.css`.
const PAPER: &str = "#f8f7f3";

/// The lighter of the two pages behind the dark theme's accent.
const DARK_SHEET: &str = "#1c1f23";

/// The accents of the light and of the dark theme; empty where the team sets none, or one that cannot be read well.
/// Nobody's test stops for a color: a weak one becomes a warning, and ours is shown.
pub fn accents(team: &Reader, warnings: &mut Vec<Problem>) -> [String; 2] {
    [("accent", PAPER), ("accent_dark", DARK_SHEET)].map(|(name, page)| {
        let Some(colour) = team.optional(name) else {
            return String::new();
        };
        let text = colour.text();
        match luminance(&text).zip(luminance(page)) {
            None => colour.problem("This is no colour.", "Write it as #rrggbb."),
            Some((one, other)) if contrast(one, other) < LEAST => {
                let remedy = [
                    "Assay shows its own color instead. Choose one with a contrast of 5:1 or more with ",
                    page,
                    ".",
                ];
                warnings.push(colour.finding(
                    "Text in this color cannot be read well.",
                    &remedy.concat(),
                ));
                return String::new();
            }
            Some(_) => {}
        }
        text
    })
}

/// Contrast of two luminances in tenths: 10 is none, 210 is black on white. WCAG 2.2, "contrast ratio".
fn contrast(one: u32, other: u32) -> u32 {
    (one.max(other) + 500) * 10 / (one.min(other) + 500)
}

/// Relative luminance in ten-thousandths (WCAG 2.2), to within 15 of them.
fn luminance(colour: &str) -> Option<u32> {
    let digits = colour.strip_prefix('#').filter(|digits| {
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
    use crate::json::{Problems, parse};

    fn read(text: &str) -> Result<([String; 2], Vec<Problem>), Problems> {
        let value = parse("config.json", text).unwrap();
        let reader = Reader::root("config.json", &value);
        let mut warnings = Vec::new();
        let accents = accents(&reader, &mut warnings);
        reader.finish((accents, warnings))
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
    fn a_good_colour_is_kept_and_what_is_no_colour_is_refused() {
        let good = read(r##"{"accent":"#1d3f80","accent_dark":"#a9c2f5"}"##).unwrap();
        assert_eq!(good, (["#1d3f80".into(), "#a9c2f5".into()], Vec::new()));
        for (field, colour) in [
            ("accent", "#12345"),
            ("accent", "#12345\u{e9}"),
            ("accent", "blue"),
        ] {
            let text = ["{\"", field, "\":\"", colour, "\"}"].concat();
            let problems = read(&text).unwrap_err();
            assert_eq!(problems.0[0].path, ["$.", field].concat());
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_gives_way_to_ours_with_a_warning() {
        for (field, colour) in [("accent", "#ffcc00"), ("accent_dark", "#1d3f80")] {
            let text = ["{\"", field, "\":\"", colour, "\"}"].concat();
            let (accents, warnings) = read(&text).unwrap();
            assert_eq!(accents, ["", ""]);
            assert_eq!(warnings.len(), 1);
            assert_eq!(warnings[0].path, ["$.", field].concat());
            assert_eq!(warnings[0].file, "config.json");
            assert!(warnings[0].remedy.contains("its own color"));
        }
    }
}
