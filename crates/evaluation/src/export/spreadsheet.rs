//! A table as spreadsheets read it, in which no field is a formula.

use assay_core::person_text;

/// Writes lines of fields as RFC 4180 has it, with a byte order mark for spreadsheets; each field in quotes and none a
/// formula.
pub(crate) fn spreadsheet(lines: impl Iterator<Item = Vec<String>>) -> String {
    // Writing to memory does not fail.
    ["\u{feff}", &table(lines).unwrap_or_default()].concat()
}

fn table(lines: impl Iterator<Item = Vec<String>>) -> Option<String> {
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for fields in lines {
        writer
            .write_record(fields.iter().map(|field| guarded(field)))
            .ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// Returns a field in which a spreadsheet finds no formula: what it would take for one begins with an apostrophe. That is
/// at the start, behind a sign at which some programs split lines, and behind spaces there; also where the sign has full
/// width, which some programs take for the same.
fn guarded(field: &str) -> String {
    let mut safe = String::with_capacity(field.len());
    let mut is_start = true;
    for sign in field.chars() {
        let is_formula = matches!(
            sign,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
        );
        if is_start && is_formula {
            safe.push('\'');
        }
        safe.push(sign);
        is_start = match sign {
            ';' | ',' | '\t' | '\n' | '\r' => true,
            other => {
                is_start && (other.is_whitespace() || person_text::is_blank(&other.to_string()))
            }
        };
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field as it stands in the table.
    fn quoted(field: &str) -> String {
        let text = table(std::iter::once(vec![field.into()])).unwrap();
        text.strip_suffix("\r\n").unwrap().into()
    }

    #[test]
    fn no_field_is_a_formula_and_none_breaks_the_line() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("say \"x\"\nand"), "\"say \"\"x\"\"\nand\"");
        assert_eq!(quoted("-5, or so"), "\"'-5, or so\"");
        assert_eq!(quoted("a;=1+1;b"), "\"a;'=1+1;b\"");
        assert_eq!(quoted("plain-text"), "\"plain-text\"");
        for sign in ["＝", "＋", "－", "＠", "=", "\t", "\r"] {
            let guarded = ["\"'", sign, "1\""].concat();
            assert_eq!(quoted(&[sign, "1"].concat()), guarded);
        }
        // Also where a reader drops what stands before it.
        assert_eq!(quoted("  =1"), "\"  '=1\"");
        assert_eq!(quoted("\u{3000}\u{a0}＝1"), "\"\u{3000}\u{a0}'＝1\"");
        assert_eq!(quoted("\u{200b}=1"), "\"\u{200b}'=1\"");
        assert_eq!(quoted("2 = 1 + 1"), "\"2 = 1 + 1\"");
    }
}
