//! The rules as data, and whether they are sound.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_survey::{ApplicationKind, CareLevel, Certification};
use serde::Deserialize;

use super::regime::{Benefit, Regime, Row};
use crate::DataError;
use crate::data::{self, unsound};

pub(super) const FILE: &str = "validity-periods.yaml";
const BUILT_IN: &str = include_str!(concat!(env!("NINTEI_ASSETS"), "/validity-periods.yaml"));

/// The rules on 有効期間: for each day of application since the oldest edition, exactly one row for each kind of
/// application and each pair of levels.
#[derive(Debug, Clone)]
pub struct ValidityRules {
    source: String,
    pub(super) regimes: Vec<Regime>,
    starts: Vec<(ApplicationKind, Start)>,
    like: Vec<(ApplicationKind, ApplicationKind)>,
    grounds: Vec<(ApplicationKind, Grounds)>,
    deemed: Deemed,
    pub(super) unstable_care1_months: u16,
}

/// When a certification takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Start {
    #[serde(rename = "申請日")]
    Application,
    #[serde(rename = "前回の有効期間満了日の翌日")]
    AfterPrevious,
    #[serde(rename = "処分日")]
    Decision,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grounds {
    #[serde(rename = "要支援")]
    support: String,
    #[serde(rename = "要介護")]
    care: String,
}

/// A change that is taken for a renewal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deemed {
    /// Days before the last day of the previous period from which a renewal may be applied for.
    #[serde(rename = "日数")]
    days: u16,
    #[serde(rename = "根拠")]
    grounds: Grounds,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    source: String,
    #[serde(rename = "始まり")]
    starts: BTreeMap<String, Start>,
    #[serde(rename = "準用")]
    like: BTreeMap<String, ApplicationKind>,
    #[serde(rename = "根拠")]
    grounds: BTreeMap<String, Grounds>,
    #[serde(rename = "みなし更新")]
    deemed: Deemed,
    #[serde(rename = "助言")]
    advice: Advice,
    #[serde(rename = "版")]
    regimes: Vec<Regime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advice {
    #[serde(rename = "状態不安定の要介護1")]
    unstable_care1: u16,
}

const KINDS: [ApplicationKind; 4] =
    [ApplicationKind::New, ApplicationKind::Renewal, ApplicationKind::Change, ApplicationKind::ExOfficio];

impl Grounds {
    fn of(&self, now: CareLevel) -> &str {
        match Benefit::of(now) {
            Some(Benefit::Support) => &self.support,
            _ => &self.care,
        }
    }
}

/// Why a change is taken for a renewal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deeming<'a> {
    /// Days before the last day of the previous period.
    pub(super) days: u16,
    /// The article.
    pub(super) grounds: &'a str,
}

impl ValidityRules {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// [`DataError`] where they cannot be read or are not sound.
    pub fn built_in() -> Result<Self, DataError> {
        Self::read(BUILT_IN)
    }

    /// Reads rules and checks them.
    ///
    /// # Errors
    /// [`DataError`] where they cannot be read or are not sound.
    pub fn read(text: &str) -> Result<Self, DataError> {
        let file: File = data::read(FILE, text)?;
        data::expect_source(FILE, &file.source)?;
        if file.advice.unstable_care1 == 0 {
            return Err(unsound(FILE, "助言", "0か月である"));
        }
        if file.deemed.days == 0 {
            return Err(unsound(FILE, "みなし更新", "0日である"));
        }
        let rules = Self {
            source: file.source,
            deemed: file.deemed,
            starts: by_kind("始まり", file.starts)?,
            like: by_kind("準用", file.like)?,
            grounds: by_kind("根拠", file.grounds)?,
            unstable_care1_months: file.advice.unstable_care1,
            regimes: file.regimes,
        };
        rules.check_kinds()?;
        rules.check_dates()?;
        rules.regimes.iter().try_for_each(Regime::check)?;
        Ok(rules)
    }

    /// The articles and documents the periods come from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// First day of application for which the rules are known.
    #[must_use]
    pub fn known_from(&self) -> Option<NaiveDate> {
        self.regimes.first().map(|regime| regime.from)
    }

    /// Longest period that any rule allows, months.
    #[must_use]
    pub fn legal_max(&self) -> u16 {
        self.rows_of(None).map(|row| row.max).max().unwrap_or(0)
    }

