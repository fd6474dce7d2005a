use std::collections::BTreeMap;

use nintei_survey::{ApplicationKind, CareLevel};

use super::tally::Tally;
use super::{
    BoardStatistics, CountedCase, LevelChange, LevelCount, NationalData, PeriodDistribution, Share, SimplifiedShare,
    groups,
};
use crate::ConditionVerdict;

/// Counts decided cases one after the other, in memory that grows with the panels and investigators and not with the
/// cases.
#[derive(Debug, Clone, Default)]
pub struct StatisticsCounter {
    all: Tally,
    /// Cases by level of the 一次判定, where one was settled, and by level decided.
    levels: BTreeMap<(Option<CareLevel>, CareLevel), u32>,
    /// Cases by place of the 申請区分 in [`KINDS`] and by months.
    periods: BTreeMap<(usize, u16), u32>,
    /// Renewals by level of the 一次判定.
    renewals: BTreeMap<Option<CareLevel>, Renewals>,
    panels: BTreeMap<Option<i64>, Tally>,
    investigators: BTreeMap<Option<i64>, Tally>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Renewals {
    cases: u32,
    eligible: u32,
    simplified: u32,
}

const KINDS: [ApplicationKind; 4] =
    [ApplicationKind::New, ApplicationKind::Renewal, ApplicationKind::Change, ApplicationKind::ExOfficio];

impl BoardStatistics {
    /// Cases that a group of an investigator needs to be shown.
    pub const LEAST: u32 = 10;
}

impl StatisticsCounter {
    /// Nothing counted yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts a case.
    pub fn add(&mut self, case: &CountedCase) {
        self.all.add(case);
        self.panels.entry(case.panel).or_default().add(case);
        self.investigators.entry(case.investigator).or_default().add(case);
        *self.levels.entry((case.primary, case.decided)).or_default() += 1;
        let kind = KINDS.into_iter().position(|kind| case.kind == Some(kind));
        if let Some(length) = kind.zip(case.months) {
            *self.periods.entry(length).or_default() += 1;
        }
        if case.kind == Some(ApplicationKind::Renewal) {
            let eligible = case.eligible == ConditionVerdict::Met;
            let of_level = self.renewals.entry(case.primary).or_default();
            of_level.cases += 1;
            of_level.eligible += u32::from(eligible);
            of_level.simplified += u32::from(eligible && case.simplified);
        }
    }

    /// What was counted, beside the national figures.
    #[must_use]
    pub fn finish(&self, national: &NationalData) -> BoardStatistics {
        BoardStatistics {
            all: self.all.figures(),
            levels: CareLevel::ALL.into_iter().map(|level| self.level(level)).collect(),
            changes: self.changes(),
            periods: KINDS.into_iter().enumerate().map(|(at, kind)| self.periods(at, kind, national)).collect(),
            simplified: self.simplified(national),
            panels: groups::shown(&self.panels),
            investigators: groups::protected(&self.investigators, BoardStatistics::LEAST),
            least: BoardStatistics::LEAST,
            national: national.figures().clone(),
        }
    }

    fn level(&self, level: CareLevel) -> LevelCount {
        let of_primary = self.levels.iter().filter(|((primary, _), _)| *primary == Some(level));
        let of_decided = self.levels.iter().filter(|((_, decided), _)| *decided == level);
        LevelCount {
            level,
            primary: of_primary.map(|(_, count)| count).sum(),
            decided: of_decided.map(|(_, count)| count).sum(),
        }
    }

    fn changes(&self) -> Vec<LevelChange> {
        let change = |(&(primary, decided), &count): (&(Option<CareLevel>, CareLevel), &u32)| {
            Some(LevelChange { primary: primary?, decided, count })
        };
        self.levels.iter().filter_map(change).collect()
    }

    fn periods(&self, at: usize, kind: ApplicationKind, national: &NationalData) -> PeriodDistribution {
        let of_kind =
            || self.periods.iter().filter(move |((of, _), _)| *of == at).map(|((_, months), n)| (*months, *n));
        let all = of_kind().map(|(_, count)| count).sum();
        let bins = national.bins(kind, |first, last| {
            let inside = of_kind().filter(|(months, _)| (first..=last).contains(months));
            Share::of(inside.map(|(_, count)| count).sum(), all)
        });
        PeriodDistribution { kind, bins }
    }

    fn simplified(&self, national: &NationalData) -> Vec<SimplifiedShare> {
        let certified = CareLevel::ALL.into_iter().filter(|level| *level != CareLevel::NotCertified);
        let all = self.renewals.values().fold(Renewals::default(), |sum, of_level| Renewals {
            cases: sum.cases + of_level.cases,
            eligible: sum.eligible + of_level.eligible,
            simplified: sum.simplified + of_level.simplified,
        });
        let of_level = |level| self.renewals.get(&Some(level)).copied().unwrap_or_default();
        let rows = [(None, all)].into_iter().chain(certified.map(|level| (Some(level), of_level(level))));
        rows.map(|(level, counted)| {
            let figures = national.simplified(level);
            SimplifiedShare {
                level,
                eligible: Share::of(counted.eligible, counted.cases),
                eligible_national_permille: figures.map(|(eligible, _)| eligible),
                simplified: Share::of(counted.simplified, counted.eligible),
                simplified_national_permille: figures.map(|(_, simplified)| simplified),
            }
        })
        .collect()
    }
}
