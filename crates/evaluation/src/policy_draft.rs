//! A scoring policy while somebody writes it: what the fields of a form hold, and what is wrong with it so far. The
//! rules are those of [`ScoringPolicy`], so a form and a file are told the same.

use super::policy::{Consequence, SCHEMA, ScoringPolicy, name};
use assay_core::assessment::{Assessment, Key};
use assay_core::json::object;
use assay_core::json::{Map, Problems, Value};

/// What ratings from 1 to 5 are worth where 1 is worth nothing: (r - 1) / 4.
pub const WORTH_FROM_NOTHING: [u32; 5] = [0, 25, 50, 75, 100];
/// What they are worth where 1 keeps a fifth: r / 5.
pub const WORTH_FROM_A_FIFTH: [u32; 5] = [20, 40, 60, 80, 100];

/// A field that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The version.
    Version,
    /// The weight of a section, by its position.
    Weight(usize),
    /// The minimum of a section, by its position; blank for none.
    Minimum(usize),
    /// The threshold.
    Threshold,
    /// What the test counts.
    Test,
    /// What a rating is worth, by its position from 0.
    Rating(usize),
    /// The difference from which ratings are settled by a third person.
    AdjudicateFrom,
}

/// What the fields hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDraft {
    sections: Vec<(String, String, String)>,
    version: String,
    threshold: String,
    test: String,
    ratings: [String; 5],
    adjudicate_from: String,
    /// How many people rate each written answer.
    pub raters: u32,
    /// What a confirmed harmful pick does.
    pub harmful_pick: Consequence,
    /// What a confirmed red flag does.
    pub red_flag: Consequence,
}

impl PolicyDraft {
    /// The fields filled in from a policy, the sections in the order of the pack.
    pub fn of(policy: &ScoringPolicy, pack: &Assessment) -> Self {
        let sections = pack.sections.iter().map(|section| {
            let minimum = Key::beside(&policy.minimum_percent, &section.id);
            let minimum = minimum.map_or_else(String::new, u32::to_string);
            (
                section.id.clone(),
                policy.weight(&section.id).to_string(),
                minimum,
            )
        });
        Self {
            sections: sections.collect(),
            version: policy.version.clone(),
            threshold: policy.threshold_percent.to_string(),
            test: policy.test_percent.to_string(),
            ratings: policy.rating_percent.map(|percent| percent.to_string()),
            adjudicate_from: policy.adjudicate_from.to_string(),
            raters: policy.raters,
            harmful_pick: policy.harmful_pick,
            red_flag: policy.red_flag,
        }
    }

    /// What a field holds.
    pub fn text(&self, slot: Slot) -> &str {
        match slot {
            Slot::Version => &self.version,
            Slot::Weight(at) => self.sections.get(at).map_or("", |section| &section.1),
            Slot::Minimum(at) => self.sections.get(at).map_or("", |section| &section.2),
            Slot::Threshold => &self.threshold,
            Slot::Test => &self.test,
            Slot::Rating(at) => self.ratings.get(at).map_or("", String::as_str),
            Slot::AdjudicateFrom => &self.adjudicate_from,
        }
    }

    /// Writes into a field.
    pub fn write(&mut self, slot: Slot, text: String) {
        let field = match slot {
            Slot::Version => Some(&mut self.version),
            Slot::Weight(at) => self.sections.get_mut(at).map(|section| &mut section.1),
            Slot::Minimum(at) => self.sections.get_mut(at).map(|section| &mut section.2),
            Slot::Threshold => Some(&mut self.threshold),
            Slot::Test => Some(&mut self.test),
            Slot::Rating(at) => self.ratings.get_mut(at),
            Slot::AdjudicateFrom => Some(&mut self.adjudicate_from),
        };
        if let Some(field) = field {
            *field = text;
        }
    }

    /// Says what every rating is worth.
    pub fn write_ratings(&mut self, worth: [u32; 5]) {
        self.ratings = worth.map(|percent| percent.to_string());
    }

    /// Where in the document a field stands; problems name the same place.
    pub fn path(&self, slot: Slot) -> String {
        let section = |at: usize| self.sections.get(at).map_or("", |section| &section.0);
        match slot {
            Slot::Version => "$.version".into(),
            Slot::Weight(at) => ["$.weights_percent.", section(at)].concat(),
            Slot::Minimum(at) => ["$.minimum_percent.", section(at)].concat(),
            Slot::Threshold => "$.threshold_percent".into(),
            Slot::Test => "$.test_percent".into(),
            Slot::Rating(at) => ["$.rating_percent.", &(at + 1).to_string()].concat(),
            Slot::AdjudicateFrom => "$.adjudicate_from".into(),
        }
    }

    /// How many sections there are.
    pub fn sections(&self) -> usize {
        self.sections.len()
    }

    /// The sum of the weights; `None` while one of them is no whole number.
    pub fn weight_sum(&self) -> Option<u32> {
        let weights = self
            .sections
            .iter()
            .map(|section| section.1.trim().parse::<u32>().ok().map(u64::from));
        weights
            .sum::<Option<u64>>()
            .and_then(|sum| u32::try_from(sum).ok())
    }

    /// What is left for the interview, in whole percent; `None` while the share of the test cannot be read.
    pub fn interview_percent(&self) -> Option<u32> {
        100_u32.checked_sub(self.test.trim().parse().ok()?)
    }

