//! Whether the times granted are what the test grants.

use super::describe::quoted;
use super::found::Found;
use crate::assessment::Assessment;
use crate::attempt::Granted;
use crate::record::answer_bundle::AnswerBundle;

/// Whether the time for the whole and for each section is what the test grants.
pub(super) fn granted(bundle: &AnswerBundle, pack: &Assessment, found: &mut Found<'_>) {
    let percent = bundle.timing.time_percent;
    // A team grants as much as this at most, and never less than the test has.
    let is_granted = (100..=400).contains(&percent);
    let kinds = [
        Granted::of(pack, percent),
        to_the_millisecond(pack, percent),
    ];
    let is_one_of = |ms: i64, of: &dyn Fn(&Granted) -> i64| kinds.iter().any(|kind| of(kind) == ms);
    if !is_granted || !is_one_of(bundle.timing.granted_ms, &|granted| granted.total_ms) {
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
