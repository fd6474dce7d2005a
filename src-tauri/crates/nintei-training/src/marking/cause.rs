use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "MarkCause")]
pub enum Cause {
    /// The points of another option of the item.
    OtherOption,
    /// The points of another item.
    OtherItem,
    /// A part was left out of a sum.
    LeftOut,
    /// A part was counted twice.
    CountedTwice,
    /// A carry is wrong: off by exactly 1, 10 or 100.
    Carry,
    /// The sum of another group.
    OtherGroup,
    /// Minutes of a treatment that is not received.
    OtherTreatment,
    /// The score looked at is not that of the group asked for.
    Misread,
    /// The branch does not belong to the answer.
    WrongBranch,
    /// The score lies on the other side of the threshold.
    ThresholdReversed,
    /// The score lies exactly at the edge: 以下 holds its number.
    ThresholdEdge,
    /// The minutes of another end of the tree.
    OtherLeaf,
    /// The minutes of another tree.
    OtherTree,
    /// Outside what the official sheet shows for the tree.
    OutOfRange,
    /// 認知症加算 forgotten.
    AdditionForgotten,
    /// 認知症加算 given to whoever is not eligible.
    AdditionNotDue,
    /// 認知症加算 of other steps.
    AdditionOtherStep,
    /// 認知症加算 of another level.
    AdditionOtherLevel,
    /// The level of the total before 認知症加算.
    LevelBeforeAddition,
    /// 以上 and 未満 of a level read wrong.
    LevelBoundary,
    /// 要支援2 and 要介護1 mixed up.
    LevelSplit,
    /// Not the kind of thing that the line asks for.
    OtherKind,
    /// None of these.
    Plain,
}

impl Cause {
    /// As a class sheet names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OtherOption => "得点表の選択肢の読み違い",
            Self::OtherItem => "得点表の行の読み違い",
            Self::LeftOut => "足し忘れ",
            Self::CountedTwice => "二度足し",
            Self::Carry => "繰り上がりの誤り",
            Self::OtherGroup => "別の群の合計",
            Self::OtherTreatment => "受けていない医療の時間",
            Self::Misread => "見る得点の取り違え",
            Self::WrongBranch => "枝の選び違い",
            Self::ThresholdReversed => "以下・以上の読み違い",
            Self::ThresholdEdge => "境目の数の読み違い",
            Self::OtherLeaf => "別の枝の先の時間",
            Self::OtherTree => "別の樹形図の時間",
            Self::OutOfRange => "範囲の外の時間",
            Self::AdditionForgotten => "認知症加算の忘れ",
            Self::AdditionNotDue => "対象でない人への認知症加算",
            Self::AdditionOtherStep => "認知症加算の段階の読み違い",
            Self::AdditionOtherLevel => "認知症加算の区分の読み違い",
            Self::LevelBeforeAddition => "加算前の合計での区分",
            Self::LevelBoundary => "区分の境目の読み違い",
            Self::LevelSplit => "要支援2と要介護1の取り違え",
            Self::OtherKind => "書くものの種類の違い",
            Self::Plain => "その他の誤り",
        }
    }
}

/// A cause with the sentence that says it.
pub(super) struct Found {
    pub(super) cause: Cause,
    pub(super) sentence: String,
}

impl Found {
    pub(super) fn new(cause: Cause, sentence: impl Into<String>) -> Self {
        Self { cause, sentence: sentence.into() }
    }
}
