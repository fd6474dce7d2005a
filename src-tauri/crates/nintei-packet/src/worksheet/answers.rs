//! 1 事例の回答: every answer of the case by group, and what else the exercise says.

use nintei_survey::{ItemId, OptionSet, Question, Section, Stability};
use nintei_training::LineKind;

use super::book::Book;
use super::case::Case;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{self, NOTHING, PADDING, section};

/// Name of the part.
pub(super) const NAME: &str = "事例の回答";
/// Heights of a group's heading and of an answer, millimetres.
const HEADING: f32 = 4.6;
const ROW: f32 = 4.75;
/// Rows of the longer column: groups 3, 4 and 5 with their headings.
const ROWS: f32 = 33.0;
/// Space between the columns, and between the parts of the page; millimetres.
const BETWEEN: f32 = 3.0;
const GAP: f32 = 2.5;
/// Widths of an item's number and name, millimetres. The answer takes the rest.
const NUMBER: f32 = 8.0;
const ITEM: f32 = 29.0;
/// Width of the labels below, millimetres, and height of their rows.
const LABEL: f32 = 44.0;
const LINE: f32 = 5.2;

pub(super) fn draw(book: &mut Book<'_, '_>, case: &Case<'_>) {
    let page = book.next_table("はじめに事例を読み、得点表、樹形図、合計の順に進みます");
    let canvas = &mut book.canvas;
    let rest = section(canvas, page, "1　事例の回答", "基本調査の全項目");
    let (columns, rest) = rest.split_top(HEADING * 3.0 + (ROWS - 3.0) * ROW);
    let width = (columns.width - BETWEEN) / 2.0;
    let mut places = [Area { width, ..columns }, Area { x: columns.x + width + BETWEEN, width, ..columns }];
    for group in case.paper.form.sections.iter().filter(|group| matches!(group.id, 1..=5)) {
        let place = &mut places[usize::from(group.id > 2)];
        *place = block(canvas, *place, group, case);
    }
    let [left, _] = places;
    independence(canvas, left.split_top(GAP).1, case);
    let rest = rest.split_top(GAP).1;
    let rest = special_care(canvas, rest, case);
    let rest = said(canvas, rest.split_top(GAP).1, case);
    steps(canvas, rest.split_top(GAP).1, case);
}

fn heading(canvas: &mut Canvas<'_>, area: Area, text: &str) -> Area {
    let (row, rest) = area.split_top(HEADING);
    canvas.fill(Grey::LABEL, row);
    canvas.outline(Stroke::Hair, row);
    canvas.text(row.inset(PADDING, 0.0), Style::bold(7.5), text, text);
    rest
}

fn block(canvas: &mut Canvas<'_>, area: Area, group: &Section, case: &Case<'_>) -> Area {
    let mut rest = heading(canvas, area, &format!("第{}群　{}", group.id, group.name));
    for question in &group.questions {
        let (row, further) = rest.split_top(ROW);
        answer(canvas, row, question, case);
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - area.y, ..area });
    rest
}

fn answer(canvas: &mut Canvas<'_>, row: Area, question: &Question, case: &Case<'_>) {
    let (number, rest) = row.split_left(NUMBER);
    let (name, text) = rest.split_left(ITEM);
    let field = format!("{} {}", question.id, question.short_name);
    let style = Style::bold(7.5).align(Align::Right);
    canvas.text(number.inset(0.6, 0.0), style, &field, &question.id.to_string());
    canvas.text(name.inset(0.6, 0.0), Style::plain(7.5), &field, &question.short_name);
    let chosen = chosen(question, case.input.answers.get(question.id));
    canvas.text(text.inset(0.8, 0.0), Style::bold(7.5).lines(2), &field, &chosen);
    canvas.line(Stroke::Hair, (text.x, row.y), (text.x, row.bottom()));
    canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
}

fn chosen(question: &Question, chosen: OptionSet) -> String {
    if !chosen.is_answered() {
        return NOTHING.to_owned();
    }
    let options = question.options.iter().filter(|option| chosen.contains(option.no));
    let labels: Vec<&str> = options.map(|option| option.label.as_str()).collect();
    if labels.is_empty() { "なし".to_owned() } else { labels.join("・") }
}

