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
        serde_saphyr::from_str(self.text)
            .map_err(|cause| RuleError::Unreadable { file: self.name.to_owned(), cause: unreadable(&cause).1 })
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

/// Why a YAML text cannot be read: the line, from 1, and a sentence that names it.
pub(crate) fn unreadable(error: &serde_saphyr::Error) -> (Option<u32>, String) {
    use serde_saphyr::Error;
    let cause = match error.without_snippet() {
        Error::SerdeUnknownField { field, expected, .. } => {
            format!("「{field}」という見出しはありません。使える見出しは{}です", expected.join("、"))
        }
        Error::SerdeMissingField { field, .. } => format!("見出し「{field}」がありません"),
        Error::DuplicateMappingKey { key: Some(key), .. } => format!("見出し「{key}」が二度あります"),
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. }
            if !expected.is_ascii() =>
        {
            format!("ここに書くのは{expected}です")
        }
        _ => "YAMLの書式になっていません。字下げ、「:」、「-」、引用符を確かめてください".to_owned(),
    };
    let at = error.location().and_then(|at| Some((u32::try_from(at.line()).ok()?, at.column())));
    match at {
        Some((line, column)) if line > 0 => (Some(line), format!("{line}行目{column}桁: {cause}")),
        _ => (None, cause),
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
