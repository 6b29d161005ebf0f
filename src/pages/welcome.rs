//! Welcome: what a candidate should know before anything counts, and what the team asks of them.

mod pass;
mod you;

use crate::pages::context::use_locale;
use crate::pages::earlier::Erased;
use crate::pages::frame::{Clause, Cover, Mail, Paragraphs};
use assay_core::address::host_of;
use assay_core::assessment::AssessmentOutline;
use assay_core::attempt::{
    Granted, GrantedTime, Identity, USUAL_PERCENT, WelcomeDraft, clock_face,
};
use assay_core::config::{Accommodation, Config, Submission};
use assay_web::browser::page;
use assay_web::message::{duration, usual_time};
use assay_web::tr;
use assay_web::ui::particulars;
use assay_web::ui::text;
use leptos::prelude::*;
use leptos_i18n::td;
use pass::Pass;
use std::sync::Arc;
use you::You;

/// The content of the welcome screen.
#[derive(Debug, Clone, PartialEq)]
pub struct WelcomePage {
    /// The facts about the test; `None` until the content is there.
    pub content: Option<Content>,
    /// Whether answers of an earlier attempt on this device are on their way.
    pub is_earlier_on_its_way: bool,
    /// Whether an attempt was taken in this browser whose copy is erased.
    pub is_earlier_erased: bool,
}

/// The facts about the test: its outline, and the time granted.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    outline: Arc<AssessmentOutline>,
    granted: Granted,
    code: Code,
}

/// The accommodation code that the link carries.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Code {
    Absent,
    Granted,
    Unknown,
}

impl Content {
    /// The content for whoever comes with a code, which may be empty, and what the team grants by it.
    pub fn of(
        outline: Arc<AssessmentOutline>,
        code: &str,
        granted: Option<&Accommodation>,
    ) -> Self {
        let percent = granted.map_or(USUAL_PERCENT, |granted| granted.time_percent);
        Self {
            granted: Granted::of_outline(&outline, GrantedTime::percent(percent)),
            code: match granted {
                Some(_) => Code::Granted,
                None if code.is_empty() => Code::Absent,
                None => Code::Unknown,
            },
            outline,
        }
    }

    /// The time for the whole test, in seconds.
    pub fn granted_seconds(&self) -> i64 {
        self.granted.total_seconds()
    }
}

/// The welcome screen.
#[component]
pub fn Welcome(
    /// The team's configuration.
    config: Arc<Config>,
    /// The further content to show.
    page: Memo<WelcomePage>,
    /// The form as the candidate has filled it in before; `None` where they come for the first time.
    draft: Option<WelcomeDraft>,
    /// Called with the form whenever it changes.
    on_change: Callback<WelcomeDraft>,
    /// Called with what the candidate tells when they have acknowledged the rules and go on.
    on_go_on: Callback<Identity>,
    /// Called when somebody wants to see what became of the attempt whose copy is erased.
    on_look: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let lead = tr!(locale, welcome.lead, team = config.team.name);
    let aids = if config.aids.is_empty() {
        tr!(locale, welcome.aids_default).into()
    } else {
        config.aids.clone()
    };
    let help = tr!(locale, welcome.help_fact, name = config.contact.name);
    let address = config.contact.email.clone();
    let asks = config.candidate;
    let shows_pass_rule = config.show_pass_rule;
    let content = Memo::new(move |_| page.with(|page| page.content.clone()));
    let told = move || content.get().filter(|_| shows_pass_rule);
    let pass = move || told().map(|content| view! { <Pass outline=content.outline /> });
    let is_on_its_way = Signal::derive(move || page.with(|page| page.is_earlier_on_its_way));
    let is_erased = Signal::derive(move || page.with(|page| page.is_earlier_erased));
    view! {
        <Cover title=tr!(locale, welcome.title) lead>
            <Earlier is_on_its_way />
            <Erased is_erased on_look />
            {move || view! { <Facts content=content.get() /> }}
            <Fact
                id="w-zero"
                title=tr!(locale, welcome.at_zero)
                fact=tr!(locale, welcome.at_zero_fact)
            />
            <Fact
                id="w-broken"
                title=tr!(locale, welcome.interruptions)
                fact=tr!(locale, welcome.interruptions_fact)
            />
            <Fact
                id="w-score"
                title=tr!(locale, welcome.scoring)
                fact=tr!(locale, welcome.scoring_fact)
            />
            {pass}
            <Fact id="w-aids" title=tr!(locale, welcome.aids) fact=aids />
            <Clause id="w-data" title=tr!(locale, welcome.data)>
                <Privacy config />
            </Clause>
            <Clause id="w-help" title=tr!(locale, welcome.help)>
                <div class="read">
                    <p>{text(help)} <Mail address /></p>
                </div>
            </Clause>
            <You asks draft on_change on_go_on />
        </Cover>
    }
}

