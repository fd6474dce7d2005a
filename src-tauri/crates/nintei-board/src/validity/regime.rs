//! One edition of the rules: default and range by kind of application and pair of levels.

use chrono::NaiveDate;
use nintei_survey::{ApplicationKind, CareLevel};
use serde::Deserialize;

use super::rules::FILE;
use crate::DataError;
use crate::data::unsound;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Benefit {
    #[serde(rename = "要支援")]
    Support,
    #[serde(rename = "要介護")]
    Care,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum Same {
    #[serde(rename = "はい")]
    Yes,
    #[serde(rename = "いいえ")]
    No,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regime {
    #[serde(rename = "申請日から")]
    pub(super) from: NaiveDate,
    #[serde(rename = "申請日まで")]
    pub(super) to: Option<NaiveDate>,
    #[serde(rename = "期間")]
    pub(super) rows: Vec<Row>,
}

/// Default and range, in months.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    #[serde(rename = "申請")]
    pub(super) kind: ApplicationKind,
    #[serde(rename = "前回")]
    previous: Option<Benefit>,
    #[serde(rename = "今回")]
    now: Option<Benefit>,
    #[serde(rename = "前回と同じ区分")]
    same: Option<Same>,
    #[serde(rename = "標準")]
    pub(super) default: u16,
    #[serde(rename = "最短")]
    pub(super) min: u16,
    #[serde(rename = "最長")]
    pub(super) max: u16,
}

impl Benefit {
    /// 要支援 or 要介護; 非該当 is neither.
    pub(super) fn of(level: CareLevel) -> Option<Self> {
        match level {
            CareLevel::NotCertified => None,
            CareLevel::Support1 | CareLevel::Support2 => Some(Self::Support),
            _ => Some(Self::Care),
        }
    }
}

impl Row {
    /// Whether the row rules a decision of `now` after `previous`.
    pub(super) fn rules(&self, kind: ApplicationKind, previous: Option<CareLevel>, now: CareLevel) -> bool {
        let side = |wanted: Option<Benefit>, level: Option<CareLevel>| {
            wanted.is_none_or(|wanted| level.and_then(Benefit::of) == Some(wanted))
        };
        self.kind == kind
            && side(self.previous, previous)
            && side(self.now, Some(now))
            && self.same.is_none_or(|same| (same == Same::Yes) == (previous == Some(now)))
    }
}

impl Regime {
    /// Whether exactly one row rules each kind of application and pair of levels.
    pub(super) fn check(&self) -> Result<(), DataError> {
        let place = |kind: ApplicationKind| format!("{} {}", self.from, kind.name());
        for row in &self.rows {
            if row.min == 0 || row.min > row.default || row.default > row.max {
                return Err(unsound(FILE, place(row.kind), "最短、標準、最長の順に大きくなっていない"));
            }
            let asks = row.previous.is_some() || row.same.is_some();
            if asks && row.kind != ApplicationKind::Renewal {
                return Err(unsound(FILE, place(row.kind), "更新でないのに前回の区分を問うている"));
            }
        }
        let certified = || CareLevel::ALL.into_iter().filter(|level| Benefit::of(*level).is_some());
        for kind in [ApplicationKind::New, ApplicationKind::Renewal, ApplicationKind::Change] {
            for previous in certified() {
                for now in certified() {
                    let count = self.rows.iter().filter(|row| row.rules(kind, Some(previous), now)).count();
                    if count != 1 {
                        let cause = format!("前回{previous}、今回{now}に当たる行が{count}ある");
                        return Err(unsound(FILE, place(kind), cause));
                    }
                }
            }
        }
        Ok(())
    }
}
