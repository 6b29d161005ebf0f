//! A proof of erasure: what a team states about records that it erased, without a word about whose they were.

use super::key_pair::PrivateKeys;
use super::token::{self, Purpose, TokenProblem, Trusted};
use assay_core::digest::{canonical, sha256_hex};
use assay_core::document::to_value;
use assay_core::record::time::parse_rfc3339;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

/// The schema name of proofs of erasure.
pub const SCHEMA: &str = "assay/erasure/1";

/// What a team states that it erased. It names nobody: neither the candidate nor whoever pressed the button, and no digest
/// of answers, which whoever still has the answers could make again.
///
/// A proof about one person may carry a [`commitment`](Self::commitment). It tells nothing by itself; with a code that is
/// shown once, and the attempt's identifier from the receipt, whoever has both can show that the proof is about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Proof of erasure of Assay, version 1")
)]
pub struct ErasureProof {
    /// The kind and version of this document.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    schema: String,
    /// When it was erased, as RFC 3339 in UTC.
    pub erased_at: String,
    /// Where it was erased.
    pub place: ErasurePlace,
    /// Why it was erased.
    pub cause: ErasureCause,
    /// The rounds of hiring that the records belonged to, each once.
    pub campaigns: Vec<String>,
    /// How many attempts were erased.
    pub attempts: u32,
    /// What was erased, by kind. A kind of which there was nothing is left out.
    pub erased: Vec<ErasedCount>,
    /// What this program could not reach, and the team has to see to.
    pub not_reached: Vec<OutOfReach>,
    /// SHA-256 of a random code and the attempt's identifier; absent where the proof is about several attempts or nobody
    /// asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = "^[0-9a-f]{64}$"), with = "String")
    )]
    pub commitment: Option<String>,
    /// The signature of the team's key over everything above; absent where no private key was at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    signature: Option<String>,
}

/// Where records were erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ErasurePlace {
    /// In the browser of somebody who works at the recruiter's page.
    RecruiterPage,
    /// In the folder of the receiver.
    Receiver,
}

/// Why records were erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ErasureCause {
    /// One person's record, at a time of its own, such as on request.
    Request,
    /// The retention period was over.
    Retention,
}

/// A kind of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ErasedKind {
    /// Answer bundles, readable or sealed.
    Answers,
    /// Logs of raters: ratings, notes, interviews, decisions.
    Logs,
    /// Texts that were being written, such as notes and letters.
    Drafts,
    /// Files that were kept apart: answers that did not verify, second ones, receipts.
    KeptApart,
    /// Team files in the folder that is kept in step, out of which the records were taken.
    TeamFiles,
}

/// How many records of a kind were erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ErasedCount {
    /// The kind.
    pub kind: ErasedKind,
    /// How many, at least one.
    pub count: u32,
}

/// A place that the program which erased could not reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OutOfReach {
    /// The endpoint that the answers were sent to, and its backup endpoint.
    Endpoint,
    /// Browsers of others who work at the recruiter's page.
    OtherBrowsers,
    /// Files that were exported, printed or sent.
    Exports,
    /// Backups of disks and hosts.
    Backups,
    /// The candidate's own browser and copies.
    CandidateCopies,
}

/// Why a proof is not known to be the team's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErasureProblem {
    /// Nobody signed it.
    Unsigned,
    /// It says something that no proof says.
    Unsound,
    /// The signature is not good.
    Signature(TokenProblem),
    /// It was changed after it was signed, or the signature is that of another proof.
    OtherProof,
}

/// What is signed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    /// SHA-256 of the proof in canonical form, without its signature.
    #[serde(rename = "d")]
    sha256: String,
}

/// What was erased, for a proof that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// Where.
    pub place: ErasurePlace,
    /// Why.
    pub cause: ErasureCause,
    /// The rounds of hiring, in any order.
    pub campaigns: Vec<String>,
    /// How many attempts.
    pub attempts: u32,
    /// How much of each kind.
    pub counts: Vec<(ErasedKind, u32)>,
}

