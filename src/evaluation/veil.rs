//! Ratings of others stay covered until one's own is given, so that nobody is led by them; and who had them shown
//! without rating is remembered.

use super::state::{Held, State};

impl State {
    /// Whether others gave an item something that somebody has not rated themselves. Whoever settled a criterion has
    /// seen its ratings.
    pub fn covers_item(&self, item: &str, who: &str) -> bool {
        let of_item = |key: &&(String, String)| key.0 == item;
        let mut keys = self
            .ratings
            .keys()
            .chain(self.adjudications.keys())
            .filter(of_item);
        keys.any(|(_, criterion)| {
            let ratings = self.ratings_of(item, criterion);
            is_covered(ratings, self.adjudication(item, criterion), who)
        })
    }

    /// The same of a question of the interview.
    pub fn covers_question(&self, question: &str, who: &str) -> bool {
        let ratings = self.interview.get(question).map_or(&[][..], Vec::as_slice);
        is_covered(ratings, self.agreed.get(question), who)
    }

    /// Whether somebody had the ratings of written answers shown before they did something.
    pub fn had_seen_answers(&self, who: &str, at: &str) -> bool {
        self.had_seen(who, at, &["answers"])
    }

    /// Whether somebody had the ratings of the interview shown before they did something.
    pub fn had_seen_interview(&self, who: &str, at: &str) -> bool {
        self.had_seen(who, at, &["answers", "interview"])
    }

    /// Times are of one form, so their texts stand in the order of time.
    fn had_seen(&self, who: &str, at: &str, of: &[&str]) -> bool {
        self.unveiled
            .iter()
            .any(|one| one.by == who && one.at.as_str() <= at && of.contains(&one.value.as_str()))
    }
}

fn is_covered(ratings: &[Held<u32>], settled: Option<&Held<u32>>, who: &str) -> bool {
    let all = || ratings.iter().chain(settled);
    all().next().is_some() && !all().any(|one| one.by == who)
}

#[cfg(test)]
mod tests {
    use super::super::act::{Act, What};
    use super::*;

    fn state(acts: Vec<(&str, What)>) -> State {
        let acts: Vec<Act> = acts
            .into_iter()
            .zip(0..)
            .map(|((by, what), second)| Act {
                at: format!("2026-11-21T10:00:0{second}.000Z"),
                by: by.into(),
                what,
            })
            .collect();
        State::after(&acts)
    }

    fn rated(criterion: &str) -> What {
        What::Rated {
            item: "mail".into(),
            criterion: criterion.into(),
            rating: Some(4),
            note: String::new(),
        }
    }

    fn asked(rating: Option<u32>) -> What {
        What::Interviewed {
            question: "q".into(),
            rating,
            note: String::new(),
        }
    }

    fn unveiled(what: &str) -> What {
        What::Unveiled { what: what.into() }
    }

    #[test]
    fn what_others_gave_is_covered_until_it_is_rated() {
        let nothing = state(Vec::new());
        assert!(!nothing.covers_item("mail", "Ann") && !nothing.covers_question("q", ""));
        let own = state(vec![("Ann", rated("tone"))]);
        assert!(!own.covers_item("mail", "Ann"));
        assert!(own.covers_item("mail", "Ben") && own.covers_item("mail", ""));
        assert!(!own.covers_item("other", "Ben"));
        let half = state(vec![
            ("Ben", rated("tone")),
            ("Ben", rated("clarity")),
            ("Ann", rated("tone")),
        ]);
        assert!(half.covers_item("mail", "Ann") && !half.covers_item("mail", "Ben"));
        let question = state(vec![("Ben", asked(Some(2)))]);
        assert!(question.covers_question("q", "Ann") && !question.covers_question("q", "Ben"));
        let taken_back = state(vec![("Ben", asked(Some(2))), ("Ben", asked(None))]);
        assert!(!taken_back.covers_question("q", "Ann"));
    }

    #[test]
    fn whoever_settled_has_seen_it() {
        let settled = What::Adjudicated {
            item: "mail".into(),
            criterion: "tone".into(),
            rating: Some(3),
            reason: "r".into(),
        };
        let state = state(vec![
            ("Ann", rated("tone")),
            ("Ben", rated("tone")),
            ("Cleo", settled),
        ]);
        assert!(!state.covers_item("mail", "Cleo") && state.covers_item("mail", "Dan"));
    }

    #[test]
    fn what_was_seen_first_is_remembered() {
        let state = state(vec![
            ("Ann", unveiled("interview")),
            ("Ben", asked(Some(2))),
            ("Ben", unveiled("answers")),
        ]);
        let (before, after) = ("2026-11-21T10:00:01.000Z", "2026-11-21T10:00:05.000Z");
        assert!(state.had_seen_interview("Ann", before));
        assert!(!state.had_seen_answers("Ann", after));
        assert!(!state.had_seen_answers("Ben", before) && state.had_seen_answers("Ben", after));
        assert!(state.had_seen_interview("Ben", after));
        assert!(!state.had_seen_interview("Cleo", after));
    }
}
