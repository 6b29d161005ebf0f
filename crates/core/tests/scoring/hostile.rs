//! Nothing that a bundle contains breaks grading.

use super::{pair, points};
use assay_core::attempt::Response;
use assay_core::digest::canonical;
use assay_core::scoring::rules::judge;
use assay_core::scoring::{Fraction, SectionAnswers, grade};

/// A small generator of its own, so that a failure can be repeated.
pub struct Noise(pub u64);

impl Noise {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn text(&mut self) -> String {
        const WORDS: [&str; 24] = [
            "a",
            "b",
            "c",
            "d",
            "",
            "w",
            "x",
            "y",
            "z",
            "L1",
            "L2C2",
            "L99C99",
            "80000",
            "1.234",
            "1,23,4",
            "(((",
            "𝟙",
            "\u{0}",
            "\u{202e}",
            "🦀",
            "-",
            "%",
            " ",
            "9999999999999999999999999",
        ];
        let mut text = String::new();
        for _ in 0..=self.below(3) {
            text.push_str(WORDS[self.below(WORDS.len())]);
        }
        if self.below(200) == 0 {
            text.repeat(500)
        } else {
            text
        }
    }

    fn texts(&mut self) -> Vec<String> {
        let most = if self.below(50) == 0 { 400 } else { 6 };
        (0..self.below(most)).map(|_| self.text()).collect()
    }

    pub fn response(&mut self) -> Response {
        match self.below(7) {
            0 => Response::Choices(self.texts()),
            1 => {
                let (best, worst) = (self.text(), self.text());
                Response::BestWorst {
                    best: Some(best),
                    worst: Some(worst),
                }
            }
            2 => Response::Order(self.texts()),
            3 => Response::Matches(
                self.texts()
                    .into_iter()
                    .map(|key| (key, self.text()))
                    .collect(),
            ),
            4 => Response::Hottext {
                places: self.texts(),
                correction: self.text(),
            },
            5 => Response::BestWorst {
                best: None,
                worst: Some(self.text()),
            },
            _ => Response::Text(self.text()),
        }
    }
}

#[test]
fn nothing_that_a_bundle_contains_breaks_grading() {
    let (_, key) = pair();
    let mut noise = Noise(2026);
    let ids: Vec<String> = key.items.iter().map(|item| item.0.clone()).collect();
    for _ in 0..4000 {
        for (_, item) in &key.items {
            let outcome = judge(item, Some(&noise.response()));
            let (earned, open) = points(&outcome);
            let highest = earned.plus(open).unwrap();
            assert!(Fraction::ZERO <= earned && highest <= Fraction::ONE);
            let worth = outcome
                .parts
                .iter()
                .try_fold(Fraction::ZERO, |sum, part| sum.plus(part.of));
            assert_eq!(worth, Some(Fraction::ONE), "{}", outcome.rule);
        }
        let sections: Vec<SectionAnswers> = (0..noise.below(4))
            .map(|_| SectionAnswers {
                id: ["reasoning", "writing", "nowhere"][noise.below(3)].into(),
                items: (0..noise.below(12))
                    .map(|_| {
                        let id = match noise.below(8) {
                            0 => noise.text(),
                            _ => ids[noise.below(ids.len())].clone(),
                        };
                        let response = noise.response();
                        (id, (noise.below(5) > 0).then_some(response))
                    })
                    .collect(),
            })
            .collect();
        let grade = grade(&key, &sections);
        assert_ne!(grade["status"], "not-graded");
        assert!(canonical(&grade).len() < 20_000);
    }
}
