use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Key of a local supplement in the store.
pub type SupplementId = i64;

/// A local supplement (補完) as kept: the text of its file, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptSupplement {
    /// Key. Never given again.
    pub id: SupplementId,
    /// The file's text as it was saved.
    pub text: String,
    /// Where it stands.
    pub state: SupplementState,
    /// When the text was saved last, RFC 3339 with offset.
    pub saved_at: String,
    /// Who saved it last.
    pub saved_by: String,
    /// When it was adopted, RFC 3339 with offset.
    pub adopted_at: Option<String>,
    /// Who adopted it.
    pub adopted_by: Option<String>,
    /// When it was withdrawn, RFC 3339 with offset.
    pub withdrawn_at: Option<String>,
    /// Who withdrew it.
    pub withdrawn_by: Option<String>,
    /// Why it was withdrawn. Empty while it was not.
    pub withdrawn_why: String,
}

/// Where a supplement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupplementState {
    /// 下書き: may be changed and discarded; no calculation uses it.
    Draft,
    /// 採用中: never changed; every calculation from now on uses it.
    Adopted,
    /// 取下げ: no calculation uses it any more; kept for the judgments that did.
    Withdrawn,
}

impl SupplementState {
    const ALL: [Self; 3] = [Self::Draft, Self::Adopted, Self::Withdrawn];

    /// The word in the file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Adopted => "adopted",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// The word on screens.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "下書き",
            Self::Adopted => "採用中",
            Self::Withdrawn => "取下げ",
        }
    }
}
