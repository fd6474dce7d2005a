use chrono::NaiveDate;
use nintei_survey::{Application, Sex};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::tables::cases;
use crate::{CaseId, IntakeRefusal, StoreError};

/// Whose an application is, as far as the cases on file tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonMatch {
    /// The application itself is on file: of a person on file as below, and of the same 申請日.
    Taken {
        /// The case that it is.
        case: CaseId,
        /// Its 整理番号.
        number: u32,
    },
    /// Of a person on file: the same number, or one that a person linked, and the same 生年月日.
    Known {
        /// 整理番号 of the person's cases, latest first.
        numbers: Vec<u32>,
    },
    /// Of a person who may be on file. A person decides; nothing is merged by itself.
    Near {
        /// The latest case of each who it may be, the likeliest first.
        candidates: Vec<NearCase>,
    },
    /// Of nobody on file.
    New,
}

/// The latest case of somebody who an application may be of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearCase {
    /// Key.
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 性別.
    pub sex: Option<Sex>,
    /// 生年月日.
    pub birth_date: Option<NaiveDate>,
    /// 保険者番号.
    pub insurer_number: String,
    /// 被保険者番号.
    pub insured_number: String,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// What is alike.
    pub why: NearReason,
}

/// What makes two people look like one, the likeliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NearReason {
    /// The same number and another 生年月日.
    SameNumberOtherBirth,
    /// The same number, 生年月日 not known on both sides, and another name.
    SameNumberOtherName,
    /// The same name and 生年月日, and another number.
    SameNameAndBirthOtherNumber,
    /// The same 生年月日, another number, and a name that differs by a letter, by its writing or by the family name alone.
    SimilarName,
}

impl NearReason {
    /// In a sentence for the user.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::SameNumberOtherBirth => "被保険者番号は同じですが、生年月日が違います。",
            Self::SameNumberOtherName => "被保険者番号は同じですが、氏名が違い、生年月日では確かめられません。",
            Self::SameNameAndBirthOtherNumber => "氏名と生年月日は同じですが、被保険者番号が違います。",
            Self::SimilarName => "生年月日が同じで氏名も似ていますが、被保険者番号が違います。",
        }
    }
}

/// What a person decided about a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum IntakeDecision {
    /// Nothing: the row comes in unless it may be of a person on file.
    #[default]
    Undecided,
    /// It is of nobody whom it looks like.
    Separate,
    /// It is of the person of a case; where the two numbers differ, they are linked.
    Link {
        /// The case.
        case: CaseId,
    },
    /// It does not come in.
    Skip,
}

/// A row of a file to be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeRow {
    /// The row as a spreadsheet counts it, from 1.
    pub row: u64,
    /// What it says.
    pub application: Application,
    /// Edition of the form that its case begins with.
    pub form: String,
    /// What a person decided about it.
    pub decision: IntakeDecision,
}

/// A case that a row became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IntakeMade {
    /// The row as a spreadsheet counts it, from 1.
    pub row: u64,
    /// The case.
    pub case: CaseId,
    /// Its 整理番号.
    pub number: u32,
}

/// What became of the rows of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntakeReport {
    /// Cases that were made.
    pub made: Vec<IntakeMade>,
    /// Pairs of numbers that were linked.
    pub linked: u64,
    /// Rows whose application was on file.
    pub taken: u64,
    /// Rows that a person left out.
    pub skipped: u64,
    /// Rows that may be of a person on file and that nobody decided about.
    pub undecided: Vec<u64>,
    /// Rows that could not come in.
    pub refused: Vec<(u64, IntakeRefusal)>,
}

impl IntakeReport {
    /// How many rows became what.
    #[must_use]
    pub fn counts(&self) -> IntakeCounts {
        let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
        IntakeCounts {
            made: count(self.made.len()),
            linked: self.linked,
            taken: self.taken,
            skipped: self.skipped,
            undecided: count(self.undecided.len()),
            refused: count(self.refused.len()),
        }
    }