impl ErasureProof {
    /// Makes a proof, which nobody has signed yet.
    ///
    /// ```
    /// use assay_crypto::{Erased, ErasedKind, ErasureCause, ErasurePlace, ErasureProof};
    ///
    /// let proof = ErasureProof::of(Erased {
    ///     at: "2026-03-02T10:00:00.000Z".into(),
    ///     place: ErasurePlace::Receiver,
    ///     cause: ErasureCause::Retention,
    ///     campaigns: vec!["cto-2026".into(), "cto-2026".into()],
    ///     attempts: 2,
    ///     counts: vec![(ErasedKind::Answers, 2), (ErasedKind::Drafts, 0)],
    /// });
    /// assert_eq!(proof.campaigns, ["cto-2026"]);
    /// assert_eq!(proof.erased.len(), 1);
    /// ```
    pub fn of(erased: Erased) -> Self {
        let Erased {
            at,
            place,
            cause,
            mut campaigns,
            attempts,
            mut counts,
        } = erased;
        campaigns.sort();
        campaigns.dedup();
        counts.sort();
        let counts = counts.into_iter().filter(|one| one.1 > 0);
        let mut not_reached = vec![OutOfReach::Exports, OutOfReach::Backups];
        match place {
            ErasurePlace::RecruiterPage => {
                not_reached.splice(0..0, [OutOfReach::Endpoint, OutOfReach::OtherBrowsers]);
            }
            ErasurePlace::Receiver => not_reached.insert(0, OutOfReach::OtherBrowsers),
        }
        not_reached.push(OutOfReach::CandidateCopies);
        Self {
            schema: SCHEMA.into(),
            erased_at: at,
            place,
            cause,
            campaigns,
            attempts,
            erased: counts
                .map(|(kind, count)| ErasedCount { kind, count })
                .collect(),
            not_reached,
            commitment: None,
            signature: None,
        }
    }

    /// Binds the proof to an attempt, by a code of 128 random bits that is handed out apart from it. To be called before
    /// it is signed.
    ///
    /// Returns the code as a text.
    pub fn commit(&mut self, code: [u8; 16], attempt_id: &str) -> String {
        let code = HEXLOWER.encode(&code);
        self.commitment = Some(commitment(&code, attempt_id));
        self.signature = None;
        code
    }

    /// Returns whether the proof is about an attempt, by the code that was handed out with it. Case and surrounding blanks
    /// do not matter.
    pub fn is_about(&self, code: &str, attempt_id: &str) -> bool {
        let code = code.trim().to_ascii_lowercase();
        let attempt_id = attempt_id.trim().to_ascii_lowercase();
        self.commitment.as_deref() == Some(&*commitment(&code, &attempt_id))
    }

    /// Signs the proof.
    pub fn sign(&mut self, keys: &PrivateKeys) {
        self.signature = None;
        let seal = Seal {
            sha256: self.digest(),
        };
        self.signature = token::sign(Purpose::Erasure, &seal, keys);
    }

    /// Returns whether somebody signed it, whoever that was.
    pub fn is_signed(&self) -> bool {
        self.signature.is_some()
    }

    /// Reads a proof.
    ///
    /// # Errors
    /// Says that this is none.
    pub fn parse(text: &str) -> Result<Self, ErasureProblem> {
        let proof: Self = serde_json::from_str(text).map_err(|_| ErasureProblem::Unsound)?;
        let is_sound = proof.schema == SCHEMA
            && parse_rfc3339(&proof.erased_at).is_some()
            && proof.erased.iter().all(|one| one.count > 0);
        if is_sound {
            Ok(proof)
        } else {
            Err(ErasureProblem::Unsound)
        }
    }

    /// Checks that one of the team's keys signed the proof as it is.
    ///
    /// # Errors
    /// Says why it is not known to be the team's.
    pub fn verify(&self, trusted: &Trusted) -> Result<(), ErasureProblem> {
        let signature = self.signature.as_deref().ok_or(ErasureProblem::Unsigned)?;
        let seal: Seal = token::verify(Purpose::Erasure, signature, trusted)
            .map_err(ErasureProblem::Signature)?;
        if seal.sha256 == self.digest() {
            Ok(())
        } else {
            Err(ErasureProblem::OtherProof)
        }
    }

    /// Writes it in canonical form.
    pub fn write(&self) -> String {
        canonical(&to_value(self))
    }

    /// Returns the JSON Schema: `public/schema/erasure-1.json`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Self)
    }

    /// Returns the digest that is signed.
    fn digest(&self) -> String {
        let unsigned = Self {
            signature: None,
            ..self.clone()
        };
        sha256_hex(unsigned.write().as_bytes())
    }
}

/// Returns SHA-256 of a code and an identifier. The code alone has 128 random bits: whoever lacks it learns nothing.
fn commitment(code: &str, attempt_id: &str) -> String {
    let committed = ["assay erasure 1\0", code, "\0", attempt_id].concat();
    sha256_hex(committed.as_bytes())
}

#[cfg(test)]
mod tests;
