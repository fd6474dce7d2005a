//! Forms that were typed into and not saved when the file locked by itself.

use tauri::State;

use crate::program::Program;
use crate::refusal::Refusal;

/// What the person has typed into `form` and not saved, as the page gave it.
#[tauri::command]
pub async fn draft(program: State<'_, Program>, form: String) -> Result<Option<String>, Refusal> {
    program.with_store(move |store, _| Ok(store.draft(&form)?)).await
}

/// Keeps it; `None` throws away what is kept.
#[tauri::command]
pub async fn keep_draft(program: State<'_, Program>, form: String, content: Option<String>) -> Result<(), Refusal> {
    program
        .with_store(move |store, _| match content {
            Some(content) => Ok(store.keep_draft(&form, &content)?),
            None => Ok(store.drop_draft(&form)?),
        })
        .await
}
