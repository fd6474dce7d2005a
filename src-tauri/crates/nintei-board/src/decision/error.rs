use chrono::NaiveDate;
use nintei_survey::CareLevel;
use nintei_survey::wareki::long;

use crate::{LengthError, LimitError, ValidityError};

/// A decision that cannot be recorded. Nothing is changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecisionError {
    /// The case is on no agenda, or its meeting has no day.
    #[error("審査会の開催日が決まっていません。事例を会議に割り当て、開催日を入力してください。")]
    NoMeetingDay,
    /// Nothing was decided.
    #[error("二次判定の要介護状態区分等が選ばれていません。選んでください。")]
    NoLevel,
    /// Another level than the 一次判定 without a word why.
    #[error("一次判定は{primary}ですが、二次判定を{level}としています。変更の理由を書いてください。")]
    ChangeWithoutReason {
        /// 一次判定.
        primary: CareLevel,
        /// 二次判定.
        level: CareLevel,
    },
    /// No level of the 一次判定 is settled, and there is no word why this one was decided.
    #[error("一次判定が一つに決まっていません。二次判定を{level}とした理由を書いてください。")]
    OpenWithoutReason {
        /// 二次判定.
        level: CareLevel,
    },
    /// 要介護1 without its 状態像.
    #[error("要介護1には状態像が要ります。認知機能の低下、不安定、その他のどれかを選んでください。")]
    NoCare1State,
    /// 状態像 with another level.
    #[error("状態像は要介護1のときだけのものです。{level}では選ばないでください。")]
    Care1StateElsewhere {
        /// 二次判定.
        level: CareLevel,
    },
    /// No length of the period.
    #[error("有効期間の月数が入力されていません。{min}か月から{max}か月までの間で入力してください。")]
    NoMonths {
        /// Shortest allowed.
        min: u16,
        /// Longest allowed.
        max: u16,
    },
    /// A length where there is no period.
    #[error("非該当には有効期間がありません。月数（{months}か月）を消してください。")]
    MonthsWithoutPeriod {
        /// Given.
        months: u16,
    },
    /// A length that the rules do not allow.
    #[error(transparent)]
    Length(#[from] LengthError),
    /// The period cannot be worked out.
    #[error(transparent)]
    Period(#[from] ValidityError),
    /// The insurer's limits are not allowed by the rules.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// Deferred without a word why.
    #[error("再審査とする理由が書かれていません。どの情報が足りないのかを書いてください。")]
    DeferredWithoutReason,
    /// In simplified form although the conditions do not hold.
    #[error("簡素化の条件を満たしていないため、簡素化では決定できません。本審査で判定してください。")]
    NotEligible,
    /// In simplified form, but otherwise than the 一次判定.
    #[error(
        "簡素化では一次判定のとおり（{primary}）に決定します。別の判定や再審査にするときは、理由を書いて本審査に戻してください。"
    )]
    SimplifiedOtherwise {
        /// 一次判定.
        primary: CareLevel,
    },
    /// Decided before the application was made.
    #[error("開催日（{}）が申請日（{}）より前です。事例の会議か申請日を確かめてください。", long(*decided_on), long(*applied_on))]
    BeforeApplication {
        /// 開催日.
        decided_on: NaiveDate,
        /// 申請日.
        applied_on: NaiveDate,
    },
    /// A text is too long.
    #[error("{name}が長すぎます（{length}文字）。{most}文字以内にしてください。")]
    TextTooLong {
        /// Which.
        name: &'static str,
        /// Characters.
        length: usize,
        /// Most characters.
        most: usize,
    },
}

impl DecisionError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoMeetingDay => "decision-no-meeting-day",
            Self::NoLevel => "decision-no-level",
            Self::ChangeWithoutReason { .. } | Self::OpenWithoutReason { .. } => "decision-change-without-reason",
            Self::NoCare1State => "decision-no-care1-state",
            Self::Care1StateElsewhere { .. } => "decision-care1-state-elsewhere",
            Self::NoMonths { .. } => "decision-no-months",
            Self::MonthsWithoutPeriod { .. } => "decision-months-without-period",
            Self::Length(error) => error.code(),
            Self::Period(error) => error.code(),
            Self::Limit(error) => error.code(),
            Self::DeferredWithoutReason => "decision-deferred-without-reason",
            Self::NotEligible => "decision-not-eligible",
            Self::SimplifiedOtherwise { .. } => "decision-simplified-otherwise",
            Self::BeforeApplication { .. } => "decision-before-application",
            Self::TextTooLong { .. } => "decision-text-too-long",
        }
    }
}
