//! Honest attempts by a commanded machine: through every end, with every kind of item, damaged, late, slept through,
//! and the keys that they are graded with.
use crate::read;
use assay_core::assessment::{Assessment, InteractionKind, Key};
use assay_core::attempt::{
    Attempt, ClockSample, Effect, Event, HostSample, Identity, Place, Plan, Response,
};
use assay_core::digest::content_digest;
use assay_core::document::{self, Value};
use assay_core::record;
use assay_core::scoring;
use serde_json::json;
use std::sync::Arc;

pub use crate::bundle::ID;
pub const NOON_MS: i64 = 1_800_000_000_000;

/// A test with its key: the whole one and the excerpt that a site is deployed with, each as a document too.
pub struct Content {
    pub pack: Arc<Assessment>,
    pub whole: Key,
    pub excerpt: Key,
    pub documents: [(&'static str, Value); 3],
}

impl Content {
    /// The test that is shipped.
    pub fn shipped() -> Self {
        let name = "public/assessments/cto-smb";
        Self::of(
            read(&format!("{name}.json")),
            read(&format!("{name}.key.json")),
        )
    }

    /// The short test with every kind of item; limits may bind by section.
    pub fn of_every_kind(enforce: bool) -> Self {
        let mut pack = read("tests/data/scoring/pack.json");
        pack["enforce_section_limits"] = enforce.into();
        Self::of(pack, read("tests/data/scoring/key.json"))
    }

    /// The test that was shipped as 2026.1.
    pub fn former() -> Self {
        let name = "tests/data/packs/2026.1/cto-smb";
        Self::of(
            read(&format!("{name}.json")),
            read(&format!("{name}.key.json")),
        )
    }

    /// The short test with everything that the second version of grades knows: weights, "No error", several levels, texts
    /// that go to a person, a pass rule.
    pub fn weighted() -> Self {
        let name = "tests/data/scoring/weighted";
        Self::of(
            read(&format!("{name}.json")),
            read(&format!("{name}.key.json")),
        )
    }

    /// A pack with its key, bound to each other.
    pub fn of(pack: Value, mut key: Value) -> Self {
        let parsed = Assessment::parse("pack", &pack).unwrap();
        key["assessment"]["sha256"] = parsed.sha256.as_str().into();
        let excerpt = excerpt(&key);
        let content = Self {
            whole: Key::parse("whole", &key).unwrap(),
            excerpt: Key::parse("excerpt", &excerpt).unwrap(),
            pack: Arc::new(parsed),
            documents: [("pack", pack), ("whole", key), ("excerpt", excerpt)],
        };
        assert_ne!(content.whole, content.excerpt);
        assert_eq!(content.whole.sha256, content.excerpt.sha256);
        content
    }

    pub fn keys(&self) -> [(&'static str, &Key); 2] {
        [("whole", &self.whole), ("excerpt", &self.excerpt)]
    }
}

/// A key as it is deployed: without rubrics, reasons and what is said of the interview, and of its validity only the
/// summary.
fn excerpt(key: &Value) -> Value {
    let mut excerpt = key.clone();
    excerpt["excerpt_of"] = content_digest(key).into();
    if let Some(summary) = key["validity"].get("summary") {
        excerpt["validity"] = summary.clone();
    }
    let fields = excerpt.as_object_mut().unwrap();
    fields.retain(|name, _| name != "difficulty" && name != "blueprint");
    let policy = excerpt["policy"].as_object_mut().unwrap();
    policy.retain(|name, _| !name.starts_with("interview_") && name != "second_rater");
    for item in excerpt["items"].as_object_mut().unwrap().values_mut() {
        if item["rule"] == "rubric" {
            *item = json!({"rule": "rubric"});
        }
        without_reasons(item);
        let options = item.get_mut("options").and_then(Value::as_object_mut);
        for option in options.into_iter().flat_map(|options| options.values_mut()) {
            without_reasons(option);
        }
    }
    excerpt
}

fn without_reasons(value: &mut Value) {
    let fields = value.as_object_mut().unwrap();
    fields.retain(|name, _| name != "reason" && name != "reasons");
}

/// A grade as the first versions made it with the whole key: prose named the criteria of its rubric.
pub fn as_before(grade: &Value, key: &Value) -> Value {
    let mut grade = grade.clone();
    for section in grade["sections"].as_array_mut().unwrap() {
        for item in section["items"].as_array_mut().unwrap() {
            let rubric = &key["items"][item["id"].as_str().unwrap()];
            if let Some(criteria) = rubric["criteria"].as_array() {
                item["parts"][0]["expected"] =
                    criteria.iter().map(|one| one["id"].clone()).collect();
            }
        }
    }
    grade
}

/// A machine whose clocks a test commands, and the journal that it keeps.
pub struct Session {
    pub attempt: Attempt,
    pub records: Vec<String>,
    /// What else was to be done: all but to save and to ask the host.
    pub effects: Vec<Effect>,
    pub true_ms: i64,
    pub wall_ahead_ms: i64,
    pub page_ms: i64,
    pub host_is_silent: bool,
    /// Whether nothing is taken out of the journal, so that it has to stay without gaps.
    pub is_whole: bool,
}

pub fn plan(pack: &Assessment) -> Plan {
    Plan {
        attempt_id: ID.into(),
        campaign: "cto-2026".into(),
        seed: "cto-2026".into(),
        content_sha256: pack.sha256.clone(),
        time_percent: 100,
        candidate: Identity {
            name: Some("Ada".into()),
            ..Identity::default()
        },
        ..Plan::default()
    }
}

impl Session {
    pub fn start(pack: &Arc<Assessment>) -> Self {
        Self::with(pack, plan(pack))
    }

    pub fn with(pack: &Arc<Assessment>, mut plan: Plan) -> Self {
        plan.offset = sample(0, 0, 0).offset(reading(0, 0));
        let (attempt, effects) = Attempt::start(pack.clone(), plan, reading(0, 0));
        let mut session = Self {
            attempt,
            records: Vec::new(),
            effects: Vec::new(),
            true_ms: 0,
            wall_ahead_ms: 0,
            page_ms: 0,
            host_is_silent: false,
            is_whole: false,
        };
        session.perform(effects);
        session
    }

    pub fn now(&self) -> ClockSample {
        reading(
            self.true_ms + self.wall_ahead_ms,
            self.true_ms - self.page_ms,
        )
    }

    pub fn perform(&mut self, effects: Vec<Effect>) {
        let asks = effects.contains(&Effect::AskHost);
        for effect in effects {
            match effect {
                Effect::Save { seq, record } => {
                    let follows = seq as usize == self.records.len();
                    assert!(follows || !self.is_whole, "journal has no gaps");
                    self.records.push(record);
                }
                Effect::AskHost => {}
                other => self.effects.push(other),
            }
        }
        // The host answers later than everything else is done.
        if asks && self.host_is_silent {
            self.at(Event::HostSilent);
        } else if asks {
            let now = self.now();
            self.at(Event::HostHeard(sample(
                self.true_ms,
                now.wall_ms - NOON_MS,
                now.mono_ms,
            )));
        }
    }

    pub fn at(&mut self, event: Event) {
        self.at_reading(self.now(), event);
    }

    pub fn at_reading(&mut self, at: ClockSample, event: Event) {
        let effects = self.attempt.update(at, event);
        self.perform(effects);
    }

    pub fn pass(&mut self, ms: i64) {
        self.true_ms += ms;
        self.at(Event::Ticked);
    }

    /// The machine sleeps: the page's clock stands still.
    pub fn sleep(&mut self, ms: i64) {
        self.true_ms += ms;
        self.page_ms += ms;
        self.at(Event::Ticked);
    }

    pub fn view(&mut self, item: usize) {
        self.at(Event::Viewed(Place::Item(item)));
    }

    pub fn answer(&mut self, item: usize, variant: usize) {
        let response = response(self.kind(item), variant);
        self.at(Event::Answered { item, response });
    }

    pub fn kind(&self, item: usize) -> &InteractionKind {
        let attempt = &self.attempt;
        &attempt.item(&attempt.slots[item]).interaction.kind
    }

    /// Goes to every item and answers it.
    pub fn answer_all(&mut self, variant: usize) {
        for item in 0..self.attempt.slots.len() {
            self.view(item);
            self.pass(3_000);
            self.answer(item, variant);
        }
    }

    /// The page is closed and opened again after a while.
    pub fn reload(&mut self, away_ms: i64, last_seen: Option<ClockSample>) {
        let pack = self.attempt.assessment.clone();
        self.attempt = Attempt::resume(pack, &self.records[0], &self.records).unwrap();
        self.true_ms += away_ms;
        self.page_ms = self.true_ms;
        self.at(Event::Reopened { last_seen });
    }

    pub fn bundle(&self, grade: impl FnOnce(&[scoring::SectionAnswers]) -> Value) -> Value {
        let answers = record::attempt_answers(&self.attempt);
        let text = record::bundle(&self.attempt, grade(&answers));
        let text = text.unwrap_or_else(|| panic!("the attempt goes on"));
        document::parse("bundle", &text).unwrap()
    }
}

pub fn reading(wall_ms: i64, mono_ms: i64) -> ClockSample {
    ClockSample {
        wall_ms: NOON_MS + wall_ms,
        mono_ms,
    }
}

fn sample(host_ms: i64, wall_ms: i64, mono_ms: i64) -> HostSample {
    let at = reading(wall_ms, mono_ms);
    let header_ms = (NOON_MS + host_ms).div_euclid(1_000) * 1_000;
    HostSample::of_reply(header_ms, at, at)
}

/// One of the answers that the page lets people give; the variants differ.
pub fn response(kind: &InteractionKind, variant: usize) -> Response {
    let mut options: Vec<String> = kind
        .options()
        .iter()
        .map(|option| option.id.clone())
        .collect();
    let count = options.len().max(1);
    match kind {
        InteractionKind::Choice { max_choices, .. } => {
            let mut chosen: Vec<String> = options
                .into_iter()
                .cycle()
                .skip(variant % count)
                .take((*max_choices).min(count))
                .collect();
            chosen.sort();
            Response::Choices(chosen)
        }
        InteractionKind::BestWorst { .. } => Response::BestWorst {
            best: Some(options[variant % count].clone()),
            worst: (!variant.is_multiple_of(3)).then(|| options[(variant + 1) % count].clone()),
        },
        InteractionKind::Order { .. } => {
            options.rotate_left(variant % count);
            Response::Order(options)
        }
        InteractionKind::Match { levels, .. } => {
            let level = &levels[variant % levels.len()].id;
            let given = options.into_iter().skip(variant % count);
            Response::Matches(given.map(|option| (option, level.clone())).collect())
        }
        InteractionKind::Hottext { correction, .. } => {
            let places = kind.places();
            let typed = ["80 000", "1,234", "x", ""][variant % 4];
            Response::Hottext {
                places: vec![places[variant % places.len()].clone()],
                correction: correction.as_ref().map_or("", |_| typed).into(),
            }
        }
        InteractionKind::TextEntry(_) => {
            Response::Text(["Word", "80.000", " 7 "][variant % 3].into())
        }
        InteractionKind::ExtendedText { .. } => {
            Response::Text("Wörter, ein paar.\n".repeat(variant % 7 + 1))
        }
    }
}

/// The response that says nothing, as somebody gives it who clears an answer; of a text, spaces may be left.
pub fn nothing(kind: &InteractionKind) -> Response {
    match Response::nothing(kind) {
        Response::Text(_) => Response::Text("  ".into()),
        other => other,
    }
}