    pub(super) fn start(&self, kind: ApplicationKind) -> Option<Start> {
        self.starts.iter().find(|(of, _)| *of == kind).map(|(_, start)| *start)
    }

    /// The kind whose months `kind` has.
    pub(super) fn ruled_as(&self, kind: ApplicationKind) -> ApplicationKind {
        self.like.iter().find(|(of, _)| *of == kind).map_or(kind, |(_, like)| *like)
    }

    /// The articles for a decision on an application of `kind`.
    pub(super) fn grounds(&self, kind: ApplicationKind, now: CareLevel) -> &str {
        let grounds = self.grounds.iter().find(|(of, _)| *of == kind);
        grounds.map_or("", |(_, grounds)| grounds.of(now))
    }

    /// The article by which a change is taken for a renewal, where it is: applied for while a renewal might have been,
    /// and found not to be needed.
    pub(super) fn deemed_renewal(
        &self,
        kind: ApplicationKind,
        applied_on: NaiveDate,
        previous: &Certification,
        now: CareLevel,
    ) -> Option<Deeming<'_>> {
        let left = (previous.to? - applied_on).num_days();
        let days = self.deemed.days;
        let holds =
            kind == ApplicationKind::Change && previous.level == Some(now) && (0..=i64::from(days)).contains(&left);
        holds.then(|| Deeming { days, grounds: self.deemed.grounds.of(now) })
    }

    /// The row for an application made on `day`, where the rules of that day are known.
    pub(super) fn row(
        &self,
        day: NaiveDate,
        kind: ApplicationKind,
        previous: Option<CareLevel>,
        now: CareLevel,
    ) -> Option<&Row> {
        let regime = self.regimes.iter().find(|regime| regime.from <= day && regime.to.is_none_or(|to| day <= to))?;
        let kind = self.ruled_as(kind);
        regime.rows.iter().find(|row| row.rules(kind, previous, now))
    }

    fn check_kinds(&self) -> Result<(), DataError> {
        for kind in KINDS {
            if self.start(kind).is_none() {
                return Err(unsound(FILE, "始まり", format!("{}がない", kind.name())));
            }
            if !self.grounds.iter().any(|(of, _)| *of == self.ruled_as(kind)) {
                return Err(unsound(FILE, "根拠", format!("{}がない", kind.name())));
            }
        }
        let chained = self.like.iter().find(|(_, like)| self.ruled_as(*like) != *like);
        chained.map_or(Ok(()), |(kind, _)| Err(unsound(FILE, "準用", format!("{}の先がさらに準用である", kind.name()))))
    }

    fn check_dates(&self) -> Result<(), DataError> {
        for pair in self.regimes.windows(2) {
            if let [before, after] = pair
                && before.to.and_then(|to| to.succ_opt()) != Some(after.from)
            {
                return Err(unsound(FILE, after.from.to_string(), "前の版の最後の日の翌日から始まっていない"));
            }
        }
        match self.regimes.last() {
            Some(Regime { to: None, .. }) => {}
            _ => return Err(unsound(FILE, "版", "今も続く版がない")),
        }
        let reversed = self.regimes.iter().find(|regime| regime.to.is_some_and(|to| to < regime.from));
        reversed.map_or(Ok(()), |regime| Err(unsound(FILE, regime.from.to_string(), "最後の日が初めの日より前である")))
    }

    /// Every row of the kinds that `kind` allows, of all editions.
    pub(super) fn rows_of(&self, kind: Option<ApplicationKind>) -> impl Iterator<Item = &Row> {
        let kind = kind.map(|kind| self.ruled_as(kind));
        let rows = self.regimes.iter().flat_map(|regime| &regime.rows);
        rows.filter(move |row| kind.is_none_or(|kind| row.kind == kind))
    }
}

fn by_kind<T>(place: &str, entries: BTreeMap<String, T>) -> Result<Vec<(ApplicationKind, T)>, DataError> {
    let named = |(name, value): (String, T)| {
        let kind = KINDS.into_iter().find(|kind| kind.name() == name);
        kind.map(|kind| (kind, value)).ok_or_else(|| unsound(FILE, place, format!("「{name}」は申請区分の名ではない")))
    };
    entries.into_iter().map(named).collect()
}
