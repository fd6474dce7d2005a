//! What several tests begin with.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::Path;

use chrono::DateTime;
use nintei_store::{CaseId, KeyCosts, RecoveryCode, Stamp, Store};
use nintei_survey::{Application, FormEdition, ItemId, built_in};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "さくらのはなが咲いた日";
pub const LONGER: &str = "さくらのはなが咲いた日2026";
pub const OTHER: &str = "みどりの窓口に並ぶひとびと";
const CHEAP: KeyCosts = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };

pub fn stamp() -> Stamp {
    Stamp { at: DateTime::parse_from_rfc3339("2026-04-01T09:30:00+09:00").unwrap(), by: "調査員 鈴木".to_owned() }
}

pub fn create_in(folder: &Path) -> (Store, RecoveryCode) {
    Store::create_at_costs(folder, LONGER, LONGER, stamp().at, CHEAP).unwrap()
}

pub fn new_store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = create_in(folder.path());
    (folder, store)
}

pub fn create_refused(folder: &Path, passphrase: &str, confirmation: &str) -> nintei_store::StoreError {
    Store::create_at_costs(folder, passphrase, confirmation, stamp().at, CHEAP).unwrap_err()
}

pub fn form() -> FormEdition {
    built_in().unwrap().pop().unwrap()
}

pub fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

pub fn person(name: &str, kana: &str, insured_number: &str) -> Application {
    Application {
        name: name.to_owned(),
        kana: kana.to_owned(),
        insured_number: insured_number.to_owned(),
        ..Application::default()
    }
}

pub fn new_case(store: &mut Store, application: &Application) -> CaseId {
    store.create_case(application, &form().id, false, &stamp()).unwrap()
}
