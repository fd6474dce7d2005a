use serde::de::DeserializeOwned;

/// A data file of the board's rules cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DataError {
    /// Not readable as what it should be.
    #[error("データ「{file}」を読めません（{cause}）。プログラムを入れ直してください。")]
    Unreadable {
        /// Name of the file.
        file: &'static str,
        /// What the reader said.
        cause: String,
    },
    /// Readable, but the rules contradict themselves or leave something open.
    #[error("データ「{file}」の「{place}」に誤りがあります（{cause}）。プログラムを入れ直してください。")]
    Unsound {
        /// Name of the file.
        file: &'static str,
        /// Where in the file.
        place: String,
        /// What is wrong.
        cause: String,
    },
}

impl DataError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "board-data-unreadable",
            Self::Unsound { .. } => "board-data-unsound",
        }
    }
}

pub(crate) fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, DataError> {
    serde_saphyr::from_str(text).map_err(|cause| DataError::Unreadable { file, cause: cause.to_string() })
}

/// Refuses a file that does not say where it comes from.
pub(crate) fn expect_source(file: &'static str, source: &str) -> Result<(), DataError> {
    if source.trim().is_empty() { Err(unsound(file, "出典", "空である")) } else { Ok(()) }
}

/// Makes the refusals of one file.
pub(crate) fn unsound(file: &'static str, place: impl Into<String>, cause: impl Into<String>) -> DataError {
    DataError::Unsound { file, place: place.into(), cause: cause.into() }
}
