//! Splits a stream of bytes into rows and fields, in bounded memory.
//!
//! Bytes, not letters: in UTF-8 and Shift_JIS alike no part of a letter is a comma, a quote or a line end. So a field
//! that nobody needs is never decoded, and a damaged letter harms its own field alone.

use std::io::{self, ErrorKind, Read};

use csv_core::ReadRecordResult;

use crate::RowFault;

/// Bytes of a row at most: 40 times an ordinary one.
pub(crate) const MOST_BYTES: usize = 64 * 1024;
/// Columns of a row at most.
const MOST_COLUMNS: usize = 2048;
/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// The rows of a stream.
pub(crate) struct Rows<R> {
    source: R,
    buffer: Vec<u8>,
    /// Where the row being read begins in the buffer.
    start: usize,
    /// Where the next row begins.
    next: usize,
    ended: bool,
    parser: csv_core::Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    columns: usize,
    row: u64,
}

/// What was found.
pub(crate) enum Found {
    /// A row, split into fields.
    Row,
    /// A row beyond what a row can be. Reading goes on with the next line.
    TooLong,
    /// No further row.
    End,
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::with_capacity(2 * CHUNK),
            start: 0,
            next: 0,
            ended: false,
            parser: csv_core::Reader::new(),
            fields: vec![0; MOST_BYTES],
            ends: vec![0; MOST_COLUMNS],
            columns: 0,
            row: 0,
        }
    }

    /// The beginning of the stream, whole lines where there are any.
    pub(crate) fn beginning(&mut self) -> io::Result<&[u8]> {
        while self.buffer.len() < CHUNK && self.read_on()? {}
        let lines = self.buffer.iter().rposition(|byte| *byte == b'\n').filter(|_| !self.ended);
        Ok(&self.buffer[..lines.unwrap_or(self.buffer.len())])
    }

    /// Leaves out `bytes` at the beginning of the stream.
    pub(crate) fn skip(&mut self, bytes: usize) {
        self.next = (self.next + bytes).min(self.buffer.len());
    }

    /// The row's number as a spreadsheet counts it, from 1.
    pub(crate) const fn row(&self) -> u64 {
        self.row
    }

    /// How many columns the row has.
    pub(crate) const fn columns(&self) -> usize {
        self.columns
    }

    /// A field of the row; empty beyond the last.
    pub(crate) fn field(&self, column: usize) -> &[u8] {
        let begin = if column == 0 { 0 } else { self.ends.get(column - 1).copied().unwrap_or_default() };
        match self.ends.get(column) {
            Some(end) if column < self.columns => self.fields.get(begin..*end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The row as it lies in the file.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.next]
    }

    /// Whether another row follows.
    pub(crate) fn has_more(&mut self) -> io::Result<bool> {
        loop {
            if self.buffer[self.next..].iter().any(|byte| !matches!(byte, b'\r' | b'\n')) {
                return Ok(true);
            }
            if !self.read_on()? {
                return Ok(false);
            }
        }
    }

    /// Reads the next row that is not blank.
    pub(crate) fn advance(&mut self) -> io::Result<Found> {
        self.start = self.next;
        self.columns = 0;
        loop {
            match self.buffer.get(self.next).copied() {
                None if self.read_on()? => continue,
                None => return Ok(Found::End),
                Some(b'\r' | b'\n') => {
                    self.end_line()?;
                    self.row += 1;
                    self.start = self.next;
                    continue;
                }
                Some(_) => {}
            }
            let unread = &self.buffer[self.next..];
            let window = &unread[..unread.len().min(MOST_BYTES)];
            self.parser.reset();
            let (mut result, read, written, mut columns) =
                self.parser.read_record(window, &mut self.fields, &mut self.ends);
            let window = window.len();
            if matches!(result, ReadRecordResult::InputEmpty) && window < MOST_BYTES {
                if self.read_on()? {
                    continue;
                }
                let (fields, ends) = (&mut self.fields[written..], &mut self.ends[columns..]);
                let (last, _, _, more) = self.parser.read_record(&[], fields, ends);
                (result, columns) = (last, columns + more);
            }
            return match result {
                ReadRecordResult::Record => {
                    self.next += read;
                    self.row += 1;
                    self.columns = columns;
                    // The second half of CR LF.
                    if self.buffer[..self.next].ends_with(b"\r") {
                        self.next -= 1;
                        self.end_line()?;
                    }
                    Ok(Found::Row)
                }
                ReadRecordResult::End => Ok(Found::End),
                _ => {
                    self.row += 1;
                    self.skip_line()?;
                    Ok(Found::TooLong)
                }
            };
        }
    }

    /// What is wrong with the row as a whole in a table of `expected` columns.
    pub(crate) fn fault(&self, expected: usize) -> Option<RowFault> {
        if self.bytes().contains(&0) {
            return Some(RowFault::Nul);
        }
        let found = self.columns;
        // Blank columns behind the last come from commas at the end of each line.
        let is_filled = |column| !self.field(column).trim_ascii().is_empty();
        if found < expected || (expected..found).any(is_filled) {
            return Some(RowFault::Columns { found, expected });
        }
        // One in the last column swallows all that follows and leaves the number of columns as it is.
        let quotes = self.bytes().iter().filter(|byte| **byte == b'"').count();
        let is_of_lines = || self.bytes().trim_ascii_end().contains(&b'\n');
        (quotes % 2 == 1 && is_of_lines()).then_some(RowFault::UnclosedQuote)
    }

    /// Goes back to the second line of the row, where it has several: after a quote that was never closed, the lines
    /// that it swallowed are rows of their own.
    pub(crate) fn back_to_second_line(&mut self) {
        let lines = self.bytes();
        if let Some(end) = lines.iter().position(|byte| *byte == b'\n') {
            self.next = self.start + end + 1;
        }
    }

    /// Steps over the line end at `next`.
    fn end_line(&mut self) -> io::Result<()> {
        let carriage_return = self.buffer[self.next] == b'\r';
        self.next += 1;
        if carriage_return && (self.next < self.buffer.len() || self.read_on()?) && self.buffer[self.next] == b'\n' {
            self.next += 1;
        }
        Ok(())
    }

    /// Steps over everything up to the next line, however far it is.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            if let Some(end) = self.buffer[self.next..].iter().position(|byte| *byte == b'\n') {
                self.next += end + 1;
                self.start = self.next;
                return Ok(());
            }
            self.next = self.buffer.len();
            self.start = self.next;
            if !self.read_on()? {
                return Ok(());
            }
        }
    }

    /// Reads more of the stream, and gives up what lies before the row. False at the end of the stream.
    fn read_on(&mut self) -> io::Result<bool> {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.next -= self.start;
            self.start = 0;
        }
        let filled = self.buffer.len();
        while !self.ended {
            self.buffer.resize(filled + CHUNK, 0);
            let read = self.source.read(&mut self.buffer[filled..]);
            self.buffer.truncate(filled + read.as_ref().copied().unwrap_or_default());
            match read {
                Ok(0) => self.ended = true,
                Ok(_) => return Ok(true),
                Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
                Err(cause) => {
                    self.ended = true;
                    return Err(cause);
                }
            }
        }
        Ok(false)
    }
}
