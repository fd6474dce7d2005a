use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::data::{self, DataError};
use crate::{FormEdition, TextSpan};

/// Words that stand where a number belongs. The list is the project's own and lies in `assets/notes`.
#[derive(Debug, Clone, Deserialize)]
pub struct VagueWords {
    quoted_before: Vec<String>,
    words: Vec<VagueWord>,
}

#[derive(Debug, Clone, Deserialize)]
struct VagueWord {
    word: String,
    instead: String,
    except: Vec<String>,
}

/// A vague word found in a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VagueOccurrence {
    /// Where.
    pub span: TextSpan,
    /// What to write instead, a sentence.
    pub instead: String,
}

impl VagueWords {
    /// The list that comes with the program.
    ///
    /// # Errors
    /// [`DataError`] where the file that was built in is not sound.
    pub fn built_in() -> Result<Self, DataError> {
        data::read("vague-words.json", include_str!(concat!(env!("NINTEI_ASSETS"), "/notes/vague-words.json")))
    }

    /// The vague words in `text`, in order.
    ///
    /// A word inside the wording of one of the form's options is left alone where that wording is quoted as the
    /// answer: in 「」 or 『』, or followed by を選択 and the like. In plain prose the same wording is vague.
    #[must_use]
    pub fn find(&self, form: &FormEdition, text: &str) -> Vec<VagueOccurrence> {
        let mut found = Vec::new();
        let mut covered = self.quoted_answers(form, text);
        for entry in &self.words {
            let excepted: Vec<(usize, usize)> =
                entry.except.iter().flat_map(|phrase| occurrences(text, phrase)).collect();
            for (start, end) in occurrences(text, &entry.word) {
                let within = |&(from, to): &(usize, usize)| from <= start && end <= to;
                if excepted.iter().any(within) || covered.iter().any(within) {
                    continue;
                }
                if let Some(span) = TextSpan::of(text, start, end) {
                    covered.push((start, end));
                    found.push(VagueOccurrence { span, instead: entry.instead.clone() });
                }
            }
        }
        found.sort_by_key(|occurrence| occurrence.span.start_byte);
        found
    }

    fn quoted_answers(&self, form: &FormEdition, text: &str) -> Vec<(usize, usize)> {
        let mut quoted = Vec::new();
        let options = form.questions().flat_map(|question| &question.options);
        for label in options.flat_map(|option| [&option.label, &option.print_label]) {
            if !self.words.iter().any(|entry| label.contains(&entry.word)) {
                continue;
            }
            for (start, end) in occurrences(text, label) {
                let before = text[..start].chars().next_back();
                let after = &text[end..];
                let bracketed = matches!(before, Some('「' | '『' | '｢')) && after.starts_with(['」', '』', '｣']);
                if bracketed || self.quoted_before.iter().any(|words| after.starts_with(words)) {
                    quoted.push((start, end));
                }
            }
        }
        quoted
    }
}

fn occurrences(text: &str, wanted: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices(wanted).map(|(start, found)| (start, start + found.len()))
}
