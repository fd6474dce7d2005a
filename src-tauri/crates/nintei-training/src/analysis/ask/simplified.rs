//! 審査会の簡素化.

use nintei_board::{BoardStatistics, SimplifiedShare};
use nintei_survey::CareLevel;

use super::{AnalysisQuestion, CUT_OFF, Sequence, cut_off, difference, neighbours, percent, permille};
use crate::analysis::{AnalysisAnswerKind, AnalysisCause};

const PLACE: &str = "「審査会の簡素化」の表";
/// Renewals that a level needs to be asked about.
const LEAST: u32 = 5;

fn row(statistics: &BoardStatistics, level: Option<CareLevel>) -> Option<&SimplifiedShare> {
    statistics.simplified.iter().find(|row| row.level == level)
}

/// 対象: the office's own figure and the national one.
fn eligible(row: &SimplifiedShare) -> Option<(u32, u32)> {
    row.eligible.permille.zip(row.eligible_national_permille)
}

/// 実施: the same.
fn simplified(row: &SimplifiedShare) -> Option<(u32, u32)> {
    row.simplified.permille.zip(row.simplified_national_permille)
}

pub(super) fn eligible_beside_national(
    statistics: &BoardStatistics,
    sequence: &mut Sequence,
) -> Option<AnalysisQuestion> {
    let asked: Vec<(CareLevel, &SimplifiedShare)> = statistics
        .simplified
        .iter()
        .filter(|row| row.eligible.of >= LEAST && eligible(row).is_some_and(|(own, national)| own != national))
        .filter_map(|row| Some((row.level?, row)))
        .collect();
    let (level, asked) = *sequence.pick(&asked)?;
    let (own, national) = eligible(asked)?;
    let text = format!(
        "一次判定が{level}の更新のうち簡素化の対象になった割合は、全国より何ポイント高いですか（低いときは負の数）。"
    );
    let reckoning = format!("{} − {}", percent(own), percent(national));
    let answer = difference(own, national);
    let id = "eligible-beside-national";
    let mut question = AnalysisQuestion::of_tenths(id, AnalysisAnswerKind::Points, answer, text, reckoning)
        .look_at(PLACE)
        .or(AnalysisCause::OwnColumn, own, "保険者の割合そのものです。全国の割合を引いてください。")
        .or(AnalysisCause::NationalColumn, national, "全国の列を読んでいます。保険者の割合から引いてください。");
    if let Some((done, done_national)) = simplified(asked) {
        let sentence = "「実施」の列の差です。「対象」の列を読んでください。";
        question = question
            .or(AnalysisCause::OtherColumn, difference(done, done_national), sentence)
            .or(AnalysisCause::OtherColumn, done, "「実施」の列の割合です。「対象」の列を読んでください。")
            .or(AnalysisCause::OtherColumn, difference(own, done_national), "全国は「対象」の列の値を引いてください。");
    }
    let renewals = row(statistics, None).map(|all| all.eligible.of);
    if let Some(of_all) = renewals.and_then(|all| permille(asked.eligible.count, all)) {
        let sentence = format!("更新の全件に対する割合で比べています。分母は一次判定が{level}の更新です。");
        question = question.or(AnalysisCause::OtherDenominator, difference(of_all, national), sentence);
    }
    for other in neighbours(level).map(Some).chain([None]) {
        if let Some((own, national)) = row(statistics, other).and_then(eligible) {
            let name = other.map_or("計", CareLevel::name);
            let sentence = format!("{name}の行の差です。{level}の行を読んでください。");
            question = question.or(AnalysisCause::OtherRow, difference(own, national), sentence);
        }
    }
    Some(question)
}

pub(super) fn of_renewals(statistics: &BoardStatistics, _: &mut Sequence) -> Option<AnalysisQuestion> {
    let all = row(statistics, None)?;
    let (found, of) = (all.simplified.count, all.eligible.of);
    let answer = permille(found, of).filter(|_| all.eligible.count > 0)?;
    let text = "更新の事例の全件のうち、簡素化して審査したものは何%ですか。対象にならなかった更新も分母に入れます。";
    let reckoning = format!("{found}件 ÷ {of}件");
    let id = "simplified-of-renewals";
    let question = AnalysisQuestion::of_tenths(id, AnalysisAnswerKind::Percent, answer, text.to_owned(), reckoning)
        .look_at(PLACE)
        .or_if(
            AnalysisCause::OtherDenominator,
            all.simplified.permille,
            "対象になった更新に対する割合です。分母は更新の全件です。",
        )
        .or_if(
            AnalysisCause::OtherDenominator,
            permille(found, statistics.all.cases),
            "二次判定の全件に対する割合です。分母は更新の全件です。",
        )
        .or_if(
            AnalysisCause::OtherColumn,
            all.eligible.permille,
            "対象になった割合です。簡素化して審査した件数を読んでください。",
        )
        .or_if(AnalysisCause::NationalColumn, all.simplified_national_permille, "全国の列を読んでいます。")
        .or_if(AnalysisCause::NationalColumn, all.eligible_national_permille, "全国の列を読んでいます。")
        .or(AnalysisCause::Complement, 1000 - answer, "簡素化しなかった割合です。")
        .or_if(AnalysisCause::Rounding, cut_off(found, of), CUT_OFF);
    Some(question)
}

pub(super) fn furthest_from_national(statistics: &BoardStatistics, _: &mut Sequence) -> Option<AnalysisQuestion> {
    let rows: Vec<(CareLevel, u32, u32)> = statistics
        .simplified
        .iter()
        .filter_map(|row| {
            let (own, national) = eligible(row)?;
            Some((row.level?, own, national))
        })
        .collect();
    let options: Vec<String> = rows.iter().map(|(level, ..)| level.name().to_owned()).collect();
    let by =
        |figure: &dyn Fn(&(CareLevel, u32, u32)) -> i64| only_largest(&rows.iter().map(figure).collect::<Vec<_>>());
    let right = by(&|(_, own, national)| difference(*own, *national)).filter(|_| rows.len() >= 3)?;
    let (level, own, national) = rows.get(right)?;
    let text = "簡素化の対象になった割合を全国と比べ、保険者の割合が全国より最も高い（差が最も大きい）のは、一次判定のどの区分ですか。";
    let reckoning = format!("{level}: {} − {}", percent(*own), percent(*national));
    let id = "furthest-from-national";
    let mut question = AnalysisQuestion::of_choice(id, options, right, text.to_owned(), reckoning).look_at(PLACE);
    let mistakes = [
        (
            AnalysisCause::SignReversed,
            by(&|(_, own, national)| difference(*national, *own)),
            "全国より最も低い区分です。どちらが高いかを確かめてください。",
        ),
        (
            AnalysisCause::OwnColumn,
            by(&|(_, own, _)| i64::from(*own)),
            "保険者の割合が最も高い区分です。全国との差で比べてください。",
        ),
        (
            AnalysisCause::NationalColumn,
            by(&|(_, _, national)| i64::from(*national)),
            "全国の割合が最も高い区分です。全国との差で比べてください。",
        ),
    ];
    for (cause, option, sentence) in mistakes {
        if let Some(option) = option {
            question = question.or_choice(cause, option, sentence);
        }
    }
    Some(question)
}

/// Where the largest number stands, where it stands once.
pub(super) fn only_largest(numbers: &[i64]) -> Option<usize> {
    let largest = numbers.iter().max()?;
    let mut at = numbers.iter().enumerate().filter(|(_, number)| *number == largest).map(|(at, _)| at);
    at.next().filter(|_| at.next().is_none())
}
