//! 要介護度の分布, and from the 一次判定 to the board.

use nintei_board::BoardStatistics;
use nintei_survey::CareLevel;

use super::{AnalysisQuestion, CUT_OFF, Sequence, cut_off, neighbours, percent, permille};
use crate::analysis::{AnalysisAnswerKind, AnalysisCause};

/// Levels that are asked about with 以上.
const FROM: [CareLevel; 4] = [CareLevel::Care1, CareLevel::Care2, CareLevel::Care3, CareLevel::Care4];
/// Cases that a row needs to be asked about.
const ROW: u32 = 5;

pub(super) fn at_least(statistics: &BoardStatistics, sequence: &mut Sequence) -> Option<AnalysisQuestion> {
    let from = *sequence.pick(&FROM)?;
    let count = |of: fn(&nintei_board::LevelCount) -> u32, holds: &dyn Fn(CareLevel) -> bool| {
        statistics.levels.iter().filter(|row| holds(row.level)).map(of).sum::<u32>()
    };
    let decided = |holds: &dyn Fn(CareLevel) -> bool| count(|row| row.decided, holds);
    let primary = |holds: &dyn Fn(CareLevel) -> bool| count(|row| row.primary, holds);
    let all = decided(&|_| true);
    let found = decided(&|level| level >= from);
    let answer = permille(found, all)?;
    let certified = all - decided(&|level| level == CareLevel::NotCertified);
    let text = format!("二次判定で{from}以上になった事例は、二次判定の全件の何%ですか。");
    let reckoning = format!("{found}件 ÷ {all}件");
    let question = AnalysisQuestion::of_tenths("at-least-level", AnalysisAnswerKind::Percent, answer, text, reckoning);
    let question = question
        .look_at("「要介護度の分布」の表")
        .or_if(
            AnalysisCause::OtherColumn,
            permille(primary(&|level| level >= from), primary(&|_| true)),
            "一次判定の列の割合です。二次判定の列を読んでください。",
        )
        .or_if(
            AnalysisCause::Edge,
            permille(decided(&|level| level > from), all),
            format!("「以上」は{from}も含みます。{from}の件数を加えてください。"),
        )
        .or_if(
            AnalysisCause::OtherRow,
            permille(decided(&|level| level == from), all),
            format!("{from}だけの割合です。それより重い区分も加えてください。"),
        )
        .or_if(
            AnalysisCause::OtherDenominator,
            permille(found, certified),
            "非該当を除いた件数に対する割合です。分母は二次判定の全件です。",
        )
        .or_if(
            AnalysisCause::OtherDenominator,
            permille(found, primary(&|_| true)),
            "一次判定の分かる件数に対する割合です。分母は二次判定の全件です。",
        )
        .or_if(AnalysisCause::Complement, 1000u32.checked_sub(answer), format!("{from}より軽い区分の割合です。"))
        .or_if(AnalysisCause::Rounding, cut_off(found, all), CUT_OFF);
    Some(question)
}

pub(super) fn raised(statistics: &BoardStatistics, sequence: &mut Sequence) -> Option<AnalysisQuestion> {
    let changes = |primary: Option<CareLevel>, holds: &dyn Fn(CareLevel, CareLevel) -> bool| {
        let rows = statistics.changes.iter();
        let rows = rows.filter(|row| primary.is_none_or(|level| level == row.primary));
        rows.filter(|row| holds(row.primary, row.decided)).map(|row| row.count).sum::<u32>()
    };
    let heavier = |level: CareLevel| changes(Some(level), &|primary, decided| decided > primary);
    let row = |level: CareLevel| changes(Some(level), &|_, _| true);
    let asked: Vec<CareLevel> =
        CareLevel::ALL.into_iter().filter(|level| row(*level) >= ROW && heavier(*level) > 0).collect();
    let level = *sequence.pick(&asked)?;
    let (found, of) = (heavier(level), row(level));
    let answer = permille(found, of)?;
    let lighter = changes(Some(level), &|primary, decided| decided < primary);
    let text = format!("一次判定が{level}の事例のうち、二次判定で重くしたものは何%ですか。");
    let reckoning = format!("{found}件 ÷ {of}件");
    let question = AnalysisQuestion::of_tenths("raised", AnalysisAnswerKind::Percent, answer, text, reckoning)
        .look_at("「一次判定から二次判定へ」の表")
        .or_if(
            AnalysisCause::OtherDenominator,
            permille(found, changes(None, &|_, _| true)),
            format!("全件に対する割合です。分母は一次判定が{level}の件数です。"),
        )
        .or_if(
            AnalysisCause::OtherDenominator,
            permille(found, changes(None, &|_, decided| decided == level)),
            format!("二次判定が{level}の件数（列の計）に対する割合です。分母は一次判定が{level}の行の計です。"),
        )
        .or_if(
            AnalysisCause::OtherDenominator,
            permille(found, changes(None, &|primary, decided| decided > primary)),
            format!("重くした全件に対する割合です。分母は一次判定が{level}の件数です。"),
        )
        .or_if(
            AnalysisCause::OtherColumn,
            permille(lighter, of),
            "軽くした割合です。一次判定より重い区分の列を読んでください。",
        )
        .or_if(
            AnalysisCause::OtherColumn,
            permille(of - found - lighter, of),
            "一次判定のとおりとした割合です。一次判定より重い区分の列を読んでください。",
        )
        .or_if(
            AnalysisCause::OtherColumn,
            permille(found + lighter, of),
            "軽くしたものも数えています。一次判定より重い区分の列だけを読んでください。",
        )
        .or(AnalysisCause::Complement, 1000 - answer, "重くしなかった割合です。重くした割合を書いてください。");
    let question = neighbours(level).fold(question, |question, other| {
        question.or_if(
            AnalysisCause::OtherRow,
            permille(heavier(other), row(other)),
            format!("一次判定が{other}の行の割合です。{level}の行を読んでください。"),
        )
    });
    let cut_off = cut_off(found, of).filter(|cut| percent(*cut) != percent(answer));
    Some(question.or_if(AnalysisCause::Rounding, cut_off, CUT_OFF))
}
