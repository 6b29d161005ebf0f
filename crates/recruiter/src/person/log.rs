//! The log: everything that was done, in the order of time, bound together; and what leaves the workspace.

mod export;
mod identities;
mod note;

use super::cover::Reveal;
use super::event_text::{Names, describe_action};
use super::form::{headings, scrolling};
use super::rights::Rights;
use crate::person::shown::Person;
use assay_evaluation::State;
use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
use assay_web::browser::screen;
use assay_web::ui::text;
use export::Export;
use identities::Identities;
use leptos::prelude::*;
use note::Note;

/// The tab.
#[component]
pub fn LogTab(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    view! {
        <h2>{tr!(person.log)}</h2>
        <p class="read">{tr!(person.log_lead)}</p>
        <Reveal person />
        {move || rows(person)}
        <Identities person />
        <Note person />
        <Export person />
        <Rights person />
        <h2>{tr!(person.heads)}</h2>
        <p class="read">{tr!(person.heads_lead)}</p>
        {move || author_logs(person)}
    }
}

/// Everything that was done; followed.
fn rows(person: Person) -> AnyView {
    let all = person.record().log.events();
    if all.is_empty() {
        return view! { <p>{tr!(person.log_empty)}</p> }.into_any();
    }
    let names = Names::of(person);
    let rows = all
        .iter()
        .map(|event| row(person, &names, event))
        .collect_view();
    let table = view! {
        <table class="person-parts person-log">
            <caption class="visually-hidden">{tr!(person.log)}</caption>
            {headings(&[tr!(person.when), tr!(person.who), tr!(person.what), tr!(person.why)])}
            <tbody>{rows}</tbody>
        </table>
    };
    scrolling(tr!(person.log).into(), table).into_any()
}

/// One thing that was done; followed.
fn row(person: Person, names: &Names, event: &ReviewEvent) -> impl IntoView + use<> {
    let record = person.record();
    let state = &record.state;
    let (mut what, why) = describe_action(&event.what, names, person.cover().event(state, event));
    if had_seen(state, event) {
        what = [what.as_str(), " (", tr!(person.after_seeing), ")"].concat();
    }
    if let Some(void) = state.why_void(event) {
        what = [&what, " (", &tr!(person.void, reason = void), ")"].concat();
    }
    let (by, _) = state.people.author(event);
    view! {
        <tr>
            <td>{screen::local_time(&event.at)}</td>
            <th scope="row">{text(by)}</th>
            <td>{text(what)}</td>
            <td>{text(why)}</td>
        </tr>
    }
}

/// Returns whether a rating was given by somebody who had the others shown first.
fn had_seen(state: &State, event: &ReviewEvent) -> bool {
    let (_, by_id) = state.people.author(event);
    match &event.what {
        ReviewAction::Rated {
            rating: Some(_), ..
        } => state.had_seen_answers(by_id, &event.at),
        ReviewAction::Interviewed {
            rating: Some(_), ..
        } => state.had_seen_interview(by_id, &event.at),
        _ => false,
    }
}

/// The log of each author with its head; followed.
fn author_logs(person: Person) -> AnyView {
    let record = person.record();
    if record.log.author_logs().is_empty() {
        return view! { <p>{tr!(person.no_log)}</p> }.into_any();
    }
    let rows = record
        .log
        .author_logs()
        .iter()
        .map(|author_log| {
            view! {
                <tr>
                    <th scope="row">
                        <span class="digest">{text(&author_log.id)}</span>
                    </th>
                    <td class="end">{author_log.entries.len().to_string()}</td>
                    <td>
                        <span class="digest">{text(&author_log.head)}</span>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let table = view! {
        <table class="person-parts">
            <caption class="visually-hidden">{tr!(person.heads)}</caption>
            {headings(&[tr!(person.author_log), tr!(person.entries), tr!(person.head)])}
            <tbody>{rows}</tbody>
        </table>
    };
    scrolling(tr!(person.heads).into(), table).into_any()
}
