//! 補完: a local supplement completes or corrects the rule tables where the program's own are not established.
//!
//! It is one readable file in the words of the tables, with its source and who checked it. Its parts are laid over
//! the edition's outlines and the whole is read again by the reader of the built-in tables, so that a supplement is
//! sound by the same checks as they are.

mod adopted;
mod error;
mod fault;
mod file;
mod lay;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_survey::{FormEdition, ItemId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::rules::Outline;
use crate::rules::words::Words;
use crate::{FigureNode, RuleBase, Tenths, TreeId};

pub use adopted::{AdoptedSupplement, SupplementNote, supplemented};
pub use error::SupplementError;
pub use fault::{FaultPart, SupplementFault, SupplementField, Tried};
pub use file::FileLines;

pub(crate) use lay::{lay, located, of_the_base};

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
    /// Every fault that can be told apart, against `base` and what is laid over it; empty where it is sound.
    #[must_use]
    pub fn check(&self, base: &RuleBase, form: &FormEdition) -> Vec<SupplementFault> {
        base.try_out(self, form).faults
    }

    /// The whole trees of the supplement as they are drawn; `None` where the outline cannot be read.
    #[must_use]
    pub fn figures(&self, form: &FormEdition) -> BTreeMap<TreeId, Option<FigureNode>> {
        self.trees.iter().map(|(tree, text)| (*tree, FigureNode::of_text(text, form))).collect()
    }

    /// The supplement as its file writes it: outlines indented by two spaces, numbers with their unit. What cannot be
    /// read stays as typed.
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut canonical = self.clone();
        for outline in canonical.trees.values_mut().chain(&mut canonical.addition) {
            *outline = Outline::canonical(outline);
        }
        let number = |text: &mut String, unit: char| {
            if let Some(number) = Tenths::read_typed(text, unit) {
                *text = format!("{number}{unit}");
            }
        };
        canonical.leaves.iter_mut().for_each(|leaf| number(&mut leaf.minutes, '分'));
        canonical.points.iter_mut().for_each(|points| number(&mut points.points, '点'));
        canonical
    }

    /// The supplement in its canonical form and in the official words, as far as they can be recognised: 「2-4」 becomes
    /// 「2-4 食事摂取」, an answer typed by its number becomes its wording.
    #[must_use]
    pub fn in_official_words(&self, form: &FormEdition) -> Self {
        let words = Words::of(form);
        let mut official = self.canonical();
        for text in official.trees.values_mut().chain(&mut official.addition) {
            let (mut outline, faults) = Outline::parse(text);
            if faults.is_empty() {
                words.make_official(&mut outline);
                *text = outline.to_string();
            }
        }
        official
    }

    /// What the header lacks, for a supplement of the edition `base`.
    pub(crate) fn header_faults(&self, base: &str) -> Vec<SupplementFault> {
        let mut faults = Vec::new();
        let mut fault = |field: SupplementField, cause: String| {
            let place = field.name().to_owned();
            faults.push(SupplementFault { part: FaultPart::Header { field }, line: None, place, cause });
        };
        let texts = [
            (SupplementField::Name, &self.name),
            (SupplementField::Edition, &self.edition),
            (SupplementField::Source, &self.source),
            (SupplementField::MadeBy, &self.made_by),
            (SupplementField::CheckedBy, &self.checked_by),
        ];
        for (field, text) in texts {
            if text.trim().is_empty() {
                fault(field, format!("{}が書かれていません。", field.name()));
            } else if text.chars().any(char::is_control) {
                fault(field, "改行などの文字があります。一行で書いてください。".to_owned());
            }
        }
        if !self.edition.trim().is_empty() && self.edition != base {
            fault(SupplementField::Edition, format!("「{}」は規則の版「{base}」ではありません。", self.edition));
        }
        if self.made_on.is_none() {
            fault(SupplementField::MadeOn, "作成日が書かれていません。".to_owned());
        }
        if self.trees.is_empty() && self.leaves.is_empty() && self.points.is_empty() && self.addition.is_none() {
            faults.push(SupplementFault {
                part: FaultPart::Whole,
                line: None,
                place: "補完".to_owned(),
                cause: "補完する樹形図、枝、得点、認知症加算の段階のどれもありません。".to_owned(),
            });
        }
        faults
    }
}
