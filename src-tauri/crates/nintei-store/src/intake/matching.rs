use nintei_survey::Application;
use rusqlite::Connection;

use super::similar::{Compared, Likeness, likeness, may_be_alike};
use super::types::{NearCase, NearReason, PersonMatch};
use crate::tables::cases;
use crate::tables::intake::linked_numbers;
use crate::{CaseId, StoreError, search_text};

/// Candidates shown at most.
const MOST_CANDIDATES: usize = 10;

/// A case with its 申請.
type Found = (CaseId, u32, Application);

/// Whose `application` is. Numbers that a person linked are one person's.
pub(crate) fn person_match(connection: &Connection, application: &Application) -> Result<PersonMatch, StoreError> {
    let own = cases::insured(&application.insurer_number, &application.insured_number);
    let person = own.as_deref().map_or_else(|| Ok(Vec::new()), |own| linked_numbers::of_person(connection, own))?;
    let mut of_number = Vec::new();
    for insured in &person {
        of_number.extend(cases::of_insured(connection, insured)?);
    }
    of_number.sort_by_key(|(_, number, application)| std::cmp::Reverse((application.applied_on, *number)));
    let doubt = |other: &Application| {
        let insured = cases::insured(&other.insurer_number, &other.insured_number);
        // A person has said that another number is of the same one.
        if insured == own { doubt(application, other) } else { None }
    };
    let known = || of_number.iter().filter(|(.., other)| doubt(other).is_none());
    if let Some((case, number, _)) = known().find(|(.., other)| other.applied_on == application.applied_on) {
        return Ok(PersonMatch::Taken { case: *case, number: *number });
    }
    let numbers: Vec<u32> = known().map(|(_, number, _)| *number).collect();
    if !numbers.is_empty() {
        return Ok(PersonMatch::Known { numbers });
    }
    let mut candidates: Vec<NearCase> =
        of_number.first().and_then(|found| Some(near(found, doubt(&found.2)?))).into_iter().collect();
    candidates.extend(of_birth(connection, application, &person)?);
    candidates.sort_by_key(|near| near.why);
    candidates.truncate(MOST_CANDIDATES);
    Ok(if candidates.is_empty() { PersonMatch::New } else { PersonMatch::Near { candidates } })
}

/// Whether `application`, which a person said to be of the one of `other`, is on file for them.
pub(crate) fn is_on_file(
    connection: &Connection,
    application: &Application,
    other: &Application,
) -> Result<bool, StoreError> {
    let of_number = cases::of_same_insured(connection, other)?;
    let mut same_day = of_number.iter().filter(|(_, case)| case.applied_on == application.applied_on);
    Ok(same_day.any(|(_, case)| doubt(other, case).is_none()))
}

/// Why two applications of one number may yet be of two people.
fn doubt(one: &Application, other: &Application) -> Option<NearReason> {
    match one.birth_date.zip(other.birth_date) {
        Some((one, other)) => (one != other).then_some(NearReason::SameNumberOtherBirth),
        None => (likeness(one, other) != Some(Likeness::Same)).then_some(NearReason::SameNumberOtherName),
    }
}

/// The latest case of each who was born on the same day, has another number and a name that is alike.
fn of_birth(
    connection: &Connection,
    application: &Application,
    person: &[String],
) -> Result<Vec<NearCase>, StoreError> {
    let Some(birth) = application.birth_date else { return Ok(Vec::new()) };
    let (name, kana) = (search_text::normal(&application.name), search_text::normal(&application.kana));
    let own = Compared { name: &name, kana: &kana };
    let mut near: Vec<NearCase> = Vec::new();
    for (case, compared) in cases::of_birth(connection, birth)? {
        let mut fields = compared.split('\n');
        let other = Compared { name: fields.next().unwrap_or_default(), kana: fields.next().unwrap_or_default() };
        if !may_be_alike(own, other) || cases::is_cancelled(connection, case)? {
            continue;
        }
        let found = cases::with_application(connection, case)?;
        let insured = cases::insured(&found.2.insurer_number, &found.2.insured_number);
        if insured.is_some_and(|insured| person.contains(&insured)) {
            continue;
        }
        let why = match likeness(application, &found.2) {
            Some(Likeness::Same) => NearReason::SameNameAndBirthOtherNumber,
            Some(Likeness::Similar) => NearReason::SimilarName,
            None => continue,
        };
        let found = self::near(&found, why);
        let is_person = |near: &&mut NearCase| {
            (&near.insurer_number, &near.insured_number) == (&found.insurer_number, &found.insured_number)
                && !near.insured_number.is_empty()
        };
        match near.iter_mut().find(is_person) {
            Some(near) if (near.applied_on, near.number) < (found.applied_on, found.number) => *near = found,
            Some(_) => {}
            None => near.push(found),
        }
    }
    Ok(near)
}

fn near((case, number, application): &Found, why: NearReason) -> NearCase {
    NearCase {
        case: *case,
        number: *number,
        name: application.name.clone(),
        kana: application.kana.clone(),
        sex: application.sex,
        birth_date: application.birth_date,
        insurer_number: application.insurer_number.clone(),
        insured_number: application.insured_number.clone(),
        applied_on: application.applied_on,
        why,
    }
}
