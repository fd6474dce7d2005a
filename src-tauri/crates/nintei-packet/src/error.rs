use nintei_training::ReviewError;

use crate::AttachmentError;

/// A document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PacketError {
    /// A font that every document needs cannot be read.
    #[error("書体「{font}」を読めません（{cause}）。プログラムを入れ直してください。")]
    FontUnusable {
        /// The font's name.
        font: &'static str,
        /// What the reader said.
        cause: String,
    },
    /// The members' version was given a file that is not the masked one.
    #[error(
        "整理番号{case_number}の主治医意見書のファイル{file}は、マスキングした版ではありません。委員用の資料は、マスキングした版を添付してから印刷してください。"
    )]
    UnmaskedFile {
        /// 整理番号.
        case_number: u32,
        /// Which of its files, from 1.
        file: usize,
    },
    /// A file of a person cannot be printed.
    #[error("整理番号{case_number}の主治医意見書のファイル{file}: {cause}")]
    UnusableFile {
        /// 整理番号.
        case_number: u32,
        /// Which of its files, from 1.
        file: usize,
        /// What is wrong with it.
        cause: AttachmentError,
    },
    /// The board's rules do not answer an exercise.
    #[error(transparent)]
    Review(#[from] ReviewError),
    /// A tree has more branches than a page can show.
    #[error("樹形図「{tree}」は枝が多く、読める大きさでは一枚に収まりません。この樹形図を除いて印刷してください。")]
    FigureTooLarge {
        /// Name of the tree.
        tree: String,
    },
    /// The PDF could not be put together.
    #[error("帳票のPDFを作れません（{cause}）。もう一度お試しください。続くときは、プログラムを入れ直してください。")]
    NotWritten {
        /// What the writer said.
        cause: String,
    },
}

impl PacketError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FontUnusable { .. } => "packet-font-unusable",
            Self::UnmaskedFile { .. } => "packet-unmasked-file",
            Self::UnusableFile { cause, .. } => cause.code(),
            Self::Review(cause) => cause.code(),
            Self::FigureTooLarge { .. } => "packet-figure-too-large",
            Self::NotWritten { .. } => "packet-not-written",
        }
    }
}
