use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answers, ItemId, OptionSet};

mod file;
mod overview;

pub use overview::{FacilityKind, OverviewForm, ServiceCount, ServiceLine};

/// One edition of the 認定調査票. Its wording is the criterion and is never paraphrased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormEdition {
    /// Name of the edition, the month from which it applies: `2024-04`.
    pub id: String,
    /// The edition's name on sheets: 令和6年4月版.
    pub name: String,
    /// First day on which a survey may use this edition.
    pub applies_from: NaiveDate,
    /// Where the wording comes from.
    pub source: String,
    /// Address of the source.
    pub source_url: String,
    /// 第1群 … 第5群, 6 特別な医療, 7 日常生活自立度, in the order of the form.
    pub sections: Vec<Section>,
    /// 警告コード.
    pub warnings: Vec<InputWarning>,
    /// 概況調査.
    pub overview: OverviewForm,
}

/// A block of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Section {
    /// 群 1–5, 6 特別な医療, 7 日常生活自立度.
    pub id: u8,
    /// 身体機能・起居動作 and so on.
    pub name: String,
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// One question of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Question {
    /// Its number on the form.
    pub id: ItemId,
    /// Exact wording on the form.
    pub name: String,
    /// Wording on the result sheet.
    pub short_name: String,
    /// 評価軸: 能力, 介助の方法, 有無. Empty for 日常生活自立度.
    pub axis: String,
    /// Look-back window. Empty for 日常生活自立度.
    pub window: String,
    /// Whether several options may be chosen.
    pub multiple: bool,
    /// The option that excludes all others (1 ない of 1-1 and 1-2).
    pub exclusive_option: Option<u8>,
    /// Whether "none of them" is an answer (特別な医療).
    pub may_be_none: bool,
    /// The kind of question within its axis (麻痺等・拘縮, BPSD関連 and so on), where the form names one.
    pub axis_subtype: Option<String>,
    /// Numbers of the options that call for a 特記事項.
    pub note_required_if: Vec<u8>,
    /// What a 特記事項 must state whenever any option is chosen. Empty where the form asks for nothing.
    pub note_must_state: Vec<String>,
    /// How many of the 74 flattened items this question stands for. 0 for 日常生活自立度.
    pub flattened: u8,
    /// The options in order.
    pub options: Vec<AnswerOption>,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnswerOption {
    /// Its number on the form.
    pub no: u8,
    /// Exact wording on the form.
    pub label: String,
    /// Wording on the result sheet, which abbreviates.
    pub print_label: String,
    /// 処置内容 or 特別な対応, for 特別な医療.
    pub kind: Option<String>,
}

/// 警告コード: a rare combination of answers, worth a second look. Never an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InputWarning {
    /// 01–57.
    pub code: String,
    /// The answers that together raise it.
    pub all_of: Vec<WarningCondition>,
}

/// One answer of a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WarningCondition {
    /// The question.
    pub item: ItemId,
    /// The option's number.
    pub option: u8,
    /// The option's wording.
    pub label: String,
    /// The question's short name.
    pub name: String,
}

/// The form's data cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// Not JSON, or not of a form's shape.
    #[error("調査票「{edition}」を読めません（{cause}）。プログラムを入れ直してください。")]
    Unreadable {
        /// Edition being read.
        edition: String,
        /// What the reader said.
        cause: serde_json::Error,
    },
    /// The data contradicts itself.
    #[error("調査票「{edition}」の{place}が正しくありません（{cause}）。プログラムを入れ直してください。")]
    Unsound {
        /// Edition being read.
        edition: String,
        /// Item or warning concerned.
        place: String,
        /// What is wrong there.
        cause: String,
    },
}

impl FormError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "form-unreadable",
            Self::Unsound { .. } => "form-unsound",
        }
    }
}

impl FormEdition {
    /// Every question in the order of the form.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The question numbered `id`.
    #[must_use]
    pub fn question(&self, id: ItemId) -> Option<&Question> {
        self.sections
            .iter()
            .find(|section| section.id == id.section())?
            .questions
            .iter()
            .find(|question| question.id == id)
    }

    /// The warnings that the answers raise, in the order of their codes.
    pub fn raised_warnings(&self, answers: &Answers) -> impl Iterator<Item = &InputWarning> {
        self.warnings.iter().filter(|warning| {
            warning.all_of.iter().all(|condition| answers.get(condition.item).contains(condition.option))
        })
    }
}

impl Question {
    /// The option numbered `no`.
    #[must_use]
    pub fn option(&self, no: u8) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.no == no)
    }

    /// The wordings of the chosen options, in order.
    pub fn chosen_labels(&self, chosen: OptionSet) -> impl Iterator<Item = &str> {
        self.options.iter().filter(move |option| chosen.contains(option.no)).map(|option| option.label.as_str())
    }
}

/// Form editions that come with the program, oldest first.
///
/// # Errors
/// [`FormError`] where a file that was built in is not sound.
pub fn built_in() -> Result<Vec<FormEdition>, FormError> {
    file::BUILT_IN.iter().map(|(name, text)| file::read(name, text)).collect()
}
