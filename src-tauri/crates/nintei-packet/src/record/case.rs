//! One case of the record: what stood before the board, what it decided, and why.

use nintei_board::{Care1State, Decision, DecisionOutcome};
use nintei_survey::{ApplicationKind, CareLevel, wareki};

use super::{MeetingRecord, Pages, RecordedCase};
use crate::page::{Area, Canvas, Grey, Stroke, Style};
use crate::sheet::Filling;
use crate::sheet::cells::{self, HEADING, NOTHING, PADDING, section};
use crate::sheet::levels::primary_words;

/// Heights of the row with what stood before, of the row with the decision, and of a line of text; millimetres.
const BEFORE: f32 = 5.6;
const DECIDED: f32 = 6.8;
const LINE: f32 = 4.4;
/// Space below a case, and width of what names a text; millimetres.
const GAP: f32 = 2.4;
const NAMED: f32 = 24.0;
const TEXT: Style = Style::plain(8.5);

pub(super) fn all<'f>(pages: &mut Pages<'_, 'f, '_>, record: &MeetingRecord<'_>) {
    if record.cases.is_empty() {
        return;
    }
    let first = record.cases.first().map_or(0.0, |_| HEADING + BEFORE + DECIDED + LINE);
    if !pages.has_room(first) {
        pages.next();
    }
    let place = pages.take(HEADING);
    section(
        pages.canvas(),
        place,
        "3　事例ごとの判定",
        "一次判定の（公式）は認定ソフトの結果、（試算）はこのプログラムの計算",
    );
    pages.take(1.2);
    for case in record.cases {
        draw(pages, case);
    }
}

fn draw<'f>(pages: &mut Pages<'_, 'f, '_>, case: &RecordedCase<'_>) {
    if !pages.has_room(BEFORE + DECIDED + 2.0 * LINE) {
        pages.next();
    }
    let row = pages.take(BEFORE);
    before(pages.canvas(), row, case);
    let row = pages.take(DECIDED);
    decided(pages.canvas(), row, case);
    for (name, text) in texts(case) {
        self::text(pages, case, name, &text);
    }
    let gap = GAP.min(pages.rest().height);
    pages.take(gap);
}

fn before(canvas: &mut Canvas<'_>, row: Area, case: &RecordedCase<'_>) {
    canvas.fill(Grey::LABEL, row);
    canvas.line(Stroke::Heavy, (row.x, row.y), (row.right(), row.y));
    let previous = case.previous.map_or_else(
        || NOTHING.to_owned(),
        |previous| {
            let months = previous.months.map_or_else(String::new, |months| format!("（{months}か月）"));
            format!("{}{months}", previous.level.map_or(NOTHING, CareLevel::name))
        },
    );
    let applied = case.applied_on.map_or_else(|| NOTHING.to_owned(), wareki::long);
    let texts = [
        (24.0, true, format!("審査順 {}", case.place)),
        (27.0, true, format!("整理番号 {}", case.case_number)),
        (20.0, false, case.kind.map_or(NOTHING, ApplicationKind::name).to_owned()),
        (37.0, false, format!("申請 {applied}")),
        (38.0, false, format!("前回 {previous}")),
        (40.0, false, format!("一次 {}", primary_words(case.primary))),
    ];
    let mut rest = row;
    for (width, bold, text) in texts {
        let (cell, further) = rest.split_left(width);
        let style = if bold { Style::bold(9.0) } else { Style::plain(8.0) };
        canvas.text(cell.inset(PADDING, 0.0), style, "事例", &text);
        rest = further;
    }
}

/// What the outcome is called.
pub(super) fn outcome(case: &RecordedCase<'_>) -> &'static str {
    match case.decision {
        None => "未判定",
        Some(decision) if decision.entry.outcome == DecisionOutcome::Deferred => "再審査",
        Some(decision) => decision.entry.level.map_or(NOTHING, CareLevel::name),
    }
}

/// The name of a 状態像.
pub(super) const fn state(state: Care1State) -> &'static str {
    match state {
        Care1State::CognitiveDecline => "認知機能の低下",
        Care1State::Unstable => "不安定",
        Care1State::Other => "その他",
    }
}

