//! Tests: a line of the journal.

use crate::{ChangeKind, JournalEntry};

/// The line of `kind` about `item`, with its values as JSON.
pub(super) fn line(kind: ChangeKind, item: Option<&str>, before: Option<&str>, after: Option<&str>) -> JournalEntry {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    JournalEntry {
        seq: 1,
        at: String::new(),
        by: String::new(),
        case: None,
        kind,
        item: owned(item),
        before: owned(before),
        after: owned(after),
        origin: None,
    }
}
