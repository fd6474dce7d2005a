//! The page of one exercise.

use nintei_board::ConditionVerdict;
use nintei_survey::{Certification, Stability, wareki};
use nintei_training::{ReviewEntry, ReviewKey, ReviewLine};

use super::ReviewPaper;
use crate::WorksheetPart;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::PAPER;
use crate::sheet::cells::{self, NOTHING, PADDING, head, label, section};
use crate::sheet::choices;
use crate::sheet::frame::{FOOTER_TOP, TITLE_BOTTOM};

/// Heights of a row about the case, of a condition, of a line to write into and of the heads; millimetres.
const ROW: f32 = 6.4;
const CONDITION: f32 = 17.5;
const LINE: f32 = 10.5;
const HEAD: f32 = 4.0;
/// Widths of a condition's number, of its wording and of its verdict, millimetres. The reason takes the rest.
const NUMBER: f32 = 9.0;
const WORDING: f32 = 70.0;
const VERDICT: f32 = 28.0;
/// Width of the labels, and of a cell to write into; millimetres.
const LABEL: f32 = 40.0;
const CELL: f32 = 62.0;
/// Space between the parts, millimetres.
const GAP: f32 = 3.5;
/// The verdicts to choose from.
const VERDICTS: [ConditionVerdict; 3] =
    [ConditionVerdict::Met, ConditionVerdict::NotMet, ConditionVerdict::Undecidable];

pub(super) fn draw(canvas: &mut Canvas<'_>, paper: &ReviewPaper<'_>, key: &ReviewKey, part: WorksheetPart) {
    title(canvas, paper, part);
    let page = Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, FOOTER_TOP - TITLE_BOTTOM);
    let shown = (part == WorksheetPart::Key).then_some(key);
    let rest = case(canvas, page, paper).split_top(GAP).1;
    let rest = conditions(canvas, rest, key, shown).split_top(GAP).1;
    periods(canvas, rest, paper, shown);
}

fn title(canvas: &mut Canvas<'_>, paper: &ReviewPaper<'_>, part: WorksheetPart) {
    let row = Area::new(PAPER.x, PAPER.y + 0.8, PAPER.width, 7.4);
    let (words, place) = row.split_left(row.width - 65.0);
    let style = Style::bold(15.0);
    let name = "簡素化と有効期間";
    let (left, right) = words.split_left(canvas.width(style, name) + 2.5);
    canvas.text(left, style, "表題", name);
    let (text, mark) = right.split_left(right.width - 16.0);
    canvas.text(text, Style::bold(10.0), "課題", &paper.title);
    let mark = Area { width: 14.0, ..mark };
    canvas.outline(Stroke::Heavy, mark);
    canvas.text(mark.inset(0.5, 0.0), Style::bold(11.0).align(Align::Centre), "表題", "架 空");
    match part {
        WorksheetPart::Blank => cells::pair(canvas, place, 11.0, "氏名", ""),
        WorksheetPart::Key => {
            let place = Area { x: place.right() - 18.0, width: 18.0, ..place };
            canvas.fill(Grey::BLACK, place);
            canvas.text(place, Style::bold(14.0).align(Align::Centre).ink(Grey::WHITE), "表題", "解　答");
        }
    }
}

/// What is known of the case, two facts to a row.
fn case(canvas: &mut Canvas<'_>, area: Area, paper: &ReviewPaper<'_>) -> Area {
    let exercise = paper.exercise;
    let previous = exercise.previous.as_ref();
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| NOTHING.to_owned(), wareki::with_western);
    let of =
        |read: &dyn Fn(&Certification) -> Option<String>| previous.and_then(read).unwrap_or_else(|| NOTHING.to_owned());
    let stability = match exercise.stability {
        Stability::Stable => "安定",
        Stability::Unstable => "不安定",
    };
    let facts = [
        ("被保険者区分", exercise.insured.name().to_owned()),
        ("申請区分", exercise.kind.name().to_owned()),
        ("申請日", day(Some(exercise.applied_on))),
        ("二次判定日", day(Some(exercise.decided_on))),
        ("コンピュータ判定結果", exercise.computed.name().to_owned()),
        ("要介護認定等基準時間", format!("{}分", exercise.total)),
        ("状態の安定性", stability.to_owned()),
        ("二次判定", exercise.decided.name().to_owned()),
        ("前回の要介護度", of(&|previous| previous.level.map(|level| level.name().to_owned()))),
        ("前回の有効期間の月数", of(&|previous| previous.months.map(|months| format!("{months}か月")))),
        ("前回の有効期間の開始日", day(previous.and_then(|previous| previous.from))),
        ("前回の有効期間の満了日", day(previous.and_then(|previous| previous.to))),
        ("審査会が定めた月数", format!("{}か月", exercise.months)),
    ];
    let mut rest = section(canvas, area, "1　事例", "");
    let top = rest.y;
    for pair in facts.chunks(2) {
        let (row, further) = rest.split_top(ROW);
        let (left, right) = row.split_left(row.width / 2.0);
        for ((name, text), place) in pair.iter().zip([left, right]) {
            let (words, value) = place.split_left(LABEL);
            label(canvas, words, name);
            cells::value(canvas, value, Style::bold(8.5), name, text);
        }
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { y: top, height: rest.y - top, ..area });
    rest
}

