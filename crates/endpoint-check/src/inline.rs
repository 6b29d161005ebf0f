//! The styles that stand in a page itself, as its content security policy names them.

use assay_core::digest::sha256;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// Returns where a page may take styles from: its own host, and each sheet that stands in it, by its SHA-256.
pub(crate) fn style_sources(html: &str) -> String {
    // Browsers read a page with such ends of lines before they compute anything.
    let html = html.replace("\r\n", "\n");
    let mut sources = String::from("'self'");
    for sheet in sheets(&html) {
        let digest = BASE64_STANDARD.encode(sha256(sheet.as_bytes()));
        sources += &format!(" 'sha256-{digest}'");
    }
    sources
}

/// The texts of the `style` elements of a page.
fn sheets(html: &str) -> impl Iterator<Item = &str> {
    html.split("<style").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let is_whole_name = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        let (sheet, _) = rest.split_once("</style")?;
        is_whole_name.then_some(sheet)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-256 of `a{}`, as browsers write it.
    const DIGEST: &str = "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='";

    #[test]
    fn each_sheet_in_the_page_is_named_and_nothing_else() {
        for (html, sources) in [
            ("<head></head>", String::from("'self'")),
            ("<style>a{}</style>", format!("'self' {DIGEST}")),
            (
                "<style media=\"all\">a{}</style><p><style>a{}</style>",
                format!("'self' {DIGEST} {DIGEST}"),
            ),
            (
                "<styled>a{}</styled><link rel=\"stylesheet\">",
                "'self'".into(),
            ),
            ("<style>a{}", "'self'".into()),
        ] {
            assert_eq!(style_sources(html), sources, "{html}");
        }
    }

    #[test]
    fn the_ends_of_lines_do_not_count() {
        let unix = style_sources("<style>\na {\n}\n</style>");
        assert_eq!(style_sources("<style>\r\na {\r\n}\r\n</style>"), unix);
        assert_ne!(style_sources("<style>a {}</style>"), unix);
    }
}
