use std::fmt;
use std::str::FromStr;

use nintei_survey::ItemId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text of a case that the board reads. Written `note/2-4` or `remarks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(into = "String", try_from = "String")]
#[ts(type = "string")]
pub enum TextKey {
    /// 特記事項 of an item.
    Note(ItemId),
    /// 概況調査の特記すべき事項.
    Remarks,
}

impl fmt::Display for TextKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(item) => write!(f, "note/{item}"),
            Self::Remarks => f.write_str("remarks"),
        }
    }
}

impl FromStr for TextKey {
    type Err = String;

    fn from_str(key: &str) -> Result<Self, String> {
        let unknown = || format!("「{key}」という文章はありません。事例を開き直してください。");
        match key.strip_prefix("note/") {
            Some(item) => item.parse().map(Self::Note).map_err(|_| unknown()),
            None if key == "remarks" => Ok(Self::Remarks),
            None => Err(unknown()),
        }
    }
}

impl From<TextKey> for String {
    fn from(key: TextKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for TextKey {
    type Error = String;

    fn try_from(key: String) -> Result<Self, String> {
        key.parse()
    }
}
