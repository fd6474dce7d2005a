//! What 引渡し keeps: who this computer is, whom it exchanges cases with, and what of each case they know.

pub(crate) mod bundles;
pub(crate) mod conflicts;
pub(crate) mod identities;
pub(crate) mod lent;
pub(crate) mod peers;
pub(crate) mod received;
pub(crate) mod station;
pub(crate) mod taken;

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{conflicts, lent};
    use crate::migration::{MIGRATIONS, migrate};

    #[test]
    fn the_marks_of_a_line_of_a_list_are_found_without_walking_a_table() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, MIGRATIONS).unwrap();
        for sql in [lent::MARK, conflicts::COUNT] {
            let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = plan.query_map([1], |row| row.get::<_, String>("detail")).unwrap();
            let steps: Vec<String> = steps.map(Result::unwrap).collect();
            assert!(!steps.is_empty() && steps.iter().all(|step| step.starts_with("SEARCH")), "{sql}: {steps:?}");
        }
    }
}
