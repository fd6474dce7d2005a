use serde::Serialize;
use ts_rs::TS;

use super::{AdditionCount, Cause, Proposal};

/// What comparing many cases with their official results has found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Findings {
    /// Cases compared.
    #[ts(type = "number")]
    pub compared: u64,
    /// Cases of which no part differs; an official value inside the range of the 試算 does not differ.
    #[ts(type = "number")]
    pub agreeing: u64,
    /// Where the differences come from, the most frequent first.
    pub causes: Vec<Cause>,
    /// Differences that were too varied to be kept apart and belong to no cause of the list.
    #[ts(type = "number")]
    pub unsorted: u64,
    /// Values that the official results give for what the tables do not establish.
    pub proposals: Vec<Proposal>,
    /// 認知症加算 of eligible persons, by the level before it.
    pub addition: Vec<AdditionCount>,
}
