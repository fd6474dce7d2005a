//! The journal: who did what, and whether it is as it was written.

use std::ops::ControlFlow;

use nintei_store::{JournalCheck, JournalCheckStep, JournalFilter, JournalPage, Store};
use tauri::State;
use tauri::ipc::Channel;

use crate::program::{Program, Turns, in_background};
use crate::refusal::Refusal;
use crate::views::JournalCheckView;
use crate::work::Running;

/// Lines of a page.
const PAGE: u32 = 100;

#[tauri::command]
pub async fn journal_page(
    program: State<'_, Program>,
    filter: JournalFilter,
    before: Option<i64>,
) -> Result<JournalPage, Refusal> {
    program.with_store(move |store, _| Ok(store.journal_page(&filter, before, PAGE)?)).await
}

#[tauri::command]
pub async fn journal_people(program: State<'_, Program>) -> Result<Vec<String>, Refusal> {
    program.with_store(|store, _| Ok(store.journal_people()?)).await
}

/// Checks the journal beside the window, which goes on meanwhile; `None` where it was stopped.
#[tauri::command]
pub async fn verify_journal(
    program: State<'_, Program>,
    progress: Channel<JournalCheckStep>,
) -> Result<Option<JournalCheckView>, Refusal> {
    let running = program.work().begin()?;
    let turns = program.turns();
    // A window that is gone needs to be told nothing.
    in_background(move || verified(&turns, &running, |step| drop(progress.send(step)))).await
}

fn verified(
    turns: &Turns,
    running: &Running,
    mut tell: impl FnMut(JournalCheckStep),
) -> Result<Option<JournalCheckView>, Refusal> {
    let mut walk = turns.take(|store, _| Ok(store.begin_journal_walk()?))?;
    loop {
        match turns.take(|store, _| Ok(store.walk_journal(&mut walk)?))? {
            ControlFlow::Break(found) => return turns.take(|store, _| Ok(Some(shown(store, &found)))),
            ControlFlow::Continue(_) if running.is_cancelled() => return Ok(None),
            ControlFlow::Continue(step) => tell(step),
        }
    }
}

/// What is shown of a check. What cannot be read any more is left out of it.
pub fn shown(store: &Store, check: &JournalCheck) -> JournalCheckView {
    let before = check.first_broken.filter(|_| check.sound > 0);
    let last_sound = before.and_then(|broken| store.journal_page(&JournalFilter::default(), Some(broken), 1).ok());
    let last_sound = last_sound.and_then(|page| page.rows.into_iter().next());
    JournalCheckView::of(check, |id| store.case(id).ok().map(|case| case.number), last_sound)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use super::*;
    use crate::trial;

    #[test]
    fn a_check_lets_others_use_the_store_between_its_steps_and_can_be_stopped() {
        let (_folder, program) = trial::program();
        let case = trial::case(&program);
        let running = program.work().begin().unwrap();
        let found = verified(&program.turns(), &running, |_| {
            trial::with(&program, move |store, _| Ok(store.case(case)?));
        });
        assert!(found.unwrap().is_some_and(|found| found.is_sound && found.first_broken.is_none()));
        let stopped = verified(&program.turns(), &running, |_| program.work().cancel());
        assert_eq!(stopped.unwrap(), None);
    }

    #[test]
    fn a_check_ends_with_the_session_in_which_it_was_begun() {
        let (_folder, program) = trial::program();
        trial::case(&program);
        let running = program.work().begin().unwrap();
        let turns = program.turns();
        trial::reopen(&program);
        assert_eq!(verified(&turns, &running, |_| {}).unwrap_err().code, "locked");
    }
}
