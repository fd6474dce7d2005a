//! マスキング: the board's copy of a text, without names that tell who, where and which facility.

mod address;
mod check;
mod copy;
mod key;
mod letters;
mod numbers;
mod propose;
mod recognised;
mod values;
mod words;

pub use check::{OpenCheckKind, still_named, text_check};
pub use copy::{Mask, MaskError, MaskReason, MaskedText, ProposedMask};
pub use key::TextKey;
pub use propose::propose_masks;
pub use values::KnownValues;