/// A clause of one paragraph.
#[component]
fn Fact(
    /// Identifier of its heading.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// The paragraph.
    #[prop(into)]
    fact: String,
) -> impl IntoView {
    view! {
        <Clause id title>
            <Paragraphs texts=vec![fact] />
        </Clause>
    }
}

/// A notice that somebody's answers are still on their way; it says nothing about them.
#[component]
fn Earlier(
    /// Whether they are.
    is_on_its_way: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div role="status">
            <Show when=move || is_on_its_way.get()>
                <div class="notice">
                    <p>{tr!(locale, earlier.on_its_way)}</p>
                </div>
            </Show>
        </div>
    }
}

/// The role, the time and the sections of the test, once the pack is there.
#[component]
fn Facts(
    /// The content; `None` until it is there.
    content: Option<Content>,
) -> impl IntoView {
    let locale = use_locale();
    let Some(content) = content else {
        let (title, fact) = (
            tr!(locale, welcome.sections),
            tr!(locale, welcome.loading_sections),
        );
        return view! { <Fact id="w-sections" title fact /> }.into_any();
    };
    let Content {
        outline,
        granted,
        code,
    } = content;
    let time = if code == Code::Granted {
        let usual = outline.duration_seconds.into();
        tr!(
            locale,
            welcome.time_granted,
            time = duration(locale, granted.total_seconds()),
            usual = usual_time(locale, granted.total_seconds(), usual)
        )
    } else {
        tr!(
            locale,
            welcome.time_fact,
            time = duration(locale, granted.total_seconds())
        )
    };
    let warning = (code == Code::Unknown).then(|| {
        view! {
            <div class="notice is-warning">
                <p>{tr!(locale, welcome.unknown_code)}</p>
            </div>
        }
    });
    let role = vec![outline.title.clone(), outline.role.clone()];
    view! {
        <Clause id="w-role" title=tr!(locale, welcome.role)>
            <Paragraphs texts=role />
        </Clause>
        <Fact id="w-time" title=tr!(locale, welcome.time) fact=time />
        {warning}
        <Clause id="w-sections" title=tr!(locale, welcome.sections)>
            <Sections outline granted />
        </Clause>
    }
    .into_any()
}

