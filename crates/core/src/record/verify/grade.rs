//! The grade, made again from the answers and held against the one in the bundle: down to the part that differs.

use super::describe::{describe, describe_plainly, quoted};
use super::found::Found;
use super::known::Known;
use super::lists::{ITEMS, KNOCK_OUTS, List, MINIMA, SECTIONS};
use super::sums;
use super::value::{field, list, text};
use crate::assessment::{Assessment, Key};
use crate::document::Value;
use crate::record::answer_bundle::AnswerBundle;
use crate::record::not_graded::NotGraded;
use crate::scoring;
use serde::Deserialize;

const REMEDY: &str = "Go by a grade that is made again from the answers, as `assay grade` and the desk do. Compare the digests with the candidate’s receipt.";

/// Holds the grade in a bundle against its answers. Without its key, only what does not depend on one is checked. `pack`
/// is the one that the test was taken with.
pub(super) fn grade(
    bundle: &AnswerBundle,
    pack: Option<&Assessment>,
    key: Option<&Key>,
    found: &mut Found<'_>,
) {
    let given = &bundle.grade;
    if NotGraded::deserialize(given).is_ok_and(|not_graded| !not_graded.reason.is_empty()) {
        return;
    }
    let schema = text(given, "/schema");
    let is_former = schema == scoring::FORMER_SCHEMA;
    if (schema != scoring::SCHEMA && !is_former) || text(given, "/status") != "provisional" {
        found.add(
            "$.grade",
            "There is no grade here, and no word about why there is none.",
            REMEDY,
        );
        return;
    }
    let is_bound = |key: &&Key| bundle.content.sha256 == key.assessment_sha256;
    if key.is_some_and(|key| !is_bound(&key)) {
        found.unchecked(
            "$.content.sha256",
            "These answers belong to other content than the key.",
            "Use the key of the pack that the test was taken with.",
        );
    }
    let Some(key) = key.filter(is_bound) else {
        sums::sums(given, pack, found);
        return;
    };
    let grade = |key: &Key| {
        let of_its_version = match is_former {
            true => scoring::former_grade,
            false => scoring::grade,
        };
        of_its_version(key, &bundle.answers())
    };
    let earned = grade(key);
    let is_other_key = text(given, "/key_sha256") != key.sha256;
    let mut compared = Compared {
        is_other_key,
        // An excerpt does not know the reasons that a grade of version 1 quotes.
        known: Known {
            key,
            has_reasons: !(is_former && key.is_excerpt()),
        },
        found,
        count: 0,
    };
    if !is_other_key && !compared.known.is_alike(given, &earned) {
        let former = grade(&key.with_former_comparison());
        if compared.known.is_alike(given, &former) {
            compared.found.unchecked(
                "$.grade",
                "The grade was made by an earlier version, which compared texts more narrowly.",
                "Grade it again with `assay grade`, and go by that.",
            );
            return;
        }
    }
    compared.sections(given, &earned);
    if is_other_key {
        if compared.count == 0 {
            sums::sums(given, pack, found);
        }
        found.unchecked(
            "$.grade.key_sha256",
            "The grade in the bundle was made with another key, so it cannot be compared.",
            "Grade it again with `assay grade`, and go by that.",
        );
        return;
    }
    compared.whole(given, &earned);
    if compared.count == 0 && !compared.known.is_alike(given, &earned) {
        compared.found.add(
            "$.grade",
            "The grade in the bundle is not the one that its answers earn.",
            REMEDY,
        );
    }
    if !compared.known.has_reasons {
        compared.found.unchecked(
            "$.grade",
            "The reasons in this grade were not compared: the excerpt of a key has none.",
            "Use the whole key.",
        );
    }
}

struct Compared<'a, 'f> {
    /// Whether the grade was made with another key than the current one. Then only what was answered is compared.
    is_other_key: bool,
    known: Known<'a>,
    found: &'a mut Found<'f>,
    /// How much differs.
    count: usize,
}