/// Whether the decision is another than the 一次判定.
pub(super) fn differs(decision: &Decision) -> bool {
    decision.entry.outcome == DecisionOutcome::Decided
        && decision.primary_level.is_some()
        && decision.entry.level != decision.primary_level
}

fn decided(canvas: &mut Canvas<'_>, row: Area, case: &RecordedCase<'_>) {
    let (left, rest) = row.split_left(NAMED);
    cells::label(canvas, left, "二次判定");
    let (level, rest) = rest.split_left(31.0);
    canvas.outline(Stroke::Hair, level);
    canvas.text(level.inset(PADDING, 0.0), Style::bold(11.0), "二次判定", outcome(case));
    let (period_label, rest) = rest.split_left(15.0);
    cells::label(canvas, period_label, "有効期間");
    let (period, marks) = rest.split_left(65.0);
    canvas.outline(Stroke::Hair, period);
    canvas.text(period.inset(PADDING, 0.0), Style::plain(8.5), "有効期間", &self::period(case));
    canvas.outline(Stroke::Hair, marks);
    canvas.text(marks.inset(PADDING, 0.0), Style::bold(8.0), "審査の形", &self::marks(case));
}

fn period(case: &RecordedCase<'_>) -> String {
    let Some(decision) = case.decision else { return String::new() };
    let Some(months) = decision.entry.months else { return NOTHING.to_owned() };
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, wareki::long);
    format!("{months}か月　{}〜{}", day(decision.effective_on), day(decision.ends_on))
}

fn marks(case: &RecordedCase<'_>) -> String {
    let Some(decision) = case.decision else { return String::new() };
    let mut marks = Vec::new();
    if decision.simplified {
        marks.push("簡素化".to_owned());
    }
    if differs(decision) {
        marks.push("一次判定から変更".to_owned());
    }
    if let Some(found) = decision.entry.care1_state {
        marks.push(format!("状態像 {}", state(found)));
    }
    marks.join("・")
}

fn texts(case: &RecordedCase<'_>) -> Vec<(&'static str, String)> {
    let entry = case.decision.map(|decision| &decision.entry);
    let of = |text: Option<&String>| text.map(|text| text.trim().to_owned()).unwrap_or_default();
    let texts = [
        ("再審査の理由", of(entry.map(|entry| &entry.deferred_because))),
        ("変更の理由", of(entry.map(|entry| &entry.change_reason))),
        ("審査会の意見", of(entry.map(|entry| &entry.opinion))),
        ("利用できる給付", of(case.benefits.map(|benefits| &benefits.line))),
    ];
    texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn text<'f>(pages: &mut Pages<'_, 'f, '_>, case: &RecordedCase<'_>, name: &str, text: &str) {
    let width = pages.rest().width - NAMED - 2.0 * PADDING;
    let whole = pages.canvas().flow(width, TEXT, text);
    pages.canvas().note(&format!("審査順{}の{name}", case.place), &whole);
    for (index, line) in whole.lines.iter().enumerate() {
        let begins = !pages.has_room(LINE);
        if begins {
            pages.next();
        }
        let row = pages.take(LINE);
        let (left, right) = row.split_left(NAMED);
        if index == 0 {
            pages.canvas().text(left.inset(PADDING, 0.0), Style::bold(7.5), name, name);
        } else if begins {
            let words = format!("{name}（続き）");
            pages.canvas().text(left.inset(PADDING, 0.0), Style::bold(7.5), name, &words);
        }
        pages.canvas().row(right.inset(PADDING, 0.0), TEXT, line);
    }
    let row = *pages.rest();
    pages.canvas().line(Stroke::Hair, (row.x, row.y), (row.right(), row.y));
}
