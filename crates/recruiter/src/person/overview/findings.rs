//! Findings about the bundle, and other bundles that have to do with it.

use crate::person::shown::Person;
use crate::routes::{self, Tab};
use assay_core::document::{Problem, Value};
use assay_core::scoring::{self, GradeHeader};
use assay_evaluation::{OpenedBundle, Relation, plain_place, relations};
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Findings about the bundle, and other bundles that have to do with it: in full, or only how many.
#[component]
pub fn Findings(
    /// Whom they are about.
    person: Person,
    /// Whether they stand here in full.
    in_full: bool,
) -> impl IntoView {
    let opened = person.now().opened.clone();
    let sha256 = opened.sha256.clone();
    let related = Memo::new(move |_| related(person, &sha256));
    let first = opened.clone();
    let missing = Memo::new(move |_| missing_first(person, &first));
    if !in_full {
        let count = Signal::derive(move || {
            let own = opened.told_problems(person.workspace.is_blind.get()).0;
            own.len() + related.with(Vec::len) + usize::from(missing.with(Option::is_some))
        });
        return view! { <FindingsCount person count /> }.into_any();
    }
    // What was changed stands above the tabs already.
    let is_doubtful = opened.contradiction().is_some();
    let problems = (!is_doubtful).then(|| view! { <Problems person opened /> });
    let first_missing = move || {
        let attempt = missing.get()?;
        let line = tr!(person.first_missing, attempt = attempt);
        Some(view! { <p class="notice is-warning">{text(line)}</p> })
    };
    view! {
        {problems}
        {first_missing}
        <For
            each=move || related.get()
            key=|other| (other.says, other.opened.sha256.clone())
            children=move |other| view! { <OtherBundle person other /> }
        />
    }
    .into_any()
}

/// Shows how many findings there are, with the way to them.
#[component]
fn FindingsCount(
    /// Whom they are about.
    person: Person,
    /// How many there are.
    count: Signal<usize>,
) -> impl IntoView {
    let sentence = move || tr!(person.notes, count = count.get());
    let has_any = move || count.get() != 0;
    view! {
        <Show when=has_any>
            <p class="notice is-warning">
                <a href=person.address(Tab::Scorecard)>{sentence}</a>
            </p>
        </Show>
    }
}

/// The problems of a bundle, each with its remedy.
#[component]
pub(super) fn Problems(
    /// Whom it is about.
    person: Person,
    /// Their bundle.
    opened: Arc<OpenedBundle>,
) -> impl IntoView {
    if opened.problems.0.is_empty() {
        return ().into_any();
    }
    let told = opened.clone();
    let rows = move || {
        let told = told.told_problems(person.workspace.is_blind.get()).0;
        let row = |problem: Problem| {
            view! {
                <li>
                    <strong>{text(&problem.message)}</strong>
                    <p>{text(&problem.remedy)}</p>
                    <Place path=problem.path />
                </li>
            }
        };
        told.into_iter().map(row).collect_view()
    };
    let is_grade = opened
        .problems
        .0
        .iter()
        .any(|problem| problem.path.starts_with("$.grade"));
    let is_doubtful = opened.contradiction().is_some();
    let class = if is_doubtful {
        "notice is-failed person-findings"
    } else {
        "notice is-warning person-findings"
    };
    let doubt = is_doubtful.then(|| {
        let title = tr!(workspace.doubt_title);
        view! { <p class="notice-title">{title}</p> }
    });
    let grade = is_grade.then(|| grade(person, &opened));
    view! {
        <section class=class role=is_doubtful.then_some("alert") aria-labelledby="findings">
            <h2 id="findings">{tr!(person.findings)}</h2>
            {doubt}
            <p>{tr!(person.findings_lead)}</p>
            <ul>{rows}</ul>
            {grade}
        </section>
    }
    .into_any()
}

