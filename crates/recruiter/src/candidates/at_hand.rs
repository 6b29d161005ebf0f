//! Everything available for scoring: packs, keys and kit, what is missing among them, and the files that were opened.

use crate::focus::focus_after_dialog;
use crate::opened_files;
use crate::routes::Screen;
use crate::workspace::Workspace;
use assay_evaluation::Kept;
use assay_web::ui::{Dialog, Question, text};
use leptos::prelude::*;

/// Identifier of the heading.
const HEADING: &str = "at-hand";

/// Packs, keys and kit, and the files that were opened.
#[component]
pub fn AtHand(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let has_kit = Memo::new(move |_| workspace.kit.with(Option::is_some));
    let list = move || {
        let lines = lines(workspace, has_kit.get()).into_iter();
        lines
            .map(|(name, sentence)| {
                view! {
                    <dt>{name}</dt>
                    <dd>{text(sentence)}</dd>
                }
            })
            .collect_view()
    };
    view! {
        <div class="recruiter-at-hand">
            <h3 id=HEADING tabindex="-1">
                {tr!(candidates.at_hand)}
            </h3>
            <dl class="particulars">{list}</dl>
            <Opened workspace />
        </div>
    }
}

/// Returns the name of each pack, key and kit, and whether it is there.
fn lines(workspace: Workspace, has_kit: bool) -> Vec<(&'static str, String)> {
    let there = |is_there| {
        if is_there {
            tr!(candidates.is_there)
        } else {
            tr!(candidates.is_missing)
        }
    };
    let mut lines = Vec::new();
    workspace.library.with(|library| {
        for pack in &library.packs {
            lines.push((
                tr!(candidates.content),
                tr!(
                    candidates.version,
                    title = pack.title,
                    version = pack.version
                ),
            ));
        }
        if library.packs.is_empty() {
            lines.push((tr!(candidates.content), tr!(candidates.is_missing).into()));
        }
        for pack in &library.packs {
            let there = there(library.key(&pack.sha256).is_some());
            lines.push((
                tr!(candidates.key),
                tr!(candidates.key_for, version = pack.version, state = there),
            ));
        }
        for key in &library.keys {
            if library.pack(&key.assessment_sha256).is_none() {
                lines.push((
                    tr!(candidates.key),
                    tr!(candidates.key_alone, version = key.assessment_version),
                ));
            }
        }
    });
    lines.push((tr!(candidates.kit), there(has_kit).into()));
    lines
}

/// The sentences about what is missing for scoring. That nothing is, is said only before anybody is there.
#[component]
pub fn Missing(
    /// The workspace.
    workspace: Workspace,
    /// Whether nobody is on the page.
    is_empty: Memo<bool>,
) -> impl IntoView {
    let has_kit = Memo::new(move |_| workspace.kit.with(Option::is_some));
    let missing = Memo::new(move |_| {
        workspace.library.with(|library| {
            let lacks_key = library
                .packs
                .iter()
                .any(|pack| library.key(&pack.sha256).is_none());
            (library.packs.is_empty(), lacks_key)
        })
    });
    let unscored = Memo::new(move |_| {
        let all = workspace.counting_records();
        all.iter().filter(|one| one.scorecard.is_none()).count()
    });
    move || {
        let (has_no_content, lacks_key) = missing.get();
        let mut sentences: Vec<String> = Vec::new();
        if has_no_content {
            sentences.push(tr!(candidates.no_content).into());
        } else if lacks_key {
            sentences.push(tr!(candidates.no_key).into());
        }
        if !has_kit.get() {
            sentences.push(tr!(candidates.no_kit).into());
        }
        let unscored = unscored.get();
        if unscored > 0 {
            sentences.push(tr!(candidates.unscored, count = unscored));
        }
        let class = if sentences.is_empty() {
            if !is_empty.get() {
                return ().into_any();
            }
            sentences.push(tr!(candidates.all_there).into());
            "recruiter-ready"
        } else {
            "notice is-warning"
        };
        let sentences = sentences
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> });
        view! { <div class=class>{sentences.collect_view()}</div> }.into_any()
    }
}

/// The files that were opened here, each with a way to remove it.
#[component]
fn Opened(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let files = Memo::new(move |_| {
        workspace.files.with(|files| {
            let names = files.iter();
            names
                .map(|one| (one.kept.clone(), one.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let has_files = Memo::new(move |_| files.with(|files| !files.is_empty()));
    let asked = RwSignal::new(None::<(Kept, String)>);
    let is_asking = RwSignal::new(false);
    let ask = Callback::new(move |file| {
        asked.set(Some(file));
        is_asking.set(true);
    });
    let question = move || {
        let (_, file) = asked.get()?;
        Some(text(tr!(candidates.remove_file_text, file = file)))
    };
    let remove = Callback::new(move |()| {
        is_asking.set(false);
        if let Some((kept, _)) = asked.get_untracked() {
            opened_files::take_away(workspace, &kept);
        }
        // The button goes away with what it removes.
        focus_after_dialog(HEADING);
    });
    view! {
        <Show when=move || has_files.get()>
            <h4>{tr!(candidates.opened_here)}</h4>
            <ul class="recruiter-opened">
                <For
                    each=move || files.get()
                    key=|(kept, file)| (kept.name(), file.clone())
                    let((kept, file))
                >
                    <OpenedFile kept file ask />
                </For>
            </ul>
            <p>
                <a href=Screen::Keys.address()>{tr!(candidates.to_keys)}</a>
            </p>
        </Show>
        <Dialog id="at-hand-remove" open=is_asking title=tr!(candidates.remove_file_title)>
            <Question
                id="at-hand-remove"
                back=tr!(candidates.cancel)
                on_back=Callback::new(move |()| is_asking.set(false))
                go_on=tr!(candidates.remove_file_confirm)
                on_go_on=remove
            >
                <p>{question}</p>
            </Question>
        </Dialog>
    }
}

/// A file that was opened here, and the way to remove it.
#[component]
fn OpenedFile(
    /// The purpose that it is kept for.
    kept: Kept,
    /// Its name.
    file: String,
    /// Called to ask before it is removed.
    ask: Callback<(Kept, String)>,
) -> impl IntoView {
    let what = match kept {
        Kept::Pack(_) => tr!(candidates.content),
        Kept::Key(_) => tr!(candidates.key),
        Kept::Kit => tr!(candidates.kit),
        Kept::OfferedKey(_) => tr!(candidates.offered_key),
        Kept::OfferedPolicy(_) => tr!(candidates.offered_policy),
    };
    let name = tr!(candidates.remove_file, file = file);
    let line = tr!(candidates.opened_file, kind = what, file = file);
    // Without the key that counts, results change: that is looked at first.
    let remove = match kept {
        Kept::Key(_) => view! {
            <a href=Screen::Keys.address() aria-label=name>
                {tr!(candidates.take_off)}
            </a>
        }
        .into_any(),
        _ => view! {
            <button
                type="button"
                class="btn-quiet"
                aria-label=name
                on:click=move |_| ask.run((kept.clone(), file.clone()))
            >
                {tr!(candidates.take_off)}
            </button>
        }
        .into_any(),
    };
    view! { <li>{text(line)} " " {remove}</li> }
}
