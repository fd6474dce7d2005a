/// A file that is no supplement. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SupplementError {
    /// The file is not of the form of a supplement.
    #[error("補完のファイルを読めません（{cause}）。書式を直してください。")]
    Unreadable {
        /// Line of the file, from 1, where known.
        line: Option<u32>,
        /// What the reader said, with line and column.
        cause: String,
    },
    /// Larger than any supplement can be.
    #[error("補完のファイルが大きすぎます（{limit} KiBまで）。補完のファイルか確かめてください。")]
    TooLarge {
        /// Largest size in KiB.
        limit: usize,
    },
}

impl SupplementError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "supplement-unreadable",
            Self::TooLarge { .. } => "supplement-too-large",
        }
    }
}
