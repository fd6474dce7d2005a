//! Which cases wait, and on which agendas they are put.

use nintei_board::MeetingId;
use nintei_store::CaseId;
use serde::Deserialize;
use tauri::State;

use crate::board_view::waiting;
use crate::program::{Program, now, stamp};
use crate::refusal::Refusal;
use crate::views::{AssignmentProposal, WaitingPage, WaitingQuery};

/// A case and the meeting it goes to.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacedCase {
    case: CaseId,
    /// None takes it off its agenda.
    meeting: Option<MeetingId>,
}

#[tauri::command]
pub async fn waiting_cases(program: State<'_, Program>, query: WaitingQuery) -> Result<WaitingPage, Refusal> {
    program.with_store(move |store, _| waiting::page(store, &query, now().date_naive())).await
}

#[tauri::command]
pub async fn propose_assignment(
    program: State<'_, Program>,
    meetings: Vec<MeetingId>,
) -> Result<AssignmentProposal, Refusal> {
    program.with_store(move |store, _| waiting::proposal(store, &meetings, now().date_naive())).await
}

#[tauri::command]
pub async fn assign_cases(program: State<'_, Program>, placements: Vec<PlacedCase>) -> Result<(), Refusal> {
    let placements: Vec<_> = placements.into_iter().map(|placed| (placed.case, placed.meeting)).collect();
    program.with_store(move |store, _| Ok(store.assign(&placements, &stamp(store))?)).await
}