/// 7-1 and 7-2, and what the physician writes.
fn independence(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) {
    let form = case.paper.form;
    let mut rest = heading(canvas, area, "日常生活自立度");
    let mut rows: Vec<(String, String)> = Vec::new();
    let questions = form.sections.iter().filter(|group| group.id == 7).flat_map(|group| &group.questions);
    for question in questions {
        rows.push((question.short_name.clone(), chosen(question, case.input.answers.get(question.id))));
        let degree = case.input.opinion.dementia.filter(|_| question.id == ItemId::DEMENTIA_INDEPENDENCE);
        if let Some(option) = degree.and_then(|no| question.options.iter().find(|option| option.no == no)) {
            rows.push(("主治医意見書の認知症自立度".to_owned(), option.label.clone()));
        }
    }
    for (name, text) in rows {
        let (row, further) = rest.split_top(ROW);
        let (left, right) = row.split_left(width_of_names(area));
        canvas.text(left.inset(PADDING, 0.0), Style::plain(7.5), &name, &name);
        canvas.text(right.inset(PADDING, 0.0), Style::bold(7.5), &name, &text);
        canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - area.y, ..area });
}

fn width_of_names(area: Area) -> f32 {
    (area.width * 0.62).max(LABEL)
}

fn special_care(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) -> Area {
    let lines = &case.judgment.steps.special_care.lines;
    let received: Vec<String> = lines.iter().map(|line| format!("{} {}", line.no, line.label)).collect();
    let words = if received.is_empty() { "なし".to_owned() } else { received.join("　") };
    rows(canvas, area, &[("特別な医療（過去14日間）", words)])
}

/// What the exercise says that no answer tells.
fn said(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) -> Area {
    let mut said = Vec::new();
    for line in &case.lines {
        match &line.kind {
            LineKind::Addition { step: Some(step) } => said.push(("認知症加算", step.clone())),
            LineKind::Level { .. } => {
                let opinion = case.input.opinion;
                if let Some(percent) = opinion.dementia_likelihood_percent {
                    said.push(("認知症自立度Ⅱ以上の蓋然性", format!("{percent}%")));
                }
                let stability = match opinion.stability {
                    Some(Stability::Stable) => "安定",
                    Some(Stability::Unstable) => "不安定",
                    None => "示されていません",
                };
                said.push(("状態の安定性", stability.to_owned()));
            }
            LineKind::Given { minutes, stated } => {
                let made_up = if *stated {
                    "（設例で示す時間。図をたどった値ではありません）"
                } else {
                    ""
                };
                said.push(("設例で示す時間", format!("{}　{minutes}分{made_up}", line.label)));
            }
            _ => {}
        }
    }
    rows(canvas, area, &said)
}

fn rows(canvas: &mut Canvas<'_>, area: Area, rows: &[(&str, String)]) -> Area {
    let mut rest = area;
    for (name, text) in rows {
        let (left, right) = Area { height: LINE, ..rest }.split_left(LABEL);
        let words = canvas.flow(right.width - 2.0 * PADDING, Style::plain(cells::VALUE), text);
        let height = LINE.max(words.height() + 1.8);
        cells::label(canvas, Area { height, ..left }, name);
        let place = Area { height, ..right };
        canvas.outline(Stroke::Hair, place);
        canvas.place(place.inset(PADDING, 0.0), Style::plain(cells::VALUE), name, &words);
        rest = rest.split_top(height).1;
    }
    rest
}

/// How to go on from here.
fn steps(canvas: &mut Canvas<'_>, area: Area, case: &Case<'_>) {
    let mut steps = vec!["得点表から回答ごとの得点を読んで書き、群ごとに合計します。群の合計が中間評価項目得点です。"];
    if !case.traced().is_empty() {
        steps.push(
            "樹形図を鉛筆でたどります。群の得点を図の上の欄に写し、枝の「以下」「以上」と答えを読んで、右の端の時間を書きます。",
        );
    }
    if case.has_total() {
        steps.push("時間を合計し、特別な医療と認知症加算を加え、区分の表から要介護状態区分等を求めます。");
    }
    let mut rest = section(canvas, area, "進め方", "").split_top(1.0).1;
    for (index, step) in steps.iter().enumerate() {
        let words = canvas.flow(rest.width - 6.0, Style::plain(8.5), step);
        let (row, further) = rest.split_top(words.height() + 2.0);
        canvas.text(Area { width: 5.0, height: 4.4, ..row }, Style::bold(8.5), "進め方", &format!("{}", index + 1));
        canvas.place(Area { x: row.x + 6.0, width: row.width - 6.0, ..row }, Style::plain(8.5), "進め方", &words);
        rest = further;
    }
    let rest = rest.split_top(GAP).1;
    let (words, place) = rest.split_top(4.6);
    canvas.text(words, Style::plain(cells::VALUE), "計算・メモ", "計算・メモ");
    canvas.outline(Stroke::Hair, place);
}
