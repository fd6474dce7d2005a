//! Names that must not stand in 特記事項: those of the case, found in a text however they are written.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::data::{self, DataError};
use crate::text::{FoldedText, Folding};
use crate::{Application, Overview, PhysicianOpinion, TextSpan};

mod pattern;

use pattern::Pattern;

/// A name known from the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KnownName {
    /// Whose name.
    pub kind: NameKind,
    /// As written: 「山田 太郎」. Family and given name are told apart by the blank between them.
    pub name: String,
    /// ふりがな, empty where unknown.
    #[serde(default)]
    pub kana: String,
}

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum NameKind {
    /// The person surveyed.
    Own,
    /// Family or another contact.
    Family,
    /// A facility, provider or medical institution.
    Facility,
    /// The investigator.
    Investigator,
    /// The physician of the opinion.
    Physician,
}

/// A known name found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NameOccurrence {
    /// Where.
    pub span: TextSpan,
    /// Whose name.
    pub kind: NameKind,
    /// What to write instead, a sentence.
    pub instead: String,
}

/// The names of one case, ready to be looked for.
#[derive(Debug)]
pub struct KnownNames {
    words: &'static Words,
    patterns: Vec<(NameKind, Pattern)>,
}

/// What names are compared by, read and folded once: a case's names are prepared with every answer.
#[derive(Debug)]
struct Words {
    folding: Folding,
    honorifics: Vec<Vec<char>>,
    facility_words: Vec<Vec<char>>,
}

#[derive(Deserialize)]
struct Lists {
    honorifics: Vec<String>,
    facility_words: Vec<String>,
    variants: Vec<String>,
}

impl NameKind {
    /// Whose name, as a public office writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "本人",
            Self::Family => "家族等",
            Self::Facility => "施設・事業所",
            Self::Investigator => "調査員",
            Self::Physician => "医師",
        }
    }

    const fn instead(self) -> &'static str {
        match self {
            Self::Own => "本人の氏名です。「本人」のように書いてください。",
            Self::Family => "家族等の氏名です。「長女」「夫」のように続柄で書いてください。",
            Self::Facility => "施設・事業所の名称です。「通所介護事業所」「病院」のように種類で書いてください。",
            Self::Investigator => "調査員の氏名です。「調査員」と書いてください。",
            Self::Physician => "医師の氏名です。「主治医」のように書いてください。",
        }
    }
}

impl KnownName {
    /// The names that the case itself holds: the person's, the investigator's, the family contact's, those of the
    /// place of the survey and of the facility, and those of the physician and the institution of the opinion. Blank
    /// ones are left out. The investigator's office is not among them: it is often the insurer's own.
    #[must_use]
    pub fn of_case(application: &Application, overview: &Overview, opinion: &PhysicianOpinion) -> Vec<Self> {
        let names = [
            (NameKind::Own, application.name.as_str(), application.kana.as_str()),
            (NameKind::Investigator, &application.investigator, &overview.investigator_kana),
            (NameKind::Family, &overview.family_name, ""),
            (NameKind::Facility, &overview.place_name, ""),
            (NameKind::Facility, &overview.facility_name, ""),
            (NameKind::Facility, &opinion.institution, ""),
            (NameKind::Physician, &opinion.physician, ""),
        ];
        let written = names.into_iter().filter(|(_, name, kana)| !name.trim().is_empty() || !kana.trim().is_empty());
        written.map(|(kind, name, kana)| Self { kind, name: name.to_owned(), kana: kana.to_owned() }).collect()
    }
}

impl Words {
    fn built_in() -> Result<&'static Self, DataError> {
        static WORDS: OnceLock<Words> = OnceLock::new();
        if let Some(words) = WORDS.get() {
            return Ok(words);
        }
        let text = include_str!(concat!(env!("NINTEI_ASSETS"), "/notes/names.json"));
        let lists: Lists = data::read("names.json", text)?;
        let folding = Folding::of_groups(&lists.variants);
        let fold = |word: &String| FoldedText::of(word, &folding).letters;
        let honorifics = lists.honorifics.iter().map(fold).collect();
        let facility_words = lists.facility_words.iter().map(fold).collect();
        Ok(WORDS.get_or_init(|| Self { folding, honorifics, facility_words }))
    }
}

impl KnownNames {
    /// Prepares `names`. Blank names are left out.
    ///
    /// # Errors
    /// [`DataError`] where the word lists that were built in are not sound.
    pub fn new(names: &[KnownName]) -> Result<Self, DataError> {
        let words = Words::built_in()?;
        let mut patterns = Vec::new();
        for known in names {
            for written in [&known.name, &known.kana] {
                let found = if known.kind == NameKind::Facility {
                    pattern::of_facility(written, &words.folding, &words.facility_words)
                } else {
                    pattern::of_person(written, &words.folding)
                };
                patterns.extend(found.into_iter().map(|pattern| (known.kind, pattern)));
            }
        }
        // The longest first, so that a whole name wins over its parts.
        patterns.sort_by_key(|(_, pattern)| std::cmp::Reverse(pattern.letters.len()));
        Ok(Self { words, patterns })
    }

    /// The names in `text`, in order and without overlaps. Width, case, kana, blanks between the letters and
    /// variant characters make no difference.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<NameOccurrence> {
        let folded = FoldedText::of(text, &self.words.folding);
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let mut found = Vec::new();
        for (kind, pattern) in &self.patterns {
            for at in 0..folded.letters.len() {
                let len = pattern.letters.len();
                if !pattern.stands_at(&folded, at, &self.words.honorifics, text) {
                    continue;
                }
                let Some((start, end)) = folded.source(at, len) else { continue };
                if taken.iter().any(|&(from, to)| start < to && from < end) {
                    continue;
                }
                if let Some(span) = TextSpan::of(text, start, end) {
                    taken.push((start, end));
                    found.push(NameOccurrence { span, kind: *kind, instead: kind.instead().to_owned() });
                }
            }
        }
        found.sort_by_key(|occurrence| occurrence.span.start_byte);
        found
    }
}