/// The six conditions with the verdicts to tick, and whether the case may be simplified.
fn conditions(canvas: &mut Canvas<'_>, area: Area, key: &ReviewKey, shown: Option<&ReviewKey>) -> Area {
    let body = section(canvas, area, "2　簡素化の六つの条件", "当てはまる判定に印を付け、見た値と理由を書きます");
    let (heads, mut rest) = body.split_top(HEAD);
    let columns = |row: Area| {
        let (number, rest) = row.split_left(NUMBER);
        let (wording, rest) = rest.split_left(WORDING);
        let (verdict, reason) = rest.split_left(VERDICT);
        [number, wording, verdict, reason]
    };
    for (cell, words) in columns(heads).into_iter().zip(["番号", "条件", "判定", "見た値・理由"]) {
        head(canvas, cell, &[words]);
    }
    for condition in &key.simplification.conditions {
        let (row, further) = rest.split_top(CONDITION);
        let [number, wording, verdict, reason] = columns(row);
        for cell in [number, wording, verdict, reason] {
            canvas.outline(Stroke::Hair, cell);
        }
        let field = format!("条件{}", condition.no);
        canvas.text(number, Style::bold(10.0).align(Align::Centre), &field, &condition.no.to_string());
        canvas.text(wording.inset(PADDING, 0.5), Style::plain(8.5).lines(4), &field, &condition.label);
        verdicts(canvas, verdict, shown.map(|_| condition.verdict));
        if shown.is_some() {
            let words = format!("{}　{}", condition.value, condition.reason);
            canvas.text(reason.inset(PADDING, 0.5), Style::plain(7.5).lines(5), &field, words.trim());
        }
        rest = further;
    }
    let (row, rest) = rest.split_top(LINE + 3.0);
    let [number, wording, verdict, reason] = columns(row);
    let words = Area { width: number.width + wording.width, ..number };
    label(canvas, words, ReviewLine::Eligible.name());
    canvas.outline(Stroke::Hair, verdict);
    canvas.outline(Stroke::Hair, reason);
    verdicts(canvas, verdict, shown.map(|key| key.simplification.eligible));
    canvas.outline(Stroke::Thin, Area { height: rest.y - body.y, ..body });
    rest
}

fn verdicts(canvas: &mut Canvas<'_>, cell: Area, right: Option<ConditionVerdict>) {
    let pitch = (cell.height / 3.0).min(5.2);
    let mut row = Area { y: cell.y + (cell.height - 3.0 * pitch) / 2.0, height: pitch, ..cell.inset(1.5, 0.0) };
    for verdict in VERDICTS {
        let words = choices::tick(canvas, row, right == Some(verdict));
        let style = Style { bold: right == Some(verdict), ..Style::plain(8.0) };
        canvas.text(words, style, verdict.name(), verdict.name());
        row.y += pitch;
    }
}

/// 有効期間: the days and lengths to be given.
fn periods(canvas: &mut Canvas<'_>, area: Area, paper: &ReviewPaper<'_>, shown: Option<&ReviewKey>) {
    let mut rest = section(canvas, area, "3　有効期間", "");
    let top = rest.y;
    let lines = [ReviewLine::Start, ReviewLine::Default, ReviewLine::Shortest, ReviewLine::Longest, ReviewLine::End];
    for line in lines {
        let (row, further) = rest.split_top(LINE);
        let (name, place) = row.split_left(LABEL);
        let (cell, note) = place.split_left(CELL);
        label(canvas, name, line.name());
        canvas.outline(Stroke::Thin, cell);
        let value = shown.and_then(|key| key.entry(line)).map(|entry| match entry {
            ReviewEntry::Day { day } => wareki::with_western(day),
            ReviewEntry::Months { months } => format!("{months}か月"),
            ReviewEntry::Verdict { verdict } => verdict.name().to_owned(),
        });
        let place = cell.inset(PADDING, 0.0);
        match value {
            Some(value) => canvas.text(place, Style::bold(10.0).align(Align::Right), line.name(), &value),
            None => {
                let unit = if matches!(line, ReviewLine::Start | ReviewLine::End) {
                    "年　　　月　　　日"
                } else {
                    "か月"
                };
                canvas.text(place, Style::plain(8.0).align(Align::Right), line.name(), unit);
            }
        }
        let words = match line {
            ReviewLine::End => format!("審査会が定めた{}か月のとき", paper.exercise.months),
            _ => String::new(),
        };
        canvas.text(note.inset(PADDING, 0.0), Style::plain(7.5), line.name(), &words);
        rest = further;
    }
    if let Some(key) = shown {
        let words = canvas.flow(rest.width - 2.0 * PADDING, Style::plain(7.5), &key.period.reason);
        let (row, further) = rest.split_top(words.height() + 2.5);
        canvas.place(row.inset(PADDING, 0.0), Style::plain(7.5), "理由", &words);
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { y: top, height: rest.y - top, ..area });
}
