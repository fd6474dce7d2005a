use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{RuleEdition, TreeId};

/// One thing that is wrong with a supplement, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SupplementFault {
    /// The part of the supplement.
    pub part: FaultPart,
    /// Line of the part's outline text, from 1, where there is one.
    pub line: Option<u32>,
    /// Where in the table, as a path of questions and answers.
    pub place: String,
    /// What is wrong there, in a sentence.
    pub cause: String,
}

/// The part of a supplement in which a fault lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultPart {
    /// Its header.
    Header {
        /// Which entry.
        field: SupplementField,
    },
    /// A whole tree.
    Tree {
        /// Which.
        tree: TreeId,
    },
    /// A single leaf.
    Leaf {
        /// Position among the leaves, from 0.
        index: u32,
    },
    /// A single score.
    Points {
        /// Position among the scores, from 0.
        index: u32,
    },
    /// The step rule of 認知症加算.
    Addition,
    /// No single part.
    Whole,
}

/// The entries of a supplement's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupplementField {
    /// 補完名
    Name,
    /// 対象
    Edition,
    /// 作成日
    MadeOn,
    /// 出典
    Source,
    /// 作成者
    MadeBy,
    /// 確認者
    CheckedBy,
}

impl SupplementField {
    /// The entry as screens and the file word it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "補完名",
            Self::Edition => "対象",
            Self::MadeOn => "作成日",
            Self::Source => "出典",
            Self::MadeBy => "作成者",
            Self::CheckedBy => "確認者",
        }
    }
}

/// What comes of laying a supplement over the tables without adopting it.
#[derive(Debug, Clone)]
pub struct Tried {
    /// Everything that is wrong; empty where the supplement may be adopted.
    pub faults: Vec<SupplementFault>,
    /// The tables with it, where they are sound; the header may still have faults.
    pub edition: Option<RuleEdition>,
}
