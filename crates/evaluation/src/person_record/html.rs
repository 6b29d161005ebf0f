//! The record as a page of its own.

use super::markup::Markup;
use super::record::{PersonRecord, RecordedAct};
use crate::response_description::describe_response;
use crate::scorecard::Scorecard;
use crate::wording::readable;
use assay_core::attempt::{Response, clock_face};
use assay_core::document;
use assay_core::record::{AnsweredItem, Status};

/// What stands before the title. The page asks for nothing, and runs nothing.
const HEAD: &str = concat!(
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    "<meta name=\"referrer\" content=\"no-referrer\">\n",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
);

/// The look: plain, and fit for paper.
const STYLE: &str = concat!(
    "<style>\n",
    "body { font: 1rem/1.5 system-ui, sans-serif; color: #1c1f23; background: #fff; max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }\n",
    "h1, h2, h3 { line-height: 1.25; break-after: avoid; }\n",
    "h2 { margin-top: 2.5rem; border-top: 1px solid #8a8f98; padding-top: 1rem; }\n",
    "dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; }\n",
    "dt { font-weight: 600; }\ndd { margin: 0; }\n",
    "table { border-collapse: collapse; width: 100%; }\ncaption { text-align: start; font-weight: 600; }\n",
    "th, td { text-align: start; vertical-align: top; border-bottom: 1px solid #c9ccd1; padding: .25rem .5rem .25rem 0; }\n",
    "tr, dd { break-inside: avoid; }\nbdi { white-space: pre-wrap; }\n",
    "@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }\n",
    "@media print { body { max-width: none; padding: 0; } }\n",
    "</style>\n</head>\n<body>\n<main>\n",
);

/// Returns the page.
pub(super) fn page(record: &PersonRecord<'_>) -> String {
    let mut page = Markup::default();
    page.raw(HEAD);
    page.words("title", "Record of one person");
    page.raw(STYLE);
    opening(&mut page, record);
    answers(&mut page, record);
    scores(&mut page, record);
    acts(&mut page, &record.acts);
    conspicuous(&mut page, record);
    timeline(&mut page, record);
    drafts(&mut page, record);
    page.raw("</main>\n</body>\n</html>\n");
    page.into_text()
}

/// Who it is about, what the page is, and what the candidate and the browser said.
fn opening(page: &mut Markup, record: &PersonRecord<'_>) {
    let opened = record.opened;
    page.raw("<h1>Record of ");
    page.text(&opened.name());
    page.raw("</h1>\n<p>This is all that the recruiter’s page of Assay holds about this person. Written ");
    page.time(&record.written_at);
    page.raw(". The JSON file of the same record has it as machines read it.</p>\n");
    if let Some(until) = &record.kept_until {
        page.raw("<p>The team keeps it until ");
        page.time(until);
        page.raw(".</p>\n");
    }
    if !record.has_rater_names {
        page.raw("<p>Those who rated the answers stand here as Rater 1, Rater 2 and so on.</p>\n");
    }
    page.raw("<h2>Person and attempt</h2>\n");
    let bundle = &opened.bundle;
    let (granted, used) = (clock_face(opened.granted_ms), clock_face(opened.elapsed_ms));
    page.particulars(&[
        ("Name", &opened.candidate.name),
        ("E-mail address", &opened.candidate.email),
        ("Reference", &opened.candidate.reference),
        ("Code while names were hidden", &opened.pseudonym()),
        ("Attempt", &opened.attempt_id),
        ("Round of hiring", &opened.campaign),
        ("Invitation", &opened.invitation),
        ("Test", &bundle.content.assessment_id),
        ("Version of the test", &opened.content_version),
        ("Started", &opened.started_at),
        ("Ended", &opened.ended_at),
        ("Time granted", &granted),
        ("Time used", &used),
        ("Browser", &bundle.environment.user_agent),
        ("Explanation by the candidate", &opened.explanation),
        ("SHA-256 of the answers", &opened.sha256),
    ]);
    if !bundle.acknowledgements.is_empty() {
        page.table(
            "Acknowledged before the start",
            &["What", "When"],
            &bundle.acknowledgements,
            |page, one| {
                page.element("td", &one.id);
                page.within("td", |page| page.time(&one.at));
            },
        );
    }
    if !opened.earlier_attempts.is_empty() {
        page.table(
            "Attempts begun before in the same browser",
            &["Started", "Ended"],
            &opened.earlier_attempts,
            |page, one| {
                page.within("td", |page| page.time(&one.started_at));
                page.within("td", |page| page.time(&one.ended_at));
            },
        );
    }
}

/// Every answer, as the candidate gave it.
fn answers(page: &mut Markup, record: &PersonRecord<'_>) {
    page.raw("<h2>Answers</h2>\n");
    for section in &record.opened.bundle.sections {
        for item in &section.items {
            let known = record.pack.and_then(|pack| pack.item(&item.id));
            page.element("h3", known.map_or(&item.id, |known| &known.title));
            page.words("p", &progress(item));
            given(page, record, item, item.response.as_ref());
            if let Some(late) = item.late.as_ref().filter(|late| !late.is_empty()) {
                page.raw("<p>Came after the end; kept and not scored:</p>\n");
                given(page, record, item, Some(late));
            }
        }
    }
}

