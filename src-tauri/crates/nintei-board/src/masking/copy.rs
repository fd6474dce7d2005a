use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a text that the board does not read, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mask {
    /// Start in the original, UTF-16 units, in which a window's text field counts.
    pub start: usize,
    /// End in the original, UTF-16 units.
    pub end: usize,
    /// What stands there in the board's copy: 長女, ○○病院, ●●.
    pub instead: String,
}

/// The board's copy of a text. The original is kept with it, so that a later change of the text opens the check again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MaskedText {
    /// The text that was masked, as it stood then.
    pub original: String,
    /// What is masked in it, in order, none overlapping another.
    pub masks: Vec<Mask>,
    /// Whether a person has checked the copy.
    pub checked: bool,
}

/// A mask that the program proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProposedMask {
    /// Where, and what instead.
    pub mask: Mask,
    /// What stands there in the original.
    pub quoted: String,
    /// Why it is proposed.
    pub reason: MaskReason,
}

/// Why a mask is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaskReason {
    /// A name that the case knows.
    KnownName,
    /// An address, a telephone number or another value that the case knows.
    KnownValue,
    /// A word before さん, 様, 氏 and the like.
    BeforeHonorific,
    /// A word that ends as names of facilities do.
    FacilityWord,
    /// A word that ends as names of places do.
    PlaceWord,
    /// Digits that look like a telephone number or a postal code.
    Digits,
}