/// The sections with their items, minutes and weights.
#[component]
fn Sections(
    /// The outline of the test.
    outline: Arc<AssessmentOutline>,
    /// The times that this candidate has.
    granted: Granted,
) -> impl IntoView {
    let locale = use_locale();
    let counts = outline.sections.iter().map(|section| section.drawn_count);
    let total = counts.sum();
    let rows = outline
        .sections
        .iter()
        .zip(&granted.sections_ms)
        .map(|(section, granted_ms)| {
            view! {
                <Row
                    title=section.title.clone()
                    measures=section.measures.clone()
                    items=section.drawn_count
                    granted_ms=*granted_ms
                    percent=section.weight_percent
                />
            }
        })
        .collect_view();
    let note = if outline.enforce_section_limits {
        tr!(locale, welcome.limits_note)
    } else {
        tr!(locale, welcome.pace_note)
    };
    view! {
        <div>
            <table class="contents">
                <caption class="visually-hidden">{tr!(locale, welcome.sections_table)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(locale, welcome.section)}</th>
                        <th scope="col" class="end">
                            {tr!(locale, welcome.items)}
                        </th>
                        <th scope="col" class="end">
                            {tr!(locale, welcome.minutes)}
                        </th>
                        <th scope="col" class="end">
                            {tr!(locale, welcome.weight)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <Row
                        title=tr!(locale, welcome.total)
                        items=total
                        granted_ms=granted.total_ms
                        percent=100
                    />
                </tfoot>
            </table>
            <p class="hint">{note}</p>
        </div>
    }
}

/// A section in figures, and below it what it measures.
#[component]
fn Row(
    /// The section's title.
    #[prop(into)]
    title: String,
    /// The ability or knowledge that it measures.
    #[prop(optional)]
    measures: String,
    /// The number of its items.
    items: usize,
    /// The time for it, in milliseconds.
    granted_ms: i64,
    /// Its share of the score.
    percent: u32,
) -> impl IntoView {
    let measures = (!measures.is_empty()).then(|| {
        view! {
            <tr>
                <td class="measures" colspan="4">
                    {text(measures)}
                </td>
            </tr>
        }
    });
    let percent = [&percent.to_string(), " %"].concat();
    view! {
        <tr>
            <th scope="row">{text(title)}</th>
            <td class="end">{items.to_string()}</td>
            <td class="end">{clock_face(granted_ms)}</td>
            <td class="end">{percent}</td>
        </tr>
        {measures}
    }
}

/// The data: what is recorded, where it goes, and what the team promises about it.
#[component]
fn Privacy(
    /// The team's configuration.
    config: Arc<Config>,
) -> impl IntoView {
    let locale = use_locale();
    let host = |submission: &Submission| {
        let host = host_of(&submission.url, &page::origin());
        move || view! { <span class="host">{text(&host)}</span> }
    };
    let host_of_answers = host(&config.submission);
    let where_to = match &config.backup {
        None => td!(locale, welcome.data_host, <host/> = host_of_answers).into_any(),
        Some(backup) => {
            let backup = host(backup);
            td!(locale, welcome.data_host_backup, <host/> = host_of_answers, <backup/> = backup)
                .into_any()
        }
    };
    let privacy = &config.privacy;
    let rows = [
        (tr!(locale, welcome.data_readers), &privacy.readers),
        (tr!(locale, welcome.data_retention), &privacy.retention),
        (tr!(locale, welcome.data_rights), &privacy.rights),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, promise)| !promise.is_empty())
        .map(|(name, promise)| (name, text(promise)))
        .collect::<Vec<_>>();
    let rows = (!rows.is_empty()).then(|| particulars(rows));
    view! {
        <div class="read">
            <p>{tr!(locale, welcome.data_recorded)}</p>
            <p>{where_to}</p>
            {rows}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::document;

    #[test]
    fn a_code_grants_time_only_where_the_team_knows_it() {
        let text = include_str!("../../tests/data/golden/content/small.json");
        let pack = document::parse("small.json", text).unwrap();
        let pack = Arc::new(AssessmentOutline::of_pack(&pack).unwrap());
        let granted = Accommodation {
            code: "more".into(),
            time_percent: 150,
        };
        let content = |code, granted| Content::of(pack.clone(), code, granted);
        assert_eq!(content("", None).code, Code::Absent);
        assert_eq!(content("", None).granted_seconds(), 600);
        assert_eq!(content("less", None).code, Code::Unknown);
        assert_eq!(content("less", None).granted_seconds(), 600);
        assert_eq!(content("more", Some(&granted)).code, Code::Granted);
        assert_eq!(content("more", Some(&granted)).granted_seconds(), 900);
    }
}
