//! Whether the times granted are what the test grants.

use super::describe::quoted;
use super::found::Found;
use super::grants::with_grants;
use super::invitation::time_of;
use crate::assessment::Assessment;
use crate::attempt::Granted;
use crate::record::answer_bundle::AnswerBundle;
use crate::record::time::parse_rfc3339;

/// Whether the time for the whole and for each section is what the test grants.
pub(super) fn granted(bundle: &AnswerBundle, pack: &Assessment, found: &mut Found<'_>) {
    let timing = &bundle.timing;
    let time = time_of(bundle);
    // A team grants as much as this at most, and never less than the test has.
    let is_granted = time.is_sound() && (100..=400).contains(&timing.time_percent);
    let finish_by_ms = timing.finish_by.as_deref().map(parse_rfc3339);
    let began_ms = parse_rfc3339(&timing.started_at)
        .map(|ms| ms.saturating_sub(timing.host_offset_ms.unwrap_or(0)));
    let usual = Granted::with(pack, time);
    let kinds = [
        match (finish_by_ms, began_ms) {
            (Some(finish_by_ms), Some(began_ms)) => usual.until(finish_by_ms, began_ms),
            _ => usual,
        },
        to_the_millisecond(pack, timing.time_percent),
    ];
    let is_one_of = |ms: i64, of: &dyn Fn(&Granted) -> i64| kinds.iter().any(|kind| of(kind) == ms);
    let whole = |granted: &Granted| with_grants(bundle, granted.total_ms);
    if !is_granted || !is_one_of(bundle.timing.granted_ms, &whole) {
        found.add(
            "$.timing.granted_ms",
            "The time granted is not what the test grants.",
            "No attempt is given other time than this. Ask the candidate for their file.",
        );
    }
    for (position, section) in bundle.sections.iter().enumerate() {
        let id = &section.id;
        let mut sections = pack.sections.iter();
        let Some(own) = sections.position(|section| section.id == *id) else {
            continue;
        };
        if is_granted && !is_one_of(section.limit_ms, &|granted| granted.section_ms(own)) {
            let path = ["$.sections[", &position.to_string(), "].limit_ms"].concat();
            let message = [
                "The limit of section ",
                &quoted(id),
                " is not what the test gives it.",
            ];
            found.changed(&path, &message.concat());
        }
    }
}

/// The times that were granted before they were rounded to whole seconds.
fn to_the_millisecond(pack: &Assessment, percent: u32) -> Granted {
    let granted_ms = |seconds: u32| i64::from(seconds) * i64::from(percent) * 10;
    Granted {
        total_ms: granted_ms(pack.duration_seconds),
        sections_ms: pack
            .sections
            .iter()
            .map(|section| granted_ms(section.duration_seconds))
            .collect(),
    }
}
