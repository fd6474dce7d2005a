use serde::Deserialize;

use crate::ItemId;
use crate::data::{self, DataError};

/// A wording for the note of an item, with blanks (［頻度］) to fill. Those that come with the program lie in
/// `assets/notes` and are the project's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The item.
    pub item: ItemId,
    /// The wording.
    pub text: String,
}

#[derive(Deserialize)]
struct File {
    phrases: Vec<Phrase>,
}

impl Phrase {
    /// The phrases that come with the program, in the order in which they are offered.
    ///
    /// # Errors
    /// [`DataError`] where the file that was built in is not sound.
    pub fn built_in() -> Result<Vec<Self>, DataError> {
        let text = include_str!(concat!(env!("NINTEI_ASSETS"), "/notes/phrases.json"));
        let file: File = data::read("notes/phrases.json", text)?;
        Ok(file.phrases)
    }
}
