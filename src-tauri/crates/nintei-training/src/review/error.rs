use nintei_board::{RequirementError, ValidityError};

/// The board's rules do not answer what an exercise asks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// 有効期間 cannot be worked out.
    #[error(transparent)]
    Validity(#[from] ValidityError),
    /// 簡素化 cannot be looked at.
    #[error(transparent)]
    Requirement(#[from] RequirementError),
    /// The case has no period: nothing could be asked.
    #[error("判定が非該当の設例には有効期間がないため、問題にできません。番号を変えてください。")]
    NoPeriod,
    /// The length asked for is not allowed.
    #[error("設例の有効期間{months}か月は定められる範囲にありません。番号を変えてください。")]
    Length {
        /// Months.
        months: u16,
    },
}

impl ReviewError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Validity(error) => error.code(),
            Self::Requirement(error) => error.code(),
            Self::NoPeriod => "review-no-period",
            Self::Length { .. } => "review-length",
        }
    }
}
