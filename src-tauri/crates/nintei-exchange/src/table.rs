use std::borrow::Cow;
use std::io::{self, Read};

use crate::field::Field;
use crate::layout::Layout;
use crate::rows::{Found, MOST_BYTES, Rows};
use crate::value::plain;
use crate::{Encoding, FileError, RowError, RowFault};

/// The records of a file, with the columns known.
pub(crate) struct Table<R> {
    rows: Rows<R>,
    pub(crate) encoding: Encoding,
    pub(crate) layout: Layout,
    /// Whether the first row, which is a record itself, is still to be given out.
    first_is_next: bool,
}

impl<R: Read> Table<R> {
    /// Reads the first row and decides by it.
    pub(crate) fn open(source: R) -> Result<Self, FileError> {
        let mut rows = Rows::new(source);
        let beginning = rows.beginning()?;
        if beginning.is_empty() {
            return Err(FileError::Empty);
        }
        let encoding = Encoding::of(beginning).ok_or(FileError::NotText)?;
        rows.skip(encoding.mark());
        match rows.advance()? {
            Found::Row => {}
            Found::TooLong => return Err(FileError::UnreadableHeader),
            Found::End => return Err(FileError::Empty),
        }
        let first: Vec<String> = (0..rows.columns())
            .map(|column| encoding.decode(rows.field(column)).map(Cow::into_owned).unwrap_or_default())
            .collect();
        let layout = Layout::of(&first)?;
        if layout.header && !rows.has_more()? {
            return Err(FileError::HeaderOnly);
        }
        let first_is_next = !layout.header;
        Ok(Self { rows, encoding, layout, first_is_next })
    }

    /// Goes on to the next record. `None` at the end; a record that is no record is an error, and reading goes on
    /// behind it.
    pub(crate) fn advance(&mut self) -> io::Result<Option<Result<(), RowError>>> {
        let found = if std::mem::take(&mut self.first_is_next) { Found::Row } else { self.rows.advance()? };
        let fault = match found {
            Found::End => return Ok(None),
            Found::TooLong => RowFault::TooLong { most: MOST_BYTES },
            Found::Row => match self.rows.fault(self.layout.width) {
                None => return Ok(Some(Ok(()))),
                Some(fault) => {
                    self.rows.back_to_second_line();
                    fault
                }
            },
        };
        Ok(Some(Err(RowError { row: self.row(), column: String::new(), fault })))
    }

    /// The record's row as a spreadsheet counts it, from 1.
    pub(crate) const fn row(&self) -> u64 {
        self.rows.row()
    }

    /// What the record says in `field`, or nothing where it is blank or has no column.
    pub(crate) fn text(&self, field: Field) -> Result<Option<Cow<'_, str>>, RowFault> {
        let Some(column) = self.layout.column(field) else { return Ok(None) };
        let text = plain(self.encoding.decode(self.rows.field(column)).ok_or(RowFault::NotText)?);
        Ok(Some(text).filter(|text| !text.is_empty()))
    }
}
