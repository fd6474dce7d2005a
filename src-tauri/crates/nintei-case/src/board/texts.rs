use std::collections::BTreeMap;

use nintei_board::{KnownValues, MaskedText, OpenCheckKind, ProposedMask, TextKey, propose_masks, text_check};
use nintei_store::Store;
use nintei_survey::{KnownName, KnownNames};

use crate::{CaseError, CaseOnTables};

/// The texts of a case that the board reads, with what tells who.
#[derive(Debug)]
pub struct BoardTexts {
    names: KnownNames,
    values: KnownValues,
    /// The texts that say anything, in the order of the form, 概況調査 last.
    pub texts: Vec<BoardText>,
}

/// A text and its board's copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardText {
    /// Which.
    pub key: TextKey,
    /// Its name: (2-4) 食事摂取.
    pub name: String,
    /// As it stands in the case.
    pub original: String,
    /// What is kept of its copy; none while nothing was masked or checked.
    pub kept: Option<MaskedText>,
    /// What is open about it.
    pub open: Option<OpenCheckKind>,
}

impl BoardTexts {
    /// The texts of `case`.
    ///
    /// # Errors
    /// [`CaseError`] of the store or of the lists of words.
    pub fn read(store: &Store, case: &CaseOnTables<'_>) -> Result<Self, CaseError> {
        let kept = &case.case;
        let names = KnownNames::new(&KnownName::of_case(&kept.application, &kept.overview, &kept.opinion))?;
        let values = KnownValues::of_case(&kept.application, &kept.overview)?;
        let mut copies: BTreeMap<TextKey, MaskedText> = store.masked_texts(kept.id)?;
        let notes = kept.notes.iter().map(|(item, text)| {
            let name = case.form.question(item).map_or("", |question| question.short_name.as_str());
            (TextKey::Note(item), format!("({item}) {name}").trim_end().to_owned(), text)
        });
        let remarks = Some(kept.overview.remarks.as_str()).filter(|text| !text.trim().is_empty());
        let remarks = remarks.map(|text| (TextKey::Remarks, "概況調査の特記すべき事項".to_owned(), text));
        let texts = notes.chain(remarks).map(|(key, name, original)| {
            let kept = copies.remove(&key);
            let open = text_check(kept.as_ref(), original, &names, &values);
            BoardText { key, name, original: original.to_owned(), kept, open }
        });
        let texts = texts.collect();
        Ok(Self { names, values, texts })
    }

    /// The text `key`, where it says anything.
    #[must_use]
    pub fn get(&self, key: TextKey) -> Option<&BoardText> {
        self.texts.iter().find(|text| text.key == key)
    }

    /// What the program proposes to mask in `text`.
    #[must_use]
    pub fn proposed(&self, text: &BoardText) -> Vec<ProposedMask> {
        propose_masks(&text.original, &self.names, &self.values)
    }

    /// What of what the case knows stands in `text`, such as one that was read out of a file.
    #[must_use]
    pub fn still_named(&self, text: &str) -> bool {
        !nintei_board::still_named(text, &self.names, &self.values).is_empty()
    }
}

impl BoardText {
    /// The copy as the board would read it.
    #[must_use]
    pub fn copy(&self) -> String {
        self.kept.as_ref().map_or_else(|| self.original.clone(), MaskedText::copy)
    }

    /// Whether the text was changed after it was masked.
    #[must_use]
    pub fn changed_since(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.original != self.original)
    }
}
