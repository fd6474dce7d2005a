//! The sentence that says why a period is what it is.

use std::fmt;

use chrono::NaiveDate;
use nintei_survey::wareki::long;
use nintei_survey::{ApplicationKind, CareLevel};

use super::ValidityRules;
use super::regime::Row;
use super::rules::{Deeming, Start};

/// Everything a period followed from.
pub(super) struct Reason<'a> {
    pub(super) rules: &'a ValidityRules,
    /// 申請区分, or the one that it is taken for.
    pub(super) kind: ApplicationKind,
    /// Why a change is taken for a renewal, where it is.
    pub(super) deeming: Option<Deeming<'a>>,
    pub(super) previous: Option<CareLevel>,
    pub(super) now: CareLevel,
    pub(super) row: &'a Row,
    /// Longest allowed, after the insurer's own limit.
    pub(super) max: u16,
    pub(super) start: Start,
    pub(super) effective_on: NaiveDate,
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let now = self.now;
        if let Some(Deeming { days, grounds }) = self.deeming {
            write!(
                f,
                "区分変更の申請ですが、前回の満了日の{days}日前から満了日までに申請され、区分に変更がないため、\
                 更新申請とみなします（{grounds}）。"
            )?;
        }
        match (self.kind, self.previous) {
            (ApplicationKind::Renewal, Some(previous)) if previous == now => {
                write!(f, "更新で前回と同じ{now}のため")?;
            }
            (ApplicationKind::Renewal, Some(previous)) => write!(f, "更新で前回の{previous}から{now}に変わるため")?,
            (kind, _) => write!(f, "{}による{now}のため", kind.name())?,
        }
        let like = self.rules.ruled_as(self.kind);
        let Row { default, min, max: legal_max, .. } = self.row;
        let grounds = self.rules.grounds(like, now);
        write!(f, "、原則{default}か月、{min}か月から{}か月までの間で定めます（{grounds}）。", self.max)?;
        if like != self.kind {
            write!(f, "月数は{}と同じとしています（このプログラムの判断）。", like.name())?;
        }
        if self.max < *legal_max {
            write!(f, "上限は保険者の定めによります（法令の上限は{legal_max}か月）。")?;
        }
        let start = match self.start {
            Start::Application => "申請日",
            Start::AfterPrevious => "前回の有効期間の満了日の翌日",
            Start::Decision => "処分日",
        };
        write!(f, "{start}の{}に効力を生じます。", long(self.effective_on))
    }
}
