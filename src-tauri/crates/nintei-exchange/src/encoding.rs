use std::borrow::Cow;

use encoding_rs::SHIFT_JIS;
use serde::Serialize;
use ts_rs::TS;

/// How the file's bytes stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum Encoding {
    /// UTF-8 without a mark at the beginning.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-8 with the mark (BOM) that spreadsheets write.
    #[serde(rename = "UTF-8（BOM付き）")]
    Utf8WithBom,
    /// Shift_JIS as Windows writes it (CP932).
    #[serde(rename = "Shift_JIS")]
    ShiftJis,
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// The name as shown.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8WithBom => "UTF-8（BOM付き）",
            Self::ShiftJis => "Shift_JIS",
        }
    }

    /// The encoding in which `start`, the beginning of a file, has the fewest bytes that are no text, so that one
    /// damaged byte does not turn a whole file; UTF-8 where both are equal. `None` for UTF-16 and for what is no text.
    pub(crate) fn of(start: &[u8]) -> Option<Self> {
        let is_utf_16 = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF");
        // Among text in UTF-16, and in files of other kinds, NUL is frequent; in a damaged CSV it is not.
        let nul = start.iter().filter(|byte| **byte == 0).count();
        if is_utf_16 || nul * 10 > start.len() {
            return None;
        }
        if start.starts_with(BOM) {
            return Some(Self::Utf8WithBom);
        }
        let damaged = |text: Cow<'_, str>| text.matches('\u{FFFD}').count();
        let utf_8 = damaged(String::from_utf8_lossy(start));
        let shift_jis = if utf_8 == 0 { 0 } else { damaged(SHIFT_JIS.decode_without_bom_handling(start).0) };
        Some(if shift_jis < utf_8 { Self::ShiftJis } else { Self::Utf8 })
    }

    /// Bytes before the first letter.
    pub(crate) const fn mark(self) -> usize {
        if matches!(self, Self::Utf8WithBom) { BOM.len() } else { 0 }
    }

    /// `bytes` as text, where they are text.
    pub(crate) fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 | Self::Utf8WithBom => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::ShiftJis => SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes),
        }
    }
}
