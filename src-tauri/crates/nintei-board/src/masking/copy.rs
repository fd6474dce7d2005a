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

/// Masks that cannot stand on a text. Places are counted in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MaskError {
    /// Beyond the text's end.
    #[error("マスクの位置（{start}〜{end}文字目）が文章の外にあります。文章を開き直して、選び直してください。")]
    OutsideText {
        /// Start given.
        start: usize,
        /// End given.
        end: usize,
    },
    /// Nothing between start and end.
    #[error("マスクする文字が選ばれていません（{start}文字目）。隠す部分を選んでください。")]
    NothingSelected {
        /// Start given.
        start: usize,
    },
    /// Start or end within a character of two units.
    #[error("マスクの位置（{start}〜{end}文字目）が文字の途中にあります。文字の切れ目で選び直してください。")]
    InsideCharacter {
        /// Start given.
        start: usize,
        /// End given.
        end: usize,
    },
    /// Two masks share a part of the text.
    #[error("マスクが{start}文字目で重なっています。どちらかを外してください。")]
    Overlapping {
        /// Where the second begins.
        start: usize,
    },
    /// Nothing to stand in its place.
    #[error("マスクの置き換え（{start}文字目）が空です。「○○」のように、代わりの言葉を書いてください。")]
    NothingInstead {
        /// Where the mask begins.
        start: usize,
    },
    /// What stands in its place is too long.
    #[error("マスクの置き換え（{start}文字目）が長すぎます。{most}文字以内で書いてください。")]
    LongInstead {
        /// Where the mask begins.
        start: usize,
        /// Most characters.
        most: usize,
    },
}

/// Most characters that stand in the place of a mask.
const MOST_INSTEAD: usize = 40;

impl MaskError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OutsideText { .. } => "mask-outside-text",
            Self::NothingSelected { .. } => "mask-nothing-selected",
            Self::InsideCharacter { .. } => "mask-inside-character",
            Self::Overlapping { .. } => "mask-overlapping",
            Self::NothingInstead { .. } => "mask-nothing-instead",
            Self::LongInstead { .. } => "mask-long-instead",
        }
    }
}

impl MaskedText {
    /// A text of which nothing is masked yet.
    #[must_use]
    pub fn new(original: impl Into<String>) -> Self {
        Self { original: original.into(), masks: Vec::new(), checked: false }
    }

    /// The text with `masks`, put in order.
    ///
    /// # Errors
    /// [`MaskError`] for the first mask that cannot stand on the text.
    pub fn with(original: impl Into<String>, mut masks: Vec<Mask>, checked: bool) -> Result<Self, MaskError> {
        let original = original.into();
        masks.sort_by_key(|mask| (mask.start, mask.end));
        let boundaries = boundaries(&original);
        let length = boundaries.last().copied().unwrap_or(0);
        let mut taken = 0;
        for &Mask { start, end, ref instead } in &masks {
            if start > length || end > length {
                return Err(MaskError::OutsideText { start, end });
            }
            if start >= end {
                return Err(MaskError::NothingSelected { start });
            }
            if boundaries.binary_search(&start).is_err() || boundaries.binary_search(&end).is_err() {
                return Err(MaskError::InsideCharacter { start, end });
            }
            if start < taken {
                return Err(MaskError::Overlapping { start });
            }
            if instead.trim().is_empty() {
                return Err(MaskError::NothingInstead { start });
            }
            if instead.chars().count() > MOST_INSTEAD {
                return Err(MaskError::LongInstead { start, most: MOST_INSTEAD });
            }
            taken = end;
        }
        Ok(Self { original, masks, checked })
    }

    /// The text as the board reads it. Nothing under a mask is in it, whatever the masks.
    #[must_use]
    pub fn copy(&self) -> String {
        let mut copy = String::with_capacity(self.original.len());
        let mut masks: Vec<&Mask> = self.masks.iter().collect();
        masks.sort_by_key(|mask| mask.start);
        let mut masks = masks.into_iter().peekable();
        let mut hidden_until = 0;
        let mut at = 0;
        for letter in self.original.chars() {
            let next = at + letter.len_utf16();
            while let Some(mask) = masks.next_if(|mask| mask.start < next) {
                copy.push_str(&mask.instead);
                hidden_until = hidden_until.max(mask.end);
            }
            if at >= hidden_until {
                copy.push(letter);
            }
            at = next;
        }
        copy
    }

    /// Whether a person still has to check the copy: it was never checked, or the text is another by now.
    #[must_use]
    pub fn is_open(&self, current: &str) -> bool {
        !self.checked || self.original != current
    }
}

/// Where characters of `text` begin and end, UTF-16 units.
fn boundaries(text: &str) -> Vec<usize> {
    let ends = text.chars().scan(0, |end, letter| {
        *end += letter.len_utf16();
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}
