//! 委員, 合議体 and what the insurer sets.

use nintei_board::{BoardSettings, Member, MemberId, Panel, PanelId, SimplificationInput, simplify};
use nintei_case::Tables;
use nintei_store::Store;
use tauri::State;

use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::BoardRegister;

fn register(store: &Store, tables: &Tables) -> Result<BoardRegister, Refusal> {
    let rules = tables.board();
    Ok(BoardRegister {
        members: store.members()?,
        panels: store.panels()?,
        settings: store.board_settings()?,
        least_margin: rules.simplification.least_margin(),
        legal_max_months: rules.validity.legal_max(),
    })
}

#[tauri::command]
pub async fn board_register(program: State<'_, Program>) -> Result<BoardRegister, Refusal> {
    program.with_store(|store, tables| register(store, tables)).await
}

#[tauri::command]
pub async fn save_member(
    program: State<'_, Program>,
    id: Option<MemberId>,
    member: Member,
) -> Result<BoardRegister, Refusal> {
    program
        .with_store(move |store, tables| {
            store.save_member(id, &member, &stamp(store))?;
            register(store, tables)
        })
        .await
}

#[tauri::command]
pub async fn retire_member(program: State<'_, Program>, id: MemberId, retired: bool) -> Result<BoardRegister, Refusal> {
    program
        .with_store(move |store, tables| {
            store.retire_member(id, retired, &stamp(store))?;
            register(store, tables)
        })
        .await
}

#[tauri::command]
pub async fn save_panel(
    program: State<'_, Program>,
    id: Option<PanelId>,
    panel: Panel,
) -> Result<BoardRegister, Refusal> {
    program
        .with_store(move |store, tables| {
            store.save_panel(id, &panel, &stamp(store))?;
            register(store, tables)
        })
        .await
}

#[tauri::command]
pub async fn retire_panel(program: State<'_, Program>, id: PanelId, retired: bool) -> Result<BoardRegister, Refusal> {
    program
        .with_store(move |store, tables| {
            store.retire_panel(id, retired, &stamp(store))?;
            register(store, tables)
        })
        .await
}

#[tauri::command]
pub async fn save_board_settings(
    program: State<'_, Program>,
    settings: BoardSettings,
) -> Result<BoardRegister, Refusal> {
    program.with_store(move |store, tables| set(store, tables, &settings)).await
}

/// Keeps settings that the rules allow.
fn set(store: &mut Store, tables: &Tables, settings: &BoardSettings) -> Result<BoardRegister, Refusal> {
    let rules = tables.board();
    settings.limits(&rules.validity)?;
    simplify(&rules.simplification, &settings.requirements, &SimplificationInput::default())?;
    store.set_board_settings(settings, &stamp(store))?;
    register(store, tables)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_board::{InsurerLimit, InsurerRequirements};
    use nintei_judgment::Tenths;
    use tauri::async_runtime::block_on;

    use super::*;
    use crate::trial;

    #[test]
    fn settings_that_the_rules_do_not_allow_are_refused_and_those_before_stay() {
        let (_folder, program) = trial::program();
        let kept = BoardSettings { capacity: 35, ..BoardSettings::default() };
        let settings = kept.clone();
        trial::with(&program, move |store, tables| set(store, tables, &settings));
        let narrow = InsurerRequirements { margin: Tenths::new(29), ..InsurerRequirements::default() };
        let long = InsurerLimit { kind: None, level: None, max_months: 49 };
        for (refused, code) in [
            (BoardSettings { requirements: narrow, ..kept.clone() }, "simplification-narrow-margin"),
            (BoardSettings { limits: vec![long], ..kept.clone() }, "validity-limit-over-law"),
        ] {
            let refusal = block_on(program.with_store(move |store, tables| set(store, tables, &refused))).unwrap_err();
            assert_eq!(refusal.code, code);
        }
        let register = trial::with(&program, |store, tables| register(store, tables));
        assert_eq!(register.settings, kept);
        assert_eq!((register.least_margin, register.legal_max_months), (Tenths::new(30), 48));
    }

    #[test]
    fn a_member_who_retires_stays_in_the_register() {
        let (_folder, program) = trial::program();
        let register = trial::with(&program, |store, tables| {
            let member = Member { name: "架空 委員".to_owned(), ..Member::default() };
            let id = store.save_member(None, &member, &stamp(store))?;
            let panel = Panel { name: "第1合議体".to_owned(), members: vec![id], chair: Some(id) };
            store.save_panel(None, &panel, &stamp(store))?;
            store.retire_member(id, true, &stamp(store))?;
            register(store, tables)
        });
        assert!(register.members[0].retired);
        assert_eq!(register.panels[0].panel.members, [register.members[0].id]);
    }
}
