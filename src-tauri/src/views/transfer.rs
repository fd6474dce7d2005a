use nintei_store::{CaseId, CasePreview, ChangeKind, Kept, LentDirection, Peer, PeerState};
use nintei_transfer::Handover;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 引渡し as it stands here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransferState {
    /// This computer's card. `None` until it has a name.
    pub card: Option<OwnCard>,
    /// Computers that cases come from and go to, in the order in which they were added.
    pub peers: Vec<PeerView>,
    /// 食い違い that nobody has settled yet.
    pub conflicts: u32,
    /// Cases that are lent out or borrowed, the longest first.
    pub lent: Vec<LentCase>,
}

/// This computer's 端末カード.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnCard {
    /// Name of the office or the computer.
    pub name: String,
    /// 確認番号, to be compared with what others see.
    pub fingerprint: String,
    /// The card as lines of letters, to be pasted or read out.
    pub code: String,
}

/// Another computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeerView {
    /// Its number here.
    pub number: u32,
    /// The name on its card.
    pub name: String,
    /// 確認番号.
    pub fingerprint: String,
    /// Whether cases are exchanged with it.
    pub state: PeerState,
    /// When its card was added, RFC 3339.
    pub added_at: String,
    /// Cases lent to it.
    pub lent: u32,
}

impl From<Peer> for PeerView {
    fn from(peer: Peer) -> Self {
        let Peer { number, name, fingerprint, state, added_at, lent } = peer;
        Self { number, name, fingerprint: fingerprint.to_string(), state, added_at, lent }
    }
}

/// A case that is lent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LentCase {
    /// Its key.
    #[ts(type = "number")]
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// 氏名.
    pub name: String,
    /// The other computer's number here.
    pub peer: u32,
    /// The other computer's name.
    pub peer_name: String,
    /// Since when, RFC 3339.
    pub since: String,
    /// Which way.
    pub direction: LentDirection,
}

/// Where a card is read from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CardSource {
    /// The file at this place.
    Path(String),
    /// A code that was typed or pasted.
    Code(String),
}

/// A card that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CardSeen {
    /// The name on it.
    pub name: String,
    /// 確認番号.
    pub fingerprint: String,
    /// Whether it is this computer's own.
    pub own: bool,
    /// The computer, where its card was added before.
    pub known: Option<PeerView>,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BundleMade {
    /// Cases in it.
    pub cases: u32,
    /// Where it lies.
    pub path: String,
    /// How many bundles went to this computer, this one included.
    #[ts(type = "number")]
    pub serial: u64,
}

/// A bundle as it lies. Nothing is taken from it yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BundlePreview {
    /// Who made it.
    pub from: PeerView,
    /// When, by the sender's clock, RFC 3339.
    pub made_at: String,
    /// Whether the cases are lent or handed over.
    pub handover: Handover,
    /// Whether this very bundle was taken before.
    pub taken_before: bool,
    /// Names the very file to the taking.
    pub digest: String,
    /// What would become of each case.
    pub cases: Vec<CasePreview>,
}

/// What came of taking a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BundleTaken {
    /// Cases that are new here.
    pub new: u32,
    /// Cases that were changed.
    pub changed: u32,
    /// Places that were changed in them.
    pub places: u32,
    /// 食い違い that came about.
    pub conflicts: u32,
    /// Cases in which nothing was new.
    pub unchanged: u32,
    /// Cases that did not come in.
    pub refused: Vec<RefusedCase>,
    /// 整理番号 here of cases whose investigator is not exactly once in the register here.
    pub without_investigator: Vec<u32>,
}

/// A case that did not come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedCase {
    /// The sender's 整理番号.
    pub number: u32,
    /// Why, and what to do.
    pub because: String,
}

/// 食い違い: one place of a case that was changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictView {
    /// Its key.
    #[ts(type = "number")]
    pub id: i64,
    /// The case.
    #[ts(type = "number")]
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// 氏名.
    pub name: String,
    /// What kind of value.
    pub kind: ChangeKind,
    /// The item, field or tree.
    pub item: Option<String>,
    /// The place in words: 特記事項（4-6 大声を出す）.
    pub label: String,
    /// What stood there when both sides agreed last, in words. `None` where nothing did.
    pub base: Option<String>,
    /// What stands here.
    pub ours: ConflictSide,
    /// What came from the other computer.
    pub theirs: ConflictSide,
    /// The other computer's name.
    pub peer: String,
    /// When the bundle was taken, RFC 3339.
    pub taken_at: String,
}

/// One side of a 食い違い.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictSide {
    /// The value in words. `None` where the place was emptied.
    pub value: Option<String>,
    /// Who put it there. `None` where nobody is on record.
    pub by: Option<String>,
    /// When, RFC 3339.
    pub at: Option<String>,
}

/// Which side of a 食い違い is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptSide {
    /// What stands here.
    Ours,
    /// What came from the other computer.
    Theirs,
}

impl From<KeptSide> for Kept {
    fn from(kept: KeptSide) -> Self {
        match kept {
            KeptSide::Ours => Self::Ours,
            KeptSide::Theirs => Self::Theirs,
        }
    }
}

/// A line of the journal of another computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceivedLineView {
    /// The computer where it was done.
    pub peer: String,
    /// Whether that computer only took the value over from a bundle. Whoever put it there has a line of their own.
    pub taken_over: bool,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// What kind of change.
    pub kind: ChangeKind,
    /// The item, field or tree.
    pub item: Option<String>,
    /// The place in words.
    pub label: String,
    /// The value before, in words.
    pub before: Option<String>,
    /// The value after, in words.
    pub after: Option<String>,
}
