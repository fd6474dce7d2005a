//! バックアップ: where it goes, made by hand or when the window is closed, and restored.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use nintei_store::{BackupStep, KeepingSettings, Store, UserNumber};
use tauri::State;
use tauri::ipc::Channel;

use crate::program::{Program, Turns, in_background, now, stamp};
use crate::refusal::Refusal;
use crate::views::{BackupChoice, BackupView, KeepingState, RestoredView};
use crate::work::Running;

#[tauri::command]
pub async fn keeping_state(program: State<'_, Program>) -> Result<KeepingState, Refusal> {
    program.with_store(|store, _| state(store)).await
}

#[tauri::command]
pub async fn save_keeping(program: State<'_, Program>, settings: KeepingSettings) -> Result<KeepingState, Refusal> {
    let folder = settings.folder.filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map(|folder| whole(&folder)).transpose()?;
    program
        .with_store(move |store, _| {
            store.set_keeping_settings(&KeepingSettings { folder, ..settings }, &stamp(store))?;
            state(store)
        })
        .await
}

/// Makes a backup beside the window, which goes on meanwhile; `None` where it was stopped.
#[tauri::command]
pub async fn back_up_now(
    program: State<'_, Program>,
    progress: Channel<BackupStep>,
) -> Result<Option<BackupView>, Refusal> {
    let running = program.work().begin()?;
    let turns = program.turns();
    // A window that is gone needs to be told nothing.
    in_background(move || backed_up(&turns, &running, |step| drop(progress.send(step)))).await
}

/// The backups in `folder`, or the one that it is.
#[tauri::command]
pub async fn backups(folder: String) -> Result<Vec<BackupChoice>, Refusal> {
    let folder = whole(Path::new(folder.trim()))?;
    in_background(move || {
        let one = folder.join("nintei.backup").is_file();
        let among = if one { folder.parent().unwrap_or(&folder) } else { &folder };
        let found = Store::backups(among)?.into_iter().filter(|found| !one || found.path == folder);
        // One whose key file cannot be read is told so when it is restored.
        let numbers = |path: &Path| Store::user_numbers(path).unwrap_or_default();
        Ok(found.map(|found| BackupChoice { numbers: numbers(&found.path), found }).collect())
    })
    .await
}

/// Puts a backup in the place of the file, which must not be open; `None` where it was stopped.
#[tauri::command]
pub async fn restore(
    program: State<'_, Program>,
    path: String,
    number: Option<UserNumber>,
    passphrase: String,
    progress: Channel<BackupStep>,
) -> Result<Option<RestoredView>, Refusal> {
    let backup = whole(Path::new(&path))?;
    program.restore(backup, number, passphrase, move |step| drop(progress.send(step))).await
}

/// The page has heard that the window is to be closed, and sees to it.
#[tauri::command]
pub async fn closing_heard(program: State<'_, Program>) -> Result<(), Refusal> {
    program.closing().hear();
    Ok(())
}

/// The window stays.
#[tauri::command]
pub async fn stay_open(program: State<'_, Program>) -> Result<(), Refusal> {
    program.closing().stay();
    Ok(())
}

/// Closes the file and ends the program.
#[tauri::command]
pub async fn close_program(app: tauri::AppHandle, program: State<'_, Program>) -> Result<(), Refusal> {
    program.lock().await;
    app.exit(0);
    Ok(())
}

fn state(store: &Store) -> Result<KeepingState, Refusal> {
    let changed = store.is_changed_since_backup()?;
    Ok(KeepingState::of(store.keeping_settings()?, store.last_backup()?, changed, now()))
}

/// A place from the root on.
fn whole(folder: &Path) -> Result<PathBuf, Refusal> {
    if folder.is_absolute() {
        return Ok(folder.to_owned());
    }
    Err(Refusal::new("backup-path", "バックアップの場所を、フォルダーから始まる全体の場所で入力してください。"))
}

