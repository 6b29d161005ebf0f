//! How an answer stands: the mark beside it in the table of answers, and what that table says of its parts.

use super::score::ItemScore;
use assay_core::scoring::Fraction;

/// How an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerMark {
    /// It earned everything.
    Right,
    /// It earned a part.
    Partly,
    /// It earned nothing.
    Wrong,
    /// Nothing was answered.
    Unanswered,
    /// People have rated it.
    Rated,
    /// People have to rate it.
    ToRate,
    /// No rule could read it: a person has to say what was meant.
    ToRead,
    /// The key says nothing about it.
    Unkeyed,
}

/// Returns how an answer stands. `is_answered` tells whether there is one.
pub fn answer_mark(item: &ItemScore, is_answered: bool) -> AnswerMark {
    let is_open = !item.share.is_settled();
    let has_unread = item
        .parts
        .iter()
        .any(|part| part.needs_review && !part.points.is_settled());
    if item.rule == "none" {
        AnswerMark::Unkeyed
    } else if !is_answered {
        AnswerMark::Unanswered
    } else if has_unread {
        AnswerMark::ToRead
    } else if is_open {
        AnswerMark::ToRate
    } else if is_rated(item) {
        AnswerMark::Rated
    } else if item.share.lowest == Fraction::ONE {
        AnswerMark::Right
    } else if item.share.lowest.is_zero() {
        AnswerMark::Wrong
    } else {
        AnswerMark::Partly
    }
}

/// Returns whether people rate an item, by the criteria that are its parts.
pub fn is_rated(item: &ItemScore) -> bool {
    item.rule.starts_with("rubric/")
}

/// A part of an answer beside what the key says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerPart<'a> {
    /// The name of the part; empty where it is the only one and needs none.
    pub name: &'a str,
    /// The answer, in words.
    pub given: &'a str,
    /// The answer that earns everything, in words.
    pub expected: &'a str,
}

/// Returns the parts of an answer that rules grade, each beside its key; of an answer that people rate, its criteria, each
/// without an answer.
pub fn answer_parts(item: &ItemScore) -> Vec<AnswerPart<'_>> {
    let is_alone = item.parts.len() == 1;
    let is_rated = is_rated(item);
    item.parts
        .iter()
        .map(|part| AnswerPart {
            name: if is_alone && !is_rated {
                ""
            } else {
                &part.title
            },
            given: if is_rated { "" } else { &part.given },
            expected: if is_rated { "" } else { &part.expected },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::bounds::Bounds;
    use super::super::score::PartScore;
    use super::*;

    fn item(rule: &'static str, points: &[Bounds], needs_review: bool) -> ItemScore {
        let part = |points: &Bounds| PartScore {
            name: "value".into(),
            title: "Value".into(),
            expected: "“5”".into(),
            given: "“4”".into(),
            of: Fraction::ONE,
            points: *points,
            how: String::new(),
            needs_review,
            raters: None,
            so_far: None,
        };
        let share = points
            .iter()
            .copied()
            .reduce(|sum, more| sum.plus(more).unwrap());
        ItemScore {
            id: "sum".into(),
            title: "Sum".into(),
            weight: 1,
            rule,
            parts: points.iter().map(part).collect(),
            share: share.unwrap_or(Bounds::NOTHING),
            reasons: Vec::new(),
            finding: "",
            harmful: None,
            open: Vec::new(),
        }
    }

    #[test]
    fn an_answer_is_marked_by_what_it_earned_and_by_who_has_to_look_at_it() {
        let (none, half) = (Bounds::NOTHING, Bounds::settled(Fraction::HALF));
        let (all, open) = (Bounds::settled(Fraction::ONE), Bounds::open(Fraction::ONE));
        for (rule, points, needs_review, mark) in [
            ("choice/1", all, false, AnswerMark::Right),
            ("match/1", half, false, AnswerMark::Partly),
            ("choice/1", none, false, AnswerMark::Wrong),
            ("text-entry/1", open, true, AnswerMark::ToRead),
            ("text-entry/1", half, true, AnswerMark::Partly),
            ("rubric/1", open, false, AnswerMark::ToRate),
            ("rubric/1", all, false, AnswerMark::Rated),
            ("none", none, false, AnswerMark::Unkeyed),
        ] {
            assert_eq!(
                answer_mark(&item(rule, &[points], needs_review), true),
                mark
            );
        }
        let skipped = item("choice/1", &[none], false);
        assert_eq!(answer_mark(&skipped, false), AnswerMark::Unanswered);
    }

    #[test]
    fn a_part_is_named_where_there_are_several_and_a_criterion_always() {
        let names = |item: &ItemScore| -> Vec<String> {
            answer_parts(item)
                .iter()
                .map(|part| part.name.into())
                .collect()
        };
        assert_eq!(names(&item("choice/1", &[Bounds::NOTHING], false)), [""]);
        let two = [Bounds::NOTHING, Bounds::NOTHING];
        assert_eq!(names(&item("match/1", &two, false)), ["Value", "Value"]);
        let rated = item("rubric/1", &[Bounds::NOTHING], false);
        assert_eq!(names(&rated), ["Value"]);
        assert_eq!(answer_parts(&rated)[0].expected, "");
    }
}
