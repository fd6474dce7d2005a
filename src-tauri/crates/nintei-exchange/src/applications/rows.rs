use std::io::{self, Read};

use super::field::IntakeField;
use super::mapping::Mapping;
use super::notes::{Assumed, Assumptions};
use super::row::{ApplicationRow, FieldFault, RowReader};
use crate::rows::{Found, MOST_BYTES, Rows};
use crate::{Encoding, RowError, RowFault};

/// The applications of a file, one after the other, in bounded memory.
pub struct ApplicationRows<R> {
    rows: Rows<R>,
    mapping: Mapping,
    encoding: Encoding,
    /// Columns of the first row; `None` before it is read.
    width: Option<usize>,
    ended: bool,
    assumptions: Assumptions,
}

/// Reads the applications of `source` as `mapping`, which [`Mapping::check`] found to fit the file, says.
pub fn rows<R: Read>(source: R, mapping: &Mapping, encoding: Encoding) -> ApplicationRows<R> {
    let mapping = mapping.clone();
    let rows = Rows::new(source);
    ApplicationRows { rows, mapping, encoding, width: None, ended: false, assumptions: Assumptions::default() }
}

impl<R: Read> ApplicationRows<R> {
    /// What was assumed about the rows read so far, each in a sentence for the user.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.assumptions.notes()
    }

    /// Goes on to the next application. `None` at the end.
    fn advance(&mut self) -> io::Result<Option<Result<(), RowFault>>> {
        loop {
            let is_first = self.width.is_none();
            if is_first {
                self.rows.beginning()?;
                self.rows.skip(self.encoding.mark());
            }
            let found = self.rows.advance()?;
            let width = *self.width.get_or_insert(self.rows.columns());
            return Ok(match found {
                Found::End => None,
                _ if is_first && self.mapping.header => continue,
                Found::TooLong => Some(Err(RowFault::TooLong { most: MOST_BYTES })),
                Found::Row => Some(match self.rows.fault(width) {
                    None => Ok(()),
                    Some(fault) => {
                        self.rows.back_to_second_line();
                        Err(fault)
                    }
                }),
            });
        }
    }

    fn read(&mut self) -> Result<ApplicationRow, FieldFault> {
        let cell = |column| self.encoding.decode(self.rows.field(column));
        let mut reader = RowReader { mapping: &self.mapping, cell, assumed: Assumed::default() };
        let application = reader.read()?;
        self.assumptions.add(&reader.assumed);
        Ok(ApplicationRow { row: self.rows.row(), application })
    }

    /// The field with its place, as a spreadsheet names places: 「生年月日（C列）」.
    fn named(&self, field: IntakeField) -> String {
        match self.mapping.columns.get(&field) {
            Some(column) => format!("{}（{}列）", field.name(), letters(*column)),
            None => field.name().to_owned(),
        }
    }
}

impl<R: Read> Iterator for ApplicationRows<R> {
    type Item = Result<ApplicationRow, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let (row, column, fault) = match self.advance() {
            Ok(Some(Ok(()))) => match self.read() {
                Ok(row) => return Some(Ok(row)),
                Err((field, fault)) => (self.rows.row(), self.named(field), fault),
            },
            Ok(Some(Err(fault))) => (self.rows.row(), String::new(), fault),
            Ok(None) => {
                self.ended = true;
                return None;
            }
            Err(cause) => {
                self.ended = true;
                (self.rows.row() + 1, String::new(), RowFault::Interrupted(cause))
            }
        };
        Some(Err(RowError { row, column, fault }))
    }
}

/// A column's place as a spreadsheet names it: A, B, … Z, AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }
}
