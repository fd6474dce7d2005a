use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::LineVerdict;

/// The answers, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisMarking {
    /// Every question, in order.
    pub lines: Vec<AnalysisMark>,
    /// Position of the first that went wrong.
    pub first_wrong: Option<usize>,
    /// Whether every question is answered and none is wrong.
    pub complete: bool,
}

/// An answer, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisMark {
    /// The question.
    pub id: String,
    /// Right or wrong.
    pub verdict: LineVerdict,
    /// What went wrong.
    pub cause: Option<AnalysisCause>,
    /// Why, in a sentence, without telling the right value.
    pub sentence: Option<String>,
}

/// What went wrong in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnalysisCause {
    /// The difference the wrong way round.
    SignReversed,
    /// A share of other cases than those asked for.
    OtherDenominator,
    /// The national figure alone.
    NationalColumn,
    /// The office's own figure alone, where the difference is asked for.
    OwnColumn,
    /// The figure of another row.
    OtherRow,
    /// The figure of another column.
    OtherColumn,
    /// The rest instead of the part.
    Complement,
    /// The edge of 以上, 以下 or 超 taken in or left out.
    Edge,
    /// Cut off, or rounded the wrong way.
    Rounding,
    /// Not the kind of thing that the question asks for.
    OtherKind,
    /// None of these.
    Plain,
}

impl AnalysisCause {
    /// As a class sheet names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignReversed => "符号が逆",
            Self::OtherDenominator => "分母の取り違え",
            Self::NationalColumn => "全国の列を読んだ",
            Self::OwnColumn => "差を求めていない",
            Self::OtherRow => "行の取り違え",
            Self::OtherColumn => "列の取り違え",
            Self::Complement => "残りの割合",
            Self::Edge => "以上・以下の境目の読み違い",
            Self::Rounding => "四捨五入の誤り",
            Self::OtherKind => "書くものの種類の違い",
            Self::Plain => "その他の誤り",
        }
    }
}
