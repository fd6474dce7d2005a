//! 全国の数値: how long a level stays.

use nintei_board::BoardStatistics;

use super::{AnalysisQuestion, Sequence, percent};
use crate::analysis::{AnalysisAnswerKind, AnalysisCause};

pub(super) fn changed_later(statistics: &BoardStatistics, sequence: &mut Sequence) -> Option<AnalysisQuestion> {
    let rows = &statistics.national.unchanged;
    let row = sequence.pick(rows)?;
    let (months, unchanged) = *sequence.pick(&row.permille)?;
    let label = &row.label;
    let text = format!("全国では、「{label}」のうち判定から{months}か月後に要介護度が変わっている者は何%ですか。");
    let reckoning = format!("100.0% − {}", percent(unchanged));
    let answer = 1000 - unchanged;
    let mut question =
        AnalysisQuestion::of_tenths("changed-later", AnalysisAnswerKind::Percent, answer, text, reckoning)
            .look_at("「全国の数値」の表")
            .or(
                AnalysisCause::Complement,
                unchanged,
                "変わらない者の割合です。変わっている者の割合は、残りの割合です。",
            );
    for (other, unchanged) in row.permille.iter().filter(|(other, _)| *other != months) {
        let sentence = format!("{other}か月後の列です。{months}か月後の列を読んでください。");
        question = question.or(AnalysisCause::OtherColumn, 1000 - unchanged, sentence);
    }
    for other in rows.iter().filter(|other| other.label != *label) {
        if let Some((_, unchanged)) = other.permille.iter().find(|(of, _)| *of == months) {
            let sentence = format!("「{}」の行です。「{label}」の行を読んでください。", other.label);
            question = question.or(AnalysisCause::OtherRow, 1000 - unchanged, sentence);
        }
    }
    Some(question)
}
