//! Name and address of a candidate among the columns that a table passes through.

/// The names of columns that hold a name, in the order in which they make one.
const NAMES: [&str; 8] = [
    "name",
    "full name",
    "first name",
    "given name",
    "firstname",
    "last name",
    "family name",
    "surname",
];
/// The names of columns that hold an address.
const ADDRESSES: [&str; 4] = ["email", "e mail", "mail", "email address"];

/// Returns the name and the address in a line of a table, by the names of its columns; each `None` where there is none.
pub(super) fn contact(head: &[String], fields: &[String]) -> (Option<String>, Option<String>) {
    let column = |wanted: &str| {
        let at = head.iter().position(|name| plain(name) == wanted)?;
        let text = fields.get(at)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let whole = NAMES[..2].iter().find_map(|name| column(name));
    let parts: Vec<String> = NAMES[2..].iter().filter_map(|name| column(name)).collect();
    let name = whole.or_else(|| (!parts.is_empty()).then(|| parts.join(" ")));
    (name, ADDRESSES.iter().find_map(|name| column(name)))
}

/// The name of a column in small letters, with single spaces in the place of other signs.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &[&str], fields: &[&str]) -> (Option<String>, Option<String>) {
        let own = |texts: &[&str]| texts.iter().map(|text| String::from(*text)).collect();
        let (head, fields): (Vec<String>, Vec<String>) = (own(head), own(fields));
        contact(&head, &fields)
    }

    #[test]
    fn a_name_is_one_column_or_two() {
        let some = |text: &str| Some(String::from(text));
        assert_eq!(
            of(
                &["reference", "First_Name", "Last name", "E-Mail"],
                &["C-1", "Ada", "Lovelace", "a@example.org"]
            ),
            (some("Ada Lovelace"), some("a@example.org"))
        );
        assert_eq!(of(&["Name", "mail"], &["Ada", " "]), (some("Ada"), None));
        assert_eq!(of(&["reference"], &["C-1"]), (None, None));
    }
}
