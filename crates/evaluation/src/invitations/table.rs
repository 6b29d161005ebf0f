//! Tables as spreadsheets save them.

/// A line of a table: its number in the file, where the head is line 1, and its fields.
pub(super) type TableLine = (u64, Vec<String>);

/// Reads a table: comma-separated values in UTF-8 with a head; semicolons do as well. Returns its head and its lines.
///
/// # Errors
/// Says why it is none.
pub(super) fn read(table: &str) -> Result<(Vec<String>, Vec<TableLine>), String> {
    let table = table.trim_start_matches('\u{feff}');
    // Browsers put this in the place of bytes that are no UTF-8.
    if table.contains('\u{fffd}') {
        return Err("The table is not in UTF-8. Save it again as CSV in UTF-8.".into());
    }
    let head_line = table.lines().next().unwrap_or_default();
    let separator = if head_line.matches(';').count() > head_line.matches(',').count() {
        b';'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(table.as_bytes());
    let head: Vec<String> = reader
        .headers()
        .map_err(|error| format!("The table could not be read: {error}."))?
        .iter()
        .map(String::from)
        .collect();
    let mut lines = Vec::new();
    let (mut counted, mut number) = (0, 1);
    for record in reader.records() {
        let record =
            record.map_err(|error| format!("Line {} could not be read: {error}.", number + 1))?;
        // The reader's own count is one behind where lines end as Windows has it: it stands before the line break then.
        let begins = record.position().map_or(counted, |at| start(table, at));
        number += newlines(table, counted, begins);
        counted = begins;
        lines.push((number, record.iter().map(String::from).collect()));
    }
    Ok((head, lines))
}

/// Returns where a record begins, in bytes: behind the line breaks before it.
fn start(table: &str, at: &csv::Position) -> usize {
    let at = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = table.as_bytes().get(at..).unwrap_or_default();
    let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.saturating_add(breaks.count()).min(table.len())
}

fn newlines(table: &str, from: usize, to: usize) -> u64 {
    let between = table.as_bytes().get(from..to).unwrap_or_default();
    between.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn lines_have_their_numbers_however_they_end() {
        let numbers = |table: &str| {
            let (_, lines) = read(table).unwrap();
            lines.iter().map(|(number, _)| *number).collect::<Vec<_>>()
        };
        assert_eq!(numbers("a,b\n1,2\n3,4\n"), [2, 3]);
        assert_eq!(numbers("\u{feff}a;b\r\n1;2\r\n3;4"), [2, 3]);
        // A field may have a line break in it, and blank lines are none.
        assert_eq!(numbers("a,b\r\n\"1\r\nx\",2\r\n\r\n3,4\r\n"), [2, 5]);
        assert_eq!(numbers("a,b\n\"1\nx\",2\n\n3,4\n"), [2, 5]);
    }
}
