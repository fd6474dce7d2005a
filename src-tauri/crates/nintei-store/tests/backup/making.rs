use std::fs;
use std::ops::ControlFlow;

use super::{after, backed_up, contents, go_on, store_with};
use crate::common::{LONGER, new_case, new_store, person, stamp};
use nintei_store::{BackupPhase, Store};
use nintei_survey::Overview;

#[test]
fn a_backup_holds_what_the_store_held_and_the_store_goes_on() {
    let (_folder, mut store, case) = store_with(3);
    let to = tempfile::tempdir().unwrap();
    let before = (store.case(case).unwrap(), store.history(case).unwrap());
    let backup = store.back_up(to.path(), 3, after(0), &mut go_on).unwrap().unwrap();
    assert_eq!(backup.path.file_name().unwrap(), "nintei-backup-20260401-093000");
    assert_eq!((backup.lines, backup.sound, backup.removed), (4, true, 0));
    let overview = Overview { remarks: "あとで".to_owned(), ..Overview::default() };
    store.save_overview(case, &overview, &stamp()).unwrap();
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(&backup.path).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    let copy = Store::unlock(copy.path(), LONGER).unwrap();
    assert_eq!((copy.case(case).unwrap(), copy.history(case).unwrap()), before);
    assert!(copy.verify_journal().unwrap().is_sound());
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_backup_is_three_files_named_by_the_program_and_nothing_else() {
    let (_folder, mut store, _) = store_with(1);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    let names: Vec<_> = contents(&path).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["nintei.backup", "nintei.db", "nintei.key"].map(std::path::PathBuf::from));
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 1);
}

#[test]
fn only_the_newest_backups_of_this_store_are_kept_whatever_the_clock_says() {
    let (_folder, mut store, _) = store_with(1);
    let (_other_folder, mut other) = new_store();
    new_case(&mut other, &person("架空 太郎", "", ""));
    let to = tempfile::tempdir().unwrap();
    let of_other = backed_up(&mut other, to.path(), 0);
    let first = backed_up(&mut store, to.path(), 10);
    let second = backed_up(&mut store, to.path(), 5);
    let third = store.back_up(to.path(), 2, after(5), &mut go_on).unwrap().unwrap();
    assert_eq!(third.removed, 1);
    assert_eq!(third.path.file_name().unwrap(), "nintei-backup-20260401-093500-2");
    let found = Store::backups(to.path()).unwrap();
    let mut paths: Vec<_> = found.iter().map(|found| found.path.clone()).collect();
    paths.sort();
    let mut expected = [of_other.clone(), second, third.path];
    expected.sort();
    assert_eq!(paths, expected);
    assert!(!first.exists());
    assert!(found.iter().all(|found| found.whole && found.bytes > 4096 && found.made_at.is_some()));
    assert_eq!(found.last().unwrap().path, of_other, "newest first");
}

#[test]
fn backups_that_were_cut_short_are_cleared_away_and_those_of_others_are_not() {
    let (_folder, mut store, _) = store_with(1);
    let to = tempfile::tempdir().unwrap();
    let of_other = to.path().join("nintei-backup-20260401-093000.unfinished-00000000");
    fs::create_dir(&of_other).unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    let manifest = fs::read_to_string(path.join("nintei.backup")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let mark = &manifest["store"].as_str().unwrap()[..8];
    let own = to.path().join(format!("nintei-backup-20260331-093000.unfinished-{mark}"));
    fs::create_dir(&own).unwrap();
    fs::write(own.join("nintei.db"), b"half").unwrap();
    assert_eq!(Store::backups(to.path()).unwrap().len(), 1, "what is unfinished is no backup");
    backed_up(&mut store, to.path(), 1);
    assert!(of_other.exists() && !own.exists());
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing() {
    let (_folder, mut store, _) = store_with(30);
    let to = tempfile::tempdir().unwrap();
    for phase in [BackupPhase::Copying, BackupPhase::Checking] {
        let stop = &mut |step: nintei_store::BackupStep| {
            if step.phase == phase { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(store.back_up(to.path(), 1, after(0), stop).unwrap(), None);
        assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0, "{phase:?}");
    }
}

#[test]
fn each_step_tells_how_far_it_has_come() {
    let (_folder, mut store, _) = store_with(3);
    let to = tempfile::tempdir().unwrap();
    let mut steps = Vec::new();
    store
        .back_up(to.path(), 1, after(0), &mut |step| {
            steps.push(step);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(steps.iter().all(|step| step.done <= step.of));
    let last = steps.iter().rfind(|step| step.phase == BackupPhase::Copying).unwrap();
    assert_eq!(last.done, last.of);
    assert_eq!(steps.last().unwrap().of, 4, "four lines of the journal are checked");
}

#[test]
fn what_cannot_take_a_backup_is_refused_in_a_sentence() {
    let (folder, mut store, _) = store_with(1);
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("file");
    fs::write(&file, b"").unwrap();
    let before = contents(folder.path());
    for (to, generations, code) in [
        (folder.path(), 1, "backup-own-folder"),
        (&inner, 1, "backup-own-folder"),
        (&folder.path().join("inner/.."), 1, "backup-own-folder"),
        (&elsewhere.path().join("absent"), 1, "backup-no-folder"),
        (&file, 1, "backup-no-folder"),
        (elsewhere.path(), 0, "backup-no-generations"),
    ] {
        let refusal = store.back_up(to, generations, after(0), &mut go_on).unwrap_err();
        assert_eq!(refusal.code(), code);
        assert!(refusal.to_string().ends_with('。'), "{refusal}");
    }
    assert_eq!(Store::backups(&elsewhere.path().join("absent")).unwrap_err().code(), "backup-no-folder");
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_link_to_the_stores_own_folder_is_seen_through() {
    #[cfg(unix)]
    {
        let (folder, mut store, _) = store_with(1);
        let elsewhere = tempfile::tempdir().unwrap();
        let link = elsewhere.path().join("link");
        std::os::unix::fs::symlink(folder.path(), &link).unwrap();
        let refusal = store.back_up(&link, 1, after(0), &mut go_on).unwrap_err();
        assert_eq!(refusal.code(), "backup-own-folder");
    }
}

#[test]
fn a_store_without_a_single_line_is_backed_up_too() {
    let (_folder, mut store) = new_store();
    let to = tempfile::tempdir().unwrap();
    let backup = store.back_up(to.path(), 1, after(0), &mut go_on).unwrap().unwrap();
    assert_eq!((backup.lines, backup.sound), (0, true));
}
