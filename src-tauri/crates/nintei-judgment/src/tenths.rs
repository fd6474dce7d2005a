use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

/// A number of minutes or points in whole tenths. There is no floating point in a judgment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize, TS)]
#[ts(type = "number")]
#[serde(transparent)]
pub struct Tenths(i32);

impl Tenths {
    /// 0.0
    pub const ZERO: Self = Self(0);
    /// 0.1, the smallest difference there is.
    pub const STEP: Self = Self(1);

    /// `count` tenths.
    #[must_use]
    pub const fn new(count: i32) -> Self {
        Self(count)
    }

    /// How many tenths.
    #[must_use]
    pub const fn count(self) -> i32 {
        self.0
    }

    /// Reads a number with exactly one decimal, as the tables print it: `18.6`, `0.0`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (whole, tenth) = text.split_once('.')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || whole.len() > 4 || !digits(tenth) || tenth.len() != 1 {
            return None;
        }
        let whole: i32 = whole.parse().ok()?;
        let tenth: i32 = tenth.parse().ok()?;
        Some(Self(whole * 10 + tenth))
    }

    /// Reads a number as a person types it, with or without its unit: `7.4`, `7`, `７．４分`.
    #[must_use]
    pub fn read_typed(text: &str, unit: char) -> Option<Self> {
        let plain: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .map(|letter| match letter {
                '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter),
                '．' => '.',
                other => other,
            })
            .collect();
        let plain = plain.strip_suffix(unit).unwrap_or(&plain);
        Self::read(plain).or_else(|| Self::read(&format!("{plain}.0")))
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{}", size / 10, size % 10))
    }
}

impl Add for Tenths {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Tenths {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// Every value from `low` to `high`, both included. What is unknown stays visibly unknown as an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, TS)]
#[ts(type = "[number, number]")]
pub struct Interval {
    /// Smallest possible value.
    pub low: Tenths,
    /// Largest possible value.
    pub high: Tenths,
}

impl Interval {
    /// Exactly 0.0.
    pub const ZERO: Self = Self { low: Tenths::ZERO, high: Tenths::ZERO };

    /// From `low` to `high`.
    #[must_use]
    pub const fn new(low: Tenths, high: Tenths) -> Self {
        Self { low, high }
    }

    /// The one value `value`.
    #[must_use]
    pub const fn exactly(value: Tenths) -> Self {
        Self { low: value, high: value }
    }

    /// The one value, where there is only one.
    #[must_use]
    pub fn value(self) -> Option<Tenths> {
        (self.low == self.high).then_some(self.low)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// What both have in common, if anything.
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        let common = Self { low: self.low.max(other.low), high: self.high.min(other.high) };
        (common.low <= common.high).then_some(common)
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value() {
            Some(value) => value.fmt(f),
            None => f.pad(&format!("{}〜{}", self.low, self.high)),
        }
    }
}

impl Add for Interval {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

impl Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(intervals: I) -> Self {
        intervals.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Interval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.low, self.high).serialize(serializer)
    }
}
