//! The shared components in a real browser: what a person sees and what the caller hears. Native test runs skip this file.
#![cfg(target_arch = "wasm32")]

#[path = "components/answers.rs"]
mod answers;
#[path = "components/page.rs"]
mod page;
#[path = "components/parts.rs"]
mod parts;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
