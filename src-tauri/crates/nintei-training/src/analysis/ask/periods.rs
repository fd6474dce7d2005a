//! 有効期間の分布.

use nintei_board::{BoardStatistics, PeriodBin, PeriodDistribution};

use super::{AnalysisQuestion, Sequence, difference, percent, permille};
use crate::analysis::{AnalysisAnswerKind, AnalysisCause};

const PLACE: &str = "「有効期間の分布」の表";
/// Cases that a 申請区分 needs to be asked about.
const LEAST: u32 = 10;

/// A row with the office's own figure and the national one.
fn figures(bin: &PeriodBin) -> Option<(u32, u32)> {
    bin.share.permille.zip(bin.national_permille)
}

pub(super) fn beside_national(statistics: &BoardStatistics, sequence: &mut Sequence) -> Option<AnalysisQuestion> {
    let worth_asking = |bin: &PeriodBin| {
        let differs = figures(bin).is_some_and(|(own, national)| own != national && own + national >= 20);
        differs && bin.share.of >= LEAST
    };
    let asked: Vec<(&PeriodDistribution, &PeriodBin)> = statistics
        .periods
        .iter()
        .flat_map(|table| table.bins.iter().map(move |bin| (table, bin)))
        .filter(|(_, bin)| worth_asking(bin))
        .collect();
    let (table, bin) = *sequence.pick(&asked)?;
    let (own, national) = figures(bin)?;
    let (kind, label) = (table.kind.name(), &bin.label);
    let text =
        format!("申請区分が「{kind}」で{label}の認定の割合は、全国より何ポイント高いですか（低いときは負の数）。");
    let reckoning = format!("{} − {}", percent(own), percent(national));
    let answer = difference(own, national);
    let id = "period-beside-national";
    let mut question = AnalysisQuestion::of_tenths(id, AnalysisAnswerKind::Points, answer, text, reckoning)
        .look_at(PLACE)
        .or(AnalysisCause::OwnColumn, own, "保険者の割合そのものです。全国の割合を引いてください。")
        .or(AnalysisCause::NationalColumn, national, "全国の列を読んでいます。保険者の割合から引いてください。");
    if let Some(of_all) = permille(bin.share.count, statistics.all.cases) {
        let sentence = format!("二次判定の全件に対する割合で比べています。分母は「{kind}」の件数です。");
        question = question.or(AnalysisCause::OtherDenominator, difference(of_all, national), sentence.clone()).or(
            AnalysisCause::OtherDenominator,
            of_all,
            sentence,
        );
    }
    for other in table.bins.iter().filter(|other| other.label != *label) {
        if let Some((own, national)) = figures(other) {
            let sentence = format!("{}の行の差です。{label}の行を読んでください。", other.label);
            question = question.or(AnalysisCause::OtherRow, difference(own, national), sentence);
        }
    }
    let others = statistics.periods.iter().filter(|other| other.kind != table.kind);
    for (other, bin) in others.flat_map(|other| other.bins.iter().map(move |bin| (other.kind.name(), bin))) {
        if let Some((own, national)) = figures(bin).filter(|_| bin.label == *label) {
            let sentence = format!("「{other}」の表の差です。「{kind}」の表を読んでください。");
            question = question.or(AnalysisCause::OtherRow, difference(own, national), sentence);
        }
    }
    Some(question)
}

pub(super) fn at_least(statistics: &BoardStatistics, sequence: &mut Sequence) -> Option<AnalysisQuestion> {
    let from = *sequence.pick(&["12か月", "24か月", "36か月"])?;
    let sum = |bins: &[PeriodBin]| bins.iter().map(|bin| bin.share.count).sum::<u32>();
    // From a length on, or only that, or below it.
    let parts = |table: &PeriodDistribution| {
        let at = table.bins.iter().position(|bin| bin.label == from)?;
        let (below, rest) = table.bins.split_at(at);
        let (only, above) = rest.split_first()?;
        Some((sum(below), only.share.count, sum(above)))
    };
    let longest = |table: &&PeriodDistribution| table.bins.iter().any(|bin| bin.label == "36か月");
    let table = statistics.periods.iter().find(longest)?;
    let (below, only, above) = parts(table).filter(|(below, only, above)| below + only + above >= LEAST)?;
    let kind = table.kind.name();
    let text = format!("申請区分が「{kind}」で{from}以上の有効期間が付いた事例は何件ですか。");
    let reckoning = format!("{only}件 + {above}件");
    let mut question = AnalysisQuestion::of_count("period-at-least", only + above, text, reckoning)
        .look_at(PLACE)
        .or_count(AnalysisCause::Edge, above, format!("{from}を超えるものだけの件数です。「以上」は{from}も含みます。"))
        .or_count(AnalysisCause::OtherRow, only, format!("{from}の行だけの件数です。それより長い行も加えてください。"))
        .or_count(AnalysisCause::Complement, below, format!("{from}より短いものの件数です。"))
        .or_count(AnalysisCause::Edge, below + only, format!("{from}以下の件数です。「以上」を数えてください。"));
    for (other, (_, only, above)) in statistics
        .periods
        .iter()
        .filter(|other| other.kind != table.kind)
        .filter_map(|other| Some((other, parts(other)?)))
    {
        let sentence = format!("「{}」の表の件数です。「{kind}」の表を読んでください。", other.kind.name());
        question = question.or_count(AnalysisCause::OtherRow, only + above, sentence);
    }
    Some(question)
}
