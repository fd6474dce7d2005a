/// What the store refuses about applications from files. Nothing was changed where one is returned, and no sentence
/// carries anything a person entered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeRefusal {
    /// There is no such pair of numbers.
    #[error("被保険者番号の対応（登録番号{0}）がありません。一覧を開き直してください。")]
    NoSuchLink(i64),
    /// A row is linked by its number.
    #[error("保険者番号か被保険者番号がないため、取り込めません。番号を入れて、もう一度取り込んでください。")]
    WithoutNumber,
    /// The case that a row is to be linked to is gone.
    #[error("同じ人として選んだ事例（内部番号{0}）がありません。ファイルを開き直して、選び直してください。")]
    NoSuchCase(i64),
    /// The case that a row is to be linked to has no number.
    #[error(
        "同じ人として選んだ整理番号{0}の事例に、保険者番号か被保険者番号がありません。先に事例の申請に番号を入力してください。"
    )]
    CaseWithoutNumber(u32),
}

impl IntakeRefusal {
    /// Stable code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchLink(_) => "intake-no-such-link",
            Self::WithoutNumber => "intake-without-number",
            Self::NoSuchCase(_) => "intake-no-such-case",
            Self::CaseWithoutNumber(_) => "intake-case-without-number",
        }
    }
}
