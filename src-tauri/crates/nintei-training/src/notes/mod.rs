//! 特記事項: a case with a weak note, which the learner rewrites beside a checklist. Prose gets no mark.

use nintei_survey::{FormEdition, ItemId, VagueOccurrence, VagueWords};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::random::Sequence;

const FILE: &str = "training/notes.yaml";
const BUILT_IN: &str = include_str!(concat!(env!("NINTEI_ASSETS"), "/training/notes.yaml"));

/// The exercises on notes with their checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoteCourse {
    /// What these cases are: made up.
    pub notice: String,
    /// What a note is checked against.
    pub checklist: Vec<CheckPoint>,
    /// The cases.
    pub cases: Vec<NoteCase>,
}

/// A point of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckPoint {
    /// 選択根拠, 手間, 頻度 and so on.
    #[serde(rename(deserialize = "名"))]
    pub name: String,
    /// The question that the learner answers about the own text.
    #[serde(rename(deserialize = "問い"))]
    pub question: String,
}

/// A case (架空) with a weak note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoteCase {
    /// Its number: N01.
    pub id: String,
    /// The item.
    pub item: ItemId,
    /// Its wording on the form.
    pub item_name: String,
    /// The answer chosen.
    pub answer: String,
    /// What the investigator saw and heard.
    pub situation: Vec<String>,
    /// The weak note.
    pub weak: String,
    /// Points of the checklist that the weak note fails, by name; shown after the learner has rewritten it.
    pub fails: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "断り")]
    notice: String,
    #[serde(rename = "点検")]
    checklist: Vec<CheckPoint>,
    #[serde(rename = "設例")]
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(rename = "番号")]
    id: String,
    #[serde(rename = "項目")]
    item: String,
    #[serde(rename = "回答")]
    answer: String,
    #[serde(rename = "状況")]
    situation: Vec<String>,
    #[serde(rename = "特記事項")]
    weak: String,
    #[serde(rename = "足りないもの")]
    fails: Vec<String>,
}

/// The exercises cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteCourseError {
    /// Not readable as what it should be.
    #[error("データ「{FILE}」を読めません（{cause}）。プログラムを入れ直してください。")]
    Unreadable {
        /// What the reader said.
        cause: String,
    },
    /// Readable, but a case does not fit the form or the checklist.
    #[error("データ「{FILE}」の設例「{id}」に誤りがあります（{cause}）。プログラムを入れ直してください。")]
    Unsound {
        /// The case.
        id: String,
        /// What is wrong.
        cause: String,
    },
}

impl NoteCourseError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "note-course-unreadable",
            Self::Unsound { .. } => "note-course-unsound",
        }
    }
}

impl NoteCourse {
    /// The exercises that come with the program, for notes on `form`.
    ///
    /// # Errors
    /// [`NoteCourseError`] where the file is not sound.
    pub fn built_in(form: &FormEdition) -> Result<Self, NoteCourseError> {
        Self::read(BUILT_IN, form)
    }

    /// Reads exercises and checks them against `form`.
    ///
    /// # Errors
    /// [`NoteCourseError`] where they cannot be read or do not fit.
    pub fn read(text: &str, form: &FormEdition) -> Result<Self, NoteCourseError> {
        let file: File =
            serde_saphyr::from_str(text).map_err(|error| NoteCourseError::Unreadable { cause: error.to_string() })?;
        let mut cases = Vec::with_capacity(file.cases.len());
        for case in file.cases {
            let unsound = |cause: String| NoteCourseError::Unsound { id: case.id.clone(), cause };
            let question = case.item.parse().ok().and_then(|item| form.question(item));
            let question = question.ok_or_else(|| unsound(format!("項目{}は調査票にない", case.item)))?;
            if !question.options.iter().any(|option| option.label == case.answer) {
                return Err(unsound(format!("「{}」は{}の選択肢にない", case.answer, case.item)));
            }
            if let Some(other) = case.fails.iter().find(|name| file.checklist.iter().all(|point| point.name != **name))
            {
                return Err(unsound(format!("「{other}」は点検にない")));
            }
            if case.fails.is_empty() || case.situation.is_empty() || case.weak.trim().is_empty() {
                return Err(unsound("状況・特記事項・足りないもののどれかが空である".to_owned()));
            }
            cases.push(NoteCase {
                item: question.id,
                item_name: question.name.clone(),
                id: case.id,
                answer: case.answer,
                situation: case.situation,
                weak: case.weak,
                fails: case.fails,
            });
        }
        Ok(Self { notice: file.notice, checklist: file.checklist, cases })
    }

    /// The case that follows from `seed`.
    #[must_use]
    pub fn pick(&self, seed: u64) -> Option<&NoteCase> {
        Sequence::new(seed).pick(&self.cases)
    }
}

/// The vague words in what a learner wrote. Everything else in prose is for people to judge.
#[must_use]
pub fn vague_words(words: &VagueWords, text: &str) -> Vec<VagueOccurrence> {
    words.find(text)
}
