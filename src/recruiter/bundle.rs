//! A bundle chosen from disk: does it hold together? What is found is told in words; nothing is kept or sent.

use super::words;
use crate::assessment::{Assessment, Key};
use crate::browser::files;
use crate::json;
use crate::record;
use crate::ui::dom::{View, el};
use crate::ui::live::Live;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The field to choose a bundle with, and what is found in it. A key that was opened grades it again.
pub fn bundle(pack: Rc<Assessment>, key: Live<Option<Rc<Key>>>) -> View {
    let said = Live::new(Vec::<String>::new());
    let open = move |event| {
        let pack = pack.clone();
        spawn_local(async move {
            if let Some((name, text)) = files::chosen(&event).await {
                said.set(findings(
                    &name,
                    &text,
                    &pack,
                    key.get_untracked().as_deref(),
                ));
            }
        });
    };
    el("div.field")
        .child(
            el("label.field-label")
                .attr("for", "bundlefile")
                .child(words().open_bundle),
        )
        .child(
            el("input.file")
                .attr("id", "bundlefile")
                .attr("type", "file")
                .attr("accept", ".json,application/json")
                .on("change", open),
        )
        .child(el("div.hint").attr("role", "status").child(move || {
            let lines = said.get().into_iter().map(|line| el("p").child(line));
            lines.collect::<Vec<_>>()
        }))
        .view()
}

fn findings(name: &str, text: &str, pack: &Assessment, key: Option<&Key>) -> Vec<String> {
    let found = match json::parse(name, text) {
        Ok(bundle) => record::verify(name, &bundle, Some(pack), key),
        Err(problems) => problems,
    };
    if found.0.is_empty() {
        return vec![(words().bundle_holds)(name)];
    }
    found.0.iter().map(|problem| problem.to_string()).collect()
}
