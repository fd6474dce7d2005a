/// A file cannot be printed with a packet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// Neither PDF nor PNG nor JPEG.
    #[error("このファイルはPDF、PNG、JPEGのどれでもありません。どれかの形式にしてから添付してください。")]
    UnknownFormat,
    /// Cannot be read.
    #[error("ファイルが壊れているか、途中で切れています。元のファイルを確かめて、作り直してください。")]
    Broken,
    /// A PDF that needs a password or forbids its use.
    #[error("パスワードや権限で保護されたPDFは添付できません。保護を外すか、印刷し直してPDFにしてください。")]
    Encrypted,
    /// A PDF without pages.
    #[error("このPDFにはページがありません。元のファイルを確かめてください。")]
    NoPages,
    /// Too many pages.
    #[error("このPDFは{pages}ページあります。添付できるのは{most}ページまでです。必要なページだけにしてください。")]
    TooManyPages {
        /// So many.
        pages: usize,
        /// Allowed.
        most: usize,
    },
    /// Too many pixels.
    #[error("この画像は横{width}×縦{height}画素で、大きすぎます。1億画素までにしてください。")]
    TooManyPixels {
        /// Across.
        width: u32,
        /// Down.
        height: u32,
    },
    /// Unfolds to more than is sound for a page.
    #[error("このファイルの中身は、広げると大きくなりすぎます。印刷し直してPDFにするか、画像にしてください。")]
    TooLarge,
    /// Something is laid over a page that would be lost, and what lies beneath would be seen.
    #[error(
        "このPDFの{page}ページ目には、後から載せた注釈や入力欄があります。外すと下の文字が見えることがあるため添付できません。\
         印刷し直してPDFにするか、画像にしてください。"
    )]
    Annotated {
        /// From 1.
        page: usize,
    },
    /// Layers that can be shown and hidden.
    #[error(
        "このPDFには表示を切り替えるレイヤーがあり、隠れた部分が印刷されるおそれがあります。印刷し直してPDFにするか、画像にしてください。"
    )]
    Layered,
    /// Drawn in a way that cannot be taken over faithfully.
    #[error(
        "このPDFの{page}ページ目には、取り込めない描き方（{what}）があります。印刷し直してPDFにするか、画像にしてください。"
    )]
    Unsupported {
        /// From 1.
        page: usize,
        /// What it is.
        what: String,
    },
}

impl AttachmentError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat => "attachment-unknown-format",
            Self::Broken => "attachment-broken",
            Self::Encrypted => "attachment-encrypted",
            Self::NoPages => "attachment-no-pages",
            Self::TooManyPages { .. } => "attachment-too-many-pages",
            Self::TooManyPixels { .. } => "attachment-too-many-pixels",
            Self::TooLarge => "attachment-too-large",
            Self::Annotated { .. } => "attachment-annotated",
            Self::Layered => "attachment-layered",
            Self::Unsupported { .. } => "attachment-unsupported",
        }
    }
}
