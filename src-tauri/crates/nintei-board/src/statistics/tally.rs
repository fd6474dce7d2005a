use nintei_judgment::Tenths;

use super::{CountedCase, GroupFigures, Share};

/// Days within which the law wants a decision (介護保険法27条11項).
const DAYS_TO_DECIDE: i64 = 30;

/// The running figures of some cases.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) cases: u32,
    /// Of which the 一次判定 was settled.
    settled: u32,
    heavier: u32,
    lighter: u32,
    /// Of which both days are known and in order.
    timed: u32,
    days: i64,
    within_thirty: u32,
}

impl Tally {
    pub(super) fn add(&mut self, case: &CountedCase) {
        self.cases += 1;
        if let Some(primary) = case.primary {
            self.settled += 1;
            self.heavier += u32::from(case.decided > primary);
            self.lighter += u32::from(case.decided < primary);
        }
        let days = case.applied_on.map(|applied_on| (case.decided_on - applied_on).num_days());
        if let Some(days) = days.filter(|days| *days >= 0) {
            self.timed += 1;
            self.days += days;
            self.within_thirty += u32::from(days <= DAYS_TO_DECIDE);
        }
    }

    pub(super) fn figures(&self) -> GroupFigures {
        GroupFigures {
            cases: self.cases,
            unchanged: Share::of(self.settled - self.heavier - self.lighter, self.settled),
            heavier: Share::of(self.heavier, self.settled),
            lighter: Share::of(self.lighter, self.settled),
            mean_days: self.mean_days(),
            within_thirty: Share::of(self.within_thirty, self.timed),
        }
    }

    fn mean_days(&self) -> Option<Tenths> {
        let timed = i64::from(self.timed);
        let tenths = (self.days * 20 + timed).checked_div(timed * 2)?;
        i32::try_from(tenths).ok().map(Tenths::new)
    }
}

impl Share {
    /// `count` of `of`.
    #[must_use]
    pub fn of(count: u32, of: u32) -> Self {
        let permille = (u64::from(count) * 2000 + u64::from(of)).checked_div(u64::from(of) * 2);
        Self { count, of, permille: permille.and_then(|permille| u32::try_from(permille).ok()) }
    }
}
