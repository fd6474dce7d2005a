/// A rule table that cannot be used. A judgment is never made with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The file is not of the expected form.
    #[error("規則の表「{file}」を読めません（{cause}）。書式を直してください。")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the reader said, with line and column.
        cause: String,
    },
    /// A file that the edition needs is missing.
    #[error("規則の版「{edition}」に「{file}」がありません。ファイルを加えてください。")]
    Missing {
        /// Which edition.
        edition: String,
        /// Which file.
        file: String,
    },
    /// The table contradicts itself or the form.
    #[error("規則の表「{file}」の{place}が正しくありません: {cause}")]
    Unsound {
        /// Which file.
        file: String,
        /// Where in it, as a path of questions and answers.
        place: String,
        /// What is wrong there.
        cause: String,
    },
    /// An adopted supplement does not fit the tables.
    #[error(
        "補完「{name}」（番号{id}）の{place}が正しくありません: {cause}補完を取り下げるか、直したものを採用してください。"
    )]
    Supplement {
        /// Its number in the store.
        id: i64,
        /// 補完名.
        name: String,
        /// Where in it.
        place: String,
        /// What is wrong there.
        cause: String,
    },
    /// Two editions apply to the same day, or none does.
    #[error("規則の版の期間が正しくありません: {0}")]
    Period(String),
    /// No edition applies to the day.
    #[error("{0}に適用される規則の版がありません。日付を確かめてください。")]
    NoEdition(chrono::NaiveDate),
    /// A form edition that the rules name is not there.
    #[error("規則の版「{edition}」が用いる調査票「{form}」がありません。プログラムを入れ直してください。")]
    NoForm {
        /// Which edition.
        edition: String,
        /// Which form.
        form: String,
    },
}

impl RuleError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "rules-unreadable",
            Self::Missing { .. } => "rules-file-missing",
            Self::Unsound { .. } => "rules-unsound",
            Self::Supplement { .. } => "rules-supplement",
            Self::Period(_) => "rules-period",
            Self::NoEdition(_) => "rules-no-edition",
            Self::NoForm { .. } => "rules-no-form",
        }
    }

    /// Number of the adopted supplement that is at fault, where it is one.
    #[must_use]
    pub const fn supplement(&self) -> Option<i64> {
        match self {
            Self::Supplement { id, .. } => Some(*id),
            _ => None,
        }
    }
}
