//! The interview kit: questions with anchors, guides, red flags and letters, as data that a team may change.

use assay_core::json::{Problems, Reader, Value};

/// The schema name of kits.
pub const SCHEMA: &str = "assay/kit/1";

/// A kit for one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// Identifier of the assessment that it goes with.
    pub assessment_id: String,
    /// The role.
    pub role: String,
    /// What the role is.
    pub guide: RoleGuide,
    /// How to use the questions.
    pub intro: String,
    /// How many rounds there usually are.
    pub process: String,
    /// What strong answers show.
    pub signs: Vec<String>,
    /// The questions that every candidate is asked, and that count.
    pub core: Vec<CoreQuestion>,
    /// Further questions.
    pub bank: Vec<BankQuestion>,
    /// How to run the panel.
    pub panel: Vec<Theme>,
    /// What to say before asking references.
    pub reference_intro: String,
    /// What to ask them.
    pub references: Vec<ReferenceQuestion>,
    /// What outweighs the numbers, once confirmed.
    pub red_flags: Vec<RedFlag>,
    /// Drafts of letters to candidates.
    pub letters: Vec<MessageTemplate>,
}

/// A title with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
}

/// What the role is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGuide {
    /// What it is for.
    pub focus: String,
    /// How far it goes in a small business.
    pub scope: String,
    /// Responsibilities.
    pub responsibilities: Vec<Entry>,
    /// Hard skills.
    pub hard_skills: Vec<Entry>,
    /// Soft skills.
    pub soft_skills: Vec<Entry>,
    /// Attitude.
    pub attitude: Vec<Entry>,
    /// Tools.
    pub tools: Vec<String>,
    /// Roles nearby and how they differ.
    pub nearby_roles: Vec<Entry>,
}

/// A question that every candidate is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoreQuestion {
    /// Identifier.
    pub id: String,
    /// Short title.
    pub title: String,
    /// "leadership" or "technical".
    pub area: String,
    /// Whether to go deep.
    pub is_deep_dive: bool,
    /// The question as it is read out.
    pub question: String,
    /// What it probes.
    pub probes: String,
    /// Questions to follow up with.
    pub follow_ups: Vec<String>,
    /// What each rating means, from 1 to 5.
    pub anchors: [String; 5],
}

/// A further question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankQuestion {
    /// Identifier.
    pub id: String,
    /// Short title.
    pub title: String,
    /// "technical" or "behavioural".
    pub area: String,
    /// The question as it is read out.
    pub question: String,
    /// What it probes.
    pub probes: Vec<String>,
    /// Questions to follow up with.
    pub follow_ups: Vec<String>,
    /// What a strong answer shows.
    pub strong: Vec<String>,
}

/// A theme of the panel guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The theme.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Questions to ask, if any.
    pub ask: Vec<String>,
}

/// A question to a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceQuestion {
    /// The theme.
    pub title: String,
    /// The question.
    pub question: String,
    /// What to listen for.
    pub listen_for: String,
}

/// Something that outweighs the numbers, once confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedFlag {
    /// Identifier.
    pub id: String,
    /// Short title.
    pub title: String,
    /// What it is and what it is not.
    pub text: String,
    /// What counts as evidence.
    pub evidence: String,
}

/// A draft of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageTemplate {
    /// The decision that it goes with: "advance", "hold" or "decline".
    pub id: String,
    /// Its name.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Paragraphs.
    pub body: Vec<String>,
}

impl Kit {
    /// Reads a kit. `file` is the name used in messages.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        let root = Reader::root(file, value);
        root.schema(SCHEMA);
        let interview = root.field("interview");
        let reference = root.field("reference_guide");
        let kit = Self {
            assessment_id: root.field("assessment_id").identifier(),
            role: root.field("role").text(),
            guide: role_guide(&root.field("role_guide")),
            intro: interview.field("intro").text(),
            process: interview.field("process").text(),
            signs: texts(&interview.field("signs")),
            core: interview.field("core").list().iter().map(core).collect(),
            bank: interview.field("bank").list().iter().map(bank).collect(),
            panel: root.field("panel_guide").list().iter().map(theme).collect(),
            reference_intro: reference.field("intro").text(),
            references: reference
                .field("questions")
                .list()
                .iter()
                .map(reference_question)
                .collect(),
            red_flags: root
                .field("red_flags")
                .list()
                .iter()
                .map(red_flag)
                .collect(),
            letters: root.field("letters").list().iter().map(letter).collect(),
        };
        unique(&interview.field("core"), kit.core.iter().map(|one| &one.id));
        unique(&interview.field("bank"), kit.bank.iter().map(|one| &one.id));
        unique(
            &root.field("red_flags"),
            kit.red_flags.iter().map(|one| &one.id),
        );
        unique(
            &root.field("letters"),
            kit.letters.iter().map(|one| &one.id),
        );
        root.finish(kit)
    }

    /// Identifier and title of each core question.
    pub fn questions(&self) -> Vec<(String, String)> {
        self.core
            .iter()
            .map(|one| (one.id.clone(), one.title.clone()))
            .collect()
    }

    /// Identifier and title of each red flag.
    pub fn flags(&self) -> Vec<(String, String)> {
        self.red_flags
            .iter()
            .map(|one| (one.id.clone(), one.title.clone()))
            .collect()
    }
}

