//! From one record to the case it is about.

use std::borrow::Cow;
use std::io::Read;

use chrono::NaiveDate;
use nintei_judgment::{OfficialCase, OfficialResult, TreeId};
use nintei_survey::{Answers, FormEdition, ItemId, Opinion};

use crate::field::Field;
use crate::table::Table;
use crate::{MarkCoding, RowError, RowFault, value};

/// Digits of 保険者番号.
pub const INSURER_DIGITS: usize = 6;
/// Digits of 被保険者番号.
pub const INSURED_DIGITS: usize = 10;
/// 識別コード of the editions before 2009, whose items are others.
const EARLIER_EDITIONS: [&str; 3] = ["99A", "02A", "06A"];
/// 識別コード of the records whose layout is known.
pub(crate) const KNOWN_RECORDS: [&str; 2] = ["09A", "09B"];
/// Positions of 警告配列コード.
const WARNINGS: usize = 57;

/// One record of 一次判定済みデータ: an official result with what it was made from, and the numbers that say whose it
/// is. Name, address and telephone number of the record are not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialRow {
    /// The row as a spreadsheet counts it, from 1.
    pub row: u64,
    /// 保険者番号, [`INSURER_DIGITS`] digits.
    pub insurer_no: String,
    /// 被保険者番号, [`INSURED_DIGITS`] digits or as written where it holds letters.
    pub insured_no: String,
    /// 申請日.
    pub applied_on: NaiveDate,
    /// 枝番; 0 where there is none.
    pub branch: u8,
    /// 調査日.
    pub surveyed_on: Option<NaiveDate>,
    /// The survey, the opinion and the official result.
    pub case: OfficialCase,
}

/// What a record is read with.
pub(crate) struct RecordReader<'a, R> {
    pub(crate) table: &'a Table<R>,
    pub(crate) form: &'a FormEdition,
    pub(crate) coding: MarkCoding,
}

