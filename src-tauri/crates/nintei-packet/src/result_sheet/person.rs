//! Who, when, and what was certified before.

use chrono::NaiveDate;
use nintei_survey::{ApplicationKind, Certification, InsuredCategory, Sex, wareki};

use super::{PAPER, ResultSheet, services};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{self, LABEL, PADDING, VALUE, label, pair, value};
use crate::sheet::frame::TITLE_BOTTOM;

/// Width of labels, millimetres.
const NAME: f32 = 18.0;
/// Height of an ordinary row, millimetres.
const ROW: f32 = 5.3;
/// Height of the row of the name, millimetres.
const NAME_ROW: f32 = 10.6;
/// Left edges and widths of the three columns, millimetres.
const COLUMNS: [(f32, f32); 3] = [(0.0, 76.0), (76.0, 55.0), (131.0, 55.0)];

/// Lower edge of the block, millimetres.
pub(super) const BOTTOM: f32 = TITLE_BOTTOM + NAME_ROW + 4.0 * ROW;

pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let application = sheet.application;
    let cell = |row: f32, column: usize, height: f32| {
        let (left, width) = COLUMNS[column];
        Area::new(PAPER.x + left, TITLE_BOTTOM + row, width, height)
    };
    name(canvas, cell(0.0, 0, NAME_ROW), sheet);
    pair(canvas, cell(0.0, 1, NAME_ROW), NAME, "被保険者番号", &application.insured_number);
    let (upper, lower) = cell(0.0, 2, NAME_ROW).split_top(NAME_ROW / 2.0);
    pair(canvas, upper, NAME, "保険者番号", &application.insurer_number);
    pair(canvas, lower, NAME, "調査員", &application.investigator);

    let age = match (sheet.age, application.birth_date) {
        (Some(age), Some(born)) => format!("{age}歳　{}生", wareki::with_western(born)),
        (Some(age), None) => format!("{age}歳"),
        (None, Some(born)) => format!("{}生", wareki::with_western(born)),
        (None, None) => String::new(),
    };
    let rows: [[(&str, String); 3]; 3] = [
        [
            ("年齢", age),
            ("性別", application.sex.map_or("", Sex::name).to_owned()),
            ("被保険者区分", application.insured_category.map_or("", InsuredCategory::name).to_owned()),
        ],
        [
            ("現在の状況", services::situation(sheet.overview, &sheet.form.overview).to_owned()),
            ("申請区分", application.kind.map_or("", ApplicationKind::name).to_owned()),
            ("申請日", date(application.applied_on)),
        ],
        [
            ("作成日", date(Some(sheet.printed_on))),
            ("調査日", date(application.surveyed_on)),
            ("審査日", String::new()),
        ],
    ];
    let mut top = NAME_ROW;
    for row in &rows {
        for (column, (name, text)) in row.iter().enumerate() {
            pair(canvas, cell(top, column, ROW), NAME, name, text);
        }
        top += ROW;
    }
    let half = PAPER.width / 2.0;
    let last = Area::new(PAPER.x, TITLE_BOTTOM + top, half, ROW);
    certification(canvas, last, "前々回の認定", application.before_previous.as_ref());
    certification(canvas, Area { x: last.right(), ..last }, "前回の認定", application.previous.as_ref());
    let block = Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, BOTTOM - TITLE_BOTTOM);
    canvas.outline(Stroke::Thin, block);
}

fn name(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) {
    let (left, right) = area.split_left(NAME);
    canvas.fill(Grey::LABEL, left);
    canvas.outline(Stroke::Hair, left);
    canvas.outline(Stroke::Hair, right);
    let (kana_label, name_label) = left.inset(PADDING, 0.5).split_top(3.0);
    canvas.text(kana_label, Style::plain(6.5), "氏名", "ふりがな");
    canvas.text(name_label, Style::plain(LABEL), "氏名", "氏名");
    let (kana, name) = right.inset(PADDING, 0.5).split_top(3.0);
    canvas.text(kana, Style::plain(6.5), "ふりがな", &sheet.application.kana);
    canvas.text(name.inset(0.0, 0.3), Style::bold(13.0).lines(2), "氏名", &sheet.application.name);
}

fn certification(canvas: &mut Canvas<'_>, area: Area, field: &str, certification: Option<&Certification>) {
    let (name, rest) = area.split_left(NAME);
    label(canvas, name, field);
    let (level, rest) = rest.split_left(16.0);
    let (months, period) = rest.split_left(12.0);
    let none = Certification::default();
    let known = certification.unwrap_or(&none);
    let level_text = known.level.map_or("", nintei_survey::CareLevel::name);
    let months_text = known.months.map_or_else(String::new, |months| format!("{months}月間"));
    let period_text = match (known.from, known.to) {
        (None, None) => String::new(),
        (from, to) => {
            format!("{}〜{}", from.map_or_else(String::new, wareki::long), to.map_or_else(String::new, wareki::long))
        }
    };
    let style = Style::plain(VALUE);
    if certification.is_none() {
        value(canvas, Area { width: area.width - NAME, ..level }, style, field, "なし（または未入力）");
        return;
    }
    value(canvas, level, style, field, level_text);
    value(canvas, months, style.align(Align::Centre), field, &months_text);
    cells::value(canvas, period, style, field, &period_text);
}

fn date(date: Option<NaiveDate>) -> String {
    date.map_or_else(String::new, wareki::with_western)
}
