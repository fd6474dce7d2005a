//! 4 基準時間と区分: the minutes of the trees, 特別な医療, the sums, 認知症加算 and the level.

use nintei_judgment::AdditionCondition;
use nintei_training::{Line, LineId, LineKind};

use super::book::Book;
use super::case::Case;
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::cells::{self, PADDING, VALUE, head, label, section};
use crate::sheet::choices;

/// Name of the part.
pub(super) const NAME: &str = "基準時間と区分";
/// Height of a row to write into, of a row of a table and of the heads; millimetres.
const ROW: f32 = 8.4;
const TABLE: f32 = 6.0;
const HEAD: f32 = 3.8;
/// Width of the cells to write into, and of the labels before them; millimetres.
const CELL: f32 = 34.0;
const LABEL: f32 = 36.0;
/// Space between the columns and between the parts, millimetres.
const BETWEEN: f32 = 5.0;
const GAP: f32 = 5.0;

pub(super) fn draw(book: &mut Book<'_, '_>, case: &Case<'_>) {
    let page = book.next_table("図の時間を写して合計し、区分を求めます");
    let canvas = &mut book.canvas;
    let body = section(canvas, page, &format!("4　{NAME}"), "時間は小数第1位まで");
    let body = body.split_top(1.5).1;
    let (left, right) = body.split_left((body.width - BETWEEN) / 2.0);
    let right = right.split_left(BETWEEN).1;
    let rest = minutes(canvas, left, case);
    if !asks(case, &LineId::Total) {
        return;
    }
    let mut below = right;
    if asks(case, &LineId::SpecialCare) {
        below = special_care(canvas, right, case);
    }
    let rest = sums(canvas, rest.split_top(GAP).1, case);
    addition(canvas, below.split_top(GAP).1, case);
    level(canvas, rest.split_top(GAP).1, case);
}

fn asks(case: &Case<'_>, id: &LineId) -> bool {
    case.lines.iter().any(|line| line.id == *id)
}

fn title(canvas: &mut Canvas<'_>, area: Area, words: &str) -> Area {
    let (row, rest) = area.split_top(5.0);
    canvas.text(row, Style::bold(9.0), words, words);
    rest
}

/// The minutes of every tree, in the order of the sheet.
fn minutes(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) -> Area {
    let mut rest = title(canvas, area, "樹形図の時間");
    let lines = case.lines.iter().filter(|line| matches!(line.kind, LineKind::Minutes { .. } | LineKind::Given { .. }));
    let mut lines: Vec<&Line> = lines.collect();
    lines.sort_by(|one, other| one.id.cmp(&other.id));
    let top = rest.y;
    for line in lines {
        let (row, further) = rest.split_top(ROW);
        let (name, place) = row.split_left(LABEL);
        label(canvas, name, &line.label);
        let (words, cell) = place.split_left(place.width - CELL);
        let remark = match &line.kind {
            LineKind::Minutes { to_trace: Some(range), .. } => format!("テキストの図でたどる（{range}分）"),
            LineKind::Given { stated: true, .. } => "設例で示す時間".to_owned(),
            LineKind::Given { .. } => "示す時間".to_owned(),
            _ => String::new(),
        };
        canvas.text(words.inset(0.6, 0.0), Style::plain(Style::FLOOR).lines(3), &line.label, &remark);
        match &line.kind {
            LineKind::Given { minutes, .. } => {
                canvas.outline(Stroke::Thin, cell);
                let style = Style::plain(10.0).align(Align::Right);
                canvas.text(cell.inset(PADDING, 0.0), style, &line.label, &format!("{minutes}分"));
            }
            _ => case.number(canvas, cell, &line.id, "分", 11.0),
        }
        canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { y: top, height: rest.y - top, ..area });
    rest
}

/// The table of 特別な医療 with a mark at those that the case receives.
fn special_care(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) -> Area {
    let mut rest = title(canvas, area, "特別な医療の時間（印のある医療を受けています）");
    let received = &case.judgment.steps.special_care.lines;
    for (no, (treatment, minutes)) in (1u8..).zip(case.paper.rules.special_care_table()) {
        let (row, further) = rest.split_top(TABLE);
        let receives = received.iter().any(|line| line.no == no);
        let (words, value) = row.inset(PADDING, 0.0).split_left(row.width - 2.0 * PADDING - 15.0);
        let words = choices::tick(canvas, words, receives);
        let style = Style { bold: receives, ..Style::plain(7.5) };
        canvas.text(words, style.lines(2), treatment, treatment);
        canvas.text(value, style.align(Align::Right), treatment, &format!("{minutes}分"));
        canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { y: area.y + 5.0, height: rest.y - area.y - 5.0, ..area });
    rest
}

