//! Levels as documents word them.

use nintei_board::PrimaryResult;
use nintei_survey::{CareLevel, CareLevels};

use super::cells::NOTHING;

/// The levels, with 〜 where three or more follow each other.
pub(crate) fn levels(levels: CareLevels) -> String {
    let levels: Vec<CareLevel> = levels.iter().collect();
    let runs = levels.chunk_by(|one, next| *next as u8 == *one as u8 + 1);
    let runs: Vec<String> = runs
        .map(|run| match run {
            [first, _, .., last] => format!("{first}〜{last}"),
            [first, second] => format!("{first}・{second}"),
            _ => run.iter().map(CareLevel::to_string).collect(),
        })
        .collect();
    runs.join("・")
}

/// The same, or that there are none.
pub(crate) fn levels_of(of: CareLevels) -> String {
    if of.is_empty() { NOTHING.to_owned() } else { levels(of) }
}

/// 要介護2（公式）, 要支援2・要介護1（試算）.
pub(crate) fn primary_words(primary: &PrimaryResult) -> String {
    if primary.levels.is_empty() {
        return NOTHING.to_owned();
    }
    format!("{}（{}）", levels(primary.levels), primary.source.name())
}
