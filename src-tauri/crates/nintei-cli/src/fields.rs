//! The fields of a line of JSON: each known, each once, each of its kind.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use crate::json::Json;

/// A line that was refused: where in it, and why.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {cause}")]
pub struct LineError {
    place: String,
    cause: String,
}

impl LineError {
    pub(crate) fn new(place: impl fmt::Display, cause: impl Into<String>) -> Self {
        Self { place: place.to_string(), cause: cause.into() }
    }
}

pub type Entries<'de> = Vec<(Cow<'de, str>, Json<'de>)>;

/// A place in the line, written out only for a refusal.
pub struct Place<'a>(pub &'a str, pub &'a str);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

/// Reads the JSON of a line.
pub fn parse(line: &str) -> Result<Json<'_>, LineError> {
    serde_json::from_str(line).map_err(|cause| {
        LineError::new(format!("{}文字目付近", cause.column()), format!("JSONとして読めません（{cause}）。"))
    })
}

pub fn unknown_field(place: &str, field: &str) -> LineError {
    LineError::new(place, format!("「{field}」という欄はありません。欄の名を確かめてください。"))
}

pub fn entries<'de>(place: &str, value: Json<'de>) -> Result<Entries<'de>, LineError> {
    match value {
        Json::Object(entries) => Ok(entries),
        _ => Err(LineError::new(place, "「{」で始まるオブジェクトではありません。")),
    }
}

pub fn twice(place: &str, name: &str) -> LineError {
    LineError::new(place, format!("「{name}」が二度書かれています。一度だけ書いてください。"))
}

/// The entries of an object of a few names, each once.
pub fn object<'de>(place: &str, value: Json<'de>) -> Result<Entries<'de>, LineError> {
    let entries = entries(place, value)?;
    let mut seen = HashSet::with_capacity(entries.len());
    for (name, _) in &entries {
        if !seen.insert(name.as_ref()) {
            return Err(twice(place, name));
        }
    }
    Ok(entries)
}

pub fn text(place: impl fmt::Display, value: Json<'_>) -> Result<String, LineError> {
    match value {
        Json::Text(text) => Ok(text.into_owned()),
        _ => Err(LineError::new(place, "文字列ではありません。「\"」で囲んで書いてください。")),
    }
}

pub fn whole(place: impl fmt::Display, value: &Json<'_>) -> Result<i64, LineError> {
    match value {
        Json::Whole(number) => Ok(*number),
        _ => Err(LineError::new(place, "整数ではありません。整数で書いてください。")),
    }
}
