//! Attempts that a candidate had begun before in the same browser, as a bundle names them: facts, from which nothing
//! follows by itself. Teams ask for second attempts, and two people may have one name.

use assay_core::attempt::EarlierAttempt;
use assay_core::record::Earlier;

/// So many are read; nobody begins more.
const MOST: usize = 20;

/// Returns the earlier attempts that a bundle names, in its order. Of each text so much is kept as an honest one has.
pub fn earlier_attempts(named: &[Earlier]) -> Vec<EarlierAttempt> {
    let text = |text: &str| text.chars().take(64).collect();
    let first = named.iter().take(MOST);
    first
        .map(|one| EarlierAttempt {
            attempt_id: text(&one.attempt_id),
            started_at: text(&one.started_at),
            ended_at: text(one.ended_at.as_deref().unwrap_or_default()),
        })
        .collect()
}
