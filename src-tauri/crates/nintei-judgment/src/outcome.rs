use nintei_survey::CareLevels;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::{Interval, TreeId};

/// The numbers of a judgment, all in tenths, without the way to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Outcome<'r> {
    /// 中間評価項目得点 of 第1群 … 第5群, tenths of a point.
    #[serde(serialize_with = "by_group")]
    #[ts(type = "Record<\"1\" | \"2\" | \"3\" | \"4\" | \"5\", [number, number]>")]
    pub scores: [Interval; 5],
    /// Minutes of the eight trees, tenths of a minute; 医療関連行為 is the tree alone.
    #[serde(serialize_with = "by_tree")]
    #[ts(type = "Record<import(\"./TreeId\").TreeId, [number, number]>")]
    pub minutes: [Interval; 8],
    /// Minutes of 特別な医療, added to 医療関連行為.
    pub special_care: Interval,
    /// 認知症加算.
    pub dementia_addition: Interval,
    /// 要介護認定等基準時間 with everything added.
    pub total: Interval,
    /// The levels that are still possible; one where the judgment is settled.
    pub care_levels: CareLevels,
    /// Edition of the rule tables.
    pub rules: &'r str,
}

fn by_group<S: Serializer>(scores: &[Interval; 5], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(scores.len()))?;
    for (group, score) in (1u8..).zip(scores) {
        map.serialize_entry(&group, score)?;
    }
    map.end()
}

fn by_tree<S: Serializer>(minutes: &[Interval; 8], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(minutes.len()))?;
    for (tree, minutes) in TreeId::ALL.iter().zip(minutes) {
        map.serialize_entry(tree.key(), minutes)?;
    }
    map.end()
}
