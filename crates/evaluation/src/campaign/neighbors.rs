//! The order in which candidates follow each other: that in which they began. It stays while work goes on, so that the
//! next candidate is the same after a decision as before.

/// The candidates before and after one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbors {
    /// The candidate's place, from 1.
    pub place: usize,
    /// The number of candidates.
    pub of: usize,
    /// The position of the one before; `None` for the first.
    pub previous: Option<usize>,
    /// The position of the one after; `None` for the last.
    pub next: Option<usize>,
}

/// Returns the positions of candidates in the order in which they began; `begun` has the time of each as RFC 3339, and
/// the digest of the bundle, which decides between equals.
pub fn arrival_order(begun: &[(&str, &str)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..begun.len()).collect();
    order.sort_by_key(|at| begun[*at]);
    order
}

/// Returns who comes before and after the candidate at a position; `None` where the order does not have it.
pub fn neighbors(order: &[usize], position: usize) -> Option<Neighbors> {
    let at = order.iter().position(|one| *one == position)?;
    Some(Neighbors {
        place: at + 1,
        of: order.len(),
        previous: at.checked_sub(1).map(|before| order[before]),
        next: order.get(at + 1).copied(),
    })
}
