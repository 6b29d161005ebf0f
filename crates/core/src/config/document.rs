//! The configuration as it is written, and how it becomes a [`Config`].

use super::address::LocalPath;
use super::color::{self, Color};
use super::public_keys::{self, InvitationUse, PublicKeys};
use super::submission::{SubmissionDocument, text_or};
use super::{
    Accommodation, Ask, CandidateQuestions, Config, Contact, Grading, Privacy, SCHEMA, Team,
};
use crate::document::{self, NonEmpty, Problem, Problems, Text, Value, Whole};
use crate::person_text::shown;
use serde::Deserialize;

/// What a hiring team decides about its test. `docs/hosting.md` explains every field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(title = "Configuration of an Assay test, version 1")
)]
struct ConfigDocument {
    /// Where an editor finds the schema of this file. Assay does not read it.
    #[serde(rename = "$schema")]
    _schema_hint: Option<String>,
    /// The kind and version of this document.
    #[serde(rename = "schema")]
    _schema: SchemaName,
    /// Language of buttons and messages, as a BCP 47 tag.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "en")))]
    language: Option<Text>,
    /// The pack, the file with the questions: its path relative to the page.
    assessment: LocalPath,
    /// The key of the pack: its path relative to the page. Needed where grading is `in-browser`; it may stay here where it
    /// is `reviewer`.
    key: Option<LocalPath>,
    /// Where answers are graded. `in-browser`: once the attempt is over, and the grade travels along, marked provisional.
    /// `reviewer`: the build leaves the key out of the site, and no page asks for it; you grade with `assay grade`.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "in-browser")))]
    grading: Option<Grading>,
    /// Whether candidates see their provisional score.
    #[cfg_attr(feature = "schema", schemars(extend("default" = false)))]
    show_score: Option<bool>,
    /// Whether candidates read before they begin what decides, where the pack says it: the threshold, the minima, and that
    /// people decide.
    #[cfg_attr(feature = "schema", schemars(extend("default" = true)))]
    show_pass_rule: Option<bool>,
    /// Name of this round of hiring; all its candidates get the same questions.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "default")))]
    campaign: Option<Text>,
    /// Whether the questions are drawn once for the campaign, or for each invitation.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "campaign")))]
    draw_by: Option<DrawBy>,
    /// Who asks.
    team: TeamDocument,
    /// Who answers questions, grants accommodations and helps when sending fails.
    contact: ContactDocument,
    /// What candidates are asked about themselves. What you do not list is not asked. Without this field the name is
    /// required and the email address optional.
    candidate: Option<CandidateDocument>,
    /// What candidates may use, and the rule about help and AI.
    aids: Option<Text>,
    /// What you promise candidates about their answers.
    privacy: Option<PrivacyDocument>,
    /// More time for those who need it, by a code in the candidate's link.
    accommodations: Option<NonEmpty<AccommodationDocument>>,
    /// The public halves of your keys, the newest first: `assay keygen` prints them. Invitations are verified with them, and
    /// answers are sealed to the first that has `sealing`.
    keys: Option<NonEmpty<PublicKeys>>,
    /// Whether candidates need an invitation. `required`: nobody begins without one. `optional`: who has one gets what it
    /// grants. `off`: invitations are not read. Without this field they are required where one of `keys` has `verifying`.
    invitations: Option<InvitationUse>,
    /// Where answers go.
    submission: SubmissionDocument,
    /// Where answers go when the first place refuses them, or after four tries that came to nothing.
    backup: Option<SubmissionDocument>,
    /// Whether the copy on the candidate's device is erased once it has arrived and they leave. Otherwise candidates are
    /// offered to erase it.
    #[cfg_attr(feature = "schema", schemars(extend("default" = false)))]
    erase_after_delivery: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum SchemaName {
    #[serde(rename = "assay/config/1")]
    V1,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum DrawBy {
    /// All candidates of the campaign get the same questions.
    Campaign,
    /// Each invitation gets questions of its own.
    Invitation,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Team", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct TeamDocument {
    /// The name of your company or team.
    name: Text,
    /// A picture beside the page: its path relative to the page.
    logo: Option<LocalPath>,
    /// Your color on the light page, as `#rrggbb`. It needs a contrast of 5:1 or more with `#f8f7f3`.
    accent: Option<Color>,
    /// Your color on the dark page, as `#rrggbb`. It needs a contrast of 5:1 or more with `#1c1f23`.
    accent_dark: Option<Color>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Contact", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ContactDocument {
    /// The name of a person or team.
    name: Text,
    /// An email address.
    email: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Candidate", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CandidateDocument {
    /// Their name.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "absent")))]
    name: Option<Ask>,
    /// Their email address.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "absent")))]
    email: Option<Ask>,
    /// A reference, such as the number of an application.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "absent")))]
    reference: Option<Ask>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Privacy", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PrivacyDocument {
    /// Who reads the answers.
    readers: Option<Text>,
    /// For how long they are kept, in words for candidates.
    retention: Option<Text>,
    /// For how many days they are kept, counted from the end of the attempt or, where one was made later, from the decision.
    /// The recruiter's page and `assay retain` count down by it and erase nothing by themselves. Without this field nothing
    /// is counted.
    retention_days: Option<Whole<1, 3650>>,
    /// Which rights candidates have.
    rights: Option<Text>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename = "Accommodation", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct AccommodationDocument {
    /// What stands in the link, as `accommodation=CODE`. Choose a code that nobody guesses.
    code: Text,
    /// The time granted, in percent of the usual.
    time_percent: Whole<100, 400>,
}

impl Config {
    /// Reads a configuration; `file` is its name in messages.
    ///
    /// # Errors
    /// Returns the first field that does not fit; where all fit, everything that does not hold.
    ///
    /// ```
    /// use assay_core::config::Config;
    /// use assay_core::document;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/config.json"));
    /// let mut value = document::parse("config.json", text).unwrap();
    /// assert!(Config::parse("config.json", &value).is_ok());
    ///
    /// value["submission"]["url"] = "http://example.com/in".into();
    /// let problems = Config::parse("config.json", &value).unwrap_err();
    /// assert_eq!(problems.0[0].path, "$.submission.url");
    /// ```
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        document::expect_schema(file, value, SCHEMA)?;
        document::read::<ConfigDocument>(file, value)?.into_config(file)
    }

    /// Returns the JSON Schema of configurations.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(ConfigDocument)
    }
}

impl ConfigDocument {
    /// Returns the configuration, with what was left out filled in.
    ///
    /// # Errors
    /// Returns everything that does not hold between fields, or that a field's type cannot say.
    fn into_config(self, file: &str) -> Result<Config, Problems> {
        let mut found = Problems::default();
        let grading = self.grading.unwrap_or_default();
        if grading == Grading::InBrowser && self.key.is_none() {
            found.0.push(Problem::missing(file, "$.key"));
        }
        let contact = self.contact.into_contact();
        let submission =
            self.submission
                .into_submission(file, "$.submission", &contact.email, &mut found);
        let backup = self
            .backup
            .map(|backup| backup.into_submission(file, "$.backup", &contact.email, &mut found));
        let keys = self.keys.map(Vec::from).unwrap_or_default();
        public_keys::check(file, &keys, &mut found);
        let invitations = public_keys::invitation_use(self.invitations, &keys, file, &mut found);
        let (team, mut warnings) = self.team.into_team(file);
        let privacy = self.privacy.unwrap_or_default().into_privacy();
        warnings.extend(privacy.untold_period(file));
        found.none_or(Config {
            language: text_or(self.language, "en"),
            assessment: self.assessment.into(),
            key: self.key.map(String::from).unwrap_or_default(),
            grading,
            show_score: self.show_score.unwrap_or_default(),
            show_pass_rule: self.show_pass_rule.unwrap_or(true),
            campaign: text_or(self.campaign, "default"),
            draw_by_invitation: self.draw_by == Some(DrawBy::Invitation),
            team,
            contact,
            candidate: self.candidate.map_or(
                CandidateQuestions {
                    name: Ask::Required,
                    email: Ask::Optional,
                    reference: Ask::Absent,
                },
                CandidateDocument::into_questions,
            ),
            aids: text_or(self.aids, ""),
            privacy,
            accommodations: self
                .accommodations
                .map(Vec::from)
                .unwrap_or_default()
                .into_iter()
                .map(AccommodationDocument::into_accommodation)
                .collect(),
            keys,
            invitations,
            submission,
            backup,
            erase_after_delivery: self.erase_after_delivery.unwrap_or_default(),
            warnings,
        })
    }
}

impl TeamDocument {
    fn into_team(self, file: &str) -> (Team, Vec<Problem>) {
        let mut warnings = Vec::new();
        let mut accent = |color: Option<Color>, path: &str, page: &str| {
            color::readable(color?, page)
                .map_err(|(message, remedy)| {
                    warnings.extend(Problems::one(file, path, message, &remedy).0);
                })
                .ok()
        };
        let team = Team {
            name: shown(&self.name),
            logo: self.logo.map(String::from).unwrap_or_default(),
            accent: accent(self.accent, "$.team.accent", color::PAPER).unwrap_or_default(),
            accent_dark: accent(self.accent_dark, "$.team.accent_dark", color::DARK_SHEET)
                .unwrap_or_default(),
        };
        (team, warnings)
    }
}

impl ContactDocument {
    fn into_contact(self) -> Contact {
        Contact {
            name: shown(&self.name),
            email: text_or(self.email, ""),
        }
    }
}

impl CandidateDocument {
    fn into_questions(self) -> CandidateQuestions {
        CandidateQuestions {
            name: self.name.unwrap_or_default(),
            email: self.email.unwrap_or_default(),
            reference: self.reference.unwrap_or_default(),
        }
    }
}

impl PrivacyDocument {
    fn into_privacy(self) -> Privacy {
        Privacy {
            readers: text_or(self.readers, ""),
            retention: text_or(self.retention, ""),
            retention_days: self.retention_days.map(Whole::get),
            rights: text_or(self.rights, ""),
        }
    }
}

impl Privacy {
    /// Returns a warning where there is a retention period that candidates are not told of.
    fn untold_period(&self, file: &str) -> Option<Problem> {
        let days = self.retention_days.filter(|_| self.retention.is_empty())?;
        let warning = Problems::one(
            file,
            "$.privacy.retention",
            "There is a retention period, and candidates are not told of it.",
            &format!(
                "Say it in words, such as \"{days} days after the end of the hiring process\"."
            ),
        );
        warning.0.into_iter().next()
    }
}

impl AccommodationDocument {
    fn into_accommodation(self) -> Accommodation {
        Accommodation {
            code: self.code.into(),
            time_percent: self.time_percent.get(),
        }
    }
}
