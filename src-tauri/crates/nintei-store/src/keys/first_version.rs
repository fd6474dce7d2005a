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

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::{Value, json};
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::keys::file_key::{FileKey, random};
    use crate::keys::passphrase::Passphrase;
    use crate::outside_edits::{CHEAP, PASSPHRASE, stamp};
    use crate::{RecoveryCode, Store};

    /// The key file as the first version of the program wrote it.
    fn written(key: &FileKey, code: &RecoveryCode) -> Vec<u8> {
        let (salt, code_salt) = (random().unwrap(), random().unwrap());
        let by_passphrase = Passphrase::typed(PASSPHRASE).key(&salt, CHEAP).unwrap();
        let first = FirstVersion {
            made_at: stamp().at,
            passphrase: PassphraseSlot {
                derivation: Derivation::Argon2id,
                costs: CHEAP,
                wrapped: Wrapped::new(key.as_bytes(), salt, &by_passphrase, BY_PASSPHRASE).unwrap(),
            },
            recovery_code: Wrapped::new(key.as_bytes(), code_salt, &code.key(&code_salt), BY_RECOVERY_CODE).unwrap(),
        };
        let digest = hex::encode(Sha256::digest(serde_json::to_vec(&first).unwrap()));
        let envelope = json!({ "format": "nintei-key", "version": 1, "content": first, "digest": digest });
        serde_json::to_vec_pretty(&envelope).unwrap()
    }

    fn version(bytes: &[u8]) -> Value {
        serde_json::from_slice::<Value>(bytes).unwrap()["version"].clone()
    }

    #[test]
    fn a_key_file_of_the_first_version_opens_for_the_first_user_and_is_carried_over() {
        let (folder, store) = crate::outside_edits::store();
        let code = RecoveryCode::random().unwrap();
        let bytes = written(&store.key, &code);
        drop(store);
        let path = folder.path().join("nintei.key");
        fs::write(&path, &bytes).unwrap();
        assert_eq!(Store::unlock(folder.path(), "another passphrase").unwrap_err().code(), "wrong-passphrase");
        assert_eq!(fs::read(&path).unwrap(), bytes, "a wrong passphrase changes nothing");
        let mut store = Store::unlock(folder.path(), PASSPHRASE).unwrap();
        assert_eq!(store.signed_in().number, 1);
        assert_eq!(version(&fs::read(&path).unwrap()), 2);
        assert!(store.verify_journal().unwrap().is_sound());
        // The key is replaced for who has only just been carried over, too.
        store.replace_key(PASSPHRASE, &stamp()).unwrap();
        drop(store);
        assert_eq!(Store::unlock(folder.path(), PASSPHRASE).unwrap().history(1).unwrap().len(), 6);
    }

    #[test]
    fn a_recovery_code_of_the_first_version_opens_what_was_carried_over() {
        let (folder, store) = crate::outside_edits::store();
        let code = RecoveryCode::random().unwrap();
        fs::write(folder.path().join("nintei.key"), written(&store.key, &code)).unwrap();
        drop(store);
        drop(Store::unlock(folder.path(), PASSPHRASE).unwrap());
        let new = "another passphrase of letters";
        drop(Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, new, new, stamp().at).unwrap());
        Store::unlock(folder.path(), new).unwrap();
    }

    #[test]
    fn a_damaged_key_file_of_the_first_version_is_told_from_a_wrong_passphrase() {
        let (folder, store) = crate::outside_edits::store();
        let text = String::from_utf8(written(&store.key, &RecoveryCode::random().unwrap())).unwrap();
        drop(store);
        fs::write(folder.path().join("nintei.key"), text.replacen("\"passes\": 1", "\"passes\": 2", 1)).unwrap();
        assert_eq!(Store::unlock(folder.path(), PASSPHRASE).unwrap_err().code(), "key-file-damaged");
    }
}
