//! Records as programs before this one wrote them: whoever began an attempt with one of them goes on with it.

use super::*;
use crate::attempt::{Acknowledgement, EarlierAttempt, GrantedTime, Identity, Invited, Offset};

/// The line of a record with its check digits.
fn line(json: &str) -> String {
    [&check_digits(json), json].concat()
}

/// A record of each kind as it stands in journals, and the event that it tells.
fn records() -> Vec<(String, Event)> {
    let fields = |kind: &str, before: &str, between: &str, after: &str| {
        format!(
            r#"{{{before}"kind":"{kind}",{between}"mono_ms":6000,{after}"seq":3,"wall_ms":1800000006000}}"#
        )
    };
    let alone = |kind: &str| fields(kind, "", "", "");
    let mut all = vec![
        (
            fields("started", "", "", r#""plan":{"accommodation":"extra-25","acknowledgements":[["rules","6c62",1799999940000]],"attempt_id":"6405fb6d-3586-4a0f-ac62-6185bedd2e32","campaign":"cto-2026","candidate":["Ada",null,"R-1"],"content_sha256":"5e84","earlier":[["6f1c","2026-03-01T09:00:00.000Z",""]],"invitation":"ada-7","offset_ms":[-1000,0],"seed":"s","time_percent":125,"user_agent":"Mozilla/5.0"},"#),
            Event::Started(Box::new(Plan {
                attempt_id: "6405fb6d-3586-4a0f-ac62-6185bedd2e32".into(),
                campaign: "cto-2026".into(),
                invitation: "ada-7".into(),
                candidate: Identity {
                    name: Some("Ada".into()),
                    email: None,
                    reference: Some("R-1".into()),
                },
                seed: "s".into(),
                content_sha256: "5e84".into(),
                time_percent: 125,
                accommodation: "extra-25".into(),
                acknowledgements: vec![Acknowledgement {
                    id: "rules".into(),
                    text_sha256: "6c62".into(),
                    wall_ms: 1_799_999_940_000,
                }],
                offset: Some(Offset {
                    least_ms: -1_000,
                    most_ms: 0,
                }),
                user_agent: "Mozilla/5.0".into(),
                earlier: vec![EarlierAttempt {
                    attempt_id: "6f1c".into(),
                    started_at: "2026-03-01T09:00:00.000Z".into(),
                    ended_at: String::new(),
                }],
                ..Plan::default()
            })),
        ),
        (
            fields("started", "", "", r#""plan":{"accommodation":"","acknowledgements":[],"attempt_id":"a","campaign":"c","candidate":[null,null,null],"content_sha256":"","invitation":"","seed":"","time_percent":100,"user_agent":""},"#),
            Event::Started(Box::new(Plan {
                attempt_id: "a".into(),
                campaign: "c".into(),
                time_percent: 100,
                ..Plan::default()
            })),
        ),
        (
            fields("started", "", "", r#""plan":{"accommodation":"","acknowledgements":[],"attempt_id":"a","campaign":"c","candidate":[null,null,"C-1"],"content_sha256":"","extra_minutes":5,"finish_by_ms":1800003600000,"invitation":"inv-7","invitation_token":"TOKEN","seed":"","time_percent":150,"user_agent":""},"#),
            Event::Started(Box::new(
                Plan {
                    attempt_id: "a".into(),
                    campaign: "c".into(),
                    ..Plan::default()
                }
                .invited(
                    &Invited {
                        id: "inv-7".into(),
                        reference: Some("C-1".into()),
                        time: GrantedTime::Limited {
                            percent: 150,
                            extra_minutes: 5,
                        },
                        finish_by_ms: Some(1_800_003_600_000),
                        ..Invited::default()
                    },
                    "TOKEN",
                ),
            )),
        ),
        (
            fields("started", "", "", r#""plan":{"accommodation":"","acknowledgements":[],"attempt_id":"a","campaign":"c","candidate":[null,null,null],"content_sha256":"","invitation":"inv-8","invitation_token":"TOKEN","seed":"","time_percent":100,"untimed":true,"user_agent":""},"#),
            Event::Started(Box::new(
                Plan {
                    attempt_id: "a".into(),
                    campaign: "c".into(),
                    ..Plan::default()
                }
                .invited(
                    &Invited {
                        id: "inv-8".into(),
                        time: GrantedTime::Untimed,
                        ..Invited::default()
                    },
                    "TOKEN",
                ),
            )),
        ),
        (alone("reopened"), Event::Reopened { last_seen: None }),
        (
            fields("reopened", "", "", r#""seen_mono_ms":5000,"seen_wall_ms":1800000005000,"#),
            Event::Reopened {
                last_seen: Some(ClockSample {
                    wall_ms: 1_800_000_005_000,
                    mono_ms: 5_000,
                }),
            },
        ),
        (
            r#"{"kind":"host-heard","least_ms":1799999999000,"mono_ms":6000,"most_ms":1800000000000,"seq":3,"told_mono_ms":5900,"told_wall_ms":1800000005900,"wall_ms":1800000006000}"#.into(),
            Event::HostHeard(HostSample {
                at: ClockSample {
                    wall_ms: 1_800_000_005_900,
                    mono_ms: 5_900,
                },
                host: Span {
                    least_ms: 1_799_999_999_000,
                    most_ms: 1_800_000_000_000,
                },
            }),
        ),
        (alone("viewed"), Event::Viewed(Place::Review)),
        (
            fields("viewed", r#""item":4,"#, "", ""),
            Event::Viewed(Place::Item(4)),
        ),
        (
            fields("answered", r#""item":1,"#, "", r#""response":{"matches":{"a":"high","b":"low"}},"#),
            Event::Answered {
                item: 1,
                response: Response::Matches(vec![
                    ("a".into(), "high".into()),
                    ("b".into(), "low".into()),
                ]),
            },
        ),
        (
            fields("answered", r#""item":2,"#, "", r#""response":{},"#),
            Event::Answered {
                item: 2,
                response: Response::BestWorst {
                    best: None,
                    worst: None,
                },
            },
        ),
        (
            fields("flagged", r#""item":1,"#, "", ""),
            Event::Flagged { item: 1, on: true },
        ),
        (
            fields("unflagged", r#""item":1,"#, "", ""),
            Event::Flagged { item: 1, on: false },
        ),
        (
            fields("pasted", r#""item":1,"#, r#""length":12,"#, ""),
            Event::Pasted {
                item: 1,
                length: 12,
            },
        ),
        (
            fields("shortened", r#""item":1,"#, r#""left_out":3,"#, ""),
            Event::Shortened {
                item: Some(1),
                left_out: 3,
            },
        ),
        (
            fields("shortened", "", r#""left_out":3,"#, ""),
            Event::Shortened {
                item: None,
                left_out: 3,
            },
        ),
        (
            fields("noticed", "", r#""left_seconds":300,"#, ""),
            Event::Noticed { left_seconds: 300 },
        ),
        (
            r#"{"id":"g1","kind":"time-granted","minutes":10,"mono_ms":6000,"seq":3,"token":"TOKEN","wall_ms":1800000006000}"#.into(),
            Event::TimeGranted(TimeGranted {
                id: "g1".into(),
                minutes: 10,
                token: "TOKEN".into(),
                continuation: None,
            }),
        ),
        (
            r#"{"id":"g1","kind":"time-granted","made_sha256":"ab","minutes":10,"mono_ms":6000,"next_attempt_id":"b","seq":3,"token":"TOKEN","wall_ms":1800000006000}"#.into(),
            Event::TimeGranted(TimeGranted {
                id: "g1".into(),
                minutes: 10,
                token: "TOKEN".into(),
                continuation: Some(Continuation {
                    attempt_id: "b".into(),
                    sha256: "ab".into(),
                }),
            }),
        ),
        (
            r#"{"kind":"explained","mono_ms":6000,"seq":3,"text":"The train\nstood still.","wall_ms":1800000006000}"#.into(),
            Event::Explained("The train\nstood still.".into()),
        ),
    ];
    for (kind, event) in [
        ("clock-read", Event::Ticked),
        ("host-asked", Event::HostAsked),
        ("host-silent", Event::HostSilent),
        ("section-finished", Event::SectionFinished),
        ("submitted", Event::Submitted),
        ("sealed", Event::Sealed),
        ("hidden", Event::Noted(PageEvent::Hidden)),
        ("shown", Event::Noted(PageEvent::Shown)),
        ("blurred", Event::Noted(PageEvent::Blurred)),
        ("focused", Event::Noted(PageEvent::Focused)),
        ("offline", Event::Noted(PageEvent::Offline)),
        ("online", Event::Noted(PageEvent::Online)),
        ("unkept", Event::Noted(PageEvent::Unkept)),
        ("kept", Event::Noted(PageEvent::Kept)),
    ] {
        all.push((alone(kind), event));
    }
    all
}

#[test]
fn a_record_of_every_kind_is_read_as_it_was_written_and_written_as_it_was() {
    for (json, event) in records() {
        let entry = Entry {
            seq: 3,
            at: ClockSample {
                wall_ms: 1_800_000_006_000,
                mono_ms: 6_000,
            },
            event,
        };
        assert_eq!(entry.to_record(), line(&json));
        assert!(json.contains(&format!(r#""kind":"{}""#, entry.event.name())));
        assert_eq!(Entry::from_record(&line(&json)), Some(entry), "{json}");
    }
}

#[test]
fn a_record_that_was_torn_or_is_of_no_known_form_is_not_read() {
    let clocks = r#""mono_ms":0,"seq":0,"wall_ms":0"#;
    let sound = format!(r#"{{"kind":"sealed",{clocks}}}"#);
    assert!(Entry::from_record(&line(&sound)).is_some());
    assert!(Entry::from_record(&line(&sound)[..30]).is_none());
    assert!(Entry::from_record(&sound).is_none());
    for json in [
        format!(r#"{{"kind":"answered","item":0,{clocks}}}"#),
        format!(r#"{{"kind":"noted",{clocks}}}"#),
        format!(r#"{{"kind":"viewed","by":"me",{clocks}}}"#),
        format!(r#"{{"kind":"hidden","by":"me",{clocks}}}"#),
        r#"{"kind":"sealed","mono_ms":0,"seq":-1,"wall_ms":0}"#.into(),
        r#"{"kind":"sealed","mono_ms":0,"seq":0,"wall_ms":281474976710656}"#.into(),
    ] {
        assert_eq!(Entry::from_record(&line(&json)), None, "{json}");
    }
}
