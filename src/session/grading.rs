//! Grading in the browser, once an attempt is sealed: the key is asked for, and the grade goes into the bundle.

use crate::app::App;
use crate::session::load;
use assay_core::assessment::Key;
use assay_core::attempt::Attempt;
use assay_core::config::Grading;
use assay_core::document::{self, Problems, Value};
use assay_core::record::{NotGraded, SectionScore, attempt_answers};
use assay_core::scoring::{self, GradeHeader, SectionHeader};
use assay_web::browser::http::{self, HttpError};

/// The time that the key may take before the bundle goes ungraded, in milliseconds.
const KEY_MS: u32 = 15_000;

fn not_graded(reason: &str) -> Value {
    document::to_value(&NotGraded::because(reason))
}

/// Grades a sealed attempt. The key is asked for here and nowhere else.
pub async fn grade(app: App, attempt: &Attempt) -> Value {
    let Some(config) = app.config() else {
        return not_graded("no configuration");
    };
    if config.grading == Grading::Reviewer {
        return not_graded("graded by the reviewer");
    }
    let read = async {
        let text = match http::get_text_within(&config.key, KEY_MS).await {
            Err(HttpError::Timeout) => {
                return Err(Problems::one(&config.key, "$", "It took too long.", ""));
            }
            fetched => load::text(app, &config.key, fetched)?,
        };
        let mut key = Key::parse(&config.key, &document::parse(&config.key, &text)?)?;
        if attempt.plan.is_narrative {
            key = key.in_words();
        }
        key.check_pair(&config.key, &attempt.assessment)?;
        Ok(key)
    };
    match read.await {
        Ok(key) => scoring::grade(&key, &attempt_answers(attempt)),
        Err(problems) => not_graded(&Problems::to_string(&problems)),
    }
}

/// The score by section for the receipt, where the team shows it.
pub fn scores(app: App, attempt: &Attempt, grade: &Value) -> Vec<SectionScore> {
    if !app.config().is_some_and(|config| config.show_score) {
        return Vec::new();
    }
    let score = |section: SectionHeader| {
        let own = attempt.assessment.section(&section.id);
        SectionScore {
            title: own.map_or_else(String::new, |own| own.title.clone()),
            percent: section.lowest_percent.rounded,
            pending: u32::try_from(section.pending_count).unwrap_or(u32::MAX),
        }
    };
    let sections = GradeHeader::of(grade).sections;
    sections.into_iter().map(score).collect()
}
