//! Tests: a file of the first released program is brought over whole, and its journal still holds.

use chrono::DateTime;
use nintei_survey::{OpinionItem, Overview, Situation, built_in};
use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::migration::{MIGRATIONS, migrate};
use crate::{Case, KeyCosts, Stamp, Store};

const PASSPHRASE: &str = "a passphrase of many letters";
const AT: &str = "2026-04-01T09:30:00+09:00";

fn stamp() -> Stamp {
    Stamp { at: DateTime::parse_from_rfc3339(AT).unwrap(), by: "鈴木".to_owned() }
}

/// An earlier file as it grew: rows and lines as the first program wrote them.
struct EarlierFile {
    connection: Connection,
    last: i64,
    previous: [u8; 32],
}

impl EarlierFile {
    /// The hash as it was then, written down once more: today's must give the same.
    fn line(&mut self, case: i64, kind: &str, item: Option<&str>, before: Option<&str>, after: Option<&str>) {
        self.last += 1;
        let mut hash = Sha256::new();
        hash.update(b"nintei journal 1\0");
        hash.update(self.previous);
        hash.update(self.last.to_be_bytes());
        hash.update(case.to_be_bytes());
        for field in [Some(AT), Some("鈴木"), Some(kind), item, before, after] {
            hash.update([u8::from(field.is_some())]);
            if let Some(text) = field {
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text);
            }
        }
        self.previous = hash.finalize().into();
        self.connection
            .execute(
                "INSERT INTO journal (seq, at, by, case_id, kind, item, before, after, hash)
                 VALUES (?1, ?2, '鈴木', ?3, ?4, ?5, ?6, ?7, ?8)",
                (self.last, AT, case, kind, item, before, after, self.previous.as_slice()),
            )
            .unwrap();
        self.connection
            .execute("UPDATE cases SET changed = ?2, changed_at = ?3 WHERE id = ?1", (case, self.last, AT))
            .unwrap();
    }

    fn case(&mut self, id: i64, application: &Value) {
        let opinion = json!({ "dementia": null, "stability": null, "dementia_likelihood_percent": null });
        self.connection
            .execute(
                "INSERT INTO cases (id, number, status, example, form, answered, changed, changed_at, compared, name,
                   kana, insured_number, kind, applied_on, opinion, application)
                 VALUES (?1, ?1, 'surveying', 0, '2024-04', 0, 0, '', '', ?2, '', '', NULL, NULL, ?3, ?4)",
                (id, application["name"].as_str(), opinion.to_string(), application.to_string()),
            )
            .unwrap();
        let after = json!({ "number": id, "form": "2024-04", "example": false, "application": application });
        self.line(id, "created", None, None, Some(&after.to_string()));
    }

    fn set(&mut self, id: i64, kind: &str, field: &str, before: &Value, after: &Value) {
        let sql = format!("UPDATE cases SET {kind} = json_set({kind}, '$.{field}', json(?2)) WHERE id = ?1");
        self.connection.execute(&sql, (id, after.to_string())).unwrap();
        let text = |value: &Value| (!value.is_null()).then(|| value.to_string());
        self.line(id, kind, Some(field), text(before).as_deref(), text(after).as_deref());
    }
}

fn application(name: &str, residence: &str) -> Value {
    json!({
        "insurer_number": "131234", "insured_number": "0000012345", "name": name, "kana": "", "sex": null,
        "birth_date": null, "insured_category": null, "kind": "更新", "applied_on": null, "surveyed_on": null,
        "investigator": "", "residence": residence, "previous": null, "before_previous": null,
    })
}

