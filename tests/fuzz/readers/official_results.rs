//! The 一次判定済みデータ of another program: rows come in or are refused with row, column and cause.

use std::io::Cursor;
use std::sync::LazyLock;

use nintei_exchange::Reader;
use nintei_survey::FormEdition;

static FORM: LazyLock<FormEdition> =
    LazyLock::new(|| nintei_survey::built_in().expect("the built-in forms are sound").pop().expect("a form"));

pub fn read(data: &[u8]) {
    match Reader::open(Cursor::new(data), &FORM) {
        Ok(rows) => {
            for row in rows {
                if let Err(refusal) = row {
                    assert!(!refusal.to_string().is_empty());
                }
            }
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}
