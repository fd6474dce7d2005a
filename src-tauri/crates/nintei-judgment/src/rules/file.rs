//! Reading a rule file: YAML whose keys are the words of the 告示, in the order in which they stand there.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::RuleError;
use crate::{Interval, Tenths};

/// What a table writes for a number that is not established.
pub(crate) const NOT_ESTABLISHED: &str = "未確定";

/// A rule file while it is being read, so that every refusal can name it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
}

impl Source<'_> {
    pub(super) fn read<T: for<'de> Deserialize<'de>>(self) -> Result<T, RuleError> {
        serde_saphyr::from_str(self.text).map_err(|cause| RuleError::Unreadable {
            file: self.name.to_owned(),
            cause: cause.to_string().lines().next().unwrap_or_default().to_owned(),
        })
    }

    pub(super) fn unsound(self, place: impl Into<String>, cause: impl Into<String>) -> RuleError {
        RuleError::Unsound { file: self.name.to_owned(), place: place.into(), cause: cause.into() }
    }

    /// A number with its unit: `18.6分`.
    pub(super) fn number(self, place: &str, text: &str, unit: &str) -> Result<Tenths, RuleError> {
        text.strip_suffix(unit).and_then(Tenths::read).ok_or_else(|| {
            self.unsound(place, format!("「{text}」は小数第1位までの数に「{unit}」を付けたものではない"))
        })
    }

    /// A range with its unit: `1.1〜71.4分`.
    pub(super) fn range(self, place: &str, text: &str, unit: &str) -> Result<Interval, RuleError> {
        let wrong = || self.unsound(place, format!("「{text}」は「小さい数〜大きい数{unit}」ではない"));
        let (low, high) = text.strip_suffix(unit).and_then(|text| text.split_once('〜')).ok_or_else(wrong)?;
        let range = Interval::new(Tenths::read(low).ok_or_else(wrong)?, Tenths::read(high).ok_or_else(wrong)?);
        if range.low > range.high { Err(wrong()) } else { Ok(range) }
    }
}

/// A mapping that keeps the order of the file, in which a person compares it with the 告示.
#[derive(Debug, Clone)]
pub(crate) struct Ordered<T>(pub(crate) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Ordered<T> {
    pub(super) fn visit<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        OrderedVisitor(PhantomData).visit_map(map)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OrderedVisitor(PhantomData))
    }
}

struct OrderedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OrderedVisitor<T> {
    type Value = Ordered<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("見出しと中身の組")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Ordered(entries))
    }
}
