//! The parts that screens are made of.

use super::page::{field, show};
use assay_web::i18n::Locale;
use assay_web::ui::{Dialog, Limit, LimitNote, LiveText, Question, field_value, text};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_full_field_takes_no_more_and_says_so() {
    let value = RwSignal::new(String::new());
    let left_out = RwSignal::new(0);
    let shown = show(move || {
        let limit = Limit::new(
            Locale::en,
            5,
            Callback::new(move |text| value.set(text)),
            Callback::new(move |count| left_out.update(|sum| *sum += count)),
        );
        view! {
            <input {..limit.handlers()} use:field_value=Signal::from(value) />
            <LimitNote limit />
        }
    })
    .await;
    let input = field(shown.one("input"));
    shown.write(&input, "abcde").await;
    assert_eq!(value.get_untracked(), "abcde");
    shown.write(&input, "abcdefg").await;
    assert_eq!(input.value(), "abcde");
    assert_eq!(
        (&*value.get_untracked(), left_out.get_untracked()),
        ("abcde", 2)
    );
    assert!(
        shown.said().contains("2 characters were left out"),
        "{}",
        shown.said()
    );
}

#[wasm_bindgen_test]
async fn words_that_are_said_again_are_put_there_again() {
    let words = RwSignal::new(String::from("Moved up"));
    let said = RwSignal::new(0);
    let shown = show(move || {
        let words = Signal::derive(move || {
            said.track();
            words.get()
        });
        view! { <p role="status"><LiveText words /></p> }
    })
    .await;
    let first = shown.one("p").first_child();
    said.set(1);
    leptos::task::tick().await;
    assert_eq!(shown.said(), "Moved up");
    assert_ne!(
        shown.one("p").first_child(),
        first,
        "a new text, so it is heard again"
    );
}

#[wasm_bindgen_test]
async fn a_question_is_answered_once_and_its_way_back_has_the_focus() {
    let open = RwSignal::new(false);
    let answers = RwSignal::new(Vec::new());
    let shown = show(move || {
        let on_back = Callback::new(move |()| open.set(false));
        let on_go_on = Callback::new(move |()| answers.update(|all| all.push("on")));
        view! {
            <Dialog id="end" open title="End the test?">
                <Question id="end" back="Keep working" on_back go_on="End" on_go_on>
                    <p>"You cannot come back."</p>
                </Question>
            </Dialog>
        }
    })
    .await;
    assert!(shown.all("button").is_empty(), "nothing is asked yet");
    open.set(true);
    leptos::task::tick().await;
    let focused = document()
        .active_element()
        .and_then(|element| element.text_content());
    assert_eq!(focused.as_deref(), Some("Keep working"));
    shown.press(&shown.with_text("button", "End")).await;
    assert_eq!(answers.get_untracked(), ["on"]);
    shown
        .press(&shown.with_text("button", "Keep working"))
        .await;
    assert!(!shown.one("dialog").has_attribute("open"));
}

#[wasm_bindgen_test]
async fn what_people_write_acts_on_nothing_around_it() {
    let shown = show(|| {
        view! {
            <p id="plain">{text("Ada <b>")}</p>
            <p id="turned">{text("\u{202e}Ada")}</p>
            <p id="right-to-left">{text("\u{5d0}\u{5d1}")}</p>
        }
    })
    .await;
    assert_eq!(shown.one("#plain").inner_html(), "Ada &lt;b&gt;");
    let turned = shown.one("#turned").text_content().unwrap();
    assert!(!turned.contains('\u{202e}'), "{turned:?}");
    assert_eq!(shown.all("#right-to-left bdi").len(), 1);
}

#[wasm_bindgen_test]
async fn a_field_that_holds_the_value_keeps_its_caret() {
    let value = RwSignal::new(String::from("abc"));
    let shown = show(move || {
        view! { <input use:field_value=Signal::from(value) /> }
    })
    .await;
    let input = field(shown.one("input"));
    assert_eq!(input.value(), "abc");
    input.set_selection_range(1, 1).unwrap();
    value.set("abc".into());
    leptos::task::tick().await;
    assert_eq!(input.selection_start().unwrap(), Some(1));
    value.set("abcd".into());
    leptos::task::tick().await;
    assert_eq!(input.value(), "abcd");
}
