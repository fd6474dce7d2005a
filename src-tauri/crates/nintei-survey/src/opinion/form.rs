use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ItemId;
use crate::data::{self, DataError};

/// An item of the 主治医意見書 that this program keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum OpinionItem {
    /// 短期記憶
    ShortTermMemory,
    /// 日常の意思決定を行うための認知能力
    DecisionMaking,
    /// 自分の意思の伝達能力
    Communication,
    /// 食事行為
    Eating,
    /// 認知症高齢者の日常生活自立度
    DementiaIndependence,
    /// 障害高齢者の日常生活自立度（寝たきり度）
    PhysicalIndependence,
    /// 特別な医療
    SpecialCare,
    /// 症状としての安定性
    Stability,
}

/// The kept items in the wording of the opinion form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpinionForm {
    /// Where the wording comes from.
    pub source: String,
    /// The items in the order in which they are shown.
    pub items: Vec<OpinionQuestion>,
}

/// One item of the opinion form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpinionQuestion {
    /// Which item.
    pub item: OpinionItem,
    /// The part of the opinion form where it stands.
    pub section: String,
    /// Exact wording on the form.
    pub name: String,
    /// Whether several options may be chosen, and none of them is an answer too.
    pub multiple: bool,
    /// The options in order.
    pub options: Vec<OpinionOption>,
    /// How it is compared with the survey, where it has a counterpart there.
    pub compare: Option<OpinionComparison>,
}

/// One option of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpinionOption {
    /// Its place on the form, from 1.
    pub no: u8,
    /// Exact wording on the form.
    pub label: String,
}

/// How an item is compared with its counterpart in the survey. The pairing is the project's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "lowercase")]
pub enum OpinionComparison {
    /// Options listed count as 問題視.
    Concern {
        /// The survey's item.
        survey_item: ItemId,
        /// The survey's options that count.
        survey_concern: Vec<u8>,
        /// The opinion's options that count.
        opinion_concern: Vec<u8>,
    },
    /// The same scale on both sides: the later value is the greater problem.
    Order {
        /// The survey's item.
        survey_item: ItemId,
    },
    /// The same list on both sides, compared option by option.
    Each {
        /// The survey's item.
        survey_item: ItemId,
    },
}

impl OpinionForm {
    /// The items that come with the program.
    ///
    /// # Errors
    /// [`DataError`] where the file that was built in is not sound.
    pub fn built_in() -> Result<Self, DataError> {
        data::read("opinion/items.json", include_str!(concat!(env!("NINTEI_ASSETS"), "/opinion/items.json")))
    }

    /// The item as the form words it.
    #[must_use]
    pub fn question(&self, item: OpinionItem) -> Option<&OpinionQuestion> {
        self.items.iter().find(|question| question.item == item)
    }
}

impl OpinionComparison {
    /// The survey's item.
    #[must_use]
    pub const fn survey_item(&self) -> ItemId {
        match self {
            Self::Concern { survey_item, .. } | Self::Order { survey_item } | Self::Each { survey_item } => {
                *survey_item
            }
        }
    }
}
