//! Numbers that look random and follow from a seed, on every machine and in every version of this program.
//!
//! SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014): the state grows by a
//! constant, and each output is a mix of it. Bounded numbers are drawn by rejection, so each is equally likely. What is
//! drawn from a seed never changes: an exercise is known by its seed alone, and a library might sample otherwise one day.

/// A sequence that follows from its seed.
#[derive(Debug, Clone)]
pub(crate) struct Sequence(u64);

impl Sequence {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`; 0 where `bound` is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        let Some(bound) = std::num::NonZeroU64::new(u64::from(bound)) else { return 0 };
        // The largest multiple of the bound: above it some numbers would come once more than others.
        let fair = u64::MAX - u64::MAX % bound;
        loop {
            let drawn = self.next();
            if drawn < fair {
                return (drawn % bound) as u32;
            }
        }
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = high.abs_diff(low.min(high));
        low.min(high).saturating_add_unsigned(self.below(width.saturating_add(1)))
    }

    /// A number from `-spread` to `spread`, near 0 more often than far from it.
    pub(crate) fn around_zero(&mut self, spread: i32) -> i32 {
        (self.between(-spread, spread) + self.between(-spread, spread)) / 2
    }

    /// True `percent` times in a hundred.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of `from`; `None` where there is none.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(u32::try_from(from.len()).unwrap_or(u32::MAX)) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::Sequence;

    #[test]
    fn the_sequence_is_the_published_one() {
        // The first outputs of SplitMix64 for the seed 1234567, as the reference implementation gives them.
        let mut sequence = Sequence::new(1_234_567);
        assert_eq!(
            [sequence.next(), sequence.next(), sequence.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn a_bounded_number_lies_within_its_bounds_and_every_one_of_them_comes() {
        let mut sequence = Sequence::new(7);
        let mut seen = [0; 7];
        for _ in 0..7000 {
            seen[(sequence.between(-3, 3) + 3) as usize] += 1;
        }
        assert!(seen.iter().all(|count| (850..1150).contains(count)), "{seen:?}");
        assert_eq!((sequence.below(0), sequence.pick::<u8>(&[])), (0, None));
    }
}
