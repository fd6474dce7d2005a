//! 2 認定調査項目: every item with its answer, the last one, and how far it moved, in two columns.

use nintei_survey::{AnswerChange, Answers, NotComparable, Question, Section, compare_with_last};

use super::{GAP, PAPER, ResultSheet, standard_time};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{self, NOTHING, head, section};
use crate::sheet::frame::FOOTER_TOP;

/// Shown for a question that is not answered.
const UNANSWERED: &str = "未回答";
/// Shown where two answers cannot be compared.
const NO_COMPARISON: &str = "※";
/// Upper edge of the section, millimetres.
const TOP: f32 = standard_time::BOTTOM + GAP;
/// Height of the columns' heads and of a row, millimetres.
const HEAD: f32 = 3.8;
const ROW: f32 = 4.8;
/// Height of a row with two lines, millimetres.
const TALL: f32 = 7.6;
/// Rows of the longer column: groups 3, 4 and 5 with their headings.
const ROWS: f32 = 33.0;
/// Space between the columns, millimetres.
const BETWEEN: f32 = 3.0;

/// Widths of a row's cells, millimetres. The answer takes the rest.
const NUMBER: f32 = 8.0;
const NAME: f32 = 27.5;
const LAST: f32 = 22.5;
const CHANGE: f32 = 8.5;

/// The cells of a row.
struct Cells {
    number: Area,
    name: Area,
    now: Area,
    last: Area,
    change: Area,
}

