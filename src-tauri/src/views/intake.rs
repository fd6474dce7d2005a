use nintei_exchange::applications::{IntakeField, Mapping};
use nintei_store::{CaseId, NearCase};
use nintei_survey::Application;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RefusedRow;

/// A file of applications as it lies. Nothing is taken from it yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IntakeLook {
    /// SHA-256 of the file: what is taken later is what was looked at.
    pub digest: String,
    /// How bytes stand for letters.
    pub encoding: &'static str,
    /// Rows of the file, the first one included.
    #[ts(type = "number")]
    pub rows: u64,
    /// The first row.
    pub first: Vec<String>,
    /// Some rows after it.
    pub samples: Vec<Vec<String>>,
    /// What an application has.
    pub fields: Vec<IntakeFieldView>,
    /// Which column is which: as kept, else as guessed.
    pub mapping: Mapping,
    /// Whether it was kept at an earlier import of a file with the same columns.
    pub kept: bool,
}

/// A field of an application that a column may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IntakeFieldView {
    /// Which.
    pub field: IntakeField,
    /// Its name: 被保険者番号.
    pub name: &'static str,
    /// Whether no row comes in without it.
    pub required: bool,
    /// How it may be written, in a few words.
    pub written: &'static str,
}

/// How far reading or taking the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct IntakeProgress {
    /// Rows so far.
    #[ts(type = "number")]
    pub rows: u64,
    /// Rows of the file.
    #[ts(type = "number")]
    pub of: u64,
}

/// What each row of the file would become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IntakePreview {
    /// Rows of the file without the row of names.
    #[ts(type = "number")]
    pub rows: u64,
    /// How many of each verdict.
    pub counts: IntakeCounts,
    /// The first rows that can be read.
    pub listed: Vec<IntakeRow>,
    /// Every row whose person may be one on file.
    pub near: Vec<NearRow>,
    /// The first rows that cannot be read.
    pub refused: Vec<RefusedRow>,
    /// What was assumed while reading, each in a sentence.
    pub notes: Vec<String>,
}

/// How many rows have each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct IntakeCounts {
    /// Of people who are not on file.
    #[ts(type = "number")]
    pub new: u64,
    /// Of people on file.
    #[ts(type = "number")]
    pub known: u64,
    /// Of people who may be on file: a person decides.
    #[ts(type = "number")]
    pub near: u64,
    /// On file already.
    #[ts(type = "number")]
    pub taken: u64,
    /// That cannot be read.
    #[ts(type = "number")]
    pub refused: u64,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IntakeVerdict {
    /// Of a person who is not on file.
    New,
    /// Of a person on file.
    Known,
    /// Of a person who may be on file.
    Near,
    /// On file already.
    Taken,
}

/// A row that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IntakeRow {
    /// The row as a spreadsheet counts it, from 1.
    #[ts(type = "number")]
    pub row: u64,
    /// Who applied.
    pub person: IntakePerson,
    /// 申請区分.
    pub kind: Option<&'static str>,
    /// 申請日 (ISO).
    pub applied_on: Option<chrono::NaiveDate>,
    /// What it is.
    pub verdict: IntakeVerdict,
    /// 整理番号 of the cases on file that it belongs to: the application's own, or earlier ones of the person.
    pub cases: Vec<u32>,
}

/// Who a row or a case is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IntakePerson {
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 生年月日 (ISO).
    pub birth_date: Option<chrono::NaiveDate>,
    /// 性別.
    pub sex: Option<&'static str>,
    /// 保険者番号.
    pub insurer_number: String,
    /// 被保険者番号.
    pub insured_number: String,
}

impl From<Application> for IntakePerson {
    fn from(application: Application) -> Self {
        let Application { name, kana, birth_date, sex, insurer_number, insured_number, .. } = application;
        Self { name, kana, birth_date, sex: sex.map(|sex| sex.name()), insurer_number, insured_number }
    }
}

/// A row whose person may be one on file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NearRow {
    /// The row as a spreadsheet counts it, from 1.
    #[ts(type = "number")]
    pub row: u64,
    /// Who applied.
    pub person: IntakePerson,
    /// 申請区分.
    pub kind: Option<&'static str>,
    /// 申請日 (ISO).
    pub applied_on: Option<chrono::NaiveDate>,
    /// Who it may be.
    pub candidates: Vec<NearCandidate>,
}

/// A person on file, by the latest case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NearCandidate {
    /// The case's key.
    #[ts(type = "number")]
    pub case: CaseId,
    /// Its 整理番号.
    pub number: u32,
    /// Who it is about.
    pub person: IntakePerson,
    /// 申請日 of the case (ISO).
    pub applied_on: Option<chrono::NaiveDate>,
    /// What is alike and what is not, in a sentence.
    pub why: &'static str,
}

impl From<NearCase> for NearCandidate {
    fn from(near: NearCase) -> Self {
        let NearCase { case, number, applied_on, why, .. } = near;
        let person = IntakePerson {
            name: near.name,
            kana: near.kana,
            birth_date: near.birth_date,
            sex: near.sex.map(|sex| sex.name()),
            insurer_number: near.insurer_number,
            insured_number: near.insured_number,
        };
        Self { case, number, person, applied_on, why: why.words() }
    }
}

/// What a person decided about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum IntakeDecision {
    /// Another person than those on file.
    Separate,
    /// The person of this case.
    Link {
        /// Which.
        #[ts(type = "number")]
        case: CaseId,
    },
    /// It does not come in.
    Skip,
}

impl From<IntakeDecision> for nintei_store::IntakeDecision {
    fn from(decision: IntakeDecision) -> Self {
        match decision {
            IntakeDecision::Separate => Self::Separate,
            IntakeDecision::Link { case } => Self::Link { case },
            IntakeDecision::Skip => Self::Skip,
        }
    }
}

/// What taking the file did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IntakeReport {
    /// The first cases that were made.
    pub made: Vec<IntakeMade>,
    /// How many were.
    #[ts(type = "number")]
    pub made_count: u64,
    /// Numbers that were linked to a person on file.
    #[ts(type = "number")]
    pub linked: u64,
    /// Rows that were on file already.
    #[ts(type = "number")]
    pub taken: u64,
    /// Rows that a person left out.
    #[ts(type = "number")]
    pub skipped: u64,
    /// Rows that nobody has decided about, as a spreadsheet counts them.
    #[ts(type = "number[]")]
    pub undecided: Vec<u64>,
    /// The first rows that did not come in for a fault.
    pub refused: Vec<RefusedRow>,
    /// How many did not.
    #[ts(type = "number")]
    pub refused_count: u64,
    /// Whether it was stopped before the end of the file. What came in so far stays.
    pub stopped: bool,
}

/// A case that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IntakeMade {
    /// The row as a spreadsheet counts it, from 1.
    #[ts(type = "number")]
    pub row: u64,
    /// The case's key.
    #[ts(type = "number")]
    pub case: CaseId,
    /// Its 整理番号.
    pub number: u32,
    /// 氏名.
    pub name: String,
}
