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
            Self::NotWritten { .. } => "packet-not-written",
        }
    }
}
