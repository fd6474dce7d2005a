use std::fmt;
use std::str::FromStr;

use nintei_judgment::TreeId;
use nintei_survey::ItemId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A line of the worksheet, as a key of what is filled in: `points/1-3`, `points/1-2/0`, `sum/1`, `question/meal/0.1`,
/// `minutes/meal`, `special_care`, `subtotal`, `addition`, `total`, `level`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub enum LineId {
    /// The points of an item, or of one joint of 1-2.
    Points {
        /// The item.
        item: ItemId,
        /// 0 肩関節, 1 股関節, 2 膝関節.
        joint: Option<u8>,
    },
    /// The score of a group, 1–5.
    Sum {
        /// 1–5.
        group: u8,
    },
    /// A question of a tree, by the branches that lead to it from the first.
    Question {
        /// The tree.
        tree: TreeId,
        /// Positions of the branches, from 0.
        at: Vec<u8>,
    },
    /// The minutes of a tree.
    Minutes {
        /// The tree.
        tree: TreeId,
    },
    /// The minutes of 特別な医療.
    SpecialCare,
    /// The sum before 認知症加算.
    Subtotal,
    /// 認知症加算.
    Addition,
    /// 要介護認定等基準時間.
    Total,
    /// 要介護状態区分等.
    Level,
}

/// The text names no line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("「{0}」は計算用紙の行ではありません。計算用紙を開き直してください。")]
pub struct UnknownLine(pub String);

impl UnknownLine {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "worksheet-unknown-line"
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points { item, joint: None } => write!(f, "points/{item}"),
            Self::Points { item, joint: Some(joint) } => write!(f, "points/{item}/{joint}"),
            Self::Sum { group } => write!(f, "sum/{group}"),
            Self::Question { tree, at } => {
                let at: Vec<String> = at.iter().map(u8::to_string).collect();
                write!(f, "question/{}/{}", tree.key(), at.join("."))
            }
            Self::Minutes { tree } => write!(f, "minutes/{}", tree.key()),
            Self::SpecialCare => f.write_str("special_care"),
            Self::Subtotal => f.write_str("subtotal"),
            Self::Addition => f.write_str("addition"),
            Self::Total => f.write_str("total"),
            Self::Level => f.write_str("level"),
        }
    }
}

impl FromStr for LineId {
    type Err = UnknownLine;

    fn from_str(text: &str) -> Result<Self, UnknownLine> {
        let read = || -> Option<Self> {
            let parts: Vec<&str> = text.split('/').collect();
            Some(match parts.as_slice() {
                ["points", item] => Self::Points { item: item.parse().ok()?, joint: None },
                ["points", item, joint] => Self::Points { item: item.parse().ok()?, joint: Some(joint.parse().ok()?) },
                ["sum", group] => Self::Sum { group: group.parse().ok()? },
                ["question", tree, ""] => Self::Question { tree: TreeId::from_key(tree)?, at: Vec::new() },
                ["question", tree, at] => {
                    let at: Result<Vec<u8>, _> = at.split('.').map(str::parse).collect();
                    Self::Question { tree: TreeId::from_key(tree)?, at: at.ok()? }
                }
                ["minutes", tree] => Self::Minutes { tree: TreeId::from_key(tree)? },
                ["special_care"] => Self::SpecialCare,
                ["subtotal"] => Self::Subtotal,
                ["addition"] => Self::Addition,
                ["total"] => Self::Total,
                ["level"] => Self::Level,
                _ => return None,
            })
        };
        read().ok_or_else(|| UnknownLine(text.to_owned()))
    }
}

impl Serialize for LineId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LineId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
