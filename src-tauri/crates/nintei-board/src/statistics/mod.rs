//! 業務分析データ: what the board decided, counted, beside the national figures.

mod counter;
mod csv;
mod figures;
mod groups;
mod national;
mod tally;

pub use counter::StatisticsCounter;
pub use csv::statistics_csv;
pub use figures::{
    BoardStatistics, CountedCase, GroupFigures, LevelChange, LevelCount, NationalFigures, NationalPeriods, PeriodBin,
    PeriodDistribution, Share, SimplifiedShare, StatisticsGroup,
};
pub use national::NationalData;
