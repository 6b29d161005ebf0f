use super::*;
use InvitationField::{
    Campaign, ExtraMinutes, FinishBy, Language, Opens, Pack, Reference, Site, StartBy, TimePercent,
    TimeZone,
};
use assay_crypto::GrantedTime;

fn draft(fields: &[(InvitationField, &str)]) -> InvitationDraft {
    let mut draft = InvitationDraft::default();
    draft.know(Campaign, "cto-2026".into());
    draft.know(Pack, "AB".repeat(32));
    draft.know(TimeZone, "Europe/Berlin".into());
    draft.write(Site, " https://jobs.example.com/cto/ ".into());
    for (field, text) in fields {
        draft.write(*field, (*text).into());
    }
    draft
}

fn problems(fields: &[(InvitationField, &str)]) -> Vec<InvitationField> {
    let found = InvitationOrder::try_from(&draft(fields)).unwrap_err();
    found.0.iter().map(|problem| problem.field).collect()
}

#[test]
fn a_form_with_what_is_known_and_the_site_is_enough() {
    let order = InvitationOrder::try_from(&draft(&[])).unwrap();
    assert_eq!(order.site, "https://jobs.example.com/cto/");
    assert_eq!(order.defaults.pack_sha256, "ab".repeat(32));
    assert!(order.defaults.time.is_usual());
    assert_eq!(order.defaults.window.last_start_ms(), None);
    assert_eq!(order.defaults.language, None);
}

#[test]
fn what_was_typed_counts_also_where_a_field_was_emptied() {
    let typed = draft(&[(Campaign, "cfo-2026"), (Language, "de")]);
    let order = InvitationOrder::try_from(&typed).unwrap();
    assert_eq!(order.defaults.campaign, "cfo-2026");
    assert_eq!(order.defaults.language.as_deref(), Some("de"));
    let mut emptied = draft(&[(Campaign, "")]);
    emptied.know(Campaign, "cto-2027".into());
    let found = InvitationOrder::try_from(&emptied).unwrap_err();
    assert_eq!(found.first(), Some(Campaign));
}

#[test]
fn each_problem_is_at_its_field_and_all_are_said_at_once() {
    for (field, text) in [
        (Site, "jobs.example.com"),
        (Site, "https://"),
        (Site, "https://jobs example"),
        (Pack, "abc"),
        (TimeZone, "Mars/Olympus"),
        (Opens, "31.12.2026"),
        (TimePercent, "99"),
        (TimePercent, "much"),
        (ExtraMinutes, "1441"),
        (Language, "de_DE"),
    ] {
        assert_eq!(problems(&[(field, text)]), [field], "{text}");
    }
    assert_eq!(
        problems(&[(Site, ""), (TimePercent, "0"), (StartBy, "soon")]),
        [Site, StartBy, TimePercent]
    );
}

#[test]
fn a_window_that_is_out_of_order_is_refused_at_the_later_moment() {
    let noon = "2026-12-31 12:00";
    assert_eq!(
        problems(&[(Opens, "2027-01-01 00:00"), (StartBy, noon)]),
        [StartBy]
    );
    assert_eq!(
        problems(&[(StartBy, "2027-01-01 00:00"), (FinishBy, noon)]),
        [FinishBy]
    );
    let order = draft(&[(Opens, noon), (StartBy, noon), (FinishBy, noon)]);
    assert!(InvitationOrder::try_from(&order).is_ok());
}

#[test]
fn without_a_limit_the_other_times_do_not_count() {
    let mut draft = draft(&[(TimePercent, "much")]);
    draft.is_untimed = true;
    let order = InvitationOrder::try_from(&draft).unwrap();
    assert_eq!(order.defaults.time, GrantedTime::Untimed);
}

#[test]
fn one_candidate_needs_a_reference_and_gets_a_sound_invitation() {
    let found = InvitationOrder::one(&draft(&[]), "inv-1".into()).unwrap_err();
    assert!(found.at(Reference).contains("without the name"));
    let draft = draft(&[
        (Reference, "C-1"),
        (TimePercent, "150 %"),
        (ExtraMinutes, "5"),
    ]);
    let (_, invitation) = InvitationOrder::one(&draft, "inv-1".into()).unwrap();
    assert!(invitation.is_sound());
    assert_eq!(invitation.reference.as_deref(), Some("C-1"));
    assert_eq!(invitation.time.whole_seconds(1_800), Some(3_000));
}

#[test]
fn words_are_refused_at_the_questions_that_do_not_offer_them() {
    let mut asked = draft(&[]);
    asked.no_narrative = Some(assay_core::assessment::NoNarrative::NoScenarios);
    assert!(InvitationOrder::try_from(&asked).is_ok(), "nobody asked");
    asked.is_narrative = true;
    let found = InvitationOrder::try_from(&asked).unwrap_err();
    assert_eq!(found.first(), Some(Pack));
    asked.no_narrative = None;
    assert!(
        InvitationOrder::try_from(&asked)
            .unwrap()
            .defaults
            .is_narrative
    );
}

#[test]
fn a_replacement_says_what_the_former_invitation_said_until_somebody_changes_it() {
    let mut first = draft(&[
        (Reference, "C-1"),
        (Opens, "2026-10-25T02:30:00+01:00"),
        (FinishBy, "2026-12-31 12:00"),
        (ExtraMinutes, "5"),
        (Language, "de"),
    ]);
    first.is_practice_only = true;
    first.is_narrative = true;
    let (_, former) = InvitationOrder::one(&first, "inv-1".into()).unwrap();
    let mut second = InvitationDraft::default();
    second.write(Site, "https://jobs.example.com/cto/".into());
    second.replacing(&former);
    let (_, mut replacement) = InvitationOrder::one(&second, "inv-2".into()).unwrap();
    assert_eq!(replacement.replaces.as_deref(), Some("inv-1"));
    (replacement.id, replacement.replaces) = (former.id.clone(), None);
    assert_eq!(replacement, former);
    second.write(TimePercent, "150".into());
    let (_, more) = InvitationOrder::one(&second, "inv-3".into()).unwrap();
    assert_eq!(more.time.whole_seconds(600), Some(1_200));
}
