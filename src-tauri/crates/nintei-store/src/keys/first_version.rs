//! The key file's first version: one passphrase, no users.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::held::{Held, Wrapped};
use super::key_file::{Derivation, UserSlot};
use super::passphrase::KeyCosts;

/// What associated the wrapped key of the passphrase.
pub(super) const BY_PASSPHRASE: &[u8] = b"nintei file key by passphrase 1";
/// What associated the wrapped key of the recovery code.
pub(super) const BY_RECOVERY_CODE: &[u8] = b"nintei file key by recovery code 1";

#[derive(Serialize, Deserialize)]
pub(super) struct FirstVersion {
    pub(super) made_at: DateTime<FixedOffset>,
    passphrase: PassphraseSlot,
    recovery_code: Wrapped,
}

#[derive(Serialize, Deserialize)]
struct PassphraseSlot {
    derivation: Derivation,
    costs: KeyCosts,
    wrapped: Wrapped,
}

impl FirstVersion {
    /// The slot of the one passphrase and what the recovery code opens.
    pub(super) fn parts(self) -> (UserSlot, Held) {
        let PassphraseSlot { derivation, costs, wrapped } = self.passphrase;
        let slot = UserSlot { derivation, costs, held: Held::of_first_version(wrapped) };
        (slot, Held::of_first_version(self.recovery_code))
    }
}
