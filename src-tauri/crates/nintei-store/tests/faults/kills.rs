//! Processes killed at random moments while they open a store and work on it. What was acknowledged is there
//! afterwards, the file opens at once, and its journal is sound.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use std::{env, thread};

use nintei_store::{ChangeKind, Store};
use tempfile::TempDir;

use crate::common::{LONGER, create_in, form, new_case, person, stamp};
use crate::exchange::Numbers;
use crate::load::{CASES, Seen, Work};
use crate::{as_process, given_folder};

const SEED: &str = "NINTEI_TEST_SEED";
const FIRST: &str = "NINTEI_TEST_FIRST";
const KILLS: &str = "NINTEI_TEST_KILLS";
const SAID: &str = "acknowledged ";
const MADE: &str = "changes made: ";
/// Kills of one store, before the next one begins: a journal that grows without end would be checked each time.
const KILLS_OF_A_STORE: u64 = 25;

/// Works on the store until it is killed, and says after each change that it is made.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_works_until_it_is_killed() {
    let given = |name| env::var(name).unwrap().parse::<u64>().unwrap();
    let (form, folder) = (form(), given_folder());
    let mut store = Store::unlock(&folder.join("store"), LONGER).unwrap();
    for number in given(FIRST).. {
        Work::numbered(given(SEED), number).make(&mut store, &form, &folder.join("backups"));
        println!("{SAID}{number}");
    }
}

/// A store under load, and what is known of it from outside.
struct Worked {
    folder: TempDir,
    seed: u64,
    /// The number of the last change that was acknowledged or found made.
    last: u64,
    /// By place, the last change that was acknowledged or found made.
    stands: BTreeMap<String, Work>,
    /// Every change that was acknowledged or found made.
    made: Vec<Work>,
}

impl Worked {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("backups")).unwrap();
        let (mut store, _) = create_in(&folder.path().join("store"));
        for _ in 0..CASES {
            new_case(&mut store, &person("架空 花子", "", ""));
        }
        Self { folder, seed, last: 0, stands: BTreeMap::new(), made: Vec::new() }
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    /// Lets a process work and kills it at a moment that `numbers` choose: while it opens the store, or some changes and
    /// a part of another one later.
    fn kill_once(&mut self, numbers: &mut Numbers) {
        let mut child = as_process("kills::child_that_works_until_it_is_killed", self.folder.path())
            .env(SEED, self.seed.to_string())
            .env(FIRST, (self.last + 1).to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        let while_opening = numbers.below(6) == 0;
        if !while_opening {
            let until = numbers.below(12) + 1;
            let mut acknowledged = 0;
            while acknowledged < until {
                assert_ne!(said.read_line(&mut text).unwrap(), 0, "the process ended by itself: {text}");
                acknowledged += u64::from(text.ends_with('\n') && text.lines().last().is_some_and(acknowledges));
            }
        }
        // Not to wait for anything, but so that the kill falls anywhere.
        thread::sleep(Duration::from_micros(numbers.below(if while_opening { 30_000 } else { 4_000 })));
        child.kill().unwrap();
        child.wait().unwrap();
        said.read_to_string(&mut text).unwrap();
        // A line that the kill has cut is none.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let acknowledged = whole.lines().filter_map(|line| line.rsplit_once(SAID)?.1.parse::<u64>().ok());
        if let Some(last) = acknowledged.last() {
            for number in self.last + 1..=last {
                self.note(Work::numbered(self.seed, number));
            }
        }
    }

    fn note(&mut self, work: Work) {
        self.last = work.number;
        self.stands.insert(work.place(), work);
        self.made.push(work);
    }

    /// Opens the store after a kill and compares it with what was acknowledged.
    fn assert_nothing_is_lost(&mut self) {
        let store = Store::unlock(&self.store(), LONGER).unwrap();
        let seen = Seen::of(&store, &self.backups());
        // The change during which the process died is there as a whole or not at all.
        let cut = Work::numbered(self.seed, self.last + 1);
        let replaced = self.stands.get(&cut.place()).copied();
        for work in self.stands.values() {
            let cut_in_its_place = work.place() == cut.place() && cut.stands(&seen);
            assert!(work.stands(&seen) || cut_in_its_place, "{work:?} is lost");
        }
        if cut.stands(&seen) && !replaced.is_some_and(|work| work.stands(&seen)) {
            self.note(cut);
        }
        assert!(seen.is_whole(), "something is there by half");
        let journal = store.verify_journal().unwrap();
        assert!(journal.is_sound(), "{journal:?}");
    }

    /// Every text that was ever acknowledged is in the history, and the last backup restores a sound store.
    fn assert_the_whole_past_is_kept(&self) {
        let store = Store::unlock(&self.store(), LONGER).unwrap();
        for case in 1..=CASES.cast_signed() {
            let history = store.history(case).unwrap();
            let texts = history.into_iter().filter(|line| matches!(line.kind, ChangeKind::Note | ChangeKind::Memo));
            let kept: Vec<String> =
                texts.filter_map(|line| serde_json::from_str(&line.after.unwrap_or_default()).ok()).collect();
            let written: Vec<String> =
                self.made.iter().filter(|work| work.writes() == Some(case)).map(Work::text).collect();
            assert_eq!(kept, written, "case {case}");
        }
        drop(store);
        for backup in Store::backups(&self.backups()).unwrap() {
            let new = tempfile::tempdir().unwrap();
            let go_on = &mut |_| ControlFlow::Continue(());
            let restored = Store::restore(&backup.path, new.path(), None, LONGER, stamp().at, go_on).unwrap().unwrap();
            assert!(restored.journal.is_sound());
        }
    }
}

fn acknowledges(line: &str) -> bool {
    line.contains(SAID)
}

/// Kills `kills` processes. How many changes they had made.
fn kill(seed: u64, kills: u64) -> usize {
    let mut numbers = Numbers(seed);
    let (mut left, mut made) = (kills, 0);
    while left > 0 {
        let mut worked = Worked::new(numbers.below(u64::MAX));
        for _ in 0..left.min(KILLS_OF_A_STORE) {
            worked.kill_once(&mut numbers);
            worked.assert_nothing_is_lost();
        }
        worked.assert_the_whole_past_is_kept();
        made += worked.made.len();
        left = left.saturating_sub(KILLS_OF_A_STORE);
    }
    made
}

/// A number from the environment, or else `usual`.
fn from_environment(name: &str, usual: u64) -> u64 {
    env::var(name).map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

/// Kills processes one after the other. A process of its own, so that of the locks of one store nothing is inherited by
/// what is started for another.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_kills() {
    let made = kill(from_environment(SEED, 0), from_environment(KILLS, 0));
    println!("{MADE}{made}");
}

#[test]
fn nothing_acknowledged_is_lost_by_kills_at_random_moments() {
    let kills = from_environment("NINTEI_KILLS", 1000);
    let seed = from_environment("NINTEI_SEED", u64::from(std::process::id()) << 20);
    println!("{kills} kills, NINTEI_SEED={seed}");
    let halves = [(seed, kills / 2), (seed + 1, kills - kills / 2)].map(|(seed, kills)| {
        as_process("kills::child_that_kills", Path::new(""))
            .envs([(SEED, seed.to_string()), (KILLS, kills.to_string())])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    });
    let made = halves.map(|half| {
        let output = half.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        said.lines().find_map(|line| line.rsplit_once(MADE)?.1.parse::<u64>().ok()).unwrap()
    });
    println!("{made:?} changes made");
    assert!(made.iter().sum::<u64>() > kills, "{made:?} changes in {kills} processes are hardly a load");
}
