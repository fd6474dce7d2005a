use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The eight trees (樹形図) of 要介護認定等基準時間, in the order of the result sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TreeId {
    /// 食事
    Meal,
    /// 排泄
    Excretion,
    /// 移動
    Mobility,
    /// 清潔保持
    Hygiene,
    /// 間接生活介助
    Indirect,
    /// BPSD関連行為
    Bpsd,
    /// 機能訓練関連行為
    FunctionalTraining,
    /// 医療関連行為
    Medical,
}

impl TreeId {
    /// All eight, in order.
    pub const ALL: [Self; 8] = [
        Self::Meal,
        Self::Excretion,
        Self::Mobility,
        Self::Hygiene,
        Self::Indirect,
        Self::Bpsd,
        Self::FunctionalTraining,
        Self::Medical,
    ];

    /// The identifier used in files and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Meal => "meal",
            Self::Excretion => "excretion",
            Self::Mobility => "mobility",
            Self::Hygiene => "hygiene",
            Self::Indirect => "indirect",
            Self::Bpsd => "bpsd",
            Self::FunctionalTraining => "functional_training",
            Self::Medical => "medical",
        }
    }

    /// The tree as the official sheet names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meal => "食事",
            Self::Excretion => "排泄",
            Self::Mobility => "移動",
            Self::Hygiene => "清潔保持",
            Self::Indirect => "間接生活介助",
            Self::Bpsd => "BPSD関連行為",
            Self::FunctionalTraining => "機能訓練関連行為",
            Self::Medical => "医療関連行為",
        }
    }

    /// The tree with that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tree| tree.name() == name)
    }

    /// The tree with that identifier.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tree| tree.key() == key)
    }

    /// Position in [`TreeId::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
