//! 3 認定調査項目: every item with its answer, in two columns.

use nintei_survey::{Answers, FormEdition, ItemId, Question, Section};

use super::cells::{self, section};
use super::{PAPER, ResultSheet, side};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};

/// Shown for a question that is not answered.
pub(super) const UNANSWERED: &str = "未回答";
/// Height of a row, millimetres.
const ROW: f32 = 3.72;
/// Rows of the longer column: groups 3, 4 and 5 with their headings.
const ROWS: f32 = 33.0;
/// Space between the columns, millimetres.
const GAP: f32 = 2.5;
/// Lower edge of the items, millimetres.
pub(super) const BOTTOM: f32 = side::TOP + cells::HEADING + ROWS * ROW;

/// Widths of a row's first two cells, millimetres.
const NUMBER: f32 = 7.5;
const NAME: f32 = 25.0;

pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let left = PAPER.x + side::WIDTH + 3.0;
    let area = Area::new(left, side::TOP, PAPER.right() - left, BOTTOM - side::TOP);
    let rest = section(canvas, area, "3　認定調査項目", "");
    let width = (rest.width - GAP) / 2.0;
    let mut places = [Area { width, ..rest }, Area { x: rest.x + width + GAP, width, ..rest }];
    for group in &sheet.form.sections {
        let place = &mut places[usize::from(matches!(group.id, 3..=5))];
        match group.id {
            1..=5 => *place = block(canvas, *place, group, sheet),
            6 => special_care(canvas, *place, group, sheet),
            _ => {}
        }
    }
}

fn heading(canvas: &mut Canvas<'_>, area: Area, text: &str) -> Area {
    let (row, rest) = area.split_top(ROW);
    canvas.fill(Grey::LABEL, row);
    canvas.outline(Stroke::Hair, row);
    canvas.text(row.inset(cells::PADDING, 0.0), Style::bold(7.0), text, text);
    rest
}

fn block(canvas: &mut Canvas<'_>, area: Area, group: &Section, sheet: &ResultSheet<'_>) -> Area {
    let mut rest = heading(canvas, area, &format!("第{}群　{}", group.id, group.name));
    for question in &group.questions {
        let text = self::text(question, sheet.answers);
        let answered = sheet.answers.get(question.id).is_answered();
        let style = if answered { Style::bold(7.0) } else { Style::plain(7.0) };
        let width = area.width - NUMBER - NAME;
        // Several answers to one question may need a second line.
        let height = if canvas.width(style, &text) > width - 1.6 { 2.0 * ROW } else { ROW };
        let (row, further) = rest.split_top(height);
        let (number, cells) = row.split_left(NUMBER);
        let (name, answer) = cells.split_left(NAME);
        let field = format!("{} {}", question.id, question.short_name);
        if !answered {
            canvas.fill(Grey(0.85), answer.inset(0.1, 0.1));
        }
        canvas.text(number.inset(0.5, 0.0), Style::plain(6.5).align(Align::Right), &field, &question.id.to_string());
        canvas.text(name.inset(0.8, 0.0), Style::plain(7.0), &field, &question.short_name);
        canvas.text(answer.inset(0.8, 0.0), style.lines(2), &field, &text);
        canvas.line(Stroke::Hair, (answer.x, row.y), (answer.x, row.bottom()));
        canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - area.y, ..area });
    rest
}

/// 特別な医療 fills what the first column has left.
fn special_care(canvas: &mut Canvas<'_>, area: Area, group: &Section, sheet: &ResultSheet<'_>) {
    let Some(question) = group.questions.first() else { return };
    let place = heading(canvas, area, &format!("{}（過去14日間）", group.name));
    let answered = sheet.answers.get(question.id).is_answered();
    if !answered {
        canvas.fill(Grey(0.85), place.inset(0.1, 0.1));
    }
    let style = if answered { Style::bold(7.0) } else { Style::plain(7.0) };
    let text = self::text(question, sheet.answers);
    canvas.text(place.inset(cells::PADDING, 0.4), style.lines(3), "特別な医療", &text);
    canvas.outline(Stroke::Thin, area);
}

/// What was answered to `item`, as printed.
pub(super) fn answer(form: &FormEdition, item: ItemId, answers: &Answers) -> String {
    form.question(item).map_or_else(|| UNANSWERED.to_owned(), |question| text(question, answers))
}

fn text(question: &Question, answers: &Answers) -> String {
    let chosen = answers.get(question.id);
    if !chosen.is_answered() {
        return UNANSWERED.to_owned();
    }
    if chosen.is_empty() {
        return "なし".to_owned();
    }
    let labels: Vec<&str> = question
        .options
        .iter()
        .filter(|option| chosen.contains(option.no))
        .map(|option| short(&option.print_label))
        .collect();
    labels.join("・")
}

/// The official sheet prints the options without their explanation in parentheses.
fn short(label: &str) -> &str {
    label.split_once('（').map_or(label, |(before, _)| before)
}
