//! サービスの種類: the reference page.

use nintei_survey::CareLevel;
use tauri::State;

use crate::program::Program;
use crate::refusal::Refusal;
use crate::views::ServicesView;

#[tauri::command]
pub async fn services(program: State<'_, Program>) -> Result<ServicesView, Refusal> {
    let tables = program.tables();
    let table = &tables.board().services;
    Ok(ServicesView {
        source: table.source().to_owned(),
        notes: table.notes().to_vec(),
        groups: table.groups().to_vec(),
        levels: CareLevel::ALL.into_iter().map(|level| table.opened(level)).collect(),
    })
}
