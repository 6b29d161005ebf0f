//! An answer bundle that a recruiter opened: checked, with everything odd about it in words.

mod sound;

use super::earlier::earlier_attempts;
use super::library::Library;
use super::tombstone::PersonIds;
use assay_core::assessment::{Assessment, Form, FormSection};
use assay_core::attempt::{EarlierAttempt, EndedBy};
use assay_core::document::{self, Problems, Value};
use assay_core::person_text;
use assay_core::record::{self, AnswerBundle, Continued};
use assay_core::scoring::SectionAnswers;
use sound::{check_filled, numbers_are_sound, refusal};

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
    /// The candidate's particulars: name, email, reference; each may be empty.
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
    /// The usual time for the whole test, in milliseconds, as the pack says; `None` where the pack is not at hand.
    pub usual_ms: Option<i64>,
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
    /// Email address.
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
        let findings = library.verify(file, &document, &bundle.content.sha256);
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
            usual_ms: pack.map(|pack| i64::from(pack.duration_seconds) * 1_000),
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

    /// Returns the identifiers by which somebody is known again who was erased.
    pub fn ids(&self) -> PersonIds<'_> {
        PersonIds {
            bundle_sha256: &self.sha256,
            attempt_id: &self.attempt_id,
            invitation: &self.invitation,
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

    /// Returns the first of name, reference and email in which something can be seen, as it is shown; the pseudonym
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

    /// Returns the attempt that this one goes on from, as the bundle says; `None` where it goes on from none.
    pub fn continues(&self) -> Option<&Continued> {
        self.bundle.continues.as_ref()
    }

    /// Returns how many minutes were given back and used, by grants; it tells of an outage or an accident, and is nobody's
    /// affair while names are hidden.
    pub fn given_back_minutes(&self) -> u32 {
        given_back_minutes(&self.bundle)
    }
}

/// Returns how many minutes were given back and used, by grants.
pub(super) fn given_back_minutes(bundle: &AnswerBundle) -> u32 {
    let grants = bundle.timing.grants.iter();
    grants.fold(0, |sum, grant| sum.saturating_add(grant.minutes))
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
