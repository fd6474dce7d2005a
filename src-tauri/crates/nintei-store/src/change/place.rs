use std::fmt;

use nintei_survey::{ExpectedReason, ItemId, OptionSet};
use rusqlite::Connection;
use serde_json::from_str;

use crate::journal::ChangeKind;
use crate::tables::item_texts::ItemTexts;
use crate::tables::{answers, circumstances, dismissals};
use crate::{CaseId, StoreError, state};

/// What is put to an item of the form, and so can be undone. Its value is worded as in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Answer(ItemId),
    Note(ItemId),
    Memo(ItemId),
    Circumstances(ItemId),
    Dismissal(ItemId, ExpectedReason),
}

impl Place {
    /// The place that a line of the journal speaks of.
    pub(crate) fn of_line(kind: ChangeKind, item: &str) -> Option<Self> {
        if kind == ChangeKind::Dismissal {
            let (item, reason) = item.split_once('/')?;
            return Some(Self::Dismissal(item.parse().ok()?, dismissals::reason_of_key(reason)?));
        }
        let item = item.parse().ok()?;
        match kind {
            ChangeKind::Answer => Some(Self::Answer(item)),
            ChangeKind::Note => Some(Self::Note(item)),
            ChangeKind::Memo => Some(Self::Memo(item)),
            ChangeKind::Circumstances => Some(Self::Circumstances(item)),
            _ => None,
        }
    }

    pub(crate) const fn item(self) -> ItemId {
        match self {
            Self::Answer(item)
            | Self::Note(item)
            | Self::Memo(item)
            | Self::Circumstances(item)
            | Self::Dismissal(item, _) => item,
        }
    }

    pub(crate) const fn kind(self) -> ChangeKind {
        match self {
            Self::Answer(_) => ChangeKind::Answer,
            Self::Note(_) => ChangeKind::Note,
            Self::Memo(_) => ChangeKind::Memo,
            Self::Circumstances(_) => ChangeKind::Circumstances,
            Self::Dismissal(..) => ChangeKind::Dismissal,
        }
    }

    /// What stands there.
    pub(crate) fn present(self, connection: &Connection, case: CaseId) -> Result<Option<String>, StoreError> {
        let text = match self {
            Self::Answer(item) => return Ok(state::answer(answers::of_item(connection, case, item)?)),
            Self::Circumstances(item) => return state::flags(&circumstances::of_item(connection, case, item)?),
            Self::Note(item) => ItemTexts::Notes.of_item(connection, case, item)?,
            Self::Memo(item) => ItemTexts::Memos.of_item(connection, case, item)?,
            Self::Dismissal(item, reason) => dismissals::of_reason(connection, case, item, reason)?,
        };
        text.as_ref().map(state::value).transpose()
    }

    /// Writes `value` there, or empties it.
    pub(crate) fn write(self, connection: &Connection, case: CaseId, value: Option<&str>) -> Result<(), StoreError> {
        let text = || -> Result<Option<String>, StoreError> {
            value.map(from_str).transpose().map_err(|_| StoreError::unreadable_row("journal"))
        };
        match self {
            Self::Answer(item) => answers::put(connection, case, item, options(value)?),
            Self::Circumstances(item) => circumstances::put(connection, case, item, value),
            Self::Note(item) => ItemTexts::Notes.put(connection, case, item, text()?.as_deref()),
            Self::Memo(item) => ItemTexts::Memos.put(connection, case, item, text()?.as_deref()),
            Self::Dismissal(item, reason) => dismissals::put(connection, case, item, reason, text()?.as_deref()),
        }
    }
}

/// The name of the place in the journal.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Answer(item) | Self::Note(item) | Self::Memo(item) | Self::Circumstances(item) => item.fmt(f),
            Self::Dismissal(item, reason) => f.write_str(&state::dismissal(item, reason)),
        }
    }
}

fn options(value: Option<&str>) -> Result<OptionSet, StoreError> {
    let Some(value) = value else { return Ok(OptionSet::UNANSWERED) };
    let numbers: Vec<u8> = from_str(value).map_err(|_| StoreError::unreadable_row("journal"))?;
    Ok(numbers.into_iter().fold(OptionSet::NONE_CHOSEN, OptionSet::with))
}
