//! Every way of answering.

use super::page::{answerable, asked, field, practice};
use assay_core::assessment::{Choice, Interaction, InteractionKind, NO_ERROR};
use assay_core::attempt::Response;
use wasm_bindgen_test::wasm_bindgen_test;

fn choices(ids: &[&str]) -> Option<Response> {
    Some(Response::Choices(
        ids.iter().map(|id| (*id).into()).collect(),
    ))
}

fn best_worst(best: Option<&str>, worst: Option<&str>) -> Option<Response> {
    Some(Response::BestWorst {
        best: best.map(Into::into),
        worst: worst.map(Into::into),
    })
}

#[wasm_bindgen_test]
async fn of_a_choice_one_option_is_chosen_and_can_be_taken_back() {
    let (shown, heard) = practice("practice-choice").await;
    shown.press(&shown.one("input[value=b]")).await;
    assert_eq!(heard.last(), choices(&["b"]));
    shown.press(&shown.one("input[value=c]")).await;
    assert_eq!(heard.last(), choices(&["c"]));
    assert!(!field(shown.one("input[value=b]")).checked());
    shown.press(&shown.with_text("button", "Clear")).await;
    assert_eq!(heard.last(), choices(&[]));
    assert!(!field(shown.one("input[value=c]")).checked());
}

#[wasm_bindgen_test]
async fn beyond_the_alphabet_options_have_numbers() {
    let option = |number: usize| Choice {
        id: format!("o{number}"),
        text: format!("Option {number}"),
    };
    let asked = Interaction {
        prompt: String::new(),
        kind: InteractionKind::Choice {
            max_choices: 1,
            shuffle: false,
            options: (1..=30).map(option).collect(),
        },
    };
    let (shown, heard) = answerable(asked).await;
    assert_eq!(shown.all("label.option").len(), 30);
    shown.press(&shown.one("input[value=o30]")).await;
    assert_eq!(heard.last(), choices(&["o30"]));
    let letters = shown.all("label.option .letter");
    assert_eq!(letters[25].text_content().as_deref(), Some("Z"));
    assert_eq!(letters[29].text_content().as_deref(), Some("30"));
}

#[wasm_bindgen_test]
async fn no_more_options_can_be_chosen_than_are_asked_for() {
    let (shown, heard) = practice("practice-several").await;
    for id in ["d", "a", "c"] {
        shown.press(&shown.one(&format!("input[value={id}]"))).await;
    }
    assert_eq!(heard.last(), choices(&["a", "c", "d"]));
    assert!(field(shown.one("input[value=b]")).disabled());
    assert!(shown.said().contains('3'), "{}", shown.said());
    shown.press(&shown.one("input[value=a]")).await;
    assert!(!field(shown.one("input[value=b]")).disabled());
}

#[wasm_bindgen_test]
async fn no_option_is_best_and_worst_at_once() {
    let (shown, heard) = practice("practice-best-worst").await;
    shown.press(&shown.one("#pick-best-a")).await;
    assert_eq!(heard.last(), best_worst(Some("a"), None));
    shown.press(&shown.one("#pick-worst-a")).await;
    assert_eq!(heard.count(), 1, "the second mark is refused");
    assert!(field(shown.one("#pick-best-a")).checked());
    assert!(!field(shown.one("#pick-worst-a")).checked());
    assert!(!shown.said().is_empty(), "the reason is said");
    shown.press(&shown.one(".pick-note button")).await;
    assert_eq!(heard.last(), best_worst(None, Some("a")));
    shown.press(&shown.one(".pick-note button")).await;
    assert_eq!(heard.last(), best_worst(Some("a"), None), "undone");
}

#[wasm_bindgen_test]
async fn a_step_is_moved_and_says_where_it_went() {
    let (shown, heard) = practice("practice-order").await;
    assert_eq!(heard.count(), 0, "an untouched list is no answer");
    shown.press(&shown.one("#down-drink")).await;
    let order = ["fill", "drink", "pour", "boil"].map(String::from).to_vec();
    assert_eq!(heard.last(), Some(Response::Order(order)));
    assert!(shown.said().contains("Drink it"), "{}", shown.said());
    let steps: Vec<_> = shown.all("li .row-text");
    let texts: Vec<_> = steps
        .iter()
        .filter_map(|step| step.text_content())
        .collect();
    assert_eq!(texts[..2], ["Fill the kettle", "Drink it"]);
    assert!(shown.one("#up-fill").has_attribute("aria-disabled"));
}

#[wasm_bindgen_test]
async fn each_thing_is_given_one_level() {
    let (shown, heard) = practice("practice-match").await;
    let level = |id: &str, level: &str| shown.one(&format!("[name=level-{id}][value={level}]"));
    shown.press(&level("food", "must")).await;
    shown.press(&level("piano", "nice")).await;
    shown.press(&level("piano", "no")).await;
    let given = [("food", "must"), ("piano", "no")];
    let given = given.map(|(id, level)| (id.into(), level.into())).to_vec();
    assert_eq!(heard.last(), Some(Response::Matches(given)));
}

#[wasm_bindgen_test]
async fn a_cell_is_chosen_and_its_right_value_is_written() {
    let (shown, heard) = practice("practice-error").await;
    let cells = shown.all("table input");
    shown.press(&cells[0]).await;
    let Some(Response::Hottext { places, .. }) = heard.last() else {
        panic!("a cell was chosen");
    };
    assert_eq!(places.len(), 1);
    let value = field(shown.one("input[type=text], input:not([type])"));
    shown.write(&value, "10").await;
    let expected = Response::Hottext {
        places,
        correction: "10".into(),
    };
    assert_eq!(heard.last(), Some(expected));
}

#[wasm_bindgen_test]
async fn no_error_takes_the_place_of_a_cell_and_closes_the_field() {
    let mut asked = asked("practice-error");
    if let InteractionKind::Hottext { has_no_error, .. } = &mut asked.kind {
        *has_no_error = true;
    }
    let (shown, heard) = answerable(asked).await;
    let cell = shown.one("table input");
    shown.press(&cell).await;
    let value = field(shown.one("input[type=text]"));
    shown.write(&value, "10").await;
    shown.press(&shown.one("input[value=none]")).await;
    let expected = Response::Hottext {
        places: vec![NO_ERROR.into()],
        correction: "10".into(),
    };
    assert_eq!(heard.last(), Some(expected));
    assert!(!field(cell.clone()).checked());
    assert!(value.read_only());
    assert_eq!(
        value.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    assert_eq!(value.value(), "10");
    assert!(!shown.said().is_empty(), "no value is needed");
    shown.press(&cell).await;
    assert!(!value.read_only());
    assert_eq!(value.get_attribute("aria-disabled"), None);
    assert!(!field(shown.one("input[value=none]")).checked());
}

#[wasm_bindgen_test]
async fn what_is_no_number_is_kept_and_pointed_out() {
    let (shown, heard) = practice("practice-number").await;
    let value = field(shown.one("#response"));
    shown.write(&value, "120").await;
    assert_eq!(heard.last(), Some(Response::Text("120".into())));
    assert_eq!(shown.said(), "");
    shown.write(&value, "two hours").await;
    assert_eq!(heard.last(), Some(Response::Text("two hours".into())));
    assert!(shown.said().starts_with("Check this number"));
}

#[wasm_bindgen_test]
async fn the_words_of_a_text_are_counted() {
    let (shown, heard) = practice("practice-text").await;
    let text = field(shown.one("textarea"));
    shown.write(&text, "Read a book").await;
    assert_eq!(heard.last(), Some(Response::Text("Read a book".into())));
    shown.with_text("p", "3 words");
}
