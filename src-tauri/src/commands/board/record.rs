//! 審査会の記録.

use nintei_board::MeetingId;
use nintei_case::Tables;
use nintei_case::board::BoardMeeting;
use nintei_packet::Fonts;
use nintei_store::Store;
use tauri::{AppHandle, State};

use crate::commands::sheet::{in_documents, sentences};
use crate::program::{Program, in_background, now};
use crate::refusal::Refusal;
use crate::views::{RecordFormat, SavedSheet};
use crate::written_file;

/// By this mark spreadsheets know UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

#[tauri::command]
pub async fn default_record_path(
    app: AppHandle,
    program: State<'_, Program>,
    meeting: MeetingId,
    format: RecordFormat,
) -> Result<String, Refusal> {
    let number = program.with_store(move |store, _| Ok(store.meeting(meeting)?.meeting.number)).await?;
    let ending = match format {
        RecordFormat::Pdf => "pdf",
        RecordFormat::Csv => "csv",
    };
    Ok(in_documents(&app, &format!("審査会の記録_第{number}回.{ending}")))
}

#[tauri::command]
pub async fn save_record(
    program: State<'_, Program>,
    meeting: MeetingId,
    format: RecordFormat,
    path: String,
    replace: bool,
) -> Result<SavedSheet, Refusal> {
    let place = written_file::place(&path)?;
    let fonts = program.fonts();
    let (content, warnings) =
        program.with_store(move |store, tables| content(store, tables, fonts()?.get()?, meeting, format)).await?;
    let target = place.clone();
    in_background(move || written_file::write(&target, &content, replace)).await?;
    program.remember_saved(place);
    Ok(SavedSheet { path, warnings })
}

/// The file, and what its reader should know.
fn content(
    store: &Store,
    tables: &Tables,
    fonts: &Fonts,
    id: MeetingId,
    format: RecordFormat,
) -> Result<(Vec<u8>, Vec<String>), Refusal> {
    let meeting = BoardMeeting::read(store, tables, id, now().date_naive())?;
    Ok(match format {
        RecordFormat::Pdf => {
            let sheet = meeting.record(tables, fonts)?;
            let warnings = sentences(&sheet);
            (sheet.pdf, warnings)
        }
        RecordFormat::Csv => ((BYTE_ORDER_MARK.to_owned() + &meeting.record_csv(tables)).into_bytes(), Vec::new()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_board::{DecisionEntry, decide};
    use nintei_case::board::{OnAgenda, Review};
    use nintei_survey::CareLevel;

    use super::*;
    use crate::program::stamp;
    use crate::trial::{self, day};

    #[test]
    fn the_record_has_a_line_for_each_case_with_its_decision_and_names_nobody() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 2);
        let id = trial::meeting(&program, 4, Some(day(11, 25)));
        let fonts = program.fonts();
        trial::with(&program, move |store, tables| {
            let placed: Vec<_> = found.iter().map(|case| (*case, Some(id))).collect();
            store.assign(&placed, &stamp(store))?;
            let settings = store.board_settings()?;
            let place = OnAgenda::of(store, found[0])?.unwrap();
            let review = Review::read(store, tables, &settings, found[0], Some(&place.entry), day(11, 25))?;
            let entry = DecisionEntry { level: Some(CareLevel::Care2), months: Some(24), ..DecisionEntry::default() };
            let decided = decide(&tables.board().validity, &settings, &review.to_decide(Some(day(11, 25))), &entry)?;
            store.put_decision(found[0], Some(&decided), None, &stamp(store))?;
            let fonts = fonts()?;
            let (csv, _) = content(store, tables, fonts.get()?, id, RecordFormat::Csv)?;
            let csv = String::from_utf8(csv).unwrap();
            assert!(csv.starts_with(BYTE_ORDER_MARK));
            let lines: Vec<&str> = csv.lines().collect();
            assert_eq!(lines.len(), 3);
            assert!(lines[1].contains("要介護2") && lines[1].contains("2028-11-30"), "{}", lines[1]);
            assert!(!csv.contains("架空"), "{csv}");
            let (pdf, _) = content(store, tables, fonts.get()?, id, RecordFormat::Pdf)?;
            assert!(pdf.starts_with(b"%PDF"));
            Ok(())
        });
    }
}
