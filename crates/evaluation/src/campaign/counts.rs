//! How many candidates are at each stage, and with whom to begin there.

use super::candidacy::Stage;
use super::standing::Standing;

/// A stage of the campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageCount {
    /// The stage.
    pub stage: Stage,
    /// The number of candidates at it.
    pub count: usize,
    /// The position of the first candidate for whom something can be done here now; `None` where nothing can.
    pub first: Option<usize>,
}

/// Returns how many candidates are at each stage, in the order of the stages, every stage with its number.
pub fn counts(standings: &[Standing]) -> Vec<StageCount> {
    let at = |stage| {
        let all = standings.iter().enumerate();
        all.filter(move |(_, one)| one.stage == stage)
    };
    let count = |stage| StageCount {
        stage,
        count: at(stage).count(),
        first: at(stage)
            .find(|(_, one)| one.act.is_here())
            .map(|(position, _)| position),
    };
    Stage::ALL.map(count).into()
}
