//! The shell: a window over the domain crates. It holds the clock, the folders and the open store; what is
//! computed, stored and printed is the work of the crates beside it.

mod access;
pub mod bindings;
mod board_view;
mod case_view;
mod chosen_file;
mod clock;
mod closing;
mod commands;
mod core_dumps;
mod dialogue;
mod examples;
mod history;
mod intake;
mod intake_words;
mod official;
mod place_words;
mod program;
mod recent_files;
mod refusal;
mod session;
mod standing;
mod transfer;
#[cfg(test)]
mod trial;
mod typed_result;
mod views;
mod watch;
mod work;
mod written_file;

use std::thread;
use std::time::Duration;

use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, Window, WindowEvent};

use program::Program;

/// Opens the window and runs until it is closed.
///
/// # Errors
/// A sentence saying why the program cannot start.
pub fn run() -> Result<(), String> {
    core_dumps::forbid();
    let tables = nintei_case::Tables::load().map_err(|error| error.to_string())?;
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| {
            let folder = app.path().app_local_data_dir()?;
            let fonts = app.path().resource_dir()?.join("fonts");
            app.manage(Program::new(folder, fonts, tables));
            recent_files::keep_out();
            keep_watch(app.handle().clone());
            Ok(())
        })
        .on_window_event(keep_open)
        .invoke_handler(admitted(tauri::generate_handler![
            commands::about::about,
            commands::vault::vault_state,
            commands::vault::create_vault,
            commands::vault::unlock,
            commands::vault::unlock_with_recovery_code,
            commands::vault::lock,
            commands::vault::attempt_wait,
            commands::vault::watch_session,
            commands::vault::still_here,
            commands::users::users,
            commands::users::add_user,
            commands::users::change_user,
            commands::users::stop_user,
            commands::users::reset_passphrase,
            commands::users::change_passphrase,
            commands::users::renew_recovery_code,
            commands::users::replace_key,
            commands::users::set_lock_after,
            commands::drafts::draft,
            commands::drafts::keep_draft,
            commands::backup::keeping_state,
            commands::backup::save_keeping,
            commands::backup::back_up_now,
            commands::backup::backups,
            commands::backup::restore,
            commands::backup::closing_heard,
            commands::backup::stay_open,
            commands::backup::close_program,
            commands::journal::journal_page,
            commands::journal::journal_people,
            commands::journal::verify_journal,
            commands::cases::search_cases,
            commands::cases::create_case,
            commands::cases::add_example_cases,
            commands::cases::open_case,
            commands::cases::save_application,
            commands::cases::set_case_status,
            commands::survey::form_edition,
            commands::survey::survey_tables,
            commands::survey::answer,
            commands::survey::write_note,
            commands::survey::copy_last_note,
            commands::survey::write_memo,
            commands::survey::set_circumstances,
            commands::survey::dismiss_note,
            commands::survey::undo,
            commands::survey::redo,
            commands::survey::item_history,
            commands::survey::read_date,
            commands::survey::read_time,
            commands::overview::save_overview,
            commands::overview::investigator_choices,
            commands::overview::assign_investigator,
            commands::overview::set_last_survey,
            commands::opinion::set_opinion,
            commands::office::investigators,
            commands::office::save_investigator,
            commands::office::retire_investigator,
            commands::office::phrase_book,
            commands::office::save_phrase,
            commands::office::remove_phrase,
            commands::office::note_limits,
            commands::office::set_note_limits,
            commands::judgment::judgment,
            commands::judgment::set_traced,
            commands::judgment::deciding,
            commands::judgment::side_by_side,
            commands::judgment::judgment_records,
            commands::judgment::record_judgment,
            commands::judgment::judgment_as_recorded,
            commands::official::official_overview,
            commands::official::import_official,
            commands::official::cancel_work,
            commands::official::official_findings,
            commands::official::official_result,
            commands::official::set_official,
            commands::intake::open_intake,
            commands::intake::intake_preview,
            commands::intake::take_intake,
            commands::intake::linked_numbers,
            commands::intake::unlink_numbers,
            commands::rules::rule_tables,
            commands::rules::check_supplement,
            commands::rules::tree_outline,
            commands::rules::save_supplement,
            commands::rules::adopt_supplement,
            commands::rules::withdraw_supplement,
            commands::rules::discard_supplement,
            commands::rules::export_supplement,
            commands::rules::import_supplement,
            commands::sheet::draw_sheet,
            commands::sheet::default_sheet_path,
            commands::sheet::choose_sheet_path,
            commands::sheet::save_sheet,
            commands::sheet::open_saved_sheet,
            commands::board::register::board_register,
            commands::board::register::save_member,
            commands::board::register::retire_member,
            commands::board::register::save_panel,
            commands::board::register::retire_panel,
            commands::board::register::save_board_settings,
            commands::board::meetings::meetings,
            commands::board::meetings::save_meeting,
            commands::board::meetings::remove_meeting,
            commands::board::meetings::meeting,
            commands::board::meetings::order_meeting,
            commands::board::meetings::order_meeting_by,
            commands::board::agenda::waiting_cases,
            commands::board::agenda::propose_assignment,
            commands::board::agenda::assign_cases,
            commands::board::review::review,
            commands::board::review::set_full_review,
            commands::board::review::mask_text,
            commands::board::decision::decide,
            commands::board::decision::withdraw_decision,
            commands::board::decision::confirm_simplified,
            commands::board::deadlines::deadlines,
            commands::board::deadlines::renewals,
            commands::board::services::services,
            commands::board::packet::default_packet_path,
            commands::board::packet::save_packet,
            commands::board::record::default_record_path,
            commands::board::record::save_record,
            commands::place::choose_path,
            commands::place::choose_file,
            commands::place::choose_folder,
            commands::board::attachments::attach_file,
            commands::board::attachments::attachment_content,
            commands::board::attachments::check_attachment,
            commands::board::attachments::remove_attachment,
            commands::board::statistics::board_statistics,
            commands::board::statistics::default_statistics_path,
            commands::board::statistics::save_statistics,
            commands::training::calculation::training_choices,
            commands::training::calculation::calculation,
            commands::training::calculation::calculation_sheet,
            commands::training::calculation::mark_calculation,
            commands::training::calculation::calculation_hint,
            commands::training::exercises::kept_exercises,
            commands::training::exercises::keep_case_as_exercise,
            commands::training::exercises::rename_exercise,
            commands::training::exercises::remove_exercise,
            commands::training::worksheets::default_worksheet_path,
            commands::training::worksheets::draw_worksheet,
            commands::training::worksheets::save_worksheets,
            commands::training::review::review_exercise,
            commands::training::review::mark_review,
            commands::training::analysis::analysis_exercise,
            commands::training::analysis::mark_analysis,
            commands::training::record_sheets::record_sheet_form,
            commands::training::record_sheets::record_sheets,
            commands::training::record_sheets::save_record_sheet,
            commands::training::record_sheets::remove_record_sheet,
            commands::training::record_sheets::draw_record_sheet,
            commands::training::record_sheets::default_record_sheet_path,
            commands::training::record_sheets::save_record_sheet_pdf,
            commands::training::learners::learners,
            commands::training::learners::save_learner,
            commands::training::learners::set_learner_left,
            commands::training::learners::remove_learner,
            commands::training::learners::learner_progress,
            commands::training::learners::kept_work,
            commands::training::learners::keep_work,
            commands::training::learners::drop_work,
            commands::training::class_sheet::class_sheet,
            commands::training::class_sheet::default_class_sheet_path,
            commands::training::class_sheet::save_class_sheet,
            commands::training::notes::note_course,
            commands::training::notes::vague_words,
            commands::transfer::transfer_state,
            commands::transfer::name_station,
            commands::transfer::default_card_path,
            commands::transfer::save_card,
            commands::transfer::read_card,
            commands::transfer::add_peer,
            commands::transfer::confirm_peer,
            commands::transfer::stop_peer,
            commands::transfer::default_bundle_path,
            commands::transfer::make_bundle,
            commands::transfer::preview_bundle,
            commands::transfer::take_bundle,
            commands::transfer::conflicts,
            commands::transfer::settle_conflict,
            commands::transfer::end_lending,
            commands::transfer::received_lines,
        ]))
        .run(tauri::generate_context!())
        .map_err(|error| format!("画面を開けません（{error}）。プログラムを入れ直してください。"))
}

/// `commands`, each only for those who may ask for it.
fn admitted(commands: impl Fn(Invoke) -> bool + Send + Sync + 'static) -> impl Fn(Invoke) -> bool + Send + Sync {
    move |invoke| {
        let program = invoke.message.webview_ref().state::<Program>();
        match program.admit(invoke.message.command()) {
            Ok(()) => commands(invoke),
            Err(refusal) => {
                invoke.resolver.reject(refusal);
                true
            }
        }
    }
}

/// Keeps the window until what is typed is saved and the backup is made; the page sees to it.
fn keep_open(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event
        && !window.state::<Program>().may_close()
    {
        api.prevent_close();
    }
}

/// Looks once a second, on a thread of its own, whether the file is to be locked.
fn keep_watch(app: AppHandle) {
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_secs(1));
            tauri::async_runtime::block_on(app.state::<Program>().look());
        }
    });
}
