//! What tests of the shell begin with: an open program with made-up contents.
#![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

use std::path::Path;

use chrono::{Days, NaiveDate};
use nintei_board::{Meeting, MeetingId, Member, Panel};
use nintei_case::Tables;
use nintei_judgment::{OfficialResult, Supplement, SupplementPoints, Tenths};
use nintei_store::{CaseId, CaseStatus, KeyCosts, Store};
use nintei_survey::{Application, ApplicationKind, CareLevel, Certification, InsuredCategory};
use tauri::async_runtime::block_on;
use tempfile::TempDir;

use crate::program::{Program, now, stamp};
use crate::refusal::Refusal;

/// The passphrase of every program's file.
pub const PASSPHRASE: &str = "さくらのはなが咲いた日2026";
const CHEAP: KeyCosts = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };

/// A program with a new store open.
pub fn program() -> (TempDir, Program) {
    let folder = tempfile::tempdir().unwrap();
    let program = program_in(folder.path());
    (folder, program)
}

/// A program with a new store open in `folder`.
pub fn program_in(folder: &Path) -> Program {
    let program = Program::new(folder.to_owned(), folder.to_owned(), Tables::load().unwrap());
    block_on(program.open(|folder, _| Ok(Store::create_at_costs(folder, PASSPHRASE, PASSPHRASE, now(), CHEAP)?)))
        .unwrap();
    program
}

/// Closes the store of `program` and opens it again.
pub fn reopen(program: &Program) {
    block_on(program.lock());
    block_on(program.open(|folder, _| Ok((Store::unlock(folder, PASSPHRASE)?, ())))).unwrap();
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
        let id = store.create_case(&Application::default(), &form.id, true, &stamp(store))?;
        for item in ["2-10", "2-11"] {
            store.answer(id, form, item.parse().unwrap(), Some(&[2]), &stamp(store))?;
        }
        Ok(id)
    })
}

/// `count` surveyed cases, each a renewal of 要介護2 (24 months) whose official result is 要介護2 again, so that 簡素化 is
/// open to it.
pub fn surveyed(program: &Program, count: u32) -> Vec<CaseId> {
    with(program, move |store, tables| {
        let mut cases = Vec::new();
        for number in 1..=count {
            let application = Application {
                insured_number: format!("{number:010}"),
                name: format!("架空 事例{number}"),
                insured_category: Some(InsuredCategory::Category1),
                kind: Some(ApplicationKind::Renewal),
                applied_on: Some(day(10, 1).checked_add_days(Days::new(number.into())).unwrap()),
                surveyed_on: Some(day(10, 20)),
                investigator: "架空 調査員".to_owned(),
                previous: Some(Certification {
                    level: Some(CareLevel::Care2),
                    months: Some(24),
                    from: NaiveDate::from_ymd_opt(2024, 12, 1),
                    to: Some(day(11, 30)),
                }),
                ..Application::default()
            };
            let form = tables.form_on(day(10, 20))?;
            let id = store.create_case(&application, &form.id, false, &stamp(store))?;
            let official = OfficialResult {
                level: Some(CareLevel::Care2),
                total: Some(Tenths::new(600)),
                dementia_addition: Some(Tenths::ZERO),
                ..OfficialResult::default()
            };
            store.set_official(id, Some(&official), &stamp(store))?;
            store.set_status(id, CaseStatus::Surveyed, &stamp(store))?;
            cases.push(id);
        }
        Ok(cases)
    })
}

/// A meeting on `held_on` that takes twelve cases, of a panel with the one member 架空 委員.
pub fn meeting(program: &Program, number: u32, held_on: Option<NaiveDate>) -> MeetingId {
    with(program, move |store, _| {
        let member = Member { name: "架空 委員".to_owned(), ..Member::default() };
        let member = store.save_member(None, &member, &stamp(store))?;
        let panel = Panel { name: format!("第{number}合議体"), members: vec![member], chair: Some(member) };
        let panel = store.save_panel(None, &panel, &stamp(store))?;
        let meeting = Meeting { number, panel: Some(panel), held_on, capacity: 12, ..Meeting::default() };
        Ok(store.save_meeting(None, &meeting, &stamp(store))?)
    })
}

/// A day of 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
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
