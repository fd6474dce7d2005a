use std::borrow::Cow;

use nintei_survey::{Application, Certification};
use serde::Serialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use super::codes::{self, Coded};
use super::day::day;
use super::field::IntakeField;
use super::mapping::Mapping;
use super::notes::Assumed;
use crate::RowFault;

/// Letters of a name at most.
const MOST_LETTERS: usize = 100;

/// One application as read, and where it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApplicationRow {
    /// The row as a spreadsheet counts it, from 1, the row of names included.
    #[ts(type = "number")]
    pub row: u64,
    /// What it says.
    pub application: Application,
}

/// What is wrong with a row, and in which field.
pub(super) type FieldFault = (IntakeField, RowFault);

/// Reads one row.
pub(super) struct RowReader<'r, C> {
    pub(super) mapping: &'r Mapping,
    /// The text of a column.
    pub(super) cell: C,
    /// What is assumed while reading; holds only where the row comes in.
    pub(super) assumed: Assumed,
}

impl<'r, C: Fn(usize) -> Option<Cow<'r, str>>> RowReader<'r, C> {
    pub(super) fn read(&mut self) -> Result<Application, FieldFault> {
        use IntakeField as Field;
        let needed = |field| (field, RowFault::Blank);
        let application = Application {
            insurer_number: self.insurer_number()?.ok_or(needed(Field::InsurerNumber))?,
            insured_number: self.insured_number()?.ok_or(needed(Field::InsuredNumber))?,
            name: self.letters(Field::Name)?.ok_or(needed(Field::Name))?,
            kana: self.letters(Field::Kana)?.map(|kana| kana.nfkc().collect()).unwrap_or_default(),
            sex: self.coded(Field::Sex, codes::sex)?,
            birth_date: self.value(Field::BirthDate, day)?.flatten(),
            insured_category: self.insured_category()?,
            kind: self.coded(Field::Kind, codes::kind)?,
            applied_on: self.value(Field::AppliedOn, day)?.flatten(),
            surveyed_on: self.value(Field::SurveyedOn, day)?.flatten(),
            investigator: self.letters(Field::Investigator)?.unwrap_or_default(),
            terminal_cancer: self.coded(Field::TerminalCancer, codes::terminal_cancer)?.unwrap_or_default(),
            previous: self.certification(
                Field::PreviousLevel,
                Field::PreviousMonths,
                [Field::PreviousFrom, Field::PreviousTo],
            )?,
            before_previous: self.certification(
                Field::BeforePreviousLevel,
                Field::BeforePreviousMonths,
                [Field::BeforePreviousFrom, Field::BeforePreviousTo],
            )?,
        };
        let days = application.birth_date.zip(application.applied_on);
        if days.is_some_and(|(birth, applied)| applied < birth) {
            return Err((Field::AppliedOn, RowFault::AppliedBeforeBirth));
        }
        Ok(application)
    }

    fn insurer_number(&mut self) -> Result<Option<String>, FieldFault> {
        let own = self.text(IntakeField::InsurerNumber)?;
        let text = own.unwrap_or_else(|| plain(&self.mapping.insurer_number));
        if text.is_empty() {
            return Ok(None);
        }
        let number = codes::insurer_number(&text).map_err(|fault| (IntakeField::InsurerNumber, fault))?;
        self.assumed.insurer_zeros |= number.len() > text.len();
        Ok(Some(number))
    }

    fn insured_number(&mut self) -> Result<Option<String>, FieldFault> {
        let Some(text) = self.text(IntakeField::InsuredNumber)? else { return Ok(None) };
        let number = codes::insured_number(&text).map_err(|fault| (IntakeField::InsuredNumber, fault))?;
        self.assumed.insured_zeros |= number.len() > text.len();
        Ok(Some(number))
    }

    fn insured_category(&mut self) -> Result<Option<nintei_survey::InsuredCategory>, FieldFault> {
        let category = self.coded(IntakeField::InsuredCategory, codes::insured_category)?;
        self.assumed.other_category |= category == Some(None);
        Ok(category.flatten())
    }

    fn certification(
        &mut self,
        level: IntakeField,
        months: IntakeField,
        [from, to]: [IntakeField; 2],
    ) -> Result<Option<Certification>, FieldFault> {
        let certification = Certification {
            level: self.past_level(level)?,
            months: self.value(months, codes::months)?.flatten(),
            from: self.value(from, day)?.flatten(),
            to: self.value(to, day)?.flatten(),
        };
        if certification.from.zip(certification.to).is_some_and(|(from, to)| to < from) {
            return Err((to, RowFault::EndsBeforeItBegins));
        }
        Ok(Some(certification).filter(|certification| *certification != Certification::default()))
    }

    /// 事業対象者 is no 要介護状態区分: who was one had no certification.
    fn past_level(&mut self, field: IntakeField) -> Result<Option<nintei_survey::CareLevel>, FieldFault> {
        let is_eligible = self.text(field)?.is_some_and(|text| text.ends_with("事業対象者"));
        if is_eligible {
            self.assumed.eligible_for_projects = true;
            return Ok(None);
        }
        Ok(self.coded(field, codes::level)?.flatten())
    }

    fn coded<T>(
        &mut self,
        field: IntakeField,
        read: fn(&str) -> Result<Coded<T>, RowFault>,
    ) -> Result<Option<T>, FieldFault> {
        let Some(coded) = self.value(field, read)? else { return Ok(None) };
        if coded.by_code {
            self.assumed.codes.insert(field);
        }
        Ok(Some(coded.value))
    }

    fn value<T>(
        &self,
        field: IntakeField,
        read: impl Fn(&str) -> Result<T, RowFault>,
    ) -> Result<Option<T>, FieldFault> {
        self.text(field)?.map(|text| read(&text)).transpose().map_err(|fault| (field, fault))
    }

    /// What the row says in `field`, in half width, or nothing where it is blank or has no column.
    fn text(&self, field: IntakeField) -> Result<Option<String>, FieldFault> {
        Ok(self.raw(field)?.map(|text| plain(&text)).filter(|text| !text.is_empty()))
    }

    /// Letters as they are written, but for control characters and blanks at the ends.
    fn letters(&self, field: IntakeField) -> Result<Option<String>, FieldFault> {
        let Some(text) = self.raw(field)? else { return Ok(None) };
        let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let (text, characters) = (text.trim(), text.trim().chars().count());
        if characters > MOST_LETTERS {
            return Err((field, RowFault::TooManyLetters { characters, most: MOST_LETTERS }));
        }
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn raw(&self, field: IntakeField) -> Result<Option<Cow<'r, str>>, FieldFault> {
        let Some(column) = self.mapping.columns.get(&field) else { return Ok(None) };
        let text = (self.cell)(*column).ok_or((field, RowFault::NotText))?;
        Ok(Some(match unquoted(&text) {
            Some(inner) => Cow::Owned(inner.to_owned()),
            None => text,
        }))
    }
}

/// `text` in half width without blanks at its ends.
pub(super) fn plain(text: &str) -> String {
    crate::value::plain(Cow::Borrowed(text)).into_owned()
}

/// What stands in `="0001234567"`, the way to keep a spreadsheet from taking the zeros away. Any other text that looks
/// like a formula is text.
fn unquoted(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix("=\"")?.strip_suffix('"')?;
    (!inner.contains('"')).then_some(inner)
}
