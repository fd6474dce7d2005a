use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

/// 要介護状態区分等, from light to heavy. The names are those of 省令58号 第1条・第2条.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum CareLevel {
    /// 非該当 (01)
    #[serde(rename = "非該当")]
    NotCertified,
    /// 要支援1 (12)
    #[serde(rename = "要支援1")]
    Support1,
    /// 要支援2 (13)
    #[serde(rename = "要支援2")]
    Support2,
    /// 要介護1 (21)
    #[serde(rename = "要介護1")]
    Care1,
    /// 要介護2 (22)
    #[serde(rename = "要介護2")]
    Care2,
    /// 要介護3 (23)
    #[serde(rename = "要介護3")]
    Care3,
    /// 要介護4 (24)
    #[serde(rename = "要介護4")]
    Care4,
    /// 要介護5 (25)
    #[serde(rename = "要介護5")]
    Care5,
}

impl CareLevel {
    /// Every level, from light to heavy.
    pub const ALL: [Self; 8] = [
        Self::NotCertified,
        Self::Support1,
        Self::Support2,
        Self::Care1,
        Self::Care2,
        Self::Care3,
        Self::Care4,
        Self::Care5,
    ];

    /// The name as a public office writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotCertified => "非該当",
            Self::Support1 => "要支援1",
            Self::Support2 => "要支援2",
            Self::Care1 => "要介護1",
            Self::Care2 => "要介護2",
            Self::Care3 => "要介護3",
            Self::Care4 => "要介護4",
            Self::Care5 => "要介護5",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

impl fmt::Display for CareLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of care levels: those still possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, TS)]
#[ts(type = "Array<import(\"./CareLevel\").CareLevel>")]
pub struct CareLevels(u8);

impl CareLevels {
    /// No level.
    pub const NONE: Self = Self(0);

    /// The set with `level` added.
    #[must_use]
    pub const fn with(self, level: CareLevel) -> Self {
        Self(self.0 | 1 << level as u8)
    }

    /// The set without `level`.
    #[must_use]
    pub const fn without(self, level: CareLevel) -> Self {
        Self(self.0 & !(1 << level as u8))
    }

    /// Whether `level` is in the set.
    #[must_use]
    pub const fn contains(self, level: CareLevel) -> bool {
        self.0 & (1 << level as u8) != 0
    }

    /// How many levels are in the set.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no level is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The levels from light to heavy.
    pub fn iter(self) -> impl Iterator<Item = CareLevel> {
        CareLevel::ALL.into_iter().filter(move |level| self.contains(*level))
    }
}

impl FromIterator<CareLevel> for CareLevels {
    fn from_iter<I: IntoIterator<Item = CareLevel>>(levels: I) -> Self {
        levels.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Serialize for CareLevels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