/// How the candidate went about a question.
fn progress(item: &AnsweredItem) -> String {
    let state = match item.status {
        Status::Answered => "Answered",
        Status::Skipped => "Skipped",
        Status::NotReached => "Not reached",
    };
    let flagged = if item.flagged {
        "; marked for review"
    } else {
        ""
    };
    format!(
        "{state}; on screen {}; opened {} times; changed {} times{flagged}.",
        clock_face(item.duration_ms),
        item.visits,
        item.changes
    )
}

/// An answer in words; without the pack, as it stands in the bundle.
fn given(
    page: &mut Markup,
    record: &PersonRecord<'_>,
    item: &AnsweredItem,
    response: Option<&Response>,
) {
    let Some(response) = response.filter(|response| !response.is_empty()) else {
        page.raw("<p>No answer.</p>\n");
        return;
    };
    match record.pack.and_then(|pack| pack.item(&item.id)) {
        Some(known) => {
            page.within("dl", |page| {
                for (name, text) in describe_response(known, response) {
                    page.element("dt", &name);
                    page.element("dd", &text);
                }
            });
        }
        None => page.element("p", &document::to_text(&document::to_value(response))),
    }
}

/// What the answers came to.
fn scores(page: &mut Markup, record: &PersonRecord<'_>) {
    page.raw("<h2>Scores</h2>\n");
    let Some(card) = record.scorecard else {
        page.raw("<p>Nothing was scored.</p>\n");
        return;
    };
    let cover = record.cover;
    let percent = |score: Option<crate::bounds::Bounds>| {
        score.map_or_else(|| COVERED.into(), |score| score.text(2) + " %")
    };
    page.particulars(&[
        ("Test", &percent(cover.test_of(card))),
        ("Interview", &percent(cover.interview_of(card))),
        ("Overall", &percent(cover.overall_of(card))),
        (
            "What the rules say",
            cover
                .recommendation_of(card)
                .map_or(COVERED, |one| one.name()),
        ),
        ("Why", &cover.why_of(card).map_or(COVERED.into(), readable)),
    ]);
    if !card.is_final() {
        page.raw("<p>Not everything is settled: two numbers are the lowest and the highest that can come of it.</p>\n");
    }
    questions(page, record, card);
}

/// The score of each question.
fn questions(page: &mut Markup, record: &PersonRecord<'_>, card: &Scorecard) {
    let cover = record.cover;
    let rows = card
        .sections
        .iter()
        .flat_map(|section| section.items.iter().map(move |item| (section, item)));
    page.table(
        "Each question",
        &["Part of the test", "Question", "Share earned, from 0 to 1"],
        rows,
        |page, (section, item)| {
            page.element("td", &section.title);
            page.element("td", &item.title);
            let share = if cover.item(item) {
                COVERED.into()
            } else {
                item.share.text(2)
            };
            page.words("td", &share);
        },
    );
}

const COVERED: &str = "covered until whoever took this out has rated";

/// Everything that was done: ratings, notes, interview, decisions, exports.
fn acts(page: &mut Markup, acts: &[RecordedAct]) {
    page.raw("<h2>Ratings, notes, interview and decisions</h2>\n");
    if acts.is_empty() {
        page.raw("<p>Nobody did anything about this person.</p>\n");
        return;
    }
    page.table(
        "What was done, in the order of time",
        &["When", "Who", "What", "Why"],
        acts,
        |page, act| {
            page.within("td", |page| page.time(&act.event.at));
            page.element("td", &act.event.by);
            page.element("td", &act.what);
            page.element("td", &act.why);
        },
    );
}

/// What did not fit, and what is out of the ordinary.
fn conspicuous(page: &mut Markup, record: &PersonRecord<'_>) {
    page.raw("<h2>Findings about the file</h2>\n");
    let problems = &record.opened.problems.0;
    if problems.is_empty() && record.oddities.is_empty() {
        page.raw("<p>None.</p>\n");
        return;
    }
    let problems = problems.iter().map(|problem| problem.message.as_str());
    page.list(problems.chain(record.oddities.iter().map(String::as_str)));
}

/// The record of the attempt, line by line.
fn timeline(page: &mut Markup, record: &PersonRecord<'_>) {
    page.raw("<h2>Record of the attempt</h2>\n");
    page.table(
        "What the browser recorded; times count from the start",
        &["When", "What", "Question", "Amount", "Times"],
        &record.opened.bundle.events,
        |page, event| {
            page.words("td", &clock_face(event.at_ms));
            page.element("td", &event.kind);
            page.element("td", event.item.as_deref().unwrap_or_default());
            let number = |number: Option<i64>| number.map(|one| one.to_string());
            page.words("td", &number(event.amount).unwrap_or_default());
            page.words("td", &number(event.times).unwrap_or_default());
        },
    );
}

/// Texts that are in no log.
fn drafts(page: &mut Markup, record: &PersonRecord<'_>) {
    if record.drafts.is_empty() {
        return;
    }
    page.raw("<h2>Texts that were being written</h2>\n");
    page.table("Texts", &["What", "Text"], &record.drafts, |page, draft| {
        page.element("td", &draft.name);
        page.element("td", &draft.text);
    });
}
