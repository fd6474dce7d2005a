use chrono::NaiveDate;
use nintei_survey::wareki::long;

/// A period cannot be worked out from what was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValidityError {
    /// Something the rule needs is not known.
    #[error("{what}が分からないため、有効期間を求められません。入力してください。")]
    Missing {
        /// What is missing.
        what: &'static str,
    },
    /// The application is older than the oldest rules.
    #[error(
        "申請日が{}のため、有効期間を求められません。有効期間の規則は{}以後の申請について分かっています。",
        long(*applied_on),
        long(*known_from)
    )]
    BeforeRules {
        /// 申請日.
        applied_on: NaiveDate,
        /// First day of the oldest rules.
        known_from: NaiveDate,
    },
    /// A renewal of what was never certified.
    #[error("更新申請なのに前回の認定が非該当です。申請区分か前回の認定を確かめてください。")]
    PreviousNotCertified,
    /// The previous period ends before it begins.
    #[error(
        "前回の有効期間の満了日（{}）が開始日（{}）より前です。前回の認定を確かめてください。",
        long(*to),
        long(*from)
    )]
    PreviousReversed {
        /// First day given.
        from: NaiveDate,
        /// Last day given.
        to: NaiveDate,
    },
    /// Decided before the application was made.
    #[error(
        "処分日（{}）が申請日（{}）より前です。二つの日を確かめてください。",
        long(*decided_on),
        long(*applied_on)
    )]
    DecidedBeforeApplied {
        /// 処分日.
        decided_on: NaiveDate,
        /// 申請日.
        applied_on: NaiveDate,
    },
    /// A renewal or change applied for before the previous period began.
    #[error(
        "申請日（{}）が前回の有効期間の開始日（{}）より前です。申請日か前回の認定を確かめてください。",
        long(*applied_on),
        long(*from)
    )]
    AppliedBeforePrevious {
        /// 申請日.
        applied_on: NaiveDate,
        /// First day of the previous period.
        from: NaiveDate,
    },
    /// A change of what has run out.
    #[error(
        "区分変更の申請日（{}）が前回の有効期間の満了日（{}）より後です。申請区分か前回の認定を確かめてください。",
        long(*applied_on),
        long(*to)
    )]
    ChangeAfterPrevious {
        /// 申請日.
        applied_on: NaiveDate,
        /// Last day of the previous period.
        to: NaiveDate,
    },
    /// Beyond what the calendar can count.
    #[error("{what}が遠すぎて、有効期間を数えられません。日付を確かめてください。")]
    BeyondCalendar {
        /// Which day.
        what: &'static str,
    },
}

impl ValidityError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "validity-missing",
            Self::BeforeRules { .. } => "validity-before-rules",
            Self::PreviousNotCertified => "validity-previous-not-certified",
            Self::PreviousReversed { .. } => "validity-previous-reversed",
            Self::DecidedBeforeApplied { .. } => "validity-decided-before-applied",
            Self::AppliedBeforePrevious { .. } => "validity-applied-before-previous",
            Self::ChangeAfterPrevious { .. } => "validity-change-after-previous",
            Self::BeyondCalendar { .. } => "validity-beyond-calendar",
        }
    }
}

/// A chosen length that the rules do not allow. All numbers are months.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LengthError {
    /// Shorter than the law allows.
    #[error("{months}か月は短すぎます。有効期間は{min}か月から{max}か月までの間で定めてください（{grounds}）。")]
    TooShort {
        /// Chosen.
        months: u16,
        /// Shortest allowed.
        min: u16,
        /// Longest allowed.
        max: u16,
        /// The articles.
        grounds: String,
    },
    /// Longer than the law allows.
    #[error("{months}か月は長すぎます。有効期間は{min}か月から{max}か月までの間で定めてください（{grounds}）。")]
    TooLong {
        /// Chosen.
        months: u16,
        /// Shortest allowed.
        min: u16,
        /// Longest allowed.
        max: u16,
        /// The articles.
        grounds: String,
    },
    /// Allowed by the law, but longer than the insurer's own limit.
    #[error(
        "{months}か月は、この保険者の上限の{max}か月を超えています（法令の上限は{legal_max}か月）。\
         {min}か月から{max}か月までの間で定めてください。"
    )]
    OverInsurerLimit {
        /// Chosen.
        months: u16,
        /// Shortest allowed.
        min: u16,
        /// The insurer's longest.
        max: u16,
        /// The law's longest.
        legal_max: u16,
    },
}

impl LengthError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooShort { .. } => "validity-length-too-short",
            Self::TooLong { .. } => "validity-length-too-long",
            Self::OverInsurerLimit { .. } => "validity-length-over-insurer-limit",
        }
    }
}
