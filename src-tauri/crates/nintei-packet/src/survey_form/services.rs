//! Ⅲ 現在受けているサービスの状況: at home and in facilities.

use nintei_survey::{Overview, OverviewForm, ServiceCount, ServiceLine, Situation};

use super::fields::Fields;
use super::pages::Pages;
use super::people;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::Filling as _;
use crate::sheet::cells::{HEADING, PADDING, label, section};
use crate::sheet::choices::{tick, words};

/// Height of a service, of a kind of facility, of a field and of a footnote, millimetres.
const SERVICE: f32 = 4.7;
const FACILITY: f32 = 4.6;
const FIELD: f32 = 5.4;
const FOOTNOTE: f32 = 3.4;
/// Height of a heading within the section, millimetres.
const WITHIN: f32 = 4.8;
/// Space below the section, millimetres.
const GAP: f32 = 2.0;
/// Width of what is used of a service, millimetres.
const AMOUNT: f32 = 31.0;
/// How entries look.
const ENTRY: Style = Style::plain(8.0);

pub(super) fn draw(pages: &mut Pages<'_, '_>, fields: &mut Fields) {
    let sheet = pages.sheet;
    let (form, overview) = (&sheet.form.overview, sheet.overview);
    let title = "Ⅲ　現在受けているサービスの状況についてチェック及び頻度を記入してください。";
    let place = pages.take(HEADING);
    let body = section(&mut pages.canvas, place, title, "");
    let top = body.y;
    home(pages, fields, form, overview);
    facilities(pages, fields, form, overview);
    let frame = Area { y: top, height: pages.rest.y - top, ..pages.rest };
    pages.canvas.outline(Stroke::Thin, frame);
    for footnote in &form.footnotes {
        let row = pages.take(FOOTNOTE);
        pages.canvas.text(row, Style::plain(6.5), "Ⅲ 注", footnote);
    }
    pages.take(GAP);
    others(pages, fields, form, overview);
}

fn within(canvas: &mut Canvas<'_>, row: Area, chosen: bool, name: &str, explanation: &str) {
    canvas.fill(Grey::LABEL, row);
    canvas.outline(Stroke::Hair, row);
    let rest = words(canvas, row.inset(PADDING, 0.0), Style::bold(8.0), &[(name, chosen)]);
    canvas.text(rest, Style::plain(6.5), name, explanation);
}

fn home(pages: &mut Pages<'_, '_>, fields: &mut Fields, form: &OverviewForm, overview: &Overview) {
    let row = pages.take(WITHIN);
    let explanation =
        "〔認定調査を行った月のサービス利用回数。福祉用具貸与は調査日時点の、福祉用具販売は過去6月の品目数〕";
    within(&mut pages.canvas, row, overview.situation == Some(Situation::Home), "在宅利用", explanation);
    let rows = form.services.len().div_ceil(2);
    let width = pages.rest.width / 2.0;
    let top = pages.rest.y;
    for row in 0..rows {
        let place = pages.take(SERVICE);
        let right = Area { x: place.x + width, ..place };
        for (place, index) in [(place, row), (right, row + rows)] {
            if let Some(service) = form.services.get(index) {
                line(pages, fields, Area { width, ..place }, service, overview.services.get(&service.no).copied());
            }
        }
        let canvas = &mut pages.canvas;
        canvas.line(Stroke::Hair, (place.x, place.bottom()), (place.right(), place.bottom()));
    }
    let middle = pages.rest.x + width;
    pages.canvas.line(Stroke::Hair, (middle, top), (middle, pages.rest.y));
    for (index, name) in form.free_services.iter().enumerate() {
        let text = overview.free_services.get(index).map_or("", String::as_str);
        let row = pages.take(FIELD);
        pages.canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        let (left, right) = row.inset(PADDING, 0.0).split_left(56.0);
        let rest = tick(&mut pages.canvas, left, !text.trim().is_empty());
        pages.canvas.text(rest, ENTRY, name, name);
        let (open, rest) = right.split_left(3.0);
        let (middle, close) = rest.split_left(rest.width - 3.0);
        pages.canvas.text(open, ENTRY, name, "〔");
        fields.text(&mut pages.canvas, middle, ENTRY, name, text);
        pages.canvas.text(close, ENTRY, name, "〕");
    }
}

