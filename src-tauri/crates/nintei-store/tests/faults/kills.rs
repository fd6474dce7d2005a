//! Processes killed at random moments while they open a store and work on it. What was acknowledged is there
//! afterwards, the file opens at once, and its journal is sound.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use std::{env, fs, hint, thread};

use nintei_store::{ChangeKind, Store};
use tempfile::TempDir;

use crate::common::{LONGER, form, stamp};
use crate::exchange::Numbers;
use crate::load::{CASES, Exchanged, Seen, Work, assert_the_other_computer_agrees, is_written, prepare};
use crate::{as_process, given_folder};

const SEED: &str = "NINTEI_TEST_SEED";
const FIRST: &str = "NINTEI_TEST_FIRST";
const KILLS: &str = "NINTEI_TEST_KILLS";
const SAID: &str = "acknowledged ";
const MADE: &str = "changes made: ";
/// Changes that are looked through for one that is made in several steps.
const LOOKED_AT: u64 = 24;
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
        Work::numbered(given(SEED), number).make(&mut store, &form, &folder);
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
    /// How things stand between the two computers.
    exchanged: Exchanged,
    /// Every change that was acknowledged or found made.
    made: Vec<Work>,
    /// By its name, how often a change was found with some of its steps made.
    halves: BTreeMap<String, u32>,
}

impl Worked {
    /// One that begins as `prepared`.
    fn new(seed: u64, prepared: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(prepared, folder.path());
        Self {
            folder,
            seed,
            last: 0,
            stands: BTreeMap::new(),
            exchanged: Exchanged::default(),
            made: Vec::new(),
            halves: BTreeMap::new(),
        }
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn numbered(&self, number: u64) -> Work {
        Work::numbered(self.seed, number)
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
        let mut most = 30_000;
        if !while_opening {
            let mut until = numbers.below(12) + 1;
            // Half of the kills wait for what is made in several steps, and fall into it.
            if numbers.below(2) == 0 {
                let next = |until: &u64| self.numbered(self.last + until + 1);
                until = (until..until + LOOKED_AT).find(|until| next(until).has_steps()).unwrap_or(until);
            }
            let mut acknowledged = 0;
            while acknowledged < until {
                assert_ne!(said.read_line(&mut text).unwrap(), 0, "the process ended by itself: {text}");
                acknowledged += u64::from(text.ends_with('\n') && text.lines().last().is_some_and(acknowledges));
            }
            // Half of the bundles that are given are cut when they are written already and not noted yet.
            if let Some(given) = self.numbered(self.last + acknowledged + 1).gives()
                && numbers.below(2) == 0
            {
                while !is_written(self.folder.path(), given) && child.try_wait().unwrap().is_none() {
                    hint::spin_loop();
                }
                most = 100;
            } else if numbers.below(3) > 0 {
                most = 4_000;
            }
        }
        // Not to wait for anything, but so that the kill falls anywhere.
        thread::sleep(Duration::from_micros(numbers.below(most)));
        child.kill().unwrap();
        child.wait().unwrap();
        said.read_to_string(&mut text).unwrap();
        // A line that the kill has cut is none.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let acknowledged = whole.lines().filter_map(|line| line.rsplit_once(SAID)?.1.parse::<u64>().ok());
        if let Some(last) = acknowledged.last() {
            for number in self.last + 1..=last {
                self.note(self.numbered(number));
            }
        }
    }

    fn note(&mut self, work: Work) {
        self.last = work.number;
        self.exchanged = work.after(&self.exchanged);
        self.stands.insert(work.place(), work);
        self.made.push(work);
    }

    /// Opens the store after a kill and compares it with what was acknowledged.
    fn assert_nothing_is_lost(&mut self) {
        let store = Store::unlock(&self.store(), LONGER).unwrap();
        let seen = Seen::of(&store, self.folder.path());
        // The change during which the process died is there as a whole, or by a step that is made good by making it
        // again, or not at all.
        let cut = self.numbered(self.last + 1);
        let exchanged = cut.after(&self.exchanged);
        let went_on = seen.exchanged == exchanged && exchanged != self.exchanged;
        assert!(went_on || seen.exchanged == self.exchanged, "{cut:?}: {:?}, not {:?}", seen.exchanged, self.exchanged);
        let replaced = self.stands.get(&cut.place()).copied();
        for work in self.stands.values() {
            let cut_in_its_place = work.place() == cut.place() && cut.stands(&seen);
            assert!(work.stands(&seen) || cut_in_its_place, "{work:?} is lost");
        }
        if went_on || (cut.stands(&seen) && !replaced.is_some_and(|work| work.stands(&seen)) && !cut.exchanges()) {
            self.note(cut);
        } else if cut.stands_by_half(&seen, self.folder.path()) {
            *self.halves.entry(cut.name()).or_default() += 1;
        }
        assert!(seen.is_whole(), "something is there by half");
        let journal = store.verify_journal().unwrap();
        assert!(journal.is_sound(), "{journal:?}");
    }

    /// Every text that was ever acknowledged is in the history, the other computer takes every bundle that was given,
    /// and each backup restores a sound store.
    fn assert_the_whole_past_is_kept(&self) {
        let mut store = Store::unlock(&self.store(), LONGER).unwrap();
        for case in 1..=CASES.cast_signed() {
            let history = store.history(case).unwrap();
            let texts = history.into_iter().filter(|line| matches!(line.kind, ChangeKind::Note | ChangeKind::Memo));
            let kept: Vec<String> =
                texts.filter_map(|line| serde_json::from_str(&line.after.unwrap_or_default()).ok()).collect();
            let written: Vec<String> =
                self.made.iter().filter(|work| work.writes() == Some(case)).map(Work::text).collect();
            assert_eq!(kept, written, "case {case}");
        }
        assert_the_other_computer_agrees(self.folder.path(), &mut store, self.made.iter().filter_map(Work::gives));
        drop(store);
        for backup in Store::backups(&self.folder.path().join("backups")).unwrap() {
            let new = tempfile::tempdir().unwrap();
            let go_on = &mut |_| ControlFlow::Continue(());
            let restored = Store::restore(&backup.path, new.path(), None, LONGER, stamp().at, go_on).unwrap().unwrap();
            assert!(restored.journal.is_sound());
        }
    }
}

/// Copies what `from` holds into `to`, folder by folder.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir(&copied).unwrap();
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).unwrap();
        }
    }
}

