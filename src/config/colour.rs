//! The team's colours: their form, and whether they can be read.

use crate::json::Reader;

/// The contrast that a colour needs with its page, in tenths. WCAG 2.2 (1.4.3) asks for 4.5; the rest
/// is for rows that are tinted with the colour itself.
const LEAST: u32 = 50;

/// The page behind the light theme's accent, as in `style/tokens.css`.
const PAPER: &str = "#f8f7f3";

/// The lighter of the two pages behind the dark theme's accent.
const DARK_SHEET: &str = "#1c1f23";

/// The accents of the light and of the dark theme; empty where the team sets none.
pub fn accents(team: &Reader) -> [String; 2] {
    [("accent", PAPER), ("accent_dark", DARK_SHEET)].map(|(name, page)| {
        let Some(colour) = team.optional(name) else {
            return String::new();
        };
        let text = colour.text();
        match luminance(&text).zip(luminance(page)) {
            None => colour.problem("This is no colour.", "Write it as #rrggbb."),
            Some((one, other)) if contrast(one, other) < LEAST => {
                let mut remedy =
                    String::from("Choose a colour with a contrast of 5:1 or more with ");
                remedy.push_str(page);
                remedy.push('.');
                colour.problem("Text in this colour cannot be read well.", &remedy);
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

    fn read(text: &str) -> Result<[String; 2], Problems> {
        let value = parse("config.json", text).unwrap();
        let reader = Reader::root("config.json", &value);
        let accents = accents(&reader);
        reader.finish(accents)
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
    fn a_colour_that_cannot_be_read_is_refused_and_a_good_one_kept() {
        let good = read(r##"{"accent":"#1d3f80","accent_dark":"#a9c2f5"}"##).unwrap();
        assert_eq!(good, ["#1d3f80", "#a9c2f5"]);
        for (field, colour) in [
            ("accent", "#ffcc00"),
            ("accent_dark", "#1d3f80"),
            ("accent", "#12345"),
            ("accent", "#12345\u{e9}"),
            ("accent", "blue"),
        ] {
            let text = ["{\"", field, "\":\"", colour, "\"}"].concat();
            let problems = read(&text).unwrap_err();
            assert_eq!(problems.0[0].path, ["$.", field].concat());
        }
    }
}
