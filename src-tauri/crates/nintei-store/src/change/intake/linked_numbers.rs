//! Numbers that a person said to be of one insured person.

use crate::change::Change;
use crate::intake::Link;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::cases;
use crate::tables::intake::linked_numbers;
use crate::{IntakeRefusal, LinkedNumber, Store, StoreError, state};

impl Store {
    /// The pairs of numbers that a person said to be of one insured person, the latest first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn linked_numbers(&self) -> Result<Vec<LinkedNumber>, StoreError> {
        let all = linked_numbers::all(&self.connection)?.into_iter().rev();
        all.map(|row| {
            let mut cases = cases::of_insured(&self.connection, &row.new)?;
            cases.extend(cases::of_insured(&self.connection, &row.old)?);
            let latest = cases.into_iter().max_by_key(|(_, number, application)| (application.applied_on, *number));
            let link = Link::read(&row.details)?;
            Ok(LinkedNumber {
                id: row.id,
                old_insurer_number: link.old_insurer_number,
                old_number: link.old_number,
                new_insurer_number: link.new_insurer_number,
                new_number: link.new_number,
                name: latest.map(|(.., application)| application.name).unwrap_or_default(),
                at: link.at,
                by: link.by,
            })
        })
        .collect()
    }

    /// Takes back that two numbers are of one person. The cases stay as they are.
    ///
    /// # Errors
    /// [`IntakeRefusal::NoSuchLink`]; nothing is changed on any error.
    pub fn unlink_numbers(&mut self, id: i64, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let row = linked_numbers::find(&change.transaction, id)?.ok_or(IntakeRefusal::NoSuchLink(id))?;
        let person = linked_numbers::of_person(&change.transaction, &row.new)?;
        linked_numbers::remove(&change.transaction, id)?;
        change.record_value(None, ChangeKind::LinkedNumber, Some(&id.to_string()), (Some(&row.details), None))?;
        change.compare_anew(&person)?;
        change.commit()
    }
}

impl Change<'_> {
    /// Says that the two numbers, neither of which is blank, are of one person.
    pub(super) fn link_numbers(&mut self, link: &Link) -> Result<(), StoreError> {
        let (Some(old), Some(new)) = (link.old_key(), link.new_key()) else { return Ok(()) };
        let details = state::value(link)?;
        let id = linked_numbers::insert(&self.transaction, &old, &new, &details)?;
        self.record_value(None, ChangeKind::LinkedNumber, Some(&id.to_string()), (None, Some(&details)))?;
        let person = linked_numbers::of_person(&self.transaction, &new)?;
        self.compare_anew(&person)
    }

    /// Lets the cases of these numbers be found by the numbers that are linked with theirs.
    fn compare_anew(&self, numbers: &[String]) -> Result<(), StoreError> {
        numbers.iter().try_for_each(|insured| cases::compare_anew(&self.transaction, insured))
    }
}