/// 特別な医療, the sums and 認知症加算, to be filled in.
fn sums(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) -> Area {
    let mut rest = title(canvas, area, "合計");
    let top = rest.y;
    let lines = [
        (LineId::SpecialCare, "特別な医療の時間", 11.0),
        (LineId::Subtotal, "認知症加算前の合計", 11.0),
        (LineId::Addition, "認知症加算", 11.0),
        (LineId::Total, "要介護認定等基準時間", 13.0),
    ];
    for (id, name, size) in lines {
        let (row, further) = rest.split_top(ROW);
        let (words, cell) = row.split_left(row.width - CELL);
        label(canvas, words, name);
        if asks(case, &id) {
            case.number(canvas, cell, &id, "分", size);
        } else {
            cells::value(canvas, cell, Style::plain(10.0).align(Align::Right), name, "0.0分");
        }
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { y: top, height: rest.y - top, ..area });
    rest
}

/// Who is raised by 認知症加算, and by how much.
fn addition(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) {
    let steps = &case.judgment.steps.dementia_addition;
    let mut rest = title(canvas, area, "認知症加算（三つの条件を全て満たすとき）");
    let top = rest.y;
    for AdditionCondition { label, holds, .. } in &steps.conditions {
        let (row, further) = rest.split_top(TABLE);
        let ticked = case.is_key() && *holds == Some(true);
        let words = choices::tick(canvas, row.inset(PADDING, 0.0), ticked);
        canvas.text(words, Style::plain(7.5), label, label);
        rest = further;
    }
    if let Some(words) = case.lines.iter().find_map(|line| match &line.kind {
        LineKind::Addition { step } => step.as_deref(),
        _ => None,
    }) {
        let flowed = canvas.flow(rest.width - 2.0 * PADDING, Style::plain(7.5), words);
        let (row, further) = rest.split_top(flowed.height() + 2.0);
        canvas.place(row.inset(PADDING, 0.0), Style::plain(7.5), "認知症加算", &flowed);
        rest = further;
    }
    let (heads, further) = rest.split_top(HEAD);
    let columns = |row: Area| {
        let (level, rest) = row.split_left(row.width - 56.0);
        let (one, second) = rest.split_left(28.0);
        [level, one, second]
    };
    for (cell, words) in columns(heads).into_iter().zip(["加算前の合計が当たる区分", "一段階", "二段階目にさらに"])
    {
        head(canvas, cell, &[words]);
    }
    rest = further;
    for candidate in case.paper.rules.addition_table() {
        let (row, further) = rest.split_top(TABLE);
        let [level, one, second] = columns(row);
        cells::value(canvas, level, Style::plain(VALUE), candidate.level, candidate.level);
        for (cell, minutes) in [(one, candidate.one_step), (second, candidate.second_step)] {
            let style = Style::plain(VALUE).align(Align::Right);
            cells::value(canvas, cell, style, candidate.level, &format!("{minutes}分"));
        }
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { y: top, height: rest.y - top, ..area });
}

/// The table of the levels, and the box for the level.
fn level(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) {
    let mut rest = title(canvas, area, "要介護状態区分等");
    let top = rest.y;
    for line in &case.judgment.steps.level.categories {
        let (row, further) = rest.split_top(TABLE);
        let (name, range) = row.split_left(LABEL);
        cells::label(canvas, name, line.level.name());
        let words = match line.below {
            Some(below) => format!("{}分以上 {below}分未満", line.from),
            None => format!("{}分以上", line.from),
        };
        cells::value(canvas, range, Style::plain(VALUE), line.level.name(), &words);
        rest = further;
    }
    let words = "要支援2と要介護1は、認知症自立度Ⅱ以上の蓋然性が50%以上か、状態が不安定であれば要介護1、どちらでもなければ\
        要支援2です。認定調査と主治医意見書がともにⅡ以上なら蓋然性は100%、ともに自立・Ⅰなら0%です。";
    let flowed = canvas.flow(rest.width, Style::plain(7.0), words);
    let (row, further) = rest.split_top(flowed.height() + 2.0);
    canvas.place(row, Style::plain(7.0), "要支援2と要介護1", &flowed);
    canvas.outline(Stroke::Thin, Area { y: top, height: row.y - top, ..area });
    let (row, _) = further.split_top(12.0);
    let (name, cell) = row.split_left(LABEL);
    label(canvas, name, "要介護状態区分等");
    canvas.outline(Stroke::Heavy, cell);
    if let Some(line) = case.value(&LineId::Level) {
        let words =
            if line.open { format!("{}（表では定まりません）", line.value) } else { line.value.clone() };
        let style = if line.open { Style::bold(9.0).lines(2) } else { Style::bold(15.0) };
        canvas.text(cell.inset(PADDING, 0.5), style.align(Align::Centre), "要介護状態区分等", &words);
    }
}
