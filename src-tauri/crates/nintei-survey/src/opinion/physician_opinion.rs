use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::OpinionSheet;
use crate::Opinion;

/// 主治医意見書 of one case, as far as it was transcribed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PhysicianOpinion {
    /// What the physician marked.
    #[ts(type = "Partial<Record<import(\"./OpinionItem\").OpinionItem, number[]>>")]
    pub items: OpinionSheet,
    /// 認知症自立度Ⅱ以上の蓋然性, percent 0–100. Used only where 7-2 and the opinion do not agree.
    pub dementia_likelihood_percent: Option<u8>,
    /// 医師氏名.
    pub physician: String,
    /// 医療機関名.
    pub institution: String,
    /// 記入日.
    pub written_on: Option<NaiveDate>,
}

impl PhysicianOpinion {
    /// What the judgment takes from the opinion.
    #[must_use]
    pub fn for_judgment(&self) -> Opinion {
        self.items.for_judgment(self.dementia_likelihood_percent)
    }
}
