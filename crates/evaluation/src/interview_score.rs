//! The score of the interview: of each core question, of each area that has a minimum, and of the whole.

use super::bounds::Bounds;
use super::settle::{settle, so_far};
use super::sources::Sources;
use super::state::State;
use assay_core::assessment::CoreArea;
use assay_core::scoring::Fraction;

/// The score of an interview question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionScore {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is about.
    pub area: CoreArea,
    /// What it counts among the questions; 1 where the policy says nothing.
    pub weight: u32,
    /// The share that was earned, from 0 to 1.
    pub share: Bounds,
    /// Who gave what.
    pub given: String,
    /// How the share is computed.
    pub how: String,
    /// The task that people have before it is settled, in words; `None` where it is, or where nothing depends on it.
    pub open: Option<String>,
    /// The share by what there is so far; `None` where there is nothing yet.
    pub so_far: Option<Fraction>,
}

/// The score of an area of the interview that has a minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaScore {
    /// The area.
    pub area: CoreArea,
    /// The minimum, in whole percent.
    pub minimum_percent: u32,
    /// The score in percent; `None` where the kit has no question on it.
    pub percent: Option<Bounds>,
}

impl AreaScore {
    /// Returns the task that people have where the kit has no question on the area, in words.
    pub(super) fn task(&self) -> Option<String> {
        let is_unasked = self.percent.is_none();
        is_unasked.then(|| ["Open a kit with questions on ", self.area.topic(), "."].concat())
    }
}

/// Returns the score of each question. `None` where a number is too fine to be written down.
pub(super) fn questions(sources: &Sources<'_>, state: &State) -> Option<Vec<QuestionScore>> {
    let policy = sources.policy();
    let mut questions = Vec::new();
    for question in sources.questions {
        let ratings = state.interview_of(&question.id);
        let agreed = state.agreed.get(&question.id);
        let settled = settle(ratings, agreed, 1, policy)?;
        let missing = settled
            .missing
            .filter(|_| policy.counts_area(question.area));
        let task = |what| [what, " the interview question “", &question.title, "”."].concat();
        questions.push(QuestionScore {
            id: question.id.clone(),
            title: question.title.clone(),
            area: question.area,
            weight: policy.question_weight(&question.id),
            share: settled.share,
            given: settled.given,
            how: settled.how,
            open: missing.map(task),
            so_far: so_far(ratings, agreed, policy)?,
        });
    }
    Some(questions)
}

/// Returns the interview in percent: the mean of the questions by their weights. Nothing is known of it without questions.
pub(super) fn percent<'a>(
    questions: impl IntoIterator<Item = &'a QuestionScore>,
) -> Option<Bounds> {
    let mut shares = questions
        .into_iter()
        .map(|question| (question.weight, question.share))
        .peekable();
    if shares.peek().is_none() {
        return Some(Bounds::open(Fraction::whole(100)));
    }
    Bounds::mean_percent(shares)
}

/// Returns the score of each area that has a minimum.
pub(super) fn areas(sources: &Sources<'_>, questions: &[QuestionScore]) -> Option<Vec<AreaScore>> {
    let mut areas = Vec::new();
    for area in CoreArea::ALL {
        let Some(minimum) = sources.policy().interview_minimum_percent.get(&area) else {
            continue;
        };
        let about = || {
            questions
                .iter()
                .filter(move |question| question.area == area)
        };
        // Without an interview kit nobody knows yet what is asked.
        let is_asked = questions.is_empty() || about().next().is_some();
        areas.push(AreaScore {
            area,
            minimum_percent: *minimum,
            percent: if is_asked {
                Some(percent(about())?)
            } else {
                None
            },
        });
    }
    Some(areas)
}
