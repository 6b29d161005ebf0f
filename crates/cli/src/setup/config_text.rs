//! The text of `config.json` with some fields changed, and all else as it was written: layout, order, further fields.

use super::answers::{Answers, AnswersTo};
use assay_core::config::{Grading, PublicKeys};
use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstObject, CstRootNode};

/// What becomes of the field `key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyField {
    /// It stays as it is.
    Stays,
    /// It goes: no key is deployed.
    Goes,
    /// It names this file.
    Names(String),
}

/// Where our receiver takes answers, relative to the page.
const OWN_RECEIVER: &str = "submissions/{attempt_id}";

/// Returns the text of a configuration with these answers in it; `None` where the text is no JSON object.
pub fn with_answers(text: &str, answers: &Answers, key: &KeyField) -> Option<String> {
    let mark = if text.starts_with('\u{feff}') {
        "\u{feff}"
    } else {
        ""
    };
    let root = CstRootNode::parse(&text[mark.len()..], &ParseOptions::default()).ok()?;
    let config = root.object_value()?;
    if let Some(name) = &answers.team {
        set_text(&part(&config, "team"), "name", name, &[]);
    }
    if let Some(name) = &answers.contact_name {
        set_text(&part(&config, "contact"), "name", name, &[]);
    }
    if let Some(email) = &answers.contact_email {
        set_text(&part(&config, "contact"), "email", email, &["name"]);
    }
    if let Some(answers) = &answers.answers {
        send_to(&part(&config, "submission"), answers);
    }
    match key {
        KeyField::Stays => {}
        KeyField::Goes => remove(&config, "key"),
        KeyField::Names(file) => set_text(&config, "key", file, &["assessment"]),
    }
    match answers.grading {
        Some(Grading::Reviewer) => set_text(&config, "grading", "reviewer", &["assessment", "key"]),
        // It is what holds where nothing is said.
        Some(Grading::InBrowser) if config.get("grading").is_some() => {
            set_text(&config, "grading", "in-browser", &[]);
        }
        _ => {}
    }
    if let Some(keys) = &answers.keys {
        add_keys(&config, keys);
        set_text(&config, "invitations", "required", &["keys"]);
    }
    Some([mark, &root.to_string()].concat())
}

/// An object in the configuration, which is made where it is missing.
fn part(config: &CstObject, name: &str) -> CstObject {
    config.object_value_or_set(name)
}

/// Sets a text. A field that is missing comes after the last of `after` that is there, or at the end.
fn set_text(object: &CstObject, name: &str, text: &str, after: &[&str]) {
    if text_of(object, name).as_deref() == Some(text) {
        return;
    }
    let value = object.get(name).and_then(|field| field.value());
    match (
        value.and_then(|value| value.as_string_lit()),
        object.get(name),
    ) {
        (Some(literal), _) => {
            literal.set_raw_value(serde_json::Value::from(text).to_string());
        }
        (None, Some(field)) => field.set_value(text.into()),
        (None, None) => insert(object, name, text.into(), after),
    }
}

fn insert(object: &CstObject, name: &str, value: CstInputValue, after: &[&str]) {
    let at = after
        .iter()
        .filter_map(|name| object.get(name))
        .map(|field| field.property_index() + 1)
        .max();
    match at {
        Some(at) => object.insert(at, name, value),
        None => object.append(name, value),
    };
}

fn text_of(object: &CstObject, name: &str) -> Option<String> {
    let literal = object.get(name)?.value()?.as_string_lit()?;
    literal.decoded_value().ok()
}

fn remove(object: &CstObject, name: &str) {
    if let Some(field) = object.get(name) {
        field.remove();
    }
}

/// Sends answers to an endpoint. Our receiver takes JSON by POST; what else an endpoint wants stays as it is.
fn send_to(submission: &CstObject, answers: &AnswersTo) {
    match answers {
        AnswersTo::Address(url) => set_text(submission, "url", url, &[]),
        AnswersTo::SameHost => {
            let is_own = text_of(submission, "url").is_some_and(|url| is_on_same_host(&url));
            if is_own {
                return;
            }
            set_text(submission, "url", OWN_RECEIVER, &[]);
            for (name, usual) in [("method", "POST"), ("encoding", "json")] {
                if submission.get(name).is_some() {
                    set_text(submission, name, usual, &[]);
                }
            }
        }
    }
}

/// Returns whether an address of an endpoint is a path on the host of the page.
pub fn is_on_same_host(url: &str) -> bool {
    assay_core::address::split_scheme(url).is_none()
}

/// Adds keys before the others, since answers are sealed to the newest. Keys that are there stay in their place.
fn add_keys(config: &CstObject, keys: &PublicKeys) {
    let entry = entry(keys);
    let Some(list) = config.array_value("keys") else {
        let value = CstInputValue::Array(vec![entry]);
        match config.get("keys") {
            Some(field) => field.set_value(value),
            None => insert(config, "keys", value, &["accommodations", "privacy"]),
        }
        return;
    };
    let is_there = list.elements().into_iter().any(|element| {
        element.as_object().is_some_and(|one| {
            text_of(&one, "verifying") == keys.verifying && text_of(&one, "sealing") == keys.sealing
        })
    });
    if !is_there {
        list.insert(0, entry);
    }
}

