//! 全体: what the board changed, and how long it took.

use nintei_board::BoardStatistics;

use super::{AnalysisQuestion, Sequence, difference, percent};
use crate::analysis::{AnalysisAnswerKind, AnalysisCause};

const PLACE: &str = "「業務分析データ」の最初の表";
/// The thirty days of the law, tenths of a day.
const THIRTY_DAYS: i64 = 300;

pub(super) fn heavier_than_lighter(statistics: &BoardStatistics, _: &mut Sequence) -> Option<AnalysisQuestion> {
    let all = &statistics.all;
    let (heavier, lighter) = (all.heavier.permille?, all.lighter.permille?);
    let text = "二次判定で重くした割合は、軽くした割合より何ポイント高いですか（低いときは負の数）。表の割合どうしの差を書きます。";
    let reckoning = format!("{} − {}", percent(heavier), percent(lighter));
    let answer = difference(heavier, lighter);
    let question = AnalysisQuestion::of_tenths(
        "heavier-than-lighter",
        AnalysisAnswerKind::Points,
        answer,
        text.to_owned(),
        reckoning,
    );
    let question = question
        .look_at(PLACE)
        .or(AnalysisCause::OwnColumn, heavier, "重くした割合そのものです。軽くした割合との差を書いてください。")
        .or(AnalysisCause::OtherColumn, lighter, "軽くした割合そのものです。重くした割合との差を書いてください。")
        .or(AnalysisCause::OtherColumn, heavier + lighter, "変更した割合の合計です。差を書いてください。")
        .or_if(
            AnalysisCause::OtherColumn,
            all.unchanged.permille,
            "一次判定のとおりとした割合です。重くした割合と軽くした割合を読んでください。",
        );
    Some(question)
}

pub(super) fn later_than_thirty_days(statistics: &BoardStatistics, _: &mut Sequence) -> Option<AnalysisQuestion> {
    let within = statistics.all.within_thirty;
    let late = within.of.checked_sub(within.count).filter(|_| within.of > 0)?;
    let text = format!("申請日の分かる{}件のうち、申請から30日を超えて二次判定した事例は何件ですか。", within.of);
    let reckoning = format!("{}件 − {}件", within.of, within.count);
    let question = AnalysisQuestion::of_count("later-than-thirty-days", late, text, reckoning)
        .look_at(PLACE)
        .or_count(AnalysisCause::Complement, within.count, "30日以内の件数です。30日を超えた件数は、残りの件数です。")
        .or_count(
            AnalysisCause::OtherDenominator,
            statistics.all.cases - within.count,
            "申請日の分からない事例まで数えています。引かれるのは申請日の分かる件数です。",
        );
    Some(question)
}

pub(super) fn days_beside_national(statistics: &BoardStatistics, _: &mut Sequence) -> Option<AnalysisQuestion> {
    let own = i64::from(statistics.all.mean_days?.count());
    let national = i64::from(statistics.national.mean_days.count());
    let text = "申請から二次判定までの平均日数は、全国より何日長いですか（短いときは負の数）。";
    let shown = crate::analysis::question::shown;
    let reckoning = format!("{}日 − {}日", shown(own), shown(national));
    let question = AnalysisQuestion::of_tenths(
        "days-beside-national",
        AnalysisAnswerKind::Days,
        own - national,
        text.to_owned(),
        reckoning,
    );
    let question = question
        .look_at(PLACE)
        .or(AnalysisCause::OwnColumn, own, "保険者の平均日数そのものです。全国との差を書いてください。")
        .or(AnalysisCause::NationalColumn, national, "全国の平均日数そのものです。保険者との差を書いてください。")
        .or(AnalysisCause::OtherRow, own - THIRTY_DAYS, "法定の30日との差です。全国の平均と比べてください。");
    Some(question)
}
