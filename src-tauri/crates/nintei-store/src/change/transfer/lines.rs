//! The lines of a journal that a bundle brings.

use std::collections::BTreeSet;

use chrono::DateTime;
use nintei_transfer::{BundleCase, BundleLine};
use rusqlite::Connection;

use crate::journal::ChangeKind;
use crate::tables::transfer::received;
use crate::tables::transfer::taken::TakenRow;
use crate::transfer::{is_lined, is_own, line_digest};
use crate::{CaseId, StoreError, state};

/// The sender's last line, where its lines are as a journal has them.
pub(super) fn last_line(case: &BundleCase) -> Option<&BundleLine> {
    let dated = |line: &BundleLine| DateTime::parse_from_rfc3339(&line.at).is_ok();
    let own: Vec<&BundleLine> = case.lines.iter().filter(|line| line.from.is_none()).collect();
    let lined = |line: &&BundleLine| ChangeKind::from_key(&line.kind).is_some_and(is_lined);
    let in_order = own.is_sorted_by(|one, other| one.seq < other.seq);
    let last = own.last().copied().filter(|last| last.seq == case.revision)?;
    (in_order && own.iter().all(lined) && case.lines.iter().all(dated)).then_some(last)
}

/// Whether what the sender has now follows upon what was taken from it.
pub(super) fn follows(before: &TakenRow, case: &BundleCase) -> Result<bool, StoreError> {
    for line in case.lines.iter().filter(|line| line.from.is_none() && line.seq == before.revision) {
        if line_digest(line)? == before.last {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The lines of a bundle that are neither among our `own` nor were brought by the same peer before.
pub(super) fn new_lines(
    connection: &Connection,
    id: CaseId,
    peer: u32,
    case: &BundleCase,
    own: &[BundleLine],
) -> Result<Vec<String>, StoreError> {
    let mut known: BTreeSet<String> = received::of_peer(connection, id, peer)?.into_iter().collect();
    let mut lines = Vec::new();
    for line in case.lines.iter().filter(|line| !is_own(line, own)) {
        let line = state::value(line)?;
        if known.insert(line.clone()) {
            lines.push(line);
        }
    }
    Ok(lines)
}
