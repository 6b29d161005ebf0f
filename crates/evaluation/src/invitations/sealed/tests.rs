use super::super::fixed::Fixed;
use super::*;
use assay_crypto::{Header, Seed};

/// An envelope around a text, to the keys of the seed of sevens.
fn sealed(content: &str) -> String {
    let header = Header {
        attempt_id: "an-attempt".into(),
        campaign: "cto-2026".into(),
    };
    let envelope = Envelope::seal(
        content.as_bytes(),
        header,
        &keys(7).public("2026"),
        &mut Fixed,
    )
    .unwrap();
    serde_json::to_string(&envelope).unwrap()
}

fn keys(seed: u8) -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([seed; 32]))
}

fn open(text: &str, seed: u8) -> Result<Option<String>, SealedProblem> {
    let sealed = SealedAnswers::read("a.json", text).ok_or(SealedProblem::Damaged)?;
    sealed.open(&keys(seed))
}

const CONTENT: &str = "{\"schema\": \"assay/answer-bundle/2\"}";

#[test]
fn the_key_that_it_was_sealed_to_opens_it_and_another_is_told_apart() {
    let text = sealed(CONTENT);
    assert_eq!(open(&text, 7).unwrap().as_deref(), Some(CONTENT));
    assert_eq!(open(&text, 8), Ok(None));
    let read = SealedAnswers::read("a.json", &text).unwrap();
    assert_eq!(read.key(), keys(7).opening_name().text());
}

#[test]
fn a_damaged_file_is_told_from_a_changed_one() {
    let text = sealed(CONTENT);
    let half = &text[..text.len() / 2];
    assert_eq!(open(half, 7), Err(SealedProblem::Damaged));
    let changed = text.replace("an-attempt", "another-one");
    assert_eq!(open(&changed, 7), Err(SealedProblem::Changed));
}

#[test]
fn nothing_but_answers_comes_out_of_an_envelope() {
    for content in ["{\"schema\": \"assay/team/1\"}", "{}", "no JSON"] {
        let opened = open(&sealed(content), 7);
        assert_eq!(opened, Err(SealedProblem::NotAnswers), "{content}");
    }
}
