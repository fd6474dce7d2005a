//! The value that screens, documents and the command line show: the numbers and every step to them.

use nintei_survey::{CareLevel, CareLevels, ItemId, Stability};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Interval, Outcome, SupplementNote, Tenths, Traced, TreeId};

/// A 一次判定 (試算) with every step, in the order in which a person checks it by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Judgment<'r> {
    /// The numbers.
    #[serde(flatten)]
    pub outcome: Outcome<'r>,
    /// The way to them.
    pub steps: Steps<'r>,
}

/// The way to the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Steps<'r> {
    /// 1. 中間評価項目得点, group by group.
    pub groups: Vec<GroupSteps<'r>>,
    /// 2. The eight trees.
    pub trees: Vec<TreeSteps<'r>>,
    /// 3. 特別な医療.
    pub special_care: SpecialCareSteps<'r>,
    /// 4. The sum of the trees and 特別な医療, before 認知症加算.
    pub subtotal: Interval,
    /// 5. 認知症加算.
    pub dementia_addition: AdditionSteps<'r>,
    /// 6. The level.
    pub level: LevelSteps<'r>,
    /// Everything that is not settled or needs a look, in the order of the steps.
    pub marks: Vec<Mark>,
    /// 補完: the supplements on which these numbers rest, in the order of adoption; absent where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<SupplementNote>>")]
    pub supplements: Vec<&'r SupplementNote>,
}

/// One group's score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupSteps<'r> {
    /// 1–5.
    pub group: u8,
    /// 身体機能・起居動作 and so on.
    pub name: &'r str,
    /// One line per item; 1-2 has one per joint.
    pub lines: Vec<ScoreLine<'r>>,
    /// The sum of the lines.
    pub sum: Interval,
}

/// The points of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreLine<'r> {
    /// The item.
    pub item: ItemId,
    /// Its short name.
    pub name: &'r str,
    /// The joint, for 1-2.
    pub part: Option<&'r str>,
    /// Wordings of the chosen options; empty where not answered.
    pub chosen: Vec<&'r str>,
    /// The row of the score table, where it is not the chosen option itself: the pattern of 1-1 or ない・ある of 1-2.
    pub row: Option<&'r str>,
    /// The points.
    pub points: Interval,
    /// How sure the points are.
    pub certainty: Certainty,
    /// A word on the reading of the answer, where one is needed.
    pub note: Option<&'r str>,
    /// The supplement on which the points rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub supplement: Option<i64>,
}

/// Why a number is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read from the tables.
    Established,
    /// 未回答: the question is not answered, so every answer's value is possible.
    Unanswered,
    /// 未確定: the tables do not establish the number.
    NotEstablished,
}

/// One tree's minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TreeSteps<'r> {
    /// Which tree.
    pub tree: TreeId,
    /// 食事 and so on.
    pub name: &'r str,
    /// Smallest and largest minutes that the official sheet shows for this tree.
    pub displayed_range: Interval,
    /// The minutes.
    pub minutes: Interval,
    /// What the minutes rest on.
    pub source: TreeSource,
    /// 手でたどった値, with who and when.
    pub traced: Option<&'r Traced>,
    /// The path from the first question down, where the tables hold the tree.
    pub path: Option<PathNode<'r>>,
    /// The supplement that holds the tree, where the source is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub supplement: Option<i64>,
}

/// What a tree's minutes rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TreeSource {
    /// The rule table.
    Table,
    /// 手でたどった値.
    Traced,
    /// 補完: the whole tree comes from a supplement.
    Supplement,
    /// 未確定: the tree is not established; its displayed range stands in.
    NotEstablished,
}

/// A place on the path through a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PathNode<'r> {
    /// A question.
    Question {
        /// As the figure words it: 第2群 生活機能, 2-4 食事摂取.
        asks: &'r str,
        /// What is known of the value asked for.
        value: AskedValue<'r>,
        /// Every branch of the question, taken or not.
        branches: Vec<PathBranch<'r>>,
        /// 要照合: why this question should be checked against the 告示.
        doubt: Option<&'r str>,
        /// The supplement that holds the question.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        supplement: Option<i64>,
    },
    /// The end of the path.
    Leaf {
        /// The minutes.
        minutes: Interval,
        /// False for 未確定.
        established: bool,
        /// 要照合: why this value should be checked against the 告示.
        doubt: Option<&'r str>,
        /// The supplement that settles the minutes.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        supplement: Option<i64>,
    },
    /// The end of a path through the step rule of 認知症加算.
    Step {
        /// The steps possible here: one where the rule settles them.
        steps: Vec<AdditionStep>,
        /// False for 未確定.
        established: bool,
        /// 要照合: why this end should be checked against the source.
        doubt: Option<&'r str>,
    },
}

/// What is known of the value a question asks for, at this place of the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AskedValue<'r> {
    /// A group's score.
    Score {
        /// Tenths of a point.
        points: Interval,
    },
    /// The answers still possible here: one where the item is answered.
    Answers {
        /// Their wordings.
        labels: Vec<&'r str>,
        /// Whether the item is answered.
        answered: bool,
    },
}

