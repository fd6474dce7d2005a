//! マスキング: the board's copy of a text, without names that tell who, where and which facility.

mod copy;
mod key;

pub use copy::{Mask, MaskError, MaskReason, MaskedText, ProposedMask};
pub use key::TextKey;
