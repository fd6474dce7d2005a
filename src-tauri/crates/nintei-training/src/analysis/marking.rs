use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnalysisAnswerKind, AnalysisEntry, AnalysisExercise, AnalysisFilled, AnalysisQuestion};
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

/// Marks what is `filled` in.
#[must_use]
pub fn mark_analysis(exercise: &AnalysisExercise, filled: &AnalysisFilled) -> AnalysisMarking {
    let lines: Vec<AnalysisMark> = (1..)
        .zip(&exercise.questions)
        .map(|(no, question)| {
            let (verdict, found) = match filled.0.get(&question.id) {
                None => (LineVerdict::NotFilled, None),
                Some(entry) if *entry == question.answer() => (LineVerdict::Right, None),
                Some(entry) => (LineVerdict::Wrong, Some(diagnose(question, *entry))),
            };
            let (cause, sentence) = found.unzip();
            let sentence = sentence.map(|sentence| format!("問{no}: {sentence}"));
            AnalysisMark { id: question.id.clone(), verdict, cause, sentence }
        })
        .collect();
    let first_wrong = lines.iter().position(|line| line.verdict == LineVerdict::Wrong);
    let filled_in = lines.iter().all(|line| line.verdict != LineVerdict::NotFilled);
    AnalysisMarking { complete: filled_in && first_wrong.is_none(), lines, first_wrong }
}

fn diagnose(question: &AnalysisQuestion, entry: AnalysisEntry) -> (AnalysisCause, String) {
    if let Some(slip) = question.slips().iter().find(|slip| slip.entry == entry) {
        return (slip.cause, slip.sentence.clone());
    }
    let look = &question.where_to_look;
    match (question.answer(), entry) {
        (AnalysisEntry::Tenths { value: right }, AnalysisEntry::Tenths { value }) if right.abs_diff(value) == 1 => {
            let sentence = "0.1だけ違います。小数第2位を四捨五入して、小数第1位まで書いてください。";
            (AnalysisCause::Rounding, sentence.to_owned())
        }
        (AnalysisEntry::Tenths { value: right }, AnalysisEntry::Tenths { value })
            if question.kind.is_difference() && right.abs_diff(-value) == 1 =>
        {
            let sentence = "大小が逆です。どちらからどちらを引くかを確かめてください。";
            (AnalysisCause::SignReversed, sentence.to_owned())
        }
        (AnalysisEntry::Choice { .. }, AnalysisEntry::Choice { option }) if matches!(&question.kind, AnalysisAnswerKind::Choice { options } if usize::from(option) < options.len()) => {
            (AnalysisCause::OtherRow, format!("ほかの行の方が当てはまります。{look}の全ての行を比べてください。"))
        }
        (AnalysisEntry::Tenths { .. }, AnalysisEntry::Tenths { .. })
        | (AnalysisEntry::Count { .. }, AnalysisEntry::Count { .. }) => {
            (AnalysisCause::Plain, format!("{look}から求められる値ではありません。読む行と列を確かめてください。"))
        }
        _ => (AnalysisCause::OtherKind, "書くものの種類が違います。書き直してください。".to_owned()),
    }
}
