//! Which explanations are open.

use crate::person::form::lines;
use crate::toggled::is_open;
use assay_evaluation::Attributed;
use assay_evaluation::score_derivation::Derivation;
use assay_web::ui::text;
use leptos::prelude::*;

/// Which explanations are open. It outlives the explanations themselves, which may be built again when a score changes.
#[derive(Clone, Copy)]
pub struct Opened {
    pub known: StoredValue<Vec<String>>,
    pub open: RwSignal<Vec<String>>,
}

impl Default for Opened {
    fn default() -> Self {
        Self {
            known: StoredValue::new(Vec::new()),
            open: RwSignal::new(Vec::new()),
        }
    }
}

impl Opened {
    /// Opens or closes every explanation.
    pub fn show(self, every: bool) {
        let open = if every {
            self.known.get_value()
        } else {
            Vec::new()
        };
        self.open.set(open);
    }

    /// Only ever updates: the browser tells of an explanation that opened even after the page around it is gone, and
    /// reading would fail then.
    pub fn put(self, id: &str, is_open: bool) {
        self.open.update(|open| {
            open.retain(|one| one != id);
            if is_open {
                open.push(id.into());
            }
        });
    }

    pub fn know(self, id: &str) {
        self.known.update_value(|known| {
            if !known.iter().any(|one| one == id) {
                known.push(id.into());
            }
        });
    }
}

/// An explanation under a line that opens and closes it.
#[component]
pub fn Explanation(
    /// Which explanations are open.
    opened: Opened,
    /// Its identifier, unique on the page.
    #[prop(into)]
    id: String,
    /// The name of what is scored.
    #[prop(into)]
    name: String,
    /// The score.
    #[prop(into)]
    score: String,
    /// How the score is computed.
    children: Children,
) -> impl IntoView {
    opened.know(&id);
    let (own, toggled) = (id.clone(), id.clone());
    let summary_id = summary_id(&id);
    view! {
        <details
            class="person-why"
            id=id
            open=move || opened.open.with(|open| open.contains(&own))
            on:toggle=move |event| opened.put(&toggled, is_open(&event))
        >
            <summary id=summary_id>
                <span>{text(name)}</span>
                " "
                <span class="person-score">{score}</span>
            </summary>
            <div class="person-because">{children()}</div>
        </details>
    }
}

pub fn summary_id(id: &str) -> String {
    [id, "-summary"].concat()
}

/// The lines of a sum, with the exact fractions behind them; `None` where something in it is covered.
pub fn sum(derivation: Option<Derivation>) -> impl IntoView {
    let Some(Derivation {
        decimals,
        fractions,
    }) = derivation
    else {
        return lines("person-sum", vec![tr!(person.covered_yet).into()]).into_any();
    };
    view! {
        {lines("person-sum", decimals)}
        {exactly(fractions)}
    }
    .into_any()
}

/// The same exactly, in fractions, behind a line that opens it; nothing where there is nothing to add.
pub fn exactly(fractions: Vec<String>) -> AnyView {
    if fractions.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="person-exact">
            <summary>{tr!(person.exactly)}</summary>
            {lines("person-sum", fractions)}
        </details>
    }
    .into_any()
}

/// Returns who gave what, with who had seen the ratings of others first.
pub fn with_seen(
    given: &str,
    ratings: &[Attributed<u32>],
    had_seen: impl Fn(&Attributed<u32>) -> bool,
) -> String {
    let names: Vec<&str> = ratings
        .iter()
        .filter(|one| had_seen(one))
        .map(|one| one.by.as_str())
        .collect();
    if names.is_empty() {
        return given.into();
    }
    let sentence = [names.join(", ").as_str(), ": ", tr!(person.after_seeing)].concat();
    [given, " (", &sentence, ")"].concat()
}
