use nintei_board::DecisionOutcome;
use nintei_survey::{ApplicationKind, CareLevel};

use super::case::{differs, outcome, state};
use super::{MeetingRecord, RecordedCase};
use crate::sheet::levels::levels;

const HEADS: [&str; 24] = [
    "回",
    "審査日",
    "合議体",
    "審査順",
    "整理番号",
    "申請区分",
    "申請日",
    "前回の要介護度",
    "前回の月数",
    "一次判定",
    "一次判定の出所",
    "基準時間（下限）",
    "基準時間（上限）",
    "簡素化",
    "二次判定",
    "一次判定からの変更",
    "変更の理由",
    "状態像",
    "有効期間の月数",
    "有効期間の開始日",
    "有効期間の満了日",
    "再審査の理由",
    "審査会の意見",
    "利用できる給付",
];

/// The record of a meeting as a table: a row of heads, then a row for each case, days as 2026-11-25. UTF-8 without a
/// byte order mark, lines end in CR LF. A text that a spreadsheet would take for a formula has an apostrophe before it.
#[must_use]
pub fn record_csv(record: &MeetingRecord<'_>) -> String {
    let heads = line(HEADS.iter().map(|head| (*head).to_owned()));
    let cases = record.cases.iter().map(|case| line(cells(record, case)));
    std::iter::once(heads).chain(cases).collect()
}

fn cells(record: &MeetingRecord<'_>, case: &RecordedCase<'_>) -> [String; 24] {
    let yes = |holds: bool| if holds { "○" } else { "" }.to_owned();
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let months = |months: Option<u16>| months.map_or_else(String::new, |months| months.to_string());
    let decision = case.decision;
    let entry = decision.map(|decision| &decision.entry);
    let decided = decision.filter(|decision| decision.entry.outcome == DecisionOutcome::Decided);
    let total = case.primary.total;
    [
        record.meeting.number.to_string(),
        day(record.meeting.held_on),
        record.panel.to_owned(),
        case.place.to_string(),
        case.case_number.to_string(),
        case.kind.map_or("", ApplicationKind::name).to_owned(),
        day(case.applied_on),
        case.previous.and_then(|previous| previous.level).map_or("", CareLevel::name).to_owned(),
        months(case.previous.and_then(|previous| previous.months)),
        levels(case.primary.levels),
        case.primary.source.name().to_owned(),
        total.map_or_else(String::new, |total| total.low.to_string()),
        total.map_or_else(String::new, |total| total.high.to_string()),
        yes(decision.is_some_and(|decision| decision.simplified)),
        outcome(case).to_owned(),
        yes(decision.is_some_and(differs)),
        entry.map_or_else(String::new, |entry| entry.change_reason.clone()),
        decided.and_then(|decision| decision.entry.care1_state).map_or("", state).to_owned(),
        months(decided.and_then(|decision| decision.entry.months)),
        day(decided.and_then(|decision| decision.effective_on)),
        day(decided.and_then(|decision| decision.ends_on)),
        entry.map_or_else(String::new, |entry| entry.deferred_because.clone()),
        entry.map_or_else(String::new, |entry| entry.opinion.clone()),
        case.benefits.map_or_else(String::new, |benefits| benefits.line.clone()),
    ]
}

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let quoted: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    format!("{}\r\n", quoted.join(","))
}

fn quoted(cell: &str) -> String {
    let apostrophe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{apostrophe}{}\"", cell.replace('"', "\"\""))
}
