//! The facts about the test: its outline, and the time granted.

use crate::admission::Admission;
use assay_core::assessment::AssessmentOutline;
use assay_core::attempt::{Granted, GrantedTime, USUAL_PERCENT};
use assay_core::config::Accommodation;
use std::sync::Arc;

/// The facts about the test: its outline, and the time granted.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    pub(super) outline: Arc<AssessmentOutline>,
    pub(super) granted: Granted,
    pub(super) code: Code,
    /// Whether there is no limit.
    pub(super) is_untimed: bool,
    /// Whether scenarios are answered in words.
    pub(super) is_narrative: bool,
    /// When the test ends, whatever time is left, in milliseconds since the epoch, and the time zone of the invitation.
    pub(super) finish_by: Option<(i64, String)>,
}

/// What grants the time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Code {
    /// Nothing: it is the usual time.
    Absent,
    /// The code in the link, or the invitation.
    Granted,
    /// A code that the team does not know.
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
            is_untimed: false,
            is_narrative: false,
            finish_by: None,
            outline,
        }
    }

    /// The content for whoever comes with an invitation, now.
    pub fn of_invited(outline: Arc<AssessmentOutline>, admission: &Admission, now_ms: i64) -> Self {
        let invited = &admission.invited;
        let finish_by_ms = invited.finish_by_ms;
        let usual = Granted::of_outline(&outline, GrantedTime::default());
        let granted = Granted::of_outline(&outline, invited.time).until(finish_by_ms, now_ms);
        Self {
            code: if granted == usual {
                Code::Absent
            } else {
                Code::Granted
            },
            granted,
            is_untimed: invited.time == GrantedTime::Untimed,
            is_narrative: invited.is_narrative,
            finish_by: finish_by_ms.map(|ms| (ms, admission.time_zone.clone())),
            outline,
        }
    }

    /// The time for the whole test, in seconds; `None` for no limit.
    pub fn granted_seconds(&self) -> Option<i64> {
        (!self.is_untimed).then(|| self.granted.total_seconds())
    }

    /// When the test ends, whatever time is left, in milliseconds since the epoch, and the time zone of the invitation.
    pub fn finish_by(&self) -> Option<(i64, String)> {
        self.finish_by.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::attempt::Invited;
    use assay_core::document;

    fn outline() -> Arc<AssessmentOutline> {
        let text = include_str!("../../../tests/data/golden/content/small.json");
        let pack = document::parse("small.json", text).unwrap();
        Arc::new(AssessmentOutline::of_pack(&pack).unwrap())
    }

    #[test]
    fn a_code_grants_time_only_where_the_team_knows_it() {
        let granted = Accommodation {
            code: "more".into(),
            time_percent: 150,
        };
        let content = |code, granted| Content::of(outline(), code, granted);
        assert_eq!(content("", None).code, Code::Absent);
        assert_eq!(content("", None).granted_seconds(), Some(600));
        assert_eq!(content("less", None).code, Code::Unknown);
        assert_eq!(content("less", None).granted_seconds(), Some(600));
        assert_eq!(content("more", Some(&granted)).code, Code::Granted);
        assert_eq!(content("more", Some(&granted)).granted_seconds(), Some(900));
    }

    #[test]
    fn an_invitation_grants_what_it_says_and_what_its_window_leaves() {
        let content = |time, finish_by_ms| {
            let admission = Admission {
                invited: Invited {
                    time,
                    finish_by_ms,
                    ..Invited::default()
                },
                token: String::new(),
                time_zone: "Europe/Berlin".into(),
                language: None,
                replaces: None,
                is_practice_only: false,
            };
            Content::of_invited(outline(), &admission, 1_000)
        };
        let usual = content(GrantedTime::default(), None);
        assert_eq!(
            (usual.code, usual.granted_seconds()),
            (Code::Absent, Some(600))
        );
        let more = content(GrantedTime::percent(150), None);
        assert_eq!(
            (more.code, more.granted_seconds()),
            (Code::Granted, Some(900))
        );
        let less = content(GrantedTime::percent(150), Some(301_000));
        assert_eq!(
            (less.code, less.granted_seconds()),
            (Code::Granted, Some(300))
        );
        assert_eq!(less.finish_by(), Some((301_000, "Europe/Berlin".into())));
        assert_eq!(content(GrantedTime::Untimed, None).granted_seconds(), None);
    }
}
