//! The sample answers of the kit that can be rated by the rubrics at hand.

use crate::workspace::Workspace;
use assay_core::assessment::{Criterion, ItemKey, Rubric};
use assay_evaluation::{Kit, SampleRating};
use leptos::prelude::*;

/// A sample answer with the criteria that it is rated on.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Title of the item.
    pub item: String,
    /// The answer.
    pub text: String,
    /// The criteria, each with the authors' rating.
    pub criteria: Vec<(Criterion, SampleRating)>,
}

/// Returns every sample of the kit for a test that is available with its key; followed.
pub fn samples(workspace: Workspace) -> Vec<Sample> {
    let Some(kit) = workspace.kit.get() else {
        return Vec::new();
    };
    workspace.library.with(|library| {
        let mut packs = library.packs.iter();
        let pack = packs.find(|pack| pack.id == kit.assessment_id);
        let Some((pack, key)) = pack.and_then(|pack| Some((pack, library.key(&pack.sha256)?)))
        else {
            return Vec::new();
        };
        let each = kit.samples.iter().filter_map(|sample| {
            let ItemKey::Rubric(rubric) = key.item(&sample.item)? else {
                return None;
            };
            let item = pack.item(&sample.item)?.title.clone();
            Some(Sample {
                item,
                text: sample.text.clone(),
                criteria: rated(rubric, &sample.ratings),
            })
        });
        each.filter(|sample| !sample.criteria.is_empty()).collect()
    })
}

/// Returns the samples of a kit for one item of a test.
pub fn samples_of(kit: &Kit, assessment: &str, item: (&str, &str), rubric: &Rubric) -> Vec<Sample> {
    let (id, title) = item;
    let own = kit.samples.iter().filter(|sample| sample.item == id);
    let each = own.map(|sample| Sample {
        item: title.into(),
        text: sample.text.clone(),
        criteria: rated(rubric, &sample.ratings),
    });
    let is_meant = kit.assessment_id == assessment;
    each.filter(|sample| is_meant && !sample.criteria.is_empty())
        .collect()
}

/// Returns the criteria of a rubric that ratings are about, each with its rating.
fn rated(rubric: &Rubric, ratings: &[SampleRating]) -> Vec<(Criterion, SampleRating)> {
    let each = ratings.iter().filter_map(|rating| {
        let mut criteria = rubric.criteria.iter();
        let criterion = criteria.find(|one| one.id == rating.criterion)?;
        Some((criterion.clone(), rating.clone()))
    });
    each.collect()
}
