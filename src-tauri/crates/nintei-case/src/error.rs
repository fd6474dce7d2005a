use nintei_board::{LimitError, ValidityError};
use nintei_judgment::{RuleError, SupplementError};
use nintei_packet::{AttachmentError, PacketError};
use nintei_store::StoreError;
use nintei_survey::{DataError, FormError};

/// A case cannot be read with what applies to it, or not be printed. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// The store refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No rules apply, or a supplement does not fit them.
    #[error(transparent)]
    Rules(#[from] RuleError),
    /// A supplement in the store cannot be read.
    #[error(transparent)]
    Supplement(#[from] SupplementError),
    /// A document cannot be drawn.
    #[error(transparent)]
    Packet(#[from] PacketError),
    /// A form that comes with the program is not sound.
    #[error(transparent)]
    Form(#[from] FormError),
    /// A file of 主治医意見書 cannot be used.
    #[error(transparent)]
    Attachment(#[from] AttachmentError),
    /// Data that come with the program are not sound.
    #[error(transparent)]
    Data(#[from] DataError),
    /// Data of the board that come with the program are not sound.
    #[error(transparent)]
    BoardData(#[from] nintei_board::DataError),
    /// The rules do not allow the insurer's own limits of 有効期間.
    #[error(transparent)]
    Limits(#[from] LimitError),
    /// 有効期間 cannot be told.
    #[error(transparent)]
    Validity(#[from] ValidityError),
    /// Nothing to print: the agenda of the meeting is empty.
    #[error("第{0}回の会議に事例がありません。事例を割り当ててから印刷してください。")]
    NoCases(u32),
    /// The members' version while anything stands against it.
    #[error("委員用の資料は、確認の済んでいないものが{count}件あるため印刷できません。{first}")]
    OpenChecks {
        /// How many.
        count: usize,
        /// What is to be done about the first, a sentence.
        first: String,
    },
    /// The case was begun with a form that this program does not have.
    #[error("調査票「{0}」がこのプログラムにありません。新しい版のプログラムで開いてください。")]
    NoForm(String),
    /// The program came without any form.
    #[error("調査票がこのプログラムにありません。プログラムを入れ直してください。")]
    NoForms,
    /// A judgment was made by an edition that this program does not have.
    #[error("規則の版「{0}」がこのプログラムにありません。新しい版のプログラムで開いてください。")]
    NoEdition(String),
    /// The program came without any rules.
    #[error("規則の表がこのプログラムにありません。プログラムを入れ直してください。")]
    NoRules,
    /// The day on which a supplement was adopted cannot be read.
    #[error("補完{0}の採用日を読めません。この補完を取り下げてください。")]
    SupplementDate(i64),
}

impl CaseError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Rules(error) => error.code(),
            Self::Supplement(error) => error.code(),
            Self::Packet(error) => error.code(),
            Self::Attachment(error) => error.code(),
            Self::Form(error) => error.code(),
            Self::Data(error) => error.code(),
            Self::BoardData(error) => error.code(),
            Self::Limits(error) => error.code(),
            Self::Validity(error) => error.code(),
            Self::NoCases(_) => "packet-no-cases",
            Self::OpenChecks { .. } => "packet-open-checks",
            Self::NoForm(_) | Self::NoForms => "no-form",
            Self::NoEdition(_) | Self::NoRules => "no-rules",
            Self::SupplementDate(_) => "supplement-date",
        }
    }
}
