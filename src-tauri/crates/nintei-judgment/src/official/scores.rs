//! Differences and unknown points of one group's 中間評価項目得点.

use std::collections::BTreeMap;

use super::additive::{CommonDifference, SumRecord};
use super::points::{ChosenRows, RowId};
use super::proposal::{Found, proposal};
use super::tally::{Bounded, Tally, Values};
use super::{Cause, CauseKind, ComparedPart, Proposal, ProposalGap};
use crate::rules::GroupTable;
use crate::{Interval, Tenths};

/// Sums of rows of which several are unknown.
type Unsolved<'a> = Vec<(&'a [RowId], &'a Values)>;

/// What the cases have shown of one group.
#[derive(Default)]
pub(super) struct GroupRecord {
    sums: SumRecord,
    /// What rows without established points add up to.
    unknown: Bounded<Vec<RowId>, Values>,
    /// Cases with an item open, or with unknown points, whose official score is not possible.
    outside: Tally,
}

impl GroupRecord {
    /// Takes a case in; false where it could not be kept apart.
    pub(super) fn add(&mut self, chosen: Option<&ChosenRows>, ours: Interval, official: Tenths, id: i64) -> bool {
        let possible = ours.contains(Interval::exactly(official));
        let Some(chosen) = chosen else {
            if !possible {
                self.outside.add(id);
            }
            return true;
        };
        if chosen.unknown.is_empty() {
            return self.sums.add(official - chosen.known, chosen.all.iter().map(|row| row.number()), id);
        }
        if !possible {
            self.outside.add(id);
        }
        let values = self.unknown.entry(chosen.unknown.clone());
        values.is_some_and(|values| values.show(official - chosen.known, id))
    }

    pub(super) fn causes(&self, number: u8, group: &GroupTable, found: &mut Vec<Cause>) {
        let heading = format!("第{number}群 {}", group.name);
        let part = ComparedPart::Score { group: number };
        for CommonDifference { difference, suspects, tally } in self.sums.differences() {
            let suspects: Vec<RowId> = suspects.into_iter().map(RowId::from_number).collect();
            let count = tally.count;
            let mut place = vec![heading.clone()];
            let signed = signed(difference);
            let (ours, official, sentence) = match suspects.as_slice() {
                [only] => {
                    let points = only.entry(group).map(|row| row.points.low).unwrap_or_default();
                    if let Some(at) = only.place(group) {
                        let part = at.part.map(|part| format!("（{part}）")).unwrap_or_default();
                        place.extend([format!("{} {}{part}", at.item, at.name), at.option]);
                    }
                    let sentence = format!("この選択肢のある{count}件のすべてで、公式の得点が{signed}点ずれています。");
                    (format!("{points}点"), format!("{}点", points + difference), sentence)
                }
                [] => (
                    String::new(),
                    format!("{signed}点"),
                    format!("{count}件で公式の得点が{signed}点ずれていますが、共通する選択肢は見つかりません。"),
                ),
                several => {
                    let names: Vec<String> =
                        several.iter().filter_map(|row| row.place(group)).map(|at| at.words()).collect();
                    let sentence = format!(
                        "{count}件のすべてで公式の得点が{signed}点ずれています。この{}個の選択肢のどれかの得点によると考えられます。",
                        names.len()
                    );
                    (names.join("、"), format!("{signed}点"), sentence)
                }
            };
            found.push(Cause {
                key: format!("group{number}/{}/{signed}", CauseKind::Points.key()),
                kind: CauseKind::Points,
                part,
                place,
                sentence,
                ours,
                official,
                count,
                agreeing: self.sums.agreeing_cases,
                examples: tally.examples,
            });
        }
        if self.outside.count > 0 {
            found.push(Cause {
                key: format!("group{number}/{}", CauseKind::OutsideRange.key()),
                kind: CauseKind::OutsideRange,
                part,
                place: vec![heading],
                sentence: "得点が決まらない答えがありますが、公式の得点は、残るどの値でもありません。".to_owned(),
                ours: String::new(),
                official: String::new(),
                count: self.outside.count,
                agreeing: self.sums.agreeing_cases,
                examples: self.outside.examples.clone(),
            });
        }
    }

    /// Points that the official scores give for rows without established ones.
    pub(super) fn proposals(&self, group: &GroupTable, found: &mut Vec<Proposal>) {
        let (solved, sums) = self.solve();
        for (row, values) in &solved {
            if let (Some(entry), Some(place)) = (row.entry(group), row.place(group)) {
                let words = place.words();
                found.extend(proposal(
                    Found { gap: ProposalGap::Points { place }, place: words, bound: entry.points, unit: "点" },
                    values,
                ));
            }
        }
        for (rows, values) in sums {
            let places: Vec<_> = rows.iter().filter_map(|row| row.place(group)).collect();
            let words: Vec<String> = places.iter().map(|place| place.words()).collect();
            let bound = rows.iter().filter_map(|row| row.entry(group)).map(|row| row.points).sum();
            let gap = ProposalGap::PointsSum { places };
            found.extend(proposal(Found { gap, place: words.join("＋"), bound, unit: "点" }, values));
        }
    }

    /// The values of single rows: shown directly where a case has one unknown row, and by subtraction where all the
    /// others are known. Beside them, the sums that stay unsolved.
    fn solve(&self) -> (BTreeMap<RowId, Values>, Unsolved<'_>) {
        let mut solved: BTreeMap<RowId, Values> = BTreeMap::new();
        let (single, mut several): (Vec<_>, Vec<_>) = self.unknown.0.iter().partition(|(rows, _)| rows.len() == 1);
        for (rows, values) in single {
            solved.extend(rows.iter().map(|row| (*row, values.clone())));
        }
        loop {
            let before = several.len();
            let mut left = Vec::new();
            for (rows, values) in several {
                match last_unknown(rows, &solved) {
                    Some((row, others)) => {
                        let direct = solved.entry(row).or_default();
                        for (sum, tally) in &values.0 {
                            if let Some(known) = direct.entry(*sum - others) {
                                known.merge(tally);
                            }
                        }
                    }
                    None => left.push((rows, values)),
                }
            }
            several = left;
            if several.len() == before {
                break;
            }
        }
        (solved, several.into_iter().map(|(rows, values)| (rows.as_slice(), values)).collect())
    }
}

/// The row that is left when the others are known, and what the others add up to. Where all are known, the one that
/// the fewest cases show.
fn last_unknown(rows: &[RowId], solved: &BTreeMap<RowId, Values>) -> Option<(RowId, Tenths)> {
    let shown = |row: &RowId| solved.get(row).map_or(0, |values| values.0.values().map(|tally| tally.count).sum());
    let last = rows.iter().min_by_key(|row| shown(row))?;
    let others = rows
        .iter()
        .filter(|row| *row != last)
        .try_fold(Tenths::ZERO, |sum, row| Some(sum + solved.get(row)?.most_frequent()?))?;
    Some((*last, others))
}

/// `+0.5`, `-0.5`.
pub(super) fn signed(difference: Tenths) -> String {
    if difference > Tenths::ZERO { format!("+{difference}") } else { difference.to_string() }
}