fn entry(keys: &PublicKeys) -> CstInputValue {
    let halves = [("verifying", &keys.verifying), ("sealing", &keys.sealing)];
    let halves = halves
        .into_iter()
        .filter_map(|(name, half)| Some((name.to_owned(), half.as_deref()?.into())));
    let name = ("name".to_owned(), keys.name.as_str().into());
    CstInputValue::Object([name].into_iter().chain(halves).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::config::Config;
    use assay_core::document::parse;

    const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    fn shipped() -> String {
        assay_test_support::text("public/config.json")
    }

    fn edited(text: &str, answers: &Answers, key: &KeyField) -> String {
        with_answers(text, answers, key).unwrap()
    }

    fn config(text: &str) -> Config {
        Config::parse("config.json", &parse("config.json", text).unwrap()).unwrap()
    }

    /// The lines of a text that another has not.
    fn lines_of<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
        let has = |line: &&str| !other.lines().any(|theirs| theirs == *line);
        text.lines().filter(has).collect()
    }

    #[test]
    fn one_answer_changes_one_line() {
        let answers = Answers {
            team: Some("Müller \"& Söhne\"".into()),
            ..Answers::default()
        };
        let after = edited(&shipped(), &answers, &KeyField::Stays);
        assert_eq!(
            lines_of(&after, &shipped()),
            [r#"  "team": { "name": "Müller \"& Söhne\"" },"#]
        );
        assert_eq!(config(&after).team.name, "Müller \"& Söhne\"");
        assert_eq!(edited(&after, &answers, &KeyField::Stays), after);
    }

    #[test]
    fn a_value_that_is_written_otherwise_stays_as_it_is_written() {
        let text = shipped().replace("Example Company", "M\\u00fcller");
        let answers = Answers {
            team: Some("Müller".into()),
            ..Answers::default()
        };
        assert_eq!(edited(&text, &answers, &KeyField::Stays), text);
    }

    #[test]
    fn layout_line_ends_and_comments_stay() {
        let text = "\u{feff}{\r\n\t\"contact\" : {\"name\":\"Ida\"} , // ours\r\n\r\n\t/* later */ \"team\":\r\n\t{ \"name\" : \"T\" }\r\n}";
        let answers = Answers {
            team: Some("U".into()),
            contact_name: Some("Eva".into()),
            ..Answers::default()
        };
        let after = edited(text, &answers, &KeyField::Stays);
        let wanted = text.replace("\"T\"", "\"U\"").replace("Ida", "Eva");
        assert_eq!(after, wanted);
    }

    #[test]
    fn a_key_goes_and_comes_back_to_the_same_bytes() {
        let to = |grading| Answers {
            grading: Some(grading),
            ..Answers::default()
        };
        let without = edited(&shipped(), &to(Grading::Reviewer), &KeyField::Goes);
        assert_eq!(
            lines_of(&without, &shipped()),
            [r#"  "grading": "reviewer","#]
        );
        assert_eq!(config(&without).key, "");
        let key = KeyField::Names("assessments/cto-smb.key.json".into());
        assert_eq!(edited(&without, &to(Grading::InBrowser), &key), shipped());
    }

    #[test]
    fn keys_come_first_and_once_and_invitations_are_required() {
        let with = |name: &str, half: &str| Answers {
            keys: Some(PublicKeys {
                name: name.into(),
                verifying: Some(half.into()),
                sealing: Some(half.into()),
            }),
            ..Answers::default()
        };
        let first = edited(&shipped(), &with("2026", KEY), &KeyField::Stays);
        let gone = lines_of(&shipped(), &first).len();
        assert_eq!(gone, 0, "{first}");
        let again = edited(&first, &with("renamed", KEY), &KeyField::Stays);
        assert_eq!(again, first);
        let other = KEY.replacen('A', "B", 1);
        let second = edited(&first, &with("2027", &other), &KeyField::Stays);
        let names = config(&second).keys.into_iter().map(|keys| keys.name);
        assert_eq!(names.collect::<Vec<_>>(), ["2027", "2026"]);
        assert!(second.contains("\"invitations\": \"required\""));
    }

    #[test]
    fn answers_to_our_receiver_take_its_way_and_nothing_else() {
        let to = |answers| Answers {
            answers: Some(answers),
            ..Answers::default()
        };
        let stays = edited(&shipped(), &to(AnswersTo::SameHost), &KeyField::Stays);
        assert_eq!(stays, shipped(), "it goes there already");
        let url = "https://hooks.example.com/in/{attempt_id}";
        let away = to(AnswersTo::Address(url.into()));
        let away = edited(&shipped(), &away, &KeyField::Stays);
        assert_eq!(lines_of(&away, &shipped()).len(), 1);
        assert_eq!(config(&away).submission.url, url);
        let put = away.replace("\"POST\"", "\"PUT\"");
        let back = edited(&put, &to(AnswersTo::SameHost), &KeyField::Stays);
        assert_eq!(back, shipped());
    }

    #[test]
    fn what_is_no_object_is_left_alone() {
        for text in ["[]", "{", "", "7"] {
            let found = with_answers(text, &Answers::default(), &KeyField::Stays);
            assert_eq!(found, None, "{text}");
        }
    }
}
