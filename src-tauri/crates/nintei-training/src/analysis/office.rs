//! 架空市: a year of decisions of an invented office, counted as an office's own are. The project's own figures, made so
//! that the office lies now above and now below the country. They are part of what a seed means and are not changed.

use chrono::{Days, NaiveDate};
use nintei_board::{BoardStatistics, ConditionVerdict, CountedCase, NationalData, StatisticsCounter};
use nintei_survey::{ApplicationKind, CareLevel};

use crate::random::Sequence;

/// The year that is counted begins on this day.
const FIRST_DAY: (i32, u32, u32) = (2025, 4, 1);
const DAYS: u32 = 365;
/// Percent of the 一次判定 by level, the lightest first.
const LEVELS: [u32; 8] = [1, 13, 14, 21, 17, 13, 12, 9];
/// Percent of renewals that meet the conditions of 簡素化 by level, before the office's own leaning.
const ELIGIBLE: [i32; 8] = [0, 40, 40, 9, 33, 32, 35, 41];

/// What is peculiar to an office, percent where nothing else is said.
struct Office {
    heavier: i32,
    lighter: i32,
    /// Mean from application to decision, days.
    days: i32,
    /// How many more renewals get twelve months and fewer thirty-six.
    short: u32,
    /// How many more renewals meet the conditions of 簡素化.
    eligible: i32,
    simplified: u32,
    /// By panel: how much more often it decides heavier.
    panels: Vec<i32>,
    investigators: u32,
}

impl Office {
    fn draw(sequence: &mut Sequence) -> Self {
        Self {
            heavier: sequence.between(6, 16),
            lighter: sequence.between(2, 8),
            days: sequence.between(27, 46),
            short: sequence.below(28),
            eligible: sequence.between(-8, 12),
            simplified: 5 + sequence.below(55),
            panels: (0..3 + sequence.below(2)).map(|_| sequence.between(-4, 6)).collect(),
            investigators: 5 + sequence.below(5),
        }
    }
}

pub(super) fn draw(sequence: &mut Sequence, national: &NationalData) -> BoardStatistics {
    let office = Office::draw(sequence);
    let cases = 240 + sequence.below(260);
    let mut counter = StatisticsCounter::new();
    for _ in 0..cases {
        counter.add(&case(&office, sequence));
    }
    counter.finish(national)
}

fn case(office: &Office, sequence: &mut Sequence) -> CountedCase {
    let kind = match sequence.below(100) {
        ..26 => ApplicationKind::New,
        26..86 => ApplicationKind::Renewal,
        86..99 => ApplicationKind::Change,
        _ => ApplicationKind::ExOfficio,
    };
    let at = weighted(&LEVELS, sequence);
    let primary = level(at);
    let panel = sequence.below(u32::try_from(office.panels.len()).unwrap_or(0));
    let leaning = office.panels.get(panel as usize).copied().unwrap_or(0);
    let decided = level(moved(at, office.heavier + leaning, office.lighter, sequence));
    let decided_on = first_day() + Days::new(u64::from(sequence.below(DAYS)));
    let took = (office.days + sequence.around_zero(36)).max(7).unsigned_abs();
    let months = (decided != CareLevel::NotCertified).then(|| months(kind, office.short, sequence));
    let chance = ELIGIBLE.get(at).copied().unwrap_or(0) + office.eligible;
    let eligible = kind == ApplicationKind::Renewal && sequence.chance(chance.max(1).unsigned_abs());
    CountedCase {
        kind: Some(kind),
        // Some applications came in on paper without a day.
        applied_on: (!sequence.chance(3)).then_some(decided_on - Days::new(u64::from(took))),
        decided_on,
        primary: (!sequence.chance(2)).then_some(primary),
        decided,
        previous: (kind != ApplicationKind::New).then_some(primary),
        months,
        eligible: if eligible { ConditionVerdict::Met } else { ConditionVerdict::NotMet },
        simplified: eligible && sequence.chance(office.simplified),
        panel: Some(i64::from(panel) + 1),
        investigator: (!sequence.chance(3)).then(|| i64::from(sequence.below(office.investigators)) + 1),
    }
}

fn first_day() -> NaiveDate {
    let (year, month, day) = FIRST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn level(at: usize) -> CareLevel {
    CareLevel::ALL.get(at).copied().unwrap_or(CareLevel::Care5)
}

/// The place of the level decided: one step heavier or lighter in so many of a hundred.
fn moved(at: usize, heavier: i32, lighter: i32, sequence: &mut Sequence) -> usize {
    match i32::try_from(sequence.below(100)).unwrap_or(0) {
        drawn if drawn < heavier => (at + 1).min(CareLevel::ALL.len() - 1),
        drawn if drawn < heavier + lighter => at.saturating_sub(1),
        _ => at,
    }
}

fn months(kind: ApplicationKind, short: u32, sequence: &mut Sequence) -> u16 {
    let (lengths, weights): ([u16; 6], [u32; 6]) = match kind {
        ApplicationKind::Renewal => ([6, 12, 18, 24, 36, 48], [2, 10 + short, 1, 27, 52 - short, 8]),
        _ => ([3, 6, 12, 12, 12, 12], [1, 6 + short / 3, 23, 23, 23, 24]),
    };
    lengths.get(weighted(&weights, sequence)).copied().unwrap_or(12)
}

/// A position, each as likely as its weight.
fn weighted(weights: &[u32], sequence: &mut Sequence) -> usize {
    let mut drawn = sequence.below(weights.iter().sum());
    let position = weights.iter().position(|weight| {
        let within = drawn < *weight;
        drawn = drawn.saturating_sub(*weight);
        within
    });
    position.unwrap_or(0)
}
