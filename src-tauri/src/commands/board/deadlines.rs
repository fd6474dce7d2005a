//! 期限.

use tauri::State;

use crate::board_view::waiting;
use crate::program::{Program, now};
use crate::refusal::Refusal;
use crate::views::{DeadlineView, RenewalView};

#[tauri::command]
pub async fn deadlines(program: State<'_, Program>) -> Result<Vec<DeadlineView>, Refusal> {
    program.with_store(|store, _| waiting::deadlines(store, now().date_naive())).await
}

#[tauri::command]
pub async fn renewals(program: State<'_, Program>) -> Result<Vec<RenewalView>, Refusal> {
    program.with_store(|store, _| waiting::renewals(store, now().date_naive())).await
}
