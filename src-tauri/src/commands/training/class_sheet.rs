//! The class: how far its learners have come, on screen and as a table.

use nintei_store::Store;
use nintei_training::{ClassSheet, LearnerOnSheet, class_csv};
use tauri::{AppHandle, State};

use crate::commands::board::record::BYTE_ORDER_MARK;
use crate::commands::sheet::in_documents;
use crate::program::{Program, in_background};
use crate::refusal::Refusal;
use crate::views::SavedSheet;
use crate::written_file;

const FILE_NAME: &str = "受講者一覧.csv";

#[tauri::command]
pub async fn class_sheet(program: State<'_, Program>) -> Result<ClassSheet, Refusal> {
    program.with_store(|store, _| Ok(nintei_training::class_sheet(&on_sheet(store)?))).await
}

#[tauri::command]
pub async fn default_class_sheet_path(app: AppHandle) -> Result<String, Refusal> {
    Ok(in_documents(&app, FILE_NAME))
}

#[tauri::command]
pub async fn save_class_sheet(
    program: State<'_, Program>,
    path: String,
    with_names: bool,
    replace: bool,
) -> Result<SavedSheet, Refusal> {
    let place = written_file::place(&path)?;
    let content = program.with_store(move |store, _| csv(store, with_names)).await?;
    let target = place.clone();
    in_background(move || written_file::write(&target, content.as_bytes(), replace)).await?;
    program.remember_saved(place);
    Ok(SavedSheet { path, warnings: Vec::new() })
}

fn csv(store: &Store, with_names: bool) -> Result<String, Refusal> {
    Ok(BYTE_ORDER_MARK.to_owned() + &class_csv(&on_sheet(store)?, with_names))
}

/// Every learner, also those who have left the course.
fn on_sheet(store: &Store) -> Result<Vec<LearnerOnSheet>, Refusal> {
    let learner = |kept: nintei_store::KeptLearner| {
        let attempts = store.attempts(kept.number)?.into_iter().map(|kept| kept.attempt).collect();
        Ok(LearnerOnSheet { number: kept.number, name: kept.name, attempts })
    };
    store.learners()?.into_iter().map(learner).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use super::*;
    use crate::program::stamp;
    use crate::trial;

    #[test]
    fn the_table_holds_names_only_where_they_are_asked_for() {
        let (_folder, program) = trial::program();
        trial::with(&program, |store, _| {
            store.save_learner(None, "架空 受講者", &stamp(store))?;
            let (with, without) = (csv(store, true)?, csv(store, false)?);
            for table in [&with, &without] {
                assert!(table.starts_with(BYTE_ORDER_MARK));
                assert_eq!(table.lines().count(), 2, "{table}");
            }
            assert!(with.contains("架空 受講者") && !without.contains("架空"));
            Ok(())
        });
    }
}
