//! Who rates, and until when: kept in this browser, and part of the team file.

use super::held::PLAN;
use crate::persistence;
use crate::workspace::Workspace;
use assay_evaluation::RatingPlan;
use leptos::prelude::*;
use std::sync::Arc;

/// Writes down who rates and until when, or takes that back.
pub fn set(workspace: Workspace, plan: Option<RatingPlan>) {
    let text = plan.as_ref().map_or_else(String::new, RatingPlan::to_text);
    persistence::setting(workspace, PLAN, &text);
    workspace.team.plan.set(plan.map(Arc::new));
}
