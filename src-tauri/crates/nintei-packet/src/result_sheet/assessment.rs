//! 4 認知機能・状態の安定性の評価結果: what settles 要支援2 or 要介護1.

use nintei_judgment::{LikelihoodSource, OfficialResult, SplitSteps};
use nintei_survey::{CareLevel, CareLevels, Stability};

use super::ResultSheet;
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::cells::{self, NOTHING, PADDING, section};

/// Height of a row and of the reason, millimetres.
const ROW: f32 = 4.9;
const REASON: f32 = 9.6;

/// Draws the section; what is left below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let rest = section(canvas, area, "4　認知機能・状態の安定性の評価結果", "");
    if let Some((official, level)) = sheet.printed_result() {
        return of_result(canvas, rest, sheet, official.result, level);
    }
    let Some(split) = &sheet.judgment.steps.level.split else {
        let (place, rest) = rest.split_top(REASON);
        canvas.outline(Stroke::Thin, place);
        let words = "基準時間が32分以上50分未満にならないため、要支援2・要介護1の評価はありません。";
        canvas.text(place.inset(PADDING, 0.5), Style::plain(7.0).lines(3), "4 評価結果", words);
        return rest;
    };
    let lines = [
        ("認知症自立度Ⅱ以上の蓋然性", likelihood(split)),
        ("状態の安定性", stability(split.stability).to_owned()),
        ("給付区分", benefit(split.left).to_owned()),
    ];
    let rest = cells::rows(canvas, rest, ROW, 44.0, &lines);
    let (place, rest) = rest.split_top(REASON);
    canvas.outline(Stroke::Thin, place);
    canvas.text(place.inset(PADDING, 0.5), Style::plain(7.0).lines(3), "4 評価結果", split.reason);
    rest
}

/// What the official result says, and why the 試算 says what it does.
fn of_result(
    canvas: &mut Canvas<'_>,
    area: Area,
    sheet: &ResultSheet<'_>,
    result: &OfficialResult,
    level: CareLevel,
) -> Area {
    let benefit = match level {
        CareLevel::NotCertified => NOTHING,
        CareLevel::Support1 | CareLevel::Support2 => "予防給付",
        _ => "介護給付",
    };
    let percent = result.likelihood_percent.map_or_else(|| NOTHING.to_owned(), |percent| format!("{percent}%"));
    let state = result.stability.map_or(NOTHING, |state| stability(Some(state)));
    let lines =
        [("認知症自立度Ⅱ以上の蓋然性", percent), ("状態の安定性", state.to_owned()), ("給付区分", benefit.to_owned())];
    let rest = cells::rows(canvas, area, ROW, 44.0, &lines);
    let (place, rest) = rest.split_top(REASON);
    canvas.outline(Stroke::Thin, place);
    let reason = match &sheet.judgment.steps.level.split {
        Some(split) => format!("上は公式の結果。試算: {}", split.reason),
        None => "上は公式の結果。試算では、基準時間が32分以上50分未満になりません。".to_owned(),
    };
    canvas.text(place.inset(PADDING, 0.5), Style::plain(7.0).lines(3), "4 評価結果", &reason);
    rest
}

fn likelihood(split: &SplitSteps) -> String {
    let percent = split.likelihood_percent.map(|percent| format!("{percent}%"));
    match (split.likelihood_source, percent) {
        (LikelihoodSource::Agreement | LikelihoodSource::Entered, Some(percent)) => percent,
        _ => "未確定".to_owned(),
    }
}

const fn stability(stability: Option<Stability>) -> &'static str {
    match stability {
        Some(Stability::Stable) => "安定",
        Some(Stability::Unstable) => "不安定",
        None => "未入力",
    }
}

fn benefit(left: CareLevels) -> &'static str {
    match (left.contains(CareLevel::Support2), left.contains(CareLevel::Care1)) {
        (true, false) => "予防給付",
        (false, true) => "介護給付",
        _ => "未確定",
    }
}
