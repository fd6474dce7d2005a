use std::ops::ControlFlow;

use chrono::NaiveDate;
use nintei_board::{BoardStatistics, CountedCase, DecisionOutcome, StatisticsCounter};
use nintei_store::{DecidedCase, Store};

use crate::{CaseError, Tables};

/// 業務分析データ of what was decided in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDecisions {
    /// The figures.
    pub statistics: BoardStatistics,
    /// Deferred reviews, which the figures leave out.
    pub deferred: u32,
}

/// What is counted of one kind of cases.
#[derive(Default)]
struct Count {
    counter: StatisticsCounter,
    decided: u32,
    deferred: u32,
}

impl CountedDecisions {
    /// Counts what was decided from one day to another, both included. Made-up cases are counted only where there are
    /// no others, so that trying the program leaves no trace in the figures of an office.
    ///
    /// # Errors
    /// [`CaseError`] of the store.
    pub fn count(store: &Store, tables: &Tables, from: NaiveDate, to: NaiveDate) -> Result<Self, CaseError> {
        let (mut real, mut made_up) = (Count::default(), Count::default());
        store.each_decided(from, to, |case| {
            if case.example {
                made_up.add(&case)
            } else {
                real.add(&case)
            }
            ControlFlow::Continue(())
        })?;
        let counted = if real.decided + real.deferred > 0 { real } else { made_up };
        let statistics = counted.counter.finish(&tables.board().national);
        Ok(Self { statistics, deferred: counted.deferred })
    }
}

impl Count {
    fn add(&mut self, case: &DecidedCase) {
        let decision = &case.decision;
        let level = decision.entry.level.filter(|_| decision.entry.outcome == DecisionOutcome::Decided);
        let Some(decided) = level else {
            self.deferred += 1;
            return;
        };
        self.decided += 1;
        self.counter.add(&CountedCase {
            kind: case.application.kind,
            applied_on: case.application.applied_on,
            decided_on: decision.decided_on,
            primary: decision.primary_level,
            decided,
            previous: case.application.previous.as_ref().and_then(|previous| previous.level),
            months: decision.entry.months,
            eligible: decision.eligible,
            simplified: decision.simplified,
            panel: case.panel,
            investigator: case.investigator,
        });
    }
}