fn acknowledges(line: &str) -> bool {
    line.contains(SAID)
}

/// Kills `kills` processes. How many changes they had made, by name, and which of them were found made by half.
fn kill(seed: u64, kills: u64) -> [BTreeMap<String, u32>; 2] {
    let prepared = tempfile::tempdir().unwrap();
    prepare(prepared.path());
    let mut numbers = Numbers(seed);
    let (mut left, mut made, mut halves) = (kills, BTreeMap::new(), BTreeMap::new());
    while left > 0 {
        let mut worked = Worked::new(numbers.below(u64::MAX), prepared.path());
        for _ in 0..left.min(KILLS_OF_A_STORE) {
            worked.kill_once(&mut numbers);
            worked.assert_nothing_is_lost();
        }
        worked.assert_the_whole_past_is_kept();
        worked.made.iter().for_each(|work| *made.entry(work.name()).or_default() += 1);
        worked.halves.into_iter().for_each(|(name, count)| *halves.entry(name).or_default() += count);
        left = left.saturating_sub(KILLS_OF_A_STORE);
    }
    [made, halves]
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
    let [made, halves] = kill(from_environment(SEED, 0), from_environment(KILLS, 0));
    println!("{made:?}, found made by half: {halves:?}");
    println!("{MADE}{}", made.values().sum::<u32>());
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
        print!("{said}");
        said.lines().find_map(|line| line.rsplit_once(MADE)?.1.parse::<u64>().ok()).unwrap()
    });
    println!("{made:?} changes made");
    assert!(made.iter().sum::<u64>() > kills, "{made:?} changes in {kills} processes are hardly a load");
}
