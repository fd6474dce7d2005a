//! The journal of one item in words.

use nintei_store::{ChangeKind, JournalEntry};
use nintei_survey::{Circumstance, FormEdition, ItemId};

use crate::views::HistoryLine;

/// The lines of `item`, with values worded for people.
pub fn worded(form: &FormEdition, item: ItemId, lines: Vec<JournalEntry>) -> Vec<HistoryLine> {
    let words = |kind, value: Option<String>| value.map(|value| word(form, item, kind, &value));
    lines
        .into_iter()
        .map(|line| HistoryLine {
            seq: line.seq,
            before: words(line.kind, line.before),
            after: words(line.kind, line.after),
            at: line.at,
            by: line.by,
            kind: line.kind,
            origin: line.origin,
        })
        .collect()
}

/// A value of the journal as people say it; as it stands in the journal where it cannot be read.
pub fn word(form: &FormEdition, item: ItemId, kind: ChangeKind, value: &str) -> String {
    let read = match kind {
        ChangeKind::Answer => {
            serde_json::from_str::<Vec<u8>>(value).ok().and_then(|numbers| answer(form, item, &numbers))
        }
        ChangeKind::Circumstances => serde_json::from_str::<Vec<Circumstance>>(value)
            .ok()
            .map(|flagged| flagged.into_iter().map(Circumstance::name).collect::<Vec<_>>().join("、")),
        ChangeKind::Note | ChangeKind::Memo | ChangeKind::Dismissal => serde_json::from_str::<String>(value).ok(),
        _ => None,
    };
    read.unwrap_or_else(|| value.to_owned())
}

/// 「2 左上肢、4 左下肢」, or なし where none was chosen.
fn answer(form: &FormEdition, item: ItemId, numbers: &[u8]) -> Option<String> {
    let question = form.question(item)?;
    if numbers.is_empty() {
        return Some("なし".to_owned());
    }
    let labels = numbers.iter().map(|no| Some(format!("{no} {}", question.option(*no)?.label)));
    labels.collect::<Option<Vec<_>>>().map(|labels| labels.join("、"))
}
