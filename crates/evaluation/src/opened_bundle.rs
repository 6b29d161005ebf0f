//! An answer bundle that a recruiter opened: checked, with everything odd about it in words.

mod sound;

use super::earlier::earlier_attempts;
use assay_core::assessment::{Assessment, Form, FormSection, Key};
use assay_core::attempt::{EarlierAttempt, EndedBy};
use assay_core::document::{self, Problems, Value};
use assay_core::person_text;
use assay_core::record::{self, AnswerBundle};
use assay_core::scoring::SectionAnswers;
use sound::{check_filled, numbers_are_sound, refusal};
use std::sync::Arc;

/// The available packs and keys.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Packs, by their content.
    pub packs: Vec<Arc<Assessment>>,
    /// Keys in force, one for each pack.
    pub keys: Vec<Arc<Key>>,
    /// Keys that were opened and are not in force, because another one is.
    pub offered: Vec<Arc<Key>>,
}

impl Library {
    /// Returns the pack with a digest.
    pub fn pack(&self, sha256: &str) -> Option<&Arc<Assessment>> {
        self.packs.iter().find(|pack| pack.sha256 == sha256)
    }

    /// Returns the key of the pack with a digest.
    pub fn key(&self, sha256: &str) -> Option<&Arc<Key>> {
        self.keys.iter().find(|key| key.assessment_sha256 == sha256)
    }

    /// Adds a pack, unless it is there already.
    pub fn add_pack(&mut self, pack: Assessment) {
        if self.pack(&pack.sha256).is_none() {
            self.packs.push(Arc::new(pack));
        }
    }

    /// Adds a key in the place of the one for the same pack; returns that one where it differs. An excerpt without
    /// rubrics does not replace the whole key.
    pub fn add_key(&mut self, key: Key) -> Option<Arc<Key>> {
        let at = self
            .keys
            .iter()
            .position(|known| known.assessment_sha256 == key.assessment_sha256);
        let Some(at) = at else {
            self.keys.push(Arc::new(key));
            return None;
        };
        if self.keys[at].sha256 == key.sha256 && key.is_excerpt() {
            return None;
        }
        let former = std::mem::replace(&mut self.keys[at], Arc::new(key));
        (former.sha256 != self.keys[at].sha256).then_some(former)
    }
}

/// A bundle that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedBundle {
    /// The name of its file.
    pub file: String,
    /// The bundle.
    pub bundle: AnswerBundle,
    /// The bundle as it is in the file: digests are made of that.
    pub document: Value,
    /// SHA-256 of all of it but its seal; it identifies the bundle.
    pub sha256: String,
    /// Identifier of the attempt.
    pub attempt_id: String,
    /// The campaign.
    pub campaign: String,
    /// The invitation; may be empty.
    pub invitation: String,
    /// The candidate's particulars: name, e-mail, reference; each may be empty.
    pub candidate: Candidate,
    /// SHA-256 of the pack that the test was taken with.
    pub content_sha256: String,
    /// Version of that pack.
    pub content_version: String,
    /// The seed that selected the form.
    pub seed: String,
    /// Whether scenarios were answered in words: another form than that of candidates who marked options.
    pub is_narrative: bool,
    /// The time when the attempt began and ended, as RFC 3339.
    pub started_at: String,
    /// See `started_at`.
    pub ended_at: String,
    /// Time granted and used, in milliseconds.
    pub granted_ms: i64,
    /// See `granted_ms`.
    pub elapsed_ms: i64,
    /// How much of the usual time was granted, in percent; more than 100 is an accommodation.
    pub time_percent: i64,
    /// Whether the time ran out.
    pub is_expired: bool,
    /// The candidate's explanation of the attempt; may be empty.
    pub explanation: String,
    /// Attempts that the candidate had begun before in the same browser.
    pub earlier_attempts: Vec<EarlierAttempt>,
    /// The answers to what was asked: with the pack, one for each item that the seed selects, given or not.
    pub answers: Vec<SectionAnswers>,
    /// The problems: each thing that does not fit or could not be checked.
    pub problems: Problems,
    /// Those among the problems that no attempt leaves behind: something was changed, or is missing.
    pub contradictions: Problems,
}

/// Who a candidate claims to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidate {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The team's own reference.
    pub reference: String,
}

impl From<&record::Candidate> for Candidate {
    fn from(candidate: &record::Candidate) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            name: text(&candidate.name),
            email: text(&candidate.email),
            reference: text(&candidate.reference),
        }
    }
}

