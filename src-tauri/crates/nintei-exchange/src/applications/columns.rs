use std::io::Read;

use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::field::{folded, usually};
use crate::digesting::Digesting;
use crate::rows::{Found, Rows};
use crate::{Encoding, FileError};

/// Rows that are shown beside the columns.
const SAMPLES: usize = 5;
/// Letters of a name or a sample that are shown.
const SHOWN: usize = 40;

/// What a file of applications holds, as far as it can be told without a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Columns {
    /// How bytes stand for letters.
    pub encoding: Encoding,
    /// Whether the first row holds names. A guess; [`Columns::with_header`] follows a person's word.
    pub header: bool,
    /// A name per column: the first row's, or 「1列目」 where there are none.
    pub names: Vec<String>,
    /// The first rows' values, at most 5 rows, each with as many values as there are columns.
    pub samples: Vec<Vec<String>>,
    /// Rows with applications, whether they can be read or not.
    #[ts(type = "number")]
    pub rows: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// What tells files of the same system from others, in hexadecimal: a digest of the columns' names, or of their
    /// number where there are none. A mapping is kept under it.
    pub layout: String,
}

impl Columns {
    /// The same file, with the first row taken for names or for an application.
    #[must_use]
    pub fn with_header(mut self, header: bool) -> Self {
        if header == self.header {
            return self;
        }
        if header {
            if !self.samples.is_empty() {
                self.names = self.samples.remove(0);
            }
            self.rows = self.rows.saturating_sub(1);
        } else {
            let names = numbered(self.names.len());
            self.samples.insert(0, std::mem::replace(&mut self.names, names));
            self.samples.truncate(SAMPLES);
            self.rows += 1;
        }
        self.header = header;
        self
    }
}

/// Looks through a whole file once, in bounded memory.
///
/// # Errors
/// [`FileError`] where the file as a whole cannot be read.
pub fn look(source: impl Read) -> Result<Columns, FileError> {
    let mut through = Digesting::new(source);
    let mut rows = Rows::new(&mut through);
    let beginning = rows.beginning()?;
    if beginning.is_empty() {
        return Err(FileError::Empty);
    }
    let encoding = Encoding::of(beginning).ok_or(FileError::NotText)?;
    rows.skip(encoding.mark());
    match rows.advance()? {
        Found::Row if rows.fault(rows.columns()).is_none() => {}
        Found::Row | Found::TooLong => return Err(FileError::UnreadableHeader),
        Found::End => return Err(FileError::Empty),
    }
    let width = rows.columns();
    let first = shown(&rows, width, encoding);
    let header = holds_names(&first);
    let (mut samples, mut count) = (Vec::new(), 0);
    loop {
        match rows.advance()? {
            Found::End => break,
            Found::TooLong => {}
            Found::Row => {
                if count == 0 && is_title(&first) && rows.columns() > width.max(2) {
                    return Err(FileError::TitleAboveNames);
                }
                if rows.fault(width).is_some() {
                    rows.back_to_second_line();
                } else if samples.len() < SAMPLES {
                    samples.push(shown(&rows, width, encoding));
                }
            }
        }
        count += 1;
    }
    if header && count == 0 {
        return Err(FileError::HeaderOnly);
    }
    let layout = layout(header.then_some(&first[..]), width);
    let names = if header {
        first
    } else {
        samples.insert(0, first);
        samples.truncate(SAMPLES);
        count += 1;
        numbered(width)
    };
    Ok(Columns { encoding, header, names, samples, rows: count, digest: through.into_hex(), layout })
}

/// A row of names has none of the numbers and days without which no application is.
fn holds_names(first: &[String]) -> bool {
    first.iter().any(|name| usually(name).is_some())
        || !first.iter().any(|name| name.contains(|letter: char| letter.is_numeric()))
}

/// Whether a first row of one filled column may be the title of a list.
fn is_title(first: &[String]) -> bool {
    first.iter().filter(|text| !text.is_empty()).count() <= 1
}

fn numbered(columns: usize) -> Vec<String> {
    (1..=columns).map(|number| format!("{number}列目")).collect()
}

fn shown(rows: &Rows<impl Read>, width: usize, encoding: Encoding) -> Vec<String> {
    let text = |column| {
        let text = encoding.decode(rows.field(column)).unwrap_or_else(|| "（読めない文字）".into());
        text.trim().chars().filter(|letter| !letter.is_control()).take(SHOWN).collect()
    };
    (0..width).map(text).collect()
}

fn layout(names: Option<&[String]>, width: usize) -> String {
    let mut digest = Sha256::new();
    match names {
        None => digest.update(format!("{width} columns")),
        Some(names) => names.iter().for_each(|name| digest.update(folded(name) + "\n")),
    }
    hex::encode(digest.finalize())
}