/// One branch of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PathBranch<'r> {
    /// As the figure words it: 31.2以下, 介助されていない・見守り等.
    pub label: &'r str,
    /// What follows, where the branch is possible.
    pub next: Option<PathNode<'r>>,
}

/// Minutes of 特別な医療.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SpecialCareSteps<'r> {
    /// Whether the section was answered.
    pub answered: bool,
    /// One line per treatment received.
    pub lines: Vec<SpecialCareLine<'r>>,
    /// The sum.
    pub sum: Interval,
}

/// Minutes of one treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SpecialCareLine<'r> {
    /// Its number on the form.
    pub no: u8,
    /// Its wording.
    pub label: &'r str,
    /// Tenths of a minute.
    pub minutes: Tenths,
}

/// 認知症加算.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdditionSteps<'r> {
    /// The three conditions, one by one.
    pub conditions: Vec<AdditionCondition<'r>>,
    /// The addition.
    pub addition: Interval,
    /// Levels of the total before the addition that could be raised, with the minutes of one and two steps.
    pub candidates: Vec<AdditionCandidate<'r>>,
    /// Why the addition is what it is, in a sentence.
    pub reason: &'static str,
    /// How many steps are added, by the rule of a supplement; absent where none has one or nobody is to be raised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rule: Option<AdditionRule<'r>>,
}

/// The step rule of 認知症加算 applied to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdditionRule<'r> {
    /// The supplement that holds the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub supplement: Option<i64>,
    /// The path through the rule.
    pub path: PathNode<'r>,
    /// The steps still possible for an eligible person, fewest first.
    pub steps: Vec<AdditionStep>,
}

/// How much 認知症加算 raises an eligible person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AdditionStep {
    /// 加算なし
    None,
    /// 一段階
    One,
    /// 二段階
    Two,
}

impl AdditionStep {
    /// All three, fewest first.
    pub const ALL: [Self; 3] = [Self::None, Self::One, Self::Two];

    /// The step as the outline writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "加算なし",
            Self::One => "一段階",
            Self::Two => "二段階",
        }
    }
}

/// One condition of 認知症加算.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdditionCondition<'r> {
    /// The condition's wording.
    pub label: &'r str,
    /// The value looked at.
    pub value: String,
    /// Whether it holds; `None` while that is open.
    pub holds: Option<bool>,
}

/// A level that could be raised by 認知症加算.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdditionCandidate<'r> {
    /// The level before the addition.
    pub level: &'r str,
    /// Minutes of one step.
    pub one_step: Tenths,
    /// Minutes that a second step adds.
    pub second_step: Tenths,
}

/// From the total to the level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LevelSteps<'r> {
    /// Every category with its range; 要支援2 and 要介護1 share one.
    pub categories: Vec<CategoryLine<'r>>,
    /// The question of 要支援2 or 要介護1, where the total reaches 32 to under 50 minutes.
    pub split: Option<SplitSteps>,
    /// The levels that are still possible.
    pub care_levels: CareLevels,
}

/// One category of 省令58号.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CategoryLine<'r> {
    /// The level.
    pub level: CareLevel,
    /// Code of the exchange file.
    pub code: &'r str,
    /// At least, tenths of a minute.
    pub from: Tenths,
    /// Less than, tenths of a minute.
    pub below: Option<Tenths>,
    /// Whether the total's interval meets the range.
    pub reached: bool,
}

/// The flow of 審査会委員テキスト 図表6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SplitSteps {
    /// 認知症高齢者の日常生活自立度 by the survey (7-2).
    pub survey: Option<u8>,
    /// The same by 主治医意見書.
    pub opinion: Option<u8>,
    /// 認知症自立度Ⅱ以上の蓋然性 in percent, where it is known.
    pub likelihood_percent: Option<u8>,
    /// Where the 蓋然性 comes from.
    pub likelihood_source: LikelihoodSource,
    /// 状態の安定性.
    pub stability: Option<Stability>,
    /// What is left of 要支援2 and 要介護1.
    pub left: CareLevels,
    /// Why, in a sentence.
    pub reason: &'static str,
}

/// Where the 蓋然性 comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LikelihoodSource {
    /// 調査 and 意見書 agree: 100 or 0 percent.
    Agreement,
    /// Entered from the official result.
    Entered,
    /// Not known.
    Unknown,
}

/// Something that is not settled or needs a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Mark {
    /// What kind.
    pub kind: MarkKind,
    /// Where: 第2群 2-10 上衣の着脱, 清潔保持.
    pub place: String,
    /// What it means and what to do, in a sentence.
    pub reason: String,
}

/// The kinds of [`Mark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// 未回答
    Unanswered,
    /// 未確定: not established in the tables.
    NotEstablished,
    /// 要照合: a second reading of the source differs.
    ToBeChecked,
    /// 手でたどった値
    Traced,
    /// 補完: the number comes from a local supplement.
    Supplemented,
}

impl MarkKind {
    /// The mark as shown on screens and sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unanswered => "未回答",
            Self::NotEstablished => "未確定",
            Self::ToBeChecked => "要照合",
            Self::Traced => "手でたどった値",
            Self::Supplemented => "補完",
        }
    }
}