/// How two bundles are related.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// They differ, and are of the same attempt.
    SameAttempt(usize),
    /// They are of the same person, and the other attempt began earlier.
    LaterAttempt(usize),
    /// They are of the same person, and the other attempt began later.
    EarlierAttempt(usize),
    /// Both have the same reference and nothing else in common that names a person: a hint, no more. Teams also
    /// give a reference to an opening, which all its candidates share.
    SameReference(usize),
}

/// The most bytes of a file that is read as a bundle.
pub const MOST_BYTES: usize = 2_000_000;

impl OpenedBundle {
    /// Opens a bundle and checks it with what is available.
    ///
    /// # Errors
    /// Returns problems where it is no bundle that this version reads. A bundle that contradicts itself is opened, with
    /// its problems in words.
    ///
    /// ```
    /// use assay_evaluation::{Library, OpenedBundle};
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/bundles/end-handed-in/bundle.json"));
    /// let opened = OpenedBundle::open("bundle.json", text, &Library::default()).unwrap();
    /// assert!(opened.contradiction().is_none());
    /// assert_eq!(opened.problems.0[0].path, "$.content", "the pack is not at hand");
    /// ```
    pub fn open(file: &str, text: &str, library: &Library) -> Result<Self, Problems> {
        if text.len() > MOST_BYTES {
            let remedy = format!(
                "Give a file that a finished attempt has sent; those have at most {} bytes.",
                record::MOST_BYTES
            );
            return Err(Problems::one(
                file,
                "$",
                "This file is too large for a bundle.",
                &remedy,
            ));
        }
        Self::read(file, document::parse(file, text)?, library)
    }

    /// As [`OpenedBundle::open`], for a document that was parsed already.
    ///
    /// # Errors
    /// Returns problems where it is no bundle that this version reads.
    pub fn read(file: &str, document: Value, library: &Library) -> Result<Self, Problems> {
        let schema = document::schema_of(&document).unwrap_or_default();
        if schema != record::SCHEMA {
            return Err(refusal(file, schema));
        }
        let bundle: AnswerBundle = document::read(file, &document)?;
        check_filled(file, &bundle)?;
        let pack = library.pack(&bundle.content.sha256);
        let key = library.key(&bundle.content.sha256);
        let findings = record::verify(file, &document, pack.map(Arc::as_ref), key.map(Arc::as_ref));
        let mut contradictions = findings.contradictions;
        if !numbers_are_sound(&bundle) {
            contradictions.add(
                file,
                "$.events",
                "Numbers in the record are larger or smaller than any attempt makes them.",
                "No attempt ends like this. Ask the candidate for their file.",
            );
        }
        let mut problems = contradictions.clone();
        problems.0.extend(findings.unchecked.0);
        if pack.is_none() {
            let version = &bundle.content.version;
            problems.add(
                file,
                "$.content",
                &format!("The pack of this test, version {version}, is not at hand."),
                "Open the pack that was deployed at the time, and its key. Until then nothing is scored.",
            );
        } else if key.is_none() {
            problems.add(
                file,
                "$.content",
                "The key of this test is not at hand.",
                "Open the key file that belongs to the pack. Until then nothing is scored.",
            );
        }
        // Where the seal holds, it says what would come out.
        let is_sealed = !problems
            .0
            .iter()
            .any(|problem| problem.path == "$.integrity.sha256");
        let sha256 = if is_sealed {
            bundle.integrity.sha256.clone()
        } else {
            record::sealed_digest(&document)
        };
        let answers = bundle.answers();
        let timing = &bundle.timing;
        Ok(Self {
            file: file.into(),
            sha256,
            attempt_id: bundle.attempt_id.clone(),
            campaign: bundle.campaign.clone(),
            invitation: bundle.invitation.clone().unwrap_or_default(),
            candidate: (&bundle.candidate).into(),
            content_version: bundle.content.version.clone(),
            content_sha256: bundle.content.sha256.clone(),
            seed: bundle.form.seed.clone(),
            is_narrative: bundle.form.is_narrative,
            started_at: timing.started_at.clone(),
            ended_at: timing.ended_at.clone(),
            granted_ms: timing.granted_ms,
            elapsed_ms: timing.elapsed_ms,
            time_percent: timing.time_percent.into(),
            is_expired: timing.ended_by == EndedBy::Timeout,
            explanation: bundle.explanation.clone().unwrap_or_default(),
            earlier_attempts: earlier_attempts(&bundle.earlier_attempts),
            answers: match pack {
                Some(pack) => asked(pack, &bundle.form.seed, &answers),
                None => answers,
            },
            problems,
            contradictions,
            bundle,
            document,
        })
    }

