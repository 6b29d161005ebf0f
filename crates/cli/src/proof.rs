//! Proofs of erasure among the files that `assay verify` looks at.

use assay_core::document::{self, Problems, Value};
use assay_core::record::Findings;
use assay_crypto::{ERASURE_SCHEMA, ErasureProblem, ErasureProof, TokenProblem, Trusted};

/// What a proof is held against.
#[derive(Debug, Clone, Copy, Default)]
pub struct AgainstProof<'a> {
    /// The keys of the team.
    pub trusted: Option<&'a Trusted>,
    /// The attempt that it is said to be about, and the code that was handed out with it.
    pub about: Option<(&'a str, &'a str)>,
}

/// Returns whether a document is a proof of erasure.
pub fn is_proof(document: &Value) -> bool {
    document::schema_of(document) == Some(ERASURE_SCHEMA)
}

/// Checks a proof of erasure.
pub fn check_proof(file: &str, document: &Value, against: AgainstProof<'_>) -> Findings {
    let mut findings = Findings::default();
    let Ok(proof) = ErasureProof::parse(&document::to_text(document)) else {
        findings.contradictions = Problems::one(
            file,
            "$",
            "This proof of erasure says what no proof says.",
            ASK,
        );
        return findings;
    };
    match against.trusted.map(|trusted| proof.verify(trusted)) {
        Some(Ok(())) => {}
        None if proof.is_signed() => findings.unchecked.add(
            file,
            "$.signature",
            "The signature was not checked: no keys were given.",
            "Name the configuration with the team’s keys: --config config.json.",
        ),
        None | Some(Err(ErasureProblem::Unsigned)) => findings.unchecked.add(
            file,
            "$.signature",
            "Nobody signed this proof, so anybody may have written it.",
            "Erase with the private key at hand: then the proof is signed.",
        ),
        Some(Err(problem)) => {
            findings
                .contradictions
                .add(file, "$.signature", said(problem), ASK);
        }
    }
    if let Some((attempt_id, code)) = against.about
        && !proof.is_about(code, attempt_id)
    {
        findings.contradictions.add(
            file,
            "$.commitment",
            "With this code the proof is not about this attempt.",
            "Check both: the identifier stands in the receipt, the code was handed out with the proof.",
        );
    }
    findings
}

fn said(problem: ErasureProblem) -> &'static str {
    match problem {
        ErasureProblem::Signature(TokenProblem::UnknownKey) => {
            "The proof was signed with a key that the configuration does not name."
        }
        ErasureProblem::OtherProof => {
            "The proof was changed after it was signed, or the signature is that of another one."
        }
        _ => "The signature is not the team’s, or damaged.",
    }
}

const ASK: &str = "Ask whoever gave it out for the file as it was written.";