impl Compared<'_, '_> {
    fn add(&mut self, path: &str, parts: &[&str]) {
        self.count += 1;
        self.found.add(path, &parts.concat(), REMEDY);
    }

    fn sections(&mut self, given: &Value, earned: &Value) {
        let pairs = self.pairs("$.grade.sections", &SECTIONS, given, earned);
        for (path, given, earned) in pairs {
            let before = self.count;
            let name = quoted(text(earned, "/id"));
            let inner = [&path, ".items"].concat();
            for (path, given, earned) in self.pairs(&inner, &ITEMS, given, earned) {
                self.item(&path, given, earned);
            }
            if before == self.count && !self.is_other_key {
                let fields = [
                    "weight_percent",
                    "items_count",
                    "pending_count",
                    "earned",
                    "settled",
                    "open",
                    "lowest_percent",
                    "highest_percent",
                ];
                self.fields(&path, &["Section ", &name].concat(), &fields, given, earned);
            }
        }
    }

    /// Returns the pairs that stand in both of two lists under the same name, with their paths in the bundle; notes
    /// those that do not.
    fn pairs<'v>(
        &mut self,
        path: &str,
        of: &List,
        given: &'v Value,
        earned: &'v Value,
    ) -> Vec<(String, &'v Value, &'v Value)> {
        let (given, earned) = (list(given, of.at), list(earned, of.at));
        let mut pairs = Vec::new();
        for one in earned {
            let id = text(one, of.name);
            match given.iter().position(|other| text(other, of.name) == id) {
                Some(at) => {
                    let path = [path, "[", &at.to_string(), "]"].concat();
                    pairs.push((path, &given[at], one));
                }
                None => self.add(
                    path,
                    &[
                        of.what,
                        &quoted(id),
                        " is among the answers, and missing in the grade.",
                    ],
                ),
            }
        }
        for (at, one) in given.iter().enumerate() {
            let id = text(one, of.name);
            let is_known = earned.iter().any(|other| text(other, of.name) == id);
            let is_again = given[..at].iter().any(|other| text(other, of.name) == id);
            if !is_known || is_again {
                let path = [path, "[", &at.to_string(), "]"].concat();
                self.add(
                    &path,
                    &[
                        of.what,
                        &quoted(id),
                        " is in the grade, and not among the answers.",
                    ],
                );
            }
        }
        pairs
    }

    fn item(&mut self, path: &str, given: &Value, earned: &Value) {
        let name = ["Item ", &quoted(text(earned, "/id"))].concat();
        let (theirs, ours) = (list(given, "/parts"), list(earned, "/parts"));
        let is_alike = theirs.len() == ours.len()
            && theirs
                .iter()
                .zip(ours)
                .all(|(one, other)| text(one, "/part") == text(other, "/part"));
        if self.is_other_key && (!is_alike || text(given, "/rule") != text(earned, "/rule")) {
            return;
        }
        if !is_alike {
            self.add(
                &[path, ".parts"].concat(),
                &[
                    &name,
                    ": its parts in the bundle are not those of its rule.",
                ],
            );
            return;
        }
        let before = self.count;
        for (at, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
            let path = [path, ".parts[", &at.to_string(), "]"].concat();
            let part = [&name, ", part ", &quoted(text(ours, "/part"))].concat();
            self.part(&path, &part, earned, theirs, ours);
        }
        if before == self.count && !self.is_other_key {
            let fields = ["rule", "state", "weight", "score", "open"];
            self.fields(path, &name, &fields, given, earned);
            if self.known.has_reasons {
                self.fields(path, &name, &["reason", "reasons"], given, earned);
            }
        }
    }

    fn part(&mut self, path: &str, name: &str, item: &Value, given: &Value, earned: &Value) {
        let described = |value: &Value, name: &str| describe(field(value, name));
        let points = |value: &Value| match field(value, "points") {
            Value::Null => String::from("open, for a person to decide"),
            points => [
                &describe_plainly(points),
                " of ",
                &describe_plainly(field(value, "of")),
            ]
            .concat(),
        };
        if field(given, "given") != field(earned, "given") {
            let path = [path, ".given"].concat();
            let (theirs, ours) = (described(given, "given"), described(earned, "given"));
            let mut parts = vec![
                name,
                ": the grade was made from ",
                &theirs,
                ", and the bundle’s answer is ",
                &ours,
                ".",
            ];
            let (theirs, ours) = (points(given), points(earned));
            if !self.is_other_key {
                parts.extend([
                    " The grade says ",
                    &theirs,
                    "; the answer earns ",
                    &ours,
                    ".",
                ]);
            }
            self.add(&path, &parts);
            return;
        }
        if self.is_other_key {
            return;
        }
        let (theirs, ours) = (points(given), points(earned));
        if theirs != ours {
            let answer = described(earned, "given");
            let path = [path, ".points"].concat();
            self.add(
                &path,
                &[
                    name,
                    ": the bundle says ",
                    &theirs,
                    " for the answer ",
                    &answer,
                    ", which earns ",
                    &ours,
                    ".",
                ],
            );
            return;
        }
        let fields = ["note", "of", "expected"];
        let is_of_rubric = self.known.is_of_rubric(item, field(given, "expected"));
        let fields = if is_of_rubric { &fields[..2] } else { &fields };
        self.fields(path, name, fields, given, earned);
    }

    /// Checks the rest: the total, minima, knock-outs, and findings.
    fn whole(&mut self, given: &Value, earned: &Value) {
        let (theirs, ours) = (field(given, "total"), field(earned, "total"));
        let end = |value: &Value, name: &str| describe_plainly(field(value, name));
        let bounds = |value: &Value| {
            let (lowest, highest) = (end(value, "lowest_percent"), end(value, "highest_percent"));
            [&lowest, " to ", &highest, " %"].concat()
        };
        if ["lowest_percent", "highest_percent"]
            .iter()
            .any(|name| field(theirs, name) != field(ours, name))
        {
            let (theirs, ours) = (bounds(theirs), bounds(ours));
            self.add(
                "$.grade.total",
                &[
                    "The total: the bundle says ",
                    &theirs,
                    ", the answers earn ",
                    &ours,
                    ".",
                ],
            );
        }
        let fields = ["threshold_percent", "threshold"];
        self.fields("$.grade.total", "The total", &fields, theirs, ours);
        for (path, theirs, ours) in self.pairs("$.grade.minima", &MINIMA, given, earned) {
            let name = [MINIMA.what, &quoted(text(ours, MINIMA.name))].concat();
            self.fields(&path, &name, &["minimum_percent", "result"], theirs, ours);
        }
        for (path, theirs, ours) in self.pairs("$.grade.knock_outs", &KNOCK_OUTS, given, earned) {
            let name = [KNOCK_OUTS.what, &quoted(text(ours, KNOCK_OUTS.name))].concat();
            self.fields(&path, &name, &["option", "status"], theirs, ours);
            if self.known.has_reasons {
                self.fields(&path, &name, &["reason"], theirs, ours);
            }
        }
        self.fields(
            "$.grade",
            "The grade",
            &["assessment", "findings"],
            given,
            earned,
        );
    }

    /// Fields of two objects that should be alike.
    fn fields(&mut self, path: &str, name: &str, fields: &[&str], given: &Value, earned: &Value) {
        for field_name in fields {
            let (theirs, ours) = (field(given, field_name), field(earned, field_name));
            if theirs != ours {
                let path = [path, ".", field_name].concat();
                let what = field_name.replace('_', " ");
                let (theirs, ours) = (describe(theirs), describe(ours));
                self.add(
                    &path,
                    &[
                        name,
                        ", ",
                        &what,
                        ": the bundle says ",
                        &theirs,
                        "; made again from the answers, it is ",
                        &ours,
                        ".",
                    ],
                );
            }
        }
    }
}
