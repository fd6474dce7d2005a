use std::io::{Read, Seek, SeekFrom};

use nintei_survey::FormEdition;
use serde::Serialize;
use ts_rs::TS;

use crate::digesting::Digesting;
use crate::field::Field;
use crate::marks::MarkEvidence;
use crate::record::{KNOWN_RECORDS, OfficialRow, RecordReader};
use crate::table::Table;
use crate::{ColumnsBy, Encoding, FileError, MarkCoding, RowError, RowFault};

/// 識別コード that are not known, at most this many are told.
const MOST_UNKNOWN_RECORDS: usize = 5;

/// How a file is read, as its first look-through found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reading {
    /// How bytes stand for letters.
    pub encoding: Encoding,
    /// How it is known which column is which.
    pub columns_by: ColumnsBy,
    /// Whether the first row holds names.
    pub header: bool,
    /// Names of the columns that are read where they are, and are not there.
    pub missing_columns: Vec<String>,
    /// How 麻痺, 拘縮 and 特別な医療 are written.
    pub marks: MarkCoding,
    /// Rows with records, whether they can be read or not.
    #[ts(type = "number")]
    pub rows: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// What was assumed, each in a sentence for the user.
    pub notes: Vec<String>,
}

/// The records of a file of 一次判定済みデータ, one after the other, in bounded memory.
pub struct Reader<'f, R> {
    table: Table<R>,
    form: &'f FormEdition,
    reading: Reading,
    ended: bool,
}

impl<'f, R: Read + Seek> Reader<'f, R> {
    /// Looks through the whole file once, then goes back to its beginning. Answers are held against `form`.
    ///
    /// # Errors
    /// [`FileError`] where the file as a whole cannot be read.
    pub fn open(mut source: R, form: &'f FormEdition) -> Result<Self, FileError> {
        let mut through = Digesting::new(&mut source);
        let mut table = Table::open(&mut through)?;
        let mut marks = MarkEvidence::default();
        let mut rows = 0;
        let mut unknown_records = Vec::new();
        while let Some(record) = table.advance()? {
            rows += 1;
            if record.is_err() {
                continue;
            }
            marks.add(Field::marks().filter_map(|field| table.text(field).ok()?));
            if let Ok(Some(code)) = table.text(Field::RECORD_CODE)
                && is_unknown_record(&code)
                && !unknown_records.iter().any(|known| *known == code)
                && unknown_records.len() < MOST_UNKNOWN_RECORDS
            {
                unknown_records.push(code.into_owned());
            }
        }
        let (encoding, layout) = (table.encoding, table.layout);
        let reading = Reading {
            encoding,
            columns_by: layout.by,
            header: layout.header,
            missing_columns: layout.missing(),
            marks: marks.coding(),
            rows,
            digest: through.into_hex(),
            notes: notes(layout.by, &unknown_records, marks),
        };
        source.seek(SeekFrom::Start(0))?;
        Ok(Self { table: Table::open(source)?, form, reading, ended: false })
    }

    /// How the file is read.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }
}

impl<R: Read> Iterator for Reader<'_, R> {
    type Item = Result<OfficialRow, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.table.advance() {
            Ok(Some(Ok(()))) => {
                let coding = self.reading.marks;
                Some(RecordReader { table: &self.table, form: self.form, coding }.read())
            }
            Ok(Some(Err(error))) => Some(Err(error)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(cause) => {
                self.ended = true;
                let row = self.table.row() + 1;
                Some(Err(RowError { row, column: String::new(), fault: RowFault::Interrupted(cause) }))
            }
        }
    }
}

fn is_unknown_record(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !KNOWN_RECORDS.contains(&code)
}

fn notes(columns_by: ColumnsBy, unknown_records: &[String], marks: MarkEvidence) -> Vec<String> {
    let mut notes = Vec::new();
    if columns_by == ColumnsBy::Positions {
        notes.push(
            "見出しで列を決められないため、認定ソフト2009 SP3の列の位置で読みました。値がずれていないか、結果を確かめてください。"
                .to_owned(),
        );
    }
    if !unknown_records.is_empty() {
        let codes = unknown_records.join("・");
        notes.push(format!(
            "識別コード「{codes}」の列の意味は分かっていません。09Bと同じ意味で読みました。結果を確かめてください。"
        ));
    }
    notes.extend(marks.note());
    notes
}