    pub(crate) fn extend(&mut self, batch: Self) {
        self.made.extend(batch.made);
        self.linked += batch.linked;
        self.taken += batch.taken;
        self.skipped += batch.skipped;
        self.undecided.extend(batch.undecided);
        self.refused.extend(batch.refused);
    }
}

/// How many rows of a file became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeCounts {
    /// Cases that were made.
    pub made: u64,
    /// Pairs of numbers that were linked.
    pub linked: u64,
    /// Rows whose application was on file.
    pub taken: u64,
    /// Rows that a person left out.
    pub skipped: u64,
    /// Rows that nobody decided about.
    pub undecided: u64,
    /// Rows that could not come in.
    pub refused: u64,
}

impl IntakeCounts {
    /// Rows looked at.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.made + self.taken + self.skipped + self.undecided + self.refused
    }
}

/// A file being taken in, batch by batch; between two batches the store serves others.
#[derive(Debug, Clone)]
pub struct Intake {
    pub(crate) digest: String,
    /// Its key, once it has brought something.
    pub(crate) id: Option<i64>,
    pub(crate) report: IntakeReport,
}

impl Intake {
    /// Rows of a batch, each batch one transaction.
    pub const BATCH: usize = 500;

    /// An intake that has not begun, of the file with this digest: SHA-256 in hexadecimal.
    #[must_use]
    pub fn of(digest: String) -> Self {
        Self { digest, id: None, report: IntakeReport::default() }
    }

    /// What it did so far.
    #[must_use]
    pub const fn report(&self) -> &IntakeReport {
        &self.report
    }
}

/// What an intake did, as it lies in the file and in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct IntakeDetails {
    pub(crate) at: String,
    pub(crate) by: String,
    /// SHA-256 of the file.
    pub(crate) file: String,
    pub(crate) counts: IntakeCounts,
    pub(crate) finished: bool,
}

impl IntakeDetails {
    pub(crate) fn read(details: &str) -> Result<Self, StoreError> {
        serde_json::from_str(details).map_err(|_| StoreError::unreadable_row("intakes"))
    }
}

/// A file that brought something, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptIntake {
    /// Key.
    pub id: i64,
    /// When it began, RFC 3339 with offset.
    pub at: String,
    /// Who.
    pub by: String,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// What it did.
    pub counts: IntakeCounts,
    /// Whether it reached the end of the file. One that was stopped is made good by taking the file again.
    pub finished: bool,
}

/// Two numbers that a person said to be of one insured person, as they lie in the file and in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(crate) old_insurer_number: String,
    pub(crate) old_number: String,
    pub(crate) new_insurer_number: String,
    pub(crate) new_number: String,
    pub(crate) at: String,
    pub(crate) by: String,
}

impl Link {
    pub(crate) fn read(details: &str) -> Result<Self, StoreError> {
        serde_json::from_str(details).map_err(|_| StoreError::unreadable_row("linked_numbers"))
    }

    /// The old number as cases are found by it.
    pub(crate) fn old_key(&self) -> Option<String> {
        cases::insured(&self.old_insurer_number, &self.old_number)
    }

    /// The new number as cases are found by it.
    pub(crate) fn new_key(&self) -> Option<String> {
        cases::insured(&self.new_insurer_number, &self.new_number)
    }
}

/// Two numbers that a person said to be of one insured person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LinkedNumber {
    /// Key.
    #[ts(type = "number")]
    pub id: i64,
    /// 保険者番号 of the old number.
    pub old_insurer_number: String,
    /// The old 被保険者番号.
    pub old_number: String,
    /// 保険者番号 of the new number.
    pub new_insurer_number: String,
    /// The new 被保険者番号.
    pub new_number: String,
    /// 氏名, of the latest case of the person; empty where there is none any more.
    pub name: String,
    /// When it was decided, RFC 3339 with offset.
    pub at: String,
    /// By whom.
    pub by: String,
}
