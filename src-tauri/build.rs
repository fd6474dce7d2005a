//! Prepares the window's resources and allows it exactly the commands listed here.

const COMMANDS: &[&str] = &[
    "vault_state",
    "create_vault",
    "unlock",
    "unlock_with_recovery_code",
    "lock",
    "form_edition",
    "search_cases",
    "create_case",
    "add_example_cases",
    "open_case",
    "save_application",
    "set_case_status",
    "answer",
    "set_opinion",
    "set_traced",
    "judgment",
    "read_date",
    "result_sheet",
    "result_sheet_warnings",
    "default_sheet_path",
    "choose_sheet_path",
    "save_result_sheet",
    "open_saved_sheet",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
