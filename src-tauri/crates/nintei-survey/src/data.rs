use serde::de::DeserializeOwned;

/// A data file that comes with the program cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("データ「{file}」を読めません（{cause}）。プログラムを入れ直してください。")]
pub struct DataError {
    /// Name of the file.
    pub file: &'static str,
    /// What the reader said.
    pub cause: serde_json::Error,
}

impl DataError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "data-unreadable"
    }
}

pub(crate) fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, DataError> {
    serde_json::from_str(text).map_err(|cause| DataError { file, cause })
}
