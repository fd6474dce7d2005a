use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::data::{self, DataError};
use crate::{FormEdition, TextSpan};

/// Words that stand where a number belongs, ready to be looked for in the notes of one edition of the form. The list
/// is the project's own and lies in `assets/notes`.
#[derive(Debug, Clone)]
pub struct VagueWords {
    list: List,
    /// Wordings of the form's options that contain such a word. Gathered once, as a form has some hundred options.
    labels: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct List {
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
    /// The list that comes with the program, for notes on `form`.
    ///
    /// # Errors
    /// [`DataError`] where the file that was built in is not sound.
    pub fn built_in(form: &FormEdition) -> Result<Self, DataError> {
        let text = include_str!(concat!(env!("NINTEI_ASSETS"), "/notes/vague-words.json"));
        let list: List = data::read("vague-words.json", text)?;
        let options = form.questions().flat_map(|question| &question.options);
        let mut labels: Vec<String> = options
            .flat_map(|option| [&option.label, &option.print_label])
            .filter(|label| list.words.iter().any(|entry| label.contains(&entry.word)))
            .cloned()
            .collect();
        labels.sort();
        labels.dedup();
        Ok(Self { list, labels })
    }

    /// The vague words in `text`, in order.
    ///
    /// A word inside the wording of one of the form's options is left alone where that wording is quoted as the
    /// answer: in 「」 or 『』, or followed by を選択 and the like. In plain prose the same wording is vague.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<VagueOccurrence> {
        let mut found = Vec::new();
        let mut covered = self.quoted_answers(text);
        for entry in &self.list.words {
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

    fn quoted_answers(&self, text: &str) -> Vec<(usize, usize)> {
        let mut quoted = Vec::new();
        for label in &self.labels {
            for (start, end) in occurrences(text, label) {
                let before = text[..start].chars().next_back();
                let after = &text[end..];
                let bracketed = matches!(before, Some('「' | '『' | '｢')) && after.starts_with(['」', '』', '｣']);
                if bracketed || self.list.quoted_before.iter().any(|words| after.starts_with(words)) {
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
