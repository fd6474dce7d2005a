//! The exercise in writing 特記事項. Nothing written is kept here.

use nintei_survey::VagueOccurrence;
use nintei_training::NoteCourse;
use tauri::State;

use crate::program::{Program, in_background, now};
use crate::refusal::Refusal;

#[tauri::command]
pub async fn note_course(program: State<'_, Program>) -> Result<NoteCourse, Refusal> {
    let tables = program.tables();
    in_background(move || Ok(NoteCourse::built_in(tables.form_on(now().date_naive())?)?)).await
}

#[tauri::command]
pub async fn vague_words(program: State<'_, Program>, text: String) -> Result<Vec<VagueOccurrence>, Refusal> {
    let tables = program.tables();
    in_background(move || {
        let words = tables.vague_words(tables.form_on(now().date_naive())?)?;
        Ok(nintei_training::vague_words(words, &text))
    })
    .await
}
