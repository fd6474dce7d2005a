use nintei_survey::{CareLevels, ItemId};
use serde::Serialize;
use ts_rs::TS;

use crate::{Interval, Tenths, TreeId};

/// What decides the level of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Deciding {
    /// 要介護認定等基準時間 as it is now.
    pub total: Interval,
    /// The levels possible now.
    pub care_levels: CareLevels,
    /// 重度化キワ: from the upper end of the total to the next heavier level; `None` in the heaviest.
    pub to_next_up: Option<Boundary>,
    /// 軽度化キワ: from the lower end of the total to the next lighter level; `None` in the lightest.
    pub to_next_down: Option<Boundary>,
    /// Single changes of what is answered that change the set of possible levels, in the order of the form.
    pub single_changes: Vec<SingleChange>,
    /// What is open, the most influential first.
    pub open_items: Vec<OpenItem>,
}

/// The next level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Boundary {
    /// The levels a total just beyond the boundary would have: one, or 要支援2 and 要介護1 while that is open.
    pub levels: CareLevels,
    /// The least change of the total that crosses the boundary, tenths of a minute, always above zero.
    pub minutes: Tenths,
    /// The first total beyond the boundary.
    pub total: Tenths,
}

/// What an answer is given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DecidingSubject {
    /// An item of the form, 7-1 and 7-2 included.
    Item {
        /// Which.
        item: ItemId,
    },
    /// 認知症高齢者の日常生活自立度 of 主治医意見書.
    OpinionDementia,
    /// 認知症自立度Ⅱ以上の蓋然性.
    Likelihood,
    /// 状態の安定性.
    Stability,
    /// 認知症加算, where it is open how many steps it has.
    Addition,
    /// A tree that is not established, or whose path ends in a value that is not.
    Tree {
        /// Which.
        tree: TreeId,
    },
}

/// One answer changed, everything else as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SingleChange {
    /// What would be answered differently.
    pub subject: DecidingSubject,
    /// Its number and short name: 2-4 食事摂取.
    pub name: String,
    /// Wordings chosen now; empty for 特別な医療 なし.
    pub from: Vec<String>,
    /// Wordings chosen instead.
    pub to: Vec<String>,
    /// The numbers chosen instead, as [`nintei_survey::Answers::set`] takes them; empty for the likelihood and the
    /// stability.
    pub numbers: Vec<u8>,
    /// The total with it.
    pub total: Interval,
    /// The levels with it.
    pub care_levels: CareLevels,
    /// Where the levels go.
    pub direction: ChangeDirection,
}

/// Where a set of possible levels goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeDirection {
    /// To heavier levels.
    Heavier,
    /// To lighter levels.
    Lighter,
    /// Lighter and heavier levels become possible, none is ruled out.
    Wider,
    /// Levels are ruled out on both sides or from the middle, none becomes possible.
    Narrower,
}

/// Something that is not answered or not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenItem {
    /// What is open.
    pub subject: DecidingSubject,
    /// Its number and short name: 2-4 食事摂取.
    pub name: String,
    /// How much narrower the total becomes at most by knowing it, tenths of a minute.
    pub span: Tenths,
    /// How many levels knowing it rules out at most.
    pub levels_ruled_out: u32,
    /// What each answer would leave, in the order of the form.
    pub options: Vec<OptionOutcome>,
}

/// What one answer to something open would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OptionOutcome {
    /// Wording of the answer.
    pub label: String,
    /// The numbers to choose for it, as [`nintei_survey::Answers::set`] takes them; where several choices have the
    /// same effect (patterns of 1-1), one of them. Empty for 特別な医療 なし and for what is not an item.
    pub numbers: Vec<u8>,
    /// The total with it.
    pub total: Interval,
    /// The levels with it.
    pub care_levels: CareLevels,
}