/// One service with what is used of it.
fn line(pages: &mut Pages<'_, '_>, fields: &mut Fields, area: Area, service: &ServiceLine, used: Option<i32>) {
    let canvas = &mut pages.canvas;
    let row = area.inset(PADDING, 0.0);
    let name = tick(canvas, row, used.is_some_and(|count| count != 0));
    let (name, amount) = name.split_left(name.width - AMOUNT);
    canvas.text(name, ENTRY, &service.name, &service.name);
    let right = ENTRY.align(Align::Right);
    let (first, count, last) = match service.count {
        ServiceCount::TimesPerMonth => ("月", used, "回"),
        ServiceCount::DaysPerMonth => ("月", used, "日"),
        ServiceCount::Pieces => ("", used, "品目"),
        ServiceCount::Presence => {
            let is = |present| used.is_some_and(|count| (count != 0) == present);
            words(canvas, amount.split_left(9.5).1, ENTRY, &[("あり", is(true)), ("なし", is(false))]);
            return;
        }
    };
    let (before, rest) = amount.split_left(9.5);
    let (middle, after) = rest.split_left(rest.width - 6.5);
    canvas.text(before, right, &service.name, first);
    let count = count.map_or_else(String::new, |count| count.to_string());
    let bold = Style::bold(8.5).align(Align::Right);
    fields.text(canvas, Area { width: middle.width - 1.0, ..middle }, bold, &service.name, &count);
    canvas.text(after, ENTRY, &service.name, last);
}

fn facilities(pages: &mut Pages<'_, '_>, fields: &mut Fields, form: &OverviewForm, overview: &Overview) {
    let current = match overview.situation {
        Some(Situation::Facility { no }) => Some(no),
        _ => None,
    };
    let row = pages.take(WITHIN);
    within(&mut pages.canvas, row, current.is_some(), "施設等利用", "");
    let rows = form.facilities.len().div_ceil(2);
    for row in 0..rows {
        let place = pages.take(FACILITY);
        let width = place.width / 2.0;
        let right = Area { x: place.x + width, ..place };
        for (place, index) in [(place, row), (right, row + rows)] {
            if let Some(kind) = form.facilities.get(index) {
                let place = Area { width, ..place }.inset(PADDING, 0.0);
                let chosen = current == Some(kind.no);
                let name = tick(&mut pages.canvas, place, chosen);
                pages.canvas.text(name, Style { bold: chosen, ..ENTRY }, &kind.name, &kind.name);
            }
        }
    }
    let row = pages.take(FIELD);
    let (name, value) = row.split_left(22.0);
    label(&mut pages.canvas, name, "施設等名");
    fields.value(&mut pages.canvas, value, ENTRY, "施設等名", &overview.facility_name);
    let place = pages.take(2.0 * FIELD);
    people::contact(&mut pages.canvas, fields, place, "施設等連絡先", &overview.facility_contact);
}

/// What the form has no line for is kept on the pages that follow.
fn others(pages: &mut Pages<'_, '_>, fields: &mut Fields, form: &OverviewForm, overview: &Overview) {
    let unknown = overview.services.iter().filter(|(no, _)| form.service(**no).is_none());
    for (no, count) in unknown {
        fields.keep(&pages.canvas, &format!("調査票にない番号{no}のサービス"), &count.to_string());
    }
    for text in overview.free_services.iter().skip(form.free_services.len()).filter(|text| !text.trim().is_empty()) {
        fields.keep(&pages.canvas, "在宅利用のその他の記入", text);
    }
    if let Some(Situation::Facility { no }) = overview.situation.filter(|situation| situation.name(form).is_none()) {
        fields.keep(&pages.canvas, "施設等利用", &format!("調査票にない番号{no}"));
    }
}
