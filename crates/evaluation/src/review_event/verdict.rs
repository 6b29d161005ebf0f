//! What people say of a point, of a finding, and of a candidate; and which ratings they had revealed.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$about:meta])* $kind:ident: $($(#[$says:meta])* $variant:ident $name:literal),+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $kind {
            $($(#[$says])* #[serde(rename = $name)] $variant),+
        }

        impl $kind {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Returns the word that stands for it in documents.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }
    };
}

words! {
    /// Whether an expected point is covered by a written answer.
    Coverage:
    /// It is covered.
    Yes "yes",
    /// It is covered in part.
    Partly "partly",
    /// It is not covered.
    No "no"
}

words! {
    /// What a person makes of a finding that could fail a candidate.
    Verdict:
    /// It is as it seems.
    Confirmed "confirmed",
    /// It is not as it seems, or does not matter here.
    Dismissed "dismissed"
}

words! {
    /// What people decide.
    Decision:
    /// The candidate goes on.
    Advance "advance",
    /// The decision waits, deliberately.
    Hold "hold",
    /// The candidate does not go on.
    Decline "decline"
}

words! {
    /// The stages that end with a verdict of their own.
    #[derive(PartialOrd, Ord, Hash)]
    Milestone:
    /// Whether the test is passed.
    Test "test",
    /// Whether the candidate is on the shortlist.
    Shortlist "shortlist",
    /// Whether the interview took place.
    Interview "interview",
    /// Whether an offer was made after the decision, or declined.
    Offer "offer"
}

words! {
    /// The verdict on a stage.
    StageVerdict:
    /// Passed, shortlisted, interviewed, offered.
    Yes "yes",
    /// Not passed, not shortlisted, not interviewed, declined.
    No "no"
}

words! {
    /// Which ratings of others somebody had revealed without having rated.
    RevealedRatings:
    /// Every rating.
    Answers "answers",
    /// The ratings of the interview.
    Interview "interview"
}