    /// The document that the fields come to, sound or not.
    pub fn document(&self) -> Value {
        let mut weights = Map::new();
        let mut minima = Map::new();
        for (id, weight, minimum) in &self.sections {
            weights.insert(id.clone(), number(weight));
            if !minimum.trim().is_empty() {
                minima.insert(id.clone(), number(minimum));
            }
        }
        let mut ratings = Map::new();
        for (rating, percent) in (1_u32..).zip(&self.ratings) {
            ratings.insert(rating.to_string(), number(percent));
        }
        object([
            ("schema", SCHEMA.into()),
            ("version", self.version.trim().into()),
            ("weights_percent", Value::Object(weights)),
            ("minimum_percent", Value::Object(minima)),
            ("threshold_percent", number(&self.threshold)),
            ("test_percent", number(&self.test)),
            ("rating_percent", Value::Object(ratings)),
            ("raters", self.raters.into()),
            ("adjudicate_from", number(&self.adjudicate_from)),
            ("harmful_pick", name(self.harmful_pick).into()),
            ("red_flag", name(self.red_flag).into()),
        ])
    }

    /// The policy that the fields come to, or all that is wrong with it.
    pub fn read(&self, key: &Key) -> Result<ScoringPolicy, Problems> {
        let policy = ScoringPolicy::parse("policy.json", &self.document())?;
        policy.check_pair("policy.json", key)?;
        Ok(policy)
    }
}

/// A number where it is one; otherwise the text, about which the policy's own rules then speak.
fn number(text: &str) -> Value {
    match text.trim().parse::<u32>() {
        Ok(number) => number.into(),
        Err(_) => text.into(),
    }
}

/// Whether a policy goes under a version that means another one already. To return to a known one is no such thing.
pub fn is_version_taken(policy: &ScoringPolicy, known: &[&ScoringPolicy]) -> bool {
    let sha256 = policy.sha256();
    known.iter().any(|one| one.version == policy.version)
        && known.iter().all(|one| one.sha256() != sha256)
}

/// Sections that count otherwise than candidates were told: title, what they were told, what counts here.
pub fn other_weights(policy: &ScoringPolicy, pack: &Assessment) -> Vec<(String, u32, u32)> {
    let told = pack.sections.iter().map(|section| {
        let here = policy.weight(&section.id);
        (section.title.clone(), section.weight_percent, here)
    });
    told.filter(|(_, told, here)| told != here).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> (Assessment, Key) {
        let pack = include_str!("../../../public/assessments/cto-smb.json");
        let key = include_str!("../../../public/assessments/cto-smb.key.json");
        let pack =
            Assessment::parse("pack", &assay_core::json::parse("pack", pack).unwrap()).unwrap();
        let key = Key::parse("key", &assay_core::json::parse("key", key).unwrap()).unwrap();
        (pack, key)
    }

    fn paths(draft: &PolicyDraft, key: &Key) -> Vec<String> {
        let problems = draft.read(key).err().unwrap_or_default();
        problems.0.into_iter().map(|problem| problem.path).collect()
    }

    #[test]
    fn a_policy_comes_out_as_it_went_in() {
        let (pack, key) = content();
        let policy = ScoringPolicy::of_key(&key);
        let draft = PolicyDraft::of(&policy, &pack);
        assert_eq!(draft.read(&key).unwrap().sha256(), policy.sha256());
        assert_eq!(
            (draft.weight_sum(), draft.interview_percent()),
            (Some(100), Some(50))
        );
        assert!(other_weights(&policy, &pack).is_empty());
    }

    #[test]
    fn what_is_wrong_is_told_at_its_field() {
        let (pack, key) = content();
        let whole = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
        let slots = [
            (Slot::Version, " "),
            (Slot::Weight(0), "a lot"),
            (Slot::Minimum(3), "101"),
            (Slot::Threshold, ""),
            (Slot::Test, "-1"),
            (Slot::Rating(4), "12.5"),
            (Slot::AdjudicateFrom, "5"),
        ];
        for (slot, text) in slots {
            let mut draft = whole.clone();
            draft.write(slot, text.into());
            assert_eq!(draft.text(slot), text);
            assert!(paths(&draft, &key).contains(&draft.path(slot)), "{slot:?}");
        }
        let mut draft = whole.clone();
        draft.write(Slot::Weight(0), "16".into());
        assert_eq!(draft.weight_sum(), Some(101));
        assert_eq!(paths(&draft, &key), ["$.weights_percent"]);
        draft.write(Slot::Weight(0), "x".into());
        assert_eq!(draft.weight_sum(), None);
    }

    #[test]
    fn a_minimum_that_is_blank_is_none() {
        let (pack, key) = content();
        let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
        for at in 0..pack.sections.len() {
            draft.write(Slot::Minimum(at), "  ".into());
        }
        assert!(draft.read(&key).unwrap().minimum_percent.is_empty());
    }

    #[test]
    fn a_version_means_one_policy() {
        let (_, key) = content();
        let of_key = ScoringPolicy::of_key(&key);
        let mut stricter = of_key.clone();
        stricter.threshold_percent = 80;
        assert!(is_version_taken(&stricter, &[&of_key]));
        stricter.version = "2".into();
        assert!(!is_version_taken(&stricter, &[&of_key]));
        let mut strictest = stricter.clone();
        strictest.threshold_percent = 90;
        assert!(is_version_taken(&strictest, &[&stricter, &of_key]));
        assert!(!is_version_taken(&of_key, &[&stricter, &of_key]));
    }

    #[test]
    fn weights_other_than_candidates_were_told_are_named() {
        let (pack, key) = content();
        let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
        let told: Vec<u32> = pack
            .sections
            .iter()
            .map(|section| section.weight_percent)
            .collect();
        draft.write(Slot::Weight(0), (told[0] + told[1]).to_string());
        draft.write(Slot::Weight(1), "0".into());
        let others = other_weights(&draft.read(&key).unwrap(), &pack);
        let numbers: Vec<(u32, u32)> = others.iter().map(|other| (other.1, other.2)).collect();
        assert_eq!(numbers, [(told[0], told[0] + told[1]), (told[1], 0)]);
    }
}
