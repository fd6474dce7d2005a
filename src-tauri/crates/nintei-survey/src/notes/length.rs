use std::collections::BTreeMap;

use icu_segmenter::GraphemeClusterSegmenter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_width::UnicodeWidthStr;

use super::SpecialNotes;
use super::special_notes::printed;
use crate::ItemId;

/// What an insurer allows for 特記事項. There is no national limit; `None` is no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct NoteLimits {
    /// Characters of one item's note, its number not counted.
    pub note_characters: Option<u32>,
    /// Characters of all notes together, as printed with their numbers.
    pub all_characters: Option<u32>,
    /// Lines of all notes together, as printed with their numbers.
    pub all_lines: Option<LineLimit>,
}

/// A number of lines and how wide one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LineLimit {
    /// Lines.
    pub lines: u32,
    /// Full-width characters of a line. A half-width character takes half a place.
    pub width: u32,
}

/// How long a text is, counted as a public office counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct NoteLength {
    /// Characters as a reader sees them: one with its sound mark or variant selector is one. Blanks inside count,
    /// line breaks do not.
    pub characters: u32,
    /// Half-width columns of the widest line.
    pub columns: u32,
}

/// How long all notes of a survey are, as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct NotesLength {
    /// Characters of each item's note, its number not counted.
    #[ts(type = "Record<string, number>")]
    pub characters: BTreeMap<ItemId, u32>,
    /// Characters of all notes together, with their numbers.
    pub all_characters: u32,
    /// Lines of all notes together, with their numbers. `None` where no line's width is set.
    pub all_lines: Option<u32>,
}

/// A limit that is exceeded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "limit")]
pub enum NoteOverrun {
    /// One note has too many characters.
    NoteCharacters {
        /// Whose note.
        item: ItemId,
        /// What it has.
        actual: u32,
        /// What is allowed.
        allowed: u32,
    },
    /// All notes together have too many characters.
    AllCharacters {
        /// What they have.
        actual: u32,
        /// What is allowed.
        allowed: u32,
    },
    /// All notes together take too many lines.
    AllLines {
        /// What they take.
        actual: u32,
        /// What is allowed.
        allowed: u32,
        /// Full-width characters of a line.
        width: u32,
    },
}

impl NoteLength {
    /// Measures `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut length = Self { characters: 0, columns: 0 };
        for line in text.lines() {
            let mut columns = 0u32;
            for cluster in clusters(line) {
                length.characters = length.characters.saturating_add(1);
                columns = columns.saturating_add(columns_of(cluster));
            }
            length.columns = length.columns.max(columns);
        }
        length
    }
}

impl NoteLimits {
    /// How long `notes` are. The lines are counted without moving punctuation from a line's start.
    #[must_use]
    pub fn measure(&self, notes: &SpecialNotes) -> NotesLength {
        let mut length = NotesLength { all_lines: self.all_lines.map(|_| 0), ..NotesLength::default() };
        for (item, text) in notes.iter() {
            length.characters.insert(item, NoteLength::of(text.trim()).characters);
            let whole = printed(item, text);
            length.all_characters = length.all_characters.saturating_add(NoteLength::of(&whole).characters);
            if let Some((limit, lines)) = self.all_lines.zip(length.all_lines) {
                length.all_lines = Some(lines.saturating_add(limit.lines_of(&whole)));
            }
        }
        length
    }

    /// The limits that notes of `length` exceed.
    #[must_use]
    pub fn overruns(&self, length: &NotesLength) -> Vec<NoteOverrun> {
        let mut overruns = Vec::new();
        for (&item, &actual) in &length.characters {
            if let Some(allowed) = self.note_characters.filter(|allowed| actual > *allowed) {
                overruns.push(NoteOverrun::NoteCharacters { item, actual, allowed });
            }
        }
        let actual = length.all_characters;
        if let Some(allowed) = self.all_characters.filter(|allowed| actual > *allowed) {
            overruns.push(NoteOverrun::AllCharacters { actual, allowed });
        }
        if let Some((limit, actual)) = self.all_lines.zip(length.all_lines)
            && actual > limit.lines
        {
            overruns.push(NoteOverrun::AllLines { actual, allowed: limit.lines, width: limit.width });
        }
        overruns
    }
}

impl LineLimit {
    /// How many lines `text` takes. An empty text takes none, an empty line between others takes one.
    #[must_use]
    pub fn lines_of(&self, text: &str) -> u32 {
        let room = self.width.saturating_mul(2).max(2);
        let mut lines = 0u32;
        for line in text.lines() {
            lines = lines.saturating_add(1);
            let mut used = 0u32;
            for cluster in clusters(line) {
                let columns = columns_of(cluster);
                if used + columns > room {
                    lines = lines.saturating_add(1);
                    used = 0;
                }
                used += columns;
            }
        }
        lines
    }
}

impl NoteOverrun {
    /// The sentence for the person who writes.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NoteCharacters { item, actual, allowed } => format!(
                "({item})の特記事項は{actual}字あり、上限の{allowed}字を{}字超えています。短くしてください。",
                actual - allowed
            ),
            Self::AllCharacters { actual, allowed } => format!(
                "特記事項は全部で{actual}字あり、上限の{allowed}字を{}字超えています。短くしてください。",
                actual - allowed
            ),
            Self::AllLines { actual, allowed, width } => format!(
                "特記事項は1行{width}字で{actual}行になり、上限の{allowed}行を{}行超えています。短くしてください。",
                actual - allowed
            ),
        }
    }
}

/// Two columns at most: a public office's sheet has no wider place.
fn columns_of(cluster: &str) -> u32 {
    if cluster.width_cjk() >= 2 { 2 } else { u32::from(cluster.width_cjk() == 1) }
}

fn clusters(line: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    GraphemeClusterSegmenter::new().segment_str(line).skip(1).map(move |end| {
        let cluster = &line[start..end];
        start = end;
        cluster
    })
}
