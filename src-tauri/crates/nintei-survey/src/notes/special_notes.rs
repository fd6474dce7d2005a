use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{FormEdition, ItemId};

/// 特記事項 of one survey: a text per item, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct SpecialNotes(BTreeMap<ItemId, String>);

/// One of the seven blocks of 特記事項 (1 身体機能・起居動作 … 7 日常生活自立度), with its written notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoteBlock {
    /// Number of the block: 群 1–5, 6, 7.
    pub section: u8,
    /// Its name on the form.
    pub name: String,
    /// The notes in the order of the form. Empty where nothing was written.
    pub lines: Vec<NoteLine>,
}

/// A note as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoteLine {
    /// The item it belongs to.
    pub item: ItemId,
    /// 「(2-4) …」.
    pub printed: String,
}

impl SpecialNotes {
    /// The note of `item`, empty where nothing was written.
    #[must_use]
    pub fn get(&self, item: ItemId) -> &str {
        self.0.get(&item).map_or("", String::as_str)
    }

    /// Writes the note of `item`. A text of blanks only removes it.
    pub fn set(&mut self, item: ItemId, text: &str) {
        if text.trim().is_empty() {
            self.0.remove(&item);
        } else {
            self.0.insert(item, text.to_owned());
        }
    }

    /// The written notes in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (ItemId, &str)> {
        self.0.iter().map(|(item, text)| (*item, text.as_str())).filter(|(_, text)| !text.trim().is_empty())
    }

    /// The blocks of the form with what was written. A note of an item that the form does not ask is kept at the
    /// end of its block, so that nothing written is lost.
    #[must_use]
    pub fn blocks(&self, form: &FormEdition) -> Vec<NoteBlock> {
        let block = |section: &crate::Section| NoteBlock {
            section: section.id,
            name: section.name.clone(),
            lines: self
                .iter()
                .filter(|(item, _)| item.section() == section.id)
                .map(|(item, text)| NoteLine { item, printed: printed(item, text) })
                .collect(),
        };
        form.sections.iter().map(block).collect()
    }
}

/// 「(2-4) …」: the item's number in half-width parentheses, a blank, the text without blanks around it.
pub(super) fn printed(item: ItemId, text: &str) -> String {
    format!("({item}) {}", text.trim())
}