    /// Checks the bundle again, with other available packs and keys.
    pub fn check(&mut self, library: &Library) {
        if let Ok(opened) = Self::read(&self.file, self.document.clone(), library) {
            *self = opened;
        }
    }

    /// Returns the subject of an evaluation of the bundle.
    pub fn subject(&self) -> super::subject::Subject {
        super::subject::Subject {
            attempt_id: self.attempt_id.clone(),
            bundle_sha256: self.sha256.clone(),
            content_sha256: self.content_sha256.clone(),
        }
    }

    /// Returns the first contradiction, and how many more there are.
    pub fn contradiction(&self) -> Option<(&str, usize)> {
        let (first, more) = self.contradictions.0.split_first()?;
        Some((&first.message, more.len()))
    }

    /// Returns a name that hides whose bundle it is; the same on every machine.
    pub fn pseudonym(&self) -> String {
        // Not the first digits of the digest, which stand in every list beside the name.
        let digits =
            assay_core::digest::sha256_hex(["pseudonym ", &self.sha256].concat().as_bytes());
        ["Candidate ", &digits[..5].to_ascii_uppercase()].concat()
    }

    /// Returns the first of name, reference and e-mail in which something can be seen, as it is shown; the pseudonym
    /// where there is none.
    pub fn name(&self) -> String {
        let Candidate {
            name,
            email,
            reference,
        } = &self.candidate;
        let first = [name, reference, email]
            .into_iter()
            .find(|text| !person_text::is_blank(text));
        first.map_or_else(|| self.pseudonym(), |text| person_text::name(text))
    }

    /// Returns whether both are of the same person, as far as they say.
    fn is_same_person(&self, other: &Self) -> bool {
        self.campaign == other.campaign
            && (is_same(&self.invitation, &other.invitation)
                || is_same(&self.candidate.email, &other.candidate.email)
                || is_same(&self.candidate.name, &other.candidate.name))
    }

    fn has_same_reference(&self, other: &Self) -> bool {
        self.campaign == other.campaign
            && is_same(&self.candidate.reference, &other.candidate.reference)
    }
}

/// Returns whether two texts say the same, and anything at all.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (mark_of(one), mark_of(other));
    !one.is_empty() && one == other
}

/// Returns a person's particular in the form in which it is compared: all that can be seen of it, in lower case.
pub(super) fn mark_of(text: &str) -> String {
    person_text::plain(text).to_lowercase()
}

/// Returns the answers to the items that a seed selects. What is missing in a bundle counts as not answered, and what the
/// seed does not select counts nothing, whatever the bundle says.
fn asked(pack: &Assessment, seed: &str, given: &[SectionAnswers]) -> Vec<SectionAnswers> {
    let form = Form::draw(pack, seed);
    let section_of = |part: &FormSection| {
        let section = &pack.sections[part.section];
        let own = given.iter().find(|given| given.id == section.id);
        let response = |id: &str| {
            let found = own?.items.iter().find(|item| item.0 == id)?;
            found.1.clone()
        };
        let ids = part
            .items
            .iter()
            .map(|selected| section.items[selected.item].id.clone());
        SectionAnswers {
            id: section.id.clone(),
            items: ids
                .map(|id| {
                    let response = response(&id);
                    (id, response)
                })
                .collect(),
        }
    };
    form.sections.iter().map(section_of).collect()
}

/// Returns how each bundle is related to the others, in the order of the bundles.
pub fn relations(bundles: &[&OpenedBundle]) -> Vec<Vec<Relation>> {
    let all = bundles.iter().enumerate();
    all.clone()
        .map(|(at, opened)| {
            let others = all.clone().filter(|(other, _)| *other != at);
            others
                .filter_map(|(position, other)| {
                    if opened.attempt_id == other.attempt_id {
                        Some(Relation::SameAttempt(position))
                    } else if !opened.is_same_person(other) {
                        let is_hint = opened.has_same_reference(other);
                        is_hint.then_some(Relation::SameReference(position))
                    } else if (&opened.started_at, at) > (&other.started_at, position) {
                        Some(Relation::LaterAttempt(position))
                    } else {
                        Some(Relation::EarlierAttempt(position))
                    }
                })
                .collect()
        })
        .collect()
}

/// Returns whether two candidates were asked the same questions, whether they marked options or answered in words.
pub fn is_same_form(one: &OpenedBundle, other: &OpenedBundle) -> bool {
    let items = |opened: &OpenedBundle| -> Vec<String> {
        opened
            .answers
            .iter()
            .flat_map(|section| section.items.iter().map(|item| item.0.clone()))
            .collect()
    };
    one.content_sha256 == other.content_sha256
        && (one.seed == other.seed || items(one) == items(other))
}
