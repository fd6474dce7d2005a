use nintei_transfer::{Fingerprint, Handover};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CaseId, ChangeKind, JournalEntry};

/// Another computer that cases are exchanged with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Number in the store, from 1. Never given again.
    pub number: u32,
    /// Name on its card.
    pub name: String,
    /// 確認番号.
    pub fingerprint: Fingerprint,
    /// Whether cases may be exchanged with it.
    pub state: PeerState,
    /// When it was added, RFC 3339 with offset.
    pub added_at: String,
    /// Cases lent to it.
    pub lent: u32,
}

/// Whether cases may be exchanged with a peer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeerState {
    /// Added; nobody has compared the 確認番号 yet.
    Unconfirmed,
    /// A person compared the 確認番号 with the one that the other computer shows.
    Confirmed,
    /// No longer: lost, given away, or out of use.
    Stopped,
}

impl PeerState {
    const ALL: [Self; 3] = [Self::Unconfirmed, Self::Confirmed, Self::Stopped];

    /// The word in the file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Confirmed => "confirmed",
            Self::Stopped => "stopped",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// How far making or taking a bundle has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TransferStep {
    /// Cases done.
    pub done: u32,
    /// Cases there are.
    pub of: u32,
}

/// A bundle that was made and not yet given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeBundle {
    /// Its name, as hexadecimal digits.
    pub id: String,
    /// Running number among the bundles for this peer, from 1.
    pub serial: u64,
    /// What is written to the file.
    pub bytes: Vec<u8>,
    /// Cases in it.
    pub cases: usize,
    pub(crate) peer: u32,
    pub(crate) handover: Handover,
    /// RFC 3339 with offset.
    pub(crate) made_at: String,
    pub(crate) ids: Vec<CaseId>,
}

/// What taking a bundle would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundlePreview {
    /// Who made it.
    pub from: Peer,
    /// When, by their clock, RFC 3339 with offset.
    pub made_at: String,
    /// Whether the cases are lent or handed over.
    pub handover: Handover,
    /// Each case.
    pub cases: Vec<CasePreview>,
    /// Whether the bundle was taken before.
    pub taken_before: bool,
    /// SHA-256 that the file ends with, as hexadecimal digits. By it [`Store::take_bundle`](crate::Store::take_bundle)
    /// takes what was looked at and nothing else.
    pub digest: String,
}

/// What taking a bundle would do with one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CasePreview {
    /// 整理番号 on the other computer.
    pub number: u32,
    /// 整理番号 here, where the case is here already.
    pub ours: Option<u32>,
    /// 氏名 as the bundle has it.
    pub name: String,
    /// What would become of it.
    pub verdict: CaseVerdict,
}

/// What becomes of a case of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum CaseVerdict {
    /// It is not here yet.
    New,
    /// Places that were edited there alone are taken.
    Changes {
        /// How many.
        places: u32,
    },
    /// Some places were edited on both sides.
    Conflicts {
        /// Places that are taken.
        places: u32,
        /// Places that a person decides.
        conflicts: u32,
    },
    /// Nothing differs that is not known here.
    NothingNew,
    /// A later state of the case was taken before.
    Older,
    /// The case is on an edition of the form that this program does not have.
    FormMissing {
        /// The edition.
        form: String,
    },
    /// The case is on another edition of the form here.
    OtherForm {
        /// The edition in the bundle.
        form: String,
    },
}

/// What taking a bundle did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BundleTaken {
    /// Cases that were not here.
    pub new: u32,
    /// Cases that were changed.
    pub changed: u32,
    /// Places that were changed in them.
    pub places: u32,
    /// Places that a person has to decide.
    pub conflicts: u32,
    /// Cases of which nothing was new.
    pub unchanged: u32,
    /// Cases that were not taken, by 整理番号 of the other computer, and why.
    pub refused: Vec<(u32, String)>,
    /// Cases, by 整理番号 here, whose investigator is not to be found exactly once in the register.
    pub without_investigator: Vec<u32>,
}

/// A place that was edited on both sides and waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Key. Never given again.
    pub id: i64,
    /// The case.
    pub case: CaseId,
    /// Its 整理番号.
    pub number: u32,
    /// Its 氏名.
    pub name: String,
    /// The kind of what was edited.
    pub kind: ChangeKind,
    /// The item or field, as in the journal.
    pub item: Option<String>,
    /// What both knew, as JSON.
    pub base: Option<String>,
    /// What stands here, as JSON.
    pub ours: Option<String>,
    /// Who put it there.
    pub ours_by: String,
    /// When, RFC 3339 with offset.
    pub ours_at: String,
    /// What the other computer holds, as JSON.
    pub theirs: Option<String>,
    /// Who put it there.
    pub theirs_by: String,
    /// When, RFC 3339 with offset.
    pub theirs_at: String,
    /// Name of the other computer.
    pub peer: String,
    /// When the bundle was taken, RFC 3339 with offset.
    pub taken_at: String,
}

/// Which side of a conflict is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// What stands here.
    Ours,
    /// What the other computer holds.
    Theirs,
}

/// That a case is lent out or borrowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Lent {
    /// Number of the other computer.
    pub peer: u32,
    /// Its name.
    pub peer_name: String,
    /// Since when, RFC 3339 with offset.
    pub since: String,
    /// Which way.
    pub direction: LentDirection,
}

/// A case that is lent out or borrowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LentCase {
    /// The case.
    pub case: CaseId,
    /// Its 整理番号.
    pub number: u32,
    /// Its 氏名.
    pub name: String,
    /// To or from whom, and since when.
    pub lent: Lent,
}

/// Which way a case was lent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LentDirection {
    /// 貸出中: it is with the other computer.
    Out,
    /// 借用中: it is here and belongs to the other computer.
    In,
}

impl LentDirection {
    /// The word in the file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Out, Self::In].into_iter().find(|direction| direction.key() == key)
    }
}

/// A line of another computer's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedLine {
    /// Name of the computer where it was done.
    pub peer_name: String,
    /// Whose bundle brought the value there. `None` where a person put it there.
    pub taken_from: Option<Fingerprint>,
    /// The line; its number is the other journal's.
    pub line: JournalEntry,
}
