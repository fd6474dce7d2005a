use rusqlite::{Connection, OptionalExtension, Row};

use crate::migration::Migration;
use crate::users::{User, UserNumber};
use crate::{StoreError, state};

/// What is kept of the first user, who begins a store alone and therefore with every role, as long as nothing about
/// them was changed.
pub(crate) const FIRST: &str = r#"{"name":"","roles":["investigator","secretariat","teacher","administrator"],"investigator":null,"active":true,"one_time":false,"made_at":null,"changed_at":null}"#;

/// The users, each whole as JSON. Nobody is ever removed: the journal speaks of them by number.
pub(crate) const MIGRATION: Migration = Migration {
    to: 30,
    sql: r#"CREATE TABLE users (
            number INTEGER PRIMARY KEY,
            details TEXT NOT NULL
          ) STRICT;
          INSERT INTO users (number, details) VALUES (1, '{"name":"","roles":["investigator","secretariat","teacher","administrator"],"investigator":null,"active":true,"one_time":false,"made_at":null,"changed_at":null}');"#,
    carry_over: None,
};

/// Every user, by number.
pub(crate) fn all(connection: &Connection) -> Result<Vec<User>, StoreError> {
    let mut query = connection.prepare_cached("SELECT number, details FROM users ORDER BY number")?;
    let rows: Vec<(UserNumber, String)> = query.query_map((), row)?.collect::<Result<_, _>>()?;
    rows.into_iter().map(|(number, details)| read(number, &details)).collect()
}

pub(crate) fn find(connection: &Connection, number: UserNumber) -> Result<Option<User>, StoreError> {
    let mut query = connection.prepare_cached("SELECT number, details FROM users WHERE number = ?1")?;
    let found = query.query_row([number], row).optional()?;
    found.map(|(number, details)| read(number, &details)).transpose()
}

/// Keeps a user, new or changed; what is kept, as JSON.
pub(crate) fn put(connection: &Connection, user: &User) -> Result<String, StoreError> {
    let details = state::value(user)?;
    connection
        .prepare_cached(
            "INSERT INTO users (number, details) VALUES (?1, ?2)
             ON CONFLICT (number) DO UPDATE SET details = excluded.details",
        )?
        .execute((user.number, &details))?;
    Ok(details)
}

/// The number of the next user.
pub(crate) fn next(connection: &Connection) -> Result<UserNumber, StoreError> {
    let mut query = connection.prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM users")?;
    Ok(query.query_row((), |row| row.get(0))?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<(UserNumber, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn read(number: UserNumber, details: &str) -> Result<User, StoreError> {
    let user: User = serde_json::from_str(details).map_err(|_| StoreError::unreadable_row("users"))?;
    Ok(User { number, ..user })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FIRST_USER, Role, UserEntry};

    #[test]
    fn the_first_user_begins_with_every_role_and_is_kept_as_the_program_words_them() {
        let first = User {
            number: FIRST_USER,
            entry: UserEntry { name: String::new(), roles: Role::ALL.into(), investigator: None },
            active: true,
            one_time: false,
            made_at: None,
            changed_at: None,
        };
        assert_eq!(state::value(&first).unwrap(), FIRST);
        assert!(MIGRATION.sql.contains(&format!("'{FIRST}'")));
        assert_eq!(read(FIRST_USER, FIRST).unwrap(), first);
    }
}
