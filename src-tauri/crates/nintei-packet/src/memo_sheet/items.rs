//! One item to a row: boxes for its options, the last answer, boxes for the circumstances, room to write.

use nintei_survey::{AnswerOption, Question};

use super::MemoSheet;
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::LastAnswers;
use crate::sheet::cells::head;
use crate::sheet::choices::{AFTER_BOX, BOX, tick};
use crate::sheet::circumstances;

/// Widths of a row's cells, millimetres. What is written by pen takes the rest.
const NUMBER: f32 = 8.0;
const NAME: f32 = 26.5;
const OPTIONS: f32 = 60.5;
const LAST: f32 = 12.5;
const CIRCUMSTANCES: f32 = 14.2;
/// Height of the heads, millimetres.
const HEAD: f32 = 3.6;
/// From line to line of options at least, millimetres.
const LINE: f32 = 3.3;
/// Space between the edges of a cell and the options in it, millimetres.
const BESIDE: f32 = 0.8;
/// Space after an option and after its number, millimetres.
const AFTER: f32 = 1.6;
const AFTER_NUMBER: f32 = 0.7;
/// How options and their numbers look.
const OPTION: Style = Style::plain(Style::FLOOR);
const OPTION_NUMBER: Style = Style::bold(7.0);
/// The cells of a row.
struct Cells {
    number: Area,
    name: Area,
    options: Area,
    last: Option<Area>,
    circumstances: Area,
    memo: Area,
}

impl Cells {
    fn of(row: Area, with_last: bool) -> Self {
        let (number, rest) = row.split_left(NUMBER);
        let (name, rest) = rest.split_left(NAME);
        let (options, rest) = rest.split_left(OPTIONS);
        let (last, rest) = if with_last {
            let (last, rest) = rest.split_left(LAST);
            (Some(last), rest)
        } else {
            (None, rest)
        };
        let (circumstances, memo) = rest.split_left(CIRCUMSTANCES);
        Self { number, name, options, last, circumstances, memo }
    }
}

/// The heads of the columns; what is left below.
pub(super) fn heads(canvas: &mut Canvas<'_>, area: Area, with_last: bool) -> Area {
    let (row, rest) = area.split_top(HEAD);
    let cells = Cells::of(row, with_last);
    let item = Area { width: cells.number.width + cells.name.width, ..cells.number };
    let columns = [
        (Some(item), "項目"),
        (Some(cells.options), "選択肢"),
        (cells.last, "前回"),
        (Some(cells.circumstances), "状況"),
        (Some(cells.memo), "メモ（手間・頻度など）"),
    ];
    for (cell, words) in columns {
        if let Some(cell) = cell {
            head(canvas, cell, &[words]);
        }
    }
    rest
}

pub(super) fn draw(canvas: &mut Canvas<'_>, row: Area, question: &Question, sheet: &MemoSheet<'_>) {
    let cells = Cells::of(row, sheet.last.is_some());
    let field = format!("{} {}", question.id, question.short_name);
    let right = Style::bold(8.0).align(Align::Right);
    canvas.text(cells.number.inset(0.5, 0.0), right, &field, &question.id.to_string());
    canvas.text(cells.name.inset(0.8, 0.0), Style::plain(7.5).lines(2), &field, &question.short_name);
    options(canvas, cells.options.inset(BESIDE, 0.0), question);
    if let (Some(cell), Some(last)) = (cells.last, sheet.last) {
        let style = OPTION.align(Align::Centre).lines(2);
        canvas.text(cell.inset(0.3, 0.0), style, &format!("前回の{field}"), &last_answer(question, last));
        canvas.line(Stroke::Hair, (cell.x, row.y), (cell.x, row.bottom()));
    }
    circumstance_boxes(canvas, cells.circumstances.inset(0.8, 0.0), question);
    for cell in [cells.options, cells.circumstances, cells.memo] {
        canvas.line(Stroke::Hair, (cell.x, row.y), (cell.x, row.bottom()));
    }
    canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
}

/// An option with the widths of its number and of the whole, millimetres.
struct Measured<'q> {
    option: &'q AnswerOption,
    number: f32,
    whole: f32,
}

/// How much of the height a question's row takes, where one line of options takes 1.
pub(super) fn share(canvas: &Canvas<'_>, question: &Question) -> f32 {
    let width = OPTIONS - 2.0 * BESIDE;
    if lines(canvas, width, question).len() > 1 { 1.2 } else { 1.0 }
}

/// The options line by line, as many on each as find room.
fn lines<'q>(canvas: &Canvas<'_>, width: f32, question: &'q Question) -> Vec<Vec<Measured<'q>>> {
    let mut lines = vec![Vec::new()];
    let mut used = 0.0;
    for option in &question.options {
        let number = canvas.width(OPTION_NUMBER, &option.no.to_string()) + AFTER_NUMBER;
        let whole = BOX + AFTER_BOX + number + canvas.width(OPTION, &option.print_label);
        if used + whole > width + 0.01 {
            lines.push(Vec::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(Measured { option, number, whole });
        }
        used += whole + AFTER;
    }
    lines
}

fn options(canvas: &mut Canvas<'_>, area: Area, question: &Question) {
    let lines = lines(canvas, area.width, question);
    let count = f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    let pitch = (area.height / count).min(LINE + 0.8);
    let mut top = area.y + (area.height - pitch * count) / 2.0;
    for line in lines {
        let mut x = area.x;
        for Measured { option, number, whole } in line {
            let place = tick(canvas, Area::new(x, top, whole + 0.1, pitch), false);
            let (number, words) = place.split_left(number);
            canvas.text(number, OPTION_NUMBER, &question.short_name, &option.no.to_string());
            canvas.text(words, OPTION, &question.short_name, &option.print_label);
            x += whole + AFTER;
        }
        top += pitch;
    }
}

/// 前回 2, in the numbers of today's edition; the wording where today's edition has no such option.
pub(super) fn last_answer(question: &Question, last: LastAnswers<'_>) -> String {
    let asked = last.form.question(question.id);
    let Some((asked, then)) =
        asked.map(|asked| (asked, last.answers.get(asked.id))).filter(|(_, then)| then.is_answered())
    else {
        return String::new();
    };
    if then.is_empty() {
        return "前回 なし".to_owned();
    }
    let numbers: Vec<String> = asked
        .options
        .iter()
        .filter(|option| then.contains(option.no))
        .map(|option| {
            let today = question.options.iter().find(|today| today.label == option.label);
            today.map_or_else(|| option.print_label.clone(), |today| today.no.to_string())
        })
        .collect();
    format!("前回 {}", numbers.join(","))
}

/// Four small boxes, two above two, save those that mean nothing for the question.
fn circumstance_boxes(canvas: &mut Canvas<'_>, area: Area, question: &Question) {
    let pitch = LINE.min(area.height / 2.0);
    let (width, top) = (area.width / 2.0, area.y + area.height / 2.0 - pitch);
    let places = [(0.0, 0.0), (width, 0.0), (0.0, pitch), (width, pitch)];
    for ((circumstance, letter), (right, below)) in circumstances::ALL.into_iter().zip(places) {
        if !circumstance.applies_to(question) {
            continue;
        }
        let words = tick(canvas, Area::new(area.x + right, top + below, width, pitch), false);
        canvas.text(words, OPTION, "状況", letter);
    }
}
