use serde::Serialize;
use ts_rs::TS;

/// Whether the encrypted file is there, and open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultState {
    /// Where the file stands.
    pub state: VaultStatus,
    /// The folder that holds it.
    pub folder: String,
}

/// Where the encrypted file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultStatus {
    /// Not created yet.
    New,
    /// Waiting for the passphrase.
    Locked,
    /// Open.
    Open,
}

/// A recovery code, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedRecoveryCode {
    /// The code in groups.
    pub code: String,
}
