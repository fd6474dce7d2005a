//! 基本調査: every question in its wording, with its options and what was chosen.

use nintei_survey::{AnswerOption, Circumstance, OptionSet, Question, Section};

use super::pages::Pages;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::Filling as _;
use crate::sheet::cells::PADDING;
use crate::sheet::choices::{numbered, numbered_width};
use crate::sheet::circumstances;

/// Height of a group's heading, of a question and of a line of options, millimetres.
const HEADING: f32 = 5.6;
const QUESTION: f32 = 4.8;
const OPTIONS: f32 = 5.2;
/// Space below a question, millimetres.
const GAP: f32 = 1.1;
/// Space between options, millimetres.
const BETWEEN: f32 = 4.0;
/// Width of the kinds of 特別な医療, millimetres.
const KIND: f32 = 20.0;
/// Options stand in columns of at least this width, millimetres, where they all fit so.
const COLUMN: f32 = 42.0;
/// How options look.
const OPTION: Style = Style::plain(8.5);
/// How the remarks at the right of a question look: whether it is answered, and the circumstances.
const STATE: Style = Style::bold(8.0);
const FLAGS: Style = Style::plain(6.5);
/// Width around the state, millimetres.
const AROUND: f32 = 3.0;

/// Options that stand on one line.
struct Line<'q> {
    kind: Option<&'q str>,
    options: Vec<(&'q AnswerOption, Area)>,
}

pub(super) fn draw(pages: &mut Pages<'_, '_>) {
    for group in &pages.sheet.form.sections {
        for (index, question) in group.questions.iter().enumerate() {
            let area = Area { height: OPTIONS, ..pages.rest };
            let lines = lines(&pages.canvas, area, question);
            let height = QUESTION + stacked(lines.len()) + GAP;
            let heading = if index == 0 { HEADING + 0.8 } else { 0.0 };
            if !pages.has_room(heading + height) {
                pages.next();
            }
            if index == 0 {
                self::heading(pages, group);
            }
            let place = pages.take(height);
            self::question(pages, place, question, &lines);
        }
    }
}

fn stacked(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * OPTIONS
}

fn heading(pages: &mut Pages<'_, '_>, group: &Section) {
    let place = pages.take(HEADING + 0.8);
    let row = Area { y: place.y + 1.2, height: HEADING - 1.0, ..place };
    pages.canvas.fill(Grey::LABEL, row);
    pages.canvas.line(Stroke::Heavy, (row.x, row.bottom()), (row.right(), row.bottom()));
    let words = match group.id {
        1..=5 => format!("第{}群　{}", group.id, group.name),
        _ => group.name.clone(),
    };
    pages.canvas.text(row.inset(PADDING, 0.0), Style::bold(9.0), &group.name, &words);
}

/// The options line by line, each in its place on a line that begins where `area` does.
fn lines<'q>(canvas: &Canvas<'_>, area: Area, question: &'q Question) -> Vec<Line<'q>> {
    let mut lines: Vec<Line<'q>> = Vec::new();
    for kind in question.options.chunk_by(|one, next| one.kind == next.kind) {
        let name = kind.first().and_then(|option| option.kind.as_deref());
        let inside = area.inset(PADDING + 0.5, 0.0);
        let inside = if name.is_some() { inside.split_left(KIND).1 } else { inside };
        let widths: Vec<f32> = kind.iter().map(|option| numbered_width(canvas, OPTION, &option.label)).collect();
        let column = widths.iter().copied().fold(COLUMN, f32::max);
        let columns = f32::from(u16::try_from(kind.len()).unwrap_or(u16::MAX));
        let in_columns = columns * column <= inside.width;
        lines.push(Line { kind: name, options: Vec::new() });
        let mut x = inside.x;
        for (option, width) in kind.iter().zip(widths) {
            let step = if in_columns { column } else { width + BETWEEN };
            if x + width > inside.right() {
                lines.push(Line { kind: None, options: Vec::new() });
                x = inside.x;
            }
            if let Some(line) = lines.last_mut() {
                line.options.push((option, Area { x, width: width + 0.2, ..area }));
            }
            x += step;
        }
    }
    lines
}

fn question(pages: &mut Pages<'_, '_>, area: Area, question: &Question, lines: &[Line<'_>]) {
    let sheet = pages.sheet;
    let chosen = sheet.answers.get(question.id);
    let canvas = &mut pages.canvas;
    let (top, body) = area.split_top(QUESTION);
    let field = format!("{} {}", question.id, question.name);
    let words = remarks(canvas, top, &field, state(question, chosen), &flags(sheet.circumstances.get(&question.id)));
    canvas.text(words, Style::bold(8.5), &field, &wording(question));
    let place = Area { height: stacked(lines.len()), ..body };
    if !chosen.is_answered() {
        canvas.fill(Grey(0.88), place);
    }
    canvas.outline(if chosen.is_answered() { Stroke::Hair } else { Stroke::Heavy }, place);
    let mut rest = place;
    for line in lines {
        let (row, further) = rest.split_top(OPTIONS);
        if let Some(kind) = line.kind {
            canvas.text(row.inset(PADDING + 0.5, 0.0), Style::plain(7.5), &field, kind);
        }
        for (option, at) in &line.options {
            let at = Area { y: row.y, ..*at };
            numbered(canvas, at, OPTION, (option.no, &option.label), chosen.contains(option.no));
        }
        rest = further;
    }
}

/// The question as the form asks it.
fn wording(question: &Question) -> String {
    let how = match (question.id.section(), question.multiple) {
        (7, _) => "該当するものに一つだけ○印をつけてください。",
        (_, true) => "あてはまる番号すべてに○印をつけてください。（複数回答可）",
        (_, false) => "あてはまる番号に一つだけ○印をつけてください。",
    };
    format!("{}　{}について、{how}", question.id, question.name)
}

/// What a reader must not have to infer from the options.
fn state(question: &Question, chosen: OptionSet) -> &'static str {
    match (chosen.is_answered(), chosen.is_empty()) {
        (false, _) => "未回答",
        (true, true) if question.may_be_none => "あてはまるものなし",
        _ => "",
    }
}

fn flags(flags: Option<&std::collections::BTreeSet<Circumstance>>) -> String {
    let names: Vec<&str> = flags.into_iter().flatten().copied().map(circumstances::name).collect();
    if names.is_empty() { String::new() } else { format!("〔{}〕", names.join("・")) }
}

/// Draws what stands at the right of the question; what is left for its wording.
fn remarks(canvas: &mut Canvas<'_>, area: Area, field: &str, state: &str, flags: &str) -> Area {
    let mut rest = area;
    if !state.is_empty() {
        let (left, mark) = rest.split_left(rest.width - canvas.width(STATE, state) - AROUND);
        let mark = mark.inset(0.0, 0.5);
        canvas.fill(Grey::BLACK, mark);
        canvas.text(mark, STATE.align(Align::Centre).ink(Grey::WHITE), field, state);
        rest = left;
    }
    if !flags.is_empty() {
        let (left, mark) = rest.split_left(rest.width - canvas.width(FLAGS, flags) - 2.0 * PADDING);
        canvas.text(mark.inset(PADDING, 0.0), FLAGS, field, flags);
        rest = left;
    }
    rest
}
