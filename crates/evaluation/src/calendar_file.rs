//! A window as a file for calendars (RFC 5545).

use assay_core::person_text;

/// The most octets of a line, without the line break (RFC 5545, section 3.1).
const LINE: usize = 75;

/// An event of a calendar. All instants are milliseconds since the epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Its identifier, the same in every file about it.
    pub uid: String,
    /// When the file is made.
    pub made_ms: i64,
    /// Its start; where only an end is known, that.
    pub starts_ms: i64,
    /// Its end; `None` for a moment.
    pub ends_ms: Option<i64>,
    /// What it is called.
    pub summary: String,
    /// What is said about it.
    pub description: String,
}

impl CalendarEvent {
    /// Writes the file; `None` where an instant is in no calendar. The event leaves its time free: it is a window, and no
    /// appointment.
    pub fn to_ics(&self) -> Option<String> {
        let mut lines = vec![
            "BEGIN:VCALENDAR".into(),
            "VERSION:2.0".into(),
            "PRODID:-//Assay//Invitation//EN".into(),
            "BEGIN:VEVENT".into(),
            ["UID:", &escaped(&self.uid)].concat(),
            ["DTSTAMP:", &utc(self.made_ms)?].concat(),
            ["DTSTART:", &utc(self.starts_ms)?].concat(),
        ];
        if let Some(ends_ms) = self.ends_ms.filter(|ends_ms| *ends_ms > self.starts_ms) {
            lines.push(["DTEND:", &utc(ends_ms)?].concat());
        }
        lines.extend([
            ["SUMMARY:", &escaped(&self.summary)].concat(),
            ["DESCRIPTION:", &escaped(&self.description)].concat(),
            "TRANSP:TRANSPARENT".into(),
            "END:VEVENT".into(),
            "END:VCALENDAR".into(),
        ]);
        Some(lines.iter().map(|line| folded(line)).collect())
    }
}

/// Returns an instant in UTC, as RFC 5545, section 3.3.5 has it in form 2.
fn utc(ms: i64) -> Option<String> {
    let instant = jiff::Timestamp::from_second(ms.div_euclid(1_000)).ok()?;
    let at = jiff::tz::TimeZone::UTC.to_datetime(instant);
    // Years before 0 and after 9999 have no four digits.
    (0..=9999).contains(&at.year()).then(|| {
        format!(
            "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
            at.year(),
            at.month(),
            at.day(),
            at.hour(),
            at.minute(),
            at.second()
        )
    })
}

/// Escapes a text (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for sign in person_text::safe(text).replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => safe.extend(['\\', sign]),
            '\n' => safe.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => safe.push(sign),
        }
    }
    safe
}

/// Folds a line (RFC 5545, section 3.1), never within a character.
fn folded(line: &str) -> String {
    let mut text = String::new();
    let mut length = 0;
    for sign in line.chars() {
        if length + sign.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(sign);
        length += sign.len_utf8();
    }
    text.push_str("\r\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> CalendarEvent {
        CalendarEvent {
            uid: "0b5c".into(),
            made_ms: 1_800_000_000_000,
            starts_ms: 1_796_115_600_000,
            ends_ms: Some(1_796_752_800_999),
            summary: "Test, with a window; by Zoë".into(),
            description: "First line\nC:\\second\r\nthird".into(),
        }
    }

    #[test]
    fn an_event_has_its_times_in_utc_and_its_texts_escaped() {
        let text = event().to_ics().unwrap();
        for line in [
            "UID:0b5c",
            "DTSTAMP:20270115T080000Z",
            "DTSTART:20261201T090000Z",
            "DTEND:20261208T180000Z",
            "SUMMARY:Test\\, with a window\\; by Zoë",
            "DESCRIPTION:First line\\nC:\\\\second\\nthird",
        ] {
            assert!(
                text.contains(&["\r\n", line, "\r\n"].concat()),
                "{line} in {text}"
            );
        }
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    }

    #[test]
    fn a_moment_has_no_end() {
        let mut event = event();
        event.ends_ms = None;
        assert!(!event.to_ics().unwrap().contains("DTEND"));
        event.ends_ms = Some(event.starts_ms);
        assert!(!event.to_ics().unwrap().contains("DTEND"));
        event.starts_ms = i64::MAX;
        assert_eq!(event.to_ics(), None);
    }

    #[test]
    fn lines_are_folded_at_75_octets_and_no_character_is_split() {
        let mut event = event();
        event.description = ["ü".repeat(100), "x".repeat(300)].concat();
        let text = event.to_ics().unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&["DESCRIPTION:", &event.description].concat()));
    }
}
