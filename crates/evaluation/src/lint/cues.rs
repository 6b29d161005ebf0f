//! What length and wording give away: whoever knows nothing of the matter may still take the longest option, or the one
//! that explains something. What such a rule earns is worked out exactly, by the scoring rule of each item.

use super::cue_words::{condemns, consults, words};
use super::rational::Rational;
use super::warning::{Topic, Warning};
use assay_core::assessment::{Assessment, Choice, InteractionKind, Item, ItemKey, Key, NO_ERROR};
use assay_core::attempt::Response;
use assay_core::scoring::rules::judge;
use assay_core::scoring::rules::outcome::Points;
use serde::Serialize;
use std::collections::BTreeMap;

/// A rule must not earn this much more than chance, in percent of what it is about: of the choice, or of the half of an item
/// that best or worst is worth. On a fifth of a test that is at most one and a half points of the whole.
pub const MARGIN_PERCENT: usize = 15;

/// Rules are only judged on so many items or more: on fewer, accidents are too large.
pub const LEAST_ITEMS: usize = 5;

/// "No error" must not be right in more documents than this: 1 in 3.
pub const NO_ERROR_LIMIT: (usize, usize) = (1, 3);

/// What the options of items with the same kind and number of options give away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cues {
    /// What is asked for: "choice", "best-worst" or "no-error".
    pub kind: String,
    /// The number of options; 0 for documents.
    pub options: usize,
    /// The number of items.
    pub items: usize,
    /// The options by rank. Of a choice the right option has rank 1, the others rank 2.
    pub ranks: Vec<RankFigures>,
    /// What rules of thumb earn.
    pub rules: Vec<RuleFigures>,
}

/// The options of one rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankFigures {
    /// The rank; 1 is the best.
    pub rank: u32,
    /// The mean length, in words.
    pub mean_words: Rational,
    /// The median length, in words.
    pub median_words: Rational,
    /// The share of items of which the longest option has this rank; where several are longest, each has its part.
    pub is_longest: Rational,
    /// The same for the shortest.
    pub is_shortest: Rational,
    /// The share of options that explain or consult.
    pub consults: Rational,
    /// The share of options that condemn themselves.
    pub condemns: Rational,
}

/// What a rule of thumb earns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleFigures {
    /// The rule.
    pub rule: String,
    /// What it earns on average, as a share of what it is about.
    pub earns: Rational,
    /// What answers at random earn of the same.
    pub chance: Rational,
}

/// The options of an item, each with its rank and with what choosing it earns.
struct Sheet<'a> {
    options: Vec<Marked<'a>>,
    /// The parts that are asked for: "right", or "best" and "worst".
    parts: &'static [&'static str],
}

struct Marked<'a> {
    text: &'a str,
    rank: u32,
    /// What choosing it earns of each part, as a share of that part.
    earns: Vec<Rational>,
}

/// A way to take options without knowing the matter: returns those among which one is taken at random.
type Rule = fn(&Sheet) -> Vec<usize>;

/// The rules for the part at 0, "right" or "best".
const FIRST: [(&str, Rule); 4] = [
    ("the longest", longest),
    ("the shortest", shortest),
    ("one that explains or consults", |sheet| {
        sheet.with(consults)
    }),
    ("one that does not condemn itself", |sheet| {
        sheet.with(|text| !condemns(text))
    }),
];

/// The rules for the part at 1, "worst".
const SECOND: [(&str, Rule); 4] = [
    ("the longest", longest),
    ("the shortest", shortest),
    ("one that condemns itself", |sheet| sheet.with(condemns)),
    ("one that neither explains nor consults", |sheet| {
        sheet.with(|text| !consults(text))
    }),
];

