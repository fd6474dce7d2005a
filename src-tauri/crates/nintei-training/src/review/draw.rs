//! Drawing a case for the board, often at an edge of a condition.

use chrono::{Datelike, Days, Months, NaiveDate};
use nintei_board::Validity;
use nintei_judgment::{JudgmentInput, RuleEdition, Tenths, judge};
use nintei_survey::{ApplicationKind, CareLevel, Certification, InsuredCategory, Stability};

use super::{ReviewError, ReviewExercise, ReviewRules};
use crate::random::Sequence;

/// Applications are made from this day on, on the days of the rules now in force.
const FIRST_DAY: (i32, u32, u32) = (2022, 4, 1);
/// … and so many days further at most.
const DAYS: u32 = 1500;
/// Lengths of earlier periods, months.
const EARLIER: [u16; 7] = [6, 11, 12, 12, 24, 36, 48];
/// Tenths of a minute below the next boundary, around the 3.0 of condition 6.
const MARGINS: [i32; 6] = [1, 15, 29, 30, 31, 45];

impl ReviewExercise {
    /// A made-up case (架空) that follows from `seed`.
    ///
    /// # Errors
    /// [`ReviewError`] where the rules do not answer what it asks.
    pub fn draw(seed: u64, rules: &RuleEdition, board: &ReviewRules) -> Result<Self, ReviewError> {
        let mut sequence = Sequence::new(seed);
        let applied_on = first_day() + Days::new(u64::from(sequence.below(DAYS)));
        let kind = match sequence.below(100) {
            ..62 => ApplicationKind::Renewal,
            62..74 => ApplicationKind::New,
            _ => ApplicationKind::Change,
        };
        let computed = level(&mut sequence, 1);
        let stability = match computed {
            CareLevel::Support2 => Stability::Stable,
            _ if sequence.chance(70) => Stability::Stable,
            _ => Stability::Unstable,
        };
        let total = total(computed, rules, &mut sequence);
        let previous = previous(kind, computed, applied_on, &mut sequence);
        let decided = if sequence.chance(75) { computed } else { level(&mut sequence, 1) };
        let mut exercise = Self {
            seed: seed.to_string(),
            insured: if sequence.chance(88) { InsuredCategory::Category1 } else { InsuredCategory::Category2 },
            kind,
            applied_on,
            computed,
            total,
            stability,
            previous,
            decided,
            decided_on: applied_on + Days::new(u64::from(20 + sequence.below(26))),
            months: 0,
        };
        let Validity::Period(period) = board.validity(&exercise)? else { return Err(ReviewError::NoPeriod) };
        let lengths = [period.default_months, period.default_months, period.min_months, period.max_months, 24, 9];
        let allowed: Vec<u16> = lengths.into_iter().filter(|months| period.check(*months).is_ok()).collect();
        exercise.months = sequence.pick(&allowed).copied().unwrap_or(period.default_months);
        Ok(exercise)
    }
}

fn first_day() -> NaiveDate {
    let (year, month, day) = FIRST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A level, from the position `lightest` among all of them on.
fn level(sequence: &mut Sequence, lightest: usize) -> CareLevel {
    CareLevel::ALL.get(lightest..).and_then(|levels| sequence.pick(levels)).copied().unwrap_or(CareLevel::Care1)
}

/// A total within the range of the level, often just below the next boundary.
fn total(level: CareLevel, rules: &RuleEdition, sequence: &mut Sequence) -> Tenths {
    let nothing = JudgmentInput::default();
    let judgment = judge(rules, &nothing);
    let category = judgment.steps.level.categories.iter().find(|category| category.level == level);
    let (from, below) = category.map_or((Tenths::ZERO, None), |category| (category.from, category.below));
    match below {
        Some(below) if sequence.chance(55) => below - Tenths::new(sequence.pick(&MARGINS).copied().unwrap_or(1)),
        Some(below) => from + Tenths::new(sequence.between(0, (below - from).count() - 1)),
        None => from + Tenths::new(sequence.between(0, 300)),
    }
}

/// The earlier certification: it ends with a month, some weeks after a renewal or some months after a change.
fn previous(
    kind: ApplicationKind,
    computed: CareLevel,
    applied_on: NaiveDate,
    sequence: &mut Sequence,
) -> Option<Certification> {
    let months_left = match kind {
        ApplicationKind::Renewal => 1,
        ApplicationKind::Change => 2 + sequence.below(4),
        ApplicationKind::New | ApplicationKind::ExOfficio => return None,
    };
    let months = sequence.pick(&EARLIER).copied().unwrap_or(12);
    let level = if sequence.chance(60) { computed } else { level(sequence, 1) };
    let odd_days = if sequence.chance(40) { 1 + sequence.below(27) } else { 0 };
    let after = applied_on.with_day(1)?.checked_add_months(Months::new(months_left + 1))?;
    let to = after.pred_opt()?;
    // A change is applied for within the period: it must have begun.
    let months = if kind == ApplicationKind::Change { months.max(6) } else { months };
    let from =
        after.checked_sub_months(Months::new(u32::from(months)))?.checked_sub_days(Days::new(u64::from(odd_days)))?;
    Some(Certification { level: Some(level), months: Some(months), from: Some(from), to: Some(to) })
}
