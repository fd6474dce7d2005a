//! 3 中間評価項目得点, now and last time.

use nintei_judgment::{ComparedPart, GroupSteps, Interval};

use super::ResultSheet;
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::cells::{self, VALUE, head, label, section, value};

/// Widths of the scores, now and last time; millimetres.
const SCORE: f32 = 25.0;
const LAST: f32 = 22.0;
/// Heights of the heads and of a row, millimetres.
const HEAD: f32 = 4.0;
const ROW: f32 = 4.9;

/// Widths of the scores where the official ones stand beside the 試算, millimetres.
const OFFICIAL: f32 = 14.0;
const PROVISIONAL: f32 = 23.0;
const BEFORE: f32 = 17.0;

/// Draws the section; what is left below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let body = section(canvas, area, "3　中間評価項目得点", "各群 0.0〜100.0点");
    let official = sheet.printed_result().map(|(official, _)| official);
    let columns = |row: Area| {
        let [first, second, third] = match official {
            Some(_) => [OFFICIAL, PROVISIONAL, BEFORE],
            None => [0.0, SCORE, LAST],
        };
        let (name, scores) = row.split_left(row.width - first - second - third);
        let (given, scores) = scores.split_left(first);
        let (now, last) = scores.split_left(second);
        (name, given, now, last)
    };
    let (top, mut rest) = body.split_top(HEAD);
    let (name, given, now, last) = columns(top);
    head(canvas, name, &["群"]);
    if official.is_some() {
        head(canvas, given, &["公式"]);
    }
    head(canvas, now, &[if official.is_some() { "試算" } else { "今回（点）" }]);
    head(canvas, last, &[if official.is_some() { "前回（試算）" } else { "前回（点）" }]);
    for (index, group) in sheet.judgment.steps.groups.iter().enumerate() {
        let (row, further) = rest.split_top(ROW);
        let (name, given, now, last) = columns(row);
        let field = format!("第{}群　{}", group.group, group.name);
        label(canvas, name, &field);
        let mut ours = points(group);
        let mut style = Style::bold(VALUE);
        if let Some(official) = official {
            let points = official.result.scores.get(&group.group);
            let text = points.map_or_else(|| cells::NOTHING.to_owned(), ToString::to_string);
            value(canvas, given, style.align(Align::Right), &field, &text);
            ours = official.provisional(ComparedPart::Score { group: group.group }, &ours);
            if !ours.starts_with('≠') {
                style = Style::plain(VALUE);
            }
        }
        value(canvas, now, style.align(Align::Right), &field, &ours);
        let before = sheet.last.and_then(|last| last.group_scores.get(index));
        let text = before.map_or_else(|| cells::NOTHING.to_owned(), Interval::to_string);
        value(canvas, last, Style::plain(VALUE).align(Align::Right), &field, &text);
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - body.y, ..body });
    rest
}

/// The score, and that it rests on a supplement where it does.
fn points(group: &GroupSteps<'_>) -> String {
    let supplemented = group.lines.iter().any(|line| line.supplement.is_some());
    if supplemented { format!("補完 {}", group.sum) } else { group.sum.to_string() }
}
