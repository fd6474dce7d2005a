use chrono::{Datelike, NaiveDate};
use nintei_survey::wareki::era_year;
use nintei_survey::{Application, Overview};

use super::address::{self, in_number, is_han_digit};
use super::letters::{Letters, fold};
use super::numbers::{self, Blank};
use super::words::Words;
use crate::DataError;

/// What a case knows of a person beside names: addresses, numbers, the day of birth, who employs the investigator.
#[derive(Debug)]
pub struct KnownValues {
    pub(super) words: &'static Words,
    /// The longest first.
    patterns: Vec<Pattern>,
    numbers: Vec<(String, ValueKind)>,
    /// 調査対象者との関係 of the family contact, written in place of the contact's name.
    pub(super) family_relation: String,
}

#[derive(Debug)]
struct Pattern {
    letters: Vec<char>,
    kind: ValueKind,
    telling: bool,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    Address,
    Organization,
    Phone,
    PostalCode,
    InsuredNumber,
    InsurerNumber,
    BirthDate,
}

/// A value found in a text.
pub(super) struct FoundValue {
    /// First letter and letter after the last.
    pub(super) letters: (usize, usize),
    pub(super) kind: ValueKind,
}

/// Most letters of 調査対象者との関係 that stand in place of a name; what is longer tells more than the relation.
const MOST_RELATION: usize = 6;

impl KnownValues {
    /// The values of a case: insured and insurer's number and day of birth of the application; the addresses, postal
    /// codes and telephone numbers of the person, the family contact and the facility, and the investigator's office.
    ///
    /// # Errors
    /// [`DataError`] where the word lists that were built in are not sound.
    pub fn of_case(application: &Application, overview: &Overview) -> Result<Self, DataError> {
        let words = Words::built_in()?;
        let mut patterns = Vec::new();
        let mut known_numbers = Vec::new();
        let mut number = |text: &str, least: usize, kind| {
            let digits = numbers::digits(&fold(text));
            if digits.len() >= least {
                known_numbers.push((digits, kind));
            }
        };
        number(&application.insured_number, 6, ValueKind::InsuredNumber);
        number(&application.insurer_number, 6, ValueKind::InsurerNumber);
        for contact in [&overview.contact, &overview.family_contact, &overview.facility_contact] {
            number(&contact.phone, 9, ValueKind::Phone);
            number(&contact.postal_code, 7, ValueKind::PostalCode);
            let parts = address::parts(&contact.address, words).into_iter();
            patterns.extend(parts.map(|part| Pattern {
                letters: part.letters,
                kind: ValueKind::Address,
                telling: part.telling,
            }));
        }
        let organization = fold(&overview.organization);
        if organization.len() >= 3 {
            patterns.push(Pattern { letters: organization, kind: ValueKind::Organization, telling: true });
        }
        let days = application.birth_date.map(written).unwrap_or_default();
        let birth = |letters| Pattern { letters, kind: ValueKind::BirthDate, telling: true };
        patterns.extend(days.iter().map(|day| birth(fold(day))));
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.letters.len()));
        Ok(Self { words, patterns, numbers: known_numbers, family_relation: relation(overview) })
    }

    /// The values in a text in order, the longest where several share letters; only those that tell by themselves, or all.
    pub(super) fn find(&self, text: &Letters, telling_only: bool) -> Vec<FoundValue> {
        let mut found: Vec<FoundValue> = Vec::new();
        for run in numbers::runs(text, Blank::Groups) {
            for (known, kind) in &self.numbers {
                if let Some(letters) = run.find(known).filter(|letters| !found.iter().any(|it| it.meets(*letters))) {
                    found.push(FoundValue { letters, kind: *kind });
                }
            }
        }
        for pattern in self.patterns.iter().filter(|pattern| pattern.telling || !telling_only) {
            for start in 0..text.len() {
                let end = start + pattern.letters.len();
                if !text.has_at(start, &pattern.letters) || found.iter().any(|it| it.meets((start, end))) {
                    continue;
                }
                let end = if pattern.kind == ValueKind::Address { with_number(text, end) } else { end };
                found.push(FoundValue { letters: (start, end), kind: pattern.kind });
            }
        }
        joined(found)
    }
}

impl ValueKind {
    /// What stands in its place.
    pub(super) const fn instead(self) -> &'static str {
        match self {
            Self::Address | Self::Organization => "○○",
            Self::Phone => "（電話番号）",
            Self::PostalCode => "（郵便番号）",
            Self::InsuredNumber => "（被保険者番号）",
            Self::InsurerNumber => "（保険者番号）",
            Self::BirthDate => "（生年月日）",
        }
    }
}

impl FoundValue {
    const fn meets(&self, other: (usize, usize)) -> bool {
        self.letters.0 < other.1 && other.0 < self.letters.1
    }
}

/// 調査対象者との関係, where it is a word for a relation and nothing that tells who.
fn relation(overview: &Overview) -> String {
    let relation = overview.family_relation.trim();
    let plain = (1..=MOST_RELATION).contains(&relation.chars().count()) && relation.chars().all(char::is_alphabetic);
    let named = overview.family_name.split_whitespace().any(|part| relation.contains(part));
    if plain && !named { relation.to_owned() } else { String::new() }
}

/// Parts of an address that follow one another are one value.
fn joined(mut found: Vec<FoundValue>) -> Vec<FoundValue> {
    found.sort_by_key(|it| it.letters);
    let mut joined: Vec<FoundValue> = Vec::with_capacity(found.len());
    for it in found {
        let follows = |last: &&mut FoundValue| {
            last.kind == ValueKind::Address && it.kind == ValueKind::Address && last.letters.1 == it.letters.0
        };
        match joined.last_mut().filter(follows) {
            Some(last) => last.letters.1 = it.letters.1,
            None => joined.push(it),
        }
    }
    joined
}

/// The end of the house number that follows a part of an address: 1-2-3, 一丁目2番3号.
fn with_number(text: &Letters, end: usize) -> usize {
    let number = text.slice(end, text.len());
    let number = number.iter().take_while(|letter| in_number(**letter) || is_han_digit(**letter)).count();
    let tells = |letter: &char| letter.is_ascii_digit() || matches!(letter, '丁' | '番' | '号');
    if text.slice(end, end + number).iter().any(tells) { end + number } else { end }
}

/// A day in the ways in which it is written.
fn written(day: NaiveDate) -> Vec<String> {
    let (year, month, date) = (day.year(), day.month(), day.day());
    let mut written = vec![
        format!("{year}年{month}月{date}日"),
        format!("{year}年{month:02}月{date:02}日"),
        format!("{year}/{month}/{date}"),
        format!("{year}/{month:02}/{date:02}"),
        format!("{year}.{month}.{date}"),
        format!("{year}-{month:02}-{date:02}"),
        format!("{year}{month:02}{date:02}"),
    ];
    if let Some((era, of_era)) = era_year(day) {
        let initial = match era {
            "令和" => 'r',
            "平成" => 'h',
            "昭和" => 's',
            "大正" => 't',
            _ => 'm',
        };
        let name = |year: &str| format!("{era}{year}年{month}月{date}日");
        written.extend([name(&of_era.to_string()), format!("{era}{of_era}年{month:02}月{date:02}日")]);
        if of_era == 1 {
            written.push(name("元"));
        }
        for between in ['.', '/', '-'] {
            written.push(format!("{initial}{of_era}{between}{month}{between}{date}"));
            written.push(format!("{era}{of_era}{between}{month}{between}{date}"));
            written.push(format!("{initial}{of_era:02}{between}{month:02}{between}{date:02}"));
        }
    }
    written
}