impl Cells {
    fn of(row: Area) -> Self {
        let (number, rest) = row.split_left(NUMBER);
        let (name, rest) = rest.split_left(NAME);
        let (now, rest) = rest.split_left(rest.width - LAST - CHANGE);
        let (last, change) = rest.split_left(LAST);
        Self { number, name, now, last, change }
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let area = Area::new(PAPER.x, TOP, PAPER.width, FOOTER_TOP - TOP);
    let remark = if sheet.last.is_some() { "" } else { "前回の調査の記録はありません" };
    let rest = section(canvas, area, "2　認定調査項目", remark);
    let (columns, below) = rest.split_top(HEAD + ROWS * ROW);
    let width = (columns.width - BETWEEN) / 2.0;
    let mut places = [Area { width, ..columns }, Area { x: columns.x + width + BETWEEN, width, ..columns }];
    for place in &mut places {
        let (row, rest) = place.split_top(HEAD);
        heads(canvas, row);
        *place = rest;
    }
    for group in &sheet.form.sections {
        let place = &mut places[usize::from(matches!(group.id, 3..=5))];
        match group.id {
            1..=5 => *place = block(canvas, *place, group, sheet),
            6 => special_care(canvas, *place, group, sheet),
            _ => {}
        }
    }
    legend(canvas, below, sheet.number_of_marks());
}

fn heads(canvas: &mut Canvas<'_>, row: Area) {
    let cells = Cells::of(row);
    let item = Area { width: cells.number.width + cells.name.width, ..cells.number };
    for (cell, words) in [(item, "項目"), (cells.now, "今回"), (cells.last, "前回"), (cells.change, "変化")] {
        head(canvas, cell, &[words]);
    }
}

fn legend(canvas: &mut Canvas<'_>, area: Area, marks: u8) {
    let unanswered = format!(
        "※ 調査票の版が違い比べられない　　　未回答の箇所は、どの答えもありうるものとして計算（理由は裏面の{marks}）"
    );
    let lines = [
        "▲ 前回より悪化、▽ 前回より改善（数字は選択肢の段階の差。いくつも選ぶ項目では ▲ 加わった、▽ なくなった）",
        &unanswered,
    ];
    let mut rest = area.split_top(0.6).1;
    for line in lines {
        let (row, further) = rest.split_top(3.4);
        canvas.text(row, Style::plain(7.0), "凡例", line);
        rest = further;
    }
}

fn heading(canvas: &mut Canvas<'_>, area: Area, text: &str) -> Area {
    let (row, rest) = area.split_top(ROW);
    canvas.fill(Grey::LABEL, row);
    canvas.outline(Stroke::Hair, row);
    canvas.text(row.inset(cells::PADDING, 0.0), Style::bold(7.5), text, text);
    rest
}

fn block(canvas: &mut Canvas<'_>, area: Area, group: &Section, sheet: &ResultSheet<'_>) -> Area {
    let mut rest = heading(canvas, area, &format!("第{}群　{}", group.id, group.name));
    for question in &group.questions {
        let (now, last) = (text(question, sheet.answers), last(question, sheet));
        let answered = sheet.answers.get(question.id).is_answered();
        let style = if answered { Style::bold(7.5) } else { Style::plain(7.5) };
        let cells = Cells::of(rest);
        // Several answers to one question may need a second line.
        let fits = |text: &str, cell: Area| canvas.width(style, text) <= cell.width - 1.6;
        let one_line = !question.multiple || (fits(&now, cells.now) && fits(&last, cells.last));
        let height = if one_line { ROW } else { TALL };
        let (row, further) = rest.split_top(height);
        let cells = Cells::of(row);
        let field = format!("{} {}", question.id, question.short_name);
        if !answered {
            canvas.fill(Grey(0.85), cells.now.inset(0.1, 0.1));
        }
        let number = Style::plain(7.0).align(Align::Right);
        canvas.text(cells.number.inset(0.5, 0.0), number, &field, &question.id.to_string());
        canvas.text(cells.name.inset(0.8, 0.0), Style::plain(7.5), &field, &question.short_name);
        canvas.text(cells.now.inset(0.8, 0.0), style.lines(2), &field, &now);
        canvas.text(cells.last.inset(0.8, 0.0), Style::plain(7.0).lines(2), &format!("前回の{field}"), &last);
        let change = change(question, sheet);
        canvas.text(cells.change, Style::bold(7.5).align(Align::Centre), &field, &change);
        for cell in [cells.now, cells.last, cells.change] {
            canvas.line(Stroke::Hair, (cell.x, row.y), (cell.x, row.bottom()));
        }
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
    let (now, before) = place.split_top(place.height / 2.0);
    let style = if answered { Style::bold(7.0) } else { Style::plain(7.0) };
    for (row, name, style, text) in [
        (now, "今回", style, text(question, sheet.answers)),
        (before, "前回", Style::plain(6.5), last(question, sheet)),
    ] {
        let (label, words) = row.split_left(NUMBER);
        head(canvas, label, &[name]);
        if !answered && name == "今回" {
            canvas.fill(Grey(0.85), words.inset(0.1, 0.1));
        }
        let (words, mark) = words.split_left(if name == "今回" { words.width - CHANGE } else { words.width });
        canvas.text(words.inset(0.8, 0.2), style.lines(3), "特別な医療", &text);
        if name == "今回" {
            canvas.text(mark, Style::bold(7.5).align(Align::Centre), "特別な医療", &change(question, sheet));
        }
        canvas.outline(Stroke::Hair, row);
    }
    canvas.outline(Stroke::Thin, area);
}

/// The last answer in the wording of the edition it was given to.
fn last(question: &Question, sheet: &ResultSheet<'_>) -> String {
    let Some(last) = sheet.last else { return NOTHING.to_owned() };
    let asked = last.answers.form.question(question.id);
    match asked.filter(|asked| last.answers.answers.get(asked.id).is_answered()) {
        Some(asked) => text(asked, last.answers.answers),
        None => NOTHING.to_owned(),
    }
}

fn change(question: &Question, sheet: &ResultSheet<'_>) -> String {
    let Some(last) = sheet.last else { return String::new() };
    let last = last.answers;
    match compare_with_last(question.id, sheet.form, sheet.answers, last.form, last.answers) {
        AnswerChange::NotComparable { because: NotComparable::NotAsked | NotComparable::OptionGone } => {
            NO_COMPARISON.to_owned()
        }
        change => change.mark(),
    }
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
pub(super) fn short(label: &str) -> &str {
    label.split_once('（').map_or(label, |(before, _)| before)
}
