//! Reading a stream line by line, in constant memory.

use std::io::{self, BufRead, Read};

/// Longest line that is read; a case takes about one kilobyte.
const LONGEST: u64 = 1 << 20;

/// What the stream held next.
pub enum Line<'a> {
    /// A line without its end.
    Text(&'a str),
    /// A line that is not text in UTF-8.
    NotUtf8,
    /// A line longer than any case can be.
    TooLong,
}

/// Reads the next line into `buffer`; `None` at the end.
///
/// # Errors
/// Where the stream cannot be read.
pub fn next<'a>(stream: &mut impl BufRead, buffer: &'a mut Vec<u8>) -> io::Result<Option<Line<'a>>> {
    buffer.clear();
    stream.by_ref().take(LONGEST + 1).read_until(b'\n', buffer)?;
    if buffer.is_empty() {
        return Ok(None);
    }
    if buffer.len() as u64 > LONGEST {
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(
        std::str::from_utf8(buffer).map_or(Line::NotUtf8, |text| {
            Line::Text(text.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']))
        }),
    ))
}
