//! What tests of the shell begin with: an open program with made-up contents.
#![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

use nintei_case::Tables;
use nintei_judgment::{Supplement, SupplementPoints};
use nintei_store::{CaseId, KeyCosts, Store};
use nintei_survey::Application;
use tauri::async_runtime::block_on;
use tempfile::TempDir;

use crate::program::{Program, now, stamp};
use crate::refusal::Refusal;

const PASSPHRASE: &str = "さくらのはなが咲いた日2026";
const CHEAP: KeyCosts = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };

/// A program with a new store open.
pub fn program() -> (TempDir, Program) {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::new(folder.path().to_owned(), folder.path().to_owned(), Tables::load().unwrap());
    block_on(program.open(|folder| Ok(Store::create_at_costs(folder, PASSPHRASE, PASSPHRASE, now(), CHEAP)?))).unwrap();
    (folder, program)
}

/// Closes the store of `program` and opens it again.
pub fn reopen(program: &Program) {
    block_on(program.lock());
    block_on(program.open(|folder| Ok((Store::unlock(folder, PASSPHRASE)?, ())))).unwrap();
}

/// Works with the store of `program`.
pub fn with<T: Send + 'static>(
    program: &Program,
    work: impl FnOnce(&mut Store, &Tables) -> Result<T, Refusal> + Send + 'static,
) -> T {
    block_on(program.with_store(work)).unwrap()
}

/// A new case in which 2-10 見守り等 is answered.
pub fn case(program: &Program) -> CaseId {
    with(program, |store, tables| {
        let form = tables.form_on(now().date_naive())?;
        let id = store.create_case(&Application::default(), &form.id, true, &stamp())?;
        for item in ["2-10", "2-11"] {
            store.answer(id, form, item.parse().unwrap(), Some(&[2]), &stamp())?;
        }
        Ok(id)
    })
}

/// A made-up supplement that says how many points 見守り等 of `item` has.
pub fn supplement(item: &str, points: &str) -> Supplement {
    Supplement {
        name: format!("架空の補完 {item}"),
        edition: "2009-04".to_owned(),
        made_on: Some(now().date_naive()),
        source: "架空の出典".to_owned(),
        made_by: "架空 作成".to_owned(),
        checked_by: "架空 確認".to_owned(),
        points: vec![SupplementPoints {
            item: item.parse().unwrap(),
            option: "見守り等".to_owned(),
            points: points.to_owned(),
        }],
        ..Supplement::default()
    }
}