/// Makes a backup. The store is held for a moment at its beginning, when it is copied, and at its end.
fn backed_up(
    turns: &Turns,
    running: &Running,
    mut tell: impl FnMut(BackupStep),
) -> Result<Option<BackupView>, Refusal> {
    let (work, right) = turns.take(|store, _| {
        let KeepingSettings { folder, generations, .. } = store.keeping_settings()?;
        let folder = folder.ok_or_else(|| {
            let sentence =
                "バックアップの保存先が決まっていません。管理者が「バックアップと記録」で保存先を決めてください。";
            Refusal::new("backup-no-place", sentence)
        })?;
        Ok(store.begin_backup(&folder, generations, now())?)
    })?;
    let mut step = |at| {
        tell(at);
        if running.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let copied = work.copy(&mut step);
    drop(right);
    turns.take(|store, _| Ok(store.end_copying()?))?;
    if !copied? {
        return Ok(None);
    }
    let Some(backup) = work.finish(&mut step)? else { return Ok(None) };
    turns.take(|store, _| {
        let stamp = stamp(store);
        Ok(store.record_backup(&backup, &stamp)?)
    })?;
    Ok(Some(backup.into()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use std::fs;

    use super::*;
    use crate::trial;
    use crate::views::backup::BackupDue;

    fn with_folder(program: &Program, folder: &Path) {
        let folder = Some(folder.to_owned());
        trial::with(program, move |store, _| {
            let settings = KeepingSettings { folder, generations: 2, ..KeepingSettings::default() };
            Ok(store.set_keeping_settings(&settings, &stamp(store))?)
        });
    }

    #[test]
    fn a_backup_is_made_while_others_use_the_store_and_the_last_one_is_known() {
        let (_folder, program) = trial::program();
        let to = tempfile::tempdir().unwrap();
        let case = trial::case(&program);
        let running = program.work().begin().unwrap();
        let unset = backed_up(&program.turns(), &running, |_| {}).unwrap_err();
        assert_eq!(unset.code, "backup-no-place");
        with_folder(&program, to.path());
        assert_eq!(trial::with(&program, |store, _| state(store)).due, BackupDue::Never);
        let made = backed_up(&program.turns(), &running, |_| {
            trial::with(&program, move |store, _| Ok(store.case(case)?));
        });
        let made = made.unwrap().unwrap();
        assert!(made.sound && made.bytes > 4096);
        let after = trial::with(&program, |store, _| state(store));
        assert_eq!((after.due, after.changed, after.days), (BackupDue::No, false, Some(0)));
        assert_eq!(after.last.map(|last| last.path.display().to_string()), Some(made.path));
    }

    #[test]
    fn a_stopped_backup_leaves_nothing_and_is_no_last_one() {
        let (_folder, program) = trial::program();
        let to = tempfile::tempdir().unwrap();
        with_folder(&program, to.path());
        let running = program.work().begin().unwrap();
        let stopped = backed_up(&program.turns(), &running, |_| program.work().cancel());
        assert_eq!(stopped.unwrap(), None);
        assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0);
        assert_eq!(trial::with(&program, |store, _| state(store)).last, None);
    }

    #[test]
    fn a_backup_takes_the_place_of_a_locked_file_and_of_no_open_one() {
        let (_folder, program) = trial::program();
        let to = tempfile::tempdir().unwrap();
        with_folder(&program, to.path());
        let running = program.work().begin().unwrap();
        let made = backed_up(&program.turns(), &running, |_| {}).unwrap().unwrap();
        drop(running);
        trial::case(&program);
        let restore = |passphrase: &str| {
            let restored = program.restore(PathBuf::from(&made.path), None, passphrase.to_owned(), |_| {});
            tauri::async_runtime::block_on(restored)
        };
        assert_eq!(restore(trial::PASSPHRASE).unwrap_err().code, "lock-to-restore");
        tauri::async_runtime::block_on(program.lock());
        for code in ["wrong-passphrase", "wrong-passphrase", "wrong-passphrase", "too-many-attempts"] {
            assert_eq!(restore("ちがうパスフレーズです").unwrap_err().code, code);
        }
        assert_eq!(restore(trial::PASSPHRASE).unwrap_err().code, "too-many-attempts");
    }
}
