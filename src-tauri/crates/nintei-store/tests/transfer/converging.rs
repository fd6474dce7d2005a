//! Whatever is edited where, and whichever bundles arrive in whatever order: nothing is lost in silence, and once
//! conflicts are settled and bundles exchanged, all sides agree.

use std::cell::RefCell;
use std::collections::HashSet;

use nintei_store::{Case, CaseId, CaseStatus, ChangeKind, Kept, MadeBundle, StoreError};
use nintei_survey::{Application, Overview, PhysicianOpinion};
use nintei_transfer::Handover;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::Computer;
use crate::common::{form, item, new_case, person};

/// Something that happens on one of the computers.
#[derive(Debug, Clone)]
enum Act {
    /// A person puts a value in a place.
    Edit { at: usize, place: u8, value: u8 },
    /// A person takes back what they did last.
    Undo { at: usize },
    /// A bundle is made and given. It may arrive at any time, more than once, or never.
    Give { at: usize, to: usize },
    /// One of the bundles on the way arrives.
    Take { at: usize, which: usize },
    /// A person settles the oldest conflict.
    Settle { at: usize, theirs: bool },
}

fn act(computers: usize) -> impl Strategy<Value = Act> {
    let at = 0..computers;
    prop_oneof![
        5 => (at.clone(), 0..8u8, 0..4u8).prop_map(|(at, place, value)| Act::Edit { at, place, value }),
        1 => at.clone().prop_map(|at| Act::Undo { at }),
        3 => (at.clone(), 1..computers).prop_map(move |(at, by)| Act::Give { at, to: (at + by) % computers }),
        4 => (at.clone(), any::<prop::sample::Index>()).prop_map(|(at, which)| Act::Take { at, which: which.index(8) }),
        1 => (at, any::<bool>()).prop_map(|(at, theirs)| Act::Settle { at, theirs }),
    ]
}

/// A bundle on the way, with every value that its sender ever knew of the case.
struct OnTheWay {
    to: usize,
    made: MadeBundle,
    known: HashSet<(ChangeKind, Option<String>, Option<String>)>,
}

struct World {
    computers: Vec<Computer>,
    /// The case on each computer, where it is there.
    cases: Vec<Option<CaseId>>,
    on_the_way: Vec<OnTheWay>,
}

/// What a journal tells of places and values: those put there and those they took the place of.
fn values(computer: &Computer, case: CaseId) -> HashSet<(ChangeKind, Option<String>, Option<String>)> {
    let own = computer.store.history(case).unwrap();
    let elsewhere = computer.store.received_lines(case).unwrap().into_iter().map(|received| received.line);
    own.into_iter()
        .chain(elsewhere)
        .flat_map(|line| [(line.kind, line.item.clone(), line.before), (line.kind, line.item, line.after)])
        .collect()
}

impl World {
    fn act(&mut self, act: &Act) -> Result<(), TestCaseError> {
        match *act {
            Act::Edit { at, place, value } => self.edit(at, place, value),
            Act::Undo { at } => {
                if let Some(id) = self.cases[at] {
                    let stamp = self.computers[at].stamp();
                    self.computers[at].store.undo(id, &form(), &stamp).unwrap();
                }
            }
            Act::Give { at, to } => self.give(at, to),
            Act::Take { at, which } => {
                let here: Vec<usize> = (0..self.on_the_way.len()).filter(|n| self.on_the_way[*n].to == at).collect();
                if let Some(which) = here.get(which % here.len().max(1)) {
                    self.take(*which)?;
                }
            }
            Act::Settle { at, theirs } => self.settle(at, if theirs { Kept::Theirs } else { Kept::Ours }, 1),
        }
        Ok(())
    }

    fn edit(&mut self, at: usize, place: u8, value: u8) {
        let Some(id) = self.cases[at] else { return };
        let computer = &mut self.computers[at];
        let (case, stamp, form) = (computer.case(id), computer.stamp(), form());
        let text = ["", "甲", "乙", "丙"][usize::from(value)];
        let store = &mut computer.store;
        match place {
            0 | 1 => {
                let numbers = [value];
                let of = ["1-3", "2-1"][usize::from(place)];
                store.answer(id, &form, item(of), (value > 0).then_some(&numbers[..]), &stamp).unwrap();
            }
            2 => store.write_note(id, &form, item("4-6"), text, None, &stamp).unwrap(),
            3 => store.write_memo(id, &form, item("4-6"), text, &stamp).unwrap(),
            4 => {
                let application = Application { name: text.to_owned(), ..case.application };
                store.save_application(id, &application, &stamp).unwrap();
            }
            5 => {
                let status = [CaseStatus::Surveying, CaseStatus::Surveyed, CaseStatus::Closed][usize::from(value % 3)];
                store.set_status(id, status, &stamp).unwrap();
            }
            6 => {
                let overview = Overview { remarks: text.to_owned(), ..case.overview };
                store.save_overview(id, &overview, &stamp).unwrap();
            }
            _ => {
                let opinion = PhysicianOpinion { physician: text.to_owned(), ..case.opinion };
                store.set_opinion(id, &opinion, &stamp).unwrap();
            }
        }
    }

