//! The left column: 中間評価項目得点, 日常生活自立度, 認知機能・状態の安定性, 警告, and what the marks mean.

use nintei_judgment::{LikelihoodSource, SplitSteps};
use nintei_survey::{CareLevel, CareLevels, ItemId, Stability};

use super::cells::{PADDING, VALUE, label, section, value};
use super::items::{self, UNANSWERED};
use super::{PAPER, ResultSheet, standard_time};
use crate::page::{Align, Area, Canvas, Stroke, Style};

/// Width of the column, millimetres.
pub(super) const WIDTH: f32 = 58.0;
/// Upper edge of the column and of the items beside it, millimetres.
pub(super) const TOP: f32 = standard_time::BOTTOM + 2.6;
/// Height of a row, millimetres.
const ROW: f32 = 4.9;
/// Space between sections, millimetres.
const GAP: f32 = 2.4;

pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let column = Area::new(PAPER.x, TOP, WIDTH, items::BOTTOM - TOP);
    let rest = scores(canvas, column, sheet);
    let rest = independence(canvas, rest, sheet);
    let rest = cognition(canvas, rest, sheet);
    let rest = warnings(canvas, rest, sheet);
    meanings(canvas, rest);
}

fn below(area: Area) -> Area {
    area.split_top(GAP).1
}

/// Rows of a label and a value; what is left below them.
fn rows(canvas: &mut Canvas<'_>, area: Area, label_width: f32, rows: &[(&str, String)]) -> Area {
    let mut rest = area;
    for (name, text) in rows {
        let (row, further) = rest.split_top(ROW);
        let (left, right) = row.split_left(label_width);
        label(canvas, left, name);
        value(canvas, right, Style::plain(VALUE).align(Align::Right), name, text);
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - area.y, ..area });
    rest
}

fn scores(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let rest = section(canvas, area, "2　中間評価項目得点", "各群 0.0〜100.0点");
    let groups: Vec<(String, String)> = sheet
        .judgment
        .steps
        .groups
        .iter()
        .map(|group| (format!("第{}群 {}", group.group, group.name), group.sum.to_string()))
        .collect();
    let lines: Vec<(&str, String)> = groups.iter().map(|(name, sum)| (name.as_str(), sum.clone())).collect();
    below(rows(canvas, rest, 37.0, &lines))
}

fn independence(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let rest = section(canvas, area, "4　日常生活自立度", "");
    let answer = |item| items::answer(sheet.form, item, sheet.answers);
    let opinion = dementia_level(sheet, sheet.opinion.dementia).unwrap_or("未入力").to_owned();
    let lines = [
        ("障害高齢者（寝たきり度）", answer(ItemId::PHYSICAL_INDEPENDENCE)),
        ("認知症高齢者（調査）", answer(ItemId::DEMENTIA_INDEPENDENCE)),
        ("認知症高齢者（主治医意見書）", opinion),
    ];
    below(rows(canvas, rest, 37.0, &lines))
}

fn dementia_level<'a>(sheet: &ResultSheet<'a>, level: Option<u8>) -> Option<&'a str> {
    let question = sheet.form.question(ItemId::DEMENTIA_INDEPENDENCE)?;
    question.option(level?).map(|option| option.print_label.as_str())
}

fn cognition(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let rest = section(canvas, area, "5　認知機能・状態の安定性の評価結果", "");
    let Some(split) = &sheet.judgment.steps.level.split else {
        let (place, rest) = rest.split_top(9.0);
        canvas.outline(Stroke::Thin, place);
        let words = "基準時間が32分以上50分未満にならないため、要支援2・要介護1の評価はありません。";
        canvas.text(place.inset(PADDING, 0.5), Style::plain(6.5).lines(3), "5 評価結果", words);
        return below(rest);
    };
    let lines = [
        ("認知症自立度Ⅱ以上の蓋然性", likelihood(split)),
        ("状態の安定性", stability(split.stability).to_owned()),
        ("給付区分", benefit(split.left).to_owned()),
    ];
    let rest = rows(canvas, rest, 37.0, &lines);
    let (place, rest) = rest.split_top(9.6);
    canvas.outline(Stroke::Thin, place);
    canvas.text(place.inset(PADDING, 0.5), Style::plain(6.5).lines(3), "5 評価結果", split.reason);
    below(rest)
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

fn warnings(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let rest = section(canvas, area, "6　警告コード", "誤りとは限りません");
    let (place, rest) = rest.split_top(9.6);
    canvas.outline(Stroke::Thin, place);
    let codes: Vec<&str> = sheet.warnings.iter().map(|warning| warning.code.as_str()).collect();
    let text = if codes.is_empty() { "なし".to_owned() } else { codes.join(" ") };
    canvas.text(place.inset(PADDING, 0.5), Style::plain(VALUE).lines(3), "6 警告コード", &text);
    below(rest)
}

/// What the words in the grey fields mean.
fn meanings(canvas: &mut Canvas<'_>, area: Area) {
    let lines = [
        ("未確定", "表に値がなく範囲で示したもの"),
        ("要照合", "告示と照らし合わせる必要がある値"),
        ("手でたどった値", "人が樹形図をたどって入れた値"),
        (UNANSWERED, "どの答えもありうるとしたもの"),
    ];
    let mut rest = area;
    for (word, meaning) in lines {
        let (row, further) = rest.split_top(3.3);
        let (left, right) = row.split_left(17.5);
        canvas.text(left, Style::bold(6.5), "凡例", word);
        canvas.text(right, Style::plain(6.5), "凡例", meaning);
        rest = further;
    }
}