impl<R: Read> RecordReader<'_, R> {
    pub(crate) fn read(&self) -> Result<OfficialRow, RowError> {
        if let Some(code) = self.value(Field::RECORD_CODE, |code| Ok(code.to_ascii_uppercase()))?
            && EARLIER_EDITIONS.contains(&code.as_str())
        {
            return Err(self.at(Field::RECORD_CODE, RowFault::EarlierEdition(code)));
        }
        Ok(OfficialRow {
            row: self.table.row(),
            insurer_no: self.needed(Field::INSURER_NO, |text| value::number(text, INSURER_DIGITS))?,
            insured_no: self.needed(Field::INSURED_NO, |text| value::number(text, INSURED_DIGITS))?,
            applied_on: self.needed(Field::APPLIED_ON, value::date)?,
            branch: self.value(Field::BRANCH, branch)?.unwrap_or_default(),
            surveyed_on: self.value(Field::SURVEYED_ON, value::date_if_any)?.flatten(),
            case: OfficialCase { answers: self.answers()?, opinion: self.opinion()?, result: self.result()? },
        })
    }

    fn result(&self) -> Result<OfficialResult, RowError> {
        let mut result = OfficialResult {
            judged_on: self.value(Field::JUDGED_ON, value::date_if_any)?.flatten(),
            level: self.value(Field::LEVEL, value::level)?,
            level_with_addition: self.value(Field::LEVEL_WITH_ADDITION, value::level)?,
            total: self.value(Field::TOTAL, value::tenths)?,
            dementia_addition: self.value(Field::ADDITION, value::tenths)?,
            stability: self.value(Field::STABILITY, value::stability)?,
            likelihood_percent: self.value(Field::LIKELIHOOD, value::percent)?,
            warnings: self.value(Field::WARNINGS, |text| Ok(warnings(text)))?.unwrap_or_default(),
            ..OfficialResult::default()
        };
        for (field, tree) in Field::minutes().zip(TreeId::ALL) {
            result.minutes.extend(self.value(field, value::tenths)?.map(|minutes| (tree, minutes)));
        }
        for (field, group) in Field::scores().zip(1..) {
            result.scores.extend(self.value(field, value::tenths)?.map(|points| (group, points)));
        }
        if result.level.is_none() && result.total.is_none() {
            return Err(self.at(Field::LEVEL, RowFault::NoResult));
        }
        Ok(result)
    }

    /// The physician's grade is numbered like that of the survey; the stability and the likelihood are the official ones.
    fn opinion(&self) -> Result<Opinion, RowError> {
        Ok(Opinion {
            dementia: self.value(Field::OPINION_DEMENTIA, dementia_independence)?.flatten(),
            stability: self.value(Field::STABILITY, value::stability)?,
            dementia_likelihood_percent: self.value(Field::LIKELIHOOD, value::percent)?,
        })
    }

    fn answers(&self) -> Result<Answers, RowError> {
        let mut answers = Answers::default();
        if self.coding != MarkCoding::Open {
            self.limbs(&mut answers, ItemId::PARALYSIS, Field::paralysis())?;
            self.limbs(&mut answers, ItemId::CONTRACTURE, Field::contracture())?;
            if let Some(marked) = self.marked(Field::treatments(), 1)? {
                self.put(&mut answers, ItemId::SPECIAL_CARE, &marked, Field::treatments().next())?;
            }
        }
        for (field, item) in Field::items() {
            let number = |text: &str| Ok(text.parse::<u8>().ok().filter(|_| is_digits(text)));
            match self.value(field, number)? {
                Some(Some(no)) => self.put(&mut answers, item, &[no], Some(field))?,
                Some(None) => {
                    let found = self.value(field, |text| Ok(value::quoted(text)))?.unwrap_or_default();
                    return Err(self.at(field, RowFault::UnknownCode { found, known: "選択肢の番号" }));
                }
                None => {}
            }
        }
        let physical = |text: &str| value::place_on_scale(text, 9, "1〜10");
        for (field, item, grade) in [
            (
                Field::PHYSICAL_INDEPENDENCE,
                ItemId::PHYSICAL_INDEPENDENCE,
                self.value(Field::PHYSICAL_INDEPENDENCE, physical)?,
            ),
            (
                Field::DEMENTIA_INDEPENDENCE,
                ItemId::DEMENTIA_INDEPENDENCE,
                self.value(Field::DEMENTIA_INDEPENDENCE, dementia_independence)?,
            ),
        ] {
            if let Some(grade) = grade.flatten() {
                self.put(&mut answers, item, &[grade], Some(field))?;
            }
        }
        Ok(answers)
    }

    /// An item whose first option says none of the limbs or joints, each of which has a field of its own.
    fn limbs(
        &self,
        answers: &mut Answers,
        item: ItemId,
        fields: impl Iterator<Item = Field> + Clone,
    ) -> Result<(), RowError> {
        let first = fields.clone().next();
        match self.marked(fields, 2)? {
            Some(marked) if marked.is_empty() => self.put(answers, item, &[1], first),
            Some(marked) => self.put(answers, item, &marked, first),
            None => Ok(()),
        }
    }

    /// Numbers of the options, from `from` on, whose field says ある. `None` where all are blank; some blank and others
    /// not is no answer.
    fn marked(&self, fields: impl Iterator<Item = Field> + Clone, from: u8) -> Result<Option<Vec<u8>>, RowError> {
        let mut marked = Vec::new();
        let mut blank = None;
        let mut filled = false;
        for (field, no) in fields.zip(from..) {
            let read = |sign: &str| {
                let used = self.coding.words();
                self.coding.read(sign).ok_or_else(|| RowFault::OtherMark { found: value::quoted(sign), used })
            };
            match self.value(field, read)? {
                Some(is_there) => {
                    filled = true;
                    marked.extend(is_there.then_some(no));
                }
                None => blank = blank.or(Some(field)),
            }
        }
        match blank {
            Some(_) if !filled => Ok(None),
            Some(field) => Err(self.at(field, RowFault::Blank)),
            None => Ok(Some(marked)),
        }
    }

    fn put(&self, answers: &mut Answers, item: ItemId, numbers: &[u8], field: Option<Field>) -> Result<(), RowError> {
        answers.set(self.form, item, numbers).map_err(|fault| RowError {
            row: self.table.row(),
            column: field.map(Field::name).unwrap_or_default().to_owned(),
            fault: fault.into(),
        })
    }

    fn needed<T>(&self, field: Field, read: impl FnOnce(&str) -> Result<T, RowFault>) -> Result<T, RowError> {
        self.value(field, read)?.ok_or_else(|| self.at(field, RowFault::Blank))
    }

    fn value<T>(&self, field: Field, read: impl FnOnce(&str) -> Result<T, RowFault>) -> Result<Option<T>, RowError> {
        let text = self.table.text(field).map_err(|fault| self.at(field, fault))?;
        text.map(|text: Cow<'_, str>| read(&text)).transpose().map_err(|fault| self.at(field, fault))
    }

    fn at(&self, field: Field, fault: RowFault) -> RowError {
        RowError { row: self.table.row(), column: field.name().to_owned(), fault }
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn branch(text: &str) -> Result<u8, RowFault> {
    text.parse().ok().filter(|branch| is_digits(text) && *branch < 100).ok_or(RowFault::Number { most: 2 })
}

fn dementia_independence(text: &str) -> Result<Option<u8>, RowFault> {
    value::place_on_scale(text, 8, "1〜9")
}

/// The codes 01–57 whose position holds a 1. How the positions are written is not established: anything but 57 times
/// 0 or 1 says nothing, and is no reason to leave a record out.
fn warnings(text: &str) -> Vec<String> {
    if text.len() != WARNINGS || !text.bytes().all(|sign| matches!(sign, b'0' | b'1')) {
        return Vec::new();
    }
    (1..).zip(text.bytes()).filter(|(_, sign)| *sign == b'1').map(|(code, _): (u8, _)| format!("{code:02}")).collect()
}
