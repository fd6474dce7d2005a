//! What the program says about itself. It answers also while the file is locked.

use chrono::NaiveDate;
use nintei_case::Tables;
use tauri::{AppHandle, State};

use crate::program::{Program, now};
use crate::refusal::Refusal;
use crate::views::{AboutProgram, ProgramTable};

#[tauri::command]
pub async fn about(app: AppHandle, program: State<'_, Program>) -> Result<AboutProgram, Refusal> {
    let version = app.package_info().version.to_string();
    present(&program, version, now().date_naive())
}

fn present(program: &Program, version: String, today: NaiveDate) -> Result<AboutProgram, Refusal> {
    let tables = program.tables();
    let rules = tables.rules_on(today)?;
    Ok(AboutProgram {
        version,
        tables: of_judgment(&tables).chain(of_board(&tables)).collect(),
        rules: rules.id().to_owned(),
        supplements: rules.supplements().to_vec(),
        trouble: tables.trouble().map(str::to_owned),
        folder: program.folder().display().to_string(),
    })
}

/// 規則の表 and 認定調査票, each with its edition.
fn of_judgment(tables: &Tables) -> impl Iterator<Item = ProgramTable> {
    let rules = tables.built_in_rules().map(|(edition, _)| ProgramTable {
        subject: "規則の表（一次判定）",
        edition: format!("{}（{}）", edition.name(), edition.id()),
        applies_from: Some(edition.applies_from()),
        applies_to: edition.applies_to(),
        source: edition.source().to_owned(),
        source_url: String::new(),
    });
    let forms = tables.forms().iter().map(|form| ProgramTable {
        subject: "認定調査票",
        edition: format!("{}（{}）", form.name, form.id),
        applies_from: Some(form.applies_from),
        applies_to: None,
        source: form.source.clone(),
        source_url: form.source_url.clone(),
    });
    rules.chain(forms)
}

/// The tables of the board, which have no editions of their own.
fn of_board(tables: &Tables) -> impl Iterator<Item = ProgramTable> {
    let board = tables.board();
    let table = |subject, applies_from, source: &str| ProgramTable {
        subject,
        edition: String::new(),
        applies_from,
        applies_to: None,
        source: source.to_owned(),
        source_url: String::new(),
    };
    [
        table("認定の有効期間", board.validity.known_from(), board.validity.source()),
        table("審査会の簡素化", Some(board.simplification.applies_from()), board.simplification.source()),
        table("サービスの種類", None, board.services.source()),
        table("業務分析の全国の値", None, &board.national.figures().source),
    ]
    .into_iter()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]
mod tests {
    use tauri::async_runtime::block_on;

    use super::*;
    use crate::program::stamp;
    use crate::trial;

    /// Adopts a supplement and tells its name.
    fn adopted(program: &Program) -> String {
        let supplement = trial::supplement("2-10", "6.0点");
        let text = supplement.write();
        let adopt = program.with_supplements(move |store, _| {
            let id = store.save_supplement_draft(None, &text, &stamp(store))?;
            Ok(store.adopt_supplement(id, &stamp(store))?)
        });
        block_on(adopt).unwrap();
        supplement.name
    }

    fn about(program: &Program) -> AboutProgram {
        present(program, "0.1.0".to_owned(), now().date_naive()).unwrap()
    }

    #[test]
    fn every_table_is_named_with_its_source() {
        let (_folder, program) = trial::program();
        let tables = about(&program).tables;
        assert!(
            tables
                .iter()
                .any(|table| table.edition == "平成21年4月版（2009-04）" && table.source.contains("告示第91号"))
        );
        assert!(tables.iter().any(|table| table.edition == "令和6年4月版（2024-04）" && !table.source_url.is_empty()));
        assert!(tables.iter().all(|table| !table.subject.is_empty() && !table.source.trim().is_empty()));
    }

    #[test]
    fn an_adopted_supplement_is_named_while_the_file_is_open() {
        let (_folder, program) = trial::program();
        assert_eq!(about(&program).supplements, []);
        let name = adopted(&program);
        assert_eq!(about(&program).supplements.iter().map(|laid| laid.name.clone()).collect::<Vec<_>>(), [name]);
        assert!(about(&program).rules.contains("補完"));
    }

    #[test]
    fn a_locked_program_tells_its_tables_and_its_folder_and_no_supplement() {
        let (folder, program) = trial::program();
        adopted(&program);
        block_on(program.lock());
        let told = about(&program);
        assert_eq!(told.folder, folder.path().display().to_string());
        assert_eq!(told.supplements, []);
        assert!(!told.tables.is_empty());
    }
}
