use std::collections::BTreeMap;
use std::iter;
use std::sync::OnceLock;

use serde::Deserialize;

use super::letters::{Letters, fold};
use crate::DataError;
use crate::data::{self, unsound};

const FILE: &str = "masking.yaml";
const BUILT_IN: &str = include_str!(concat!(env!("NINTEI_ASSETS"), "/masking.yaml"));

/// What names of people, facilities and places are recognised by, folded as texts are.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) honorifics: Vec<Honorific>,
    /// Before an honorific, but no name.
    pub(super) no_names: Vec<Vec<char>>,
    /// Ends of words for what a person does.
    pub(super) roles: Vec<Vec<char>>,
    /// Single letters that end given names otherwise written in kana.
    pub(super) given_name_ends: Vec<Vec<char>>,
    /// Words that stand directly before a name without being part of it, the longest first.
    pub(super) leading: Vec<Vec<char>>,
    /// Ends of names of facilities, the longest first.
    pub(super) facility_ends: Vec<Vec<char>>,
    /// Before such an end, but only a kind of facility, the longest first.
    pub(super) facility_kinds: Vec<Vec<char>>,
    /// Kinds of facilities that a name in hiragana may follow.
    pub(super) facilities_before_names: Vec<Vec<char>>,
    /// How hiragana begins that follows a facility and is no name.
    pub(super) after_facilities: Vec<Vec<char>>,
    pub(super) place_ends: Vec<PlaceEnd>,
    /// Before such an end, but no name of a place.
    pub(super) no_places: Vec<Vec<char>>,
    /// Names of places that hold the end of another kind of place.
    pub(super) whole_places: Vec<Vec<char>>,
}

#[derive(Debug)]
pub(super) struct Honorific {
    pub(super) letters: Vec<char>,
    /// Letters that follow only where it is no honorific.
    pub(super) unless_before: Vec<Vec<char>>,
    /// Words before it only where it is no honorific.
    pub(super) unless_after: Vec<Vec<char>>,
}

impl Honorific {
    pub(super) fn stands_at(&self, text: &Letters, at: usize) -> bool {
        let end = at + self.letters.len();
        text.has_at(at, &self.letters) && !self.unless_before.iter().any(|word| text.has_at(end, word))
    }
}

#[derive(Debug)]
pub(super) struct PlaceEnd {
    pub(super) letters: Vec<char>,
    /// Letters that follow only where it ends no name.
    pub(super) unless_before: Vec<Vec<char>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "説明")]
    about: String,
    #[serde(rename = "敬称")]
    honorifics: Vec<HonorificOfFile>,
    #[serde(rename = "名でない言葉")]
    no_names: Vec<String>,
    #[serde(rename = "役割の終わり")]
    roles: Vec<String>,
    #[serde(rename = "名の終わり")]
    given_name_ends: Vec<String>,
    #[serde(rename = "前に付く言葉")]
    leading: Vec<String>,
    #[serde(rename = "施設の終わり")]
    facility_ends: Vec<String>,
    #[serde(rename = "施設の種類")]
    facility_kinds: Vec<String>,
    #[serde(rename = "名の前の施設")]
    facilities_before_names: Vec<String>,
    #[serde(rename = "施設に続く言葉")]
    after_facilities: Vec<String>,
    #[serde(rename = "地名の終わり")]
    place_ends: Vec<String>,
    #[serde(rename = "地名に続かない")]
    after_place: BTreeMap<String, Vec<String>>,
    #[serde(rename = "地名でない言葉")]
    no_places: Vec<String>,
    #[serde(rename = "市の名")]
    whole_places: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HonorificOfFile {
    #[serde(rename = "敬称")]
    word: String,
    #[serde(rename = "続かない")]
    unless_before: Vec<String>,
    #[serde(rename = "前にない", default)]
    unless_after: Vec<String>,
}

impl Words {
    /// The words that come with the program, read once.
    pub(super) fn built_in() -> Result<&'static Self, DataError> {
        static WORDS: OnceLock<Words> = OnceLock::new();
        if let Some(words) = WORDS.get() {
            return Ok(words);
        }
        let words = Self::read(BUILT_IN)?;
        Ok(WORDS.get_or_init(|| words))
    }

    fn read(text: &str) -> Result<Self, DataError> {
        let mut file: File = data::read(FILE, text)?;
        if file.about.trim().is_empty() {
            return Err(unsound(FILE, "説明", "空である"));
        }
        let honorifics = file.honorifics.iter().map(|honorific| Honorific {
            letters: fold(&honorific.word),
            unless_before: folded(&honorific.unless_before),
            unless_after: folded(&honorific.unless_after),
        });
        let place_ends = file.place_ends.iter().map(|end| PlaceEnd {
            letters: fold(end),
            unless_before: folded(&file.after_place.remove(end).unwrap_or_default()),
        });
        let words = Self {
            honorifics: honorifics.collect(),
            place_ends: place_ends.collect(),
            no_names: folded(&file.no_names),
            roles: folded(&file.roles),
            given_name_ends: folded(&file.given_name_ends),
            leading: longest_first(&file.leading),
            facility_ends: longest_first(&file.facility_ends),
            facility_kinds: longest_first(&file.facility_kinds),
            facilities_before_names: longest_first(&file.facilities_before_names),
            after_facilities: folded(&file.after_facilities),
            no_places: folded(&file.no_places),
            whole_places: folded(&file.whole_places),
        };
        if words.all().any(Vec::is_empty) {
            return Err(unsound(FILE, "言葉", "空の言葉がある"));
        }
        if let Some(end) = file.after_place.keys().next() {
            return Err(unsound(FILE, "地名に続かない", format!("「{end}」は地名の終わりにない")));
        }
        Ok(words)
    }

    fn all(&self) -> impl Iterator<Item = &Vec<char>> {
        let honorifics = self.honorifics.iter().flat_map(|honorific| {
            iter::once(&honorific.letters).chain(&honorific.unless_before).chain(&honorific.unless_after)
        });
        let places = self.place_ends.iter().flat_map(|end| iter::once(&end.letters).chain(&end.unless_before));
        let lists = [
            &self.no_names,
            &self.roles,
            &self.given_name_ends,
            &self.leading,
            &self.facility_ends,
            &self.facility_kinds,
            &self.facilities_before_names,
            &self.after_facilities,
            &self.no_places,
            &self.whole_places,
        ];
        honorifics.chain(places).chain(lists.into_iter().flatten())
    }
}

fn folded(words: &[String]) -> Vec<Vec<char>> {
    words.iter().map(|word| fold(word)).collect()
}

fn longest_first(words: &[String]) -> Vec<Vec<char>> {
    let mut folded = folded(words);
    folded.sort_by_key(|word| std::cmp::Reverse(word.len()));
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn unsound(from: &str, to: &str, word: &str) {
        assert!(BUILT_IN.contains(from), "the words have no {from}");
        let error = Words::read(&BUILT_IN.replacen(from, to, 1)).map(|_| ());
        assert!(error.as_ref().is_err_and(|error| error.to_string().contains(word)), "{error:?} should say {word}");
    }

    #[test]
    fn unsound_words_are_refused_with_place_and_cause() {
        unsound("施設の終わり: [病院,", "施設の終わり: ['',", "空の言葉");
        unsound("敬称: 氏, 続かない: [名,", "敬称: 氏, 続かない: [' ',", "空の言葉");
        unsound("地名に続かない: {県: []", "地名に続かない: {国: []", "「国」は地名の終わりにない");
        unsound("名の終わり: [子,", "名のおわり: [子,", "読めません");
    }
}
