//! 6 現在のサービス利用状況, from the 概況調査.

use nintei_survey::{Overview, OverviewForm, ServiceCount, ServiceLine, Situation};

use super::ResultSheet;
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::cells::{LABEL, PADDING, VALUE, pair, section};

/// Height of a row, millimetres.
const ROW: f32 = 4.6;
/// Stands in the members' version for what may tell who the person is.
const WITHHELD: &str = "（委員用には印字していません）";
/// Columns of services.
const COLUMNS: usize = 2;
/// Width of what is used of a service, millimetres.
const AMOUNT: f32 = 19.0;

/// Draws the section; what is left below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let (form, overview) = (&sheet.form.overview, sheet.overview);
    let body = section(canvas, area, "6　現在のサービス利用状況", "概況調査 Ⅲ");
    let (row, rest) = body.split_top(ROW);
    let (left, right) = row.split_left(row.width / 2.0);
    pair(canvas, left, 22.0, "現在の状況", situation(overview, form));
    let facility = match overview.facility_name.trim() {
        "" => "",
        _ if sheet.is_for_members() => WITHHELD,
        name => name,
    };
    pair(canvas, right, 22.0, "施設等名", facility);
    let used: Vec<(&ServiceLine, i32)> = form
        .services
        .iter()
        .filter_map(|service| Some((service, *overview.services.get(&service.no)?)))
        .filter(|(_, count)| *count != 0)
        .collect();
    let rest = list(canvas, rest, &used);
    let rest = free(canvas, rest, sheet);
    canvas.outline(Stroke::Thin, Area { height: rest.y - body.y, ..body });
    rest
}

/// The wording of the 現在の状況.
pub(super) fn situation<'a>(overview: &Overview, form: &'a OverviewForm) -> &'a str {
    overview.situation.and_then(|situation: Situation| situation.name(form)).unwrap_or_default()
}

fn list(canvas: &mut Canvas<'_>, area: Area, used: &[(&ServiceLine, i32)]) -> Area {
    if used.is_empty() {
        let (row, rest) = area.split_top(ROW);
        let words = "在宅サービスの利用は記入されていません。";
        canvas.text(row.inset(PADDING, 0.0), Style::plain(LABEL), "6 サービス", words);
        return rest;
    }
    let width = area.width / 2.0;
    let mut rest = area;
    for pair in used.chunks(COLUMNS) {
        let (row, further) = rest.split_top(ROW);
        let mut place = Area { width, ..row };
        for (service, count) in pair {
            let (name, amount) = place.inset(PADDING, 0.0).split_left(width - 2.0 * PADDING - AMOUNT);
            let field = format!("サービス{}", service.no);
            canvas.text(name, Style::plain(7.5), &field, &format!("{}　{}", service.no, service.name));
            canvas.text(amount, Style::bold(VALUE).align(Align::Right), &field, &used_of(service, *count));
            place.x += width;
        }
        canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        rest = further;
    }
    rest
}

fn used_of(service: &ServiceLine, count: i32) -> String {
    match service.count {
        ServiceCount::TimesPerMonth => format!("月{count}回"),
        ServiceCount::DaysPerMonth => format!("月{count}日"),
        ServiceCount::Pieces => format!("{count}品目"),
        ServiceCount::Presence => "あり".to_owned(),
    }
}

/// 市町村特別給付 and what lies outside the insurance.
fn free(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let mut rest = area;
    let names = &sheet.form.overview.free_services;
    for (name, text) in names.iter().zip(&sheet.overview.free_services) {
        if !text.trim().is_empty() {
            // What is typed freely has no masked copy.
            let text = if sheet.is_for_members() { WITHHELD } else { text };
            let (row, further) = rest.split_top(ROW);
            pair(canvas, row, 44.0, name, text);
            rest = further;
        }
    }
    rest
}
