//! Files of applications that are taken in, in two batches each; the last row is of the person of the first, who has
//! another number now.

use std::collections::BTreeMap;

use nintei_store::{CaseQuery, Intake, IntakeDecision, IntakeRow, PersonMatch, Stamp, Store};
use nintei_survey::{Application, FormEdition};

/// The rows of each batch.
const BATCHES: [[u64; 2]; 2] = [[1, 2], [3, 4]];
/// The row that is linked with the first.
const LINKED: u64 = 4;

fn insured_number(file: u64, row: u64) -> String {
    format!("5{file:07}{row:02}")
}

fn application(file: u64, row: u64) -> Application {
    Application {
        insurer_number: "131234".to_owned(),
        insured_number: insured_number(file, row),
        name: format!("架空 申請{file}の{row}"),
        applied_on: format!("2026-04-{row:02}").parse().ok(),
        ..Application::default()
    }
}

/// Takes the file of the number `file` in. Rows that are there already, because a kill fell between the batches, stay
/// as they are.
pub fn take_in(store: &mut Store, form: &FormEdition, file: u64, digest: &str, stamp: &Stamp) {
    let mut intake = Intake::of(digest.to_owned());
    for batch in BATCHES {
        let rows: Vec<_> = batch.into_iter().map(|row| decided(store, form, file, row)).collect();
        store.take_intake_batch(&mut intake, &mut rows.into_iter(), stamp).unwrap();
    }
    store.finish_intake(intake, stamp).unwrap();
}

fn decided(store: &Store, form: &FormEdition, file: u64, row: u64) -> IntakeRow {
    let decision = if row == LINKED {
        let first = store.person_matches(&[application(file, 1)]).unwrap().remove(0);
        let PersonMatch::Taken { case, .. } = first else { panic!("the first row of file {file} is {first:?}") };
        IntakeDecision::Link { case }
    } else {
        IntakeDecision::Undecided
    };
    IntakeRow { row, application: application(file, row), form: form.id.clone(), decision }
}

/// What a store holds of the files.
pub struct TakenIn {
    /// How many cases have a number, by the number of the insured.
    cases: BTreeMap<String, u32>,
    /// The later numbers of who has two.
    linked: Vec<String>,
    /// Cases that the intakes say they made.
    made: u64,
    /// Links that the intakes say they made.
    links: u64,
}

impl TakenIn {
    /// What `store` holds of them.
    pub fn of(store: &Store) -> Self {
        let mut cases = BTreeMap::new();
        let query = |offset| CaseQuery { offset, limit: 500, ..CaseQuery::default() };
        let pages = (0..).step_by(500).map(|offset| store.search(&query(offset)).unwrap().rows);
        for row in pages.take_while(|rows| !rows.is_empty()).flatten() {
            *cases.entry(row.insured_number).or_default() += 1;
        }
        let intakes = store.intakes().unwrap();
        Self {
            cases,
            linked: store.linked_numbers().unwrap().into_iter().map(|link| link.new_number).collect(),
            made: intakes.iter().map(|intake| intake.counts.made).sum(),
            links: intakes.iter().map(|intake| intake.counts.linked).sum(),
        }
    }

    fn cases_of(&self, file: u64, row: u64) -> u32 {
        self.cases.get(&insured_number(file, row)).copied().unwrap_or_default()
    }

    fn is_linked(&self, file: u64) -> bool {
        self.linked.iter().filter(|number| **number == insured_number(file, LINKED)).count() == 1
    }

    /// Whether each row of the file is there once, and the link.
    pub fn holds(&self, file: u64) -> bool {
        BATCHES.as_flattened().iter().all(|row| self.cases_of(file, *row) == 1) && self.is_linked(file)
    }

    /// Whether the first batch of the file is there, and the second is not.
    pub fn holds_half(&self, file: u64) -> bool {
        BATCHES.map(|batch| batch.map(|row| self.cases_of(file, row))) == [[1, 1], [0, 0]]
    }

    /// How many cases came of the files.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// Whether each batch is there as a whole or not at all, with what its intake says of it.
    pub fn is_whole(&self) -> bool {
        let numbers = || self.cases.iter().filter(|(number, _)| number.len() == 10 && number.starts_with('5'));
        let files = numbers().filter_map(|(number, _)| number.get(1..8)?.parse::<u64>().ok());
        let whole = files.into_iter().all(|file| self.holds(file) || (self.holds_half(file) && !self.is_linked(file)));
        let cases: u32 = numbers().map(|(_, count)| count).sum();
        whole && u64::from(cases) == self.made && self.linked.len() as u64 == self.links
    }
}
