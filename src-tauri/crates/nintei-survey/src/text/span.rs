use serde::Serialize;
use ts_rs::TS;

/// A part of a text, found in it and quoted from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TextSpan {
    /// First byte. Always on a character boundary.
    #[serde(skip)]
    pub start_byte: usize,
    /// Byte after the last. Always on a character boundary.
    #[serde(skip)]
    pub end_byte: usize,
    /// The same start in UTF-16 units, in which a window's text field counts.
    pub start: usize,
    /// The same end in UTF-16 units.
    pub end: usize,
    /// The text there, unchanged.
    pub quoted: String,
}

impl TextSpan {
    /// The part of `text` between two bytes, or `None` where that is not a part of it.
    pub(crate) fn of(text: &str, start_byte: usize, end_byte: usize) -> Option<Self> {
        let quoted = text.get(start_byte..end_byte)?;
        let start = text.get(..start_byte)?.encode_utf16().count();
        let end = start + quoted.encode_utf16().count();
        Some(Self { start_byte, end_byte, start, end, quoted: quoted.to_owned() })
    }
}
