//! What a bundle says of attempts that its candidate had begun before in the same browser: facts, from which nothing
//! follows by itself. Teams ask for second attempts, and two people may have one name.

use assay_core::attempt::EarlierAttempt;
use assay_core::document::Value;

/// So many are read; nobody begins more.
const MOST: usize = 20;

/// The earlier attempts that a bundle names, in its order.
pub fn earlier_attempts(bundle: &Value) -> Vec<EarlierAttempt> {
    let list = bundle.get("earlier_attempts").and_then(Value::as_array);
    let text = |one: &Value, name: &str| {
        let text = one.get(name).and_then(Value::as_str).unwrap_or_default();
        text.chars().take(64).collect::<String>()
    };
    list.into_iter()
        .flatten()
        .take(MOST)
        .map(|one| EarlierAttempt {
            attempt_id: text(one, "attempt_id"),
            started_at: text(one, "started_at"),
            ended_at: text(one, "ended_at"),
        })
        .collect()
}
