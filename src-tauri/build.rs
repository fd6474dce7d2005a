//! Prepares the window's resources and allows it exactly the commands listed here.

const COMMANDS: &[&str] = &[
    "vault_state",
    "create_vault",
    "unlock",
    "unlock_with_recovery_code",
    "lock",
    "search_cases",
    "create_case",
    "add_example_cases",
    "open_case",
    "save_application",
    "set_case_status",
    "form_edition",
    "survey_tables",
    "answer",
    "write_note",
    "copy_last_note",
    "write_memo",
    "set_circumstances",
    "dismiss_note",
    "undo",
    "redo",
    "item_history",
    "read_date",
    "read_time",
    "save_overview",
    "investigator_choices",
    "assign_investigator",
    "set_last_survey",
    "set_opinion",
    "investigators",
    "save_investigator",
    "retire_investigator",
    "phrase_book",
    "save_phrase",
    "remove_phrase",
    "note_limits",
    "set_note_limits",
    "judgment",
    "set_traced",
    "draw_sheet",
    "default_sheet_path",
    "choose_sheet_path",
    "save_sheet",
    "open_saved_sheet",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
