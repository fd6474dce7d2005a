use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// The number of a question as printed on the form: `1-1` … `5-6`, `6` (特別な医療), `7-1` and `7-2`.
///
/// Ordered as on the form. The section without sub-numbers (`6`) has number 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct ItemId {
    section: u8,
    number: u8,
}

/// The text is not an item number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("「{0}」は調査項目の番号ではありません。「1-3」のように群と番号で書いてください。")]
pub struct UnknownItemId(pub String);

impl ItemId {
    /// Slots needed to hold one value per possible item (8 sections of 16 numbers).
    pub const SLOTS: usize = 128;
    /// 1-1 麻痺等の有無.
    pub const PARALYSIS: Self = Self::constant(1, 1);
    /// 1-2 拘縮の有無.
    pub const CONTRACTURE: Self = Self::constant(1, 2);
    /// 6 過去14日間にうけた特別な医療.
    pub const SPECIAL_CARE: Self = Self::constant(6, 0);
    /// 7-1 障害高齢者の日常生活自立度（寝たきり度）.
    pub const PHYSICAL_INDEPENDENCE: Self = Self::constant(7, 1);
    /// 7-2 認知症高齢者の日常生活自立度.
    pub const DEMENTIA_INDEPENDENCE: Self = Self::constant(7, 2);

    const fn constant(section: u8, number: u8) -> Self {
        Self { section, number }
    }

    /// The item `section-number`, or `None` where no form could number an item so.
    #[must_use]
    pub const fn new(section: u8, number: u8) -> Option<Self> {
        if section >= 1 && section <= 7 && number <= 15 { Some(Self { section, number }) } else { None }
    }

    /// 群 1–5, 6 特別な医療, 7 自立度.
    #[must_use]
    pub const fn section(self) -> u8 {
        self.section
    }

    /// Position in an array of [`ItemId::SLOTS`] values.
    #[must_use]
    pub const fn slot(self) -> usize {
        self.section as usize * 16 + self.number as usize
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.number == 0 { write!(f, "{}", self.section) } else { write!(f, "{}-{}", self.section, self.number) }
    }
}

impl FromStr for ItemId {
    type Err = UnknownItemId;

    fn from_str(text: &str) -> Result<Self, UnknownItemId> {
        let unknown = || UnknownItemId(text.to_owned());
        let digits = |part: &[u8]| -> Option<u8> {
            let canonical = !part.is_empty() && part[0] != b'0' && part.iter().all(u8::is_ascii_digit);
            canonical
                .then_some(part)?
                .iter()
                .try_fold(0u8, |number, digit| number.checked_mul(10)?.checked_add(digit - b'0'))
        };
        let bytes = text.as_bytes();
        let (section, number) = match bytes.iter().position(|byte| *byte == b'-') {
            Some(dash) => (digits(&bytes[..dash]), digits(&bytes[dash + 1..])),
            None => (digits(bytes), Some(0)),
        };
        section.zip(number).and_then(|(section, number)| Self::new(section, number)).ok_or_else(unknown)
    }
}

impl Serialize for ItemId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ItemId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
