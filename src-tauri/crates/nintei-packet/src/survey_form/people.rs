//! Ⅰ 調査実施者 and Ⅱ 調査対象者.

use chrono::{NaiveTime, Timelike};
use nintei_survey::{CareLevel, Contact, PastCertification, Sex, SurveyPlace, wareki};

use super::fields::Fields;
use super::pages::Pages;
use crate::page::{Area, Canvas, Grey, Stroke, Style};
use crate::sheet::Filling as _;
use crate::sheet::cells::{HEADING, LABEL, PADDING, label, section};
use crate::sheet::choices::words;

/// Width of labels, millimetres.
const NAME: f32 = 22.0;
/// Heights of an ordinary row and of one with a name and its reading, millimetres.
const ROW: f32 = 6.2;
const NAME_ROW: f32 = 10.2;
/// Space between sections, millimetres.
const GAP: f32 = 2.0;
/// How entries look.
const ENTRY: Style = Style::plain(8.5);

pub(super) fn draw(pages: &mut Pages<'_, '_>, fields: &mut Fields) {
    let place = pages.take(HEADING + ROW + NAME_ROW + GAP);
    investigator(pages, fields, place);
    let place = pages.take(HEADING + 4.0 * ROW + NAME_ROW + 2.0 * ROW + GAP);
    person(pages, fields, place);
}

fn investigator(pages: &mut Pages<'_, '_>, fields: &mut Fields, area: Area) {
    let (sheet, canvas) = (pages.sheet, &mut pages.canvas);
    let overview = sheet.overview;
    let body = section(canvas, area, "Ⅰ　調査実施者（記入者）", "");
    let (first, rest) = body.split_top(ROW);
    let (left, right) = first.split_left(first.width / 2.0);
    let day = sheet.application.surveyed_on.map_or_else(String::new, wareki::long);
    let time = match (overview.started_at, overview.ended_at) {
        (None, None) => String::new(),
        (from, to) => {
            format!("　{}〜{}", from.map_or_else(String::new, clock), to.map_or_else(String::new, clock))
        }
    };
    entry(canvas, fields, left, "実施日時", &format!("{day}{time}"));
    let (name, choice) = right.split_left(NAME);
    label(canvas, name, "実施場所");
    canvas.outline(Stroke::Hair, choice);
    let at = |place| overview.place == Some(place);
    let choices = [("自宅内", at(SurveyPlace::Home)), ("自宅外", at(SurveyPlace::Elsewhere))];
    let room = words(canvas, choice.inset(PADDING, 0.0), ENTRY, &choices);
    bracketed(canvas, fields, room, "実施場所", &overview.place_name);
    let (second, _) = rest.split_top(NAME_ROW);
    let (left, right) = second.split_left(second.width / 2.0);
    let reading = (overview.investigator_kana.as_str(), sheet.application.investigator.as_str());
    named(canvas, fields, left, "記入者氏名", reading);
    let (name, value) = right.split_left(NAME);
    label(canvas, name, "所属機関");
    fields.value(canvas, value, ENTRY.lines(3), "所属機関", &overview.organization);
    canvas.outline(Stroke::Thin, Area { height: ROW + NAME_ROW, ..body });
}

fn person(pages: &mut Pages<'_, '_>, fields: &mut Fields, area: Area) {
    let (sheet, canvas) = (pages.sheet, &mut pages.canvas);
    let (application, overview) = (sheet.application, sheet.overview);
    let body = section(canvas, area, "Ⅱ　調査対象者", "");
    let (row, rest) = body.split_top(ROW);
    let (left, right) = row.split_left(row.width / 2.0);
    past(canvas, left, pages.sheet.overview.past, overview.last_certified_on.map(wareki::long).as_deref());
    let level = application.previous.as_ref().and_then(|previous| previous.level);
    last_level(canvas, right, level);

    let (row, rest) = rest.split_top(NAME_ROW);
    let (left, right) = row.split_left(row.width / 2.0);
    named(canvas, fields, left, "対象者氏名", (&application.kana, &application.name));
    let (sex, birth) = right.split_left(33.0);
    let (name, choice) = sex.split_left(11.0);
    label(canvas, name, "性別");
    canvas.outline(Stroke::Hair, choice);
    let is = |sex| application.sex == Some(sex);
    words(canvas, choice.inset(PADDING, 0.0), ENTRY, &[("男", is(Sex::Male)), ("女", is(Sex::Female))]);
    let (name, value) = birth.split_left(15.0);
    label(canvas, name, "生年月日");
    let born = application.birth_date.map_or_else(String::new, wareki::with_western);
    let age = sheet.age.map_or_else(String::new, |age| format!("（{age}歳）"));
    fields.value(canvas, value, ENTRY.lines(2), "生年月日", &format!("{born}{age}"));

    let (row, rest) = rest.split_top(2.0 * ROW);
    contact(canvas, fields, row, "現住所", &overview.contact);
    let (row, rest) = rest.split_top(2.0 * ROW);
    contact(canvas, fields, row, "家族等連絡先", &overview.family_contact);
    let (row, _) = rest.split_top(ROW);
    let (left, right) = row.split_left(row.width / 2.0);
    let (name, value) = left.split_left(NAME);
    label(canvas, name, "同　氏名");
    fields.value(canvas, value, ENTRY, "家族等の氏名", &overview.family_name);
    let (name, value) = right.split_left(33.0);
    label(canvas, name, "調査対象者との関係");
    fields.value(canvas, value, ENTRY, "調査対象者との関係", &overview.family_relation);
    canvas.outline(Stroke::Thin, Area { height: 6.0 * ROW + NAME_ROW, ..body });
}