/// The place of a problem in plain words; the path in the file stands behind them, for whoever helps.
#[component]
fn Place(
    /// The path.
    path: String,
) -> impl IntoView {
    let Some(words) = plain_place(&path) else {
        return view! { <p class="hint">{text(tr!(person.at_place, place = path))}</p> }.into_any();
    };
    view! {
        <details class="person-exact">
            <summary>{text(tr!(person.at_place, place = words))}</summary>
            <p class="hint">{tr!(person.at_path)} " " <code>{text(path)}</code></p>
        </details>
    }
    .into_any()
}

/// The grade in the bundle beside the one that its answers earn here.
fn grade(person: Person, opened: &OpenedBundle) -> impl IntoView + use<> {
    let came = total(&opened.bundle.grade);
    let made = person
        .content()
        .and_then(|(_, key)| total(&scoring::grade(&key, &opened.answers)));
    let (came, made) = came.zip(made)?;
    Some(view! {
        <h3>{tr!(person.grade_title)}</h3>
        <p>{text(tr!(person.grade_differs, theirs = came, ours = made))}</p>
    })
}

/// The total of a grade: "62.50", or "50.00 to 75.00".
fn total(grade: &Value) -> Option<String> {
    let total = GradeHeader::of(grade).total?;
    let (lowest, highest) = (total.lowest_percent.rounded, total.highest_percent.rounded);
    Some(if lowest == highest {
        lowest
    } else {
        [&lowest, " to ", &highest].concat()
    })
}

/// Another bundle: how it is related, and which it is.
#[derive(Clone, PartialEq)]
struct Other {
    says: &'static str,
    opened: Arc<OpenedBundle>,
}

fn related(person: Person, sha256: &str) -> Vec<Other> {
    let is_blind = person.workspace.is_blind.get();
    person.workspace.records.with(|all| {
        let Some(own) = all.iter().position(|one| one.opened.sha256 == sha256) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (at, other) in all.iter().enumerate().filter(|(at, _)| *at != own) {
            // Two at a time: each only has to be held against this one. Their order settles equal times.
            let pair = [&*all[own.min(at)].opened, &*all[own.max(at)].opened];
            let own_place = usize::from(own > at);
            for relation in &relations(&pair)[own_place] {
                let says = match relation.told(is_blind) {
                    Relation::SameAttempt(_) => tr!(person.same_attempt),
                    Relation::Continues(_) => tr!(person.continuing),
                    Relation::ContinuedBy(_) => tr!(person.continued),
                    Relation::ContinuesAnother(_) => tr!(person.continuing_another),
                    Relation::Contradicts(_) => tr!(person.contradicts),
                    Relation::LaterAttempt(_) => tr!(person.later),
                    Relation::EarlierAttempt(_) => tr!(person.earlier),
                    Relation::SameReference(_) => tr!(person.same_reference),
                };
                found.push(Other {
                    says,
                    opened: other.opened.clone(),
                });
            }
        }
        found
    })
}

/// Returns the attempt that a bundle goes on from, where no bundle of it is here; `None` while names are hidden, since it tells
/// that time was given back.
fn missing_first(person: Person, opened: &OpenedBundle) -> Option<String> {
    let first = opened
        .continues()
        .filter(|_| !person.workspace.is_blind.get())?;
    let is_here = person.workspace.records.with(|all| {
        all.iter()
            .any(|one| one.opened.attempt_id == first.attempt_id)
    });
    (!is_here).then(|| first.attempt_id.clone())
}

/// Says how another bundle is related, with the way to it.
#[component]
fn OtherBundle(
    /// Whom the page is about.
    person: Person,
    /// The other bundle.
    other: Other,
) -> impl IntoView {
    let when = [", ", &screen::local_time(&other.opened.started_at)].concat();
    let address = routes::person(&other.opened.sha256, Tab::Scorecard);
    let name = move || text(person.workspace.name_of(&other.opened));
    view! { <p class="notice is-warning">{other.says} <a href=address>{name} {when}</a></p> }
}
