use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;
use crate::tables::board::{agenda, attachments, masked_texts, meetings, register};
use crate::tables::intake::{intakes, linked_numbers};
use crate::tables::training::{attempts, documents, learners, works};
use crate::tables::transfer::{conflicts, identities, lent, peers, station};
use crate::tables::{
    answers, cases, circumstances, dismissals, drafts, investigators, item_texts, journal, journal_paging,
    judgment_records, official_imports, official_records, phrases, search, settings, supplements, traced, users,
};

/// What a step does to the rows that are there already.
pub(crate) type CarryOver = fn(&Connection) -> Result<(), StoreError>;

/// One step from a version of the tables to the next.
pub(crate) struct Migration {
    /// Version of the tables afterwards.
    pub(crate) to: u32,
    /// What makes it.
    pub(crate) sql: &'static str,
    /// What SQL cannot say about the rows that are there already, done after it.
    pub(crate) carry_over: Option<CarryOver>,
}

/// Every step there has ever been, in order. A step that was released is never changed.
pub(crate) const MIGRATIONS: &[Migration] = &[
    cases::MIGRATION,
    answers::MIGRATION,
    traced::MIGRATION,
    journal::MIGRATION,
    search::MIGRATION,
    item_texts::NOTES,
    item_texts::MEMOS,
    circumstances::MIGRATION,
    dismissals::MIGRATION,
    investigators::MIGRATION,
    cases::SURVEY_RECORD,
    phrases::MIGRATION,
    settings::MIGRATION,
    journal::OF_OFFICE_AND_ORIGIN,
    supplements::MIGRATION,
    official_imports::MIGRATION,
    official_records::MIGRATION,
    judgment_records::MIGRATION,
    register::MIGRATION,
    meetings::MIGRATION,
    agenda::MIGRATION,
    cases::REVIEW,
    masked_texts::MIGRATION,
    attachments::MIGRATION,
    cases::WALKED,
    learners::MIGRATION,
    attempts::MIGRATION,
    works::MIGRATION,
    documents::MIGRATION,
    users::MIGRATION,
    journal_paging::MIGRATION,
    search::NUMBERS,
    station::MIGRATION,
    peers::MIGRATION,
    identities::MIGRATION,
    conflicts::MIGRATION,
    lent::MIGRATION,
    cases::BIRTH,
    linked_numbers::MIGRATION,
    intakes::MIGRATION,
    drafts::MIGRATION,
    cases::CANCELLED,
];

/// Brings the tables to the newest version, all or nothing.
pub(crate) fn migrate(connection: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    let known = migrations.last().map_or(0, |last| last.to);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(StoreError::DatabaseNewer { found, known });
    }
    if found < known {
        for migration in migrations.iter().filter(|migration| migration.to > found) {
            transaction.execute_batch(migration.sql)?;
            if let Some(carry_over) = migration.carry_over {
                carry_over(&transaction)?;
            }
        }
        transaction.pragma_update(None, "user_version", known)?;
    }
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut query = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
        let rows = query.query_map((), |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn versions_of_the_tables_rise_one_by_one() {
        let versions: Vec<u32> = MIGRATIONS.iter().map(|migration| migration.to).collect();
        assert_eq!(versions, (1..=u32::try_from(MIGRATIONS.len()).unwrap()).collect::<Vec<_>>());
    }

    #[test]
    fn tables_of_every_older_version_are_brought_to_the_newest() {
        let mut newest = Connection::open_in_memory().unwrap();
        migrate(&mut newest, MIGRATIONS).unwrap();
        for older in 0..MIGRATIONS.len() {
            let mut connection = Connection::open_in_memory().unwrap();
            migrate(&mut connection, &MIGRATIONS[..older]).unwrap();
            migrate(&mut connection, MIGRATIONS).unwrap();
            assert_eq!(tables(&connection), tables(&newest), "from version {older}");
        }
    }

    #[test]
    fn a_migration_that_fails_leaves_the_tables_as_they_were() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &MIGRATIONS[..2]).unwrap();
        let before = tables(&connection);
        let failing = [
            Migration { to: 3, sql: "CREATE TABLE third (id INTEGER PRIMARY KEY) STRICT;", carry_over: None },
            Migration { to: 4, sql: "CREATE TABLE fourth (id NO_SUCH_TYPE) STRICT;", carry_over: None },
        ];
        assert!(migrate(&mut connection, &failing).is_err());
        assert_eq!(tables(&connection), before);
        let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, 2);
    }

    #[test]
    fn tables_of_a_newer_program_are_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, MIGRATIONS).unwrap();
        let refusal = migrate(&mut connection, &MIGRATIONS[..3]).unwrap_err();
        let newest = u32::try_from(MIGRATIONS.len()).unwrap();
        assert!(matches!(refusal, StoreError::DatabaseNewer { found, known: 3 } if found == newest), "{refusal}");
        assert!(refusal.to_string().contains("プログラムを新しくしてください"));
    }
}