/// A store whose database was made by the first five migrations and filled by `fill`, closed.
fn earlier_store(fill: impl FnOnce(&mut EarlierFile)) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let costs = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };
    let (mut store, _) = Store::create_at_costs(folder.path(), PASSPHRASE, PASSPHRASE, stamp().at, costs).unwrap();
    store
        .connection
        .execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE case_search; DROP TABLE case_numbers;")
        .unwrap();
    let tables: Vec<String> = store
        .connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map((), |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for table in tables {
        store.connection.execute_batch(&format!("DROP TABLE {table}")).unwrap();
    }
    store.connection.execute_batch("PRAGMA user_version = 0; PRAGMA foreign_keys = ON;").unwrap();
    migrate(&mut store.connection, &MIGRATIONS[..5]).unwrap();
    let connection = std::mem::replace(&mut store.connection, Connection::open_in_memory().unwrap());
    let mut file = EarlierFile { connection, last: 0, previous: [0; 32] };
    fill(&mut file);
    drop(file);
    folder
}

/// The case after the file was opened by this program; the journal is sound.
fn brought_over(fill: impl FnOnce(&mut EarlierFile)) -> (TempDir, Store, Case) {
    let folder = earlier_store(fill);
    let store = Store::unlock(folder.path(), PASSPHRASE).unwrap();
    assert!(store.verify_journal().unwrap().is_sound(), "{:?}", store.verify_journal());
    let case = store.case(1).unwrap();
    (folder, store, case)
}

#[test]
fn a_home_is_the_forms_choice_and_any_other_residence_is_kept_among_the_remarks() {
    for (residence, situation, remarks) in [
        ("居宅", Some(Situation::Home), ""),
        (" 居宅　", Some(Situation::Home), ""),
        ("", None, ""),
        ("　", None, ""),
        ("特別養護老人ホーム\0\u{E000}\n二階", None, "現在の状況: 特別養護老人ホーム\0\u{E000}\n二階"),
    ] {
        let (_folder, _store, case) = brought_over(|file| file.case(1, &application("架空 花子", residence)));
        assert_eq!((case.overview.situation, case.overview.remarks.as_str()), (situation, remarks), "{residence:?}");
        assert_eq!(case.application.name, "架空 花子");
    }
}

#[test]
fn a_residence_that_was_changed_is_replayed_in_todays_words() {
    let (_folder, _store, case) = brought_over(|file| {
        file.case(1, &application("架空 花子", ""));
        for (before, after) in [("", "居宅"), ("居宅", "病院"), ("病院", "老健"), ("老健", "居宅"), ("居宅", "有料")]
        {
            file.set(1, "application", "residence", &json!(before), &json!(after));
        }
        file.set(1, "application", "name", &json!("架空 花子"), &json!("架空 華子"));
    });
    let expected = Overview { remarks: "現在の状況: 有料".to_owned(), ..Overview::default() };
    assert_eq!((case.overview, case.application.name.as_str()), (expected, "架空 華子"));
}

#[test]
fn the_three_values_of_the_opinion_become_marks_of_todays_sheet() {
    for (dementia, stability, percent, stable) in
        [(json!(3), json!("安定"), json!(60), Some(1)), (json!(8), json!("不安定"), json!(null), Some(2))]
    {
        let (_folder, _store, case) = brought_over(|file| {
            file.case(1, &application("架空 花子", ""));
            file.set(1, "opinion", "dementia", &json!(null), &json!(1));
            file.set(1, "opinion", "dementia", &json!(1), &dementia);
            file.set(1, "opinion", "stability", &json!(null), &stability);
            file.set(1, "opinion", "dementia_likelihood_percent", &json!(null), &json!(50));
            file.set(1, "opinion", "dementia_likelihood_percent", &json!(50), &percent);
        });
        let grade = case.opinion.items.get(OpinionItem::DementiaIndependence).single();
        assert_eq!(grade.map(Value::from), Some(dementia));
        assert_eq!(case.opinion.items.get(OpinionItem::Stability).single(), stable);
        assert_eq!(case.opinion.dementia_likelihood_percent.map(Value::from).unwrap_or_default(), percent);
    }
}

#[test]
fn marks_that_were_taken_back_are_not_there() {
    let (_folder, _store, case) = brought_over(|file| {
        file.case(1, &application("架空 花子", ""));
        file.set(1, "opinion", "stability", &json!(null), &json!("安定"));
        file.set(1, "opinion", "stability", &json!("安定"), &json!(null));
    });
    assert_eq!(case.opinion, Default::default());
}