/// Works out what length and wording give away.
pub fn cues(pack: &Assessment, key: &Key) -> Vec<Cues> {
    let mut groups: BTreeMap<(&str, usize), Vec<Sheet>> = BTreeMap::new();
    let items = || pack.sections.iter().flat_map(|section| &section.items);
    for item in items() {
        if let Some(sheet) = key.item(&item.id).and_then(|rule| sheet(item, rule)) {
            let kind = item.interaction.kind.name();
            let group = groups.entry((kind, sheet.options.len())).or_default();
            group.push(sheet);
        }
    }
    let groups = groups.into_iter();
    let mut cues: Vec<Cues> = groups
        .map(|((kind, options), sheets)| Cues {
            kind: kind.into(),
            options,
            items: sheets.len(),
            ranks: ranks(&sheets),
            rules: rules(&sheets),
        })
        .collect();
    cues.extend(no_error(items(), key));
    cues
}

fn sheet<'a>(item: &'a Item, rule: &ItemKey) -> Option<Sheet<'a>> {
    let options = item.interaction.kind.options();
    let of = |rank: &dyn Fn(&str) -> u32, answers: &dyn Fn(&str) -> Vec<Response>| {
        let marked = |option: &'a Choice| Marked {
            text: &option.text,
            rank: rank(&option.id),
            earns: answers(&option.id)
                .iter()
                .enumerate()
                .map(|(part, answer)| points(rule, answer, part))
                .collect(),
        };
        options.iter().map(marked).collect()
    };
    match rule {
        ItemKey::Choice { correct, .. } => Some(Sheet {
            options: of(&|id| if id == correct { 1 } else { 2 }, &|id| {
                vec![Response::Choices(vec![id.into()])]
            }),
            parts: &["right"],
        }),
        ItemKey::BestWorst(keys) => {
            let rank = |id: &str| {
                keys.iter()
                    .find(|key| key.id == id)
                    .map_or(0, |key| key.rank)
            };
            let answers = |id: &str| {
                let alone = |best: Option<&str>, worst: Option<&str>| Response::BestWorst {
                    best: best.map(String::from),
                    worst: worst.map(String::from),
                };
                vec![alone(Some(id), None), alone(None, Some(id))]
            };
            Some(Sheet {
                options: of(&rank, &answers),
                parts: &["best", "worst"],
            })
        }
        _ => None,
    }
}

/// Returns what an answer earns of a part, as a share of that part.
fn points(rule: &ItemKey, answer: &Response, part: usize) -> Rational {
    let outcome = judge(rule, Some(answer));
    let part = outcome.parts.get(part);
    part.map_or(Rational::whole(0), |part| match part.points {
        Points::Settled(points) => Rational::from(points).over(&Rational::from(part.of)),
        Points::Pending | Points::Review => Rational::whole(0),
    })
}

impl Sheet<'_> {
    fn with(&self, holds: impl Fn(&str) -> bool) -> Vec<usize> {
        (0..self.options.len())
            .filter(|at| holds(self.options[*at].text))
            .collect()
    }

    /// Returns what a choice at random among some options earns of a part; among all, where there is none.
    fn earned(&self, among: &[usize], part: usize) -> Rational {
        let all: Vec<usize> = (0..self.options.len()).collect();
        let among = if among.is_empty() { &all } else { among };
        let earned = among.iter().map(|at| self.options[*at].earns[part].clone());
        Rational::mean(&earned.collect::<Vec<_>>())
    }

    /// Returns the part of some options that have a rank.
    fn ranked(&self, among: &[usize], rank: u32) -> Rational {
        let ranked = among.iter().filter(|at| self.options[**at].rank == rank);
        Rational::share(ranked.count(), among.len())
    }
}

fn length(text: &str) -> usize {
    words(text).len()
}

fn longest(sheet: &Sheet) -> Vec<usize> {
    let most = sheet.options.iter().map(|option| length(option.text)).max();
    sheet.with(|text| Some(length(text)) == most)
}

fn shortest(sheet: &Sheet) -> Vec<usize> {
    let least = sheet.options.iter().map(|option| length(option.text)).min();
    sheet.with(|text| Some(length(text)) == least)
}