/// 10:30 as the form writes it.
fn clock(time: NaiveTime) -> String {
    format!("{}時{:02}分", time.hour(), time.minute())
}

fn entry(canvas: &mut Canvas<'_>, fields: &mut Fields, area: Area, field: &str, text: &str) {
    let (name, value) = area.split_left(NAME);
    label(canvas, name, field);
    fields.value(canvas, value, ENTRY, field, text);
}

/// A name below its reading.
fn named(canvas: &mut Canvas<'_>, fields: &mut Fields, area: Area, field: &str, (kana, name): (&str, &str)) {
    let (left, right) = area.split_left(NAME);
    canvas.fill(Grey::LABEL, left);
    canvas.outline(Stroke::Hair, left);
    canvas.outline(Stroke::Hair, right);
    let (upper, lower) = left.inset(PADDING, 0.5).split_top(3.0);
    canvas.text(upper, Style::plain(6.5), field, "ふりがな");
    canvas.text(lower, Style::plain(LABEL), field, field);
    let (upper, lower) = right.inset(PADDING, 0.5).split_top(3.0);
    fields.text(canvas, upper, Style::plain(6.5), &format!("{field}のふりがな"), kana);
    fields.text(canvas, lower.inset(0.0, 0.2), Style::bold(11.0).lines(2), field, name);
}

/// （…）
fn bracketed(canvas: &mut Canvas<'_>, fields: &mut Fields, area: Area, field: &str, text: &str) {
    let (open, rest) = area.split_left(3.0);
    let (middle, close) = rest.split_left(rest.width - 3.0);
    canvas.text(open, ENTRY, field, "（");
    fields.text(canvas, middle, ENTRY, field, text);
    canvas.text(close, ENTRY, field, "）");
}

fn past(canvas: &mut Canvas<'_>, area: Area, past: Option<PastCertification>, on: Option<&str>) {
    let (name, value) = area.split_left(NAME);
    label(canvas, name, "過去の認定");
    canvas.outline(Stroke::Hair, value);
    let is = |one| past == Some(one);
    let choices = [("初回", is(PastCertification::First)), ("2回め以降", is(PastCertification::Repeated))];
    let rest = words(canvas, value.inset(PADDING, 0.0), Style::plain(8.0), &choices);
    let text = format!("（前回認定 {}）", on.unwrap_or("　　　　　　　"));
    canvas.text(rest, Style::plain(8.0), "前回認定年月日", &text);
}

fn last_level(canvas: &mut Canvas<'_>, area: Area, level: Option<CareLevel>) {
    let (name, value) = area.split_left(NAME);
    label(canvas, name, "前回認定結果");
    canvas.outline(Stroke::Hair, value);
    let level = level.map_or("", CareLevel::name);
    let graded = |kind: &str| {
        let grade = level.strip_prefix(kind);
        (format!("{kind}（{}）", grade.unwrap_or("　")), grade.is_some())
    };
    let (support, care) = (graded("要支援"), graded("要介護"));
    let choices = [("非該当", level == "非該当"), (support.0.as_str(), support.1), (care.0.as_str(), care.1)];
    words(canvas, value.inset(PADDING, 0.0), ENTRY, &choices);
}

/// 〒, 電話 and, below them, 住所.
pub(super) fn contact(canvas: &mut Canvas<'_>, fields: &mut Fields, area: Area, field: &str, contact: &Contact) {
    let (name, value) = area.split_left(NAME);
    label(canvas, name, field);
    canvas.outline(Stroke::Hair, value);
    let (upper, lower) = value.inset(PADDING, 0.4).split_top((area.height - 0.8) / 2.0);
    let (postal, phone) = upper.split_left(46.0);
    let (mark, number) = postal.split_left(5.0);
    canvas.text(mark, ENTRY, field, "〒");
    fields.text(canvas, number, ENTRY, &format!("{field}の郵便番号"), &contact.postal_code);
    let (mark, number) = phone.split_left(9.0);
    canvas.text(mark, ENTRY, field, "電話");
    fields.text(canvas, number, ENTRY, &format!("{field}の電話"), &contact.phone);
    fields.text(canvas, lower, ENTRY, field, &contact.address);
}