    /// Gives the case, unless a conflict is open.
    fn give(&mut self, at: usize, to: usize) {
        let Some(id) = self.cases[at] else { return };
        let number = {
            let (from, to) = (&self.computers[at], &self.computers[to]);
            from.number_of(to)
        };
        match self.computers[at].try_make(number, &[id], Handover::Deliver) {
            Ok(made) => {
                let stamp = self.computers[at].stamp();
                self.computers[at].store.bundle_given(&made, &stamp).unwrap();
                self.on_the_way.push(OnTheWay { to, made, known: values(&self.computers[at], id) });
            }
            Err(StoreError::Transfer(refusal)) => assert_eq!(refusal.code(), "conflicts-open"),
            Err(other) => panic!("{other}"),
        }
    }

    /// Takes a bundle. What it replaces here must be known where it comes from; what it disputes stays.
    fn take(&mut self, which: usize) -> Result<(), TestCaseError> {
        let OnTheWay { to: at, made, known } = &self.on_the_way[which];
        let at = *at;
        let computer = &mut self.computers[at];
        let before = self.cases[at].map_or(0, |id| computer.store.history(id).unwrap().len());
        let report = computer.take(made);
        if report.new == 1 {
            let newest = (1..).take_while(|id| computer.store.case(*id).is_ok()).last();
            self.cases[at] = newest;
            return Ok(());
        }
        let id = self.cases[at].unwrap();
        for line in computer.store.history(id).unwrap().into_iter().skip(before) {
            let told = [ChangeKind::Taken, ChangeKind::Conflict, ChangeKind::Lending].contains(&line.kind);
            let blank = line.before.as_deref().is_none_or(|before| ["\"\"", "\"surveying\""].contains(&before));
            prop_assert!(
                told || blank || known.contains(&(line.kind, line.item.clone(), line.before.clone())),
                "lost in silence: {line:?}"
            );
        }
        // A second time it changes nothing.
        let lines = computer.store.history(id).unwrap().len();
        prop_assert_eq!(computer.take(&self.on_the_way[which].made).unchanged, 1);
        prop_assert_eq!(computer.store.history(id).unwrap().len(), lines);
        Ok(())
    }

    fn settle(&mut self, at: usize, keep: Kept, most: usize) {
        let Some(id) = self.cases[at] else { return };
        for conflict in self.computers[at].store.conflicts(Some(id)).unwrap().into_iter().take(most) {
            let stamp = self.computers[at].stamp();
            self.computers[at].store.settle_conflict(conflict.id, keep, &stamp).unwrap();
        }
    }

    /// One bundle from one computer to another, with every conflict settled on both sides.
    fn pass_on(&mut self, from: usize, to: usize, keep: Kept) -> Result<(), TestCaseError> {
        self.settle(from, keep, usize::MAX);
        self.give(from, to);
        self.take(self.on_the_way.len() - 1)?;
        self.settle(to, keep, usize::MAX);
        Ok(())
    }

    fn case(&self, at: usize) -> Case {
        let case = self.computers[at].case(self.cases[at].unwrap());
        Case { id: 0, number: 0, investigator: None, ..case }
    }
}

/// `count` computers that all know each other.
fn computers(count: usize) -> Vec<Computer> {
    let mut all: Vec<Computer> = ["事務局", "端末1", "端末2"].into_iter().take(count).map(Computer::new).collect();
    for at in 0..count {
        for other in (0..count).filter(|other| *other != at) {
            let mut one = std::mem::replace(&mut all[at], Computer::new("空"));
            one.meet(&all[other]);
            all[at] = one;
        }
    }
    all
}

/// Plays acts on computers that live through all of them, each time with a new case.
fn play(count: usize, cases: u32, settle_by: Kept) {
    let computers = RefCell::new(computers(count));
    let acts = prop::collection::vec(act(count), 1..40);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let played = TestRunner::new(config).run(&acts, |acts| {
        let mut all = computers.borrow_mut();
        let first = new_case(&mut all[0].store, &person("", "", ""));
        let mut world = World { computers: std::mem::take(&mut all), cases: vec![None; count], on_the_way: Vec::new() };
        world.cases[0] = Some(first);
        let outcome = through(&mut world, &acts, settle_by);
        *all = world.computers;
        outcome
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
    for computer in computers.borrow().iter() {
        computer.assert_sound();
    }
}

fn through(world: &mut World, acts: &[Act], keep: Kept) -> Result<(), TestCaseError> {
    let count = world.computers.len();
    for act in acts {
        world.act(act)?;
    }
    // Every value that anybody ever put in a place of a computer is still in that computer's journal: lines are only
    // added. What is left to show is that all come to agree.
    for at in 1..count {
        world.pass_on(0, at, keep)?;
        world.pass_on(at, 0, keep)?;
    }
    for at in 1..count {
        world.pass_on(0, at, keep)?;
    }
    for at in 1..count {
        prop_assert_eq!(world.case(0), world.case(at));
        prop_assert!(world.computers[at].store.conflicts(world.cases[at]).unwrap().is_empty());
    }
    Ok(())
}

#[test]
fn two_computers_lose_nothing_and_come_to_agree_whoever_is_kept() {
    play(2, 40, Kept::Ours);
    play(2, 40, Kept::Theirs);
}

#[test]
fn three_computers_lose_nothing_and_come_to_agree() {
    play(3, 24, Kept::Theirs);
}