fn role_guide(reader: &Reader) -> RoleGuide {
    let entries = |name: &str| reader.field(name).list().iter().map(entry).collect();
    RoleGuide {
        focus: reader.field("focus").text(),
        scope: reader.field("scope").text(),
        responsibilities: entries("responsibilities"),
        hard_skills: entries("hard_skills"),
        soft_skills: entries("soft_skills"),
        attitude: entries("attitude"),
        tools: texts(&reader.field("tools")),
        nearby_roles: entries("nearby_roles"),
    }
}

fn entry(reader: &Reader) -> Entry {
    Entry {
        title: reader.field("title").text(),
        text: reader.field("text").text(),
    }
}

fn core(reader: &Reader) -> CoreQuestion {
    let anchors = reader.field("anchors");
    anchors.only(&["1", "2", "3", "4", "5"]);
    CoreQuestion {
        id: reader.field("id").identifier(),
        title: reader.field("title").text(),
        area: area(reader, &["leadership", "technical"]),
        is_deep_dive: reader.flag_or("deep_dive", false),
        question: reader.field("question").text(),
        probes: reader.field("probes").text(),
        follow_ups: texts(&reader.field("follow_ups")),
        anchors: ["1", "2", "3", "4", "5"].map(|rating| anchors.field(rating).text()),
    }
}

fn bank(reader: &Reader) -> BankQuestion {
    BankQuestion {
        id: reader.field("id").identifier(),
        title: reader.field("title").text(),
        area: area(reader, &["technical", "behavioural"]),
        question: reader.field("question").text(),
        probes: texts(&reader.field("probes")),
        follow_ups: texts(&reader.field("follow_ups")),
        strong: texts(&reader.field("strong")),
    }
}

fn area(reader: &Reader, known: &[&str]) -> String {
    known[reader.field("area").one_of(known)].into()
}

fn theme(reader: &Reader) -> Theme {
    let asks = reader.value().get("ask").and_then(Value::as_array);
    Theme {
        title: reader.field("title").text(),
        text: reader.field("text").text(),
        ask: match asks {
            Some(list) if list.is_empty() => Vec::new(),
            _ => texts(&reader.field("ask")),
        },
    }
}

fn reference_question(reader: &Reader) -> ReferenceQuestion {
    ReferenceQuestion {
        title: reader.field("title").text(),
        question: reader.field("question").text(),
        listen_for: reader.field("listen_for").text(),
    }
}

fn red_flag(reader: &Reader) -> RedFlag {
    RedFlag {
        id: reader.field("id").identifier(),
        title: reader.field("title").text(),
        text: reader.field("text").text(),
        evidence: reader.field("evidence").text(),
    }
}

fn letter(reader: &Reader) -> MessageTemplate {
    MessageTemplate {
        id: area_of_letter(reader),
        title: reader.field("title").text(),
        subject: reader.field("subject").text(),
        body: texts(&reader.field("body")),
    }
}

fn area_of_letter(reader: &Reader) -> String {
    let known = ["advance", "decline", "hold"];
    known[reader.field("id").one_of(&known)].into()
}

fn texts(reader: &Reader) -> Vec<String> {
    reader.list().iter().map(Reader::text).collect()
}

fn unique<'a>(reader: &Reader, ids: impl Iterator<Item = &'a String>) {
    let mut seen: Vec<&String> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            let message = ["The identifier \"", id, "\" is there twice."].concat();
            reader.problem(&message, "Give each entry its own.");
        }
        seen.push(id);
    }
}