fn ranks(sheets: &[Sheet]) -> Vec<RankFigures> {
    let mut texts: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for option in sheets.iter().flat_map(|sheet| &sheet.options) {
        texts.entry(option.rank).or_default().push(option.text);
    }
    let over_items = |rank: u32, rule: Rule| {
        let parts = sheets.iter().map(|sheet| sheet.ranked(&rule(sheet), rank));
        Rational::mean(&parts.collect::<Vec<_>>())
    };
    let figures = texts.into_iter().map(|(rank, texts)| {
        let mut lengths: Vec<usize> = texts.iter().map(|text| length(text)).collect();
        lengths.sort();
        let middle = lengths[(lengths.len() - 1) / 2] + lengths[lengths.len() / 2];
        let share = |holds: fn(&str) -> bool| {
            Rational::share(texts.iter().filter(|text| holds(text)).count(), texts.len())
        };
        RankFigures {
            rank,
            mean_words: Rational::share(lengths.iter().sum(), lengths.len()),
            median_words: Rational::share(middle, 2),
            is_longest: over_items(rank, longest),
            is_shortest: over_items(rank, shortest),
            consults: share(consults),
            condemns: share(condemns),
        }
    });
    figures.collect()
}

fn rules(sheets: &[Sheet]) -> Vec<RuleFigures> {
    let parts = sheets.first().map_or(&[][..], |sheet| sheet.parts);
    let mut figures = Vec::new();
    for (part, name) in parts.iter().enumerate() {
        let rules = if part == 0 { &FIRST } else { &SECOND };
        let mean = |rule: Rule| {
            let earned = sheets.iter().map(|sheet| sheet.earned(&rule(sheet), part));
            Rational::mean(&earned.collect::<Vec<_>>())
        };
        figures.extend(rules.iter().map(|(rule, take)| RuleFigures {
            rule: format!("as {name}: {rule}"),
            earns: mean(*take),
            chance: mean(|_| Vec::new()),
        }));
    }
    figures
}

/// Says what "No error" earns in every document where it may be answered.
fn no_error<'a>(items: impl Iterator<Item = &'a Item>, key: &Key) -> Option<Cues> {
    let mut documents = 0;
    let (mut earned, mut chances) = (Vec::new(), Vec::new());
    for item in items {
        let kind = &item.interaction.kind;
        let (
            InteractionKind::Hottext {
                has_no_error: true, ..
            },
            Some(rule),
        ) = (kind, key.item(&item.id))
        else {
            continue;
        };
        let answer = Response::Hottext {
            places: vec![NO_ERROR.into()],
            correction: String::new(),
        };
        documents += 1;
        earned.push(points(rule, &answer, 0));
        chances.extend(crate::chance::chance_level(item, rule).map(Rational::from));
    }
    (documents > 0).then(|| Cues {
        kind: "no-error".into(),
        options: 0,
        items: documents,
        ranks: Vec::new(),
        rules: vec![RuleFigures {
            rule: "always: No error".into(),
            earns: Rational::mean(&earned),
            chance: Rational::mean(&chances),
        }],
    })
}

impl Cues {
    /// Says which rules earn too much.
    pub fn warnings(&self) -> Vec<Warning> {
        if self.items < LEAST_ITEMS {
            return Vec::new();
        }
        let margin = Rational::share(MARGIN_PERCENT, 100);
        let is_no_error = self.kind == "no-error";
        let limit = |rule: &RuleFigures| match is_no_error {
            true => Rational::share(NO_ERROR_LIMIT.0, NO_ERROR_LIMIT.1),
            false => rule.chance.plus(&margin),
        };
        let given_away = self.rules.iter().filter(|rule| rule.earns > limit(rule));
        let warning = |rule: &RuleFigures| {
            let message = format!(
                "The rule \"{}\" earns {} % on {} items; chance earns {} %, the limit is {} %.",
                rule.rule,
                rule.earns.percent_text(1),
                self.items,
                rule.chance.percent_text(1),
                limit(rule).percent_text(1)
            );
            Warning::new(Topic::Cues, &self.kind, message)
        };
        given_away.map(warning).collect()
    }
}

#[cfg(test)]
mod tests;
