//! 補完: a local supplement completes or corrects the rule tables where the program's own are not established.
//!
//! It is one readable file in the words of the tables, with its source and who checked it. Its parts are laid over
//! the edition's outlines and the whole is read again by the reader of the built-in tables, so that a supplement is
//! sound by the same checks as they are.

mod adopted;
mod error;
mod fault;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_survey::{FormEdition, ItemId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{FigureNode, RuleBase, TreeId};

pub use adopted::{AdoptedSupplement, SupplementNote, supplemented};
pub use error::SupplementError;
pub use fault::{FaultPart, SupplementFault, SupplementField, Tried};

/// A supplement as a person typed it; numbers are text until checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Supplement {
    /// 補完名: what it is called on every sheet it influences.
    pub name: String,
    /// 対象: the edition whose tables it completes, `2009-04`.
    pub edition: String,
    /// 作成日.
    pub made_on: Option<NaiveDate>,
    /// 出典: from where the numbers were taken, with the page.
    pub source: String,
    /// 作成者.
    pub made_by: String,
    /// 確認者: who compared every number with the source.
    pub checked_by: String,
    /// Whole trees as outline text: 「問い:」, below it 「答え:」 or 「答え: 5.1分」, two spaces a level.
    #[ts(type = "Partial<Record<import(\"./TreeId\").TreeId, string>>")]
    pub trees: BTreeMap<TreeId, String>,
    /// Single leaves of trees.
    pub leaves: Vec<SupplementLeaf>,
    /// Single scores.
    pub points: Vec<SupplementPoints>,
    /// The step rule of 認知症加算 as outline text, whose leaves are 加算なし, 一段階 and 二段階.
    pub addition: Option<String>,
}

/// The minutes of one leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SupplementLeaf {
    /// The tree.
    pub tree: TreeId,
    /// Questions and answers in turn, from the first question down, as the figure words them.
    pub path: Vec<String>,
    /// 「5.1」 or 「5.1分」.
    pub minutes: String,
}

/// The points of one option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SupplementPoints {
    /// The item.
    pub item: ItemId,
    /// The row of the score table: the option's wording, the pattern of 1-1, or 「肩関節 ない」 of 1-2.
    pub option: String,
    /// 「6.1」 or 「6.1点」.
    pub points: String,
}

impl Supplement {
    /// Reads a supplement's file.
    ///
    /// # Errors
    /// [`SupplementError`] where the text is no such file. What it says is not checked here.
    pub fn read(text: &str) -> Result<Self, SupplementError> {
        let _ = text;
        Ok(Self::default())
    }

    /// The file, in its canonical form.
    #[must_use]
    pub fn write(&self) -> String {
        String::new()
    }

    /// Every fault that can be told apart, against `base` and what is laid over it; empty where it is sound.
    #[must_use]
    pub fn check(&self, base: &RuleBase, form: &FormEdition) -> Vec<SupplementFault> {
        base.try_out(self, form).faults
    }

    /// The whole trees of the supplement as they are drawn, as far as their outlines can be read.
    #[must_use]
    pub fn figures(&self) -> BTreeMap<TreeId, Option<FigureNode>> {
        self.trees.keys().map(|tree| (*tree, None)).collect()
    }
}
