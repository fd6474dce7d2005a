//! The 概況調査 in short: when, where, with whom.

use super::MemoSheet;
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::cells::{LABEL, PADDING, label};
use crate::sheet::choices::tick;

/// Height of a row, millimetres.
const ROW: f32 = 8.0;
/// Height of the row with the name, millimetres.
const NAME_ROW: f32 = 6.0;
/// Width of labels, millimetres.
const NAME: f32 = 17.0;
/// Space below the block, millimetres.
const GAP: f32 = 1.6;
/// What is filled in by pen.
const BLANKS: Style = Style::plain(8.0);

/// Draws the block; what is left below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &MemoSheet<'_>) -> Area {
    let mut rest = area;
    if let Some(name) = sheet.name {
        let (row, below) = rest.split_top(NAME_ROW);
        let (left, right) = row.split_left(NAME);
        label(canvas, left, "氏名");
        canvas.outline(Stroke::Hair, right);
        canvas.text(right.inset(PADDING, 0.0), Style::bold(10.0), "氏名", name);
        rest = below;
    }
    let (row, below) = rest.split_top(ROW);
    let (day, row) = row.split_left(64.0);
    let (time, place) = row.split_left(60.0);
    blank(canvas, day, "実施日", (11.0, "年　　　月　　　日（　　）"));
    blank(canvas, time, "時間", (6.0, "時　　分 〜 　　時　　分"));
    let elsewhere = "自宅外（　　　　　　）";
    choices(canvas, place, "場所", &["自宅内", elsewhere]);
    let (row, below) = below.split_top(ROW);
    let (present, situation) = row.split_left(124.0);
    blank(canvas, present, "立会者", (0.0, ""));
    choices(canvas, situation, "現在の状況", &["居宅", "施設等"]);
    let (row, below) = below.split_top(ROW);
    let (household, around) = row.split_left(92.0);
    let households: Vec<&str> = sheet.form.overview.households.iter().map(String::as_str).collect();
    choices(canvas, household, "家族状況", &households);
    blank(canvas, around, "サービス等", (0.0, ""));
    canvas.outline(Stroke::Thin, Area { height: below.y - area.y, ..area });
    below.split_top(GAP).1
}

/// A field to write into; its words begin so many millimetres from its edge.
fn blank(canvas: &mut Canvas<'_>, area: Area, name: &str, (indent, words): (f32, &str)) {
    let (left, right) = area.split_left(NAME);
    label(canvas, left, name);
    canvas.outline(Stroke::Hair, right);
    canvas.text(right.split_left(indent + PADDING).1, BLANKS, name, words);
}

fn choices(canvas: &mut Canvas<'_>, area: Area, name: &str, options: &[&str]) {
    let (left, right) = area.split_left(NAME);
    label(canvas, left, name);
    canvas.outline(Stroke::Hair, right);
    let mut rest = right.inset(PADDING, 0.0);
    let style = Style::plain(LABEL);
    for option in options {
        let words = tick(canvas, rest, false);
        let (words, after) = words.split_left(canvas.width(style, option) + 1.6);
        canvas.text(words, style, name, option);
        rest = after;
    }
}