#[test]
fn what_was_brought_over_can_be_changed_and_the_journal_stays_sound() {
    let form = built_in().unwrap().pop().unwrap();
    let (folder, mut store, case) = brought_over(|file| {
        file.case(1, &application("架空 花子", "居宅"));
        file.connection.execute("INSERT INTO answers VALUES (1, '1-3', 4)", ()).unwrap();
        file.line(1, "answer", Some("1-3"), None, Some("[2]"));
        file.set(1, "opinion", "dementia", &json!(null), &json!(3));
        file.case(2, &application("架空 花子", "老健"));
    });
    let hashes = |store: &Store| -> Vec<Vec<u8>> {
        let mut query = store.connection.prepare("SELECT hash FROM journal ORDER BY seq").unwrap();
        query.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let first = hashes(&store);
    let overview = Overview { situation: None, remarks: "転居".to_owned(), ..case.overview };
    store.save_overview(1, &overview, &stamp()).unwrap();
    let mut opinion = case.opinion;
    opinion.items.clear(OpinionItem::DementiaIndependence);
    store.set_opinion(1, &opinion, &stamp()).unwrap();
    let undone = store.undo(1, &form, &stamp()).unwrap().unwrap();
    assert_eq!((undone.item.as_deref(), undone.after), (Some("1-3"), None), "an answer given then is undone now");
    let last = store.last_survey(&store.case(2).unwrap()).unwrap().map(|case| case.id);
    assert_eq!(last, Some(1), "the insured person is known by the numbers entered then");
    drop(store);
    let store = Store::unlock(folder.path(), PASSPHRASE).unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
    assert_eq!(store.case(1).unwrap().overview, overview);
    let now = hashes(&store);
    assert_eq!((first.len(), now.len()), (4, 8));
    assert_eq!(now[..4], first, "lines that were there keep their hashes");
    for sql in ["UPDATE journal SET by = ''", "DELETE FROM journal"] {
        assert!(store.connection.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn every_one_of_many_cases_is_brought_over() {
    let (_folder, store, _case) = brought_over(|file| {
        file.connection.execute_batch("BEGIN").unwrap();
        for id in 1..=2_501 {
            file.case(id, &application("架空 花子", if id % 2 == 0 { "居宅" } else { "病院" }));
        }
        file.connection.execute_batch("COMMIT").unwrap();
    });
    for id in [1, 2, 1_000, 1_001, 2_500, 2_501] {
        let overview = store.case(id).unwrap().overview;
        let expected = if id % 2 == 0 { (Some(Situation::Home), "") } else { (None, "現在の状況: 病院") };
        assert_eq!((overview.situation, overview.remarks.as_str()), expected, "case {id}");
    }
}

#[test]
fn an_earlier_row_that_cannot_be_read_keeps_no_other_case_closed() {
    for damage in ["application = 'x'", "opinion = '[]'", "application = CAST(x'ff' AS TEXT)"] {
        let folder = earlier_store(|file| {
            file.case(1, &application("架空 花子", "居宅"));
            file.case(2, &application("架空 太郎", "居宅"));
            file.connection.execute(&format!("UPDATE cases SET {damage} WHERE id = 1"), ()).unwrap();
        });
        let store = Store::unlock(folder.path(), PASSPHRASE).unwrap();
        assert_eq!(store.case(1).unwrap_err().code(), "database-damaged", "{damage}");
        assert_eq!(store.case(2).unwrap().overview.situation, Some(Situation::Home));
        assert_eq!(store.verify_journal().unwrap().differing_cases, [1]);
    }
}

#[test]
fn an_earlier_row_that_was_edited_from_outside_is_still_found() {
    let folder = earlier_store(|file| {
        file.case(1, &application("架空 花子", "居宅"));
        file.case(2, &application("架空 太郎", "老健"));
        file.connection.execute("UPDATE cases SET application = replace(application, '老健', '居宅')", ()).unwrap();
    });
    let check = Store::unlock(folder.path(), PASSPHRASE).unwrap().verify_journal().unwrap();
    assert_eq!((check.first_broken, check.differing_cases), (None, vec![2]));
}
