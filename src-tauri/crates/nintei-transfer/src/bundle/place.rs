use std::fmt;

use serde::{Deserialize, Serialize};

/// Where a value of a case stands, as the journal names it: the key of the kind of change, and the item where there is
/// one. In JSON `note/4-6` or `status`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place {
    /// Key of the kind of change, such as `note`.
    pub kind: String,
    /// The item, the field or what else the kind is about.
    pub item: Option<String>,
}

/// The text names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place of a case")]
pub struct PlaceError;

impl Place {
    /// The place of `kind`, and of `item` where there is one.
    #[must_use]
    pub fn new(kind: impl Into<String>, item: Option<impl Into<String>>) -> Self {
        Self { kind: kind.into(), item: item.map(Into::into) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) => write!(f, "{}/{item}", self.kind),
            None => f.write_str(&self.kind),
        }
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

impl TryFrom<String> for Place {
    type Error = PlaceError;

    fn try_from(text: String) -> Result<Self, PlaceError> {
        let (kind, item) = match text.split_once('/') {
            Some((kind, item)) => (kind, Some(item)),
            None => (text.as_str(), None),
        };
        let is_key = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if is_key && item != Some("") { Ok(Self::new(kind, item)) } else { Err(PlaceError) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written_also_where_its_item_has_a_slash() {
        for place in [
            Place::new("status", None::<String>),
            Place::new("note", Some("4-6")),
            Place::new("dismissal", Some("4-6/Behaviour")),
        ] {
            assert_eq!(Place::try_from(place.to_string()), Ok(place));
        }
    }

    #[test]
    fn what_names_no_place_is_refused() {
        for text in ["", "/", "/4-6", "note/", "Note/4-6", "特記/4-6"] {
            assert_eq!(Place::try_from(text.to_owned()), Err(PlaceError), "{text}");
        }
    }
}
