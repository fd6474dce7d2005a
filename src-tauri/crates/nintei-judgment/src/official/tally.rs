//! Counting cases without keeping them: whatever the number of cases, what is kept stays bounded.

use std::collections::BTreeMap;

use crate::Tenths;

/// How many record ids are kept beside a count.
const EXAMPLES: usize = 5;

/// A number of cases and a few of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) count: u64,
    /// Record ids, at most five.
    pub(super) examples: Vec<i64>,
}

impl Tally {
    pub(super) fn add(&mut self, id: i64) {
        self.count += 1;
        if self.examples.len() < EXAMPLES {
            self.examples.push(id);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        for id in &other.examples {
            if self.examples.len() < EXAMPLES && !self.examples.contains(id) {
                self.examples.push(*id);
            }
        }
    }
}

/// A map that takes no new keys beyond a limit.
#[derive(Debug, Clone)]
pub(super) struct Bounded<K, V>(pub(super) BTreeMap<K, V>);

impl<K, V> Default for Bounded<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord, V: Default> Bounded<K, V> {
    /// Far above what sound tables and sound data need.
    const LIMIT: usize = 4096;

    /// The value of `key`; `None` where the key is new and the limit is reached.
    pub(super) fn entry(&mut self, key: K) -> Option<&mut V> {
        if self.0.len() >= Self::LIMIT && !self.0.contains_key(&key) {
            return None;
        }
        Some(self.0.entry(key).or_default())
    }
}

/// Values that cases show for one unknown, each with its cases.
pub(super) type Values = Bounded<Tenths, Tally>;

impl Values {
    /// Counts a case that shows `value`; false where it cannot be kept.
    pub(super) fn show(&mut self, value: Tenths, id: i64) -> bool {
        self.entry(value).map(|tally| tally.add(id)).is_some()
    }

    /// The value that most cases show, the smallest of several.
    pub(super) fn most_frequent(&self) -> Option<Tenths> {
        self.0.iter().max_by_key(|(value, tally)| (tally.count, std::cmp::Reverse(**value))).map(|(value, _)| *value)
    }
}
