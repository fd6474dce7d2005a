//! The questions, table by table, each with its answer and what known mistakes lead to.

mod levels;
mod national;
mod panels;
mod periods;
mod simplified;
mod summary;

use nintei_board::BoardStatistics;
use nintei_survey::CareLevel;

pub(super) use panels::on_panels;

use super::AnalysisQuestion;
use super::question::shown;
use crate::random::Sequence;

type Ask = fn(&BoardStatistics, &mut Sequence) -> Option<AnalysisQuestion>;

const ASKS: [Ask; 11] = [
    summary::heavier_than_lighter,
    summary::later_than_thirty_days,
    summary::days_beside_national,
    levels::at_least,
    levels::raised,
    periods::beside_national,
    periods::at_least,
    simplified::eligible_beside_national,
    simplified::of_renewals,
    simplified::furthest_from_national,
    national::changed_later,
];

/// The questions that `statistics` can be asked, in the order of its tables.
pub(super) fn on(statistics: &BoardStatistics, sequence: &mut Sequence) -> Vec<AnalysisQuestion> {
    ASKS.into_iter().filter_map(|ask| ask(statistics, sequence)).collect()
}

/// Tenths of a percent, rounded half up.
fn permille(count: u32, of: u32) -> Option<u32> {
    nintei_board::Share::of(count, of).permille
}

/// Tenths of a percent, cut off.
fn cut_off(count: u32, of: u32) -> Option<u32> {
    u32::try_from((u64::from(count) * 1000).checked_div(u64::from(of))?).ok()
}

fn percent(permille: impl Into<i64>) -> String {
    format!("{}%", shown(permille))
}

/// How many more the first is than the second.
fn difference(a: u32, b: u32) -> i64 {
    i64::from(a) - i64::from(b)
}

/// The levels beside one.
fn neighbours(level: CareLevel) -> impl Iterator<Item = CareLevel> {
    CareLevel::ALL.into_iter().filter(move |other| (*other as i8).abs_diff(level as i8) == 1)
}

const CUT_OFF: &str = "小数第2位を切り捨てています。四捨五入して、小数第1位まで書いてください。";
