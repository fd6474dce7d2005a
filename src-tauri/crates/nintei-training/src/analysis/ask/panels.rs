//! 合議体.

use nintei_board::{BoardStatistics, GroupFigures};

use super::simplified::only_largest;
use super::{AnalysisQuestion, percent};
use crate::analysis::AnalysisCause;

/// Which panel decides heavier most often, of panels known by their numbers.
pub(in crate::analysis) fn on_panels(statistics: &BoardStatistics) -> Option<AnalysisQuestion> {
    let panels: Vec<(i64, &GroupFigures)> =
        statistics.panels.iter().filter_map(|group| Some((group.id?, group.figures.as_ref()?))).collect();
    let by = |figure: &dyn Fn(&GroupFigures) -> i64| {
        only_largest(&panels.iter().map(|(_, figures)| figure(figures)).collect::<Vec<_>>())
    };
    let heavier = |figures: &GroupFigures| figures.heavier.permille.map_or(0, i64::from);
    let lighter = |figures: &GroupFigures| figures.lighter.permille.map_or(0, i64::from);
    let right = by(&heavier).filter(|_| panels.len() >= 2)?;
    let (id, figures) = panels.get(right)?;
    let options = panels.iter().map(|(id, _)| format!("第{id}合議体")).collect();
    let text = "二次判定で重くした割合が最も高いのは、どの合議体ですか。";
    let reckoning = format!("第{id}合議体: {}", percent(figures.heavier.permille?));
    let mut question = AnalysisQuestion::of_choice("panel-heavier", options, right, text.to_owned(), reckoning)
        .look_at("「合議体」の表");
    let mistakes = [
        (
            AnalysisCause::OtherDenominator,
            by(&|figures| i64::from(figures.heavier.count)),
            "重くした件数が最も多い合議体です。それぞれの合議体の件数に対する割合で比べてください。",
        ),
        (
            AnalysisCause::OtherColumn,
            by(&lighter),
            "軽くした割合が最も高い合議体です。重くした割合の列を読んでください。",
        ),
        (
            AnalysisCause::OtherColumn,
            by(&|figures| heavier(figures) + lighter(figures)),
            "変更した割合が最も高い合議体です。重くした割合の列を読んでください。",
        ),
        (AnalysisCause::SignReversed, by(&|figures| -heavier(figures)), "重くした割合が最も低い合議体です。"),
    ];
    for (cause, option, sentence) in mistakes {
        if let Some(option) = option {
            question = question.or_choice(cause, option, sentence);
        }
    }
    Some(question)
}
