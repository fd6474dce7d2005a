use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, FixedOffset};
use nintei_survey::Investigator;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::place::Place;
use crate::fingerprint::Fingerprint;
use crate::identity::IdentityError;

/// What one computer hands to another at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// Names this bundle.
    pub id: BundleId,
    /// Running number among the bundles of this sender to this receiver, from 1.
    pub serial: u64,
    /// When it was made, by the sender's clock.
    pub made_at: DateTime<FixedOffset>,
    /// Whether the cases are lent or handed over.
    pub handover: Handover,
    /// The cases.
    pub cases: Vec<BundleCase>,
}

/// How cases change hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Handover {
    /// 貸出し: the receiver works on the cases and gives them back.
    Lend,
    /// 返却・引渡し: the receiver goes on with the cases.
    Deliver,
}

/// One case, as the sender has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleCase {
    /// The case, whatever number it has where.
    pub identity: CaseIdentity,
    /// The sender's 整理番号.
    pub number: u32,
    /// Edition of the form.
    pub form: String,
    /// 架空: made up.
    pub example: bool,
    /// The sender's journal line that changed the case last.
    pub revision: i64,
    /// The receiver's `revision` that the sender took last. `None` where it never took the case from there.
    pub seen: Option<i64>,
    /// What stands at each place, as JSON.
    pub state: BTreeMap<Place, String>,
    /// The registered investigator of the case, as a person.
    pub investigator: Option<Investigator>,
    /// The sender's journal of the case, oldest first.
    pub lines: Vec<BundleLine>,
}

/// A line of the sender's journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleLine {
    /// Its number there.
    pub seq: i64,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Who.
    pub by: String,
    /// The kind of change, as its key.
    pub kind: String,
    /// What was changed.
    pub item: Option<String>,
    /// The value before, as JSON.
    pub before: Option<String>,
    /// The value after, as JSON.
    pub after: Option<String>,
    /// The name on the card of the computer that the sender has the line from. `None` where it is the sender's own.
    pub from: Option<String>,
    /// Whose bundle brought the value to where the line was written. `None` where a person put it there.
    pub taken_from: Option<Fingerprint>,
}

macro_rules! random_name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(with = "hex")] [u8; 16]);

        impl $name {
            /// A new one from the system's random numbers.
            ///
            /// # Errors
            /// Where the system gives none.
            pub fn new() -> Result<Self, IdentityError> {
                let mut bytes = [0; 16];
                getrandom::fill(&mut bytes).map_err(|_| IdentityError::NoRandomness)?;
                Ok(Self(bytes))
            }

            /// The one of these bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

random_name! {
    /// Names a bundle. Random; in JSON as hexadecimal digits.
    BundleId
}

random_name! {
    /// Names a case for ever, on whatever computer. Random; in JSON as hexadecimal digits.
    CaseIdentity
}
