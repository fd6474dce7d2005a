//! 業務分析データ: what the board decided, counted, beside the national figures.

mod figures;

pub use figures::{
    BoardStatistics, CountedCase, GroupFigures, LevelChange, LevelCount, NationalFigures, NationalPeriods, PeriodBin,
    PeriodDistribution, Share, SimplifiedShare, StatisticsGroup,
};
