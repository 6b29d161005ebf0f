//! Chance: numbers that are the same for the same seed, on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::cell::RefCell;

/// A source of numbers.
pub struct Chance(RefCell<ChaCha8Rng>);

impl Chance {
    /// The numbers of a seed; `stream` keeps those for one purpose apart from those for another.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(stream);
        Self(RefCell::new(generator))
    }

    /// 32 bits.
    pub fn bits(&self) -> u32 {
        self.0.borrow_mut().next_u32()
    }

    /// A number from `least` up to but without `end`.
    pub fn between(&self, least: i64, end: i64) -> i64 {
        let width = (end - least).max(1).unsigned_abs();
        let number = self.0.borrow_mut().next_u64() % width;
        least.saturating_add_unsigned(number)
    }

    /// A position in a list of so many.
    pub fn below(&self, count: usize) -> usize {
        let end = i64::try_from(count).unwrap_or(i64::MAX);
        usize::try_from(self.between(0, end)).unwrap_or(0)
    }

    /// Whether something happens that happens so often in a hundred times.
    pub fn percent(&self, percent: i64) -> bool {
        self.between(0, 100) < percent
    }

    /// One of a list.
    pub fn pick<T: Copy>(&self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}
